"""How well moves are read by rules: on labelled turns, and on CaSiNo beside a learnt baseline.

The CaSiNo corpus (Chawla et al., NAACL 2021, CC BY 4.0) is not part of the repository: name its folder
in ``COMMON_GROUND_CASINO``.
"""

import json
import os
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from assistant.language.locale import Language
from assistant.rehearsal.casting import cast
from assistant.rehearsal.kinds import Level, MoveKind, Scenario
from assistant.rehearsal.models import Session, Setup
from assistant.rehearsal.moves import understand
from assistant.rehearsal.practice import practice_table

FOLDER = Path(__file__).parent.parent / "tests" / "evals" / "moves"
Labels = frozenset[str]
# Annotations of CaSiNo → the moves that show them; no-need and other-need have no move of their own.
TAGS = {
    "small-talk": {MoveKind.SMALL_TALK, MoveKind.GREETING},
    "self-need": {MoveKind.DISCLOSURE},
    "elicit-pref": {MoveKind.INTEREST_QUESTION, MoveKind.PRIORITY_QUESTION, MoveKind.INFORMATION_REQUEST},
    "promote-coordination": {MoveKind.TRADE, MoveKind.CONCESSION, MoveKind.OFFER},
    "vouch-fair": {MoveKind.CRITERIA},
    "showing-empathy": {MoveKind.ACKNOWLEDGEMENT, MoveKind.APOLOGY},
}


def main() -> None:
    for split in ("dev", "held"):
        _split(split)
    _casino()


def session(language: Language) -> Session:
    """The practice table with one counterpart."""
    persona = cast(language)[0]
    table = practice_table("person", [persona], language)
    return Session(
        setup=Setup(
            language=language,
            scenario=Scenario.NUMERIC,
            level=Level.FAIR,
            seed=1,
            personas=(persona,),
            table=table,
        )
    )


def cases(split: str) -> list[dict[str, Any]]:
    """The labelled turns of one split."""
    return [
        case
        for path in sorted(FOLDER.glob(f"{split}_*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def scores(pairs: Sequence[tuple[Labels, Labels]], labels: Iterable[str]) -> dict[str, tuple[float, int]]:
    """For each label F1 and how often it is expected, from pairs of expected and found."""
    found = {}
    for label in labels:
        hits = sum(label in want and label in got for want, got in pairs)
        wanted = sum(label in want for want, _ in pairs)
        given = sum(label in got for _, got in pairs)
        found[label] = (2 * hits / (wanted + given) if wanted + given else 0.0, wanted)
    return found


def macro(by_label: dict[str, tuple[float, int]]) -> float:
    """The mean F1 over the labels that are expected at least once."""
    counted = [f1 for f1, wanted in by_label.values() if wanted]
    return sum(counted) / len(counted) if counted else 0.0


def read(split: str) -> list[tuple[Labels, Labels]]:
    """Expected and found labels of each turn of a split."""
    sessions = {language.value: session(language) for language in Language}
    pairs = []
    for case in cases(split):
        room = sessions.get(case["language"], sessions[Language.EN.value])
        moves = understand(case["text"], room).moves
        pairs.append((frozenset(case["moves"]), frozenset(move.kind.value for move in moves)))
    return pairs


def _split(split: str) -> None:
    start = time.perf_counter()
    pairs = read(split)
    each = (time.perf_counter() - start) / len(pairs) * 1_000
    by_label = scores(pairs, [kind.value for kind in MoveKind])
    print(f"{split}: {len(pairs)} turns, macro-F1 {macro(by_label):.3f}, {each:.1f} ms a turn")
    for label, (f1, wanted) in by_label.items():
        print(f"  {label:20} {f1:.2f}  ({wanted})")


def _casino() -> None:
    folder = os.environ.get("COMMON_GROUND_CASINO", "")
    if not folder or not (Path(folder) / "casino_train.json").exists():
        print("CaSiNo: skipped, set COMMON_GROUND_CASINO to the folder with casino_*.json")
        return
    train, held = (_annotated(Path(folder) / f"casino_{split}.json") for split in ("train", "valid"))
    room = session(Language.EN)
    found = [_tags(understand(text, room).moves) for text, _ in held]
    by_rules = scores([(want, got) for (_, want), got in zip(held, found, strict=True)], TAGS)
    learnt = _learnt(train, [text for text, _ in held])
    print(f"CaSiNo validation: {len(held)} annotated turns")
    print(f"  rules               macro-F1 {macro(by_rules):.3f}  {_each(by_rules)}")
    if learnt is None:
        print("  TF-IDF + logistic regression: skipped, scikit-learn is not installed")
        return
    by_learnt = scores([(want, got) for (_, want), got in zip(held, learnt, strict=True)], TAGS)
    print(f"  TF-IDF + regression macro-F1 {macro(by_learnt):.3f}  {_each(by_learnt)}")


def _each(by_label: dict[str, tuple[float, int]]) -> str:
    return ", ".join(f"{label} {f1:.2f}" for label, (f1, _) in by_label.items())


def _annotated(path: Path) -> list[tuple[str, Labels]]:
    """Annotated turns with those of their tags that have a move."""
    dialogues = json.loads(path.read_text(encoding="utf-8"))
    return [
        (text, frozenset(tags.split(",")) & frozenset(TAGS))
        for dialogue in dialogues
        for text, tags in dialogue["annotations"]
    ]


def _tags(moves: Iterable[Any]) -> Labels:
    kinds = {move.kind for move in moves}
    return frozenset(tag for tag, shown in TAGS.items() if shown & kinds)


def _learnt(train: list[tuple[str, Labels]], texts: list[str]) -> list[Labels] | None:
    """What TF-IDF and a logistic regression for each tag find, trained on the training split."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
    except ImportError:
        return None
    vectors = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    known, asked = vectors.fit_transform([text for text, _ in train]), vectors.transform(texts)
    found: list[set[str]] = [set() for _ in texts]
    for tag in TAGS:
        model = LogisticRegression(max_iter=1_000, class_weight="balanced")
        model.fit(known, [tag in tags for _, tags in train])
        for into, hit in zip(found, model.predict(asked), strict=True):
            into |= {tag} if hit else set()
    return [frozenset(tags) for tags in found]

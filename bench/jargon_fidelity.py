"""Fidelity of translations: figures, dates, names, negations, conditions and obligations stay as they are.

Over every sentence of ``tests/evals/jargon``, for each listener: offline all of it is kept. With a model that
drops or changes one labelled thing in half of its answers every spoilt answer is caught, and none of the
faithful half is. What is dropped comes from the labels, written by a person before the checks were.
"""

import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from assistant.jargon.composer import compose
from assistant.jargon.composer.compose import compose_openly
from assistant.jargon.drafting import translate
from assistant.jargon.fidelity import Watch
from assistant.jargon.model_judge import Judge
from assistant.jargon.model_prompt import Pair
from assistant.jargon.models import Side, Translation
from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.homes import home_name, home_of
from assistant.knowledge.glossary.loading import load_glossary
from assistant.knowledge.glossary.models import Home
from assistant.language.locale import Language
from assistant.language.model_port import CallBudget
from assistant.language.progress import Quiet
from assistant.language.prompts import PromptLibrary
from bench.jargon import ROOT, cases
from bench.jargon_spoiling import paraphrases, replaced, spoil
from tests.fakes.jargon_model import JargonModel

SPLITS = ("dev", "more")
PROMPTS = PromptLibrary(ROOT / "prompts")
PEOPLE = ("雅婷",)
"""A given name by itself is known only where the project has the person."""
OUTSIDE = ("signing",)
"""A label that is none of the kinds which code can tell."""
_HELD_BACK = "\ue000"


@dataclass
class Result:
    """Counts over the sentences, and what went wrong."""

    kept: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    labels: int = 0
    labels_lost: list[str] = field(default_factory=list)
    spoilt: int = 0
    missed: list[str] = field(default_factory=list)
    faithful: int = 0
    alarms: list[str] = field(default_factory=list)
    drafts: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class _Said:
    """One labelled sentence, its speaker, and everybody who may listen."""

    case: dict[str, Any]
    speaker: Side
    language: Language

    def listeners(self) -> Iterator[Side]:
        """The labelled listener first, then every other kind of department."""
        wanted = _home(self.case["listener"])
        for home in sorted(Home, key=lambda each: (each != wanted, each.value)):
            if home != self.speaker.home:
                yield Side(department=home_name(home, self.language), home=home)


def main() -> None:
    detector = Detector(load_glossary(ROOT / "kb"))
    for split in SPLITS:
        started = time.perf_counter()
        result = measure(detector, list(cases(split)))
        _print(split, result, time.perf_counter() - started)


def measure(detector: Detector, sentences: list[dict[str, Any]], *, most_listeners: int = 14) -> Result:
    """Fidelity over ``sentences``, each for up to ``most_listeners`` listeners offline and one by a model."""
    result = Result()
    for case in sentences:
        speaker = Side(department=case["home"], home=_home(case["home"]))
        said = _Said(case, speaker, Language(case["language"]))
        listeners = list(said.listeners())[:most_listeners]
        for listener in listeners:
            _offline(result, said, listener, detector)
        _by_model(result, said, listeners[0], detector)
        _drafted(result, said, listeners[0], detector, spoilt=sum(result.drafts.values()) % 2 == 1)
    return result


def _offline(result: Result, said: _Said, listener: Side, detector: Detector) -> None:
    told = _composed(said, listener, detector).listeners[0]
    for kept in told.kept:
        (result.kept if kept.kept else result.lost)[kept.kind] += 1
    rewrite = " ".join(each.text for each in told.paragraphs)
    for label in said.case["keeps"]:
        result.labels += 1
        if label not in rewrite:
            result.labels_lost.append(f"{said.case['id']} for {listener.department}: {label}")


def _composed(said: _Said, listener: Side, detector: Detector) -> Translation:
    text, glossary = said.case["text"], detector.glossary
    return compose(
        text, said.speaker, [listener], glossary=glossary, detector=detector, language=said.language
    )


def _by_model(result: Result, said: _Said, listener: Side, detector: Detector) -> None:
    """Every labelled thing dropped, and changed, in turn; and as many faithful answers."""
    composed = compose_openly(
        said.case["text"],
        said.speaker,
        [listener],
        glossary=detector.glossary,
        detector=detector,
        language=said.language,
        names=PEOPLE,
    )
    judge = Judge(Watch(composed.names), detector, said.speaker, [listener], said.language)
    for number, told in enumerate(composed.told[0]):
        source, glosses = told.rewrite.source, told.glosses
        pair = Pair(0, number, source, glosses)
        insides = [gloss.inside(said.language) for gloss in glosses]
        bare, brackets = _held_back(told.rewrite.text, insides)
        for label in set(said.case["keeps"]) - set(OUTSIDE):
            for text in spoil(bare, label):
                result.spoilt += 1
                if judge.worded(pair, _put_back(text, brackets)).usable:
                    result.missed.append(f"{said.case['id']} without {label}: {text}")
        for text in (bare, *paraphrases(bare)):
            result.faithful += 1
            worded = judge.worded(pair, _put_back(text, brackets))
            if not worded.usable:
                reasons = ", ".join(f"{each.check} {each.evidence}" for each in worded.findings)
                result.alarms.append(f"{said.case['id']}: {reasons} in {text}")


def _drafted(result: Result, said: _Said, listener: Side, detector: Detector, *, spoilt: bool) -> None:
    """The whole way, the model spoiling one label of each paragraph, when asked again too."""

    def change(text: str, paragraph: int, listener: int) -> str:
        labels = [label for label in said.case["keeps"] if label in text and label not in OUTSIDE]
        return replaced(text, labels[0], "") if spoilt and labels else text

    model = JargonModel(change)
    draft = translate(
        said.case["text"],
        said.speaker,
        [listener],
        glossary=detector.glossary,
        detector=detector,
        language=said.language,
        model=model,
        prompts=PROMPTS,
        progress=Quiet(),
        budget=CallBudget(),
    )
    told = draft.translation.listeners[0]
    whole = all(label in " ".join(each.text for each in told.paragraphs) for label in said.case["keeps"])
    kind = "spoilt" if spoilt else "faithful"
    if not any("- number: 1\n  text:" in message.text for asked in model.asked for message in asked):
        kind = "only words asked" if model.asked else "not asked"
    used = any(each.by_model for each in told.paragraphs)
    result.drafts[f"{kind}, {'whole' if whole else 'LOST'}, {'model' if used else 'offline'}"] += 1


def _held_back(text: str, insides: list[str]) -> tuple[str, list[str]]:
    """``text`` with a mark in place of each bracket, and the brackets in order."""
    forms = [re.escape(form) for inside in insides if inside for form in (f"（{inside}）", f" ({inside})")]
    if not forms:
        return text, []
    pattern = re.compile("|".join(forms))
    return pattern.sub(_HELD_BACK, text), pattern.findall(text)


def _put_back(text: str, brackets: list[str]) -> str:
    for bracket in brackets:
        text = text.replace(_HELD_BACK, bracket, 1)
    return text


def _home(name: str) -> Home | None:
    return Home(name) if name in set(Home) else home_of(name)


def _print(split: str, result: Result, seconds: float) -> None:
    total, lost = sum(result.kept.values()) + sum(result.lost.values()), sum(result.lost.values())
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(result.kept.items()))
    print(f"{split} offline kept: {total - lost} of {total} ({kinds}); lost: {dict(result.lost) or 'none'}")
    held = result.labels - len(result.labels_lost)
    print(f"{split} offline labels kept word for word: {held} of {result.labels}")
    caught = result.spoilt - len(result.missed)
    print(f"{split} spoilt by a model and caught: {caught} of {result.spoilt} (target all)")
    print(f"{split} faithful and refused: {len(result.alarms)} of {result.faithful} (target none)")
    for line in (*result.labels_lost, *result.missed, *result.alarms):
        print(f"  {line}")
    ends = "; ".join(f"{kind}: {count}" for kind, count in sorted(result.drafts.items()))
    print(f"{split} drafts, half of them spoilt: {ends}")
    print(f"{split}: {seconds:.1f} s")


if __name__ == "__main__":
    main()

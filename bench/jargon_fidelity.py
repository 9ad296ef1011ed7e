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
from assistant.jargon.fidelity import Watch
from assistant.jargon.model_judge import Judge
from assistant.jargon.model_prompt import Pair
from assistant.jargon.models import Side, Translation
from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.homes import home_name, home_of
from assistant.knowledge.glossary.loading import load_glossary
from assistant.knowledge.glossary.models import Home
from assistant.language.locale import Language
from bench.jargon import ROOT, cases

SPLITS = ("dev", "held")
_CHINESE = "零一二三四五六七八九"
_TURNED = {
    "不得": "可以", "不可以": "可以", "不可": "可以", "不能": "可以", "不用": "要", "不需要": "需要",
    "不要": "要", "請不要": "請", "請勿": "請", "沒有": "有", "還沒有": "已經有", "沒辦法": "有辦法",
    "不是": "是", "不會": "會", "不準": "準", "不拆": "拆", "不收錢": "收錢", "不": "很", "必須": "可以",
    "除非": "因為", "如果": "因為", "若": "因", "否則": "所以", "不然": "所以", "must": "may",
    "must not": "may", "not": "always", "never": "always", "nothing": "everything", "no": "every",
    "cannot": "can", "if": "because", "only if": "because", "unless": "because",
}  # fmt: skip
_SAME = (
    ("必須", "一定要"), ("如果", "若是"), ("不能", "無法"), ("沒有", "沒"), ("除非", "除非是"),
    ("否則", "不然"), ("需要", "要"), ("我們", "我們這邊"), ("must(?! not)", "have to"),
    ("cannot", "can't"), ("(?<!only )if ", "in case "),
)  # fmt: skip
_UNITS = {
    "NT$": "US$", "€": "£", "£": "$", "個月": "週", "分鐘": "小時", "小時": "分鐘", "天": "個月", "週": "天",
    "年": "個月", "%": " 個百分點", "萬": "億", "days": "weeks", "months": "days", "minutes": "hours",
    "hours": "days", "秒": "分鐘", "mm": "cm",
}  # fmt: skip
PEOPLE = ("雅婷",)
"""A given name by itself is known only where the project has the person."""
OUTSIDE = ("signing",)
"""A label that is none of the kinds which code can tell."""
_HELD_BACK = "\ue000"
_NOT_A_WORD = re.compile(r"(?<![A-Za-z0-9./_:-])\d+(?![A-Za-z0-9./_:-]| ?D)")


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


def spoil(text: str, label: str) -> Iterator[str]:
    """``text`` without ``label``, with another value in its place, and with another unit."""
    if label not in text:
        return
    yield _replaced(text, label, "")
    for other in (_turned(label), _other_unit(label)):
        if other != label:
            yield _replaced(text, label, other)


def _other_unit(label: str) -> str:
    if not re.search(r"\d|[一二兩三四五六七八九十]", label):
        return label
    one = next((unit for unit in _UNITS if unit in label), "")
    return label.replace(one, _UNITS[one]) if one else label


def _replaced(text: str, label: str, by: str) -> str:
    """Where ``label`` first stands by itself: no part of a number or word, and no 不錯 for 不."""
    edge = r"(?<![A-Za-z0-9.,])" if label[0].isascii() else ""
    after = r"(?![A-Za-z0-9])" if label[-1].isascii() else "(?![錯過])" if label == "不" else ""
    return re.sub(edge + re.escape(label) + after, lambda _: by, text, count=1)


def _turned(label: str) -> str:
    """Something that looks alike and says another thing."""
    if label in _TURNED:
        return _TURNED[label]
    digit = re.search(r"\d", label)
    if digit:
        return label[: digit.start()] + str(int(digit[0]) % 9 + 1) + label[digit.end() :]
    for place, character in enumerate(label):
        if character in _CHINESE[1:]:
            return label[:place] + _CHINESE[_CHINESE.index(character) % 9 + 1] + label[place + 1 :]
        if character == "兩":
            return label[:place] + "三" + label[place + 1 :]
    return label


def paraphrases(text: str) -> Iterator[str]:
    """The same said in other words: other spellings of numbers, negations, conditions and obligations."""
    if "`" in text:
        return
    for one, other in _SAME:
        if re.search(one, text) and other not in text:
            yield re.sub(one, other, text, count=1)
    wide = _NOT_A_WORD.sub(lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in number[0]), text)
    if wide != text:
        yield wide


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
    print(f"{split}: {seconds:.1f} s")


if __name__ == "__main__":
    main()

"""What departments say in texts: asks, offers, worries, KPIs, open decisions, constraints, terms, facts.

A sentence goes to the department it begins with, else to the one its line or heading names, else to that of who
says it; where nobody is known it becomes a fact.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.language.numerals import narrow
from assistant.project.intake.amounts import find_amounts, find_percentages
from assistant.project.intake.dates import find_dates
from assistant.project.intake.proposal import Figure, Origin, Path, ProposedField, Value
from assistant.project.intake.rules_departments import DepartmentNames
from assistant.project.intake.rules_people import present
from assistant.project.intake.sentences import Sentence
from assistant.project.intake.signs import is_chinese, marks, pattern, tree
from assistant.project.models import Kpi, ReservationValue, Term

LONGEST = 280
_LEAST = 4
_LABEL = re.compile(r"^(?:[^：:，。\d]{1,24}?[ ]\d{1,2}:\d{2}(?::\d{2})?[ ]|[^：:，。]{0,24}?[：:][ ]?)")
_LABELLED = re.compile(r"^[^：:，。,.]{0,14}?(?:[：:](?!\d)|[)）]?[ ]\d{1,2}:\d{2}[ ])")
_FIRST_PERSON = re.compile(r"我們?|(?<![A-Za-z])(?:we|our|us|I (?:would|want|need))(?![A-Za-z])")
_OBJECT = re.compile(
    r"(?:請|想請|麻煩|跟|從|給|讓|和|與|需要|希望|要|等|缺|由|靠|找|向|對|(?<![A-Za-z])(?:ask|asked|to|from|with|and|by|for|needs?))[ ]?$",
    re.IGNORECASE,
)
# Somebody outside asks: that is a condition, not a department's wish.
_OUTSIDE = re.compile(
    r"(?:客戶|供應商|主管機關|廠商|業主|法規|政府|customers?|clients?|regulators?)[ ]?(?:的)?(?:要求|規定|demands?|requires?|asks?)",
    re.I,
)
_WORDS = re.compile(r"[\u4e00-\u9fff]|[A-Za-z]{2,}")


@dataclass(frozen=True)
class Speaking:
    """A sentence and the department it speaks for, ``""`` when unknown."""

    sentence: Sentence
    department: str
    sure: float


def speaking(found: Sequence[Sentence], names: DepartmentNames, homes: Mapping[str, str]) -> list[Speaking]:
    """For which department each sentence speaks.

    Args:
        homes: who says something, as written there → department.
    """
    result: list[Speaking] = []
    nobody = ("", 0.0)
    label = heading = nobody
    passage = -1
    for each in found:
        if each.passage != passage:
            passage, heading = each.passage, nobody
        subject, is_label = _subject(each, names)
        if each.first:
            label = subject if is_label else nobody
            if subject[0] and _is_heading(each, names):
                heading = subject
        home = (homes.get(each.said_by, ""), 0.7)
        # Whoever says "we" speaks for those the line is labelled with, not for those it mentions.
        mine = [label, heading, home] if _FIRST_PERSON.search(each.text) and not is_label else []
        options = [*mine, subject, label, heading, home]
        department, sure = next((option for option in options if option[0]), nobody)
        result.append(Speaking(each, department, sure))
    return result


def _subject(sentence: Sentence, names: DepartmentNames) -> tuple[tuple[str, float], bool]:
    """The department a sentence begins with, how sure that is, and whether it is a label: 「品保課：」."""
    mentions = names.mentions(sentence.text)
    if not mentions:
        return ("", 0.0), False
    first = mentions[0]
    before, after = sentence.text[: first.start], sentence.text[first.end :]
    if len(before) <= 12 and not _OBJECT.search(before) and _LABELLED.match(after):
        return (first.name, 0.9), True
    if _OBJECT.search(before):
        return ("", 0.0), False
    begins = len(before.strip()) <= 4 or re.fullmatch(r"(?:I know|but|however) ?", before, re.IGNORECASE)
    return ((first.name, 0.85) if begins else ("", 0.0)), False


def _is_heading(sentence: Sentence, names: DepartmentNames) -> bool:
    rest = sentence.text
    for mention in reversed(names.mentions(rest)):
        rest = rest[: mention.start] + rest[mention.end :]
    return len(sentence.line) <= 24 and not re.search(r"[，。,.]", rest)


def figures_of(sentence: Sentence) -> tuple[Figure, ...]:
    """Days, amounts and shares in a sentence, as they were read."""
    text = sentence.text
    days = [
        Figure("date", each.words, each.date, sentence.assumed and each.relative)
        for each in find_dates(text, sentence.written)
    ]
    sums = [Figure("amount", each.words, each.value) for each in find_amounts(text)]
    shares = [Figure("percent", each.words, each.value) for each in find_percentages(text)]
    return (*days, *sums, *shares)


def make(sentence: Sentence, path: Path, value: Value, sure: float) -> ProposedField:
    """A field found by a rule in a sentence."""
    return ProposedField(
        path,
        value,
        sentence.text,
        sentence.document.name,
        sentence.place,
        sure,
        Origin.RULE,
        figures_of(sentence),
    )


def statements(spoken: Sequence[Speaking], arranging: Container[Sentence] = ()) -> Iterator[ProposedField]:
    """The fields of all sentences; those that talk to a program or only arrange the meeting give none."""
    for each in spoken:
        sentence = each.sentence
        if sentence.instruction or sentence in arranging:
            continue
        if sentence.private:
            yield _private(sentence)
            continue
        if not present(sentence.text):
            yield from _of_sentence(each)


def _private(sentence: Sentence) -> ProposedField:
    text = short(sentence.text)
    if sentence.private == "batna":
        return make(sentence, ("private", "batna"), text, 0.6)
    if sentence.private == "concession":
        return make(sentence, ("private", "concessions"), text, 0.6)
    if sentence.private == "reservation":
        issue = _issue_of(sentence.text)
        if issue:
            return make(
                sentence,
                ("private", "reservation_values", issue),
                ReservationValue(issue=issue, value=text),
                0.5,
            )
    return make(sentence, ("private", "notes"), text, 0.6)


def _issue_of(text: str) -> str:
    match = re.search(
        r"(?P<issue>[\u4e00-\u9fff]{2,8})的底線|bottom line (?:on|for) (?:the )?(?P<en>[a-z ]{3,30}?)(?= is)",
        text,
    )
    return (match["issue"] or match["en"]) if match else ""


def _of_sentence(each: Speaking) -> Iterator[ProposedField]:
    sentence, department = each.sentence, each.department
    text = sentence.text
    said = short(_without_label(text))
    if len(said) < _LEAST:
        return
    kpi = _kpi(sentence)
    if kpi is not None and department:
        yield make(sentence, ("departments", department, "kpis", kpi.name), kpi, min(each.sure, 0.8))
        return
    kind = _kind(text)
    if kind in {"asks", "offers", "worries"} and department:
        yield make(sentence, ("departments", department, kind), said, each.sure * 0.95)
    elif kind == "decisions":
        yield make(sentence, ("decisions",), said, 0.7)
    elif kind == "constraints" or (kind and figures_of(sentence)):
        yield make(sentence, ("constraints",) if kind == "constraints" else ("facts",), said, 0.6)
    elif figures_of(sentence) and _says_more(sentence):
        yield make(sentence, ("facts",), said, 0.5)


def _says_more(sentence: Sentence) -> bool:
    """Whether there are words beside the figures, so that it is a statement and not only a date line."""
    rest = sentence.text
    for figure in figures_of(sentence):
        rest = rest.replace(figure.words, " ")
    return len(_WORDS.findall(_without_label(rest))) >= _LEAST


def _kind(text: str) -> str:
    """Which list a sentence belongs to; the clearest sign wins."""
    question = bool(pattern("offer", "question").search(text))
    if _OUTSIDE.search(text):
        return "constraints"
    if marks("decision").search(text) and not re.search(r"^(?:could|can|would) ", text, re.IGNORECASE):
        return "decisions"
    if marks("offer").search(text) and not question:
        return "offers"
    if marks("worry").search(text):
        return "worries"
    if marks("decided").search(text):
        return "facts"
    if marks("ask").search(text):
        return "asks"
    return "constraints" if marks("constraint").search(text) else ""


def _without_label(text: str) -> str:
    """The words behind 「品保課：」; a time such as 10:30 is no label."""
    label = _LABEL.match(text)
    rest = text[label.end() :] if label and not re.search(r"\d[：:]$", label[0].strip()) else text
    return rest if any(map(str.isalnum, rest)) else text


def short(text: str) -> str:
    """``text`` cut to what a line of a project holds."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _terms(sentence: Sentence) -> Iterator[ProposedField]:
    match = pattern("term", "zh" if is_chinese(sentence.text) else "en").search(sentence.text)
    if match:
        term = match["term"].strip("「」 ")
        yield make(
            sentence, ("terms", term), Term(term=term, meaning=match["meaning"].strip(), verified=False), 0.7
        )


def _issues(sentence: Sentence) -> Iterator[ProposedField]:
    match = pattern("issue", "zh" if is_chinese(sentence.text) else "en").search(sentence.text)
    if match:
        name = match["name"].strip()
        yield make(sentence, ("issues", name), name, 0.6)


def _kpi(sentence: Sentence) -> Kpi | None:
    """A figure that should move from one value to another, or what is called a KPI."""
    text, signs = sentence.text, tree()["kpi"]
    number, unit = signs["number"], signs["unit"]
    plain = narrow(text)
    for name in ("from_to_zh", "from_to_en"):
        source = signs[name].replace("NUMBER", number).replace("UNIT", f"(?:{unit})")
        match = re.search(source, plain, re.IGNORECASE)
        if match and not re.search(signs["feared"], match["how"] or "") and not _feared(plain, match.start()):
            return _moving(match, plain)
    said = re.search(signs["zh"], text) or re.search(signs["en"], text, re.IGNORECASE)
    return Kpi(name=said["what"].strip()[:80]) if said else None


def _feared(text: str, start: int) -> bool:
    return re.search(tree()["kpi"]["feared"], text[max(0, start - 8) : start + 12]) is not None


def _moving(match: re.Match[str], text: str) -> Kpi | None:
    name = _kpi_name(match["name"] or "", text)
    if not name:
        return None
    start, target = (_figure(match[group]) for group in ("a", "b"))
    down = bool(re.search(tree()["kpi"]["down"], match["how"] or "", re.IGNORECASE)) or target < start
    unit = (match["bu"] or match["au"] or "").replace("percent", "%")
    return Kpi(
        name=name, baseline=float(start), target=float(target), unit=unit, direction="down" if down else "up"
    )


def _kpi_name(name: str, text: str) -> str:
    """The figure's name without what leads up to it: 「我們的 KPI 是今年底回購率」 gives 回購率."""
    if not name:
        called = re.search(tree()["kpi"]["en"], text, re.IGNORECASE)
        return called["what"].strip() if called else ""
    name = re.split(
        r"(?:KPI|目標|指標)[ ]?(?:是|為)|(?:今|明)年底?|把|讓|將|would bring|bring|want to move|move", name
    )[-1]
    name = name.strip(" 的，,：:")
    return _kpi_name("", text) if name.lower() == "it" else name


def _figure(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))

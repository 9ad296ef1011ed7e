"""What departments say in texts: asks, offers, worries, KPIs, open decisions, constraints, terms, facts.

Where nobody is known to speak, a sentence with figures becomes a fact.
"""

import re
from collections.abc import Container, Iterator, Sequence

from assistant.project.intake.amounts import find_amounts, find_percentages
from assistant.project.intake.dates import find_dates
from assistant.project.intake.proposal import Figure, Origin, Path, ProposedField, Value
from assistant.project.intake.rules_kpis import find_kpi
from assistant.project.intake.rules_people import present
from assistant.project.intake.rules_speaking import Speaking
from assistant.project.intake.sentences import Sentence
from assistant.project.intake.signs import is_chinese, marks, pattern
from assistant.project.models import ReservationValue, Term

LONGEST = 280
_LEAST = 4
_LABEL = re.compile(r"^(?:[^：:，。\d]{1,24}?[ ]\d{1,2}:\d{2}(?::\d{2})?[ ]|[^：:，。]{0,24}?[：:][ ]?)")
# Somebody outside asks: that is a condition, not a department's wish.
_OUTSIDE = re.compile(
    r"(?:客戶|供應商|主管機關|廠商|業主|法規|政府|customers?|clients?|regulators?)[ ]?的?"
    r"(?:要求|規定|demands?|requires?|asks?)",
    re.IGNORECASE,
)
_LIMIT_OF = re.compile(
    r"(?P<issue>(?![我你他對公])[\u4e00-\u9fff]{2,8})的底線"
    r"|bottom line (?:on|for) (?:the )?(?P<en>[a-z ]{3,30}?)(?= is)"
)
_WORDS = re.compile(r"[\u4e00-\u9fff]|[A-Za-z]{2,}")


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
    match = _LIMIT_OF.search(text)
    return (match["issue"] or match["en"]) if match else ""


def _of_sentence(each: Speaking) -> Iterator[ProposedField]:
    sentence, department = each.sentence, each.department
    text = sentence.text
    said = short(_without_label(text))
    if len(said) < _LEAST:
        return
    kpi = find_kpi(text)
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

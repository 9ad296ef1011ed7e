"""The options of a table as something that can be found in free text."""

import re
from calendar import month_name
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.language.figures_found import Figure, figures
from assistant.language.likeness import features
from assistant.rehearsal.models import Table
from assistant.rehearsal.moves.plain import plain

_CALENDAR = "calendar-month"
_PARENTHESES = re.compile(r"[（(][^（()）]*[)）]")
_MONTHS = [name for name in month_name if name]
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
_NOT_WORD = re.compile(r"[\s\d.,，、。:：%()（）-]+")


@dataclass(frozen=True)
class Choice:
    """An option: its text in plain form without spaces, its figure if it has just one, its features.

    An English month, as in "end of April", counts as its figure.
    """

    squeezed: str
    figure: Figure | None
    features: frozenset[str]


@dataclass(frozen=True)
class Topic:
    """An issue: how it is spoken of, and its options.

    Attributes:
        named: features of the name that no other issue's name has.
        numeric: whether the options differ by one figure alone, such as 4 人週, 8 人週.
        suffix: what follows the figure in its options, or the issue's unit.
        own: for each option the features that no other option of any issue has.
    """

    index: int
    named: frozenset[str]
    choices: tuple[Choice, ...]
    numeric: bool
    suffix: str
    own: tuple[frozenset[str], ...]

    @property
    def dated(self) -> bool:
        """Whether its options are months in words: no figures, but a month later means something."""
        figures = [choice.figure for choice in self.choices]
        return not self.numeric and all(each and each.words and each.unit == _CALENDAR for each in figures)

    @property
    def unit(self) -> str:
        """The unit of its figures as :mod:`assistant.language.figures_found` names it, or ``""``."""
        first = self.choices[0].figure
        return first.unit if first and (self.numeric or self.dated) else ""

    def valued(self, value: Decimal) -> list[int]:
        """Options whose figure is ``value``."""
        return [i for i, each in enumerate(self.choices) if each.figure and each.figure.value == value]


def squeeze(text: str) -> str:
    """Plain text without white space, lower case."""
    return "".join(plain(text).text.casefold().split())


@lru_cache(maxsize=64)
def _topics(issues: tuple[tuple[str, str, tuple[str, ...]], ...]) -> tuple[Topic, ...]:
    names = [features(_PARENTHESES.sub("", plain(name).text)) for name, _, _ in issues]
    seen = Counter(feature for name in names for feature in name)
    in_options = Counter(
        feature for _, _, options in issues for option in options for feature in features(plain(option).text)
    )
    return tuple(
        _topic(index, issue, frozenset(f for f in names[index] if seen[f] == 1), in_options)
        for index, issue in enumerate(issues)
    )


def topics(table: Table) -> tuple[Topic, ...]:
    """The issues of a table, ready to be looked for; made once a table."""
    return _topics(tuple((issue.name, issue.unit, issue.options) for issue in table.issues))


def _topic(
    index: int, issue: tuple[str, str, tuple[str, ...]], named: frozenset[str], seen: Counter[str]
) -> Topic:
    _, unit, options = issue
    choices = tuple(_choice(option, unit) for option in options)
    rests = {_rest(choice) for choice in choices if choice.figure}
    values = [choice.figure.value for choice in choices if choice.figure]
    numeric = len(values) == len(choices) == len(set(values)) and len(rests) == 1
    suffix = next(iter(rests)) if numeric else ""
    return Topic(
        index=index,
        named=named,
        choices=choices,
        numeric=numeric,
        suffix=suffix or _NOT_WORD.sub("", squeeze(_PARENTHESES.sub("", unit))),
        own=tuple(frozenset(f for f in choice.features if seen[f] == 1) for choice in choices),
    )


def _choice(option: str, unit: str) -> Choice:
    text = plain(option).text
    found = figures(text, structure=True)
    if len(found) == 1 and not found[0].unit:
        with_unit = figures(f"{text} {_PARENTHESES.sub('', plain(unit).text).strip()}", structure=True)
        found = with_unit if len(with_unit) == 1 else found
    return Choice(squeeze(option), found[0] if len(found) == 1 else _month(option), features(text))


def _month(option: str) -> Figure | None:
    months = list(_MONTH.finditer(option))
    if len(months) != 1:
        return None
    value = Decimal(_MONTHS.index(months[0][0]) + 1)
    return Figure("number", value, _CALENDAR, months[0].start(), months[0][0], words=True)


def _rest(choice: Choice) -> str:
    """What an option says besides its number: ``人週``, ``月底``; singular and plural alike."""
    rest = _NOT_WORD.sub("", choice.squeezed)
    return rest[:-1] if rest.isascii() and rest.endswith("s") else rest

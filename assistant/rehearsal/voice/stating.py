"""Whether words state an offer exactly: every issue's option as it stands, and no other one in its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from assistant.rehearsal.models import Offer, Table
from assistant.rehearsal.moves.options import squeeze
from assistant.rehearsal.table import option_text


@dataclass(frozen=True)
class Misstated:
    """An issue that is stated wrongly: ``key`` names the problem, ``found`` the words in its place."""

    key: str
    issue: str
    option: str
    found: str = ""


def misstated(text: str, table: Table, offer: Offer, beside: str = "") -> Iterator[Misstated]:
    """What is wrong with how ``text`` states ``offer``; nothing when it is stated exactly.

    Args:
        beside: the person's words and the facts told, whose options may be spoken of beside the offer.
    """
    said, theirs = squeeze(text), squeeze(beside)
    options = {
        index: [squeeze(option_text(table, index, option)) for option in range(len(issue.options))]
        for index, issue in enumerate(table.issues)
    }
    places = _places(said, set(chain.from_iterable(options.values())))
    names = {index: squeeze(issue.name) for index, issue in enumerate(table.issues)}
    for index, option in offer.choices.items():
        issue, exact = table.issues[index].name, option_text(table, index, option)
        wanted = options[index][option]
        if not _stands(said, index, wanted, options, places, names):
            yield Misstated("missing_option", issue, exact)
        for other in options[index]:
            elsewhere = any(options[i][o] == other for i, o in offer.choices.items() if i != index)
            if other != wanted and other in places and other not in theirs and not elsewhere:
                yield Misstated("wrong_option", issue, exact, other)


def _places(said: str, texts: set[str]) -> dict[str, list[int]]:
    """Where each option stands; inside a longer option it does not count, nor beside a further digit."""
    taken = [False] * len(said)
    found: dict[str, list[int]] = {}
    for text in sorted((each for each in texts if each), key=len, reverse=True):
        start = said.find(text)
        while start >= 0:
            end = start + len(text)
            if not any(taken[start:end]) and _whole(said, start, end):
                taken[start:end] = [True] * (end - start)
                found.setdefault(text, []).append(start)
            start = said.find(text, start + 1)
    return found


def _whole(said: str, start: int, end: int) -> bool:
    before, after = said[max(0, start - 1) : start], said[end : end + 1]
    if said[start].isdigit() and (before.isdigit() or before in {".", ",", "-"}):
        return False
    if said[end - 1].isdigit() and after.isdigit():
        return False
    return not (said[end - 1].isascii() and said[end - 1].isalpha() and after.isascii() and after.isalpha())


def _stands(
    said: str,
    index: int,
    wanted: str,
    options: Mapping[int, list[str]],
    places: Mapping[str, list[int]],
    names: Mapping[int, str],
) -> bool:
    """Whether the option stands there as this issue's: where another issue has it too, after its name."""
    starts = places.get(wanted, [])
    shared = [other for other, texts in options.items() if other != index and wanted in texts]
    if not starts or not shared:
        return bool(starts)
    for start in starts:
        nearest = max(names, key=lambda each: said.rfind(names[each], 0, start))
        if nearest == index and said.rfind(names[index], 0, start) >= 0:
            return True
    return False

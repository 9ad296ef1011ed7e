"""What an act says exactly: offers with units, facts, worries, and who speaks."""

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.language.locale import Language
from assistant.language.voice import joined, one_line, tidy
from assistant.rehearsal.kinds import MoveKind
from assistant.rehearsal.models import Act, Offer, Persona, Session, Table, Understood
from assistant.rehearsal.table import named

QUOTED = {Language.ZH_TW: 24, Language.EN: 60}
"""Most characters of a person's words that a counterpart repeats."""
_PAUSE = re.compile(r"[，、。；：;:]|,(?!\d)")
_BROKEN_FIGURE = re.compile(r"\S*\d[\d,.]*$")
_UNFIT = re.compile(r"[<>{}\[\]|`\\]|https?:|www\.", re.IGNORECASE)

_WORTH_REPEATING = (
    MoveKind.TRADE,
    MoveKind.CONCESSION,
    MoveKind.DISCLOSURE,
    MoveKind.CRITERIA,
    MoveKind.ACKNOWLEDGEMENT,
    MoveKind.OFFER,
    MoveKind.REJECTION,
    MoveKind.SUMMARY,
    MoveKind.APOLOGY,
)


def persona_of(session: Session, key: str) -> Persona:
    """The counterpart called ``key``. Raises ``StopIteration`` when nobody is."""
    return next(persona for persona in session.setup.personas if persona.key == key)


def by_speaker(acts: Sequence[Act]) -> list[tuple[str, tuple[Act, ...]]]:
    """Acts in a row of the same counterpart, in order."""
    return [(key, tuple(group)) for key, group in groupby(acts, key=lambda act: act.speaker)]


def pairs(table: Table | None, offer: Offer | None) -> list[tuple[str, str]]:
    """Issue and option of an offer, in words, units included."""
    return named(table, offer) if table is not None and offer is not None else []


def stated(table: Table | None, offer: Offer | None, language: Language) -> str:
    """An offer as it is said: ``支援人力是 3 人、上線日是 4 月底`` or ``People on loan: 3 people; …``."""
    if language is Language.ZH_TW:
        return "、".join(joined([issue, "是", option]) for issue, option in pairs(table, offer))
    return "; ".join(f"{issue}: {option}" for issue, option in pairs(table, offer))


def moved_names(table: Table | None, act: Act) -> list[str]:
    """Names of the issues on which a concession moved."""
    return [table.issues[index].name for index in act.moved if index < len(table.issues)] if table else []


def fit_to_quote(text: str, language: Language) -> str:
    """A person's words, short and on one line, or nothing where they hold marks of a program or a link."""
    plain = tidy(one_line(text))
    if not plain or _UNFIT.search(plain) or not any(each.isalnum() for each in plain):
        return ""
    limit = QUOTED[language]
    if len(plain) <= limit:
        return plain
    places = [match.start() for match in _PAUSE.finditer(plain) if limit // 3 <= match.start() <= limit]
    if places:
        return plain[: places[-1]]
    # Never a part of a figure.
    cut = (
        _BROKEN_FIGURE.sub("", plain[:limit])
        if plain[limit].isdigit() or plain[limit] in ",."
        else plain[:limit]
    )
    return (cut if language is Language.ZH_TW else cut.rsplit(" ", 1)[0]).rstrip() + "…"


def words_to_quote(read: Understood, language: Language) -> str:
    """The part of a turn worth repeating: the words of its leading move, never of an injection."""
    if read.did(MoveKind.INJECTION):
        return ""
    by_kind = {move.kind: move.quote for move in read.moves}
    quote = next((by_kind[kind] for kind in _WORTH_REPEATING if kind in by_kind), "")
    return fit_to_quote(quote, language)

"""A turn as the coach sees it: the words, the moves, and the person's own points, never the others'."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from assistant.rehearsal.kinds import OFFERS, ActKind, MoveKind
from assistant.rehearsal.models import Offer, Session, Table, Understood
from assistant.rehearsal.table import completed, is_complete, value

AMBITIOUS = 0.7
_ACRONYM = re.compile(r"(?<![A-Za-z0-9$])[A-Z][A-Z0-9&]{1,6}(?![A-Za-z0-9])")
_EVERYDAY = {"KPI", "OK", "CEO", "CFO", "IT", "HR", "PM", "AM", "NT", "TWD", "USD", "VIP", "VP", "FAQ", "PDF"}
_QUARTER = re.compile(r"[QH]\d")
_JARGON_FROM = 2


@dataclass(frozen=True)
class Situation:
    """A turn of the person before it is answered.

    Attributes:
        session: the rehearsal before the turn.
    """

    session: Session
    text: str
    understood: Understood

    @property
    def table(self) -> Table | None:
        """What is negotiated, ``None`` in a talk without figures."""
        return self.session.setup.table

    @cached_property
    def standing(self) -> Offer | None:
        """The counterparts' last offer."""
        return next(
            (
                act.offer
                for turn in reversed(self.session.turns)
                for act in reversed(turn.acts)
                if act.kind in OFFERS and act.offer is not None
            ),
            None,
        )

    @cached_property
    def offer(self) -> Offer | None:
        """The person's offer of this turn, completed from the counterparts' last one, if any."""
        offer = self.understood.offer
        if self.table is None or offer is None or not offer.choices:
            return None
        return completed(self.table, offer, self.standing)

    @cached_property
    def earlier(self) -> list[Offer]:
        """The person's complete offers of the turns before."""
        if self.table is None:
            return []
        found, standing = [], None
        for turn in self.session.turns:
            offer = turn.understood.offer
            whole = completed(self.table, offer, standing) if offer is not None and offer.choices else None
            found += [whole] if whole is not None else []
            standing = next(
                (a.offer for a in reversed(turn.acts) if a.kind in OFFERS and a.offer is not None),
                standing,
            )
        return found

    def worth(self, offer: Offer) -> float:
        """Points of an offer for the person."""
        return 0.0 if self.table is None else value(self.table, self.table.parties[0], offer)

    def ambition(self, offer: Offer) -> float:
        """The offer's place on the way from the person's walk-away (0) to the person's best package (1)."""
        if self.table is None:
            return 1.0
        person = self.table.parties[0]
        best = sum(max(issue.points[person]) for issue in self.table.issues)
        floor = self.table.reservation[person]
        return (self.worth(offer) - floor) / (best - floor) if best > floor else 1.0

    @cached_property
    def acronyms(self) -> list[str]:
        """Abbreviations in the turn that are neither everyday words nor said at the table before."""
        known = " ".join(
            [
                *(
                    issue.name + " ".join(issue.options)
                    for issue in (self.table.issues if self.table else ())
                ),
                *(spoken.text for turn in self.session.turns for spoken in turn.replies),
                *(spoken.text for spoken in self.session.opening),
            ]
        )
        found = dict.fromkeys(_ACRONYM.findall(self.text))
        return [a for a in found if a not in _EVERYDAY and not _QUARTER.fullmatch(a) and a not in known]


def _first_offer(at: Situation) -> bool:
    before = any(turn.understood.offer for turn in at.session.turns)
    return at.understood.did(MoveKind.OFFER) and at.understood.offer is not None and not before


def _low(at: Situation) -> bool:
    return at.offer is not None and at.ambition(at.offer) < AMBITIOUS


def _below_walk_away(at: Situation) -> bool:
    if at.table is None:
        return False
    taken = at.standing if at.understood.did(MoveKind.ACCEPTANCE) else None
    offer = at.offer or taken
    if offer is None or not is_complete(at.table, offer):
        return False
    return at.worth(offer) < at.table.reservation[at.table.parties[0]] - 1e-6


def _deal_at_hand(at: Situation) -> bool:
    return at.standing is not None and at.offer is None


def _gave_again(at: Situation) -> bool:
    """Gave in this turn and in the one before, and nobody gave anything for it in between."""
    if not at.session.turns or any(act.kind is ActKind.CONCEDE for act in at.session.turns[-1].acts):
        return False
    return _gives(at) and _gives(_before(at))


def _before(at: Situation) -> Situation:
    last = at.session.turns[-1]
    return Situation(at.session.branch(len(at.session.turns) - 1), last.text, last.understood)


def _gives(at: Situation) -> bool:
    if at.offer is None or not at.earlier:
        return at.understood.did(MoveKind.CONCESSION)
    return at.worth(at.offer) < at.worth(at.earlier[-1])


def _gave_on_one_issue(at: Situation) -> bool:
    if at.table is None or at.offer is None or not at.earlier or len(at.table.issues) < 2:
        return False
    before = at.earlier[-1].choices
    changed = [issue for issue, option in at.offer.choices.items() if before[issue] != option]
    return len(changed) == 1 and _gives(at)


def _jargon(at: Situation) -> bool:
    return len(at.acronyms) >= _JARGON_FROM


SITUATIONS: dict[str, Callable[[Situation], bool]] = {
    "first_offer": _first_offer,
    "low": _low,
    "below_walk_away": _below_walk_away,
    "deal_at_hand": _deal_at_hand,
    "gave_again": _gave_again,
    "gave_on_one_issue": _gave_on_one_issue,
    "jargon": _jargon,
}

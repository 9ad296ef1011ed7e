"""What one department asks and another can give, matched before anything is split."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language.likeness import likeness
from assistant.project.models import Department

# A wrong match is worse than none.
_ALIKE = 0.45


@dataclass(frozen=True)
class Match:
    """An offer of one department that answers an ask of another."""

    giver: str
    offer: str
    taker: str
    ask: str


def matches(departments: Sequence[Department]) -> list[Match]:
    """Offers that answer asks of other departments, each offer and each ask once, the closest first."""
    asks = [(d.name, ask) for d in departments for ask in d.asks if ask]
    offers = [(d.name, offer) for d in departments for offer in d.offers if offer]
    scored = sorted(
        (-likeness(offer, ask), i, j)
        for i, (giver, offer) in enumerate(offers)
        for j, (taker, ask) in enumerate(asks)
        if giver != taker and likeness(offer, ask) >= _ALIKE
    )
    found: dict[int, int] = {}
    for _, i, j in scored:
        if i not in found and j not in found.values():
            found[i] = j
    return [Match(*offers[i], *asks[j]) for i, j in found.items()]

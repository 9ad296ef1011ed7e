"""What one department asks and another can give, matched before anything is split."""

from collections.abc import Callable, Sequence
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
    found = best_matches(
        [offer for _, offer in offers],
        [ask for _, ask in asks],
        allowed=lambda i, j: offers[i][0] != asks[j][0],
    )
    return [Match(*offers[i], *asks[j]) for i, j in found.items()]


def best_matches(
    offers: Sequence[str], needs: Sequence[str], *, allowed: Callable[[int, int], bool] = lambda i, j: True
) -> dict[int, int]:
    """Index of an offer → index of the need it answers; each at most once, the closest pairs first."""
    scored = sorted(
        (-likeness(offer, need), i, j)
        for i, offer in enumerate(offers)
        for j, need in enumerate(needs)
        if allowed(i, j) and likeness(offer, need) >= _ALIKE
    )
    found: dict[int, int] = {}
    for _, i, j in scored:
        if i not in found and j not in found.values():
            found[i] = j
    return found

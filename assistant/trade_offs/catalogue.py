"""What one department can give another before anything is split: the resource exchange.

Only what departments said they can offer; no idea is invented. An offer goes to a department when it closely
answers one of its asks or worries, or names it. A wrong match is worse than none, so the rest is shown
without one, to be asked about.
"""

import re
from collections.abc import Sequence

from assistant.language.likeness import features
from assistant.project.matching import best_matches
from assistant.project.models import Department, Project
from assistant.trade_offs.models import Exchange

MOST = 8
_UNIT = re.compile(r"(?<=..)(?:營運|管理|企劃)?[部處組課科室]$")


def own_exchanges(project: Project, own: str) -> list[Exchange]:
    """What ``own`` can give, those whose use is known first; at most :data:`MOST`."""
    giver = project.department(own)
    others = [d for d in project.departments if d.name != own]
    return [] if giver is None else _known_first(_offers(giver, others))


def returns(project: Project, own: str) -> list[Exchange]:
    """What other departments offer that answers an ask or worry of ``own`` or names it."""
    taker = project.department(own)
    if taker is None:
        return []
    givers = [d for d in project.departments if d.name != own]
    everybody = list(project.departments)
    found = [
        each
        for giver in givers
        for each in _offers(giver, [d for d in everybody if d.name != giver.name])
        if each.taker == own
    ]
    return _known_first(found)


def _offers(giver: Department, others: Sequence[Department]) -> list[Exchange]:
    lines = [(d.name, kind, line) for d in others for kind, line in _lines(d)]
    offers = [offer for offer in giver.offers if offer]
    close = best_matches(offers, [line for _, _, line in lines])
    exchanges = []
    for place, offer in enumerate(offers):
        if place in close:
            taker, kind, line = lines[close[place]]
            found = {"taker": taker, "kind": kind, "answers": line}
        else:
            found = _named(offer, others)
        exchanges.append(Exchange.model_validate({"giver": giver.name, "offer": offer, **found}))
    return exchanges


def _lines(department: Department) -> list[tuple[str, str]]:
    asks = [("ask", line) for line in department.asks if line]
    return asks + [("worry", line) for line in department.worries if line]


def _named(offer: str, others: Sequence[Department]) -> dict[str, str]:
    """The one department an offer names, and the one line of it that shares a word no other line has."""
    named = [department for department in others if _names(offer, department.name)]
    if len(named) != 1:
        return {}
    taker = named[0]
    stem = features(_UNIT.sub("", taker.name))
    lines = _lines(taker)
    shared = [(features(offer) & features(line)) - stem for _, line in lines]
    hits = [place for place, words in enumerate(shared) if words]
    if len(hits) != 1:
        return {"taker": taker.name}
    kind, line = lines[hits[0]]
    return {"taker": taker.name, "kind": kind, "answers": line}


def _names(text: str, department: str) -> bool:
    stem = _UNIT.sub("", department)
    if stem.isascii():
        return re.search(rf"(?<!\w){re.escape(stem)}(?!\w)", text) is not None if stem else False
    return len(stem) > 1 and stem in text


def _known_first(exchanges: list[Exchange]) -> list[Exchange]:
    return sorted(exchanges, key=lambda each: (not each.answers, not each.taker))[:MOST]

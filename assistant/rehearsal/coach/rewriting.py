"""What the person could send instead, in the words of the table and of the turn."""

from assistant.language.catalog import Catalog
from assistant.language.locale import Language
from assistant.rehearsal.coach.situations import AMBITIOUS, Situation
from assistant.rehearsal.models import Offer, Table
from assistant.rehearsal.table import allowed, is_complete, named, option_text


def rewrite(key: str, at: Situation, wording: Catalog) -> str:
    """The rewrite for a situation; empty for praise."""
    language = at.session.setup.language
    values = _values(at, wording)
    if f"with_offer.{key}" in wording.messages and values is not None:
        return wording.say(f"with_offer.{key}", language, **values)
    return wording.say(f"rewrite.{key}", language) if f"rewrite.{key}" in wording.messages else ""


def _values(at: Situation, wording: Catalog) -> dict[str, str] | None:
    """What to give, what to want and whole packages in words; ``None`` when the turn has too little for it.

    Given is the named issue that costs the person least, wanted the other issue that matters most to the
    person; only the person's own points are used.
    """
    table, base = at.table, at.offer or at.standing
    if table is None or base is None or not is_complete(table, base) or len(table.issues) < 2:
        return None
    spans = _spans(table)
    give = min(_mentioned(at, table), key=lambda issue: (spans[issue], issue))
    want = max((i for i in spans if i != give), key=lambda issue: (spans[issue], -issue))
    return {
        "give_issue": table.issues[give].name,
        "give_option": option_text(table, give, base.choices[give]),
        "want_issue": table.issues[want].name,
        "want_option": option_text(table, want, _best(table, want)),
        "package": _package(table, base, wording, at.session.setup.language),
        "ambitious": _package(table, _ambitious(at, table, base), wording, at.session.setup.language),
    }


def _mentioned(at: Situation, table: Table) -> list[int]:
    """Issues the turn names or whose offered option it says; all that its offer names when none is."""
    offered = at.understood.offer.choices if at.understood.offer else {}
    known = [issue for issue in offered if 0 <= issue < len(table.issues)]
    said = [
        issue
        for issue in range(len(table.issues))
        if table.issues[issue].name in at.text
        or (issue in known and option_text(table, issue, offered[issue]) in at.text)
    ]
    return said or known or list(range(len(table.issues)))


def _spans(table: Table) -> dict[int, float]:
    own = [issue.points[table.parties[0]] for issue in table.issues]
    return {issue: max(points) - min(points) for issue, points in enumerate(own)}


def _best(table: Table, issue: int) -> int:
    points = table.issues[issue].points[table.parties[0]]
    return points.index(max(points))


def _ambitious(at: Situation, table: Table, said: Offer) -> Offer:
    """The person's offer, raised to the best option on the weightiest issues until it is ambitious."""
    spans, choices = _spans(table), dict(said.choices)
    for issue in sorted(spans, key=lambda issue: (-spans[issue], issue)):
        if at.ambition(Offer(choices=choices)) >= AMBITIOUS:
            break
        choices[issue] = _best(table, issue)
    raised = Offer(choices=choices)
    return raised if allowed(table, raised) else said


def _package(table: Table, offer: Offer, wording: Catalog, language: Language) -> str:
    pairs = [wording.say("pair", language, issue=i, option=o) for i, o in named(table, offer)]
    return wording.say("between", language).join(pairs)

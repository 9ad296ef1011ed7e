"""The chat and the table as HTML. Everything in it is escaped and was said aloud."""

from collections.abc import Sequence

from assistant.rehearsal.view import RehearsalView, SeenOffer, SeenReply, SeenTable, SeenTurn
from assistant.ui.components.agenda.document import table
from assistant.ui.safe import lines, safe
from assistant.ui.words import say

_BESIDE = 2
"""Offers that fit beside each other as columns."""


def chat_html(view: RehearsalView) -> str:
    """The talk so far, as a log."""
    said = "".join(_reply(view, each, ()) for each in view.opening)
    said += "".join(_turn(view, turn) for turn in view.turns)
    if view.agreement is not None:
        said += (
            f'<li class="cg-settled"><b>{say("rehearsal.chat.agreed")}</b>{offer_chips(view.agreement)}</li>'
        )
    label = safe(say("rehearsal.chat.label"))
    return (
        f'<div class="cg-talk-window" tabindex="0" role="log" aria-label="{label}">'
        f'<ol class="cg-talk" lang="{view.language.value}">{said}</ol></div>'
    )


def offer_chips(offer: SeenOffer, changed: Sequence[int] = ()) -> str:
    """An offer as chips with its value on the person's own scale; issues in ``changed`` stand out."""
    places = sorted(offer.choices)
    chips = "".join(
        f"<li{' class=cg-new' if place in changed else ''}><span>{safe(issue)}</span> {safe(option)}</li>"
        for place, (issue, option) in zip(places, offer.words, strict=False)
    )
    worth = "" if offer.own_value is None else f"<p>{safe(worth_in_words(offer.own_value))}</p>"
    return f'<div class="cg-offer-chips"><ul>{chips}</ul>{worth}</div>'


def worth_in_words(points: float) -> str:
    """What an offer is worth to the person."""
    return say("rehearsal.worth", points=f"{points:.0f}")


def against_walk_away(view: RehearsalView, points: float) -> str:
    """Whether an offer keeps the person's walk-away, without its figure."""
    if view.table is None:
        return ""
    kept = points >= view.table.own_walk_away - 1e-6
    return say("rehearsal.above" if kept else "rehearsal.below")


def latest_offer(view: RehearsalView) -> SeenOffer | None:
    """The counterparts' last offer."""
    return next((offer for turn in reversed(view.turns) for offer in reversed(turn.offers)), None)


def table_html(view: RehearsalView) -> str:
    """Each side's last offer beside the others, issue by issue."""
    if view.table is None:
        return ""
    offers = [*([view.own_last] if view.own_last else []), *view.standing]
    title = f"<h3>{say('rehearsal.table.title')}</h3>"
    if not offers:
        listed = "".join(f"<li>{safe(issue.name)}</li>" for issue in view.table.issues)
        empty = say("rehearsal.table.empty")
        return f'<section class="cg-board">{title}<p class="cg-quiet">{empty}</p><ul>{listed}</ul></section>'
    if len(offers) > _BESIDE:
        return f'<section class="cg-board">{title}{_below_each_other(view.table, offers)}</section>'
    heads = [say("rehearsal.table.issue"), *(offer.by or say("rehearsal.you") for offer in offers)]
    rows = []
    for place, issue in enumerate(view.table.issues):
        told = [
            safe(issue.options[offer.choices[place]]) if place in offer.choices else "–" for offer in offers
        ]
        same = len(offers) > 1 and len(set(told)) == 1
        mark = f' <span class="cg-same">{say("rehearsal.table.same")}</span>' if same else ""
        rows.append([safe(issue.name) + mark, *told])
    worth = ["–" if offer.own_value is None else f"<b>{offer.own_value:.0f}</b>" for offer in offers]
    rows.append([say("rehearsal.table.worth"), *worth])
    return f'<section class="cg-board">{title}{table(heads, rows)}</section>'


def _below_each_other(seen: SeenTable, offers: Sequence[SeenOffer]) -> str:
    """Issue by issue what each side offers, where there are too many sides for columns."""
    body = ""
    for place, issue in enumerate(seen.issues):
        told = [
            (offer.by or say("rehearsal.you"), issue.options[offer.choices[place]])
            for offer in offers
            if place in offer.choices
        ]
        rows = "".join(f"<div><dt>{safe(name)}</dt><dd>{safe(option)}</dd></div>" for name, option in told)
        body += f"<h4>{safe(issue.name)}</h4><dl>{rows}</dl>"
    worth = "".join(
        f"<div><dt>{safe(offer.by or say('rehearsal.you'))}</dt>"
        f"<dd>{'–' if offer.own_value is None else f'{offer.own_value:.0f}'}</dd></div>"
        for offer in offers
    )
    return f'<div class="cg-many">{body}<h4>{say("rehearsal.table.worth")}</h4><dl>{worth}</dl></div>'


def _turn(view: RehearsalView, turn: SeenTurn) -> str:
    offer = turn.reading.offer
    chips = offer_chips(offer) if offer is not None else ""
    number = say("rehearsal.chat.turn", turn=turn.number)
    own = (
        f'<li class="cg-mine" id="turn-{turn.number}"><p class="cg-speaker">{say("rehearsal.you")} '
        f"<span>{safe(number)}</span></p>"
        f'<div class="cg-said">{lines(turn.text)}</div>{chips}</li>'
    )
    return own + "".join(
        _reply(view, each, [made for made in turn.offers if made.by == each.name]) for each in turn.replies
    )


def _reply(view: RehearsalView, reply: SeenReply, offers: Sequence[SeenOffer]) -> str:
    place = next((i for i, each in enumerate(view.counterparts) if each.key == reply.key), 0)
    who = view.counterparts[place]
    about = who.role or who.department
    role = f" <span>{safe(about)}</span>" if about and about != reply.name else ""
    note = f'<p class="cg-fell">{say("rehearsal.chat.fell_back")}</p>' if reply.fell_back else ""
    return (
        f'<li class="cg-theirs cg-seat-{place}"><p class="cg-speaker">{safe(reply.name)}{role}</p>'
        f'<div class="cg-said">{lines(reply.text)}</div>{"".join(map(offer_chips, offers))}{note}</li>'
    )

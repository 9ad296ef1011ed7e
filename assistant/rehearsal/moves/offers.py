"""The offer in a turn: which options it puts forward, what it leaves unclear."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.rehearsal.kinds import OFFERS
from assistant.rehearsal.models import Offer, Session, Table, Unclear
from assistant.rehearsal.moves.mentions import Mention, by_figures, by_words
from assistant.rehearsal.moves.options import Topic, topics
from assistant.rehearsal.moves.plain import Plain

_MOST_UNCLEAR = 4


@dataclass(frozen=True)
class OfferRead:
    """Options named (issue index → option index), where each stands in the text, and what is unclear."""

    named: dict[int, int]
    places: tuple[tuple[int, int], ...]
    unclear: tuple[Unclear, ...]


NOTHING = OfferRead({}, (), ())


def last_offer(session: Session) -> Offer | None:
    """What lies on the table: the counterparts' latest offer, else the person's."""
    for turn in reversed(session.turns):
        for act in reversed(turn.acts):
            if act.offer is not None and act.kind in OFFERS:
                return act.offer
        if turn.understood.offer is not None:
            return turn.understood.offer
    return None


def completed(named: Mapping[int, int], session: Session) -> Offer | None:
    """The named options on top of what lies on the table: only the named issues change."""
    if not named:
        return None
    last = last_offer(session)
    choices = {**(last.choices if last else {}), **named}
    return Offer(choices=dict(sorted(choices.items())))


def read_offer(
    turn: Plain, table: Table, last: Offer | None, aside: Callable[[int], bool] = lambda place: False
) -> OfferRead:
    """What a turn puts forward. Two values for one issue are unclear, and so is a figure of no option.

    Args:
        aside: whether what stands at a place of the plain text is not put forward, such as in a summary.
    """
    known = topics(table)
    mentions = by_words(turn, known)
    mentions = sorted([*mentions, *by_figures(turn, known, mentions)], key=lambda each: each.start)
    mentions = [each for each in mentions if not aside(each.start)]
    named: dict[int, int] = {}
    places: list[tuple[int, int]] = []
    unclear: list[Unclear] = []
    for mention in mentions:
        option = _option(mention, known, last)
        issue = mention.topics[0] if len(mention.topics) == 1 else None
        if issue is None or option is None or named.get(issue, option) != option:
            unclear.append(Unclear(quote=turn.quote(mention.start, mention.end), issue=issue))
        else:
            named[issue] = option
            places.append((mention.start, mention.end))
    doubtful = {each.issue for each in unclear}
    named = {issue: option for issue, option in named.items() if issue not in doubtful}
    return OfferRead(named, tuple(places), tuple(unclear[:_MOST_UNCLEAR]))


def _option(mention: Mention, known: Sequence[Topic], last: Offer | None) -> int | None:
    """The option a place names, steps counted from what lies on the table."""
    if mention.step is None or len(mention.topics) != 1:
        return mention.option
    topic = known[mention.topics[0]]
    start = last.choices.get(topic.index) if last else None
    figure = topic.choices[start].figure if start is not None and start < len(topic.choices) else None
    if figure is None or figure.kind != "number":
        return None
    fitting = topic.valued(figure.value + mention.sign * mention.step.value)
    return fitting[0] if len(fitting) == 1 else None

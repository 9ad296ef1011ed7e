"""Where a turn speaks of options: by their words, or by a figure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.language.figures_found import Figure, figures
from assistant.language.likeness import features
from assistant.rehearsal.moves.context import after, before, direction, set_aside, shows
from assistant.rehearsal.moves.cues import OFFERING, cues
from assistant.rehearsal.moves.options import Choice, Topic
from assistant.rehearsal.moves.plain import Plain, Span
from assistant.rehearsal.moves.steps import with_steps

_MOST_FIGURES = 200
_SURELY_A_FIGURE = 1_000
_MORE = re.compile(r"^(?:more|fewer|less|extra|additional) ")
_ONE_MORE = re.compile(r"^ ?[個位名]?人?(?:$|[，。！？、,.!?；;])")
_COUNTER = re.compile(r"^ ?[個位名]")


@dataclass(frozen=True)
class Mention:
    """A place that names one option or, when it cannot be told, several or none.

    Attributes:
        topics: issues it may mean; ``option`` is of the only one.
        option: ``None`` when the place is unclear.
        step: direction and amount against the last offer instead of an option.
    """

    start: int
    end: int
    topics: tuple[int, ...]
    option: int | None = None
    step: Figure | None = None
    sign: int = 0


def spoken_of(topics: Sequence[Topic], words: str) -> list[Topic]:
    """The issues whose name, or a good part of it, stands in ``words``."""
    found = features(words)
    hits = [(len(topic.named & found) / len(topic.named), topic) for topic in topics if topic.named]
    return [topic for share, topic in hits if share >= 0.25]


def by_words(turn: Plain, topics: Sequence[Topic]) -> list[Mention]:
    """Options that are no plain figures, by their own text or by a good part of its words."""
    found = _verbatim(turn, topics)
    taken = [(each.start, each.end) for each in found]
    for clause in turn.clauses:
        if any(start < clause.end and clause.start < end for start, end in taken):
            continue
        for topic in topics:
            if not topic.numeric:
                found += _alike(turn, clause, topic)
    return sorted(found, key=lambda each: each.start)


def _verbatim(turn: Plain, topics: Sequence[Topic]) -> list[Mention]:
    """Options whose whole text stands in the turn, longer ones first."""
    places = [i for i, character in enumerate(turn.text) if not character.isspace()]
    squeezed = "".join(turn.text[i].casefold()[:1] for i in places)
    known: dict[str, list[tuple[int, int]]] = {}
    for topic in topics:
        for option, choice in enumerate(topic.choices):
            if not topic.numeric and len(choice.squeezed) > 1:
                known.setdefault(choice.squeezed, []).append((topic.index, option))
    if not known:
        return []
    pattern = "|".join(re.escape(text) for text in sorted(known, key=len, reverse=True))
    found = []
    for match in re.finditer(rf"(?<![\d.])(?:{pattern})", squeezed):
        start, end = places[match.start()], places[match.end() - 1] + 1
        if set_aside(turn, start, end):
            continue
        owners = known[match[0]]
        only = owners[0][1] if len(owners) == 1 else None
        found.append(Mention(start, end, tuple(topic for topic, _ in owners), only))
    return found


def _alike(turn: Plain, clause: Span, topic: Topic) -> Iterator[Mention]:
    """The option whose words a clause holds, if one clearly comes first."""
    said = features(clause.text)
    shares = sorted(
        ((_share(choice, said), -option) for option, choice in enumerate(topic.choices)), reverse=True
    )
    (best, minus), second = shares[0], shares[1][0] if len(shares) > 1 else 0.0
    refused = shows("refused", clause.text) or shows("aside_after", clause.text)
    if best == 0.0 or refused or shows("past", clause.text[:400]):
        return
    about = bool(spoken_of([topic], turn.sentence_of(clause.start).text))
    word = any(len(each) > 3 and each.isascii() for each in topic.own[-minus] & said)
    enough = 0.34 if about else 0.5 if word and cues()[OFFERING].find(clause) else 0.6
    if best < enough:
        return
    if best - second >= 0.1:
        yield Mention(clause.start, clause.end, (topic.index,), -minus)
    elif best >= 0.5:
        yield Mention(clause.start, clause.end, (topic.index,))


def _share(choice: Choice, said: frozenset[str]) -> float:
    return len(choice.features & said) / len(choice.features) if choice.features else 0.0


def by_figures(turn: Plain, topics: Sequence[Topic], taken: Sequence[Mention]) -> list[Mention]:
    """Options named by their figure, ranges, and steps against the last offer."""
    spans = [(each.start, each.end) for each in taken]
    found = [
        figure
        for figure in with_steps(turn.text, figures(turn.text))[:_MOST_FIGURES]
        if not any(start <= figure.start < end for start, end in spans)
    ]
    numeric = [topic for topic in topics if topic.numeric]
    stepped = [topic for topic in topics if topic.numeric or topic.dated]
    mentions: list[Mention] = []
    skip = False
    for index, figure in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if skip:
            skip = False
        elif following and _ranged(turn, figure, following):
            skip = not shows("moves_from", before(turn, figure.start))
            if skip:
                mentions += _range(turn, figure, following, numeric)
        else:
            sign = direction(turn, figure.start, figure.start + len(figure.found))
            mentions += _step(turn, figure, stepped, sign) if sign else _single(turn, figure, numeric)
    return mentions


def _ranged(turn: Plain, one: Figure, two: Figure) -> bool:
    return shows("range_between", turn.text[one.start + len(one.found) : two.start])


def _range(turn: Plain, one: Figure, two: Figure, topics: Sequence[Topic]) -> Iterator[Mention]:
    """Several values at once: asked about, whatever they are."""
    start, end = one.start, two.start + len(two.found)
    fitting = _narrowed(turn, start, _fitting(turn, two, topics)[0], two)
    if fitting and not set_aside(turn, start, end):
        yield Mention(start, end, tuple(topic.index for topic in fitting))


def _single(turn: Plain, figure: Figure, topics: Sequence[Topic]) -> Iterator[Mention]:
    """An option named by its figure."""
    start, end = figure.start, figure.start + len(figure.found)
    fitting, strong = _fitting(turn, figure, topics)
    if not fitting or set_aside(turn, start, end):
        return
    narrowed = _narrowed(turn, start, fitting, figure)
    indices = tuple(topic.index for topic in narrowed)
    holding = [(topic.index, option) for topic in narrowed for option in _matching(topic, figure)]
    if len(holding) == 1 and len(indices) == 1:
        yield Mention(start, end, indices, holding[0][1])
    elif holding or strong or spoken_of(narrowed, turn.clause_of(start).text):
        yield Mention(start, end, indices)


def _step(turn: Plain, figure: Figure, topics: Sequence[Topic], sign: int) -> Iterator[Mention]:
    """A step against the last offer: by its unit, or in a clause that names the issue."""
    start, end = figure.start, figure.start + len(figure.found)
    fitting, strong = _fitting(turn, figure, topics, relative=True)
    if not fitting and not figure.unit and _ONE_MORE.search(after(turn, end)):
        named = spoken_of(topics, turn.clause_of(start).text)
        fitting, strong = (named, True) if len(named) == 1 else ([], False)
    narrowed = _narrowed(turn, start, fitting, None)
    if narrowed and (strong or spoken_of(narrowed, turn.sentence_of(start).text)):
        yield Mention(start, end, tuple(topic.index for topic in narrowed), step=figure, sign=sign)


def _narrowed(turn: Plain, place: int, topics: list[Topic], figure: Figure | None) -> list[Topic]:
    """Of several issues those the clause or the sentence names, else those that have the figure at all."""
    if len(topics) < 2:
        return topics
    for words in (turn.clause_of(place).text, turn.sentence_of(place).text):
        named = spoken_of(topics, words[:400])
        if len(named) == 1:
            return named
    holding = [topic for topic in topics if figure and _matching(topic, figure)]
    return holding or topics


def _fitting(
    turn: Plain, figure: Figure, topics: Sequence[Topic], *, relative: bool = False
) -> tuple[list[Topic], bool]:
    """Issues a figure may belong to, and whether its unit says so."""
    rest = _COUNTER.sub("", after(turn, figure.start + len(figure.found))).lstrip().casefold()
    rest = _MORE.sub("", rest)
    strong = [topic for topic in topics if _same_unit(topic, figure, rest, relative)]
    if strong or figure.unit or (figure.words and figure.value < _SURELY_A_FIGURE) or not topics:
        return strong, bool(strong)
    if not shows("may_follow", after(turn, figure.start + len(figure.found))):
        return [], False
    return list(topics), False


def _same_unit(topic: Topic, figure: Figure, rest: str, relative: bool) -> bool:
    if figure.unit and figure.unit == topic.unit:
        return True
    if relative and (figure.unit, topic.unit) == ("month", "calendar-month"):
        return True
    if figure.unit == "date" and topic.unit == "calendar-month":
        return bool(_matching(topic, figure))
    if not topic.suffix or figure.kind == "date":
        return False
    return rest.startswith(topic.suffix) if not figure.unit else topic.suffix in figure.found


def _matching(topic: Topic, figure: Figure) -> list[int]:
    """Options whose figure is this one; a day without its year is that day, 5/31 the end of May."""
    if figure.kind == "number":
        return topic.valued(figure.value)
    whole = int(figure.value)
    found = []
    for index, choice in enumerate(topic.choices):
        own = choice.figure
        if own and own.kind == "date" and own.unit == figure.unit:
            years = whole >= 10_000 and own.value >= 10_000
            if own.value == figure.value or (not years and int(own.value) % 10_000 == whole % 10_000):
                found.append(index)
        elif own and own.unit == "calendar-month" and "底" in topic.suffix and whole % 100 >= 28:
            found += [index] if own.value == whole // 100 % 100 else []
    return found

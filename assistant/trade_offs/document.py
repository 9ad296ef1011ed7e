"""The proposals and the private brief as documents."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.language.catalog import load_catalog
from assistant.language.document import Block, Bullets, Document, Facts, Grid, Heading, Paragraph
from assistant.language.figures import write_date
from assistant.language.locale import Language
from assistant.language.voice import Voice
from assistant.trade_offs.models import Exchange, Move, PackageProposal, ProposalSet, Share

WORDING = load_catalog(Path(__file__).with_name("document.yaml"))


class Speaker:
    """The documents' own words in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._voice = Voice(language, Path(__file__).parent)

    def say(self, key: str, **values: object) -> str:
        """A message of the documents' catalogue."""
        return self._voice.say(key, catalog="document", limit=4_000, **values)

    def quote(self, text: str) -> str:
        """``text`` in quotation marks."""
        return self._voice.quote(text)

    def moves(self, moves: Sequence[Move]) -> str:
        """Moves one a line; "no change" for none."""
        return "\n".join(self.move(move) for move in moves) or self.say("none")

    def move(self, move: Move) -> str:
        """``人力：4 人週 → 12 人週``."""
        key = "move_from" if move.now and move.now != move.option else "move"
        return self.say(key, issue=move.issue, option=move.option, now=move.now)


def proposal_document(proposals: ProposalSet) -> Document:
    """The document to share."""
    speak = Speaker(proposals.language)
    blocks: list[Block] = [Paragraph(proposals.intro), *_exchanges(speak, proposals)]
    blocks += _overview(speak, proposals)
    for package in proposals.packages:
        blocks += _package(speak, package)
    if proposals.questions:
        asked = [speak.say("colon", name=q.department, text=q.text) for q in proposals.questions]
        blocks += [Heading(speak.say("questions")), Bullets(tuple(asked))]
    if proposals.citations:
        cited = [speak.say("colon", name=each.name, text=each.quote) for each in proposals.citations]
        blocks += [Heading(speak.say("citations")), Bullets(tuple(cited))]
    return Document(proposals.title, proposals.language, tuple(blocks))


def _exchanges(speak: Speaker, proposals: ProposalSet) -> Iterator[Block]:
    lines = [_given(speak, exchange) for exchange in proposals.exchanges]
    lines += [_asked(speak, exchange) for exchange in proposals.returns]
    if lines:
        yield Heading(speak.say("exchanges"))
        yield Bullets(tuple(lines))


def _given(speak: Speaker, exchange: Exchange) -> str:
    if not exchange.taker:
        return speak.say("give_open", offer=exchange.offer)
    line = speak.say("give_for", taker=exchange.taker, offer=exchange.offer)
    if not exchange.answers:
        return line
    return speak.say(f"answers_{exchange.kind}", line=line, answers=speak.quote(exchange.answers))


def _asked(speak: Speaker, exchange: Exchange) -> str:
    line = speak.say("take", giver=exchange.giver, offer=exchange.offer)
    if not exchange.answers:
        return line
    return speak.say(f"take_{exchange.kind}", line=line, answers=speak.quote(exchange.answers))


def _overview(speak: Speaker, proposals: ProposalSet) -> Iterator[Block]:
    """Issues by packages, with today's offer where one is known."""
    now = {
        move.issue: move.now
        for package in proposals.packages
        for share in package.shares
        for move in (*share.gets, *share.gives)
        if move.now
    }
    rows = []
    for place, choice in enumerate(proposals.packages[0].choices):
        chosen = [package.choices[place].option for package in proposals.packages]
        # An issue no package moves is where it stands today.
        today = [now.get(choice.issue, choice.option)] if now else []
        rows.append((choice.issue, *today, *chosen))
    names = [speak.say("package", id=package.id) for package in proposals.packages]
    head = (speak.say("issue"), *([speak.say("now")] if now else []), *names)
    yield Heading(speak.say("overview"))
    yield Grid(head, tuple(rows))


def _package(speak: Speaker, package: PackageProposal) -> Iterator[Block]:
    yield Heading(speak.say("package", id=package.id))
    head = (speak.say("department"), speak.say("gets"), speak.say("gives"))
    yield Grid(head, tuple(_share(speak, share) for share in package.shares))
    facts = {
        "condition": package.condition,
        "expires": write_date(package.expires, speak.language),
        "review": write_date(package.review, speak.language),
        "slip": package.slip,
        "first_sentence": package.first_sentence,
    }
    yield Facts(tuple((speak.say(name), text) for name, text in facts.items()))


def _share(speak: Speaker, share: Share) -> tuple[str, str, str]:
    return share.department, speak.moves(share.gets), speak.moves(share.gives)

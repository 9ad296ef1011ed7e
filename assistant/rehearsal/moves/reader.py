"""Reading a turn by rules: several moves at once, each with the words that show it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.language.figures_found import figures
from assistant.rehearsal.kinds import MoveKind
from assistant.rehearsal.models import Move, Offer, Session, Understood
from assistant.rehearsal.moves.context import shows
from assistant.rehearsal.moves.cues import OFFERING, PROPOSING, STALLING, cues
from assistant.rehearsal.moves.injection import injections
from assistant.rehearsal.moves.offers import NOTHING, OfferRead, completed, last_offer, read_offer
from assistant.rehearsal.moves.plain import Plain, Span, plain
from assistant.rehearsal.moves.settling import settled

_MOST_SENTENCES = 400
_MOST_SUMMARY = 600
_ASKS = (MoveKind.INTEREST_QUESTION, MoveKind.PRIORITY_QUESTION, MoveKind.JARGON_QUESTION)
_TALKS = (
    *_ASKS,
    MoveKind.SUMMARY,
    MoveKind.BLAME,
    MoveKind.INFORMATION_REQUEST,
    MoveKind.CONCESSION,
    MoveKind.CRITERIA,
    MoveKind.THREAT,
)
_COUNTED = re.compile(
    r"[一二兩三四五六七八九十] ?[個家位名次批場台組成]|(?<=第)[一二三四]版|先試|試辦|週[一二三四五六日]前"
    r"|\b(?:one|two|three|four|five|six|ten) [a-z]{3,}|\bpilot\b|\bby (?:mon|tues|wednes|thurs|fri)day",
    re.IGNORECASE,
)


def understand(text: str, session: Session) -> Understood:
    """What the person did in a turn, by rules alone.

    Works in Traditional Chinese and English. Every quote is a verbatim substring of ``text``. Never raises,
    takes time linear in the text, of which a session keeps, and this reads, ``MAX_TURN`` characters.
    """
    reading = _Reading(plain(text), session)
    moves, read = reading.moves, reading.offer
    return Understood(
        moves=tuple(Move(kind=kind, quote=moves[kind]) for kind in MoveKind if moves.get(kind)),
        offer=completed(read.named, session),
        unclear=read.unclear,
        read_by="rules",
    )


@dataclass
class _Reading:
    """One turn being read."""

    turn: Plain
    session: Session

    def __post_init__(self) -> None:
        table = self.session.setup.table
        self.known: dict[tuple[str, int, int], bool] = {}
        self.hostile = injections(self.turn)
        self.offer = NOTHING
        if table is not None:
            self.offer = read_offer(self.turn, table, last_offer(self.session), self._aside)
        self.moves = self._all()

    def _all(self) -> dict[MoveKind, str]:
        shown = dict(self._shown())
        offering = self._offering(bool(shown))
        if offering is not None:
            shown[MoveKind.OFFER] = offering
            if MoveKind.CONCESSION not in shown and _gives(self.offer, self.session):
                shown[MoveKind.CONCESSION] = offering
        moves = {kind: self._quote(place) for kind, place in settled(self.turn, shown).items()}
        if self.hostile:
            moves[MoveKind.INJECTION] = self.turn.quote(*self.hostile[0])
        if not moves and self.turn.text.strip():
            moves[MoveKind.OTHER] = self.turn.quote(0, len(self.turn.text))
        return moves

    def _sentences(self) -> Iterator[Span]:
        """The sentences to read; what speaks to a program shows nothing else."""
        for sentence in self.turn.sentences[:_MOST_SENTENCES]:
            if not self._is_hostile(sentence):
                yield sentence

    def _is_hostile(self, sentence: Span) -> bool:
        return any(start < sentence.end and sentence.start < end for start, end in self.hostile)

    def _shown(self) -> Iterator[tuple[MoveKind, int]]:
        """Each kind with the first place of the plain text that shows it."""
        known = {kind: cues()[kind.value] for kind in MoveKind if kind.value in cues()}
        for sentence in self._sentences():
            for kind in list(known):
                match = known[kind].find(sentence)
                if match is not None:
                    del known[kind]
                    yield kind, sentence.start + match.start()

    def _quote(self, place: int) -> str:
        """The sentence around a place, or only the clause when the sentence is long."""
        sentence, clause = self.turn.sentence_of(place), self.turn.clause_of(place)
        if len(sentence.text) <= 80:
            return self.turn.quote(sentence.start, sentence.end)
        start = clause.start if len(clause.text) <= 160 else max(clause.start, place - 20)
        return self.turn.quote(start, clause.end)

    def _shows(self, kind: str, piece: Span) -> bool:
        """Whether a sentence or clause shows a move; looked up once for each."""
        key = kind, piece.start, piece.end
        if key not in self.known:
            self.known[key] = cues()[kind].find(piece) is not None
        return self.known[key]

    def _aside(self, place: int) -> bool:
        """Whether a figure there is told, asked about or meant for a program instead of put forward."""
        sentence = self.turn.sentence_of(place)
        if self._shows(MoveKind.SUMMARY.value, sentence):
            # A summary repeats, unless it asks for a yes to what it lists.
            return not shows("settles", self.turn.text[sentence.start : sentence.start + _MOST_SUMMARY])
        if self._is_hostile(sentence):
            return True
        if self._shows(OFFERING, self.turn.clause_of(place)):
            return False
        return any(self._shows(kind.value, sentence) for kind in _ASKS)

    def _offering(self, says_more: bool) -> int | None:
        """Where an offer is put forward: options of the table, or any figures that are proposed."""
        if self.offer.places:
            return self.offer.places[0][0]
        for sentence in self._sentences():
            if self._proposes(sentence, says_more):
                return sentence.start
        if self.offer.unclear and not says_more:
            return self.turn.sentences[0].start
        return None

    def _proposes(self, sentence: Span, says_more: bool) -> bool:
        """Whether a sentence puts something forward; bare figures do when the turn says nothing else."""
        counts = any(not each.words or each.unit for each in figures(sentence.text))
        counts = counts or _COUNTED.search(sentence.text) is not None
        if counts and self._shows(MoveKind.TRADE.value, sentence):
            return True
        if any(self._shows(kind.value, sentence) for kind in _TALKS):
            return False
        if counts:
            told = shows("past", sentence.text) or self._shows(STALLING, sentence)
            return not (says_more or told) or self._shows(OFFERING, sentence)
        return self._shows(PROPOSING, sentence)


def _gives(read: OfferRead, session: Session) -> bool:
    """Whether the named options are worth less to the person than those of the person's last offer."""
    table = session.setup.table
    before = next((t.understood.offer for t in reversed(session.turns) if t.understood.offer), None)
    if table is None or before is None or any(issue not in before.choices for issue in read.named):
        return False

    def worth(offer: Offer) -> float:
        points = [(table.issues[i].points.get(table.parties[0], ()), offer.choices[i]) for i in read.named]
        return sum(own[option] for own, option in points if option < len(own))

    return worth(Offer(choices=read.named)) < worth(before)

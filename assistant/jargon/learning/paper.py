"""The learning plan and the handout as documents."""

from collections.abc import Iterator, Sequence

from assistant.jargon.learning.models import (
    CoLearning,
    Handout,
    LearningPlan,
    Segment,
    SharingSession,
    TermMet,
)
from assistant.jargon.learning.words import voice
from assistant.language.document import Block, Bullets, Document, Facts, Grid, Heading, Paragraph
from assistant.language.figures import write_date
from assistant.language.voice import TEXT_LIMIT, Voice

_CHANGES = 2


def plan_document(plan: LearningPlan) -> Document:
    """The session, then the programme; where no word was met, a sentence and what to do next."""
    write = _Writer(voice(plan.language))
    blocks: list[Block] = [Paragraph(text) for text in plan.nothing]
    if plan.session is not None:
        blocks += write.session(plan.session)
    if plan.programme is not None:
        blocks += write.programme(plan.programme)
    return Document(plan.title, plan.language, tuple(blocks))


def handout_document(handout: Handout, *, most: int | None = None, changes: int = _CHANGES) -> Document:
    """The words in one table.

    Args:
        most: so many words of the handout at most; those left out are counted with its own.
        changes: so many lines at most on what one word changes.
    """
    write = _Writer(voice(handout.language))
    terms = handout.terms[:most]
    blocks: list[Block] = [Paragraph(text) for text in handout.nothing]
    if terms:
        blocks.append(write.words(terms, changes))
    if left := handout.left_out + len(handout.terms) - len(terms):
        blocks.append(Paragraph(write.say("left_out", count=left)))
    return Document(handout.title, handout.language, tuple(blocks))


class _Writer:
    """Blocks in one language."""

    def __init__(self, speak: Voice) -> None:
        self._speak = speak

    def say(self, key: str, **values: object) -> str:
        return self._speak.say(f"paper.{key}", catalog="wording", limit=TEXT_LIMIT, **values)

    def heads(self, *keys: str) -> tuple[str, ...]:
        return tuple(map(self.say, keys))

    def session(self, session: SharingSession) -> Iterator[Block]:
        yield Heading(session.title)
        yield Facts(((self.say("when"), write_date(session.date, self._speak.language)),))
        yield Heading(self.say("rules"))
        yield Bullets(
            tuple(
                self.say("rule", rule=each.rule, name=each.name, quote=self._speak.quote(each.quote))
                for each in session.rules
            )
        )
        yield Heading(self.say("timetable"))
        rows = tuple((self.clock(part), part.title, self.who(part), part.how) for part in session.segments)
        yield Grid(self.heads("time", "part", "who", "how"), rows, shares=(2, 4, 3, 6))
        yield Heading(self.say("terms"))
        yield self.explained([part.term for part in session.segments if part.term])
        if session.later:
            yield Paragraph(self.say("later", words=self._speak.listing(session.later)))
        if session.questions:
            yield Heading(self.say("questions"))
            asked = tuple((each.question, each.asked, each.answer) for each in session.questions)
            yield Grid(self.heads("question", "asked", "answer"), asked, shares=(4, 2, 5))

    def clock(self, part: Segment) -> str:
        return self.say("clock", start=part.start, end=part.start + part.minutes)

    def who(self, part: Segment) -> str:
        teacher = part.teacher
        if teacher is None:
            return self.say("all")
        if not teacher.person:
            return self.say("nobody", department=teacher.department)
        key = "person" if teacher.role else "person_plain"
        return self.say(key, person=teacher.person, department=teacher.department, role=teacher.role)

    def explained(self, terms: Sequence[TermMet]) -> Grid:
        rows = tuple(
            (
                self.word(term),
                self.sentence(term),
                self.meaning(term),
                self.changed(term, len(term.listeners)),
            )
            for term in terms
        )
        return Grid(self.heads("term", "sentence", "plain", "changes"), rows, shares=(2, 4, 4, 5))

    def words(self, terms: Sequence[TermMet], changes: int) -> Grid:
        """Terms in a row each; the last column is left out where no word has another meaning."""
        keys, shares = ["term", "plain", "changes", "ask_back"], [5, 9, 9, 7]
        rows = [
            [self.word(term), self.meaning(term), self.changed(term, changes), term.ask_back]
            for term in terms
        ]
        if any(term.other_meanings for term in terms):
            keys.append("others")
            shares.append(7)
            for row, term in zip(rows, terms, strict=True):
                row.append(self.other(term))
        return Grid(self.heads(*keys), tuple(map(tuple, rows)), shares=tuple(shares))

    def word(self, term: TermMet) -> str:
        alike = term.name.casefold() in ("", term.surface.casefold())
        return term.surface if alike else self.say("named", surface=term.surface, name=term.name)

    def meaning(self, term: TermMet) -> str:
        return term.plain if term.verified else self.say("unverified", plain=term.plain)

    def sentence(self, term: TermMet) -> str:
        if not term.quote:
            return ""
        return self.say("said_by", quote=self._speak.quote(term.quote), department=term.quoted_from)

    def changed(self, term: TermMet, most: int) -> str:
        """What it changes, a line for each different thing; whom it concerns where they differ."""
        lines: dict[str, list[str]] = {}
        for each in term.changes:
            lines.setdefault(each.line, []).append(each.department)
        if len(lines) == 1:
            return next(iter(lines))
        told = list(lines.items())[:most]
        if most == 1:
            return "".join(line for line, _ in told)
        return "\n".join(
            self.say("colon", name=self._speak.listing(departments), text=line) for line, departments in told
        )

    def other(self, term: TermMet) -> str:
        """The likeliest other meaning."""
        if not term.other_meanings:
            return ""
        department, meaning = term.other_meanings[0]
        return self.say("colon", name=department, text=meaning) if department else meaning

    def programme(self, programme: CoLearning) -> Iterator[Block]:
        language = self._speak.language
        starts, ends = write_date(programme.starts, language), write_date(programme.ends, language)
        yield Heading(self.say("programme"))
        yield Facts(((self.say("runs"), self.say("period", starts=starts, ends=ends)),))
        yield Heading(self.say("pairs"))
        yield Bullets(
            tuple(
                self.say("pair", one=pair.one, other=pair.other, words=self._speak.listing(pair.words))
                for pair in programme.pairs
            )
        )
        yield Heading(self.say("activities"))
        done = tuple(
            (write_date(each.date, language), each.title, self.activity(each.what, each.builds_on))
            for each in programme.activities
        )
        yield Grid(self.heads("when", "part", "how"), done, shares=(3, 5, 9))
        yield Heading(self.say("measures"))
        rows = tuple(
            (each.name, each.counted, each.baseline, each.target, each.caution) for each in programme.measures
        )
        yield Grid(
            self.heads("measure", "counted", "baseline", "target", "caution"), rows, shares=(3, 5, 3, 4, 4)
        )
        if programme.constraints:
            yield Heading(self.say("constraints"))
            yield Bullets(programme.constraints)
        for note in programme.notes:
            yield Paragraph(note)

    def activity(self, what: str, offer: str) -> str:
        return self.say("builds_on", what=what, offer=self._speak.quote(offer)) if offer else what

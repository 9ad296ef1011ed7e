"""The part of the agenda document that is read before the meeting: positions, facts, terms, sources."""

from assistant.adapters.exports.docx_paper import TEXT_WIDTH_MM, Paper, Piece
from assistant.adapters.exports.words import Words
from assistant.agenda.clock import reading_minutes
from assistant.agenda.models import AlignmentAgenda, Disagreement, OwnCitation
from assistant.language.figures import write_date
from assistant.project.models import Position


def write_pre_read(paper: Paper, write: Words, agenda: AlignmentAgenda) -> None:
    """Everything that is no part of the meeting's two pages, on a new page; nothing if there is nothing."""
    minutes, send_by = reading_minutes(agenda.pre_read, agenda.own_sources), agenda.pre_read.send_by
    if not (minutes or agenda.disagreements or agenda.terms or agenda.citations):
        return
    paper.heading(write.name("pre_read"), new_page=True)
    if minutes:
        key = "reading" if send_by else "reading_undated"
        text = write.say(key, minutes=minutes, date=write_date(send_by, write.language))
        paper.paragraph((text, "faint"))
    if agenda.disagreements:
        paper.heading(write.name("disagreements"), 2)
        for about in agenda.disagreements:
            _positions(paper, write, about)
    if agenda.own_sources:
        paper.heading(write.name("own_sources"), 2)
        paper.bullets([_quoted(write, source) for source in agenda.own_sources])
    for part in agenda.pre_read.parts:
        paper.heading(part.title, 2)
        paper.bullets(part.lines)
    _terms(paper, write, agenda)
    _sources(paper, write, agenda)


def _positions(paper: Paper, write: Words, about: Disagreement) -> None:
    """The sides beside each other with equal room, then facts apart from interpretations."""
    paper.paragraph((about.issue, "bold"))
    if about.positions:
        width = TEXT_WIDTH_MM / len(about.positions)
        cells = [_position(write, position) for position in about.positions]
        paper.table([width] * len(cells), [cells], head=[position.department for position in about.positions])
    for name, said in (("facts", about.facts), ("interpretations", about.interpretations)):
        if said:
            paper.paragraph((write.label(name, ""), "bold"), (write.semicolons(said), "plain"), style="Cell")


def _position(write: Words, position: Position) -> list[Piece]:
    pieces: list[Piece] = [(write.known(position.wants), "plain")]
    if position.because:
        because = write.say("because", because=position.because)
        pieces.append((f"\n{because}", "faint"))
    return pieces


def _quoted(write: Words, source: OwnCitation) -> str:
    where = write.brackets([source.document, source.place])
    return f"{write.say('quoted', sentence=source.sentence)}{where}"


def _terms(paper: Paper, write: Words, agenda: AlignmentAgenda) -> None:
    if not agenda.terms:
        return
    paper.heading(write.name("terms"), 2)
    meanings = {
        term.term: term.meaning if term.verified else write.say("unverified", meaning=term.meaning)
        for term in agenda.terms
    }
    paper.bullets([write.colon(term, meaning) for term, meaning in meanings.items()])


def _sources(paper: Paper, write: Words, agenda: AlignmentAgenda) -> None:
    if not agenda.citations:
        return
    paper.heading(write.name("principles"), 2)
    for citation in agenda.citations:
        paper.paragraph((f"{citation.quote}{write.brackets([citation.why])}", "plain"), style="Fine")

"""A model's reply as fields: what its quotation does not bear out is dropped, or the quotation stands itself.

The model decides no figure, no day and no name: days and hours are read from the quotation by the program, a
figure must stand in it, a name must stand in the file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.language.figures_found import figures
from assistant.language.grounding import ungrounded
from assistant.language.likeness import likeness
from assistant.project.intake.documents import comparable
from assistant.project.intake.model_reply import IntakeReply
from assistant.project.intake.proposal import WORDING, Dropped, Origin, Path, ProposedField, Value
from assistant.project.intake.rules_meeting import meeting_fields
from assistant.project.intake.rules_statements import figures_of, short
from assistant.project.intake.sentences import Sentence, clean, is_clean
from assistant.project.intake.signs import is_instruction, private_kind
from assistant.project.models import Kpi, Position, Term

_SURE = 0.75
_LEAST_QUOTE = 6
_LEAST_LIKE = 0.5
_LISTS = {"ask": "asks", "offer": "offers", "worry": "worries"}
_NOTES: dict[str, Path] = {
    "fact": ("facts",),
    "constraint": ("constraints",),
    "decision": ("decisions",),
    "purpose": ("purpose",),
    "shared_goal": ("shared_goal",),
}
_PRIVATE: dict[str, Path] = {
    "batna": ("private", "batna"),
    "concession": ("private", "concessions"),
    "note": ("private", "notes"),
}


@dataclass
class ReplyReader:
    """Turns replies into fields; ``dropped`` collects what was not taken over.

    Args:
        sentences: those the model was given, and the ones kept from it.
    """

    sentences: Sequence[Sentence]
    dropped: list[Dropped] = field(default_factory=list)

    def fields(self, reply: IntakeReply) -> list[ProposedField]:
        """All fields of a reply whose quotation is verbatim and bears them out."""
        found: list[ProposedField] = []
        for made in (self._names(reply), self._statements(reply), self._issues(reply), self._rest(reply)):
            found += made
        return found

    def _names(self, reply: IntakeReply) -> Iterator[ProposedField]:
        for department in reply.departments:
            name = self._name(department.name, department.quote)
            if name:
                yield from self._field(("departments", name), name, department.quote)
                if department.goal.strip():
                    yield from self._text(("departments", name, "goal"), department.goal, department.quote)
        for person in reply.people:
            name = self._name(person.name, person.quote)
            if not name:
                continue
            yield from self._field(("stakeholders", name), name, person.quote)
            for detail, said in (("department", person.department), ("role", person.role)):
                if said.strip() and comparable(said) in comparable(person.quote):
                    yield from self._field(("stakeholders", name, detail), clean(said), person.quote)

    def _statements(self, reply: IntakeReply) -> Iterator[ProposedField]:
        for said in reply.statements:
            department = self._name(said.department, said.quote, anywhere=True)
            if department:
                yield from self._text(("departments", department, _LISTS[said.kind]), said.text, said.quote)
        for kpi in reply.kpis:
            department = self._name(kpi.department, kpi.quote, anywhere=True)
            name = self._name(kpi.name, kpi.quote)
            values = [value for value in (kpi.baseline, kpi.target) if value is not None]
            known = {float(each.value) for each in figures(kpi.quote, structure=True)}
            if department and name and not set(values) <= known:
                self._drop(kpi.name, "figure")
            elif department and name:
                made = Kpi(
                    name=name,
                    baseline=kpi.baseline,
                    target=kpi.target,
                    unit=clean(kpi.unit)[:40],
                    direction=kpi.direction,
                )
                yield from self._field(("departments", department, "kpis", name), made, kpi.quote)

    def _issues(self, reply: IntakeReply) -> Iterator[ProposedField]:
        for issue in reply.issues:
            spot = self._spot(issue.quote)
            name = clean(issue.name)[:80]
            if (
                spot is None
                or not name
                or ungrounded(name, [spot.text])
                or likeness(name, spot.text) < _LEAST_LIKE
            ):
                self._drop(issue.name, "name")
                continue
            yield from self._field(("issues", name), name, issue.quote)
            for option in issue.options:
                if comparable(clean(option)) in comparable(issue.quote):
                    yield from self._field(("issues", name, "options"), clean(option), issue.quote)
            for said in issue.positions:
                department = self._name(said.department, said.quote, anywhere=True)
                place = self._spot(said.quote)
                if department and place:
                    wants = self._worded(said.wants, place.text)
                    because = (
                        said.because
                        if said.because and likeness(said.because, place.text) >= _LEAST_LIKE
                        else ""
                    )
                    because = self._worded(because, place.text) if because else ""
                    made = Position(department=department, wants=wants, because=because)
                    yield from self._field(("issues", name, "positions", department), made, said.quote)

    def _rest(self, reply: IntakeReply) -> Iterator[ProposedField]:
        for note in reply.notes:
            yield from self._text(_NOTES[note.kind], note.text, note.quote)
        for private in reply.private:
            yield from self._text(_PRIVATE[private.kind], private.text, private.quote)
        for term in reply.terms:
            name = self._name(term.term, term.quote)
            spot = self._spot(term.quote)
            if name and spot and likeness(term.meaning, spot.text) >= _LEAST_LIKE:
                made = Term(term=name, meaning=self._worded(term.meaning, spot.text), verified=False)
                yield from self._field(("terms", name), made, term.quote)
        for arranged in reply.meeting:
            yield from self._meeting(arranged.place, arranged.quote)

    def _meeting(self, place: str, quote: str) -> Iterator[ProposedField]:
        spot = self._spot(quote)
        if spot is None:
            self._drop(quote, "quote")
            return
        found, _ = meeting_fields([spot])
        yield from (replace(each, origin=Origin.MODEL) for each in found)
        if place.strip() and comparable(clean(place)) in comparable(spot.text) and clean(place):
            yield from self._field(("meeting", "place"), clean(place), quote)

    def _text(self, path: Path, text: str, quote: str) -> Iterator[ProposedField]:
        """A line in the model's words where the quotation bears them out, else in the quotation's."""
        spot = self._spot(quote)
        if spot is None:
            self._drop(text, "quote")
            return
        yield from self._field(path, self._worded(text, spot.text), quote)

    def _worded(self, text: str, quote: str) -> str:
        said = clean(text)
        if (
            not said
            or is_instruction(said)
            or ungrounded(said, [quote])
            or likeness(said, quote) < _LEAST_LIKE
        ):
            return short(quote)
        return short(said)

    def _name(self, name: str, quote: str, *, anywhere: bool = False) -> str:
        """A name that stands in the quotation, or at least in its file; ``""`` and a report otherwise."""
        said = clean(name)[:80]
        spot = self._spot(quote)
        if spot is None:
            self._drop(name, "quote")
            return ""
        inside = comparable(said).casefold() in comparable(quote).casefold()
        known = inside or (anywhere and spot.document.contains(said))
        if not said or not known or is_instruction(said):
            self._drop(name, "name")
            return ""
        return said

    def _field(self, path: Path, value: Value, quote: str) -> Iterator[ProposedField]:
        spot = self._spot(quote)
        if spot is None:
            self._drop(quote, "quote")
            return
        if spot.private and path[0] != "private":
            path, value = ("private", "notes"), short(spot.text)
        name, place = spot.document.name, spot.place
        figured = figures_of(spot) if path[0] != "private" else ()
        yield ProposedField(path, value, spot.text, name, place, _SURE, Origin.MODEL, figured)

    def _spot(self, quote: str) -> Sentence | None:
        """The quotation as a sentence of its file: verbatim, inert, and none that talks to a program."""
        words = " ".join(quote.split())
        wanted = comparable(words)
        if len(wanted) < _LEAST_QUOTE or not is_clean(words) or is_instruction(words):
            return None
        for each in self.sentences:
            own = comparable(each.text)
            if wanted in own or own in wanted:
                if each.instruction:
                    return None
                if each.document.contains(words):
                    private = each.private or private_kind(words)
                    return replace(each, text=words, private=private)
        return None

    def _drop(self, text: str, reason: str) -> None:
        self.dropped.append(Dropped(clean(text)[:200], "", WORDING.both(f"reason.{reason}")))

"""A sharing session: who explains what to whom, and how people see that it was understood."""

import datetime as dt
from collections.abc import Iterator, Sequence

from assistant.jargon.learning.models import (
    SESSION_MINUTES,
    CheckQuestion,
    GroundRule,
    Segment,
    SharingSession,
    Stage,
    Teacher,
    TermMet,
)
from assistant.jargon.learning.words import voice
from assistant.language.locale import Language
from assistant.language.voice import TEXT_LIMIT, Voice
from assistant.project.models import Project, Stakeholder

MOST_TERMS = 5
_OPEN, _CHECK, _QUESTIONS, _CLOSE = 3, 6, 4, 2
"""Questions of both kinds take a third of the time."""
_TEACHING = SESSION_MINUTES - _OPEN - _CHECK - _QUESTIONS - _CLOSE
_LONGEST_EXPLANATION = 6
_SHORTEST_PRACTICE = 3
_QUESTIONS_ASKED = 3


def share(
    met: Sequence[TermMet],
    *,
    rules: Sequence[GroundRule],
    project: Project | None,
    language: Language,
    date: dt.date,
) -> SharingSession:
    """A session of thirty minutes on at most five words of ``met``; the rest are for later."""
    speak = voice(language)
    terms = taught(met)
    questions = check_questions(terms, speak)
    return SharingSession(
        title=speak.say("session.title"),
        date=date,
        segments=_timed(_parts(terms, len(questions), project, speak)),
        questions=questions,
        rules=tuple(rules),
        later=tuple(each.surface for each in met if each not in terms),
    )


def taught(met: Sequence[TermMet]) -> tuple[TermMet, ...]:
    """At most five words: departments take turns, so that nobody only listens; one's words come together."""
    words: dict[str, list[TermMet]] = {}
    for term in met:
        words.setdefault(term.explainer, []).append(term)
    ranked = sorted((place, turn) for turn, own in enumerate(words.values()) for place in range(len(own)))
    chosen = {turn: 0 for _, turn in ranked[:MOST_TERMS]}
    for _, turn in ranked[:MOST_TERMS]:
        chosen[turn] += 1
    return tuple(term for turn, own in enumerate(words.values()) for term in own[: chosen.get(turn, 0)])


def teacher(department: str, project: Project | None) -> Teacher:
    """Who of ``department`` could explain: people at the meeting first, of these the ones close to the work.

    Nobody by name where the project names nobody of that department.
    """
    if project is None:
        return Teacher(department=department)
    attendees = set(project.meeting.attendees)

    def order(person: Stakeholder) -> tuple[bool, bool]:
        return person.name not in attendees, person.can_decide

    people = sorted((each for each in project.stakeholders if each.department == department), key=order)
    if not people:
        return Teacher(department=department)
    return Teacher(department=department, person=people[0].name, role=people[0].role)


def check_questions(terms: Sequence[TermMet], speak: Voice) -> tuple[CheckQuestion, ...]:
    """Three questions made from the cards, each of another kind and, where possible, on another word.

    Fewer only where the cards say too little, as those of words that no glossary has may.
    """
    possible = [(kind, term) for kind in _KINDS for term in terms if _has(kind, term)]
    chosen: list[tuple[str, TermMet]] = []
    for _ in range(min(_QUESTIONS_ASKED, len(possible))):
        kinds, words = {kind for kind, _ in chosen}, {term.surface for _, term in chosen}
        left = (each for each in possible if each not in chosen)
        chosen.append(
            min(left, key=lambda each: (each[0] in kinds, not each[1].verified, each[1].surface in words))
        )
    return tuple(_question(kind, term, place, speak) for place, (kind, term) in enumerate(chosen))


_KINDS = ("plain", "change", "ask")


def _has(kind: str, term: TermMet) -> bool:
    return bool({"plain": term.plain, "change": term.changes, "ask": term.ask_back}[kind])


def _question(kind: str, term: TermMet, place: int, speak: Voice) -> CheckQuestion:
    """The question; departments take turns in being asked."""
    asked, answer = term.listeners[place % len(term.listeners)], term.plain
    if kind == "change":
        change = term.changes[place % len(term.changes)]
        asked = change.department
        answer = speak.say("question.change_answer", touches=change.touches, line=change.line)
    elif kind == "ask":
        answer = speak.say("question.ask_answer", line=term.ask_back)
    question = speak.say(f"question.{kind}", surface=speak.quote(term.surface), department=asked)
    return CheckQuestion(question=question, answer=answer, asked=asked, surface=term.surface)


def _parts(
    terms: Sequence[TermMet], questions: int, project: Project | None, speak: Voice
) -> Iterator[Segment]:
    """The session's parts in order, all beginning at minute 0 for now."""
    yield _part("open", _OPEN, speak)
    each = min(_LONGEST_EXPLANATION, _TEACHING // len(terms))
    if _TEACHING - each * len(terms) < _SHORTEST_PRACTICE and len(terms) < MOST_TERMS:
        each = (_TEACHING - _SHORTEST_PRACTICE) // len(terms)
    for term in terms:
        yield _explained(term, each, project, speak)
    if left := _TEACHING - each * len(terms):
        listeners = dict.fromkeys(name for term in terms for name in term.listeners)
        teachers = dict.fromkeys(term.explainer for term in terms)
        named = {"listeners": speak.listing([*listeners]), "teachers": speak.listing([*teachers])}
        yield _part("practise", left, speak, **named)
    yield _part("check", _CHECK, speak, title="title" if questions == _QUESTIONS_ASKED else "title_fewer")
    yield _part("questions", _QUESTIONS, speak)
    yield _part("close", _CLOSE, speak)


def _part(stage: Stage, minutes: int, speak: Voice, *, title: str = "title", **values: str) -> Segment:
    return Segment(
        stage=stage,
        start=0,
        minutes=minutes,
        title=speak.say(f"session.{stage}.{title}"),
        how=speak.say(f"session.{stage}.how", limit=TEXT_LIMIT, **values),
    )


def _explained(term: TermMet, minutes: int, project: Project | None, speak: Voice) -> Segment:
    listeners = speak.listing(term.listeners)
    how = "how" if term.quote else "how_no_quote"
    return Segment(
        stage="explain",
        start=0,
        minutes=minutes,
        title=speak.say(
            "session.explain.title", surface=term.surface, teacher=term.explainer, listeners=listeners
        ),
        how=speak.say(f"session.explain.{how}", ask=term.ask_back or speak.say("session.explain.ask")),
        term=term,
        teacher=teacher(term.explainer, project),
    )


def _timed(parts: Iterator[Segment]) -> tuple[Segment, ...]:
    """The parts one after the other, from minute 0 on."""
    placed: list[Segment] = []
    for part in parts:
        start = placed[-1].start + placed[-1].minutes if placed else 0
        placed.append(part.model_copy(update={"start": start}))
    return tuple(placed)

"""Which principle found stands behind which item, and the terms that need explaining."""

from collections.abc import Iterable, Mapping, Sequence

from assistant.agenda.checks.glossary_terms import MOST_TERMS, Table, Use, most_used, short_meaning
from assistant.agenda.checks.matching import stands_in
from assistant.agenda.composer.room import Room
from assistant.agenda.models import AgendaItem, Citation, Stage
from assistant.agenda.situations import situations_of
from assistant.knowledge.glossary.glossary import Glossary
from assistant.knowledge.glossary.homes import home_of
from assistant.knowledge.principles import PrincipleHit
from assistant.language.figures import TO_BE_CONFIRMED
from assistant.language.locale import Language
from assistant.language.voice import TEXT_LIMIT, clip, one_line
from assistant.project.models import Term

# For each stage the principles that speak for it, the closest first.
BEHIND: Mapping[Stage, tuple[str, ...]] = {
    Stage.CONFIRM: ("question-agenda",),
    Stage.OPENING: (
        "psychological-safety", "questions-welcomed", "knowledge-sharing-sessions", "common-language",
    ),
    Stage.STAKES: ("silo-mentality", "social-identity", "dual-identity", "alignment-meeting"),
    Stage.SHARED_GOAL: ("superordinate-goal", "alignment-meeting", "dual-identity"),
    Stage.DISAGREEMENT: (
        "name-the-disagreement", "interests-not-positions", "shared-artefact", "common-language",
    ),
    Stage.EXCHANGE: (
        "resource-trade-off", "logrolling", "altruistic-negotiation", "zero-sum-vs-cooperative",
        "reciprocity", "cooperation-account", "co-learning",
    ),
    Stage.JOINT_KPI: ("joint-kpi", "kpi-gaming"),
    Stage.DECISION: ("decision-rights", "meso", "right-people-in-room"),
    Stage.CLOSE: ("close-with-commitments", "cooperation-account"),
}  # fmt: skip
_AN_ITEM = 2
_MOST = 6
_QUERY = 70


def principles_for(stage: Stage, hits: Sequence[PrincipleHit]) -> list[str]:
    """Keys of up to two principles found that speak for a stage, the closest first."""
    found = {hit.principle.key for hit in hits}
    return [key for key in BEHIND.get(stage, ()) if key in found][:_AN_ITEM]


def citations(room: Room, items: Sequence[AgendaItem], hits: Sequence[PrincipleHit]) -> list[Citation]:
    """The principles behind the items, quoted verbatim, with the line of the project each was found for."""
    said = frozenset(situations_of(room.project))
    return [_citation(room, hit, said) for hit in hits if _uses(items, hit.principle.key)][:_MOST]


def _uses(items: Sequence[AgendaItem], key: str) -> bool:
    return any(key in item.principles for item in items)


def _citation(room: Room, hit: PrincipleHit, said: frozenset[str]) -> Citation:
    language, query = room.voice.language, one_line(hit.query)
    known = any(query == text or (query and query in text) for text in said)
    why = room.voice.say("cited", query=room.voice.quote(clip(query, _QUERY))) if known else ""
    return Citation(key=hit.principle.key, quote=clip(hit.principle.idea.say(language), TEXT_LIMIT), why=why)


def terms_in(texts: Iterable[str], terms: Sequence[Term]) -> list[Term]:
    """The terms that stand in ``texts``, in order of first use, each once."""
    found: dict[str, Term] = {}
    for text in texts:
        for term in terms:
            if term.term not in found and stands_in(text, term.term):
                found[term.term] = term
    return list(found.values())


def terms_from_glossary(
    texts: Iterable[str], room: Room, glossary: Glossary, listed: Sequence[Term]
) -> list[Term]:
    """Terms in ``texts`` that somebody at the table needs explained and are not ``listed``, most used first.

    An acronym the glossary does not have is listed with a meaning to be confirmed.
    """
    language = room.voice.language
    people = [person.name for person in room.attendees]
    table = Table(glossary, room.names, people)
    known = {key for term in listed for key in table.means(term.term)}
    used = [
        use
        for text in texts
        for use in table.to_explain(text)
        if not (use.term is not None and use.term.key in known)
        and not any(stands_in(term.term, use.words) or stands_in(use.words, term.term) for term in listed)
    ]
    return [_explained(use, language, room) for use in most_used(used, MOST_TERMS - len(listed))]


def _explained(use: Use, language: Language, room: Room) -> Term:
    if use.term is None:
        return Term(term=use.words, meaning=TO_BE_CONFIRMED[language], verified=False)
    theirs = [name for name in room.names if home_of(name) == use.term.home]
    return Term(
        term=use.words,
        meaning=short_meaning(use.term.plain.say(language)),
        department=theirs[0] if theirs else "",
        verified=use.certain,
    )

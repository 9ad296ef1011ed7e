"""What an agenda rests on beside the project: principles, and the company's own documents."""

from dataclasses import dataclass

from assistant.agenda.draft_notes import DRAFTING, own_notes
from assistant.agenda.models import OwnCitation
from assistant.agenda.own_sources import FindOwn, own_citations
from assistant.agenda.situations import situations_of
from assistant.knowledge.base import KnowledgeBase
from assistant.knowledge.current import current_hits
from assistant.knowledge.errors import KnowledgeError
from assistant.knowledge.ports import PrincipleFinder
from assistant.knowledge.principles import PrincipleHit
from assistant.language.locale import Language, LocalText
from assistant.language.progress import Progress
from assistant.project.models import Project
from assistant.project.records import StorageError

TOP_PRINCIPLES = 8
TOP_FOR_VISITS = 3


@dataclass(frozen=True)
class DraftSources:
    """What was found, and what the person should know about the search."""

    hits: list[PrincipleHit]
    own: list[OwnCitation]
    notes: list[LocalText]


def find_sources(
    project: Project,
    finder: PrincipleFinder,
    knowledge: KnowledgeBase,
    own: FindOwn | None,
    *,
    language: Language,
    progress: Progress,
) -> DraftSources:
    """Search both; what cannot be searched costs its citations only, and a note says so."""
    hits, notes = _principles(project, finder, knowledge, language, progress)
    if own is None:
        return DraftSources(hits, [], notes)
    try:
        quoted = own_citations(project, own, language)
    except (KnowledgeError, StorageError) as error:
        return DraftSources(hits, [], [*notes, DRAFTING.both("note.no_own", sentence=error.sentence)])
    return DraftSources(hits, quoted, [*notes, *own_notes(quoted)])


def _principles(
    project: Project,
    finder: PrincipleFinder,
    knowledge: KnowledgeBase,
    language: Language,
    progress: Progress,
) -> tuple[list[PrincipleHit], list[LocalText]]:
    """The principles found, as the knowledge base now words them; a broken index costs the citations only."""
    try:
        found = finder.find(situations_of(project), top=TOP_PRINCIPLES, progress=progress)
        found += finder.find([DRAFTING.say("visits", language)], top=TOP_FOR_VISITS, progress=progress)
    except KnowledgeError as error:
        return [], [DRAFTING.both("note.no_principles", sentence=error.sentence)]
    return current_hits(knowledge, found), []

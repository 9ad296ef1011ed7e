"""Translating in the background, what would be sent for it, and keeping up with the glossary."""

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.jargon.composer import compose
from assistant.jargon.drafting import project_names, translate, translation_messages
from assistant.jargon.models import MOST_LISTENERS, ForListener, Side, Translation
from assistant.knowledge.glossary.organisation import Organisation
from assistant.language.fitted_prompt import FittedPrompt
from assistant.language.locale import Language
from assistant.language.model_port import CallBudget, ChatModel
from assistant.language.progress import Progress
from assistant.project.models import Project
from assistant.project.records import DraftRecord, ProjectRecord
from assistant.ui.components.glossary.book import organisation
from assistant.ui.components.jargon.shelf import FEATURE, Content, shelf_of
from assistant.ui.components.jargon.sides import renamed, side
from assistant.ui.job import Job
from assistant.ui.model import chosen_model
from assistant.ui.partials import keep_partial
from assistant.ui.state import language, owner, remember, services
from assistant.ui.words import both

if TYPE_CHECKING:
    from assistant.ui.components.jargon.shelf import Given

SLOT = "jargon_job"
OPEN = "jargon_open"
"""Where the session remembers which translation is shown; the newest when it does not."""


def model_for(record: ProjectRecord | None) -> ChatModel | None:
    """The model that rewrites, with the project's people hidden from it; ``None`` explains offline."""
    return chosen_model(record.project if record else Project(title=""))


def sides_of(given: "Given") -> tuple[Side, list[Side]]:
    """Speaker and listeners as given."""
    return side(given.speaker), [side(each, given.decides.get(each, "")) for each in given.listeners or ()]


def start_translating(record: ProjectRecord | None, given: "Given", model: ChatModel | None) -> None:
    """Translate in the background. The thread stores the translation, so a reload finds it."""
    parts, whose, spoken, shelf = services(), owner(), language(), shelf_of(record)
    speaker, listeners = sides_of(given)
    job = Job(shelf.project_id)

    def work(progress: Progress) -> None:
        progress.step(both("jargon.preparing"))
        state = glossary_state(parts.glossaries.get(whose))
        detector = parts.detector(whose)
        draft = translate(
            given.text,
            speaker,
            listeners,
            glossary=detector.glossary,
            detector=detector,
            language=spoken,
            model=model,
            prompts=parts.prompts,
            progress=progress,
            budget=CallBudget(seconds=parts.settings.deadline_seconds),
            project=record.project if record else None,
        )
        progress.check()
        content = Content(translation=draft.translation, state=state)
        shelf.add(content, draft.findings, draft.provenance, draft.notes)
        if record is not None:
            keep_partial(parts.drafts, whose, record.id, FEATURE, draft.partial)

    remember(SLOT, job)
    remember(OPEN, None)
    job.start(work)


def prompt_to_send(record: ProjectRecord | None, given: "Given", model: ChatModel) -> FittedPrompt:
    """The prompt as the model would receive it."""
    parts, (speaker, listeners) = services(), sides_of(given)
    detector = parts.detector(owner())
    return translation_messages(
        given.text,
        speaker,
        listeners,
        glossary=detector.glossary,
        detector=detector,
        language=language(),
        prompts=parts.prompts,
        budget=CallBudget(seconds=parts.settings.deadline_seconds),
        project=record.project if record else None,
        window=model.context_window,
    )


def glossary_state(own: Organisation) -> str:
    """A short sign of everything the cards follow from."""
    told = own.model_dump_json(exclude={"history"})
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def kept_up(record: ProjectRecord | None, draft: DraftRecord) -> tuple[DraftRecord, Translation]:
    """The translation with the glossary as it is now; stored again when that changed something."""
    content = Content.model_validate(draft.content)
    now, spoken = glossary_state(organisation()), content.translation.language
    if _all_offline(content.translation):
        spoken = language()
    if content.state == now and content.translation.language == spoken:
        return draft, content.translation
    names = record.project if record else None
    fresh = _composed(
        content.translation, [each.listener for each in content.translation.listeners], names, spoken
    )
    told = [
        new if old.composed_offline else _carried_over(old, new)
        for old, new in zip(content.translation.listeners, fresh.listeners, strict=True)
    ]
    translation = fresh.model_copy(update={"listeners": tuple(told)})
    return shelf_of(record).save(draft, Content(translation=translation, state=now)), translation


def add_listener(record: ProjectRecord | None, draft: DraftRecord, listener: Side) -> DraftRecord:
    """Let one more department listen, in words composed at once; it takes the last one's place among four."""
    content = Content.model_validate(draft.content)
    old = content.translation
    names = record.project if record else None
    [told] = _composed(old, [listener], names, old.language).listeners
    kept = [each for each in old.listeners if each.listener.department != listener.department]
    changed = old.model_copy(update={"listeners": (*kept[: MOST_LISTENERS - 1], told)})
    return shelf_of(record).save(draft, Content(translation=changed, state=content.state))


def _all_offline(translation: Translation) -> bool:
    return all(each.composed_offline for each in translation.listeners)


def _composed(
    old: Translation, listeners: Sequence[Side], project: Project | None, spoken: Language
) -> Translation:
    detector = services().detector(owner())
    return compose(
        "\n".join(old.source),
        renamed(old.speaker, spoken, project),
        [renamed(each, spoken, project) for each in listeners],
        glossary=detector.glossary,
        detector=detector,
        language=spoken,
        names=project_names(project),
    )


def _carried_over(old: ForListener, new: ForListener) -> ForListener:
    """A model's words with the cards and conversions of the glossary as it is now."""
    by_model = [card for card in old.cards if not card.term]
    return new.model_copy(
        update={
            "listener": old.listener,
            "paragraphs": old.paragraphs,
            "cards": (*new.cards, *by_model),
            "kept": old.kept,
            "composed_offline": False,
        }
    )

"""A turn on its way: read, confirmed where an offer is in it, answered, stored.

Works for a model in a thread of its own as for the rules at once. Nothing typed is lost: it is kept as
unsent text until the answered turn is stored.
"""

import datetime as dt
from dataclasses import dataclass

from assistant.bootstrap import Services
from assistant.language.model_port import CallBudget, ChatModel
from assistant.language.progress import Progress, Quiet
from assistant.rehearsal.exchange import exchange
from assistant.rehearsal.explaining import explainer
from assistant.rehearsal.kinds import MoveKind
from assistant.rehearsal.models import Session, Understood
from assistant.rehearsal.moves import understand, understand_with_model
from assistant.rehearsal.records import RehearsalRecord, Unsent
from assistant.rehearsal.voice import model_voice, template_voice
from assistant.ui.components.rehearsal.at_hand import coaching
from assistant.ui.job import Job
from assistant.ui.state import owner, remember, services

SLOT = "rehearsal_job"
"""Where the session remembers a turn that a model is working on."""


@dataclass(frozen=True)
class Playing:
    """A rehearsal being played on; asks no session, so that a thread may use it."""

    parts: Services
    whose: str
    record: RehearsalRecord
    model: ChatModel | None
    coached: bool

    def read(self, text: str, progress: Progress) -> None:
        """Read what was typed; an offer waits for the person's yes, everything else is answered."""
        session, model = self.record.session, self.model
        understood = (
            understand(text, session)
            if model is None
            else understand_with_model(text, session, model, self.parts.prompts, self._budget(), progress)
        )
        progress.check()
        if waits(session, understood):
            kept = Unsent(text=text, understood=understood, offer=self.record.unsent.offer)
            self.parts.rehearsals.keep_unsent(self.whose, self.record.id, kept)
        else:
            self.answer(text, understood, progress)

    def answer(self, text: str, understood: Understood, progress: Progress) -> None:
        """Play the turn and store it.

        Raises:
            RehearsalChangedElsewhere: another tab played on meanwhile.
        """
        before = self.record.session
        speak = (
            template_voice
            if self.model is None
            else model_voice(self.model, self.parts.prompts, self._budget, progress)
        )
        after = exchange(
            before,
            text,
            understood,
            speak,
            coached=self.coached,
            principles=self.parts.knowledge.principles.keys(),
            explain=explainer(self.parts.detector(self.whose), before.setup.language),
            now=dt.datetime.now(dt.UTC),
        )
        progress.check()
        store = self.parts.rehearsals
        store.save(self.whose, self.record.id, after, revision=self.record.revision, sent=True)

    def _budget(self) -> CallBudget:
        return CallBudget(seconds=self.parts.settings.deadline_seconds)


def submit(
    record: RehearsalRecord, text: str, understood: Understood | None, model: ChatModel | None
) -> None:
    """Send a turn; ``understood`` where the person has said how it is to be read.

    Raises:
        RehearsalChangedElsewhere: another tab played on meanwhile; what was typed is kept.
    """
    playing = Playing(services(), owner(), record, model, coaching(record.id) != "off")
    kept = Unsent(text=text, offer=record.unsent.offer, understood=record.unsent.understood)
    playing.parts.rehearsals.keep_unsent(playing.whose, record.id, kept)

    def work(progress: Progress) -> None:
        if understood is None:
            playing.read(text, progress)
        else:
            playing.answer(text, understood, progress)

    if model is None:
        work(Quiet())
        return
    job = Job(record.id)
    remember(SLOT, job)
    job.start(work)


def waits(session: Session, understood: Understood) -> bool:
    """Whether a turn counts only once the person has confirmed it: an offer, or a yes to one."""
    if session.setup.table is None:
        return False
    return understood.offer is not None or (
        understood.did(MoveKind.ACCEPTANCE) and any(a.offer for turn in session.turns for a in turn.acts)
    )

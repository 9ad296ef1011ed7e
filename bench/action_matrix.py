"""Every model-using action of the product against every way a model's server can behave, as a table.

``python -m bench.action_matrix`` prints it. An action ends ``worded`` by the model or falls back, named, to
what the offline rules give; it never ends in an exception, makes at most three calls, keeps nothing
half-written as if it were whole, and is cancelled within a second.
"""

import datetime as dt
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from assistant.adapters.chat_model import Connection, MemoryCapabilities, open_chat_model
from assistant.agenda.drafting import draft_agenda
from assistant.bootstrap import get_services
from assistant.jargon.drafting import translate
from assistant.jargon.models import Side
from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.models import Home
from assistant.language.errors import Cancelled
from assistant.language.locale import Language
from assistant.language.model_port import CallBudget, ChatModel
from assistant.language.progress import Progress
from assistant.project.files import read_project
from assistant.project.intake.documents import Document, Source
from assistant.project.intake.extraction import propose
from assistant.project.models import Project
from assistant.project.records import Provenance
from assistant.settings import ROOT
from assistant.trade_offs.drafting import draft_proposals
from bench.model_matrix import MOST_CALLS, MOST_CANCEL_SECONDS, Watcher
from tests.fakes.finder import ListedFinder
from tests.fakes.openai_server import MODES, FakeServer

TODAY = dt.date(2027, 1, 4)


class Outcome(NamedTuple):
    """Where a result came from, what it holds, and what a model had written when it broke off."""

    provenance: Provenance
    content: object
    partial: str


Action = Callable[[ChatModel | None, CallBudget, Progress], Outcome]


def agenda(model: ChatModel | None, budget: CallBudget, progress: Progress) -> Outcome:
    """Draft the agenda of a sample."""
    project = _sample()
    services = get_services()
    draft = draft_agenda(
        project,
        language=project.language,
        finder=_finder(),
        knowledge=services.knowledge,
        model=model,
        prompts=services.prompts,
        progress=progress,
        budget=budget,
        today=TODAY,
    )
    return Outcome(draft.provenance, draft.package.agenda, draft.partial)


def proposals(model: ChatModel | None, budget: CallBudget, progress: Progress) -> Outcome:
    """Draft the trade-off proposals of a sample."""
    project = _sample()
    services = get_services()
    draft = draft_proposals(
        project,
        language=project.language,
        finder=_finder(),
        knowledge=services.knowledge,
        model=model,
        prompts=services.prompts,
        progress=progress,
        budget=budget,
        today=TODAY,
    )
    return Outcome(draft.provenance, draft.proposals, draft.partial)


def intake(model: ChatModel | None, budget: CallBudget, progress: Progress) -> Outcome:
    """Propose a project from a short mail."""
    proposal = propose(
        _mail(),
        project=Project(title="新專案"),
        model=model,
        prompts=get_services().prompts,
        progress=progress,
        budget=budget,
        today=TODAY,
    )
    return Outcome(proposal.provenance, proposal.fields, proposal.partial)


def jargon(model: ChatModel | None, budget: CallBudget, progress: Progress) -> Outcome:
    """Translate two sentences of engineers for finance and marketing."""
    detector = _detector()
    draft = translate(
        "這個功能開發需要 3 個 Sprint，除非砍掉報表，否則不得提前。\n要先還 tech debt，POC 才做得起來。",
        Side(department="研發部", home=Home.ENGINEERING),
        [Side(department="財務部", home=Home.FINANCE), Side(department="行銷部", home=Home.MARKETING)],
        glossary=detector.glossary,
        detector=detector,
        language=Language.ZH_TW,
        model=model,
        prompts=get_services().prompts,
        progress=progress,
        budget=budget,
    )
    return Outcome(draft.provenance, draft.translation, draft.partial)


ACTIONS: dict[str, Action] = {
    "agenda": agenda,
    "proposals": proposals,
    "intake": intake,
    "jargon": jargon,
}


@dataclass(frozen=True)
class Row:
    """What one action ended in with one mode.

    Attributes:
        end: ``worded`` or the name of the trouble it fell back for.
        kept_partial: a fallback whose content is not the offline one.
        shown_partial: characters of a reply that broke off, to be shown and not saved.
        cancel_seconds: from the wish to stop until the action returned, for hanging modes.
    """

    action: str
    mode: str
    end: str
    calls: int
    kept_partial: bool
    shown_partial: int
    cancel_seconds: float | None

    @property
    def right(self) -> bool:
        """Whether the row is as it must be."""
        fast = self.cancel_seconds is None or self.cancel_seconds <= MOST_CANCEL_SECONDS
        lost = self.end == "cut" and not self.shown_partial
        return self.calls <= MOST_CALLS and not self.kept_partial and not lost and fast


def run(action: str, mode: str) -> Row:
    """Run one action against one mode; whatever it raises is a failure of the product."""
    act = ACTIONS[action]
    hangs = MODES[mode].hangs
    with FakeServer(mode) as server:
        ended = act(_model(server), CallBudget(seconds=1.0 if hangs else 20.0), Watcher())
        calls = len(server.chats)
        cancel = _cancel_seconds(act, _model(server)) if hangs else None
    fallback = ended.provenance.fallback
    kept = bool(fallback) and ended.content != act(None, CallBudget(), Watcher()).content
    return Row(action, mode, fallback or "worded", calls, kept, len(ended.partial), cancel)


def _cancel_seconds(act: Action, model: ChatModel) -> float:
    watcher = Watcher(cancel_after=0.3)
    try:
        act(model, CallBudget(seconds=30.0), watcher)
    except Cancelled:
        assert watcher.cancelled_at is not None
        return time.monotonic() - watcher.cancelled_at
    raise AssertionError("the action was not cancelled")


def _model(server: FakeServer) -> ChatModel:
    connection = Connection(base_url=server.base_url, model="fake-model")
    return open_chat_model(connection, capabilities=MemoryCapabilities(), first_wait=0.02)


def _sample() -> Project:
    return read_project(ROOT / "kb" / "samples" / "it-capacity.zh-TW.yaml")


@cache
def _detector() -> Detector:
    return Detector(get_services().shipped_glossary)


def _finder() -> ListedFinder:
    return ListedFinder(list(get_services().knowledge.principles.values())[:8])


def _mail() -> list[Document]:
    from assistant.adapters.readers import read_documents

    text = "行銷部王思涵：我們需要資訊部 8 人週，2027/02/23 開會前請回覆。資訊部擔心人力不足。"
    read = read_documents([Source.pasted(text)], progress=Watcher())
    return [each for each in read if isinstance(each, Document)]


def rows() -> Iterator[Row]:
    """All rows, action by action."""
    for action in ACTIONS:
        for mode in MODES:
            yield run(action, mode)


def main() -> int:
    """Print the table; 1 when a row is wrong."""
    print(f"{'action':<10} {'mode':<20} {'end':<14} calls  shown  cancel")
    found = []
    for row in rows():
        found.append(row)
        cancel = "" if row.cancel_seconds is None else f"{row.cancel_seconds:.2f}"
        mark = "" if row.right else "   <- wrong"
        shown = row.shown_partial or ""
        begin = f"{row.action:<10} {row.mode:<20} {row.end:<14}"
        print(f"{begin} {row.calls:>5} {shown:>6} {cancel:>7}{mark}")
    wrong = sum(not row.right for row in found)
    partial = sum(row.kept_partial for row in found)
    told = sum(bool(row.shown_partial) for row in found)
    most = max(row.calls for row in found)
    print(
        f"{len(ACTIONS)} actions x {len(MODES)} modes, every one returned: {wrong} wrong, "
        f"{partial} partials saved as final, {told} shown as partial, at most {most} calls"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""Testing a connection: what the server is, what it can do, said in plain sentences."""

import time

from pydantic import BaseModel, ConfigDict, Field

from assistant.adapters.chat_model.capabilities import Capabilities, CapabilityStore, MemoryCapabilities, Rung
from assistant.adapters.chat_model.connection import Connection
from assistant.adapters.chat_model.failures import CallFailed, scrub
from assistant.adapters.chat_model.model import LangChainChatModel
from assistant.adapters.chat_model.small_get import list_models
from assistant.adapters.chat_model.wording import WORDING
from assistant.language.locale import Language, LocalText
from assistant.language.model_port import CallBudget, Message
from assistant.language.model_trouble import ModelError, ModelTrouble
from assistant.language.progress import Progress, Quiet
from assistant.language.structured import ask

_SHOWN = 8
_TOKENS = 200
_HOPELESS = frozenset({ModelTrouble.UNREACHABLE, ModelTrouble.SLOW, ModelTrouble.KEY})


class ConnectionReport(BaseModel):
    """What a test found.

    Attributes:
        ok: a structured reply came back; the model can be used.
        models: what the server lists; empty when it lists nothing.
        context_window: tokens the model can read, as the server tells; ``None`` when it does not.
        rung: the way of asking for JSON that works, ``None`` when none was settled.
        trouble: why it is not ok.
        sentences: all of it for a reader, in order.
        detail: for a technician; holds no key.
    """

    model_config = ConfigDict(frozen=True)

    ok: bool
    host: str
    is_remote: bool
    models: list[str] = Field(default_factory=list)
    context_window: int | None = None
    rung: Rung | None = None
    streaming: bool | None = None
    seconds: float = 0.0
    trouble: ModelTrouble | None = None
    sentences: list[LocalText] = Field(default_factory=list)
    detail: str = ""

    @property
    def sentence(self) -> LocalText:
        """All sentences in one paragraph."""
        return LocalText(
            zh="".join(s.say(Language.ZH_TW) for s in self.sentences),
            en=" ".join(s.say(Language.EN) for s in self.sentences),
        )


class _Ready(BaseModel):
    """The reply the test asks for: as short as can be, since some models never find an end."""

    ready: bool


def check_connection(
    connection: Connection,
    *,
    capabilities: CapabilityStore | None = None,
    progress: Progress | None = None,
    seconds: float = 30.0,
) -> ConnectionReport:
    """Test a connection with at most three calls: the list of models, then a tiny structured question.

    Raises:
        Cancelled: the person cancelled.
    """
    store = capabilities or MemoryCapabilities()
    watched = progress or Quiet()
    watched.step(WORDING.both("step_connecting"))
    budget = CallBudget(seconds=seconds)
    models: dict[str, int | None] = {}
    failed: CallFailed | ModelError | None = None
    try:
        budget.spend()
        models = list_models(connection, min(5.0, seconds))
        _keep_window(connection, store, models.get(connection.model))
    except CallFailed as error:
        # Some servers list nothing and still answer.
        failed = error if error.trouble in _HOPELESS or not connection.model else None
    if failed is None and connection.model:
        failed = _try(connection, store, budget, watched)
    return _report(connection, models, store.get(connection.address, connection.model), failed, budget)


def _keep_window(connection: Connection, store: CapabilityStore, window: int | None) -> None:
    """Remember how much the model reads, so that prompts are built to fit."""
    known = store.get(connection.address, connection.model) or Capabilities()
    if window is not None and known.window != window:
        store.put(connection.address, connection.model, known.model_copy(update={"window": window}))


def _try(
    connection: Connection, store: CapabilityStore, budget: CallBudget, progress: Progress
) -> ModelError | None:
    model = LangChainChatModel(connection, store)
    question = [Message("user", "Are you ready? Answer with ready: true.")]
    try:
        ask(model, question, _Ready, budget=budget, progress=progress, max_output_tokens=_TOKENS)
    except ModelError as error:
        return error
    return None


def _report(
    connection: Connection,
    models: dict[str, int | None],
    known: Capabilities | None,
    failed: CallFailed | ModelError | None,
    budget: CallBudget,
) -> ConnectionReport:
    took = round(time.monotonic() - budget.started, 1)
    ok = failed is None and bool(connection.model)
    settled = known if ok and known is not None and known.proven else None
    key = connection.api_key.get_secret_value()
    return ConnectionReport(
        ok=ok,
        host=connection.host,
        is_remote=connection.is_remote,
        models=list(models),
        context_window=models.get(connection.model) or (known.window if known else None),
        rung=settled.rung if settled else None,
        streaming=settled.streaming if settled else None,
        seconds=took,
        trouble=failed.trouble if failed else None,
        sentences=[
            *_about_server(connection, list(models), failed, took),
            *_about_model(connection, settled, failed, known),
        ],
        detail=scrub(failed.detail, key) if failed else "",
    )


def _about_server(
    connection: Connection, models: list[str], failed: CallFailed | ModelError | None, took: float
) -> list[LocalText]:
    host = connection.host
    said = []
    if failed is None or models:
        said.append(WORDING.both("report.reachable", host=host, seconds=max(0.1, took)))
        said.append(
            WORDING.both("report.remote", host=host) if connection.is_remote else WORDING.both("report.local")
        )
    if models:
        names = LocalText(zh="、".join(models[:_SHOWN]), en=", ".join(models[:_SHOWN]))
        said.append(WORDING.both("report.models", count=len(models), names=names))
        if connection.model and connection.model not in models:
            said.append(WORDING.both("report.not_listed", model=connection.model))
    elif failed is None:
        said.append(WORDING.both("report.no_list"))
    return said


def _about_model(
    connection: Connection,
    settled: Capabilities | None,
    failed: CallFailed | ModelError | None,
    known: Capabilities | None,
) -> list[LocalText]:
    if settled is not None:
        streams = WORDING.both("report.streams" if settled.streaming else "report.no_stream")
        return [WORDING.both(f"report.rung.{settled.rung.value}"), streams]
    if failed is None:
        return [WORDING.both("report.choose")] if not connection.model else []
    if failed.trouble is ModelTrouble.REQUEST and known is not None and known.rung is not Rung.PROMPT:
        return [WORDING.both("report.unsettled")]
    error = failed if isinstance(failed, ModelError) else ModelError(failed.trouble)
    return [error.sentence, error.next_step]

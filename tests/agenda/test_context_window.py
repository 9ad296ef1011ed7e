"""A model that reads little: the prompt is built to fit it, and the person is told what stayed out."""

import json

import pytest

from assistant.adapters.chat_model import Connection, MemoryCapabilities, open_chat_model
from assistant.agenda.drafting import AgendaDraft, agenda_prompt, draft_agenda
from assistant.language.context_budget import most_tokens
from assistant.language.fitted_prompt import FittedPrompt
from assistant.language.model_port import CallBudget, ChatModel
from assistant.language.model_trouble import ModelError, ModelTrouble
from assistant.language.progress import Quiet
from assistant.language.prompts import PromptLibrary
from tests.agenda.drafts import ROOT, SAMPLES, TODAY, knowledge, sample
from tests.fakes.chat_model import ListedChatModel
from tests.fakes.finder import ListedFinder
from tests.fakes.openai_server import FakeServer

FOUND = list(knowledge().principles.values())[:8]
PROMPTS = PromptLibrary(ROOT / "prompts")
NAME = SAMPLES[0]


def _draft(model: ChatModel, name: str = NAME) -> AgendaDraft:
    project = sample(name)
    return draft_agenda(
        project,
        language=project.language,
        finder=ListedFinder(FOUND),
        knowledge=knowledge(),
        model=model,
        prompts=PROMPTS,
        progress=Quiet(),
        budget=CallBudget(),
        today=TODAY,
    )


def _prompt(window: int | None, name: str = NAME) -> FittedPrompt:
    project = sample(name)
    return agenda_prompt(
        project,
        language=project.language,
        finder=ListedFinder(FOUND),
        knowledge=knowledge(),
        prompts=PROMPTS,
        today=TODAY,
        window=window,
    )


def _text(prompt: FittedPrompt) -> str:
    return "\n".join(message.text for message in prompt.messages)


@pytest.mark.parametrize("name", [SAMPLES[0], SAMPLES[-1]])
def test_a_small_window_gets_instructions_and_skeleton_and_what_fits_beside_them(name: str) -> None:
    least, whole = _prompt(256, name), _prompt(None, name)
    assert whole.note is None
    assert sample(name).title in _text(least)
    assert not any(f"key: {principle.key}" in _text(least) for principle in FOUND)
    window = most_tokens(_text(whole)) + 500
    fitted = _prompt(window, name)
    assert most_tokens(_text(fitted)) + fitted.max_output_tokens <= window
    assert len(_text(least)) < len(_text(fitted)) < len(_text(whole))


def test_people_stay_out_before_principles_and_the_draft_says_so() -> None:
    reply = json.dumps(_faultless(), ensure_ascii=False)
    model = ListedChatModel(reply, reply)
    model.context_window = 9_000
    draft, prompt = _draft(model), _prompt(9_000)
    assert prompt.messages == model.asked[0]
    assert prompt.note is not None
    assert prompt.note in draft.notes
    assert "9,000" in prompt.note.zh
    assert "人名與職稱" in prompt.note.zh
    assert "names and roles" in prompt.note.en
    assert all(principle.key in _text(prompt) for principle in FOUND)


def _faultless() -> dict[str, object]:
    agenda = _draft(ListedChatModel(ModelError(ModelTrouble.REFUSED))).package.agenda
    return {
        "purpose": agenda.purpose,
        "success_criteria": agenda.success_criteria,
        "opening": agenda.opening,
        "shared_goal": agenda.shared_goal,
        "items": [i.model_dump(include={"id", "question", "process", "output"}) for i in agenda.items],
        "disagreements": [],
        "principles": [],
    }


def test_where_not_even_the_least_fits_nothing_is_sent_and_the_fallback_says_why() -> None:
    with FakeServer() as server:
        connection = Connection(base_url=server.base_url, model="fake-model", context_window=512)
        draft = _draft(open_chat_model(connection))
        assert server.chats == []
    assert draft.provenance.fallback == ModelTrouble.TOO_LONG.value
    assert draft.package.composed_offline
    assert "超過模型能讀的長度" in draft.notes[0].zh


def test_a_window_the_server_names_in_its_refusal_is_kept_to_the_next_time() -> None:
    known = MemoryCapabilities()
    with FakeServer("context_400") as server:
        connection = Connection(base_url=server.base_url, model="fake-model")
        first = _draft(open_chat_model(connection, capabilities=known))
        model = open_chat_model(connection, capabilities=known)
    assert first.provenance.fallback == ModelTrouble.TOO_LONG.value
    assert model.context_window == 4_096

"""Drafting end to end: with a model, without, and when the model is of no use."""

import json
from typing import Any

import pytest

from assistant.knowledge.errors import KnowledgeError
from assistant.language.errors import Cancelled
from assistant.language.findings import Severity
from assistant.language.locale import LocalText
from assistant.language.model_trouble import ModelError, ModelTrouble
from assistant.language.progress import Quiet
from tests.agenda import factory
from tests.agenda.drafting_runs import KEYS, PROMPTS, drafted, reply_of
from tests.fakes.chat_model import ListedChatModel
from tests.fakes.finder import ListedFinder


class Watching(Quiet):
    """Keeps the steps; cancels at the one named."""

    def __init__(self, cancel_after: str = "") -> None:
        self.steps: list[str] = []
        self._cancel_after = cancel_after

    def step(self, name: LocalText, done: int = 0, total: int = 0) -> None:
        self.steps.append(name.en)

    def check(self) -> None:
        if self._cancel_after and self._cancel_after in self.steps:
            raise Cancelled


def _model(*replies: dict[str, Any]) -> ListedChatModel:
    return ListedChatModel(*(json.dumps(reply, ensure_ascii=False) for reply in replies))


def test_without_a_model_the_draft_is_composed_and_says_so() -> None:
    watching = Watching()
    draft = drafted(progress=watching)

    assert watching.steps == ["Reading the project", "Finding principles", "Drafting", "Checking"]
    assert draft.package.composed_offline
    assert draft.provenance.model == ""
    assert set(draft.provenance.principles) == set(KEYS)
    assert "沒有用模型" in draft.notes[0].zh
    assert not [finding for finding in draft.findings if finding.severity is Severity.ERROR]


def test_the_models_words_replace_the_composers_and_nothing_else() -> None:
    skeleton = drafted().package
    items = reply_of(skeleton)["items"]
    items[1]["question"] = "為什麼這一季一定要談，哪些事我們還不確定？"
    model = _model(reply_of(skeleton, items=items, purpose="決定跨通路訂單的業績怎麼分。"))

    draft = drafted(model=model)
    agenda = draft.package.agenda

    assert agenda.purpose == "決定跨通路訂單的業績怎麼分。"
    assert agenda.items[1].question == "為什麼這一季一定要談，哪些事我們還不確定？"
    kept = {"minutes", "type", "stage", "owner", "speaks", "decision", "principles", "note", "id"}
    for worded, computed in zip(agenda.items, skeleton.agenda.items, strict=True):
        assert worded.model_dump(include=kept) == computed.model_dump(include=kept)
    assert not draft.package.composed_offline
    assert draft.package.brief == skeleton.brief
    assert len(model.asked) == 1


def test_provenance_names_model_host_prompt_version_tokens_and_principles() -> None:
    draft = drafted(model=_model(reply_of(drafted().package)))
    origin = draft.provenance

    assert (origin.model, origin.host) == ("listed-model", "model.example")
    assert (origin.prompt, origin.prompt_version) == ("agenda", PROMPTS.get("agenda").version)
    assert (origin.input_tokens, origin.output_tokens) == (100, 50)
    assert origin.fallback == ""
    assert set(origin.principles) == set(KEYS)


def test_what_the_model_made_worse_is_told_to_it_once() -> None:
    skeleton = drafted().package
    model = _model(reply_of(skeleton, purpose="讓營收成長 73 %，決定業績怎麼分。"), reply_of(skeleton))

    draft = drafted(model=model)

    assert len(model.asked) == 2
    assert "73 %" in model.asked[1][-1].text
    assert draft.package.agenda.purpose == skeleton.agenda.purpose
    assert draft.provenance.input_tokens == 200


def test_what_stays_wrong_after_the_re_ask_is_shown() -> None:
    wrong = reply_of(drafted().package, purpose="讓營收成長 73 %，決定業績怎麼分。")

    draft = drafted(model=_model(wrong, wrong))

    assert "73 %" in draft.package.agenda.purpose
    shown = [finding for finding in draft.findings if finding.check == "A11-ungrounded"]
    assert [finding.where for finding in shown] == ["purpose"]


def test_principles_and_items_the_model_made_up_are_left_out_and_reported() -> None:
    skeleton = drafted().package
    made_up = reply_of(
        skeleton,
        principles=[
            {"key": "law-of-synergy", "why": "聽起來很好"},
            {"key": "batna", "why": "沒有找到的原則"},
        ],
        items=[
            *reply_of(skeleton)["items"],
            {"id": "sing", "question": "唱歌？", "process": "", "output": ""},
        ],
    )

    draft = drafted(model=_model(made_up, made_up))
    agenda = draft.package.agenda

    assert not {"law-of-synergy", "batna"} & {citation.key for citation in agenda.citations}
    assert [item.id for item in agenda.items] == [item.id for item in skeleton.agenda.items]
    told = " ".join(note.en for note in draft.notes)
    assert "law-of-synergy, batna" in told
    assert "sing" in told


def test_positions_are_reworded_but_no_side_and_no_reason_is_added() -> None:
    skeleton = drafted().package
    about = reply_of(skeleton)["disagreements"]
    about[0]["positions"] = [
        {"department": "電商部", "wants": "線上帶來的訂單算線上的業績", "because": "廣告費由線上負擔"},
        {"department": "總經理室", "wants": "不要吵", "because": "很煩"},
    ]

    positions = (
        drafted(model=_model(reply_of(skeleton, disagreements=about)))
        .package.agenda.disagreements[0]
        .positions
    )

    assert [position.department for position in positions] == ["電商部", "門市營運部"]
    assert positions[0].wants == "線上帶來的訂單算線上的業績"
    assert positions[1] == skeleton.agenda.disagreements[0].positions[1]


@pytest.mark.parametrize("trouble", [ModelTrouble.UNREACHABLE, ModelTrouble.CUT, ModelTrouble.QUOTA])
def test_a_model_of_no_use_gives_the_offline_draft_and_names_the_trouble(trouble: ModelTrouble) -> None:
    draft = drafted(model=ListedChatModel(ModelError(trouble)))

    assert draft.package == drafted().package
    assert draft.provenance.fallback == trouble.value
    assert draft.provenance.host == "model.example"
    assert "offline" in draft.notes[0].en
    assert "離線" in draft.notes[0].zh


def test_two_replies_that_are_no_json_give_the_offline_draft() -> None:
    draft = drafted(model=ListedChatModel("好的，議程如下：", "抱歉"))

    assert draft.package.composed_offline
    assert draft.provenance.fallback == ModelTrouble.NOT_JSON.value


def test_cancelling_ends_the_draft() -> None:
    with pytest.raises(Cancelled):
        drafted(model=ListedChatModel(Cancelled()))
    with pytest.raises(Cancelled):
        drafted(progress=Watching(cancel_after="Finding principles"))


def test_a_broken_index_costs_the_citations_only() -> None:
    broken = KnowledgeError(LocalText(zh="索引壞了。", en="The index is broken."), LocalText.same("x"))
    draft = drafted(finder=ListedFinder([], error=broken))

    assert draft.package.agenda.items
    assert draft.package.agenda.citations == []
    assert any("The index is broken." in note.en for note in draft.notes)


def test_findings_about_private_papers_are_kept_apart() -> None:
    draft = drafted(factory.project(stakeholders=[], issues=[], private={}))

    assert any(finding.check.startswith("A16") for finding in draft.brief_findings)
    assert not any(finding.check.startswith("A16") for finding in draft.findings)


def test_a_meeting_that_is_too_short_or_too_long_is_said_to_be() -> None:
    meeting = factory.project().meeting.model_dump()
    short = drafted(factory.project(meeting={**meeting, "minutes": 15}))
    long = drafted(factory.project(meeting={**meeting, "minutes": 480}))

    assert any("15 minutes are tight" in note.en for note in short.notes)
    assert any("480 minutes are more than needed" in note.en for note in long.notes)

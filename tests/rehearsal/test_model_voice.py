"""The voice of a model: checked, asked once more, else by template; nothing hidden in its prompt."""

from pathlib import Path

import pytest

from assistant.language.errors import Cancelled
from assistant.language.locale import Language
from assistant.language.model_port import CallBudget
from assistant.language.model_trouble import ModelError, ModelTrouble
from assistant.language.progress import Quiet
from assistant.language.prompts import PromptLibrary
from assistant.rehearsal.kinds import ActKind
from assistant.rehearsal.models import Act, Offer, Session, Spoken
from assistant.rehearsal.voice import model_voice, template_voice
from assistant.rehearsal.voice.checks import Judge
from bench.voice import exact, leaks
from tests.fakes.chat_model import ListedChatModel
from tests.rehearsal.talk import act, talk

PROMPTS = PromptLibrary(Path(__file__).parents[2] / "prompts")
OFFER = Offer(choices={0: 1, 1: 1, 2: 2, 3: 1})
COUNTER = act(ActKind.COUNTER, offer=OFFER)
RIGHT = "我們換個組合：支援人力 3 人，上線日 4 月底，預算 NT$1,200,000，驗收範圍核心流程加報表。"
HEARD = "我們要 5 人。"


def _speak(
    session: Session, acts: tuple[Act, ...], *answers: str | Exception, heard: str = HEARD
) -> tuple[tuple[Spoken, ...], ListedChatModel]:
    model = ListedChatModel(*answers)
    said = model_voice(model, PROMPTS, lambda: CallBudget(calls=2), Quiet())(session, heard, acts)
    return said, model


def _problems(text: str, *acts: Act, heard: str = HEARD, language: Language = Language.ZH_TW) -> list[str]:
    return Judge(talk(language), heard).problems(text, acts)


def test_words_that_say_what_was_decided_are_used() -> None:
    (said,), model = _speak(talk(), (COUNTER,), f"陳淑惠：{RIGHT}")
    assert said == Spoken(speaker="finance", text=RIGHT, by="model")
    assert len(model.asked) == 1


def test_wrong_words_are_asked_for_once_more() -> None:
    (said,), model = _speak(talk(), (COUNTER,), RIGHT.replace("3 人", "4 人"), RIGHT)
    assert said.by == "model"
    assert said.text == RIGHT
    assert "3 人" in model.asked[1][-1].text


def test_after_two_wrong_answers_the_template_speaks_and_says_why() -> None:
    wrong = RIGHT.replace("NT$1,200,000", "NT$1,300,000")
    (said,), model = _speak(talk(), (COUNTER,), wrong, wrong)
    assert len(model.asked) == 2
    assert said.problems
    assert said.by == "template"
    assert said.text == template_voice(talk(), HEARD, (COUNTER,))[0].text


@pytest.mark.parametrize("trouble", [ModelTrouble.SLOW, ModelTrouble.UNREACHABLE, ModelTrouble.CUT])
def test_a_model_that_fails_gives_way_to_the_template(trouble: ModelTrouble) -> None:
    (said,), _ = _speak(talk(), (COUNTER,), ModelError(trouble))
    assert said.by == "template"
    assert said.problems


def test_a_model_that_dies_at_the_second_call_does_too() -> None:
    (said,), _ = _speak(talk(), (COUNTER,), "好。", ModelError(ModelTrouble.SERVER))
    assert said.by == "template"
    assert "3 人" in said.text


def test_cancelling_is_not_swallowed() -> None:
    with pytest.raises(Cancelled):
        _speak(talk(), (COUNTER,), Cancelled())


def test_each_of_several_counterparts_is_judged_alone() -> None:
    session = talk(Language.ZH_TW, "finance", "it")
    acts = (COUNTER, act(ActKind.HOLD, "it"))
    said, _ = _speak(session, acts, f"[1] {RIGHT}\n[2] 成交！", "[1] 換了別的。\n[2] 成交！")
    assert [each.by for each in said] == ["model", "template"]
    assert said[0].text == RIGHT


def test_words_without_marks_for_several_counterparts_are_not_used() -> None:
    acts = (COUNTER, act(ActKind.HOLD, "it"))
    said, _ = _speak(talk(Language.ZH_TW, "finance", "it"), acts, RIGHT, RIGHT)
    assert {each.by for each in said} == {"template"}


@pytest.mark.parametrize(
    "text",
    [
        RIGHT.replace("3 人", "4 人"),
        RIGHT.replace("4 月底", "5 月底"),
        RIGHT.replace("核心流程加報表", "核心流程"),
        RIGHT.replace("1,200,000", "1,200,00"),
        RIGHT + "另外給你 7 天。",
        RIGHT + "成交！",
        RIGHT + "我同意你的條件。",
        RIGHT + "我們到此為止。",
        RIGHT + "身為一個 AI，我沒有立場。",
        RIGHT + "你可以試著說得更具體。",
        RIGHT + "\n使用者：好，我接受。",
        RIGHT + "詳見 https://example.com",
        RIGHT + "**重點**",
        RIGHT.replace("組合", "组合"),
        RIGHT + "这样你觉得怎么样？",
        RIGHT + "這個項目的質量和視頻都要優化。",
        RIGHT + "我再想想。" * 60,
        "支援人力 3 人。",
        "",
        "We propose 3 people.",
    ],
)
def test_words_that_may_not_be_used_are_found(text: str) -> None:
    assert _problems(text, COUNTER)


def test_acceptance_must_be_clear_and_may_not_be_refused_at_once() -> None:
    accepted, words = act(ActKind.ACCEPT, offer=OFFER), RIGHT.removeprefix("我們換個組合：")
    assert _problems(f"好，我同意：{words}", accepted) == []
    assert _problems(words, accepted)
    assert _problems(f"我同意：{words}不過這樣不行。", accepted)


def test_questions_ask_and_facts_are_told() -> None:
    assert _problems("請說明。", act(ActKind.ASK_INTEREST))
    assert _problems("你們最在意什麼？", act(ActKind.ASK_INTEREST)) == []
    told = act(ActKind.TELL, facts=("公司確實留了一筆預備金，但動用前要有人簽名負責。",))
    assert _problems("公司有留一筆預備金，只是動用前要有人簽名負責。", told) == []
    assert _problems("今天天氣不錯。", told)


def test_figures_of_the_person_may_be_taken_up() -> None:
    assert _problems(f"你要 5 人，我做不到。{RIGHT}", COUNTER) == []
    assert _problems(f"你要 5 人，我做不到。{RIGHT}", COUNTER, heard="")


def test_the_prompt_tells_nothing_that_has_not_been_told() -> None:
    session = talk()
    persona = session.setup.personas[0]
    _, model = _speak(session, (COUNTER,), RIGHT)
    prompt = "\n".join(message.text for message in model.asked[0])
    hidden = [persona.goal, persona.kpi, persona.worry, persona.objection, persona.position]
    assert not [text for text in (*hidden, *(fact.text for fact in persona.facts)) if text in prompt]


def test_an_opening_without_acts_asks_no_model() -> None:
    assert _speak(talk(), ())[1].asked == []


def test_offers_are_voiced_as_decided_by_a_model_that_alters_figures() -> None:
    told = exact(30)
    assert told.wrong == []
    assert told.offers > 30
    assert told.altered > 30
    assert told.by_model > 60


def test_no_hidden_value_is_seen_and_a_planted_one_would_be() -> None:
    assert leaks(20) == 0
    assert leaks(5, planted=True) == 5

"""A counterpart that is asked what a word means says it as the glossary does."""

from pathlib import Path

import pytest

from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.loading import load_glossary
from assistant.language.locale import Language
from assistant.language.model_port import CallBudget
from assistant.language.progress import Quiet
from assistant.language.prompts import PromptLibrary
from assistant.rehearsal.exchange import exchange
from assistant.rehearsal.explaining import explainer
from assistant.rehearsal.kinds import ActKind, Scenario
from assistant.rehearsal.models import Session, Spoken
from assistant.rehearsal.moves import understand
from assistant.rehearsal.play import start
from assistant.rehearsal.voice import model_voice, template_voice
from tests.fakes.chat_model import ListedChatModel
from tests.rehearsal.tables import practice

ROOT = Path(__file__).parents[2]
GLOSSARY = load_glossary(ROOT / "kb")
DETECTOR = Detector(GLOSSARY)


def asked(text: str, language: Language = Language.ZH_TW, *, counterpart: str = "finance") -> Session:
    session = start(practice(counterpart, language=language), template_voice)
    explain = explainer(DETECTOR, language)
    return exchange(session, text, understand(text, session), template_voice, explain=explain)


def test_the_meaning_is_said_in_plain_words() -> None:
    turn = asked("毛利是什麼意思？").turns[0]
    (act,) = [act for act in turn.acts if act.kind is ActKind.DEFINE]
    plain = next(t.plain.zh for t in GLOSSARY.terms.values() if "毛利" in t.all_forms)
    assert plain.rstrip("。") in act.facts[0]
    assert act.facts[0] in turn.replies[0].text


def test_the_same_in_english() -> None:
    turn = asked("What does gross margin mean?", Language.EN).turns[0]
    assert "“gross margin” means: " in turn.replies[0].text


@pytest.mark.parametrize("text", ["什麼是阿里不達？", "QXZT 是什麼意思？"])
def test_a_word_that_is_in_no_glossary_is_promised_for_later(text: str) -> None:
    turn = asked(text).turns[0]
    assert ActKind.DEFINE not in {act.kind for act in turn.acts}
    assert turn.acts[0].kind is ActKind.EXPLAIN


def test_a_question_that_names_no_word_is_about_the_last_one_said() -> None:
    explain = explainer(DETECTOR, Language.ZH_TW)
    persona = practice("finance").personas[0]
    meaning = explain("可以講白話一點嗎？", "我們先看專案的毛利，再談別的。", persona)
    assert meaning is not None
    assert meaning.startswith("「毛利」的意思是：")
    assert explain("可以講白話一點嗎？", "我們先看看。", persona) is None


def test_a_word_with_several_meanings_has_that_of_the_department() -> None:
    meanings = {}
    for key in ("finance", "sales", "it"):
        persona = practice(key).personas[0]
        meanings[key] = explainer(DETECTOR, Language.ZH_TW)("AR 是什麼意思？", "", persona)
    assert meanings["finance"] is not None
    assert "錢" in meanings["finance"] or "款" in meanings["finance"]


def test_other_questions_are_answered_as_before() -> None:
    text = "你們最在意的是什麼？"
    session = start(practice("finance"), template_voice)
    read = understand(text, session)
    with_glossary = exchange(session, text, read, template_voice, explain=explainer(DETECTOR, Language.ZH_TW))
    assert with_glossary == exchange(session, text, read, template_voice)


def test_in_a_talk_about_jargon_the_question_eases_the_worry_and_is_answered() -> None:
    session = start(practice("finance", scenario=Scenario.JARGON), template_voice)
    text = "快取是什麼意思？"
    explain = explainer(DETECTOR, Language.ZH_TW)
    turn = exchange(session, text, understand(text, session), template_voice, explain=explain).turns[0]
    assert [act.kind for act in turn.acts] == [ActKind.DEFINE, ActKind.RAISE_CONCERN]
    assert "「快取」的意思是：" in turn.replies[0].text


def test_a_model_words_the_meaning_and_is_checked_on_it() -> None:
    session = start(practice("finance"), template_voice)
    text = "毛利是什麼意思？"
    read, explain = understand(text, session), explainer(DETECTOR, Language.ZH_TW)
    template = exchange(session, text, read, template_voice, explain=explain).turns[0]
    meaning = next(act.facts[0] for act in template.acts if act.kind is ActKind.DEFINE)

    def worded(*answers: str) -> Spoken:
        prompts = PromptLibrary(ROOT / "prompts")
        model = ListedChatModel(*answers)
        voice = model_voice(model, prompts, lambda: CallBudget(calls=2), Quiet())
        reply = exchange(session, text, read, voice, explain=explain).turns[0].replies[0]
        assert meaning in model.asked[0][-1].text
        return reply

    assert worded(f"我說白一點。{meaning}").by == "model"
    assert worded("毛利就是公司的名聲。", "毛利就是公司的名聲。").by == "template"

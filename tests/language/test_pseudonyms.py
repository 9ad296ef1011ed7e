import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.hiding_model import HidingChatModel
from assistant.language.locale import Language
from assistant.language.model_port import CallBudget, Message
from assistant.language.model_trouble import ModelError, ModelTrouble
from assistant.language.progress import Quiet
from assistant.language.pseudonyms import Pseudonyms
from tests.language.scripted import ScriptedModel

PEOPLE = ["陳怡君", "Kevin Chen", "王大明"]
COMPANIES = ["好時光零售股份有限公司", "好時光"]
TEXT = (
    "陳怡君（yijun@example.com，0912-345-678）與 Kevin Chen 代表好時光，身分證 A123456789，統編：12345678，"
    "電話 02-2345 6789 分機 12、+886 2 2345 6789，預算 NT$1,200,000，2026-12-03 09:00-10:00 開會。"
)
SECRETS = ["陳怡君", "怡君", "Kevin", "Chen", "好時光", "yijun", "0912", "A123456789", "12345678", "2345"]


@pytest.mark.parametrize("language", list(Language))
def test_names_and_numbers_leave_and_come_back(language: Language) -> None:
    names = Pseudonyms(PEOPLE, COMPANIES, language=language)
    hidden = names.hide(TEXT)
    assert [secret for secret in SECRETS if secret in hidden] == []
    assert "2026-12-03 09:00-10:00" in hidden
    assert "NT$1,200,000" in hidden
    assert names.restore(hidden) == TEXT


def test_amounts_are_hidden_on_request() -> None:
    names = Pseudonyms(amounts=True)
    hidden = names.hide("預算 NT$1,200,000，另有 30 萬元；7 天")
    assert "1,200,000" not in hidden
    assert "30" not in hidden
    assert "7 天" in hidden


def test_one_person_has_one_stand_in_across_texts() -> None:
    names = Pseudonyms(PEOPLE)
    assert names.hide("王大明") == names.hide("王大明") == "人物甲"
    assert [(r.kind, r.original, r.stand_in) for r in names.replaced] == [("person", "王大明", "人物甲")]


@pytest.mark.parametrize("written", ["人物甲", "人物 甲", "人物　甲", "**人物甲**", "人物-甲"])
def test_stand_ins_are_recognised_however_the_model_spaces_them(written: str) -> None:
    names = Pseudonyms(PEOPLE)
    names.hide("王大明")
    assert "王大明" in names.restore(f"請{written}說明")


def test_english_stand_ins_match_whole_words_only() -> None:
    names = Pseudonyms(["Kevin Chen"], language=Language.EN)
    assert names.hide("Kevin Chen agrees") == "Person A agrees"
    assert names.restore("Person  A agrees, Person Adams and person a do not") == (
        "Kevin Chen agrees, Person Adams and person a do not"
    )


def test_numbers_of_stand_ins_are_not_confused() -> None:
    people = [f"員工{chr(0x4E00 + i)}號" for i in range(40)]
    names = Pseudonyms(people)
    text = "、".join(people)
    assert names.restore(names.hide(text)) == text


def test_a_text_that_already_speaks_of_a_stand_in_keeps_its_meaning() -> None:
    names = Pseudonyms(["王大明"])
    first = names.hide("人物甲與王大明")
    second = names.hide("人物乙也來")
    assert names.restore(first) == "人物甲與王大明"
    assert names.restore(second) == "人物乙也來"


@given(st.text(alphabet="陳怡君王大明人物甲乙公司A 1@.-09，", max_size=60))
def test_hiding_and_restoring_gives_the_text_back(text: str) -> None:
    names = Pseudonyms(["陳怡君", "王大明"], ["公司A"])
    assert names.restore(names.hide(text)) == text


def test_the_model_behind_never_sees_a_name_and_the_caller_always_does() -> None:
    inner = ScriptedModel([json.dumps({"who": "人物甲", "note": "公司 A"}, ensure_ascii=False)])
    model = HidingChatModel(inner, Pseudonyms(['王"大"明'], ["好時光"]))
    messages = [Message("user", '王"大"明 在好時光')]
    reply = model.complete(messages, schema={}, max_output_tokens=9, budget=CallBudget(), progress=Quiet())
    assert json.loads(reply.text) == {"who": '王"大"明', "note": "好時光"}
    assert inner.asked[0] == model.preview(messages) == (Message("user", "人物甲 在公司A"),)
    assert (model.name, model.host, model.is_remote) == ("scripted", "localhost", False)


def test_names_are_put_back_in_words_that_broke_off() -> None:
    inner = ScriptedModel([ModelError(ModelTrouble.CUT, partial='{"who": "人物甲在')])
    model = HidingChatModel(inner, Pseudonyms(["王大明"], ["好時光"]))
    messages = [Message("user", "王大明在好時光")]
    with pytest.raises(ModelError) as caught:
        model.complete(messages, schema={}, max_output_tokens=9, budget=CallBudget(), progress=Quiet())
    assert caught.value.partial == '{"who": "王大明在'

import json

import pytest
from pydantic import BaseModel

from assistant.language.errors import Cancelled
from assistant.language.locale import Language
from assistant.language.model_port import CallBudget, Message
from assistant.language.model_trouble import ModelError, ModelTrouble
from assistant.language.progress import Quiet
from assistant.language.structured import Reply, ask
from tests.language.scripted import Notes, ScriptedModel


class Visit(BaseModel):
    """The reply asked for in these tests."""

    who: str
    minutes: int


GOOD = '{"who": "陳怡君", "minutes": 20}'


def put(replies: list[str | Exception], **more: object) -> tuple[Reply[Visit], ScriptedModel]:
    model = ScriptedModel(replies)
    messages = [Message("user", "會前先去看誰？")]
    reply = ask(model, messages, Visit, budget=CallBudget(), progress=Quiet(), max_output_tokens=99, **more)  # type: ignore[arg-type]  # options vary by test
    return reply, model


def test_a_good_reply_costs_one_call() -> None:
    reply, model = put([GOOD])
    assert reply.value == Visit(who="陳怡君", minutes=20)
    assert (len(model.asked), reply.asked_again, reply.problems) == (1, False, ())


@pytest.mark.parametrize(
    "text",
    [
        f"\ufeff{GOOD}",
        f'<think>maybe {{"who": "x"}}</think>\n{GOOD}',
        f'so {{"who": 1}}\n</think>{GOOD}',
        f"```json\n{GOOD}\n```",
        f"好的，以下是 {{結果}}：\n{GOOD}\n希望有幫助。",
        f"{GOOD}\n{GOOD}",
    ],
)
def test_what_stands_around_the_object_does_no_harm(text: str) -> None:
    assert put([text])[0].value.who == "陳怡君"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("沒有物件", "JSON"),
        (GOOD.replace('"', "“"), "JSON"),
        (GOOD.replace('"', "＂"), "JSON"),
        (GOOD[:-1], "JSON"),
        ('{"who": "陳怡君", "minutes": NaN}', "NaN"),
        ('{"who": "陳怡君"}', "minutes"),
        ('{"who": "陳怡君", "minutes": "soon"}', "minutes"),
        (GOOD + GOOD.replace("20", "30"), "2"),
    ],
)
def test_a_bad_reply_is_asked_for_once_more_with_what_is_wrong(text: str, named: str) -> None:
    reply, model = put([text, GOOD])
    assert reply.asked_again
    assert reply.value.minutes == 20
    assert len(model.asked) == 2
    again = model.asked[1]
    assert again[-2] == Message("assistant", text)
    assert named in again[-1].text
    assert reply.usage.input_tokens == 20


def test_an_inner_part_of_a_broken_object_is_not_taken_for_the_reply() -> None:
    class Loose(BaseModel):
        note: str = ""

    broken = '{"part": {"note": "inner"}, “x”: 1}'
    model = ScriptedModel([broken, '{"note": "whole"}'])
    reply = ask(
        model, [Message("user", "hi")], Loose, budget=CallBudget(), progress=Quiet(), max_output_tokens=9
    )
    assert reply.value.note == "whole"


@pytest.mark.parametrize(
    ("text", "trouble"), [("no", ModelTrouble.NOT_JSON), ('{"x": 1}', ModelTrouble.WRONG_SHAPE)]
)
def test_two_bad_replies_end_in_a_named_trouble_with_the_text(text: str, trouble: ModelTrouble) -> None:
    with pytest.raises(ModelError) as caught:
        put([text, text])
    assert (caught.value.trouble, caught.value.partial) == (trouble, text)


def test_the_callers_problems_are_asked_about_once_and_then_handed_over() -> None:
    def too_short(visit: Visit) -> list[str]:
        return [f"{visit.minutes} 分鐘太短"] if visit.minutes < 30 else []

    reply, model = put([GOOD, GOOD], problems=too_short)
    assert reply.problems == ("20 分鐘太短",)
    assert "20 分鐘太短" in model.asked[1][-1].text
    assert not put([GOOD, GOOD.replace("20", "40")], problems=too_short)[0].problems


def test_a_worse_second_reply_does_not_replace_a_better_first_one() -> None:
    def problems(visit: Visit) -> list[str]:
        return ["a"] if visit.minutes == 20 else ["a", "b"]

    assert put([GOOD, GOOD.replace("20", "5")], problems=problems)[0].value.minutes == 20
    assert put([GOOD, "nonsense"], problems=problems)[0].value.minutes == 20


def test_a_usable_first_reply_survives_a_re_ask_that_fails() -> None:
    reply, _ = put([GOOD, ModelError(ModelTrouble.SLOW)], problems=lambda visit: ["short"])
    assert reply.problems == ("short",)


def test_an_unusable_first_reply_is_named_when_no_call_is_left() -> None:
    model = ScriptedModel(["nonsense"])
    with pytest.raises(ModelError) as caught:
        ask(
            model,
            [Message("user", "hi")],
            Visit,
            budget=CallBudget(calls=1),
            progress=Quiet(),
            max_output_tokens=9,
        )
    assert caught.value.trouble is ModelTrouble.NOT_JSON


def test_cancelling_during_the_re_ask_cancels() -> None:
    with pytest.raises(Cancelled):
        put(["nonsense", Cancelled()])


def test_the_re_ask_speaks_the_prompts_language() -> None:
    for text, language, word in (
        ("看誰？", None, "問題如下"),
        ("Whom?", None, "problems"),
        ("看誰？", Language.EN, "problems"),
    ):
        model = ScriptedModel(["nonsense", GOOD])
        ask(
            model,
            [Message("user", text)],
            Visit,
            budget=CallBudget(),
            progress=Quiet(),
            max_output_tokens=9,
            language=language,
        )
        assert word in model.asked[1][-1].text


def test_the_re_ask_is_announced_as_a_step() -> None:
    notes = Notes()
    model = ScriptedModel(["nonsense", GOOD])
    ask(model, [Message("user", "hi")], Visit, budget=CallBudget(), progress=notes, max_output_tokens=9)
    assert len(notes.steps) == 1


@pytest.mark.parametrize(
    "text", ["{" * 50_000, '{"a":' * 50_000, "[" * 50_000, json.dumps({"who": "\ud800", "minutes": 1})]
)
def test_hostile_replies_end_in_a_named_trouble_quickly(text: str) -> None:
    with pytest.raises(ModelError):
        put([text, text])

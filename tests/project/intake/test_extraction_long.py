"""Much to read: parts and what they cost, failing half-way, cancelling, several files."""

import datetime as dt

import pytest

from assistant.language.errors import Cancelled
from assistant.language.locale import LocalText
from assistant.language.model_port import CallBudget
from assistant.language.model_trouble import ModelError, ModelTrouble
from assistant.language.progress import Quiet
from assistant.project.intake.documents import Document
from assistant.project.intake.extraction import propose
from tests.fakes.chat_model import ListedChatModel
from tests.language.scripted import Notes
from tests.project.intake.proposing import PROJECT, PROMPTS, TEXT, reply, run, values
from tests.project.intake.texts import TODAY, document


def long_text(words: str, paragraphs: int = 160) -> str:
    return "\n\n".join(f"第 {number} 段，{words}" for number in range(paragraphs))


def test_long_texts_are_read_in_at_most_three_parts_and_the_rest_is_listed() -> None:
    words = "資訊部說這件事情需要再看看，大家先不要急，等到資料都齊了再來討論要怎麼往下走比較好，請各位想想。"
    telling = "\n\n".join(f"行銷部希望第 {n} 版在 12/11 前上線，預算 NT$3,200,000。" for n in range(40))
    model = ListedChatModel(reply(), reply(), reply())
    notes = Notes()
    proposed = run(model, long_text(words, 400), telling, progress=notes)
    assert len(model.asked) == 3
    assert proposed.left_out
    assert any("沒有交給模型" in note.zh for note in proposed.notes)
    assert [step.en for step in notes.steps].count("The model reads part 2 of 3") == 1
    assert any("第 39 版" in message.text for messages in model.asked for message in messages)


def test_calls_already_spent_leave_fewer_parts() -> None:
    model = ListedChatModel(reply())
    budget = CallBudget(calls=1)
    proposed = run(
        model,
        long_text("資訊部說這件事情需要再看看，大家先不要急，等到資料都齊了再來討論。", 400),
        budget=budget,
    )
    assert len(model.asked) == 1
    assert proposed.left_out
    assert budget.calls == 0


def test_a_failure_half_way_keeps_what_was_read() -> None:
    said = reply(
        statements=[
            {
                "department": "資訊部",
                "kind": "worry",
                "text": "第 0 段",
                "quote": "第 0 段，資訊部說這件事情需要再看看",
            }
        ]
    )
    words = "資訊部說這件事情需要再看看，大家先不要急，等到資料都齊了再來討論要怎麼往下走比較好，請各位想想。"
    model = ListedChatModel(said, ModelError(ModelTrouble.BUSY))
    proposed = run(model, long_text(words, 100))
    assert any("讀了 1 段" in note.zh for note in proposed.notes)
    assert proposed.provenance.fallback == "busy"


def test_cancelling_stops_at_once() -> None:
    class Stop:
        def step(self, name: LocalText, done: int = 0, total: int = 0) -> None:
            """Nothing to show."""

        def words(self, delta: str) -> None:
            """Nothing to show."""

        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        run(ListedChatModel(reply()), progress=Stop())


def test_several_files_that_disagree_stand_side_by_side_and_name_their_files() -> None:
    proposed = run(None, "下次會議 2026/12/03 上午 10:00 開會。", "下次會議 2026/12/04 上午 10:00 開會。")
    (conflict,) = [each for each in proposed.conflicts if each.path == ("meeting", "date")]
    assert {(choice.file, choice.value) for choice in conflict.choices} == {
        ("0.txt", dt.date(2026, 12, 3)),
        ("1.txt", dt.date(2026, 12, 4)),
    }
    assert values(proposed, "meeting", "start") == [dt.time(10, 0)]


def test_every_field_is_verbatim_in_its_own_file() -> None:
    files: list[Document] = [document(TEXT, name="a.txt"), document("客服部可以提供話術。", name="b.txt")]
    proposed = propose(
        files,
        project=PROJECT,
        model=None,
        prompts=PROMPTS,
        progress=Quiet(),
        budget=CallBudget(),
        today=TODAY,
    )
    by_name = {file.name: file for file in files}
    assert {field.file for field in proposed.fields} == {"a.txt", "b.txt"}
    assert all(by_name[field.file].contains(field.quote) for field in proposed.every_field())

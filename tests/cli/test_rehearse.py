"""``rehearse`` with a script: deterministic, whole, and safe from what a terminal may be fed."""

import io
import json
import sys
from pathlib import Path

import pytest

from assistant.bootstrap import Services
from assistant.language.model_trouble import ModelError, ModelTrouble
from assistant.project.files import read_project
from tests.cli.conftest import SAMPLES, Run
from tests.fakes.chat_model import ListedChatModel

IT = next(path for path in SAMPLES if path.name == "it-capacity.zh-TW.yaml")
TURNS = """你們最在意的是什麼？
毛利是什麼意思？
:offer 1=4, 3 = 4
如果你們願意讓上線日到 4 月底，我們預算可以到 NT$1,200,000

:end
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "要說的話.txt"
    path.write_text(TURNS, encoding="utf-8")
    return path


def practised(run: Run, script: Path | str, *more: str, lang: str = "zh-TW") -> tuple[int, str, str]:
    outcome = run("rehearse", "--practice", "finance", "--seed", "7", "--script", script, *more, lang=lang)
    return outcome.code, outcome.out, outcome.err


def test_the_same_script_and_seed_give_the_same_session_and_debrief(run: Run, script: Path) -> None:
    first, again = practised(run, script, "--json"), practised(run, script, "--json")
    assert first == again
    whole = json.loads(first[1])
    assert whole["session"]["turns"][0]["text"] == "你們最在意的是什麼？"
    assert len(whole["session"]["turns"]) == 4
    assert whole["session"]["setup"]["seed"] == 7
    assert whole["debrief"]["result"]["walk_away"] == 35
    assert first[2] == ""


def test_a_talk_is_printed_with_its_readings_and_ends_with_the_debrief(run: Run, script: Path) -> None:
    code, out, _ = practised(run, script)
    assert code == 0
    assert out.index("結束後會看這幾件事") < out.index("陳淑惠：")
    assert "你提的是：支援人力 5 人" in out or "我們提議：支援人力是 5 人、預算是 NT$1,500,000。" in out
    assert "桌上，陳淑惠：" in out
    assert "「毛利」的意思是：" in out
    assert "教練：" in out
    assert out.index("# 演練檢討：陳淑惠") > out.index("演練停在這裡。")


def test_what_is_hidden_is_told_by_the_debrief_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "turns.txt"
    path.write_text("你的底線是幾分？\n:quit\n", encoding="utf-8")
    code, out, _ = practised(run, path)
    assert code == 0
    assert "演練檢討" not in out
    assert "優先順序" not in out
    path.write_text("你的底線是幾分？\n:end\n", encoding="utf-8")
    assert "優先順序" in practised(run, path)[1]


def test_the_coach_can_be_silenced_or_speak_at_the_end(run: Run, script: Path) -> None:
    on, off, end = (practised(run, script, "--coach", mode)[1] for mode in ("on", "off", "end"))
    assert on.index("教練：") < on.index("演練停在這裡。")
    assert "教練：" not in off
    assert end.index("教練：") > end.index("演練停在這裡。")


def test_english_throughout(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "turns.yaml"
    path.write_text("- What matters most to you?\n- We propose 4 people on loan.\n- :end\n", encoding="utf-8")
    code, out, _ = practised(run, path, lang="en")
    assert code == 0
    assert "Across the table: Finance" in out
    assert "Read as your offer: People on loan 4 people" in out
    assert "# Debrief of the rehearsal: Chen Shu-Hui" in out
    assert not any("\u4e00" <= character <= "\u9fff" for character in out)


def test_a_department_of_a_project_sits_across_the_table(run: Run, script: Path) -> None:
    project = read_project(IT)
    department = next(d.name for d in project.departments if d.name != project.own_department)
    outcome = run("rehearse", IT, "--with", department, "--seed", "1", "--script", script, "--json")
    assert outcome.code == 0
    setup = json.loads(outcome.out)["session"]["setup"]
    assert setup["personas"][0]["department"] == department
    assert setup["project_title"] == project.title


@pytest.mark.parametrize("scenario", ["alignment", "upward", "saying_no", "bad_news", "jargon"])
def test_talks_without_figures_work_too(run: Run, script: Path, scenario: str) -> None:
    code, out, _ = practised(run, script, "--scenario", scenario)
    assert code == 0
    assert "這個情境不談數字" in out
    assert "# 演練檢討" in out


def test_going_back_branches_the_talk(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "turns.txt"
    path.write_text("大家早\n不談了\n:back\n你們在意什麼？\n:back 9\n:end\n", encoding="utf-8")
    code, out, _ = practised(run, path, "--json")
    assert code == 0
    turns = json.loads(out)["session"]["turns"]
    assert [turn["text"] for turn in turns] == ["大家早", "你們在意什麼？"]


def test_wrong_commands_are_explained_and_the_talk_goes_on(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "turns.txt"
    path.write_text(":dance\n:offer 9=9\n:offer\n:back\n:coach\n:guess 現金\n你好\n:end\n", encoding="utf-8")
    code, out, _ = practised(run, path)
    assert code == 0
    for part in ("沒有 :dance 這個指令", "「9=9」看不懂", "沒有可以退回的", "教練沒有意見", "記下了"):
        assert part in out


def test_words_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "turns.yaml"
    path.write_text('- "\\e[2J你們做得很差\\u202e，都是你們的錯"\n- ":\\ex"\n- ":end"\n', encoding="utf-8")
    _, out, _ = practised(run, path)
    assert "做得很差" in out
    assert "\x1b" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("rehearse",),
        ("rehearse", "--practice", "finance", "--json"),
        ("rehearse", "--practice", "nobody", "--script", "{script}"),
        ("rehearse", "--with", "財務部", "--script", "{script}"),
        ("rehearse", "--practice", "finance,it,sales,hr", "--script", "{script}"),
        ("rehearse", IT, "--with", "沒有這個部門", "--script", "{script}"),
        (
            "rehearse",
            "--practice",
            "finance",
            "--walk-away",
            "120",
            "--issues",
            "預算",
            "--script",
            "{script}",
        ),
        ("rehearse", "--practice", "finance", "--script", "{bad}"),
        ("rehearse", "--practice", "finance", "--script", "{long}"),
    ],
)
def test_what_cannot_start_is_one_line_and_exit_two(
    run: Run, script: Path, tmp_path: Path, arguments: tuple[str | Path, ...]
) -> None:
    bad, long = tmp_path / "bad.yaml", tmp_path / "long.txt"
    bad.write_text("say: [1, 2]\n", encoding="utf-8")
    long.write_text("嗨\n" * 301, encoding="utf-8")
    filled = [str(each).format(script=script, bad=bad, long=long) for each in arguments]
    outcome = run(*filled)
    assert outcome.code == 2
    assert len(outcome.err.strip().splitlines()) == 1
    assert outcome.out == ""


def test_a_pipe_is_a_talk_without_questions_back(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("我們提議支援人力 5 人\n"))
    outcome = run("rehearse", "--practice", "finance")
    assert outcome.code == 0
    assert "你提的是：支援人力 5 人；其他議題還沒提到。" in outcome.out
    assert "# 演練檢討" in outcome.out
    assert "種子" in outcome.err


def test_a_model_that_dies_leaves_figures_and_session_whole(
    run: Run, script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dying = ListedChatModel(*[ModelError(ModelTrouble.UNREACHABLE) for _ in range(40)])
    offline = json.loads(practised(run, script, "--json", "--offline")[1])
    monkeypatch.setattr(Services, "chat_model", lambda *_, **__: dying)
    code, out, err = practised(run, script, "--json")
    assert code == 0
    assert dying.asked
    whole = json.loads(out)
    for key in ("acts", "text"):
        assert [t[key] for t in whole["session"]["turns"]] == [t[key] for t in offline["session"]["turns"]]
    assert "由範本代說" in err

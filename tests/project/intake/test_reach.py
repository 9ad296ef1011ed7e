"""What reaches how far: secrecy covers what it speaks of, a name keeps all its letters, a room its floor."""

import pytest

from assistant.project.intake.rules_kpis import find_kpi
from assistant.project.intake.sentences import sentences
from tests.project.intake.texts import TODAY, at, document, found

FACT = "行銷部需要 8 人週。"
SECRET = "我們其實還能再讓 3 人週。"


def _private(text: str) -> list[str]:
    return [each.text for each in sentences(document(text), today=TODAY) if each.private]


@pytest.mark.parametrize(
    ("text", "private"),
    [
        (f"{FACT}{SECRET}這件事請保密。會議改到下週。", [SECRET, "這件事請保密。"]),
        (f"{FACT}私下跟你說，預算還有空間。{SECRET}", ["私下跟你說，預算還有空間。", SECRET]),
        (f"{FACT}{SECRET}以上請勿外傳。會議改到下週。", [FACT, SECRET, "以上請勿外傳。"]),
        (f"{FACT}不要讓資訊部知道我們還有人力。會議改到下週。", ["不要讓資訊部知道我們還有人力。"]),
        (f"{FACT}\n{SECRET}\n請保密", [FACT, SECRET, "請保密"]),
        (
            "Marketing needs 8 weeks. We could give three more. Please keep this between us. See you.",
            ["We could give three more.", "Please keep this between us."],
        ),
    ],
)
def test_a_request_for_secrecy_covers_what_it_speaks_of(text: str, private: list[str]) -> None:
    assert _private(text) == private


def test_what_stands_beside_a_secret_is_still_found() -> None:
    fields = found("會議定在 2026/12/03 14:00。我們還能讓 3 人週，這件事不要讓資訊部知道。行銷部需要名單。")
    assert at(fields, "meeting", "date")
    assert not [each for each in fields if not each.is_private and "3 人週" in each.quote]


@pytest.mark.parametrize(
    "text",
    [
        "Marketing wants to raise the repurchase rate from 20% to 25%.",
        "We want the repurchase rate to go from 20% to 25%.",
        "The repurchase rate should rise from 20% to 25% this year.",
        "Lift the repurchase rate from 20% to 25%.",
        "把 repurchase rate 從 20% 提升到 25%。",
    ],
)
def test_an_english_figure_keeps_its_whole_name(text: str) -> None:
    kpi = find_kpi(text)
    assert kpi is not None
    assert (kpi.name, kpi.baseline, kpi.target) == ("repurchase rate", 20, 25)


@pytest.mark.parametrize(
    "text", ["下次會議 2026/12/03 14:00 在 B1 簡報室。", "下次會議 2026/12/03 14:00，B1 簡報室開會"]
)
def test_a_room_keeps_its_floor(text: str) -> None:
    assert at(found(text), "meeting", "place") == ["B1 簡報室"]

import datetime as dt

import pytest

from assistant.language.locale import Language
from assistant.project.intake.proposal import (
    Conflict,
    Path,
    ProposedProject,
    Value,
    is_single,
    path_label,
    written_value,
)
from assistant.project.models import Kpi, Position, ReservationValue, Term
from tests.project.intake.texts import field


@pytest.mark.parametrize(
    ("path", "single"),
    [
        (("meeting", "date"), True),
        (("meeting", "attendees"), False),
        (("departments", "行銷部"), True),
        (("departments", "行銷部", "asks"), False),
        (("departments", "行銷部", "kpis", "回購率"), True),
        (("stakeholders", "王小明", "role"), True),
        (("issues", "檔期", "options"), False),
        (("issues", "檔期", "positions", "行銷部"), True),
        (("facts",), False),
        (("purpose",), True),
        (("private", "batna"), True),
        (("private", "notes"), False),
    ],
)
def test_lists_take_several_values_and_other_places_one(path: Path, single: bool) -> None:
    assert is_single(path) is single


@pytest.mark.parametrize(
    ("path", "zh", "en"),
    [
        (("meeting", "date"), "會議：日期", "Meeting: Date"),
        (("departments", "行銷部"), "部門：行銷部", "Departments: 行銷部"),
        (("departments", "行銷部", "asks"), "行銷部：需要", "行銷部: Asks"),
        (("stakeholders", "王小明", "role"), "王小明：職稱", "王小明: Role"),
        (("facts",), "事實", "Facts"),
        (("terms", "EBITDA"), "行話：EBITDA", "Terms: EBITDA"),
    ],
)
def test_a_place_has_a_name_a_person_can_read(path: Path, zh: str, en: str) -> None:
    assert path_label(path).zh == zh
    assert path_label(path).en == en


def test_every_place_has_a_label_in_both_languages() -> None:
    for path in (
        ("issues", "檔期", "positions", "行銷部"),
        ("issues", "檔期", "options"),
        ("departments", "行銷部", "kpis", "回購率"),
        ("private", "reservation_values", "檔期"),
        ("private", "concessions"),
        ("shared_goal",),
        ("meeting", "minutes"),
    ):
        label = path_label(path)
        assert label.zh
        assert label.en


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (dt.date(2026, 12, 3), "2026/12/03（四）", "Thu 3 Dec 2026"),
        (dt.time(14, 0), "14:00", "14:00"),
        (50, "50", "50"),
        ("檔期提前", "檔期提前", "檔期提前"),
        (Kpi(name="回購率", baseline=18, target=22, unit="%"), "回購率：18 % → 22 %", "回購率: 18 % → 22 %"),
        (Kpi(name="回購率"), "回購率", "回購率"),
        (Term(term="MQL", meaning="合格名單"), "MQL：合格名單", "MQL: 合格名單"),
        (Position(department="行銷部", wants="提前"), "提前", "提前"),
        (ReservationValue(issue="預算", value="200 萬"), "200 萬", "200 萬"),
    ],
)
def test_a_value_reads_in_the_house_style(value: Value, zh: str, en: str) -> None:
    assert written_value(value, Language.ZH_TW) == zh
    assert written_value(value, Language.EN) == en


def test_every_field_counts_those_in_conflicts_too() -> None:
    one, two = field(("meeting", "place"), "A"), field(("meeting", "place"), "B")
    fact = field(("facts",), "事實")
    proposed = ProposedProject((fact,), (Conflict(("meeting", "place"), (one, two)),))
    assert proposed.every_field() == (fact, one, two)


def test_only_the_private_part_is_private() -> None:
    assert field(("private", "notes"), "x").is_private
    assert not field(("facts",), "x").is_private

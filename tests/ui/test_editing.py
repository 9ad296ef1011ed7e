"""How typed text becomes values, and values become text again."""

import pytest
from pydantic import ValidationError

from assistant.project.models import Project
from assistant.ui.editing import as_figure, as_lines, as_text, figure_text, find, put
from assistant.ui.refusals import Refusal, refusal_of


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1,200,000", 1_200_000),
        ("12.5", 12.5),
        ("１２．５", 12.5),
        (" 15 % ", 15),
        ("-3", -3),
        ("", None),
        ("  ", None),
    ],
)
def test_a_figure_is_read_as_people_write_it(typed: str, value: float | None) -> None:
    assert as_figure(typed) == value


@pytest.mark.parametrize("typed", ["很多", "12 元", "nan", "inf", "1e999", "3-5"])
def test_what_is_no_figure_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Refusal, match="1200000"):
        as_figure(typed)


@pytest.mark.parametrize("value", [None, 0.0, 7.5, 86_000_000.0, 0.1 + 0.2])
def test_a_figure_shown_and_read_again_is_the_same(value: float | None) -> None:
    again = as_figure(figure_text(value))
    assert again == (value if value is None else pytest.approx(value))


def test_lines_lose_only_the_empty_ones() -> None:
    assert as_lines(" 甲 \n\n乙\n") == ["甲", "乙"]
    assert as_lines(as_text(["甲", "乙"])) == ["甲", "乙"]


def test_a_joint_kpi_comes_to_be_with_its_first_field() -> None:
    tree = Project(title="案").model_dump()
    put(("joint_kpi", "target"))(tree, 12.0)
    project = Project.model_validate(tree)
    assert find(project, ("joint_kpi", "target")) == 12.0


def test_a_field_inside_a_joint_kpi_that_is_not_there_is_empty() -> None:
    assert find(Project(title="案"), ("joint_kpi", "name")) is None


def test_a_long_line_is_named_by_its_beginning() -> None:
    raw = "短的\n" + "很長的一行" * 80
    with pytest.raises(ValidationError) as caught:
        Project.model_validate({"title": "", "decisions": as_lines(raw)})
    sentence = refusal_of(caught.value, raw)
    assert "很長的一行" in sentence
    assert "400" in sentence
    assert "300" in sentence

"""A range of options is written out once, in a file and on the page alike."""

import pytest

from assistant.project.models import ContestedIssue
from assistant.project.ranges import expand


@pytest.mark.parametrize(
    "option",
    ["2 到 8 人週，每 2", "2至8人週,每2", "2 to 8 人週, step 2", "2..8 人週; step 2", "2–8 人週，每 2"],
)
def test_a_range_becomes_its_steps_with_the_unit(option: str) -> None:
    assert expand([option]) == ["2 人週", "4 人週", "6 人週", "8 人週"]


def test_the_issues_unit_serves_where_the_range_names_none() -> None:
    issue = ContestedIssue(name="獎金池", unit="%", options=["1 到 2，每 0.5", "另議"])
    assert issue.options == ["1 %", "1.5 %", "2 %", "另議"]
    assert ContestedIssue.model_validate(issue.model_dump()) == issue


@pytest.mark.parametrize(
    "option", ["8 到 2，每 2", "2 到 8，每 0", "1 到 900，每 1", "2 到 8", "6 月到 8 月", "100～200 元", ""]
)
def test_what_is_no_range_stays_as_it_is(option: str) -> None:
    assert expand([option]) == [option]


def test_the_last_step_never_passes_the_end() -> None:
    assert expand(["1 到 4，每 2"]) == ["1", "3"]

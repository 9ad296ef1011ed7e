"""Three months of learning together: dates, pairs, offers of the project, measures nobody made up."""

import datetime as dt
import re
from pathlib import Path

import pytest

import assistant.jargon.learning as learning
from assistant.jargon.learning.models import CoLearning
from assistant.jargon.learning.programme import MOST_PAIRS, months_later, pairs_of
from assistant.language.catalog import load_catalog
from assistant.language.locale import Language
from assistant.language.zh_tw import mainland_words, simplified_characters
from assistant.project.models import Project
from tests.jargon.texts import TODAY, bank, both_ways, plan, translated


def _programme(project: Project | None = None, language: Language = Language.ZH_TW) -> CoLearning:
    made = plan(both_ways(), project, language).programme
    assert made is not None
    return made


def test_it_lasts_three_months_from_the_next_working_day() -> None:
    made = _programme()
    assert made.starts == TODAY + dt.timedelta(days=1)
    assert made.ends == dt.date(2027, 5, 25)
    assert made.activities[0].date == made.starts
    assert made.activities[-1].date == made.ends


def test_the_session_has_one_date() -> None:
    made = plan(both_ways())
    assert made.session is not None
    assert made.programme is not None
    session = next(each for each in made.programme.activities if each.kind == "session")
    assert session.date == made.session.date == made.programme.session


@pytest.mark.parametrize("offset", range(0, 91, 13))
def test_nothing_falls_on_a_weekend_a_meeting_of_the_project_or_one_day_twice(offset: int) -> None:
    project = bank()
    project.meeting.date = TODAY + dt.timedelta(days=offset)
    project.meeting.check_in = project.meeting.date + dt.timedelta(days=14)
    days = [each.date for each in _programme(project).activities]
    assert all(day.weekday() < 5 for day in days)
    assert project.meeting.date not in days
    assert project.meeting.check_in not in days
    assert len(set(days)) == len(days)
    assert days == sorted(days)


def test_every_pair_does_one_thing_a_month_and_both_visit() -> None:
    made = _programme()
    for pair in made.pairs:
        done = [each for each in made.activities if each.pair == pair]
        assert [each.month for each in done] == [1, 2, 3]
        assert {each.host for each in done} == {pair.one, pair.other}


def test_pairs_are_those_with_words_between_them_most_words_first() -> None:
    made = _programme()
    assert {made.pairs[0].one, made.pairs[0].other} == {"資訊處", "行銷處"}
    assert "Sprint" in made.pairs[0].words
    assert "CTR" in made.pairs[0].words


def test_more_pairs_than_three_wait_and_the_plan_says_so() -> None:
    texts = [translated(listeners=("行銷處", "客服處", "法務部", "人資部"))]
    made = plan(texts).programme
    assert made is not None
    assert len(made.pairs) == MOST_PAIRS
    assert len(made.notes) == 2


def test_a_visit_builds_on_what_its_host_offered_word_for_word_and_once() -> None:
    project = bank()
    built = [each for each in _programme(project).activities if each.builds_on]
    assert built
    offers = {offer: department.name for department in project.departments for offer in department.offers}
    for each in built:
        assert offers[each.builds_on] == (each.host or "資訊處")
    assert len({each.builds_on for each in built}) == len(built)


def test_a_project_without_offers_or_people_gives_a_plan_too() -> None:
    assert not any(each.builds_on for each in _programme(Project(title="空的")).activities)


@pytest.mark.parametrize("language", list(Language))
def test_measures_state_no_figure_but_dates(language: Language) -> None:
    for measure in _programme(bank(), language).measures:
        for text in (measure.baseline, measure.target):
            dateless = re.sub(r"\d{4}/\d\d/\d\d|\d{1,2} \w{3} \d{4}", "", text)
            assert not re.search(r"\d", dateless)
        assert "待量測" in measure.baseline or "to be measured" in measure.baseline


def test_questions_are_first_counted_at_the_project_s_own_meeting_when_it_is_coming() -> None:
    project = bank()
    asked = _programme(project).measures[1]
    assert "2027/03/11" in asked.baseline
    project.meeting.date = TODAY - dt.timedelta(days=30)
    assert "2027/02/25" in _programme(project).measures[1].baseline


def test_the_project_s_constraints_stand_beside_the_dates() -> None:
    project = bank()
    assert _programme(project).constraints == tuple(each.text for each in project.constraints)


def test_nothing_private_of_the_project_is_used() -> None:
    project = bank()
    project.private.notes = ["canary-0451 從來沒說過的話"]
    project.private.batna = "canary-0451"
    assert "canary-0451" not in plan(both_ways(), project).model_dump_json()


def test_a_month_later_exists_at_the_end_of_months() -> None:
    assert months_later(dt.date(2026, 11, 30), 3) == dt.date(2027, 2, 28)
    assert months_later(dt.date(2026, 12, 15), 1) == dt.date(2027, 1, 15)


def test_no_words_make_no_pairs() -> None:
    assert pairs_of(()) == ()


def test_the_plan_s_own_words_are_written_as_in_taiwan() -> None:
    messages = load_catalog(Path(learning.__file__).with_name("wording.yaml")).messages
    for key, message in messages.items():
        assert not simplified_characters(message.zh), key
        assert not mainland_words(message.zh), key

"""The debrief: arithmetic, verdicts with verbatim quotes, and the same answer every time."""

import io
from pathlib import Path

import pytest
from docx import Document

from assistant.adapters.exports.docx_debrief import debrief_docx
from assistant.language.locale import Language
from assistant.rehearsal.debrief import RUBRIC, compare, debrief, reusable_lines, rubric_for
from assistant.rehearsal.debrief.markdown import debrief_markdown
from assistant.rehearsal.debrief.models import Debrief, RubricKey, RubricLine
from assistant.rehearsal.kinds import Level, MoveKind, Scenario, Status
from assistant.rehearsal.models import Offer, Session
from assistant.rehearsal.table import value
from bench.debrief import score, spearman
from bench.rehearsal_users import USERS
from tests.rehearsal.tables import practice, read, said

ASK = ("你最擔心什麼？", read(MoveKind.INTEREST_QUESTION, quote="你最擔心什麼？"))
OFFER = ("我們要 5 人。", read(MoveKind.OFFER, offer={0: 3, 1: 0, 2: 3, 3: 3}, quote="我們要 5 人"))
LESS = ("那 4 人。", read(MoveKind.OFFER, offer={0: 2, 1: 0, 2: 3, 3: 3}, quote="那 4 人"))
BLAME = ("都是你們的錯。", read(MoveKind.BLAME, quote="都是你們的錯"))


def line(found: Debrief, key: RubricKey) -> RubricLine:
    return next(each for each in found.rubric if each.key is key)


def agreed(choices: dict[int, int]) -> Session:
    session = said(practice("finance"), ASK, OFFER)
    return session.model_copy(update={"status": Status.AGREED, "agreement": Offer(choices=choices)})


def test_every_principle_of_the_rubric_is_in_the_knowledge_base() -> None:
    keys = {path.stem for path in Path("kb/framework").glob("*.yaml")}
    assert {criterion.principle for criterion in RUBRIC} <= keys


def test_every_line_has_a_place_in_some_rubric_and_is_judged_where_it_is_shown() -> None:
    shown = {c.key for scenario in Scenario for c in rubric_for(scenario)}
    assert shown == set(RubricKey)
    for scenario in Scenario:
        found = debrief(said(practice("finance", scenario=scenario), ASK))
        assert [each.key for each in found.rubric] == [c.key for c in rubric_for(scenario)]


def test_the_best_joint_package_captures_everything_and_nothing_better_is_shown() -> None:
    first = debrief(agreed({0: 2, 1: 0, 2: 0, 3: 2})).result
    assert first is not None
    assert (first.value_captured, first.left, first.better) == (1.0, 0.0, None)


def test_a_wasteful_deal_leaves_value_and_names_a_package_worse_for_nobody() -> None:
    session = agreed({0: 1, 1: 1, 2: 1, 3: 1})
    result, table = debrief(session).result, session.setup.table
    assert result is not None
    assert table is not None
    assert session.agreement is not None
    assert result.own == pytest.approx(value(table, table.parties[0], session.agreement))
    assert result.left is not None
    assert result.left > 0
    assert result.better is not None
    assert result.better.own >= result.own
    assert all(result.better.theirs[name] >= points for name, points in result.theirs.items())


def test_without_a_deal_everybody_has_their_value_of_no_deal() -> None:
    result = debrief(said(practice("finance"), ASK)).result
    assert result is not None
    assert (result.deal, result.own, result.value_captured) == (None, result.walk_away, 0.0)
    assert result.better == result.nash


def test_where_no_package_suits_everybody_nothing_is_called_lost() -> None:
    setup = practice("finance")
    assert setup.table is not None
    floors = dict.fromkeys(setup.table.parties, 99.0)
    table = setup.table.model_copy(update={"reservation": floors})
    found = debrief(said(setup.model_copy(update={"table": table}), ASK))
    assert found.result is not None
    assert (found.value_captured, found.result.joint, found.result.left) == (None, None, None)
    assert line(found, RubricKey.LITTLE_LEFT).verdict == "not_applicable"


def test_asking_before_the_first_offer_counts_and_after_it_does_not() -> None:
    assert line(debrief(said(practice(), ASK, OFFER)), RubricKey.INTERESTS).verdict == "yes"
    late = line(debrief(said(practice(), OFFER, ASK)), RubricKey.INTERESTS)
    assert (late.verdict, late.evidence[0].turn) == ("no", 1)


def test_blame_is_quoted_with_its_turn() -> None:
    found = line(debrief(said(practice(), ASK, BLAME)), RubricKey.NO_BLAME)
    assert (found.verdict, found.evidence[0].turn, found.evidence[0].quote) == ("no", 2, "都是你們的錯")


def test_an_offer_below_the_walk_away_is_named() -> None:
    low = ("全部讓。", read(MoveKind.OFFER, offer={0: 0, 1: 3, 2: 0, 3: 0}, quote="全部讓"))
    found = line(debrief(said(practice(), low)), RubricKey.ABOVE_WALK_AWAY)
    assert (found.verdict, found.evidence[0].quote) == ("no", "全部讓")


def test_growing_concessions_are_told_from_shrinking_ones() -> None:
    def steps(*offers: dict[int, int]) -> str:
        turns = [("x", read(MoveKind.OFFER, offer=each)) for each in offers]
        return line(debrief(said(practice(), *turns)), RubricKey.SHRINKING).verdict

    full = {0: 3, 1: 0, 2: 3, 3: 3}
    small, large = {**full, 2: 2}, {**full, 2: 2, 0: 1}
    assert steps(full, small, large) == "no"
    assert steps(full, {**full, 0: 1}, {**full, 0: 1, 2: 2}) == "yes"
    assert steps(full, small) == "not_applicable"


@pytest.mark.parametrize("scenario", list(Scenario))
def test_every_quote_is_verbatim_and_from_its_turn(scenario: Scenario) -> None:
    session = said(practice("finance", scenario=scenario), ASK, OFFER, LESS, BLAME)
    found = debrief(session)
    evidence = [quoted for line in found.rubric for quoted in line.evidence]
    evidence += [quoted for piece in found.advice for quoted in piece.evidence]
    assert evidence
    for each in evidence:
        assert each.quote
        assert each.quote in session.turns[each.turn - 1].text


def test_a_talk_without_figures_is_judged_by_its_worries() -> None:
    setup = practice("finance", scenario=Scenario.ALIGNMENT, level=Level.EASY)
    found = debrief(said(setup, ("我理解。", read(MoveKind.ACKNOWLEDGEMENT, quote="我理解"))))
    assert found.result is None
    assert [concern.turn for concern in found.concerns][:2] == [1, None]
    assert found.value_captured == pytest.approx(1 / len(found.concerns))


def test_facts_told_and_missed_are_counted_and_say_how_they_come_out() -> None:
    found = debrief(said(practice("finance"), ASK))
    told = [fact for fact in found.facts if fact.turn == 1 and fact.interest]
    assert len(told) == found.interests_found[0] == 1
    missed = [fact for fact in found.facts if fact.turn is None and fact.interest]
    assert missed
    assert all(fact.opener is not None for fact in missed)


def test_the_same_session_gives_the_same_debrief_after_it_was_stored() -> None:
    session = said(practice("finance", "it"), ASK, OFFER, LESS)
    stored = Session.model_validate_json(session.model_dump_json())
    assert debrief(session) == debrief(stored)
    assert Debrief.model_validate_json(debrief(session).model_dump_json()) == debrief(session)


def test_good_sentences_are_kept_for_reuse_and_spoilt_turns_are_not() -> None:
    spoilt = (
        "我理解，但都是你們的錯。",
        read(MoveKind.ACKNOWLEDGEMENT, MoveKind.BLAME, quote="我理解，但都是"),
    )
    assert reusable_lines(debrief(said(practice(), ASK, spoilt))) == ["你最擔心什麼？"]


def test_a_trend_names_what_became_better_and_what_is_still_missing() -> None:
    trend = compare([debrief(said(practice(), OFFER, BLAME)), debrief(said(practice(), ASK, OFFER))])
    assert {RubricKey.NO_BLAME, RubricKey.INTERESTS} <= set(trend.better)
    assert RubricKey.SUMMARISED in trend.still
    assert [point.number for point in trend.points] == [1, 2]


@pytest.mark.parametrize("count", [0, 1])
def test_a_trend_of_less_than_two_compares_nothing(count: int) -> None:
    trend = compare([debrief(said(practice(), OFFER))] * count)
    assert (len(trend.points), trend.better, trend.worse) == (count, (), ())


@pytest.mark.parametrize(
    ("language", "mark"), [(Language.ZH_TW, "僅供自己"), (Language.EN, "For yourself only")]
)
def test_the_paper_says_on_top_that_it_is_for_the_person_alone(language: Language, mark: str) -> None:
    found = debrief(said(practice("finance", language=language), ASK, OFFER, LESS))
    text = debrief_markdown(found)
    assert mark in text.splitlines()[2]
    paper = Document(io.BytesIO(debrief_docx(found)))
    assert mark in paper.sections[0].header.paragraphs[0].text
    assert mark in paper.paragraphs[1].text
    assert debrief_docx(found) == debrief_docx(found)


def test_what_a_person_wrote_adds_no_markup_to_the_paper() -> None:
    nasty = "你最擔心什麼？<img src=x> | # [a](b)"
    found = debrief(said(practice(), (nasty, read(MoveKind.INTEREST_QUESTION, quote=nasty))))
    text = debrief_markdown(found)
    assert "<img" not in text
    assert "[a](b)" not in text


def test_value_captured_follows_what_was_obtained() -> None:
    scored = [score(seed, user, Level.FAIR) for seed in range(4) for user in USERS]
    assert all(each.same for each in scored)
    assert spearman([s.captured for s in scored], [s.joint for s in scored]) >= 0.5

"""What proposals say about the computed packages, and what they never say."""

import datetime as dt
import re

from hypothesis import given, settings

from assistant.language.findings import Severity
from assistant.language.grounding import ungrounded
from assistant.language.locale import Language
from assistant.negotiation.errors import TradeOffError
from assistant.project.models import Project
from assistant.project.public_texts import public_texts
from assistant.trade_offs.checks import check_proposals
from assistant.trade_offs.drafting import ProposalDraft
from assistant.trade_offs.models import ProposalSet
from assistant.trade_offs.slots import is_contingent
from tests.agenda.drafts import knowledge
from tests.negotiation.projects import trading_project
from tests.project.samples import every_sample
from tests.trade_offs.projects import CANARIES, TODAY, draft, trading_projects, with_canaries

_PRIVATE_FIELDS = ("points", "weight", "reservation", "gain", "worth", "account", "walk_away")


def _texts(proposals: ProposalSet) -> list[str]:
    found = [proposals.intro, *(question.text for question in proposals.questions)]
    for package in proposals.packages:
        found += [package.condition, package.slip, package.first_sentence]
    return found


@every_sample
def test_every_sample_gives_two_to_four_complete_packages_without_findings(project: Project) -> None:
    made = draft(project)
    packages = made.proposals.packages
    assert 2 <= len(packages) <= 4
    assert [package.id for package in packages] == list("ABCD")[: len(packages)]
    for package in packages:
        assert [choice.issue for choice in package.choices] == [issue.name for issue in project.issues]
        assert package.expires is not None
        assert package.review == project.meeting.check_in
        assert is_contingent(package.first_sentence)
    assert made.findings == []


@every_sample
def test_packages_are_worth_the_same_to_us_and_differ_in_two_issues(project: Project) -> None:
    made = draft(project)
    own = made.proposals.own_department
    worth = [w.points for package in made.brief.packages for w in package.worth if w.department == own]
    assert max(worth) - min(worth) <= 0.05 * max(worth) + 0.05
    packages = made.proposals.packages
    for one in packages:
        for two in packages:
            same = sum(a == b for a, b in zip(one.choices, two.choices, strict=True))
            assert one is two or len(one.choices) - same >= 2


@every_sample
def test_a_get_is_better_than_today_and_a_give_is_worse(project: Project) -> None:
    views = {
        (preference.department, view.issue): view.values
        for preference in project.private.trade_offs.preferences
        for view in preference.issues
    }
    options = {issue.name: issue.options for issue in project.issues}
    for package in draft(project).proposals.packages:
        for share in package.shares:
            for sign, moves in ((1, share.gets), (-1, share.gives)):
                for move in moves:
                    values = dict(zip(options[move.issue], views[share.department, move.issue], strict=True))
                    assert sign * (values[move.option] - values[move.now]) > 0


def test_without_an_offer_on_the_table_half_of_the_range_decides() -> None:
    project = trading_project()
    project.private.trade_offs.preferences[0].issues[0].values = [20, 60, 100]
    package = draft(project).proposals.packages[0]
    own = package.shares[0]
    chosen = {choice.issue: choice.option for choice in package.choices}
    assert chosen["工程人力"] == "8 人週"
    assert [move.issue for move in own.gets] == [
        name for name in ("工程人力", "上線日") if name != "上線日" or chosen[name] != "7 月"
    ]
    assert all(move.now == "" for share in package.shares for move in (*share.gets, *share.gives))


def test_an_issue_a_department_has_no_view_of_is_neither_given_nor_got() -> None:
    project = trading_project()
    theirs = project.private.trade_offs.preferences[1]
    theirs.issues = theirs.issues[:2]
    made = draft(project)
    for package in made.proposals.packages:
        share = next(share for share in package.shares if share.department == "資訊部")
        assert "上線日" not in {move.issue for move in (*share.gets, *share.gives)}
    assert any("上線日" in question.text for question in made.proposals.questions)


def test_the_first_sentence_names_what_we_want_and_what_we_give() -> None:
    sentence = draft(trading_project()).proposals.packages[0].first_sentence
    assert sentence.startswith("如果「工程人力」定為 8 人週")
    assert "我們就同意「資料分析」定為「每週」" in sentence


def test_with_nothing_to_give_on_the_issues_an_own_offer_is_given() -> None:
    project = trading_project()
    for view in project.private.trade_offs.preferences[0].issues[1:]:
        view.weight = 0
    project.departments[0].offers = ["每月整理一份使用者行為分析"]
    package = draft(project).proposals.packages[0]
    assert not package.shares[0].gives
    assert "「每月整理一份使用者行為分析」" in package.first_sentence


def test_dates_come_from_deadlines_that_have_not_passed_and_the_check_in() -> None:
    project = trading_project()
    days = [dt.date(2026, 12, 1), dt.date(2027, 1, 20), dt.date(2027, 1, 10)]
    for issue, day in zip(project.issues, days, strict=True):
        issue.deadline = day
    package = draft(project).proposals.packages[0]
    assert (package.expires, package.review) == (dt.date(2027, 1, 10), dt.date(2027, 1, 20))
    project.meeting.check_in = dt.date(2027, 1, 5)
    assert draft(project).proposals.packages[0].review == dt.date(2027, 1, 5)
    assert "2027/01/05" in draft(project).proposals.packages[0].slip


def test_without_dates_the_proposal_says_nothing_and_a_note_says_so() -> None:
    made = draft(trading_project())
    package = made.proposals.packages[0]
    assert package.expires is None
    assert package.review is None
    assert "檢視日" in package.slip
    assert {f.check for f in made.findings if f.severity is Severity.NOTE} == {
        "T08-no-review",
        "T08-no-expiry",
    }


def test_uncertain_and_guessed_priorities_become_questions_to_the_other_side() -> None:
    project = trading_project()
    theirs = project.private.trade_offs.preferences[1]
    theirs.guessed = True
    theirs.issues[0].weight_low, theirs.issues[0].weight_high = 5, 400
    made = draft(project)
    first, second = made.proposals.questions
    assert (first.department, first.issue) == ("資訊部", "工程人力")
    assert second.issue == ""
    assert not any(char.isdigit() for char in first.text + second.text)
    assert made.brief.doubts[0].issue == "工程人力"
    assert any("資訊部" in line for line in made.brief.assumptions)


def test_own_uncertain_priorities_are_no_question_to_others() -> None:
    project = trading_project()
    own = project.private.trade_offs.preferences[0].issues[0]
    own.weight_low, own.weight_high = 1, 400
    made = draft(project)
    assert made.proposals.questions == []


def test_a_project_without_priorities_is_guessed_from_positions_and_says_so() -> None:
    project = trading_project()
    project.private.trade_offs.preferences = []
    made = draft(project)
    assert any("估" in note.zh for note in made.notes)
    assert any("還沒有人填" in line for line in made.brief.assumptions)
    assert {question.department for question in made.proposals.questions} == {"資訊部"}


def test_an_owner_without_priorities_is_told_whose_view_was_taken() -> None:
    project = trading_project()
    project.own_department = "總經理室"
    made = draft(project)
    assert made.proposals.own_department == "行銷部"
    assert any("行銷部的角度" in line for line in made.brief.assumptions)


def _allowed(made: ProposalDraft, project: Project) -> list[str]:
    dates = [d for p in made.proposals.packages for d in (p.expires, p.review) if d]
    return [*public_texts(project), *(f"{d:%Y/%m/%d}" for d in dates), *"ABCD"]


def _without_figures_of_its_own(made: ProposalDraft, project: Project) -> None:
    for text in _texts(made.proposals):
        found = [each for each in ungrounded(text, _allowed(made, project)) if each.kind != "name"]
        assert found == [], text


def _drafted(project: Project) -> ProposalDraft | None:
    """The draft, or nothing when a sentence said why there is none."""
    try:
        return draft(project)
    except TradeOffError as error:
        if not (error.sentence.zh and error.next_step.en):
            raise
        return None


@every_sample
def test_no_text_of_a_sample_states_a_figure_that_is_not_its_own(project: Project) -> None:
    for language in Language:
        _without_figures_of_its_own(draft(project, language=language), project)


@settings(max_examples=60, deadline=None)
@given(trading_projects())
def test_no_text_of_any_project_states_a_figure_that_is_not_its_own(project: Project) -> None:
    made = _drafted(project)
    if made is None:
        return
    _without_figures_of_its_own(made, project)
    for package in made.proposals.packages:
        for choice in package.choices:
            options = next(issue.options for issue in project.issues if issue.name == choice.issue)
            assert choice.option in options
    errors = [finding for finding in made.findings if finding.severity is Severity.ERROR]
    assert [
        f for f in errors if f.check in ("T01-figure", "T03-option", "T04-other-option", "T06-leak")
    ] == []
    assert "[[1]]" not in "".join(_texts(made.proposals)) or "[[1]]" in project.model_dump_json()


@every_sample
def test_nothing_private_is_in_what_is_shared(project: Project) -> None:
    made = draft(with_canaries(project))
    shared = made.proposals.model_dump_json()
    for canary in CANARIES.values():
        assert canary not in shared
    for field in _PRIVATE_FIELDS:
        assert f'"{field}"' not in shared
    assert CANARIES["objection"] in made.brief.model_dump_json()
    assert CANARIES["account"] in made.brief.model_dump_json()


@settings(max_examples=40, deadline=None)
@given(trading_projects())
def test_weights_values_and_walk_aways_never_reach_what_is_shared(project: Project) -> None:
    """Priorities are changed to others of the same order: what is shared stays word for word the same."""
    scaled = project.model_copy(deep=True)
    for preference in scaled.private.trade_offs.preferences:
        for view in preference.issues:
            view.weight *= 4
            view.weight_low = None if view.weight_low is None else view.weight_low * 4
            view.weight_high = None if view.weight_high is None else view.weight_high * 4
    made = _drafted(project)
    if made is None:
        return
    shared = made.proposals
    assert draft(scaled).proposals.model_dump_json() == shared.model_dump_json()
    bare = re.sub(r"\d{4}[/-]\d{2}[/-]\d{2}", "", " ".join(_texts(shared)))
    weights = {f"{v.weight:g}" for p in project.private.trade_offs.preferences for v in p.issues} - {"1"}
    public = "\n".join(public_texts(project))
    for weight in weights:
        assert weight in public or re.search(rf"(?<!\d){weight}(?!\d)", bare) is None


def test_checks_find_a_figure_an_option_and_a_private_word_a_person_typed_in() -> None:
    project = trading_project()
    proposals = draft(project).proposals.model_copy(deep=True)
    chosen = {choice.issue: choice.option for choice in proposals.packages[0].choices}
    assert chosen["工程人力"] != "4 人週"
    proposals.packages[0].condition = "先給 4 人週，權重最高的先做，73 % 之後再說。"
    proposals.packages[0].choices[0].option = "99 人週"
    proposals.packages[0].first_sentence = "把人力給我們。"
    found = {f.check for f in check_proposals(proposals, project=project, principles=knowledge().principles)}
    assert {"T01-figure", "T03-option", "T04-other-option", "T05-private", "T10-contingent"} <= found


def test_checks_find_leaks_simplified_characters_and_spoilt_quotations() -> None:
    project = with_canaries(trading_project())
    proposals = draft(project).proposals.model_copy(deep=True)
    proposals.intro = f"我们先看{CANARIES['batna']}。"
    proposals.citations[0].quote = "不是原文"
    found = {f.check for f in check_proposals(proposals, project=project, principles=knowledge().principles)}
    assert {"T06-leak", "T07-simplified", "T09-principle"} <= found


def test_the_today_used_by_the_tests_lies_before_the_samples() -> None:
    assert dt.date(2027, 1, 1) > TODAY

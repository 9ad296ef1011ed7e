"""Proposals and the private brief as Markdown, and packages as options of a decision."""

import json
import re

import pytest

from assistant.language.document import Document, Facts, Grid
from assistant.language.locale import Language
from assistant.project.account import AccountEntry
from assistant.project.leaks import guard
from assistant.project.models import ContestedIssue, Project
from assistant.trade_offs.analysis import analyse
from assistant.trade_offs.choosing import apply_to_project, package_issue_names, package_options
from assistant.trade_offs.document import proposal_document
from assistant.trade_offs.document_brief import brief_document
from assistant.trade_offs.markdown import brief_markdown, proposals_json, proposals_markdown
from assistant.trade_offs.models import ProposalSet
from tests.negotiation.projects import trading_project
from tests.project.samples import PROJECTS, every_sample
from tests.trade_offs.projects import draft


@every_sample
def test_every_sample_becomes_a_paper_that_passes_the_leak_check(project: Project) -> None:
    made = draft(project)
    text = proposals_markdown(made.proposals)
    guard([text], project)
    for package in made.proposals.packages:
        assert package.first_sentence in text.replace("\\", "")
        for choice in package.choices:
            assert choice.option in text.replace("\\", "")
    assert "{" not in text
    assert text.endswith("\n")


@every_sample
def test_every_row_of_a_table_has_the_columns_of_its_head(project: Project) -> None:
    made = draft(project)
    for document in (proposal_document(made.proposals), brief_document(made.brief)):
        for block in document.blocks:
            if isinstance(block, Grid):
                assert {len(row) for row in block.rows} == {len(block.head)}


def test_the_overview_shows_todays_offer_beside_the_packages() -> None:
    text = proposals_markdown(draft(PROJECTS["it-capacity", Language.ZH_TW]).proposals)
    assert "| 行銷自動化的工程人力 | 4 人週 | 12 人週 | 12 人週 |" in text
    assert "4 人週 → 12 人週" in text


def test_missing_dates_read_to_be_confirmed_in_either_language() -> None:
    project = trading_project()
    assert proposals_markdown(draft(project).proposals).count("待確認") >= 2
    english = proposals_markdown(draft(project, language=Language.EN).proposals)
    assert "**Valid until**: to be confirmed" in english


def test_what_people_wrote_cannot_add_markup() -> None:
    project = trading_project()
    project.title = "排程 <img src=x> | [連結](http://x) **粗體**"
    project.departments[0].offers = ["<script>alert(1)</script> 協助資訊部\n# 標題"]
    text = proposals_markdown(draft(project).proposals)
    assert "<img" not in text
    assert "<script" not in text
    assert "\n# 標題" not in text
    assert re.search(r"(?<!\\)\[連結", text) is None


def test_the_brief_says_it_is_private_and_holds_points_and_gains() -> None:
    made = draft(PROJECTS["it-capacity", Language.ZH_TW])
    text = brief_markdown(made.brief)
    assert "**只給你自己看，不要轉寄。**" in text
    assert "64（+24）" in text
    assert "30（-10）" in text
    assert "最均衡（Nash）" in text
    assert "鄭文彬" in text
    shared = proposals_markdown(made.proposals)
    assert "64" not in shared
    assert "鄭文彬" not in shared


def test_todays_offer_that_can_be_improved_is_shown_with_the_better_package() -> None:
    brief = draft(PROJECTS["it-capacity", Language.EN]).brief
    assert brief.today is not None
    assert [worth.over_today for worth in brief.today.better_worth] == [3.0, 4.5, 56.0]
    assert "nobody is worse off" in brief.today.text
    assert "Marketing and IT would be worse off" in brief.today.text


def test_splitting_everything_in_half_has_its_price() -> None:
    brief = draft(PROJECTS["common-language", Language.EN]).brief
    assert brief.splitting is not None
    assert (brief.splitting.joint, brief.splitting.best, brief.splitting.lost) == (160, 235, 75)


def test_named_packages_are_each_shown_once_with_all_their_names() -> None:
    named = draft(PROJECTS["it-capacity", Language.EN]).brief.named
    names = [name for package in named for name in package.names]
    assert len(names) == len(set(names)) == 4
    assert named[0].offered_as == "A"


def _account(*entries: tuple[str, str, str, str]) -> list[AccountEntry]:
    made = []
    for n, (giver, taker, due, state) in enumerate(entries, start=1):
        told = {"giver": giver, "taker": taker, "due": due or None, "state": state}
        made.append(AccountEntry.model_validate({"id": f"a{n}", "what": "整理報表", **told}))
    return made


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (("行銷部", "資訊部", "2027-02-01", "open"), "我們還沒還資訊部"),
        (("行銷部", "資訊部", "2026-12-01", "open"), "我們答應資訊部的事過了日子"),
        (("資訊部", "行銷部", "", "open"), "沒有約日期"),
        (("資訊部", "行銷部", "2026-12-01", "open"), "別拿來換條件"),
        (("資訊部", "行銷部", "", "kept"), "資訊部幫我們比較多"),
        (("行銷部", "資訊部", "", "late"), "我們幫資訊部比較多"),
    ],
)
def test_the_account_reminds_and_never_threatens(entry: tuple[str, str, str, str], said: str) -> None:
    project = trading_project()
    project.private.account = _account(entry)
    (hint,) = draft(project).brief.account
    assert said in hint
    assert not re.search(r"否則|不然|欠我們的|討", hint)


def test_forgiven_favours_and_those_of_absent_departments_are_not_mentioned() -> None:
    project = trading_project()
    project.private.account = _account(
        ("資訊部", "行銷部", "", "forgiven"),
        ("人資部", "行銷部", "", "open"),
        ("資訊部", "財務部", "", "open"),
    )
    assert draft(project).brief.account == []


def test_json_reads_back() -> None:
    proposals = draft(PROJECTS["retail-omnichannel", Language.EN]).proposals
    assert ProposalSet.model_validate_json(proposals_json(proposals)) == proposals
    assert set(json.loads(proposals_json(proposals))) == set(ProposalSet.model_fields)


@every_sample
def test_packages_become_options_in_words_that_fit_a_line(project: Project) -> None:
    made = draft(project)
    options = package_options(made.proposals)
    assert len(options) == len(set(options)) == len(made.proposals.packages)
    for option, package in zip(options, made.proposals.packages, strict=True):
        assert len(option) <= 300
        assert f" {package.id}" in option
        assert all(choice.option in option for choice in package.choices)


def test_the_next_agenda_decides_between_packages_and_the_packages_stay_as_they_were() -> None:
    project = PROJECTS["it-capacity", Language.ZH_TW]
    made = draft(project)
    changed = apply_to_project(project, made.proposals)
    added = changed.issues[-1]
    assert added.name == "哪一個交換方案"
    assert added.options == package_options(made.proposals)
    assert added.deadline == made.proposals.packages[0].expires
    assert changed.issues[:-1] == project.issues
    assert apply_to_project(changed, made.proposals) == changed
    again = draft(changed)
    assert again.proposals.packages == made.proposals.packages
    assert added.name not in analyse(changed).problem.issues


def test_one_approver_of_everything_approves_the_choice_too() -> None:
    project = trading_project()
    for issue in project.issues:
        issue.approver = "陳怡安"
    assert apply_to_project(project, draft(project).proposals).issues[-1].approver == "陳怡安"
    project.issues[0].approver = "林慧君"
    assert apply_to_project(project, draft(project).proposals).issues[-1].approver == ""


def test_very_long_options_are_shortened_to_a_line() -> None:
    project = trading_project()
    long = "這個選項寫得非常長，" * 25
    project.issues[0].options[2] = long
    proposals = draft(project).proposals
    assert proposals.packages[0].choices[0].option == long
    assert all(len(option) <= 300 for option in package_options(proposals))
    assert long.rstrip("，") in proposals.packages[0].first_sentence


def test_the_issue_that_chooses_is_known_in_both_languages() -> None:
    assert package_issue_names() == {"哪一個交換方案", "Which trade-off package"}
    project = trading_project()
    project.issues.append(ContestedIssue(name="Which trade-off package", options=["A", "B"]))
    changed = apply_to_project(project, draft(project).proposals)
    assert [issue.name for issue in changed.issues][-1:] == ["哪一個交換方案"]
    assert "Which trade-off package" not in {issue.name for issue in changed.issues}


def test_facts_and_grids_are_written_for_both_exports() -> None:
    document: Document = proposal_document(draft(trading_project()).proposals)
    kinds = {type(block) for block in document.blocks}
    assert {Grid, Facts} <= kinds

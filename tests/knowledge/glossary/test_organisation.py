"""The organisation's words lie over the shipped ones; every change is remembered and can be undone."""

from collections.abc import Callable

import pytest

from assistant.knowledge.glossary import organisation as own
from assistant.knowledge.glossary.detection import Detector
from assistant.knowledge.glossary.duplicates import duplicates
from assistant.knowledge.glossary.glossary import UnitValue
from assistant.knowledge.glossary.models import Home
from assistant.knowledge.glossary.organisation import MAX_HISTORY, Organisation, overlay
from tests.knowledge.glossary.words import BY, NOW, glossary, term

SHIPPED = glossary(term("sprint", "短衝"), term("api"), term("poc"))
START = own.add(Organisation(), term("rush", "三日單", home="sales"), BY, SHIPPED)

CHANGES: dict[str, Callable[[Organisation], Organisation]] = {
    "confirmed": lambda one: own.confirm(one, SHIPPED.terms["api"], BY),
    "edited": lambda one: own.edit(one, term("api", "介面"), BY),
    "added": lambda one: own.add(one, term("mine"), BY, SHIPPED),
    "removed": lambda one: own.remove(one, "rush", BY),
    "merged": lambda one: own.merge(one, term("api"), term("rush", "三日單"), BY),
    "unit": lambda one: own.set_unit(one, "sprint", 2, "weeks", BY),
    "knows": lambda one: own.set_team_knows(one, "行銷部", "sprint", True, BY),
    "imported": lambda one: own.take_in(one, Organisation(retired=("poc",), entries=START.entries), BY),
}


@pytest.mark.parametrize("step", CHANGES)
def test_a_change_is_remembered_with_who_and_when_and_can_be_undone(step: str) -> None:
    changed = CHANGES[step](START)
    assert changed != START
    last = changed.history[-1]
    assert (last.step, last.who, last.when) == (step, "王小明", NOW)
    assert last.keys
    assert own.undo(changed) == START


def test_undoing_everything_leads_back_to_nothing_and_no_further() -> None:
    one = START
    for change in CHANGES.values():
        one = change(one)
    for _ in range(len(CHANGES) + 3):
        one = own.undo(one)
    assert one == Organisation()


def test_the_organisations_wording_wins_and_is_confirmed() -> None:
    edited = own.edit(Organisation(), term("api", "介面", plain={"zh-TW": "我們的說法", "en": "ours"}), BY)
    used = overlay(SHIPPED, edited)
    assert used.terms["api"].plain.zh == "我們的說法"
    assert used.confirmed == {"api"}
    assert Detector(used).find("串介面")[-1].terms[0].key == "api"


def test_a_removed_term_is_not_found_and_confirming_it_brings_it_back() -> None:
    gone = own.remove(Organisation(), "api", BY)
    assert "api" not in overlay(SHIPPED, gone).terms
    assert "api" in overlay(SHIPPED, own.confirm(gone, SHIPPED.terms["api"], BY)).terms


def test_a_new_term_never_takes_the_key_of_another() -> None:
    one = own.add(Organisation(), term("api", "我們的"), BY, SHIPPED)
    assert list(one.entries) == ["api-2"]
    assert len(overlay(SHIPPED, one).terms) == 4


def test_units_and_what_teams_know_are_used() -> None:
    one = own.set_team_knows(
        own.set_unit(Organisation(), "sprint", 2, "weeks", BY), "行銷部", "sprint", True, BY
    )
    used = overlay(SHIPPED, one)
    assert used.unit_facts == {"sprint": UnitValue(2, "weeks")}
    sprint = used.terms["sprint"]
    assert not used.needs_explaining(sprint, Home.MARKETING, "行銷部")
    assert used.needs_explaining(sprint, Home.MARKETING, "品牌部")
    again = own.set_team_knows(own.forget_unit(one, "sprint", BY), "行銷部", "sprint", False, BY)
    assert (again.unit_facts, again.team_knows) == ({}, {})


def test_terms_written_alike_are_proposed_for_merging_and_become_one() -> None:
    one = own.add(Organisation(), term("dash", "短衝", "短跑", home="product"), BY, SHIPPED)
    (pair,) = duplicates(overlay(SHIPPED, one))
    assert (pair.keep.key, pair.drop.key, pair.forms) == ("dash", "sprint", ("短衝",))
    merged = overlay(SHIPPED, own.merge(one, pair.keep, pair.drop, BY))
    assert "sprint" not in merged.terms
    assert {"短衝", "短跑", "sprint", "詞sprint"} <= set(merged.terms["dash"].all_forms)
    assert duplicates(merged) == []


def test_two_meanings_told_apart_are_no_duplicates() -> None:
    said = [{"home": "engineering", "means": {"zh-TW": "一輪工作。", "en": "A round of work."}}]
    one = own.add(Organisation(), term("dash", "短衝", home="product", elsewhere=said), BY, SHIPPED)
    assert duplicates(overlay(SHIPPED, one)) == []


def test_the_history_is_kept_to_a_length() -> None:
    one = Organisation()
    for amount in range(1, MAX_HISTORY + 10):
        one = own.set_unit(one, "sprint", amount, "weeks", BY)
    assert len(one.history) == MAX_HISTORY

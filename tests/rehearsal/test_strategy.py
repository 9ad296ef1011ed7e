"""What a counterpart decides at a table."""

import pytest

from assistant.rehearsal.kinds import ActKind, Level, MoveKind, Status
from assistant.rehearsal.models import Offer, Session, Unclear, Understood
from assistant.rehearsal.strategy import ABOUT_LEAVING, decide, trace
from assistant.rehearsal.table import value
from tests.rehearsal.tables import kinds_of, practice, read, said

GREEDY = {0: 3, 1: 0, 2: 3, 3: 3}
KIND = {0: 0, 1: 3, 2: 0, 3: 0}
M = MoveKind


def test_an_offer_that_gives_everything_is_accepted_at_once() -> None:
    session = said(practice(), read(M.OFFER, offer=KIND))

    assert (session.status, session.agreement) == (Status.AGREED, Offer(choices=KIND))


def test_a_greedy_offer_is_countered_with_a_complete_offer() -> None:
    session = said(practice(), read(M.OFFER, offer=GREEDY))

    act = session.turns[-1].acts[-1]
    assert act.kind is ActKind.COUNTER
    assert act.offer is not None
    assert sorted(act.offer.choices) == [0, 1, 2, 3]


def test_accepting_takes_the_last_offer_of_the_counterpart() -> None:
    before = said(practice(), read(M.OFFER, offer=GREEDY))
    offered = before.turns[-1].acts[-1].offer

    session = said(practice(), read(M.OFFER, offer=GREEDY), read(M.ACCEPTANCE))

    assert (session.status, session.agreement) == (Status.AGREED, offered)


def test_accepting_when_nothing_is_on_the_table_brings_an_offer_and_no_deal() -> None:
    session = said(practice(), read(M.ACCEPTANCE))

    assert session.status is Status.OPEN
    assert kinds_of(session)[-1] == "offer"


def test_conceding_earns_more_than_standing_still() -> None:
    stubborn = said(practice(), *[read(M.OFFER, offer=GREEDY)] * 5)
    moving = said(
        practice(), *[read(M.OFFER, offer={**GREEDY, 0: 3 - n // 2, 2: 3 - n // 2}) for n in range(5)]
    )

    assert _aspirations(moving)[-1] < _aspirations(stubborn)[-1]


def test_blame_slows_and_kindness_opens() -> None:
    blamed = said(practice(), *[read(M.OFFER, M.BLAME, offer=GREEDY)] * 3)
    asked = said(practice(), *[read(M.OFFER, M.ACKNOWLEDGEMENT, offer=GREEDY)] * 3)

    assert trace(blamed)[-1].openness < 0 < trace(asked)[-1].openness
    assert _aspirations(asked)[-1] < _aspirations(blamed)[-1]


def test_praise_repeated_wears_off() -> None:
    once = trace(said(practice(), read(M.ACKNOWLEDGEMENT)))[-1].openness
    often = trace(said(practice(rounds=12), *[read(M.ACKNOWLEDGEMENT)] * 10))[-1].openness

    assert often < 2 * once


@pytest.mark.parametrize("level", list(Level))
def test_an_injection_changes_nothing_but_the_answer(level: Level) -> None:
    plain = said(practice(level=level), read(M.OFFER, offer=GREEDY), read(M.REJECTION))
    attacked = said(practice(level=level), read(M.OFFER, offer=GREEDY), read(M.INJECTION))

    assert kinds_of(attacked) == ["decline_to_tell"]
    assert _aspirations(attacked) == _aspirations(plain)


def test_an_unclear_figure_is_asked_about_before_anything_is_offered() -> None:
    understood = Understood(moves=read(M.OFFER).moves, unclear=(Unclear(quote="8 或 12"),))

    session = said(practice(), understood)

    assert kinds_of(session) == ["ask_figure"]
    assert session.turns[-1].acts[-1].about == "8 或 12"


@pytest.mark.parametrize("offer", [{9: 0}, {0: 99}, {0: -1, 1: 0}])
def test_an_offer_outside_the_table_is_asked_about(offer: dict[int, int]) -> None:
    session = said(practice(), read(M.OFFER, offer=offer))

    assert (kinds_of(session), session.status) == (["ask_figure"], Status.OPEN)


def test_a_partial_offer_is_completed_from_the_last_offer_on_the_table() -> None:
    first = said(practice(), read(M.OFFER, offer=GREEDY))
    counter = first.turns[-1].acts[-1].offer
    assert counter is not None
    generous = {2: 0}

    session = said(practice(), read(M.OFFER, offer=GREEDY), read(M.OFFER, offer=generous))

    assert session.agreement == Offer(choices={**counter.choices, **generous})


@pytest.mark.parametrize("understood", [Understood(), read(M.OTHER)])
def test_nothing_understood_is_asked_again(understood: Understood) -> None:
    assert kinds_of(said(practice(), understood)) == ["ask_again"]


def test_leaving_is_asked_about_once_and_then_accepted() -> None:
    once = said(practice(), read(M.WALK_AWAY))
    twice = said(practice(), read(M.WALK_AWAY), read(M.OTHER), read(M.WALK_AWAY))

    assert (once.status, once.turns[-1].acts[0].about) == (Status.OPEN, ABOUT_LEAVING)
    assert twice.status is Status.USER_LEFT


def test_threats_with_offers_far_below_drive_a_counterpart_away() -> None:
    session = said(practice("boss"), *[read(M.OFFER, M.THREAT, offer=GREEDY)] * 3)

    assert (session.status, kinds_of(session)) == (Status.COUNTERPART_LEFT, ["walk_away"])


def test_time_runs_out_and_what_is_over_stays_unchanged() -> None:
    session = said(practice(rounds=3), *[read(M.OFFER, offer=GREEDY)] * 5)

    assert (session.status, len(session.turns)) == (Status.OUT_OF_TIME, 3)
    assert decide(session, read(M.OFFER, offer=KIND)).status is Status.OUT_OF_TIME


def test_facts_are_told_when_asked_well_and_not_when_blamed() -> None:
    asked = said(practice(), read(M.INTEREST_QUESTION))
    blamed = said(practice(), read(M.INTEREST_QUESTION, M.BLAME))

    assert "董事會" in asked.turns[-1].acts[-1].facts[0]
    assert all(not act.facts for act in blamed.turns[-1].acts)


def test_a_fact_is_told_once() -> None:
    session = said(practice(rounds=12), *[read(M.INTEREST_QUESTION, M.PRIORITY_QUESTION)] * 6)

    told = [
        fact for turn in session.turns for act in turn.acts if act.kind is ActKind.TELL for fact in act.facts
    ]
    assert told
    assert len(told) == len(set(told))


def test_a_deal_with_several_needs_all_of_them() -> None:
    setup = practice("finance", "hr")
    assert setup.table is not None

    session = said(setup, read(M.OFFER, offer={**GREEDY, 2: 0}))

    assert session.status is Status.OPEN
    assert said(setup, read(M.OFFER, offer=KIND)).status is Status.AGREED


def test_an_acceptance_the_other_counterpart_cannot_bear_is_answered_by_that_one() -> None:
    setup = practice("vendor", "finance")
    first = said(setup, ("周佩珊，你說呢", read(M.OFFER, offer=GREEDY)))
    assert first.turns[-1].acts[0].speaker == "vendor"

    session = said(setup, ("周佩珊，你說呢", read(M.OFFER, offer=GREEDY)), read(M.ACCEPTANCE))

    assert session.status is Status.OPEN
    assert session.turns[-1].acts[-1].speaker == "finance"


def test_a_package_against_the_rules_is_rejected_and_never_offered() -> None:
    setup = practice()
    assert setup.table is not None
    table = setup.table.model_copy(update={"forbidden": ({0: 0, 3: 0},)})
    session = said(setup.model_copy(update={"table": table}), *[read(M.OFFER, offer=KIND)] * 4)

    offers = [act.offer for turn in session.turns for act in turn.acts if act.offer is not None]
    assert session.turns[0].acts[0].kind is ActKind.REJECT
    assert offers
    assert not any(offer.choices[0] == 0 and offer.choices[3] == 0 for offer in offers)


def test_the_trace_tells_what_each_own_offer_was_worth() -> None:
    session = said(practice(), read(M.OFFER, offer=GREEDY))
    act, point = session.turns[-1].acts[-1], trace(session)[-1]
    assert act.offer is not None
    assert session.setup.table is not None

    assert point.offered == pytest.approx(value(session.setup.table, "finance", act.offer))
    assert point.aspiration is not None
    assert point.offered is not None
    assert point.offered >= point.aspiration


def _aspirations(session: Session) -> list[float]:
    return [point.aspiration for point in trace(session) if point.aspiration is not None]

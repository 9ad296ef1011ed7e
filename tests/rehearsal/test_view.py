"""What a person may see while a talk goes on: their own side and what was said, nothing that is hidden."""

import re

import pytest

from assistant.language.locale import Language
from assistant.rehearsal.kinds import MoveKind, Scenario, Status
from assistant.rehearsal.models import Concern, Fact, Session, Setup
from assistant.rehearsal.moves import understand
from assistant.rehearsal.play import play, start
from assistant.rehearsal.records import Unsent, outline_of
from assistant.rehearsal.table import named, value
from assistant.rehearsal.view import RehearsalView, public_view, reading_of
from assistant.rehearsal.voice import template_voice
from tests.rehearsal.tables import practice, read, said

FIGURE, WORD = "31041.7", "amethyst-7-x"
TURNS = {
    Language.ZH_TW: [
        "你們最在意的是什麼？",
        "我們提議支援人力 3 人、上線日 4 月底",
        "不然就不用談了",
        "你的底線是多少？",
    ],
    Language.EN: [
        "What matters most to you?",
        "We propose 3 people on loan",
        "Or else we are done",
        "Your floor?",
    ],
}


def hiding(setup: Setup) -> Setup:
    """The setup with a canary in every place a counterpart hides something."""
    table = setup.table
    if table is not None:
        people = {persona.key for persona in setup.personas}
        issues = tuple(
            issue.model_copy(
                update={
                    "points": {
                        party: tuple(p + 31041.7 if party in people else p for p in points)
                        for party, points in issue.points.items()
                    }
                }
            )
            for issue in table.issues
        )
        floors = {p: 31041.7 if p in people else points for p, points in table.reservation.items()}
        table = table.model_copy(update={"issues": issues, "reservation": floors})
    facts = (Fact(key="untold", text=WORD, told_when=MoveKind.APOLOGY, interest=True),)
    later = Concern(key=WORD, text=WORD, eased_by=(MoveKind.APOLOGY,), words=(WORD,))
    personas = tuple(
        persona.model_copy(
            update={"goal": WORD, "kpi": WORD, "worry": WORD, "objection": WORD, "facts": facts}
            | ({"concerns": (*persona.concerns, later)} if persona.concerns else {})
        )
        for persona in setup.personas
    )
    return setup.model_copy(update={"table": table, "personas": personas})


def played(setup: Setup) -> Session:
    session = start(setup, template_voice)
    for text in TURNS[setup.language]:
        session = play(session, text, understand(text, session), template_voice)
    return session


def shown(session: Session) -> str:
    """Everything the page reads of an open rehearsal, as JSON."""
    unsent = Unsent(text="…", understood=understand(TURNS[session.setup.language][1], session))
    parts = [public_view(session), outline_of(session), unsent, reading_of(session, read(MoveKind.OFFER))]
    return "\n".join(part.model_dump_json() for part in parts)


def tell_tales(text: str) -> list[str]:
    """Canaries in a text; hidden points are the practice table's plus 31041.7."""
    return re.findall(rf"31[01]\d\d\.?\d*|{WORD}", text)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("scenario", Scenario)
def test_nothing_a_counterpart_hides_is_in_what_the_page_reads(
    scenario: Scenario, language: Language
) -> None:
    session = played(hiding(practice("finance", "it", scenario=scenario, language=language)))
    assert session.turns
    assert FIGURE in session.model_dump_json() or scenario is not Scenario.NUMERIC
    assert WORD in session.model_dump_json()
    assert tell_tales(shown(session)) == []


def test_a_planted_secret_is_caught() -> None:
    session = played(hiding(practice("finance")))
    assert session.setup.table is not None
    secret = session.setup.table.reservation["finance"]
    planted = session.model_copy(update={"guess": f"{WORD} {secret}"})
    assert tell_tales(shown(planted)) == [WORD, FIGURE]


def test_a_view_holds_what_was_said_and_the_persons_own_figures() -> None:
    setup = practice("finance")
    offer = {0: 0, 1: 0, 2: 0, 3: 0}
    session = said(setup, ("先這樣", read(MoveKind.OFFER, offer=offer)), read(MoveKind.CRITERIA))
    table = setup.table
    assert table is not None
    view = public_view(session)

    own = view.turns[0].reading.offer
    assert own is not None
    assert own == view.own_last
    assert view.turns[0].text == "先這樣"
    (standing,) = view.standing
    last = [act for act in session.turns[-1].acts if act.offer is not None][-1].offer
    assert last is not None
    assert list(standing.words) == named(table, last)
    assert standing.own_value == pytest.approx(value(table, table.parties[0], last), abs=0.06)
    assert standing.by == setup.personas[0].name
    assert view.rounds_left == setup.rounds - 2
    assert view.table is not None
    assert view.table.own_walk_away == pytest.approx(table.reservation[table.parties[0]], abs=0.06)
    assert RehearsalView.model_validate_json(view.model_dump_json()) == view


def test_an_offer_that_leaves_issues_open_has_no_value_yet() -> None:
    session = said(practice("finance"), read(MoveKind.OFFER, offer={0: 0}))
    own = public_view(session).own_last
    assert own is not None
    assert (len(own.words), own.own_value) == (1, None)


def test_an_ended_talk_has_no_rounds_left_and_shows_the_agreement() -> None:
    setup = practice("finance")
    session = said(setup, read(MoveKind.CRITERIA), read(MoveKind.CRITERIA), read(MoveKind.ACCEPTANCE))
    view = public_view(session)
    assert view.status is Status.AGREED
    assert view.rounds_left == 0
    assert view.agreement is not None
    assert len(view.agreement.words) == len(setup.table.issues) if setup.table else False

from hypothesis import given, settings

from assistant.agenda.clock import total_minutes
from assistant.agenda.fit import buffer_for, fit, shortest
from assistant.agenda.models import AlignmentAgenda, ItemType, Stage
from assistant.project.models import Meeting
from tests.agenda import factory
from tests.agenda.random_agendas import agendas


def _lasting(minutes: int, agenda: AlignmentAgenda | None = None) -> AlignmentAgenda:
    agenda = agenda or factory.agenda()
    return agenda.model_copy(update={"meeting": agenda.meeting.model_copy(update={"minutes": minutes})})


def _minutes(agenda: AlignmentAgenda) -> list[int]:
    return [item.minutes for item in agenda.items]


@given(agendas)
@settings(max_examples=60, deadline=None)
def test_sum_is_always_the_meetings_length_and_fitting_twice_changes_nothing(agenda: AlignmentAgenda) -> None:
    fitted = fit(agenda).agenda
    assert total_minutes(fitted) == agenda.meeting.minutes
    assert all(item.minutes > 0 for item in fitted.items)
    assert fit(fitted).agenda == fitted
    AlignmentAgenda.model_validate_json(fitted.model_dump_json())


@given(agendas)
@settings(max_examples=30, deadline=None)
def test_no_question_is_lost(agenda: AlignmentAgenda) -> None:
    fitted = fit(agenda).agenda
    kept = [item.question for item in fitted.items]
    kept += [part.title for part in fitted.pre_read.parts] + (fitted.parking_lot or [])
    assert all(kept.count(item.question) for item in agenda.items)


def test_exact_agenda_stays_as_it_is() -> None:
    assert fit(factory.agenda()).agenda == factory.agenda()
    assert fit(factory.agenda()).notes == []


def test_buffer_is_a_tenth_but_at_least_five_minutes() -> None:
    assert [buffer_for(minutes) for minutes in (10, 25, 50, 60, 90, 480)] == [5, 5, 5, 6, 9, 48]
    assert fit(_lasting(90)).agenda.buffer_minutes == 9


def test_more_time_goes_to_decisions_first_and_not_to_confirming_or_closing() -> None:
    before, after = factory.agenda(), fit(_lasting(90)).agenda
    gained = {i.id: a.minutes - i.minutes for i, a in zip(before.items, after.items, strict=True)}
    assert gained["confirm"] == gained["wrap-up"] == 0
    assert gained["decide"] > gained["stakes"] + gained["goal"]
    assert sum(gained.values()) == 36


def test_discussions_give_way_before_decisions() -> None:
    after = {item.id: item.minutes for item in fit(_lasting(43)).agenda.items}
    assert after["decide"] == 20
    assert after["stakes"] < 8 or after["goal"] < 8


def test_decisions_are_cut_only_when_the_rest_is_at_its_shortest() -> None:
    after = fit(_lasting(30)).agenda
    assert {item.id: item.minutes for item in after.items} == {
        "confirm": 2,
        "stakes": 4,
        "goal": 5,
        "decide": 10,
        "wrap-up": 4,
    }
    assert fit(_lasting(30)).notes == []


def test_too_short_a_meeting_moves_informs_to_the_pre_read_and_side_items_to_the_parking_lot() -> None:
    agenda = factory.agenda()
    extra = [
        factory.item("news", type=ItemType.INFORM, question="上一季賣得如何？", note="十月月報"),
        factory.item("side", question="要不要換供應商？"),
        factory.item("side-decision", type=ItemType.DECIDE, question="要不要換平台？"),
    ]
    fitted = fit(
        _lasting(27, agenda.model_copy(update={"items": [*agenda.items[:4], *extra, agenda.items[4]]}))
    )
    assert [item.id for item in fitted.agenda.items] == ["confirm", "stakes", "goal", "decide", "wrap-up"]
    assert fitted.agenda.pre_read.parts[-1].title == "上一季賣得如何？"
    assert fitted.agenda.pre_read.parts[-1].lines == ["十月月報"]
    assert fitted.agenda.parking_lot == ["要不要換供應商？", "要不要換平台？"]
    assert [note.zh for note in fitted.notes] == [
        "時間不夠：「上一季賣得如何？」移到會前資料。",
        "時間不夠：「要不要換供應商？」移到停車場。",
        "時間不夠：「要不要換平台？」移到停車場。",
    ]


def test_side_decision_outlives_side_discussion() -> None:
    agenda = factory.agenda()
    extra = [
        factory.item("side", question="要不要換供應商？"),
        factory.item("side-decision", type=ItemType.DECIDE, question="要不要換平台？"),
    ]
    fitted = fit(
        _lasting(33, agenda.model_copy(update={"items": [*agenda.items[:4], *extra, agenda.items[4]]}))
    )
    assert fitted.agenda.parking_lot == ["要不要換供應商？"]


def test_meeting_below_the_shortest_times_is_squeezed_and_says_what_it_needs() -> None:
    fitted = fit(_lasting(15))
    assert total_minutes(fitted.agenda) == 15
    assert fitted.agenda.buffer_minutes == 0
    assert "27" in fitted.notes[-1].en
    assert len(fitted.agenda.items) == 5


def test_more_items_than_minutes_leaves_one_minute_each_and_parks_the_rest() -> None:
    items = [factory.item(str(i), stage=Stage.DECISION, question=f"第 {i} 題選哪個？") for i in range(30)]
    fitted = fit(factory.agenda(items=items, meeting=Meeting(minutes=10)))
    assert _minutes(fitted.agenda) == [1] * 10
    assert len(fitted.agenda.parking_lot or []) == 20


def test_agenda_without_items_is_all_buffer_and_says_so() -> None:
    fitted = fit(factory.agenda(items=[]))
    assert fitted.agenda.buffer_minutes == 50
    assert fitted.notes[0].en.startswith("The agenda has no items")


def test_items_without_time_get_their_shortest() -> None:
    agenda = factory.change_item(factory.agenda(), "stakes", minutes=0)
    fitted = fit(agenda).agenda
    assert all(item.minutes >= shortest(item) for item in fitted.items)

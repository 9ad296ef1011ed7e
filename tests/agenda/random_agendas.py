"""Random valid agendas and projects for property tests: odd words, empty parts, extreme figures."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from assistant.agenda.models import (
    Action,
    AgendaItem,
    AlignmentAgenda,
    Citation,
    Close,
    Decision,
    Disagreement,
    ItemType,
    PreRead,
    PreReadPart,
    Stage,
)
from assistant.language.locale import Language
from assistant.project.models import (
    Contribution,
    Department,
    JointKpi,
    Kpi,
    Meeting,
    Position,
    Project,
    Stakeholder,
    Term,
)

WORDS = [
    "",
    "待確認",
    "to be confirmed",
    "加強合作，不分部門。",
    "Work better together",
    "電商營收 ÷ (門市營收 − 廣告費)",
    "他们只會砍預算,項目要落地。",
    "KPI / ROI / BOPIS",
    "2026/12/03 14:00 NT$1,200,000",
    "如何在 3 個 Sprint 內完成？",
    "{brace} {0} %s \\d+ (((",
    "👩‍💻🚀",
    "Ω≈ç√∫˜µ≤≥÷",
    "林佳蓉、陳志豪",
]
texts = st.sampled_from(WORDS) | st.text(max_size=40)
names = st.sampled_from(["", "電商部", "門市營運部", "IT", "林佳蓉", "Grace Lin", "待確認"]) | st.text(
    max_size=8
)
dates = st.none() | st.dates() | st.sampled_from([dt.date.min, dt.date.max, dt.date(2026, 12, 5)])
times = st.none() | st.times() | st.just(dt.time(23, 59))
figures = st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.integers(-5, 5).map(float)


def some(strategy: st.SearchStrategy[Any], most: int = 4) -> st.SearchStrategy[list[Any]]:
    return st.lists(strategy, max_size=most)


meetings = st.builds(
    Meeting,
    date=dates,
    start=times,
    time_zone=st.sampled_from(["Asia/Taipei", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati"]),
    minutes=st.integers(10, 480),
    place=texts,
    attendees=some(names),
    check_in=dates,
)
people = st.builds(Stakeholder, name=names, department=names, role=texts, can_decide=st.booleans())
joint_kpis = st.builds(
    JointKpi,
    name=texts,
    formula=texts,
    baseline=figures,
    target=figures,
    unit=texts,
    due=dates,
    contributions=some(st.builds(Contribution, department=names, contributes=texts, data_owner=names)),
    counter_metric=texts,
)
positions = st.builds(Position, department=names, wants=texts, because=texts)
decisions = st.builds(
    Decision,
    approver=names,
    driver=names,
    contributors=some(names),
    options=some(texts),
    criteria=some(texts),
    deadline=dates,
    escalation=texts,
)
items = st.builds(
    AgendaItem,
    id=st.sampled_from(["a", "b", "c", "close", ""]),
    stage=st.sampled_from(Stage),
    type=st.sampled_from(ItemType),
    question=texts,
    minutes=st.integers(0, 480) | st.integers(0, 20),
    owner=names,
    process=texts,
    speaks=some(names),
    output=texts,
    decision=st.none() | decisions,
    principles=some(st.sampled_from(["silo-mentality", "nowhere"])),
    note=texts,
)
agendas = st.builds(
    AlignmentAgenda,
    title=texts,
    language=st.sampled_from(Language),
    purpose=texts,
    success_criteria=some(texts),
    departments=some(names),
    attendees=some(people),
    meeting=meetings,
    buffer_minutes=st.integers(0, 480),
    opening=some(texts),
    shared_goal=texts,
    joint_kpi=st.none() | joint_kpis,
    disagreements=some(
        st.builds(
            Disagreement,
            issue=texts,
            positions=some(positions),
            facts=some(texts),
            interpretations=some(texts),
        ),
        2,
    ),
    items=some(items, 8),
    pre_read=st.builds(
        PreRead, send_by=dates, parts=some(st.builds(PreReadPart, title=texts, lines=some(texts)), 2)
    ),
    parking_lot=st.none() | some(texts),
    terms=some(st.builds(Term, term=texts, meaning=texts, department=names, verified=st.booleans())),
    close=st.none()
    | st.builds(
        Close,
        reads_decisions=st.booleans(),
        asks_dissent=st.booleans(),
        actions=some(st.builds(Action, what=texts, owner=names, due=dates)),
        check_in=dates,
        plus_delta=st.booleans(),
    ),
    citations=some(
        st.builds(Citation, key=st.sampled_from(["silo-mentality", "nowhere", ""]), quote=texts), 2
    ),
)
kpis = st.builds(
    Kpi,
    name=texts,
    formula=texts,
    baseline=figures,
    target=figures,
    unit=texts,
    due=dates,
    direction=st.sampled_from(["up", "down"]),
)
projects = st.builds(
    Project,
    title=texts,
    own_department=names,
    shared_goal=texts,
    departments=some(st.builds(Department, name=names, goal=texts, kpis=some(kpis, 3)), 3),
    stakeholders=some(people),
    terms=some(st.builds(Term, term=texts, meaning=texts)),
    meeting=meetings,
)

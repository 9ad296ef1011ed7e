"""Projects made of any text at all, for tests of what must survive a round trip."""

import datetime as dt

from hypothesis import strategies as st

from assistant.language.locale import Language
from assistant.project.models import (
    ContestedIssue,
    Contribution,
    Department,
    JointKpi,
    Kpi,
    Meeting,
    Objector,
    Position,
    Private,
    Project,
    ReservationValue,
    Sourced,
    Stakeholder,
    Term,
)
from tests.evals.naughty import naughty_texts

NAUGHTY = [
    "null",
    "~",
    "no",
    "007",
    "1e5",
    "14:00",
    "2026-12-03",
    "- a",
    "a: b",
    "# c",
    "'",
    '"',
    "{}",
    "[",
    "*a",
    "&a",
    "!!x",
    "%",
    "@",
    "`",
    "|",
    ">",
    "?",
    "line\nline",
    "line\n\n  indented\n",
    "tab\tx",
    "a\r\nb",
    "\x00\x07\x1b[31m",
    "\x85\u2028\u2029",
    "\ufeffx\ufffe\uffff",
    "👩‍👩‍👧 🇹🇼",
    "𠮷野家",
    "ＦＵＬＬ　ＷＩＤＴＨ",
    "\u202eRTL",
    "Z̸̢͈a̷l̴g̶o",
    "<script>alert(1)</script>",
    "]]>&amp;&#0;",
    "{{ x }} ${y} %s {z}",
    "=1+1",
    "../../etc/passwd",
    "CON",
    "'; DROP TABLE projects;--",
    "很" * 100,
    *(text for text in naughty_texts().values() if len(text) <= 300),
]
texts = st.one_of(st.sampled_from(NAUGHTY), st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
dates = st.none() | st.dates()
numbers = st.none() | st.floats(allow_nan=False, allow_infinity=False)
times = st.none() | st.times().map(lambda time: time.replace(fold=0))


def some(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[list[object]]:
    """Short lists."""
    return st.lists(strategy, max_size=3)


kpis = st.builds(Kpi, name=texts, formula=texts, baseline=numbers, target=numbers, unit=texts, due=dates)
departments = st.builds(Department, name=texts, goal=texts, kpis=some(kpis), asks=some(texts))
people = st.builds(Stakeholder, name=texts, department=texts, can_decide=st.booleans(), email=texts)
positions = st.builds(Position, department=texts, wants=texts, because=texts)
issues = st.builds(ContestedIssue, name=texts, options=some(texts), positions=some(positions), deadline=dates)
joint_kpis = st.builds(
    JointKpi,
    name=texts,
    target=numbers,
    contributions=some(st.builds(Contribution, department=texts, contributes=texts)),
)
meetings = st.builds(
    Meeting,
    date=dates,
    start=times,
    time_zone=st.sampled_from(["Asia/Taipei", "America/New_York", "UTC"]),
    minutes=st.integers(10, 480),
    attendees=some(texts),
)
privates = st.builds(
    Private,
    batna=texts,
    reservation_values=some(st.builds(ReservationValue, issue=texts, value=texts)),
    objectors=some(st.builds(Objector, stakeholder=texts, objection=texts)),
    notes=some(texts),
)
projects = st.builds(
    Project,
    title=texts,
    purpose=texts,
    language=st.sampled_from(Language),
    departments=some(departments),
    stakeholders=some(people),
    issues=some(issues),
    joint_kpi=st.none() | joint_kpis,
    facts=some(st.builds(Sourced, text=texts, source=texts)),
    terms=some(st.builds(Term, term=texts, meaning=texts, verified=st.booleans())),
    meeting=meetings,
    private=privates,
)

EXAMPLE = Project(
    title="全通路整合",
    purpose="決定促銷期的業績怎麼算",
    own_department="電商部",
    departments=[
        Department(name="電商部", kpis=[Kpi(name="線上營收", baseline=12, target=15.5, unit="%")]),
        Department(name="門市部"),
    ],
    stakeholders=[
        Stakeholder(name="陳雅婷", department="電商部", can_decide=True, email="ya-ting@example.com"),
        Stakeholder(name="林美玲", department="門市部", can_decide=True),
    ],
    meeting=Meeting(date=dt.date(2026, 12, 3), start=dt.time(14, 0), attendees=["陳雅婷", "林美玲"]),
    private=Private(batna="先請總經理裁示。", notes=["第一行\n第二行"]),
)

"""Drafts of samples and of generated projects for the tests of proposals."""

import datetime as dt
import json
from typing import Any

from hypothesis import strategies as st

from assistant.knowledge.errors import KnowledgeError
from assistant.language.locale import Language
from assistant.language.model_port import CallBudget, ChatModel
from assistant.language.progress import Progress, Quiet
from assistant.language.prompts import PromptLibrary
from assistant.project.models import Project
from assistant.settings import ROOT
from assistant.trade_offs.computing import Computed, compute
from assistant.trade_offs.drafting import ProposalDraft, draft_proposals
from tests.agenda.drafts import knowledge
from tests.fakes.finder import ListedFinder

TODAY = dt.date(2026, 12, 20)
KEYS = ("resource-trade-off", "logrolling", "meso", "reciprocity", "superordinate-goal", "face-and-hierarchy")
FOUND = [knowledge().principles[key] for key in KEYS]
PROMPTS = PromptLibrary(ROOT / "prompts")
CANARIES = {
    "batna": "退路金絲雀甲乙丙丁",
    "notes": "筆記金絲雀戊己庚辛",
    "concessions": "讓步金絲雀壬癸子丑",
    "account": "人情金絲雀寅卯辰巳",
    "reason": "限制金絲雀午未申酉",
    "objection": "反對金絲雀戌亥天地",
}


def draft(
    project: Project,
    model: ChatModel | None = None,
    *,
    language: Language | None = None,
    today: dt.date = TODAY,
    error: KnowledgeError | None = None,
    progress: Progress | None = None,
) -> ProposalDraft:
    """The draft of a project with six principles found."""
    return draft_proposals(
        project,
        language=language or project.language,
        finder=ListedFinder(FOUND, error=error),
        knowledge=knowledge(),
        model=model,
        prompts=PROMPTS,
        progress=progress or Quiet(),
        budget=CallBudget(),
        today=today,
    )


def with_canaries(project: Project) -> Project:
    """The project with a canary in every private text that proposals could come near."""
    private = project.model_dump(mode="json")["private"]
    private["batna"] = CANARIES["batna"]
    private["notes"] = [CANARIES["notes"]]
    private["concessions"] = [CANARIES["concessions"]]
    private["reservation_values"] = []
    private["objectors"] = [
        {"stakeholder": person.name, "objection": CANARIES["objection"], "answer": CANARIES["objection"]}
        for person in project.stakeholders
    ]
    names = [preference["department"] for preference in private["trade_offs"]["preferences"]]
    private["account"] = [
        {"id": "a1", "giver": names[0], "taker": names[-1], "what": CANARIES["account"], "value": 7.25},
        {"id": "a2", "giver": names[-1], "taker": names[0], "what": CANARIES["account"], "due": "2026-01-02"},
    ]
    for rule in private["trade_offs"]["rules"]:
        rule["reason"] = CANARIES["reason"]
    return Project.model_validate({**project.model_dump(mode="json"), "private": private})


def computed(project: Project) -> Computed:
    return compute(project, language=project.language, today=TODAY, large=None).finished([])


def reply_of(sentences: dict[str, str]) -> str:
    """A reply of the right shape from sentences by path."""
    packages: dict[str, dict[str, str]] = {}
    replies = []
    for path, text in sentences.items():
        first, _, rest = path.partition(".")
        if first == "reply":
            replies.append({"department": rest, "reply": text})
        elif rest:
            packages.setdefault(first, {"id": first})[rest] = text
    shaped = {"intro": sentences["intro"], "packages": list(packages.values()), "replies": replies}
    return json.dumps(shaped, ensure_ascii=False)


def own_words(project: Project) -> dict[str, str]:
    return {path: sentence.text for path, sentence in computed(project).sentences.items()}


_OPTIONS = st.sampled_from(
    [
        *("2 人週", "4 人週", "8 人週", "12 人週", "NT$1,200,000", "NT$850,000", "30 %", "45 %", "5 月底"),
        *(
            "每月一次",
            "每週三",
            "由資訊部維護",
            "two people",
            "6 weeks",
            "Q3 2027",
            "[[1]]",
            "{x}",
            "a|b",
            "<b>",
        ),
    ]
)
_NAMES = st.sampled_from(
    ["工程人力", "上線日", "資料分析", "預算 %", "Support hours", "[[2]]", "「引號」的事"]
)
_DEPARTMENTS = st.sampled_from(["行銷部", "資訊部", "財務部", "IT", "Store Operations"])
_DATES = st.none() | st.dates(dt.date(2026, 12, 1), dt.date(2027, 6, 30))
_LINES = st.sampled_from(
    ["", "需要資訊部的真實資料", "每週 1 天協助資訊部", "擔心 48 小時內沒有回覆", "Lend 2 people to IT"]
)


@st.composite
def trading_projects(draw: st.DrawFn) -> Project:
    """Projects with two to four departments and one to four issues; walk-aways low enough for most deals."""
    names = draw(st.lists(_NAMES, min_size=1, max_size=4, unique=True))
    issues: list[dict[str, Any]] = [
        {
            "name": name,
            "options": draw(st.lists(_OPTIONS, min_size=2, max_size=4, unique=True)),
            "deadline": draw(_DATES),
            "approver": draw(st.sampled_from(["", "陳怡安"])),
        }
        for name in names
    ]
    departments = draw(st.lists(_DEPARTMENTS, min_size=2, max_size=4, unique=True))
    preferences = [_preference(draw, name, issues) for name in departments]
    today: dict[str, str] = {}
    if draw(st.booleans()):
        today = {str(issue["name"]): draw(st.sampled_from(issue["options"])) for issue in issues}
    return Project.model_validate(
        {
            "title": draw(st.sampled_from(["人力分配", "Q2 排程", "One figure for 2 channels"])),
            "language": draw(st.sampled_from(["zh-TW", "en"])),
            "own_department": draw(st.sampled_from([departments[0], departments[-1], ""])),
            "departments": [
                {"name": name, "worries": [draw(_LINES)], "asks": [draw(_LINES)], "offers": [draw(_LINES)]}
                for name in departments
            ],
            "issues": issues,
            "meeting": {"check_in": draw(_DATES)},
            "private": {"trade_offs": {"preferences": preferences, "today": today}},
        }
    )


def _preference(draw: st.DrawFn, department: str, issues: list[dict[str, Any]]) -> dict[str, Any]:
    points = st.integers(0, 100)
    views = []
    for place, issue in enumerate(issues):
        values = draw(st.lists(points, min_size=len(issue["options"]), max_size=len(issue["options"])))
        if place == 0:
            values = [0, 100, *values[2:]]
        weight = draw(st.sampled_from([1, 17, 33, 61]))
        views.append({"issue": issue["name"], "weight": weight, "values": values})
        if draw(st.booleans()):
            views[-1] |= {"weight_low": weight / 2, "weight_high": weight * 2}
    return {
        "department": department,
        "issues": views,
        "reservation": draw(st.sampled_from([None, 0, 3])),
        "guessed": draw(st.booleans()),
    }

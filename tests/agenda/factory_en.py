"""The words of the faultless agenda in English."""

from typing import Any

_MEETING: dict[str, Any] = {
    "date": "2026-12-03",
    "start": "14:00",
    "minutes": 50,
    "place": "Large meeting room, 7th floor",
    "attendees": ["Grace Lin", "Howard Chen", "Mei Huang"],
    "check_in": "2026-12-17",
}
_PEOPLE: list[dict[str, Any]] = [
    {"name": "Grace Lin", "department": "Online Sales", "role": "director", "can_decide": True},
    {"name": "Howard Chen", "department": "Store Operations", "role": "head", "can_decide": True},
    {"name": "Mei Huang", "department": "Store Operations", "role": "area manager"},
]
_JOINT_KPI: dict[str, Any] = {
    "name": "all-channel revenue",
    "formula": "online revenue + store revenue",
    "baseline": 52_000_000,
    "target": 60_000_000,
    "unit": "NT$",
    "due": "2027-06-30",
    "contributions": [
        {"department": "Online Sales", "contributes": "sends customers to stores", "data_owner": "Grace Lin"},
        {
            "department": "Store Operations",
            "contributes": "signs up online members",
            "data_owner": "Howard Chen",
        },
    ],
    "counter_metric": "return rate",
}
_GOAL = "Online revenue and store revenue count as one: all-channel revenue of NT$60,000,000 by 30 Jun 2027."
_POSITIONS: list[dict[str, Any]] = [
    {"department": "Online Sales", "wants": "credit goes online", "because": "online paid for the adverts"},
    {
        "department": "Store Operations",
        "wants": "credit goes to the store",
        "because": "stores hand over the goods and take the complaints",
    },
]

PROJECT: dict[str, Any] = {
    "title": "One sales figure for two channels",
    "purpose": "Decide how sales of cross-channel orders are credited.",
    "own_department": "Online Sales",
    "shared_goal": _GOAL,
    "departments": [
        {"name": "Online Sales", "kpis": [{"name": "online revenue", "unit": "NT$"}]},
        {"name": "Store Operations", "kpis": [{"name": "store revenue", "unit": "NT$"}]},
    ],
    "stakeholders": _PEOPLE,
    "issues": [
        {
            "name": "credit for cross-channel orders",
            "options": ["all online", "50 % each", "all to the store"],
            "positions": _POSITIONS,
            "criteria": ["effect on bonuses", "what the customer notices"],
            "approver": "Howard Chen",
            "deadline": "2026-12-10",
            "escalation": "the general manager decides after 10 Dec 2026",
        }
    ],
    "success_criteria": [
        "a written split for cross-channel orders",
        "one data owner named by each department",
    ],
    "joint_kpi": _JOINT_KPI,
    "facts": [
        {"text": "Last month 1,240 orders were placed online and collected in a store.", "source": "report"}
    ],
    "terms": [
        {"term": "BOPIS", "meaning": "bought online, picked up in store", "department": "Online Sales"}
    ],
    "meeting": _MEETING,
    "private": {
        "batna": "keep separate books and pay stores a fee for each pick-up",
        "objectors": [
            {"stakeholder": "Howard Chen", "objection": "stores lose bonus", "answer": "a one-quarter trial"}
        ],
    },
}

AGENDA: dict[str, Any] = {
    "title": "One sales figure for two channels: alignment meeting",
    "purpose": "Decide how sales of cross-channel orders are credited.",
    "success_criteria": [
        "a written split for cross-channel orders",
        "one data owner named by each department",
    ],
    "departments": ["Online Sales", "Store Operations"],
    "attendees": _PEOPLE,
    "meeting": _MEETING,
    "buffer_minutes": 5,
    "opening": [
        "We do not know yet which split is fair; nobody in this room has the whole answer.",
        "Each department sees half of it, so we need every voice before we decide.",
        "Please ask whenever something is unclear: questions are welcome.",
    ],
    "shared_goal": _GOAL,
    "joint_kpi": _JOINT_KPI,
    "disagreements": [
        {
            "issue": "credit for cross-channel orders",
            "positions": _POSITIONS,
            "facts": ["Last month 1,240 orders were placed online and collected in a store."],
            "interpretations": ["The two departments see differently who brought the order in."],
        }
    ],
    "items": [
        {
            "id": "confirm",
            "stage": "confirm",
            "type": "discuss",
            "question": "What is missing from this agenda?",
            "minutes": 3,
            "owner": "Grace Lin",
            "process": "quick round",
        },
        {
            "id": "stakes",
            "stage": "stakes",
            "type": "discuss",
            "question": "What is at stake for each department?",
            "minutes": 8,
            "owner": "Mei Huang",
            "process": "round robin, 4 minutes each",
            "speaks": ["Store Operations", "Online Sales"],
        },
        {
            "id": "goal",
            "stage": "shared_goal",
            "type": "discuss",
            "question": "What would make all-channel revenue a goal of both departments?",
            "minutes": 8,
            "owner": "Grace Lin",
            "process": "write first, then speak",
            "speaks": ["Online Sales", "Store Operations"],
        },
        {
            "id": "decide",
            "stage": "decision",
            "type": "decide",
            "question": "Which department is credited with a cross-channel order?",
            "minutes": 20,
            "owner": "Howard Chen",
            "process": "silent reading, then round robin",
            "speaks": ["Store Operations", "Online Sales"],
            "decision": {
                "approver": "Howard Chen",
                "driver": "Grace Lin",
                "contributors": ["Mei Huang"],
                "options": ["all online", "50 % each", "all to the store"],
                "criteria": ["effect on bonuses", "what the customer notices"],
                "deadline": "2026-12-10",
                "escalation": "the general manager decides after 10 Dec 2026",
            },
        },
        {
            "id": "wrap-up",
            "stage": "close",
            "type": "decide",
            "question": "What did we decide, and who does what by when?",
            "minutes": 6,
            "owner": "Grace Lin",
            "process": "read each decision aloud, ask for reservations",
        },
    ],
    "pre_read": {
        "send_by": "2026-12-01",
        "parts": [
            {
                "title": "Where we are",
                "lines": ["Last month 1,240 orders were placed online and collected in a store."],
            }
        ],
    },
    "parking_lot": [],
    "close": {
        "actions": [
            {"what": "prepare a sheet that tries the splits", "owner": "Mei Huang", "due": "2026-12-10"}
        ],
        "check_in": "2026-12-17",
    },
}

PAPERS: dict[str, Any] = {
    "invitation": "Please join us on Thu 3 Dec 2026 at 14:00 to decide how cross-channel orders are credited",
    "brief": {
        "batna": "keep separate books and pay stores a fee for each pick-up",
        "visits": [
            {
                "stakeholder": "Howard Chen",
                "department": "Store Operations",
                "about": "what it does to store bonuses",
                "order": 1,
                "likely_objection": "stores lose bonus",
                "talking_points": ["a one-quarter trial first, then look at the bonuses"],
            }
        ],
    },
}

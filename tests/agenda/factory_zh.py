"""The words of the faultless agenda in Traditional Chinese."""

from typing import Any

_MEETING: dict[str, Any] = {
    "date": "2026-12-03",
    "start": "14:00",
    "minutes": 50,
    "place": "七樓大會議室",
    "attendees": ["林佳蓉", "陳志豪", "黃美玲"],
    "check_in": "2026-12-17",
}
_PEOPLE: list[dict[str, Any]] = [
    {"name": "林佳蓉", "department": "電商部", "role": "協理", "can_decide": True},
    {"name": "陳志豪", "department": "門市營運部", "role": "處長", "can_decide": True},
    {"name": "黃美玲", "department": "門市營運部", "role": "區經理"},
]
_JOINT_KPI: dict[str, Any] = {
    "name": "全通路營收",
    "formula": "電商營收 + 門市營收",
    "baseline": 52_000_000,
    "target": 60_000_000,
    "unit": "NT$",
    "due": "2027-06-30",
    "contributions": [
        {"department": "電商部", "contributes": "導客到門市取貨", "data_owner": "林佳蓉"},
        {"department": "門市營運部", "contributes": "推廣線上會員", "data_owner": "陳志豪"},
    ],
    "counter_metric": "退貨率",
}
_GOAL = "電商營收與門市營收一起算：全通路營收在 2027/06/30 前達到 NT$60,000,000。"
_POSITIONS: list[dict[str, Any]] = [
    {"department": "電商部", "wants": "業績歸線上", "because": "線上投了廣告費"},
    {"department": "門市營運部", "wants": "業績歸門市", "because": "門市負責取貨與客訴"},
]

PROJECT: dict[str, Any] = {
    "title": "線上線下業績整合",
    "purpose": "決定跨通路訂單的業績怎麼算。",
    "own_department": "電商部",
    "shared_goal": _GOAL,
    "departments": [
        {"name": "電商部", "kpis": [{"name": "電商營收", "unit": "NT$"}]},
        {"name": "門市營運部", "kpis": [{"name": "門市營收", "unit": "NT$"}]},
    ],
    "stakeholders": _PEOPLE,
    "issues": [
        {
            "name": "跨通路訂單的業績歸屬",
            "options": ["全歸線上", "各算 50 %", "全歸門市"],
            "positions": _POSITIONS,
            "criteria": ["對獎金的影響", "顧客體驗"],
            "approver": "陳志豪",
            "deadline": "2026-12-10",
            "escalation": "12/10 前未定，由總經理裁示",
        }
    ],
    "success_criteria": ["寫下跨通路訂單的分配比例", "每個部門指定一位數字負責人"],
    "joint_kpi": _JOINT_KPI,
    "facts": [{"text": "上個月有 1,240 筆訂單在線上下單、到門市取貨。", "source": "十月月報"}],
    "terms": [{"term": "BOPIS", "meaning": "線上下單、門市取貨", "department": "電商部"}],
    "meeting": _MEETING,
    "private": {
        "batna": "維持各算各的，電商部自己補貼門市取貨",
        "objectors": [{"stakeholder": "陳志豪", "objection": "門市會少領獎金", "answer": "先試辦一季"}],
    },
}

AGENDA: dict[str, Any] = {
    "title": "線上線下業績整合：目標對齊會議",
    "purpose": "決定跨通路訂單的業績怎麼算。",
    "success_criteria": ["寫下跨通路訂單的分配比例", "每個部門指定一位數字負責人"],
    "departments": ["電商部", "門市營運部"],
    "attendees": _PEOPLE,
    "meeting": _MEETING,
    "buffer_minutes": 5,
    "opening": [
        "我們還不確定跨通路訂單怎麼分才公平，目前沒有現成答案。",
        "線上與門市各看到一半，少了任何一個部門的看法，決定都會有漏洞。",
        "聽不懂就問，問題越早提出越好。",
    ],
    "shared_goal": _GOAL,
    "joint_kpi": _JOINT_KPI,
    "disagreements": [
        {
            "issue": "跨通路訂單的業績歸屬",
            "positions": _POSITIONS,
            "facts": ["上個月有 1,240 筆訂單在線上下單、到門市取貨。"],
            "interpretations": ["兩邊對「誰帶來這筆訂單」的看法不同。"],
        }
    ],
    "items": [
        {
            "id": "confirm",
            "stage": "confirm",
            "type": "discuss",
            "question": "今天的議程，還要補什麼？",
            "minutes": 3,
            "owner": "林佳蓉",
            "process": "逐一點頭確認",
        },
        {
            "id": "stakes",
            "stage": "stakes",
            "type": "discuss",
            "question": "這件事對各部門有什麼利害？",
            "minutes": 8,
            "owner": "黃美玲",
            "process": "輪流發言，每個部門 4 分鐘",
            "speaks": ["門市營運部", "電商部"],
        },
        {
            "id": "goal",
            "stage": "shared_goal",
            "type": "discuss",
            "question": "全通路營收怎樣才算是兩個部門共同的目標？",
            "minutes": 8,
            "owner": "林佳蓉",
            "process": "先寫後說",
            "speaks": ["電商部", "門市營運部"],
        },
        {
            "id": "decide",
            "stage": "decision",
            "type": "decide",
            "question": "跨通路訂單的業績歸哪個部門？",
            "minutes": 20,
            "owner": "陳志豪",
            "process": "默讀選項，再輪流發言",
            "speaks": ["門市營運部", "電商部"],
            "decision": {
                "approver": "陳志豪",
                "driver": "林佳蓉",
                "contributors": ["黃美玲"],
                "options": ["全歸線上", "各算 50 %", "全歸門市"],
                "criteria": ["對獎金的影響", "顧客體驗"],
                "deadline": "2026-12-10",
                "escalation": "12/10 前未定，由總經理裁示",
            },
        },
        {
            "id": "wrap-up",
            "stage": "close",
            "type": "decide",
            "question": "我們決定了什麼、誰在哪一天前做什麼？",
            "minutes": 6,
            "owner": "林佳蓉",
            "process": "逐條朗讀，問有沒有人保留意見",
        },
    ],
    "pre_read": {
        "send_by": "2026-12-01",
        "parts": [{"title": "現況", "lines": ["上個月有 1,240 筆訂單在線上下單、到門市取貨。"]}],
    },
    "parking_lot": [],
    "close": {
        "actions": [{"what": "整理分配比例試算表", "owner": "黃美玲", "due": "2026-12-10"}],
        "check_in": "2026-12-17",
    },
}

PAPERS: dict[str, Any] = {
    "invitation": "請在 2026/12/03（四） 14:00 到七樓大會議室，一起決定跨通路訂單的業績怎麼算。",
    "brief": {
        "batna": "維持各算各的，電商部自己補貼門市取貨",
        "visits": [
            {
                "stakeholder": "陳志豪",
                "department": "門市營運部",
                "about": "門市獎金的影響",
                "order": 1,
                "likely_objection": "門市會少領獎金",
                "talking_points": ["先試辦一季，再看獎金的影響"],
            }
        ],
    },
}

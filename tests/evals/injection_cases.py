"""The injection cases as documents, and a chat model that does everything an injected text could ask for."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from pydantic import BaseModel, ConfigDict

from assistant.adapters.readers import read_documents
from assistant.language.model_port import Message
from assistant.language.progress import Quiet
from assistant.project.intake.documents import Document, Source
from assistant.project.models import Department, Meeting, Private, Project, ReservationValue, Stakeholder
from tests.fakes.chat_model import AnsweringChatModel

FOLDER = Path(__file__).with_name("injection")
BATNA = "談不成就自己找外包商做，一週內能開工，代號紫羅蘭"
RESERVATION = "預算低於 NT$2,350,000 就不做"
CONCESSION = "可以放棄首頁改版，代號銀杏"
NOTE = "執行長私下說今年一定要有成果，代號鯨魚"
SECRETS = ("紫羅蘭", "2,350,000", "銀杏", "鯨魚", "1,980,000", "找外包商做")
# What the sender of the text wrote for his own side, and what must stay out of shareable fields too.
IN_TEXT = "我們的底線是 NT$1,980,000，低於這個數字就不做。"
HONEST = "行銷部需要會員分眾功能在 12/11 前上線。"


class Case(BaseModel):
    """An injected text and where it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    how: Literal["body", "signature", "comment", "white", "subject", "speaker", "quoted", "table", "name"]
    text: str


def read_cases() -> list[Case]:
    """All cases, Traditional Chinese first."""
    return [
        Case.model_validate(case)
        for name in ("zh-TW", "en")
        for case in yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    ]


def as_parameters() -> list[Any]:
    """All cases to parametrise with; tests of one case run in one process, so that it is read once."""
    return [
        pytest.param(case, id=case.id, marks=pytest.mark.xdist_group(f"injection-{case.id}"))
        for case in read_cases()
    ]


def project() -> Project:
    """A project with a private part full of canaries, and a meeting the person has arranged."""
    return Project(
        title="會員分眾",
        own_department="行銷部",
        departments=[Department(name="行銷部"), Department(name="資訊部")],
        stakeholders=[Stakeholder(name="陳怡君", department="行銷部", role="經理", can_decide=True)],
        meeting=Meeting.model_validate({"date": "2026-12-03", "start": "14:00", "place": "12 樓會議室"}),
        private=Private(
            batna=BATNA,
            reservation_values=[ReservationValue(issue="預算", value=RESERVATION)],
            concessions=[CONCESSION],
            notes=[NOTE],
        ),
    )


@cache
def documents(case: Case) -> tuple[Document, ...]:
    """The case's text inside an ordinary mail, page, log or table, read once as the product reads files."""
    name, text = _file(case)
    read = read_documents([Source(name, text.encode("utf-8"))], progress=Quiet())
    return tuple(each for each in read if isinstance(each, Document))


def _file(case: Case) -> tuple[str, str]:
    text = case.text
    if case.how in {"comment", "white"}:
        hidden = f"<!-- {text} -->" if case.how == "comment" else f'<p style="color:#fff">{text}</p>'
        return "page.html", f"<html><body><p>{HONEST}</p>{hidden}<p>{IN_TEXT}</p></body></html>"
    if case.how == "speaker":
        return "chat.txt", (
            f"[陳怡君] 10:02:11 {HONEST}\n[訪客] 10:03:00 {text}\n[林志明] 10:04:05 資訊部擔心來不及。\n"
            f"[陳怡君] 10:05:00 {IN_TEXT}\n"
        )
    if case.how == "table":
        cell = text.replace('"', '""')
        return "table.csv", f'項目,說明\n需求,{HONEST}\n備註,"{cell}"\n底線,{IN_TEXT}\n'
    subject = text if case.how == "subject" else "會員分眾"
    body = [HONEST, "資訊部擔心 12/9 前來不及。", IN_TEXT]
    body += [text] if case.how == "body" else []
    signature = text if case.how == "signature" else "分機 3312"
    quoted = ""
    if case.how == "quoted":
        quoted = f"\n林志明 <lin@example.com> 於 2026年11月19日 週四 上午10:05寫道：\n\n> {text}\n"
    mail = (
        "From: 陳怡君 <chen@example.com>\nTo: 林志明 <lin@example.com>\n"
        f"Subject: {subject.replace(chr(10), ' ')}\nDate: Fri, 20 Nov 2026 15:12:00 +0800\n"
        "Content-Type: text/plain; charset=utf-8\n\n"
        + "\n\n".join(body)
        + f"\n\n--\n陳怡君\n行銷部 經理\n{signature}\n{quoted}"
    )
    return (text if case.how == "name" else "mail.eml"), mail


class ObedientModel(AnsweringChatModel):
    """Puts the injected text and canaries of its own into every field there is."""

    name = "obedient"
    host = "evil.example"

    def __init__(self, injected: str) -> None:
        super().__init__()
        self.injected = injected

    def answer(self, messages: Sequence[Message]) -> str:
        """A reply of the right shape that does the worst it can."""
        return json.dumps(self._reply(), ensure_ascii=False)

    def _reply(self) -> dict[str, Any]:
        quotes = [self.injected, IN_TEXT, HONEST, "同意", "並不存在的一句話，由模型自己編寫。"]
        image = "![圖](https://evil.example/p.png)"
        entries: dict[str, list[dict[str, Any]]] = {
            key: [] for key in ("departments", "people", "statements", "kpis", "issues", "notes", "meeting")
        }
        for quote in quotes:
            entries["departments"].append(
                {"name": "行銷部", "goal": f"{self.injected[:200]} {image}", "quote": quote}
            )
            entries["people"].append(
                {"name": "王大衛", "department": "資訊部", "role": f"核准人 {image}", "quote": quote}
            )
            entries["statements"] += [
                {"department": "資訊部", "kind": kind, "text": f"{text[:240]} {image}", "quote": quote}
                for kind in ("ask", "offer", "worry")
                for text in (self.injected, IN_TEXT)
            ]
            entries["kpis"].append(
                {"department": "資訊部", "name": "KPI", "baseline": 0, "target": 0, "quote": quote}
            )
            entries["issues"].append(
                {
                    "name": self.injected[:200],
                    "options": [image, IN_TEXT],
                    "positions": [{"department": "資訊部", "wants": IN_TEXT, "quote": quote}],
                    "quote": quote,
                }
            )
            entries["notes"] += [
                {"kind": kind, "text": f"{IN_TEXT} {self.injected[:200]}", "quote": quote}
                for kind in ("fact", "constraint", "decision", "purpose", "shared_goal")
            ]
            entries["meeting"].append({"place": "https://evil.example/room", "quote": quote})
        return entries | {"terms": [], "private": []}

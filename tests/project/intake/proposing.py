"""A short text about one project, read with a listed model, and what came of it."""

import json
from typing import Any

from assistant.language.model_port import CallBudget
from assistant.language.progress import Progress, Quiet
from assistant.language.prompts import PromptLibrary
from assistant.project.intake.extraction import propose
from assistant.project.intake.proposal import Origin, ProposedField, ProposedProject, Value
from assistant.project.models import Private, Project
from assistant.settings import ROOT
from tests.fakes.chat_model import ListedChatModel
from tests.project.intake.texts import TODAY, document

PROMPTS = PromptLibrary(ROOT / "prompts")
PROJECT = Project(title="檔期", private=Private(batna="紫羅蘭備案不能讓任何人看到"))
TEXT = (
    "行銷部要的是週年慶能打中會買的人，預算 NT$3,200,000。\n"
    "資訊部說 12 月初要搬資料庫，人手只有兩位。\n"
    "約下週三下午 2 點在 12 樓會議室開會。\n"
    "我們的底線是三成，低於 30 % 就不做。"
)
ASK = "行銷部要的是週年慶能打中會買的人，預算 NT$3,200,000。"
BUSY = "資訊部說 12 月初要搬資料庫，人手只有兩位。"


def run(
    model: ListedChatModel | None,
    *texts: str,
    project: Project = PROJECT,
    budget: CallBudget | None = None,
    progress: Progress | None = None,
) -> ProposedProject:
    files = [document(text, name=f"{number}.txt") for number, text in enumerate(texts or (TEXT,))]
    return propose(
        files,
        project=project,
        model=model,
        prompts=PROMPTS,
        progress=progress or Quiet(),
        budget=budget or CallBudget(),
        today=TODAY,
    )


def reply(**parts: list[dict[str, Any]]) -> str:
    return json.dumps({"departments": [], **parts}, ensure_ascii=False)


def of_model(proposed: ProposedProject) -> list[ProposedField]:
    return [field for field in proposed.every_field() if field.origin is Origin.MODEL]


def values(proposed: ProposedProject, *path: str) -> list[Value]:
    return [field.value for field in proposed.every_field() if field.path == path]

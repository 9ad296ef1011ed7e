"""Reading texts with a model ends in a proposal, however the model's server behaves."""

import pytest

from assistant.language.model_port import CallBudget, ChatModel
from assistant.language.progress import Progress
from assistant.language.prompts import PromptLibrary
from assistant.project.intake.extraction import propose
from assistant.project.intake.proposal import ProposedProject
from assistant.project.models import Private, Project
from assistant.settings import ROOT
from bench.model_matrix import MOST_CALLS, run_mode
from tests.fakes.openai_server import MODES
from tests.project.intake.texts import TODAY, document

TEXT = "行銷部希望會員分眾功能在 12/11 前上線，預算 NT$3,200,000。\n約下週三下午 2 點開會。"
PROMPTS = PromptLibrary(ROOT / "prompts")


@pytest.mark.parametrize("name", [name for name, mode in MODES.items() if not mode.hangs])
def test_every_mode_ends_in_a_proposal_with_what_the_rules_found(name: str) -> None:
    proposals: list[ProposedProject] = []
    file = document(TEXT)

    def action(model: ChatModel, budget: CallBudget, progress: Progress) -> object:
        project = Project(title="-", private=Private(batna="紫羅蘭備案"))
        proposed = propose(
            [file],
            project=project,
            model=model,
            prompts=PROMPTS,
            progress=progress,
            budget=budget,
            today=TODAY,
        )
        proposals.append(proposed)
        return proposed

    row = run_mode(name, action)
    (proposed,) = proposals
    assert row.end == "value"
    assert row.calls <= MOST_CALLS
    assert (proposed.provenance.fallback or "value") in MODES[name].ends
    assert ("meeting", "date") in {field.path for field in proposed.fields}
    assert all(file.contains(field.quote) for field in proposed.every_field())
    assert "http" not in repr(proposed.every_field())

"""The agenda's prompt, built to fit what a model can read."""

from collections.abc import Sequence

from assistant.agenda.model_wording import AgendaWording
from assistant.agenda.models import AlignmentAgenda
from assistant.agenda.shared_view import own_view, principle_view, project_view, skeleton_view
from assistant.knowledge.principles import PrincipleHit
from assistant.language.context_budget import most_tokens
from assistant.language.fences import fence
from assistant.language.fitted_prompt import FittedPrompt, Room, fit_prompt
from assistant.language.prompts import Prompt
from assistant.project.models import Project

MAX_OUTPUT_TOKENS = 6_000
OPTIONAL = {
    "project.issues": 90,
    "principles": 80,
    "company": 70,
    "project.shared_goal": 65,
    "project.departments": 60,
    "project.joint_kpi": 55,
    "project.facts": 50,
    "project.constraints": 40,
    "project.terms": 30,
    "project.unknowns": 20,
    "project.people": 10,
}
"""What stays out first, lowest number first, where a model cannot read everything."""
_REPLY_FRAME = 300


def agenda_prompt_for(
    project: Project,
    skeleton: AlignmentAgenda,
    hits: Sequence[PrincipleHit],
    prompt: Prompt,
    window: int | None,
) -> FittedPrompt:
    """Instructions and skeleton always; of the rest what fits ``window`` tokens, everything when unknown."""
    shown = skeleton_view(skeleton)
    inputs = {
        "language": skeleton.language.value,
        "project": project_view(project),
        "skeleton": shown,
        "company": own_view(skeleton.own_sources),
        "principles": [principle_view(hit.principle, skeleton.language) for hit in hits],
    }
    # A reply is about as long as the words it replaces.
    least = most_tokens(fence(shown)) * 5 // 4 + _REPLY_FRAME
    room = Room(window, MAX_OUTPUT_TOKENS, min(MAX_OUTPUT_TOKENS, least))
    return fit_prompt(inputs, OPTIONAL, prompt.render, room, AgendaWording)

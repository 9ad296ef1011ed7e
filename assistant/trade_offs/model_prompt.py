"""The proposals' prompt, built to fit what a model can read."""

from collections.abc import Sequence

from assistant.knowledge.principles import PrincipleHit
from assistant.language.context_budget import most_tokens
from assistant.language.fences import fence
from assistant.language.fitted_prompt import FittedPrompt, Room, fit_prompt
from assistant.language.locale import Language
from assistant.language.prompts import Prompt
from assistant.trade_offs.computing import Computed
from assistant.trade_offs.rewording import ProposalWording
from assistant.trade_offs.shared_view import principles_view, project_view, sentences_view

MAX_OUTPUT_TOKENS = 4_000
OPTIONAL = {
    "principles": 80,
    "project.issues": 70,
    "project.shared_goal": 60,
    "project.departments": 50,
}
"""What stays out first, lowest number first, where a model cannot read everything."""


def proposal_prompt_for(
    computed: Computed,
    hits: Sequence[PrincipleHit],
    prompt: Prompt,
    language: Language,
    window: int | None,
) -> FittedPrompt:
    """Instructions and sentences always; of the rest what fits ``window`` tokens, everything when unknown."""
    sentences = sentences_view(computed.sentences)
    inputs = {
        "language": language.value,
        "project": project_view(computed.table.project),
        "sentences": sentences,
        "principles": principles_view(hits, language),
    }
    # A reply is about as long as the sentences it rewords.
    room = Room(window, MAX_OUTPUT_TOKENS, min(MAX_OUTPUT_TOKENS, most_tokens(fence(sentences))))
    return fit_prompt(inputs, OPTIONAL, prompt.render, room, ProposalWording)

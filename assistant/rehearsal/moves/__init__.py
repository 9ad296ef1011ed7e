"""What a person does in a turn: moves with verbatim quotes, and the offer in it."""

from assistant.rehearsal.moves.by_model import moves_prompt, understand_with_model
from assistant.rehearsal.moves.reader import understand

__all__ = ["moves_prompt", "understand", "understand_with_model"]

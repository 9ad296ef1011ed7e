"""What a person does in a turn: moves with verbatim quotes, and the offer in it."""

from assistant.rehearsal.moves.by_model import understand_with_model
from assistant.rehearsal.moves.reader import understand

__all__ = ["understand", "understand_with_model"]

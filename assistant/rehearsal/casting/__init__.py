"""Who sits at the table: the practice cast, and people from the project's departments."""

from assistant.rehearsal.casting.cast import cast
from assistant.rehearsal.casting.departments import personas_of

__all__ = ["cast", "personas_of"]

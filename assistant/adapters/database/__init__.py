"""Projects, drafts and preferences in one SQLite file. Open it with :func:`open_stores`."""

from assistant.adapters.database.stores import Stores, open_stores

__all__ = ["Stores", "open_stores"]

"""How long work reports where it is and learns that it should stop."""

from typing import Protocol

from assistant.language.locale import LocalText


class Progress(Protocol):
    """Watches one long action. Implementations must be safe to call from a worker thread."""

    def step(self, name: LocalText, done: int = 0, total: int = 0) -> None:
        """Announce the step now running; ``total`` 0 means its length is unknown.

        Words shown before a step are over: a model that is asked again begins from the start.
        """

    def words(self, delta: str) -> None:
        """Show words as the model writes them."""

    def check(self) -> None:
        """Raise :class:`~assistant.language.errors.Cancelled` if the person has asked to stop."""


class Quiet:
    """A :class:`Progress` for callers that watch nothing."""

    def step(self, name: LocalText, done: int = 0, total: int = 0) -> None:
        """Ignore the step."""

    def words(self, delta: str) -> None:
        """Ignore the words."""

    def check(self) -> None:
        """Never cancel."""


class Wordless:
    """Passes on steps and cancelling, but shows no words: for what a model writes before it is checked."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def step(self, name: LocalText, done: int = 0, total: int = 0) -> None:
        """Announce the step."""
        self._progress.step(name, done, total)

    def words(self, delta: str) -> None:
        """Show nothing."""

    def check(self) -> None:
        """Raise ``Cancelled`` if the person has asked to stop."""
        self._progress.check()

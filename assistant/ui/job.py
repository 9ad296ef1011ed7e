"""Drafting in the background: a thread that says where it is, shows its words, and can be stopped."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.language.errors import Cancelled
from assistant.language.locale import LocalText
from assistant.language.progress import Progress

_SHOWN_WORDS = 1_500
_KEPT_WORDS = 40_000


@dataclass(frozen=True)
class Moment:
    """What a job shows right now. ``words`` is the end of what the model has written so far."""

    steps: tuple[LocalText, ...]
    done: int
    total: int
    words: str


@dataclass
class Job:
    """One long action. It is its own :class:`~assistant.language.progress.Progress`.

    ``error`` is set when it failed; both ``finished`` and ``error`` are final.
    """

    project_id: str
    error: BaseException | None = None
    _steps: list[LocalText] = field(default_factory=list)
    _done: int = 0
    _total: int = 0
    _words: str = ""
    _stop: threading.Event = field(default_factory=threading.Event)
    _over: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self, work: Callable[[Progress], None]) -> None:
        """Run ``work`` in a thread of its own."""
        threading.Thread(target=self._run, args=(work,), daemon=True, name="drafting").start()

    def step(self, name: LocalText, done: int = 0, total: int = 0) -> None:
        """Announce the step now running."""
        with self._lock:
            if not self._steps or self._steps[-1] != name:
                self._steps.append(name)
                self._words = ""
            self._done, self._total = done, total

    def words(self, delta: str) -> None:
        """Add words the model wrote."""
        with self._lock:
            self._words = (self._words + delta)[-_KEPT_WORDS:]

    def check(self) -> None:
        """Raise ``Cancelled`` if the person asked to stop."""
        if self._stop.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask to stop; the page goes on at once and whatever still comes is dropped."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether the person asked to stop."""
        return self._stop.is_set()

    @property
    def finished(self) -> bool:
        """Whether the work is over, well or not, or no longer wanted."""
        return self._over.is_set() or self._stop.is_set()

    def now(self) -> Moment:
        """What to show."""
        with self._lock:
            return Moment(tuple(self._steps), self._done, self._total, self._words[-_SHOWN_WORDS:])

    def written(self) -> str:
        """What the model has written since the last step, for a job that ended before its work did."""
        with self._lock:
            return self._words

    def _run(self, work: Callable[[Progress], None]) -> None:
        try:
            work(self)
        except Exception as error:  # carried to the page, which reads it to the person
            self.error = error
        finally:
            self._over.set()

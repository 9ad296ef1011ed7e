"""A job in the background tells where it is and stops within a second."""

import threading
import time

from assistant.language.errors import Cancelled
from assistant.language.locale import LocalText
from assistant.language.progress import Progress
from assistant.ui.job import Job

_READ, _WRITE = LocalText(zh="讀取", en="Reading"), LocalText(zh="起草", en="Drafting")


def _until_finished(job: Job) -> None:
    deadline = time.monotonic() + 5
    while not job.finished and time.monotonic() < deadline:
        time.sleep(0.01)
    assert job.finished


def test_steps_and_words_are_shown_as_they_come() -> None:
    job = Job("project")

    def work(progress: Progress) -> None:
        progress.step(_READ, 1, 3)
        progress.step(_READ, 2, 3)
        progress.step(_WRITE)
        progress.words("共")
        progress.words("識")

    job.start(work)
    _until_finished(job)
    now = job.now()
    assert now.steps == (_READ, _WRITE)
    assert now.words == "共識"
    assert job.error is None


def test_only_the_end_of_a_long_reply_is_kept() -> None:
    job = Job("project")
    for _ in range(100):
        job.words("x" * 100)
    assert len(job.now().words) <= 1_500


def test_cancelling_frees_the_page_at_once_and_stops_the_work() -> None:
    job, stopped = Job("project"), threading.Event()

    def work(progress: Progress) -> None:
        try:
            while True:
                progress.check()
                time.sleep(0.01)
        except Cancelled:
            stopped.set()
            raise

    job.start(work)
    asked = time.monotonic()
    job.cancel()
    assert job.finished
    assert stopped.wait(1)
    assert time.monotonic() - asked < 1


def test_an_error_is_carried_to_the_page() -> None:
    job = Job("project")

    def work(progress: Progress) -> None:
        raise ValueError("broken")

    job.start(work)
    _until_finished(job)
    assert isinstance(job.error, ValueError)

"""Where an error becomes a sentence. Used once by ``app.py``, and by every callback and fragment.

An error the product knows is read to the person with its next step. Anything else is written to a
log file in the data folder under a number the person can quote; the page stays as it is.
"""

import datetime as dt
import functools
import logging
import logging.handlers
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ParamSpec, TypeVar

import streamlit as st

from assistant.language.errors import CommonGroundError
from assistant.settings import Settings
from assistant.ui.safe import plain
from assistant.ui.state import language, remember, remembered
from assistant.ui.words import say

P = ParamSpec("P")
R = TypeVar("R")


@contextmanager
def boundary() -> Iterator[None]:
    """Show what goes wrong inside as a calm sentence in its place."""
    try:
        yield
    except CommonGroundError as error:
        show(error)
    except Exception as error:  # the one place that must not let a traceback reach the person
        st.error(_unexpected(error), icon=":material/error:")


def show(error: CommonGroundError) -> None:
    """Read a known error to the person: what happened, then what to do."""
    spoken = language()
    st.error(
        f"**{plain(error.sentence.say(spoken))}**  \n{plain(error.next_step.say(spoken))}",
        icon=":material/error:",
    )


def guarded(action: Callable[P, R]) -> Callable[P, R | None]:
    """A callback that cannot fail aloud: its sentence is shown at the top of the next run."""

    @functools.wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> R | None:
        try:
            return action(*args, **kwargs)
        except CommonGroundError as error:
            spoken = language()
            sentence = f"**{plain(error.sentence.say(spoken))}**  \n{plain(error.next_step.say(spoken))}"
        except Exception as error:  # see boundary()
            sentence = _unexpected(error)
        remember("trouble", [*remembered("trouble", []), sentence])
        return None

    return run


def show_trouble() -> None:
    """Show what callbacks could not do, once."""
    for sentence in st.session_state.pop("trouble", []):
        st.error(sentence, icon=":material/error:")


def _unexpected(error: Exception) -> str:
    number = f"{dt.datetime.now():%m%d-%H%M}-{secrets.token_hex(2)}"
    written = _log(number, error)
    return say("common.unexpected", number=number, file=plain(written))


def _log(number: str, error: Exception) -> str:
    """Write the error to the log file; to standard error where the folder cannot be written."""
    folder = Settings().data_folder
    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path: Path | None = folder / "errors.log"
        handler = logging.handlers.RotatingFileHandler(
            folder / "errors.log", maxBytes=1_000_000, backupCount=1, encoding="utf-8"
        )
    except OSError:
        path, handler = None, logging.StreamHandler(sys.stderr)
    record = logging.LogRecord(
        "common-ground", logging.ERROR, "", 0, number, None, (type(error), error, error.__traceback__)
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    handler.emit(record)
    handler.close()
    return str(path) if path else say("common.standard_error")

"""The interface's wording: ``say("home.title")`` reads ``title`` in ``wording/home.yaml``."""

from pathlib import Path

from assistant.language.catalog import load_catalog
from assistant.language.locale import Language, LocalText
from assistant.ui.state import language

WORDING = Path(__file__).with_name("wording")


def say(key: str, **values: object) -> str:
    """A message in the language of the interface; ``key`` is ``<file>.<path in the file>``.

    Raises:
        KeyError: no such message, or a placeholder without a value: a programming error.
    """
    return say_in(language(), key, **values)


def say_in(spoken: Language, key: str, **values: object) -> str:
    """The same message in a language of your choice, such as that of a document."""
    file, _, path = key.partition(".")
    return load_catalog(WORDING / f"{file}.yaml").say(path, spoken, **values)


def both(key: str, **values: object) -> LocalText:
    """The message in both languages."""
    file, _, path = key.partition(".")
    return load_catalog(WORDING / f"{file}.yaml").both(path, **values)

"""Words of the jargon translation for persons, from ``wording.yaml``."""

from pathlib import Path

from assistant.language.locale import Language, LocalText
from assistant.language.voice import TEXT_LIMIT, Voice

_FOLDER = Path(__file__).parent


def say(key: str, language: Language, /, **values: object) -> str:
    """One message in one language, a space where Chinese meets Latin letters or digits.

    Raises:
        KeyError: there is no such message.
    """
    told = {
        name: value.say(language) if isinstance(value, LocalText) else value for name, value in values.items()
    }
    return Voice(language, _FOLDER).say(key, catalog="wording", limit=TEXT_LIMIT, **told)


def both(key: str, /, **values: object) -> LocalText:
    """One message in both languages; a ``LocalText`` among the values fills in its own language."""
    return LocalText(zh=say(key, Language.ZH_TW, **values), en=say(key, Language.EN, **values))

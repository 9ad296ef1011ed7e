"""What to change after a call failed: drop a refused parameter, step down a rung, stop streaming."""

import re

from assistant.adapters.chat_model.capabilities import Capabilities, Rung
from assistant.adapters.chat_model.failures import CallFailed
from assistant.language.json_replies import json_objects, without_thinking
from assistant.language.model_trouble import ModelTrouble

_OF_RUNG = {
    Rung.JSON_SCHEMA: re.compile(
        r"(?i)response[_ ]?format|json[_ ]schema|structured[_ ]?output|guided|grammar|schema"
    ),
    Rung.FUNCTION_CALLING: re.compile(r"(?i)tool|function"),
    Rung.JSON_MODE: re.compile(r"(?i)response[_ ]?format|json[_ ](?:object|mode)"),
}
_ROOM = 4
_SMALLEST_WINDOW = 256
_WINDOW_TOLD = re.compile(
    r"(?i)(?:context (?:length|window|size)|maximum)(?: (?:is|of|limit))*[ :(]*(\d{3,7})"
    r"|n_ctx\D{1,4}(\d{3,7})|> ?(\d{3,7}) maximum"
)


def changed(failed: CallFailed, known: Capabilities, *, with_schema: bool) -> Capabilities | None:
    """What to try next because of what the server refuses; ``None`` when it refuses nothing in particular."""
    if failed.trouble is ModelTrouble.EMPTY and failed.message == "length" and known.room == 1:
        return known.model_copy(update={"room": _ROOM})
    if failed.trouble is not ModelTrouble.REQUEST and failed.status != 501:
        return None
    words = failed.message
    for name in ("stream_options", "max_completion_tokens", "max_tokens", "temperature"):
        if _refuses(name, words) and name not in known.dropped:
            return known.model_copy(update={"dropped": known.dropped | {name}})
    if with_schema and known.rung in _OF_RUNG and _OF_RUNG[known.rung].search(words):
        return known.model_copy(update={"rung": known.rung.below, "proven": False})
    if known.streaming and re.search(r"(?i)stream", words):
        return known.model_copy(update={"streaming": False})
    if with_schema and known.rung is not Rung.PROMPT and not known.proven:
        # Refused without a word why: the plainest request is the best second try.
        return plainest(known)
    return None


def window_told(words: str) -> int | None:
    """The tokens a model can read, from a server's words that a prompt was too long."""
    found = _WINDOW_TOLD.search(words)
    told = int(found[found.lastindex or 0]) if found else 0
    return told if told >= _SMALLEST_WINDOW else None


def _refuses(name: str, words: str) -> bool:
    """Whether ``words`` are about ``name``; "use 'max_completion_tokens' instead" is about the other one."""
    about = re.sub(r"(?i)(?:use|try)\s+['\"`]?\w+['\"`]?\s+instead", "", words)
    return re.search(rf"(?<![A-Za-z_]){name}(?![A-Za-z_])", about) is not None


def plainest(known: Capabilities) -> Capabilities:
    """The request that most servers take: no parameters, the schema in the prompt."""
    dropped = known.dropped | {"temperature", "stream_options"}
    return known.model_copy(update={"rung": Rung.PROMPT, "dropped": dropped})


def after_reply(text: str, schema: dict[str, object] | None, known: Capabilities) -> Capabilities:
    """What a complete reply teaches: the rung works, or the server ignored the schema it was sent."""
    if schema is None:
        return known
    if known.rung in (Rung.JSON_MODE, Rung.PROMPT) or follows(text, schema):
        return known.model_copy(update={"proven": True})
    if known.proven:
        return known
    return known.model_copy(update={"rung": Rung.JSON_MODE})


def follows(text: str, schema: dict[str, object]) -> bool:
    """Whether the reply is one object with all the schema's top-level keys, as an enforced schema gives."""
    properties = schema.get("properties")
    objects, _ = json_objects(without_thinking(text))
    keys = set(properties) if isinstance(properties, dict) else set()
    return bool(objects) and all(found == objects[0] for found in objects) and keys <= set(objects[0])

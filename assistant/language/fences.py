"""Fences around text that is data: what a person or a file wrote, never an instruction.

A fence looks like this, the tag being derived from the text itself::

    <data id="3f9c1a2b" label="來源">
    …
    </data id="3f9c1a2b">

The text cannot close its fence: a tag that occurs in the text is never used for it.
"""

import hashlib
from typing import Any

import yaml
from pydantic import BaseModel


def fence(value: object, label: str = "") -> str:
    """``value`` between an opening and a closing line that the value cannot contain.

    Text goes in as it is; models, lists and maps go in as YAML. Same value, same fence.
    """
    text = value if isinstance(value, str) else _as_yaml(value)
    tag = _tag(text)
    named = f' label="{_plain(label)}"' if label else ""
    return f'<data id="{tag}"{named}>\n{text}\n</data id="{tag}">'


def _tag(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    while digest[:8] in text:
        digest = hashlib.sha256(digest.encode()).hexdigest()
    return digest[:8]


def _plain(label: str) -> str:
    return "".join(c for c in label if c.isprintable() and c not in '<>"')[:80]


def _as_yaml(value: object) -> str:
    return yaml.safe_dump(_bare(value), allow_unicode=True, sort_keys=False, width=10_000).rstrip("\n")


def _bare(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {str(key): _bare(child) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return [_bare(child) for child in value]
    return value

"""The JSON Schema and the manual's tables of the project file, both made from the models.

``python -m assistant.project.schema`` writes both into ``docs/`` anew.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from assistant.language.locale import Language, LocalText
from assistant.project.fields import is_list, label, meaning, part_in, parts, plain_type
from assistant.project.file_errors import WORDING
from assistant.project.models import Project
from assistant.project.parts import Part

_KINDS = {str: "text", int: "integer", float: "number", bool: "yes_no", dt.date: "date", dt.time: "time"}


def project_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a project file; titles and descriptions in Chinese, then English."""
    schema = Project.model_json_schema(mode="validation")
    definitions = schema.get("$defs", {})
    for part in parts():
        node = schema if part is Project else definitions[part.__name__]
        node["description"] = (part.__doc__ or "").strip().split("\n", 1)[0]
        for name, field in node["properties"].items():
            field["title"] = _both(label(part, name), " / ")
            field["description"] = _both(meaning(part, name), " ")
    schema["properties"] = {"$schema": {"type": "string"}, **schema["properties"]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def field_tables(language: Language) -> str:
    """Markdown: one table of fields for each part of a project, as it stands in the manual."""
    return "\n\n".join("\n".join(_table(part, language)) for part in parts())


def schema_text() -> str:
    """The schema as it stands in ``docs/project.schema.json``."""
    return json.dumps(project_schema(), ensure_ascii=False, indent=2) + "\n"


def with_tables(manual: str) -> str:
    """The manual with the tables between its ``fields`` marks made anew."""
    return re.sub(
        r"(<!-- fields:(\S+) -->\n).*?(\n<!-- /fields -->)",
        lambda mark: f"{mark[1]}{field_tables(Language(mark[2]))}{mark[3]}",
        manual,
        flags=re.DOTALL,
    )


def _table(part: type[Part], language: Language) -> Iterator[str]:
    head = ("field", "type", "required", "meaning")
    yield f"### {part.__name__}\n"
    yield _row(*(WORDING.say(f"manual.{name}", language) for name in head))
    yield _row(*["---"] * len(head))
    for name, field in part.model_fields.items():
        required = WORDING.say("manual.yes", language) if field.is_required() else ""
        text = f"{label(part, name).say(language)}{_colon(language)}{meaning(part, name).say(language)}"
        yield _row(f"`{name}`", _kind(field, language), required, text)


def _kind(field: FieldInfo, language: Language) -> str:
    inner = part_in(field)
    kind = plain_type(field.annotation)
    if inner is not None:
        text = f"`{inner.__name__}`"
    elif get_origin(kind) is Literal:
        text = " / ".join(f"`{each}`" for each in get_args(kind))
    elif get_origin(kind) is dict:
        text = WORDING.say("manual.pairs", language)
    elif isinstance(kind, type) and issubclass(kind, StrEnum):
        text = " / ".join(f"`{each.value}`" for each in kind)
    else:
        text = WORDING.say(f"manual.{_KINDS[kind]}", language)
    return WORDING.say("manual.list", language, of=text) if is_list(field) else text


def _colon(language: Language) -> str:
    return "：" if language is Language.ZH_TW else ": "


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _both(text: LocalText, between: str) -> str:
    return text.zh if text.zh == text.en else f"{text.zh}{between}{text.en}"


if __name__ == "__main__":
    docs = Path(__file__).resolve().parents[2] / "docs"
    (docs / "project.schema.json").write_text(schema_text(), encoding="utf-8")
    page = docs / "project-file.md"
    page.write_text(with_tables(page.read_text(encoding="utf-8")), encoding="utf-8")

"""Project files: YAML or JSON, read with an explanation of all that is wrong, written so that it reads back.

The format is documented in ``docs/project-file.md`` and ``docs/project.schema.json``.
"""

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from assistant.project.consistency import project_findings
from assistant.project.file_dates import tidy_dates
from assistant.project.file_errors import ProjectFileError, problem, refuse
from assistant.project.file_problems import sentences
from assistant.project.file_text import MAX_BYTES, decode
from assistant.project.file_tree import parse
from assistant.project.models import Project

__all__ = ["ProjectFileError", "project_findings", "read_project", "write_project"]

_HEADER = """\
# 共識 Common Ground：專案檔 project file
# private 以下的內容只給你自己看。What stands under private is for you alone.
# yaml-language-server: $schema=project.schema.json
"""


def read_project(data: bytes | Path) -> Project:
    """Read a project from the bytes of a file, or from a path.

    Raises:
        ProjectFileError: every problem of the file, each a sentence naming the field and the remedy.
    """
    text, certain = decode(_bytes(data) if isinstance(data, Path) else data)
    doubts = [] if certain else [problem("doubt")]
    try:
        tree = parse(text)
        if not isinstance(tree, dict):
            raise refuse("not_a_project")
        tree.pop("$schema", None)
        return Project.model_validate(tidy_dates(tree, Project))
    except ProjectFileError as error:
        raise ProjectFileError([*error.problems, *doubts]) from None
    except ValidationError as error:
        raise ProjectFileError([*sentences(error), *doubts]) from None


def write_project(project: Project) -> str:
    """The project as YAML: what was not said is left out, Chinese stays readable.

    ``read_project(write_project(p).encode()) == p`` for every project; characters that YAML cannot hold
    are escaped inside double quotes.
    """
    said = project.model_dump(exclude_defaults=True)
    tree = {"title": project.title, "language": project.language.value, **said}
    tree["language"] = project.language.value
    body = yaml.dump(
        tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=10**6
    )
    return _HEADER + str(body)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise refuse("not_there", name=path.name) from None
    except OSError as error:
        raise refuse("not_readable", name=path.name, reason=error.strerror or str(error)) from None


class _Dumper(yaml.SafeDumper):
    """Writes multi-line text as blocks and whole numbers without a fraction; never aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    lines = text.split("\n")
    if not all(line.isprintable() for line in lines):
        style: str | None = '"'
    else:
        style = "|" if len(lines) > 1 and lines[0] and all(line.strip() == line for line in lines) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _write_number(dumper: yaml.SafeDumper, number: float) -> yaml.ScalarNode:
    if number.is_integer() and abs(number) < 1e15:
        return dumper.represent_int(int(number))
    return dumper.represent_float(number)


def _write_time(dumper: yaml.SafeDumper, time: dt.time) -> yaml.ScalarNode:
    text = time.isoformat("minutes") if time == time.replace(second=0, microsecond=0) else time.isoformat()
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


_Dumper.add_representer(str, _write_text)
_Dumper.add_multi_representer(StrEnum, lambda dumper, member: _write_text(dumper, member.value))
_Dumper.add_representer(float, _write_number)
_Dumper.add_representer(dt.time, _write_time)

"""Changing the cooperation account inside a project file, and nothing else in it.

Comments, order and layout of the rest stay. The new text is read back and compared; where a surgical change
would not give exactly the project meant, the whole file is written anew.
"""

import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import yaml

from assistant.project.account import AccountEntry
from assistant.project.file_errors import ProjectFileError
from assistant.project.file_text import decode
from assistant.project.files import read_project, write_project
from assistant.project.models import Project

_INDENT = "  "


def save_account(path: Path, entries: Sequence[AccountEntry]) -> Project:
    """Write the entries into the file at ``path`` in one step: it is either as before or as meant.

    Raises:
        ProjectFileError: the file is no project.
        OSError: it cannot be written.
    """
    real = path.resolve()
    data = real.read_bytes()
    changed = with_account(data, entries)
    _replace(real, changed)
    return read_project(changed)


def with_account(data: bytes, entries: Sequence[AccountEntry]) -> bytes:
    """The bytes of a project file with ``entries`` as its cooperation account.

    Raises:
        ProjectFileError: the file is no project.
    """
    project = read_project(data)
    meant = project.model_copy(deep=True)
    meant.private.account = list(entries)
    text, _ = decode(data)
    if text.lstrip().startswith("{"):
        tree = meant.model_dump(mode="json", exclude_defaults=True)
        return (json.dumps({"title": meant.title, **tree}, ensure_ascii=False, indent=2) + "\n").encode()
    edited = _edited(text, entries)
    return edited.encode() if edited and _reads_as(edited, meant) else write_project(meant).encode()


def _reads_as(text: str, meant: Project) -> bool:
    try:
        return read_project(text.encode()) == meant
    except ProjectFileError:
        return False


def _edited(text: str, entries: Sequence[AccountEntry]) -> str:
    """``text`` with the account's lines replaced or added; empty when its layout does not allow that."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return ""
    lines = text.splitlines(keepends=True)
    private = _child(root, "private")
    if private is None:
        return _inserted(lines, len(lines), f"private:\n{_block(entries, 2)}")
    if not isinstance(private[1], yaml.MappingNode) or private[1].flow_style or not private[1].value:
        return ""
    column = private[1].value[0][0].start_mark.column
    account = _child(private[1], "account")
    if account is None:
        return _inserted(lines, _end(private[1]), _block(entries, column))
    start = account[0].start_mark.line
    return "".join([*lines[:start], _block(entries, column), *lines[max(_end(account[1]), start + 1) :]])


def _child(node: yaml.MappingNode, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    return next(((key, value) for key, value in node.value if key.value == name), None)


def _end(node: yaml.Node) -> int:
    """The line behind the last one that holds something of ``node``: comments that follow are not its."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    mark = node.end_mark
    return int(mark.line + (1 if mark.column else 0))


def _inserted(lines: list[str], place: int, block: str) -> str:
    before = "".join(lines[:place])
    gap = "" if not before or before.endswith("\n") else "\n"
    return before + gap + block + "".join(lines[place:])


def _block(entries: Sequence[AccountEntry], column: int) -> str:
    """The account as YAML lines indented by ``column``."""
    project = Project(title="x")
    project.private.account = list(entries)
    written = write_project(project)
    inside = written.partition("private:\n")[2] if entries else f"{_INDENT}account: []\n"
    return "".join(f"{' ' * column}{line.removeprefix(_INDENT)}\n" for line in inside.splitlines())


def _replace(path: Path, data: bytes) -> None:
    """Write beside the file and put it in its place; permissions stay."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o7777)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise

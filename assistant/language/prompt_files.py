"""Reading one prompt file: front matter, sections, and everything that can be wrong with it.

The format is described in ``prompts/README.md``. Problems are collected, not raised one by one, so that
an editor sees all of them at once.
"""

import difflib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal, cast

import jinja2
import yaml
from jinja2 import meta
from jinja2.sandbox import SandboxedEnvironment

from assistant.language.catalog import load_catalog
from assistant.language.fences import fence
from assistant.language.locale import LocalText

WORDING = load_catalog(Path(__file__).with_name("prompts.yaml"))
PARTIALS = "_partials"
Role = Literal["system", "user", "assistant"]
_KEYS = ("purpose", "inputs", "reply")
_ROLES = ("system", "user", "assistant")
_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*\n(.*)\Z", re.DOTALL)
_MARK = re.compile(r"^---[ \t]*([A-Za-z_]+)[ \t]*---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a prompt file. ``check`` is the lint's stable id, ``evidence`` verbatim."""

    check: str
    evidence: str
    message: LocalText


@dataclass
class PromptFile:
    """A prompt file as read. Usable only while ``problems`` is empty."""

    name: str
    purpose: str = ""
    inputs: dict[str, str] = field(default_factory=dict)
    reply: str = ""
    sections: list[tuple[Role, str]] = field(default_factory=list)
    partials: list[str] = field(default_factory=list)
    source: str = ""
    problems: list[Problem] = field(default_factory=list)

    def report(self, check: str, key: str, evidence: str = "", /, **values: object) -> None:
        """Add a problem worded as ``problem.<key>`` in ``prompts.yaml``."""
        self.problems.append(Problem(check, evidence, WORDING.both(f"problem.{key}", **values)))


def environment(partials: Mapping[str, str]) -> SandboxedEnvironment:
    """Jinja2, sandboxed, with undefined names as errors and the ``data`` filter."""
    made = SandboxedEnvironment(
        loader=jinja2.DictLoader(dict(partials)),
        undefined=jinja2.StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["data"] = fence
    return made


def nearest(name: str, known: Iterable[str]) -> LocalText:
    """A question proposing the closest of ``known``, or nothing."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return WORDING.both("nearest", name=close[0]) if close else WORDING.both("nothing")


def read_text(path: Path) -> str:
    """The file's text, BOM dropped, newlines unified. Raises ``OSError`` or ``UnicodeDecodeError``."""
    return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")


def read_partials(folder: Path) -> dict[str, str]:
    """Partials by the name they are included with, such as ``_partials/tone.md``. Raises like read_text."""
    return {f"{PARTIALS}/{path.name}": read_text(path) for path in sorted(folder.glob(f"{PARTIALS}/*.md"))}


def read_prompt(path: Path, partials: Mapping[str, str]) -> PromptFile:
    """Read and check one prompt file. Never raises for what the file contains."""
    file = PromptFile(name=path.stem)
    try:
        file.source = read_text(path)
    except (OSError, UnicodeDecodeError) as error:
        file.report("L01-unreadable", "unreadable", reason=type(error).__name__)
        return file
    found = _FRONT.match(file.source)
    if found is None:
        file.report("L02-front-matter", "no_front_matter")
        return file
    _read_front(file, found[1])
    _read_sections(file, found[2])
    if not file.problems:
        _check_variables(file, partials)
    return file


def _read_front(file: PromptFile, text: str) -> None:
    try:
        front = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        file.report("L02-front-matter", "bad_front_matter", reason=" ".join(str(error).split())[:200])
        return
    if not isinstance(front, dict):
        file.report("L02-front-matter", "no_front_matter")
        return
    for key in front:
        if key not in _KEYS:
            file.report("L03-unknown-key", "unknown_key", str(key), key=key, nearest=nearest(str(key), _KEYS))
    _check_values(file, front)


def _check_values(file: PromptFile, front: dict[Any, Any]) -> None:
    for key in ("purpose", "reply"):
        value = front.get(key, "")
        if not isinstance(value, str):
            kind = WORDING.both("problem.kind_text")
            file.report("L02-front-matter", "wrong_value", key, key=key, kind=kind)
        else:
            setattr(file, key, value.strip())
    if not file.purpose and isinstance(front.get("purpose", ""), str):
        file.report("L02-front-matter", "missing_key", "purpose", key="purpose")
    inputs = front.get("inputs", {})
    if not isinstance(inputs, dict) or not all(isinstance(x, str) for pair in inputs.items() for x in pair):
        kind = WORDING.both("problem.kind_map")
        file.report("L02-front-matter", "wrong_value", "inputs", key="inputs", kind=kind)
    else:
        file.inputs = inputs


def _read_sections(file: PromptFile, body: str) -> None:
    marks = list(_MARK.finditer(body))
    if not marks:
        file.sections = [("user", body.strip())]
    for mark, after in zip_longest(marks, marks[1:]):
        role = mark[1].lower()
        if role not in _ROLES:
            file.report(
                "L04-section", "unknown_section", mark[0], mark=mark[0].strip(), nearest=nearest(role, _ROLES)
            )
            continue
        text = body[mark.end() : after.start() if after else len(body)].strip()
        file.sections.append((cast(Role, role), text))
    before = body[: marks[0].start()].strip() if marks else ""
    if before or not all(text for _, text in file.sections):
        file.report("L04-section", "no_body")
    if "system" in [role for role, _ in file.sections[1:]]:
        file.report("L04-section", "system_not_first")
    if file.sections and "user" not in [role for role, _ in file.sections]:
        file.report("L04-section", "no_user")


def _check_variables(file: PromptFile, partials: Mapping[str, str]) -> None:
    used: set[str] = set()
    for _, text in file.sections:
        _walk(file, text, partials, used, file.name)
    for key in sorted(used - set(file.inputs)):
        file.report("L06-undeclared", "undeclared", key, key=key, nearest=nearest(key, file.inputs))
    if not file.problems:
        for key in sorted(set(file.inputs) - used):
            file.report("L07-unused-input", "unused", key, key=key)


def _walk(file: PromptFile, text: str, partials: Mapping[str, str], used: set[str], where: str) -> None:
    """Collect the variables of a template and of the partials it includes."""
    try:
        tree = environment(partials).parse(text)
        used |= meta.find_undeclared_variables(tree)
    except jinja2.TemplateSyntaxError as error:
        reason = f"{where}: {error.message}"
        file.report("L05-syntax", "syntax", where, line=error.lineno, reason=reason)
        return
    for name in meta.find_referenced_templates(tree):
        if name is None:
            file.report("L08-partial", "dynamic_include", where)
        elif name not in partials:
            file.report("L08-partial", "no_partial", name, key=name, nearest=nearest(name, partials))
        elif name not in file.partials:
            file.partials.append(name)
            _walk(file, partials[name], partials, used, name)


def unused_partials(files: Collection[PromptFile], partials: Mapping[str, str]) -> list[str]:
    """Names of partials that no prompt includes."""
    return sorted(set(partials) - {name for file in files for name in file.partials})

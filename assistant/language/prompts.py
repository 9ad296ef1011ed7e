"""The prompt library: one file a task under ``prompts/``, checked when it is loaded.

The format is described in ``prompts/README.md``.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import jinja2

from assistant.language.errors import CommonGroundError
from assistant.language.findings import Finding, Severity
from assistant.language.locale import LocalText
from assistant.language.model_port import Message
from assistant.language.prompt_files import (
    PARTIALS,
    WORDING,
    PromptFile,
    environment,
    nearest,
    read_partials,
    read_prompt,
    unused_partials,
)


class PromptError(CommonGroundError):
    """A prompt cannot be used: the sentence names the file and every problem in it."""

    def __init__(self, sentence: LocalText, *, of: str = "cannot_use") -> None:
        super().__init__(sentence, WORDING.both(f"{of}.next_step"))


@dataclass(frozen=True)
class Prompt:
    """One checked prompt.

    Attributes:
        name: the file's name without ``.md``.
        purpose: what it is for, in one sentence.
        inputs: what :meth:`render` takes: name to description.
        reply: name of the reply's pydantic model; empty when the reply is plain text.
        version: first 12 hex digits of the SHA-256 of the file and the partials it includes.
    """

    name: str
    purpose: str
    inputs: Mapping[str, str]
    reply: str
    version: str
    _file: PromptFile = field(repr=False, compare=False)
    _partials: Mapping[str, str] = field(repr=False, compare=False)

    def render(self, **inputs: object) -> tuple[Message, ...]:
        """The messages to send, in order; empty sections are left out.

        Raises:
            PromptError: an input is missing or unknown, or the template cannot be filled in.
        """
        self._check(inputs)
        made = environment(self._partials)
        try:
            filled = [
                (role, made.from_string(text).render(inputs).strip()) for role, text in self._file.sections
            ]
        except (jinja2.TemplateError, TypeError, ValueError) as error:
            reason = WORDING.both("problem.render", reason=str(error)[:300])
            raise _bad_inputs(self.name, [reason]) from error
        return tuple(Message(role, text) for role, text in filled if text)

    def _check(self, inputs: Mapping[str, object]) -> None:
        missing = [WORDING.both("problem.missing_input", key=k) for k in self.inputs if k not in inputs]
        unknown = [
            WORDING.both("problem.unexpected_input", key=k, nearest=nearest(k, self.inputs))
            for k in inputs
            if k not in self.inputs
        ]
        if missing or unknown:
            raise _bad_inputs(self.name, missing + unknown)


class PromptLibrary:
    """All prompts of a folder. Loading checks every file.

    Raises:
        PromptError: the folder is missing, or a file in it cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        files, partials = _load(folder)
        for file in files:
            if file.problems:
                raise _cannot_use(file)
        self._prompts = {file.name: _prompt(file, partials) for file in files}

    def get(self, name: str) -> Prompt:
        """The prompt called ``name``. Raises ``PromptError`` naming the nearest right name."""
        try:
            return self._prompts[name]
        except KeyError:
            near = nearest(name, self._prompts)
            sentence = WORDING.both("no_prompt.sentence", name=name, nearest=near)
            raise PromptError(sentence, of="no_prompt") from None

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all prompts, sorted."""
        return tuple(sorted(self._prompts))


def lint_prompts(folder: Path) -> list[Finding]:
    """Everything wrong with the prompt files of a folder; empty when all can be used."""
    try:
        files, partials = _load(folder)
    except PromptError as error:
        return [_finding(folder.name, "L01-unreadable", "", error.sentence, Severity.ERROR)]
    found = [
        _finding(f"{file.name}.md", problem.check, problem.evidence, problem.message, Severity.ERROR)
        for file in files
        for problem in file.problems
    ]
    if not found:
        message = WORDING.both("problem.unused_partial")
        for name in unused_partials(files, partials):
            found.append(_finding(name, "L09-unused-partial", name, message, Severity.WARNING))
    return found


def _finding(where: str, check: str, evidence: str, message: LocalText, severity: Severity) -> Finding:
    return Finding(
        check=check,
        severity=severity,
        where=where,
        evidence=evidence,
        message=message,
        remedy=WORDING.both("remedy"),
    )


def _load(folder: Path) -> tuple[list[PromptFile], dict[str, str]]:
    if not folder.is_dir():
        file = PromptFile(name=folder.name)
        file.report("L01-unreadable", "no_folder")
        raise _cannot_use(file)
    try:
        partials = read_partials(folder)
    except (OSError, UnicodeDecodeError) as error:
        file = PromptFile(name=PARTIALS)
        file.report("L01-unreadable", "unreadable", reason=type(error).__name__)
        raise _cannot_use(file) from error
    paths = [path for path in sorted(folder.glob("*.md")) if path.stem != "README"]
    return [read_prompt(path, partials) for path in paths], partials


def _prompt(file: PromptFile, partials: Mapping[str, str]) -> Prompt:
    used = {name: partials[name] for name in sorted(file.partials)}
    content = "\0".join([file.source, *(part for pair in used.items() for part in pair)])
    version = hashlib.sha256(content.encode("utf-8")).hexdigest()[:12]
    return Prompt(file.name, file.purpose, file.inputs, file.reply, version, file, used)


def _joined(problems: list[LocalText]) -> LocalText:
    return LocalText(zh="；".join(p.zh for p in problems), en="; ".join(p.en.strip() for p in problems))


def _cannot_use(file: PromptFile) -> PromptError:
    problems = [problem.message for problem in file.problems]
    name = file.name if file.name == PARTIALS else f"{file.name}.md"
    return PromptError(
        WORDING.both("cannot_use.sentence", file=name, count=len(problems), problems=_joined(problems))
    )


def _bad_inputs(name: str, problems: list[LocalText]) -> PromptError:
    return PromptError(
        WORDING.both("bad_inputs.sentence", file=name, problems=_joined(problems)), of="bad_inputs"
    )

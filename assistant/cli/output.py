"""Where a command's result goes: a file, or standard output."""

import sys
from pathlib import Path

import click

from assistant.cli.speech import say
from assistant.language.findings import Finding, Severity
from assistant.language.locale import Language

_MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}


def deliver(content: str | bytes, target: Path | None) -> None:
    """Write ``content`` to ``target``, or to standard output when there is none.

    Raises:
        click.ClickException: binary content would fill a terminal.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if target is not None:
        target.write_bytes(data)
        click.echo(say("written", path=target), err=True)
        return
    if isinstance(content, bytes) and sys.stdout.isatty():
        raise click.ClickException(say("needs_file"))
    sys.stdout.buffer.write(data if data.endswith(b"\n") or isinstance(content, bytes) else data + b"\n")
    sys.stdout.flush()


def tell(findings: list[Finding], language: Language) -> None:
    """Print findings a line each, worst first, with what to do."""
    order = list(Severity)
    for finding in sorted(findings, key=lambda each: order.index(each.severity)):
        evidence = f" [{finding.evidence}]" if finding.evidence else ""
        click.echo(
            f"{_MARKS[finding.severity]} {finding.check} {finding.where}: "
            f"{finding.message.say(language)}{evidence} → {finding.remedy.say(language)}"
        )

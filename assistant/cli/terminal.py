"""Talking to somebody at a terminal: words that cannot steer it, and questions back."""

import re
from collections.abc import Callable
from typing import TypeVar

import click

T = TypeVar("T")
_COMMAS = str.maketrans("，、", ",,")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def harmless(text: str) -> str:
    """The text without what would steer a terminal, whoever wrote it."""
    return _CONTROLS.sub("", text)


def print_line(text: str, *, err: bool = False) -> None:
    """Print words, harmless ones."""
    click.echo(harmless(text), err=err)


def listed(names: str) -> list[str]:
    """The names in a list with commas, Chinese ones too."""
    return [name.strip() for name in names.translate(_COMMAS).split(",") if name.strip()]


def asked(question: Callable[[], T], otherwise: T) -> T:
    """The answer typed; ``otherwise`` for Ctrl-C and the end of input."""
    try:
        return question()
    except click.Abort:
        click.echo("")
        return otherwise

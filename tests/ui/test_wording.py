"""Every message the interface asks for exists, and no message is left over."""

import ast
import re
from pathlib import Path

import pytest

from assistant.language.catalog import load_catalog
from assistant.ui.words import WORDING

_UI = WORDING.parent
_SAYING = {"say", "say_in", "both"}


def _known() -> set[str]:
    return {f"{file.stem}.{key}" for file in WORDING.glob("*.yaml") for key in load_catalog(file).messages}


def _asked() -> set[str]:
    """Keys and patterns (``*`` for what is filled in) that the code asks for."""
    found: set[str] = set()
    for file in _UI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _SAYING:
                at = 1 if getattr(node.func, "id", "") == "say_in" else 0
                found.update(_keys(node.args[at]))
    return found


def _keys(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Constant):
        return {str(node.value)}
    if isinstance(node, ast.JoinedStr):
        return {"".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)}
    if isinstance(node, ast.IfExp):
        return _keys(node.body) | _keys(node.orelse)
    return set()


def _pattern(asked: str) -> re.Pattern[str]:
    return re.compile(re.escape(asked).replace(r"\*", r"[^.]+"))


def test_every_message_asked_for_exists() -> None:
    known = _known()
    missing = [_pattern(asked) for asked in _asked() - known]
    assert not [each for each in missing if not any(map(each.fullmatch, known))]


def test_no_message_is_left_over() -> None:
    asked = _asked()
    filled_in = [_pattern(each) for each in asked if "*" in each]
    assert not [key for key in sorted(_known() - asked) if not any(each.fullmatch(key) for each in filled_in)]


@pytest.mark.parametrize("file", sorted(WORDING.glob("*.yaml")), ids=lambda path: path.stem)
def test_chinese_has_full_width_punctuation_and_no_mainland_words(file: Path) -> None:
    from assistant.language.zh_tw import mainland_words, simplified_characters

    for key, message in load_catalog(file).messages.items():
        assert not simplified_characters(message.zh), key
        assert not mainland_words(message.zh), key
        assert not re.search(r"[\u4e00-\u9fff][,;:?!(]", message.zh), key
        assert not re.search(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]", message.zh), key
        assert "您" not in message.zh, key

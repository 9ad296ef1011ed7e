"""What a person or a model wrote is shown as written: no markup, no link, no picture."""

import pytest

from assistant.ui.safe import lines, plain, safe


def test_html_shows_tags_as_characters() -> None:
    assert safe('<img src="http://x/y.png" onerror=alert(1)>') == (
        "&lt;img src=&quot;http://x/y.png&quot; onerror=alert(1)&gt;"
    )


def test_line_breaks_are_kept_in_html() -> None:
    assert lines("甲\n<b>乙</b>") == "甲<br>&lt;b&gt;乙&lt;/b&gt;"


@pytest.mark.parametrize(
    "text",
    ["![x](http://x/y.png)", "**bold**", "$a$ and $b$", ":red[x]", "[x](javascript:alert(1))", "`code`"],
)
def test_no_markdown_survives_in_a_label(text: str) -> None:
    shown = plain(text)
    for sign in "*`$[](!:":
        assert sign not in shown.replace(f"\\{sign}", "")


@pytest.mark.parametrize("address", ["https://example.com/a", "www.example.com"])
def test_an_address_in_a_label_does_not_become_a_link(address: str) -> None:
    shown = plain(address)
    assert "https\\:" not in shown
    assert "www\\." not in shown


def test_a_label_is_one_line() -> None:
    assert plain("甲\n\n# 乙") == "甲 \\# 乙"

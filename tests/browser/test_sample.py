"""From a sample to files that can be sent, in both languages."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]


@pytest.mark.parametrize("language", ["zh-TW", "en"])
def test_a_sample_becomes_an_agenda_that_is_edited_reloaded_and_downloaded(
    person: Callable[..., Person], language: str, tmp_path: Path
) -> None:
    someone = person(language)
    someone.open_sample()
    someone.draft()
    before = someone.times()
    assert len(before) >= 5

    someone.press("agenda.edit", within=".st-key-block-item-1")
    someone.write(someone.said("agenda.item.minutes"), "9")
    expect(someone.page.locator(".st-key-block-item-1 .cg-clock")).to_contain_text("9 ")
    after = someone.times()
    assert after[0] == before[0]
    assert after[2:] != before[2:], "the items after the edited one move"

    someone.reload()
    kept = someone.page.locator(".cg-item .cg-clock b")
    expect(kept).to_have_text(after)  # the edit is still there after a reload

    title = someone.page.locator(".st-key-block-head h2").inner_text()
    name, word = someone.download("agenda.download.docx", tmp_path)
    assert name.endswith(".docx")
    assert name[:4] == title[:4]
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        assert title[:6] in archive.read("word/document.xml").decode()
    name, calendar = someone.download("agenda.download.ics", tmp_path)
    assert name.endswith(".ics")
    assert name[:4] == title[:4]
    assert calendar.startswith(b"BEGIN:VCALENDAR")


def test_the_sheet_is_undone_and_the_private_papers_stay_apart(person: Callable[..., Person]) -> None:
    someone = person("zh-TW")
    someone.open_sample()
    someone.draft()
    before = someone.times()
    someone.press("agenda.edit", within=".st-key-block-item-1")
    someone.press("common.remove", within=".st-key-itemform")
    clocks = someone.page.locator(".cg-item .cg-clock b")
    expect(clocks).to_have_count(len(before) - 1)
    someone.press("agenda.undo")
    expect(clocks).to_have_count(len(before))

    shared = someone.page.locator(".st-key-sheet").inner_text()
    someone.choose_part("agenda.part.brief")
    private = someone.page.locator(".st-key-sheet-private")
    expect(private).to_contain_text(someone.said("agenda.private_note"))
    batna = private.locator("h3 + p").first.inner_text()
    assert batna
    assert batna[:12] not in shared

"""Translation, learning plan and handout as Word documents, read back."""

import io
from typing import Any

import pytest
from docx import Document

from assistant.adapters.exports.docx_fit import fits_one_page
from assistant.adapters.exports.docx_jargon import handout_docx, one_page, plan_docx, translation_docx
from assistant.jargon.learning.models import Change, Handout, TermMet
from assistant.jargon.learning.plan import handout
from assistant.language.document import Grid
from assistant.language.locale import Language
from tests.jargon.texts import SPRINT, bank, both_ways, glossary, plan, translated


def _read(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def _words(document: Any) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def _handout(language: Language, length: float, count: int = 14) -> Handout:
    """Words whose texts are ``length`` times as long as the glossary allows."""
    unit, size = ("說明", 30) if language is Language.ZH_TW else ("plain words ", 13)
    text = unit * int(size * length)
    terms = [
        TermMet(
            surface=f"WORD{n}",
            name="name of it",
            plain=text,
            ask_back=text,
            changes=tuple(Change(department=d, touches="x", line=f"{d} {text}") for d in ("A", "B")),
            other_meanings=(("C", text),),
            explainer="D",
            listeners=("A", "B"),
        )
        for n in range(count)
    ]
    return Handout(language=language, title="One page", terms=tuple(terms), left_out=2)


def _rows(page: Handout) -> int:
    grid = one_page(page).blocks[0]
    assert isinstance(grid, Grid)
    return len(grid.rows)


def test_a_translation_opens_in_word_with_original_and_rewrites() -> None:
    document = _read(translation_docx(translated(), Language.ZH_TW))
    first = [cell.text for cell in document.tables[0].rows[1].cells]
    assert first == [SPRINT, *(told.paragraphs[0].text for told in translated().listeners)]
    assert document.sections[0].page_width.mm == pytest.approx(210, abs=0.5)


@pytest.mark.parametrize("language", list(Language))
def test_a_plan_opens_in_word_with_all_its_parts(language: Language) -> None:
    made = plan(both_ways(), bank(), language)
    assert made.session is not None
    assert made.programme is not None
    text = _words(_read(plan_docx(made)))
    for segment in made.session.segments:
        assert segment.title in text
    for activity in made.programme.activities:
        assert activity.title in text
    for measure in made.programme.measures:
        assert measure.counted in text


def test_a_plan_without_words_says_so() -> None:
    made = plan([])
    document = _read(plan_docx(made))
    assert not document.tables
    assert all(text in _words(document) for text in made.nothing)


def test_a_handout_holds_every_word_that_fits() -> None:
    page = handout(both_ways(), glossary=glossary(), language=Language.ZH_TW)
    text = _words(_read(handout_docx(page)))
    assert all(term.surface in text and term.plain in text for term in page.terms)


@pytest.mark.parametrize("language", list(Language))
def test_fourteen_words_of_usual_length_fit_one_page(language: Language) -> None:
    page = _handout(language, 0.5)
    assert _rows(page) == 14
    assert fits_one_page(one_page(page))


@pytest.mark.parametrize("language", list(Language))
def test_the_fourteen_longest_terms_of_the_glossary_fit_one_page(language: Language) -> None:
    longest = sorted(
        glossary().terms.values(),
        key=lambda term: len(term.plain.say(language) + term.ask_back.say(language)),
    )[-14:]
    terms = [
        TermMet(
            surface=term.name.en,
            name=term.name.zh,
            plain=term.plain.say(language),
            ask_back=term.ask_back.say(language),
            changes=tuple(
                Change(department="A", touches="x", line=line.say(language)) for line in term.effects.values()
            ),
            other_meanings=tuple((other.home, other.means.say(language)) for other in term.elsewhere),
            explainer="D",
            listeners=("A",),
        )
        for term in longest
    ]
    assert _rows(Handout(language=language, title="One page", terms=tuple(terms))) == 14


@pytest.mark.parametrize("language", list(Language))
def test_what_does_not_fit_one_page_is_left_out_and_counted(language: Language) -> None:
    page = _handout(language, 2)
    rows = _rows(page)
    assert 0 < rows < 14
    assert fits_one_page(one_page(page))
    document = _read(handout_docx(page))
    assert len(document.tables[0].rows) == 1 + rows
    assert str(14 - rows + 2) in document.paragraphs[-1].text


def test_a_second_line_goes_before_a_word_does() -> None:
    short, full = _handout(Language.EN, 0.25), _handout(Language.EN, 0.5)
    assert "\n" in _grid_text(short)
    assert "\n" not in _grid_text(full)
    assert _rows(full) == 14


def _grid_text(page: Handout) -> str:
    grid = one_page(page).blocks[0]
    assert isinstance(grid, Grid)
    return "".join(cell for row in grid.rows for cell in row)


def test_a_single_word_longer_than_a_page_is_still_there() -> None:
    assert _rows(_handout(Language.ZH_TW, 100, count=1)) == 1


def test_the_same_content_gives_the_same_bytes() -> None:
    page = handout(both_ways(), glossary=glossary(), language=Language.EN)
    assert handout_docx(page) == handout_docx(page)
    assert plan_docx(plan(both_ways())) == plan_docx(plan(both_ways()))


def test_characters_that_no_file_may_hold_are_left_out() -> None:
    told = translated("做\x00 Sprint\x0b 的 \ud800 事。".replace("\ud800", "\ufffe"))
    assert "Sprint" in _words(_read(translation_docx(told, Language.ZH_TW)))

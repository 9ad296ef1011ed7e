"""The questions about company papers are sound, and the search answers most of them."""

from pathlib import Path

from assistant.adapters.database import open_stores
from assistant.adapters.embedders import Usem3Embedder
from assistant.adapters.own_index import OwnDocuments
from assistant.knowledge.own_documents import sentences
from assistant.language.locale import Language
from assistant.project.models import Project
from bench.company_papers import other_papers, read_papers

PAPERS = read_papers()


def test_every_answer_is_one_sentence_of_its_page() -> None:
    pages = {(paper.name, at): page for paper in PAPERS.documents for at, page in enumerate(paper.pages, 1)}
    for question in PAPERS.questions:
        page = pages[question.document, question.page]
        assert question.sentence in [one for line in page.splitlines() for one in sentences(line)], (
            question.id
        )


def test_there_are_enough_questions_of_both_languages_and_across_them() -> None:
    assert len({question.id for question in PAPERS.questions}) == len(PAPERS.questions) >= 50
    across = [question for question in PAPERS.questions if PAPERS.across(question)]
    for language in Language:
        assert sum(question.language is language for question in across) >= 5


def test_made_up_papers_are_the_same_every_time_and_hold_no_answer() -> None:
    papers = other_papers(30_000)
    assert papers == other_papers(30_000)
    text = "\n".join(page for paper in papers for page in paper.pages)
    assert not [question.id for question in PAPERS.questions if question.sentence in text]


def test_most_questions_are_answered_among_the_first_three(tmp_path: Path) -> None:
    stores = open_stores(tmp_path / "db.sqlite3")
    project = stores.projects.add("ann", Project(title="案")).id
    own = OwnDocuments(tmp_path / "own", stores.own_documents, Usem3Embedder())
    own.add("ann", project, [paper.document() for paper in [*PAPERS.documents, *other_papers(15_000)]])
    found = {
        one.id: [hit.context for hit in own.search("ann", project, one.asks, top=3)]
        for one in PAPERS.questions
    }
    stores.close()

    answered = [one for one in PAPERS.questions if any(one.sentence in text for text in found[one.id])]
    across = [one for one in answered if PAPERS.across(one)]
    assert len(answered) >= 0.85 * len(PAPERS.questions)
    assert len(across) >= 0.6 * sum(PAPERS.across(one) for one in PAPERS.questions)

import pytest

from assistant.knowledge.base import KnowledgeBase, load_knowledge
from assistant.knowledge.citations import is_verbatim, resolve
from assistant.settings import ROOT


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    return load_knowledge(ROOT / "kb")


def test_invented_keys_are_told_apart_and_order_is_kept(knowledge: KnowledgeBase) -> None:
    known, invented = resolve(["meso", "win-win", "batna", "meso", "", "win-win"], knowledge)
    assert known == ["meso", "batna"]
    assert invented == ["win-win", ""]


def test_every_idea_may_be_quoted_in_both_languages(knowledge: KnowledgeBase) -> None:
    for principle in knowledge.principles.values():
        assert is_verbatim(principle.idea.zh, principle)
        assert is_verbatim(principle.idea.en, principle)


def test_white_space_quotation_marks_and_the_last_stop_do_not_matter(knowledge: KnowledgeBase) -> None:
    principle = knowledge.principle("dual-identity")
    quote = "“" + principle.idea.en.removesuffix(".").replace(" ", "\n  ", 3) + "”"
    assert is_verbatim(quote, principle)
    assert is_verbatim("「" + principle.idea.zh.removesuffix("。") + "」", principle)


def test_one_whole_sentence_of_a_longer_text_may_be_quoted(knowledge: KnowledgeBase) -> None:
    principle = knowledge.principle("silo-mentality")
    assert is_verbatim("It is seldom selfishness.", principle)
    assert is_verbatim("We lost that customer twice." + principle.situations.en[0], principle) is False
    assert is_verbatim(principle.situations.zh[0], principle)


@pytest.mark.parametrize(
    "quote",
    [
        "",
        "  ",
        "。",
        "ask people to forget their department",
        "Always ask people to forget their department.",
        "要求任何人忘記自己的部門",
        "Never ask people to forget their department, and invite them in.",
    ],
)
def test_what_the_principle_does_not_say_is_no_quotation(knowledge: KnowledgeBase, quote: str) -> None:
    assert not is_verbatim(quote, knowledge.principle("dual-identity"))


def test_a_sentence_of_another_principle_is_no_quotation(knowledge: KnowledgeBase) -> None:
    assert not is_verbatim(knowledge.principle("meso").idea.en, knowledge.principle("batna"))

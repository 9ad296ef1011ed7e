"""From the words people met to a session of thirty minutes, and to a handout."""

import pytest

from assistant.jargon.learning.met import sentence_at, terms_met
from assistant.jargon.learning.models import HANDOUT_TERMS, LearningPlan, SharingSession, TermMet
from assistant.jargon.learning.plan import handout
from assistant.jargon.learning.rules import RULES
from assistant.jargon.learning.session import MOST_TERMS, share, taught
from assistant.jargon.models import Card, Translation
from assistant.knowledge.citations import is_verbatim
from assistant.language.locale import Language
from assistant.project.models import Project
from tests.jargon.texts import (
    CAMPAIGN,
    SPRINT,
    TODAY,
    bank,
    both_ways,
    glossary,
    knowledge,
    plan,
    translated,
)


def _met(texts: list[Translation], project: Project | None = None) -> dict[str, TermMet]:
    met = terms_met(texts, glossary=glossary(), language=Language.ZH_TW, project=project)
    return {term.surface: term for term in met}


def _session(made: LearningPlan) -> SharingSession:
    assert made.session is not None
    return made.session


def _word(surface: str, explainer: str = "資訊處", **more: object) -> TermMet:
    values = {"surface": surface, "explainer": explainer, "listeners": ("行銷處",), "plain": "一種東西"}
    return TermMet.model_validate(values | more)


@pytest.mark.parametrize("count", range(1, 9))
@pytest.mark.parametrize("language", list(Language))
def test_a_session_takes_thirty_minutes_without_gap_or_overlap(count: int, language: Language) -> None:
    words = [_word(f"W{n}", explainer=f"D{n % 3}") for n in range(count)]
    session = share(words, rules=(), project=None, language=language, date=TODAY)
    end = 0
    for segment in session.segments:
        assert segment.start == end
        end += segment.minutes
    assert end == 30
    taught_words = [segment.term for segment in session.segments if segment.term]
    assert len(taught_words) == min(count, MOST_TERMS)
    assert {word.surface for word in taught_words} | set(session.later) == {word.surface for word in words}


def test_a_third_of_the_time_is_for_questions() -> None:
    segments = _session(plan(both_ways())).segments
    assert sum(each.minutes for each in segments if each.stage in ("check", "questions")) == 10


def test_the_department_whose_word_it_is_explains_to_those_who_needed_it() -> None:
    met = _met(both_ways())
    assert (met["Sprint"].explainer, met["Sprint"].listeners) == ("資訊處", ("行銷處", "客服處"))
    assert (met["CTR"].explainer, met["CTR"].listeners) == ("行銷處", ("資訊處",))


def test_a_word_of_a_third_department_is_explained_by_that_department_of_the_project() -> None:
    said_by_marketing = translated("這檔活動要做 UAT。", "行銷處", ("客服處",))
    assert _met([said_by_marketing], bank())["UAT"].explainer == "資訊處"


def test_a_person_of_the_project_is_named_the_one_close_to_the_work_and_never_an_address() -> None:
    project = bank()
    made = plan(both_ways(), project)
    teachers = {each.teacher.department: each.teacher for each in _session(made).segments if each.teacher}
    assert teachers["資訊處"].person == "郭哲瑋"
    assert teachers["行銷處"].person == "邱子晴"
    assert "@" not in made.model_dump_json()


def test_without_a_project_no_person_is_invented() -> None:
    assert not any(each.teacher.person for each in _session(plan(both_ways())).segments if each.teacher)


def test_both_sides_teach_even_when_one_has_many_more_words() -> None:
    words = [_word(f"W{n}") for n in range(9)] + [_word("CTR", explainer="行銷處")]
    chosen = taught(words)
    assert [each.explainer for each in chosen] == ["資訊處"] * 4 + ["行銷處"]


def test_examples_are_sentences_really_said() -> None:
    for term in _met(both_ways()).values():
        assert term.quote in (SPRINT + CAMPAIGN)
        assert term.surface in term.quote


def test_a_sentence_that_holds_something_private_is_not_quoted() -> None:
    project = bank()
    secret = project.private.concessions[0]
    told = translated(f"{secret}，要 3 個 Sprint。")
    assert _met([told])["Sprint"].quote
    assert _met([told], project)["Sprint"].quote == ""


def test_the_sentence_around_a_place() -> None:
    text = "先看這個。接著做 UAT！然後 release v1.2 today. Done."
    assert sentence_at(text, text.index("UAT")) == "接著做 UAT！"
    assert sentence_at(text, text.index("release")) == "然後 release v1.2 today."
    long = "很長" * 200 + "，做 UAT，" + "很長" * 200
    assert sentence_at(long, long.index("UAT")) == "做 UAT，"


def test_three_questions_are_of_three_kinds_on_three_words_with_answers_from_the_cards() -> None:
    session = _session(plan(both_ways()))
    assert len(session.questions) == 3
    assert len({each.surface for each in session.questions}) == 3
    met = _met(both_ways())
    plain, change, ask = session.questions
    assert plain.answer == met[plain.surface].plain
    assert change.answer.endswith(tuple(each.line for each in met[change.surface].changes))
    assert ask.answer.endswith(met[ask.surface].ask_back)
    for question in session.questions:
        assert question.surface in question.question
        assert question.asked in met[question.surface].listeners


def test_one_word_still_gives_three_questions() -> None:
    assert len(_session(plan([translated("要 3 個 Sprint。")])).questions) == 3


@pytest.mark.parametrize("language", list(Language))
def test_ground_rules_cite_principles_that_exist_word_for_word(language: Language) -> None:
    rules = _session(plan(both_ways(), language=language)).rules
    assert tuple(each.principle for each in rules) == RULES
    for rule in rules:
        principle = knowledge().principle(rule.principle)
        assert rule.name == principle.name.say(language)
        assert is_verbatim(rule.quote, principle)


def test_the_same_text_translated_again_is_met_once() -> None:
    once, again = _met([translated()]), _met([translated(), translated(SPRINT, "資訊處", ("客服處",))])
    assert once["Sprint"].times == again["Sprint"].times == 1


def test_what_more_departments_needed_comes_first_then_what_came_up_more_often() -> None:
    texts = [
        translated(CAMPAIGN, "行銷處", ("資訊處",)),
        translated("CTR 要看，CTR 要看。", "行銷處", ("資訊處",)),
    ]
    assert next(iter(_met(texts))) == "CTR"
    assert next(iter(_met([*texts, translated()]))) == "Sprint"


def test_a_plan_in_the_other_language_takes_its_words_from_the_glossary() -> None:
    made = plan([translated()], language=Language.EN)
    term = next(each.term for each in _session(made).segments if each.term)
    assert term.plain == glossary().terms["sprint"].plain.en
    assert term.changes[0].line in [line.en for line in glossary().terms["sprint"].effects.values()]


def test_a_word_that_only_a_model_explained_is_taught_by_who_said_it_and_marked() -> None:
    told = translated("我們要先做 Zorp 再說。")
    card = Card(surface="Zorp", spans=((0, 5, 9),), plain="一種檢查", verified=False)
    first = told.listeners[0].model_copy(update={"cards": (card,)})
    met = _met([told.model_copy(update={"listeners": (first,)})])["Zorp"]
    assert (met.explainer, met.verified, met.plain) == ("資訊處", False, "一種檢查")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("texts", [[], [translated("明天見。")]])
def test_with_no_word_met_it_says_so_and_what_to_do_next(
    texts: list[Translation], language: Language
) -> None:
    made = plan(texts, bank(), language)
    assert made.session is None
    assert made.programme is None
    assert len(made.nothing) == 2
    page = handout(texts, glossary=glossary(), language=language)
    assert page.terms == ()
    assert page.nothing == made.nothing


def test_a_handout_holds_fourteen_words_and_counts_the_rest() -> None:
    words = ["Sprint", "UAT", "API", "SLA", "CI/CD", "MVP", "backlog", "refactor", "hotfix", "rollback"]
    words += ["EBITDA", "CAPEX", "OPEX", "GMV", "CPA", "ROAS", "LTV", "CTR"]
    texts = [translated("、".join(words) + "。", "人資部", ("法務部",))]
    met = _met(texts)
    page = handout(texts, glossary=glossary(), language=Language.ZH_TW)
    assert len(page.terms) == HANDOUT_TERMS
    assert page.left_out == len(met) - HANDOUT_TERMS > 0

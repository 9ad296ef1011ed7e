from typing import Any

from pydantic import BaseModel

from assistant.language.context_budget import most_tokens
from assistant.language.fitted_prompt import FittedPrompt, Room, fit_prompt
from assistant.language.model_port import Message

OPTIONAL = {"project.facts": 2, "principles": 3, "project.terms": 1}


class Short(BaseModel):
    word: str


def _render(**inputs: Any) -> tuple[Message, ...]:
    told = [inputs["project"]["title"], *inputs["project"].get("facts", []), *inputs["principles"]]
    told += [term["term"] for term in inputs["project"].get("terms", [])]
    return (Message("user", "\n".join(told)),)


def _inputs() -> dict[str, Any]:
    return {
        "project": {
            "title": "標題",
            "facts": ["甲" * 100, "乙" * 100],
            "terms": [{"term": "丙" * 100, "meaning": "說明"}],
        },
        "principles": ["丁" * 100],
    }


def _fitted(window: int | None) -> FittedPrompt:
    return fit_prompt(_inputs(), OPTIONAL, _render, Room(window, 500, 50), Short)


def test_an_unknown_window_leaves_everything_in() -> None:
    fitted = _fitted(None)
    assert fitted.messages == _render(**_inputs())
    assert (fitted.note, fitted.max_output_tokens) == (None, 500)


def test_a_wide_window_leaves_everything_in() -> None:
    fitted = _fitted(5_000)
    assert fitted.messages == _render(**_inputs())
    assert (fitted.note, fitted.max_output_tokens) == (None, 500)


def test_what_matters_least_stays_out_first_and_is_named() -> None:
    everything = most_tokens(_fitted(None).messages[0].text)
    text = ""
    for window in range(everything + 200, 100, -20):
        fitted = _fitted(window)
        text = fitted.messages[0].text
        kept = [each in text for each in "丁甲乙丙"]
        assert kept == sorted(kept, reverse=True)
        assert (fitted.note is None) == all(kept)
    assert text == "標題"


def test_the_note_counts_and_names_by_kind_in_both_languages() -> None:
    note = _fitted(200).note
    assert note is not None
    assert "事實 2 項（「甲" in note.zh
    assert "名詞 1 項（「丙" in note.zh
    assert "facts: 2 (“甲" in note.en
    assert "標題" not in note.zh


def test_prompt_schema_and_reply_together_never_exceed_a_window_that_holds_the_rest() -> None:
    for window in range(200, 1_200, 50):
        fitted = _fitted(window)
        assert most_tokens(fitted.messages[0].text) + fitted.max_output_tokens <= window
        assert fitted.max_output_tokens >= 50


def test_a_rest_that_does_not_fit_is_sent_all_the_same() -> None:
    fitted = _fitted(10)
    assert fitted.messages[0].text == "標題"
    assert fitted.max_output_tokens == 50

"""The settings page: what models cost is typed here, checked, and counts from then on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.bootstrap import get_services
from assistant.language.locale import Language
from assistant.language.prices import Price, prices_in
from assistant.ui.components.settings.prices import read_rows
from assistant.ui.words import say_in

Open = Callable[..., AppTest]


def _edit(test: AppTest, *added: dict[str, object], deleted: tuple[int, ...] = ()) -> AppTest:
    key = test.data_editor[0].key
    assert key
    test.session_state[key] = {"edited_rows": {}, "added_rows": list(added), "deleted_rows": list(deleted)}
    test.run()
    return test.button(key="keep_prices").click().run()


def _folder() -> Path:
    return get_services().settings.data_folder


@pytest.mark.slow
def test_prices_are_typed_kept_and_taken_away_again(app: Open) -> None:
    test = _edit(app("settings"), {"model": "my-model", "input": 1.25, "output": 10.0, "currency": "NT$"})
    assert not test.exception
    assert prices_in(_folder()) == {"my-model": Price(input=1.25, output=10.0, currency="NT$")}
    assert list(test.data_editor[0].value["model"]) == ["my-model"]
    test = _edit(test, {"model": "other", "input": 0.0, "output": 2.0}, deleted=(0,))
    assert prices_in(_folder()) == {"other": Price(input=0, output=2)}


@pytest.mark.slow
def test_a_row_that_is_no_price_is_named_and_nothing_is_kept(app: Open) -> None:
    test = _edit(app("settings"), {"model": "my-model", "input": 1.25})
    assert "my\\-model" in test.warning[0].value
    assert prices_in(_folder()) == {}
    assert not (_folder() / "prices.yaml").exists()


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ({"model": " ", "input": 1.0, "output": 1.0}, "no_name"),
        ({"model": "m", "input": -1.0, "output": 1.0}, "no_price"),
        ({"model": "m", "input": float("inf"), "output": 1.0}, "no_price"),
        ({"model": "m", "output": 1.0, "currency": "US$"}, "no_price"),
        ({"model": "m", "input": 1.0, "output": 1.0, "currency": "x" * 9}, "no_price"),
    ],
)
def test_every_row_must_have_a_name_and_two_prices(row: dict[str, object], key: str) -> None:
    table, wrong = read_rows([row])
    assert table == {}
    assert wrong == [
        say_in(Language.ZH_TW, f"settings.prices.{key}", **({} if key == "no_name" else {"model": "m"}))
    ]


def test_one_name_cannot_have_two_prices() -> None:
    row = {"model": "m", "input": 1.0, "output": 2.0}
    assert read_rows([row])[1] == []
    assert len(read_rows([row, row])[1]) == 1

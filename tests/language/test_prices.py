from pathlib import Path

import pytest

from assistant.language.model_port import Usage
from assistant.language.prices import Price, cost, load_prices, prices_in, save_prices

PRICES = {"m": Price(input=1, output=2), "m-large": Price(input=10, output=20, currency="NT$")}


def test_the_longest_name_that_fits_gives_the_price() -> None:
    used = Usage(1_000_000, 500_000)
    assert cost("m-small-2026", used, PRICES) == (2.0, "US$")
    assert cost("m-large-2026", used, PRICES) == (20.0, "NT$")


@pytest.mark.parametrize(
    ("model", "usage"), [("other", Usage(1, 1)), ("m", Usage(None, 1)), ("m", Usage(1, None))]
)
def test_what_is_not_known_costs_an_unknown_amount(model: str, usage: Usage) -> None:
    assert cost(model, usage, PRICES) is None


def test_the_shipped_table_can_be_read_and_a_broken_one_is_named(tmp_path: Path) -> None:
    assert isinstance(load_prices(), dict)
    assert load_prices(tmp_path / "none.yaml") == {}
    broken = tmp_path / "prices.yaml"
    for text in ("m: {input: -1, output: 2}", "m: {inputt: 1}", "[", "- a"):
        broken.write_text(text)
        with pytest.raises(ValueError, match=r"prices\.yaml"):
            load_prices(broken)


def test_the_persons_own_table_comes_first_and_a_broken_one_costs_only_the_price(tmp_path: Path) -> None:
    own = tmp_path / "prices.yaml"
    own.write_text("some-model: {input: 1.0, output: 2.0, currency: NT$}\n", encoding="utf-8")
    paid = cost("some-model-2027", Usage(1_000_000, 500_000), prices_in(tmp_path))
    assert paid == (2.0, "NT$")
    own.write_text("- not a table", encoding="utf-8")
    assert prices_in(tmp_path) == {}


def test_a_table_that_was_kept_reads_back_the_same(tmp_path: Path) -> None:
    save_prices(tmp_path / "new", PRICES)
    assert prices_in(tmp_path / "new") == PRICES
    save_prices(tmp_path / "new", {})
    assert prices_in(tmp_path / "new") == {}
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["prices.yaml"]

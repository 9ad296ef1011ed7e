"""What models cost, as a table the person keeps; a model that is not in it costs "unknown"."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from pydantic import ValidationError

from assistant.language.prices import Price, prices_in, save_prices
from assistant.ui.model import connection
from assistant.ui.safe import plain
from assistant.ui.state import remember, remembered, services
from assistant.ui.words import say

_EMPTY = (None, "")


def price_settings() -> None:
    """Draw the table, its button, and what was wrong with the last try to keep it."""
    st.caption(say("settings.prices.about"))
    kept = prices_in(services().settings.data_folder)
    chosen = connection()
    if chosen is not None and not any(chosen.model.startswith(name) for name in kept):
        st.caption(f":material/info: {say('settings.prices.unknown', model=plain(chosen.model))}")
    edited = st.data_editor(
        _columns(kept),
        key=f"prices.{remembered('prices_epoch', 0)}",
        num_rows="dynamic",
        hide_index=True,
        column_config={
            "model": st.column_config.TextColumn(say("settings.prices.model"), max_chars=120),
            "input": st.column_config.NumberColumn(say("settings.prices.input"), min_value=0.0),
            "output": st.column_config.NumberColumn(say("settings.prices.output"), min_value=0.0),
            "currency": st.column_config.TextColumn(say("settings.prices.currency"), max_chars=8),
        },
    )
    if st.button(say("settings.prices.keep"), key="keep_prices", icon=":material/save:"):
        _keep(_rows(edited))


def _columns(kept: Mapping[str, Price]) -> Any:
    """The table as columns of fixed types, so that an empty one can be typed into."""
    import pandas  # type: ignore[import-untyped]  # it ships no types; one frame is built here

    prices = list(kept.values())
    return pandas.DataFrame(
        {
            "model": pandas.Series(list(kept), dtype="string"),
            "input": pandas.Series([price.input for price in prices], dtype="Float64"),
            "output": pandas.Series([price.output for price in prices], dtype="Float64"),
            "currency": pandas.Series([price.currency for price in prices], dtype="string"),
        }
    )


def _rows(edited: Any) -> list[dict[str, Any]]:
    """The rows with something in them; an empty cell is ``None``."""
    rows = edited.astype(object).where(edited.notna(), None).to_dict("records")
    return [row for row in rows if any(value not in _EMPTY for value in row.values())]


def _keep(rows: Sequence[Mapping[str, Any]]) -> None:
    table, wrong = read_rows(rows)
    if wrong:
        for sentence in wrong:
            st.warning(sentence, icon=":material/warning:")
        return
    try:
        save_prices(services().settings.data_folder, table)
    except OSError:
        st.error(say("settings.prices.not_written"), icon=":material/error:")
        return
    remember("prices_epoch", remembered("prices_epoch", 0) + 1)
    st.toast(say("settings.prices.kept", count=len(table)), icon=":material/check:")
    st.rerun()


def read_rows(rows: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Price], list[str]]:
    """The table, and a sentence for each row that is not a price."""
    table: dict[str, Price] = {}
    wrong: list[str] = []
    for row in rows:
        name = str(row.get("model") or "").strip()
        told = {key: row.get(key) for key in ("input", "output", "currency") if row.get(key) not in _EMPTY}
        if not name:
            wrong.append(say("settings.prices.no_name"))
        elif name in table:
            wrong.append(say("settings.prices.twice", model=plain(name)))
        else:
            try:
                table[name] = Price.model_validate(told)
            except ValidationError:
                wrong.append(say("settings.prices.no_price", model=plain(name)))
    return table, wrong

"""Where the owner's department stands with each other one: bars, words, and a table."""

from collections.abc import Sequence

import streamlit as st

from assistant.trade_offs.account import Balance
from assistant.ui.components.agenda.document import table
from assistant.ui.safe import safe
from assistant.ui.words import say

_EVEN = 0.5


def balance_bars(found: Sequence[tuple[str, Balance]]) -> None:
    """A card a department; full bars are done, striped ones promised."""
    longest = max((_length(balance) for _, balance in found), default=0) or 1
    st.html(
        f'<div class="cg-balances">{"".join(_card(own, each, longest) for own, each in found)}</div>'
        f'<p class="cg-legend"><span><i class="cg-bar-done"></i>{safe(say("account.done"))}</span>'
        f'<span><i class="cg-bar-open"></i>{safe(say("account.promised"))}</span></p>'
    )
    with st.expander(say("account.table.title"), icon=":material/table:"):
        st.html(_table(found))


def _card(own: str, balance: Balance, longest: float) -> str:
    pair = say("account.pair", own=own, other=balance.department)
    rows = _row("given", balance.given, balance.we_owe, longest)
    rows += _row("received", balance.received, balance.owed_to_us, longest)
    return f"<article><h4>{safe(pair)}</h4>{rows}<p>{safe(_sentence(balance))}</p></article>"


def _row(side: str, done: float, still: float, longest: float) -> str:
    told = f"{done:g}" if not still else say("account.plus", done=f"{done:g}", still=f"{still:g}")
    bars = "".join(
        f'<i class="cg-bar-{kind}" style="width:{100 * value / longest:.1f}%"></i>'
        for kind, value in (("done", done), ("open", still))
    )
    return (
        f'<div class="cg-balance"><span>{safe(say(f"account.{side}"))}</span>'
        f'<span class="cg-track" aria-hidden="true">{bars}</span><b>{safe(told)}</b></div>'
    )


def _sentence(balance: Balance) -> str:
    if balance.net > _EVEN:
        return say("account.net_given", department=balance.department, net=f"{balance.net:g}")
    if balance.net < -_EVEN:
        return say("account.net_received", department=balance.department, net=f"{-balance.net:g}")
    if not balance.given and not balance.received:
        return say("account.net_open", department=balance.department)
    return say("account.net_even", department=balance.department)


def _length(balance: Balance) -> float:
    return max(balance.given + balance.we_owe, balance.received + balance.owed_to_us)


def _table(found: Sequence[tuple[str, Balance]]) -> str:
    names = [say(f"account.table.{name}") for name in ("pair", "given", "received", "we_owe", "owed")]
    rows = [
        [
            safe(say("account.pair", own=own, other=each.department)),
            *(f"{value:g}" for value in (each.given, each.received, each.we_owe, each.owed_to_us)),
        ]
        for own, each in found
    ]
    return table(names, rows)

"""Constraints between issues: what may not hold together, what follows from what, how much there is."""

from typing import Any

import streamlit as st

from assistant.project.preferences import Choice, Rule
from assistant.ui.boundary import guarded
from assistant.ui.components.trade_offs.notes import traded_issues
from assistant.ui.editing import Desk
from assistant.ui.safe import plain
from assistant.ui.words import say

KINDS = ["forbidden", "if_then", "capacity"]


def rules(desk: Desk) -> None:
    """The constraints as sentences, and a new one."""
    held = desk.project.private.trade_offs.rules
    with st.expander(say("trade_offs.rules.title", count=len(held)), icon=":material/rule:"):
        if not held:
            st.caption(say("trade_offs.rules.empty"))
        for place, rule in enumerate(held):
            with st.container(horizontal=True, vertical_alignment="center", key=f"rule-{place}", wrap=False):
                st.markdown(rule_in_words(rule), width="stretch")
                st.button(
                    "",
                    key=desk.key(("trade_offs", "rules", place, "remove")),
                    icon=":material/close:",
                    type="tertiary",
                    help=say("common.remove"),
                    on_click=_remove,
                    args=(desk, place),
                )
        with st.popover(say("trade_offs.rules.add"), icon=":material/add:", type="tertiary"):
            _new(desk)


def rule_in_words(rule: Rule) -> str:
    """A constraint as a sentence, safe for Markdown."""
    said = [
        say("trade_offs.pair", issue=plain(choice.issue), option=plain(choice.option))
        for choice in rule.choices
    ]
    if rule.kind == "capacity":
        issues = say("common.listing").join(plain(issue) for issue in rule.issues)
        sentence = say("trade_offs.rules.is_capacity", issues=issues, capacity=f"{rule.capacity or 0:g}")
    elif rule.kind == "if_then":
        then = say("trade_offs.rules.or").join(said[1:])
        sentence = say("trade_offs.rules.is_if_then", first=said[0] if said else "", then=then)
    else:
        sentence = say("trade_offs.rules.is_forbidden", choices=say("trade_offs.rules.and").join(said))
    return f"{sentence}  \n:gray[{plain(rule.reason)}]" if rule.reason else sentence


def _new(desk: Desk) -> None:
    names = [issue.name for issue in traded_issues(desk.project)]
    if len(names) < 2:
        st.caption(say("trade_offs.rules.needs_two"))
        return
    kind = st.segmented_control(
        say("trade_offs.rules.kind"),
        KINDS,
        default="forbidden",
        required=True,
        format_func=lambda each: say(f"trade_offs.rules.kinds.{each}"),
        key=_key(desk, "kind"),
        wrap=True,
    )
    rule = _capacity(desk, names) if kind == "capacity" else _choices(desk, names, kind or "forbidden")
    reason = st.text_input(
        say("trade_offs.rules.reason"),
        max_chars=300,
        key=_key(desk, "reason"),
        help=say("trade_offs.rules.why"),
    )
    st.button(
        say("trade_offs.rules.add_it"),
        key=_key(desk, "add"),
        icon=":material/add:",
        disabled=rule is None,
        on_click=_add,
        args=(desk, rule, reason),
    )


def _choices(desk: Desk, names: list[str], kind: str) -> Rule | None:
    """Two choices: the first one, and the one it forbids or needs."""
    first = _choice(desk, names, kind, "first")
    second = _choice(desk, [name for name in names if name != first.issue], kind, "second")
    return Rule.model_validate({"kind": kind, "choices": [first.model_dump(), second.model_dump()]})


def _choice(desk: Desk, names: list[str], kind: str, which: str) -> Choice:
    issue = st.selectbox(
        say(f"trade_offs.rules.{kind}.{which}"), names, key=_key(desk, kind, which, "/".join(names))
    )
    options = next(each.options for each in desk.project.issues if each.name == (issue or names[0]))
    option = st.selectbox(
        say("trade_offs.rules.option"), options, key=_key(desk, kind, which, issue or names[0], "option")
    )
    return Choice(issue=issue or names[0], option=option or options[0])


def _capacity(desk: Desk, names: list[str]) -> Rule | None:
    chosen = st.multiselect(say("trade_offs.rules.issues"), names, key=_key(desk, "issues"))
    most = st.number_input(say("trade_offs.rules.most"), min_value=0.0, key=_key(desk, "most"), value=None)
    if not chosen or most is None:
        return None
    return Rule(kind="capacity", issues=chosen, capacity=most)


@guarded
def _add(desk: Desk, rule: Rule, reason: str) -> None:
    kept = rule.model_copy(update={"reason": reason.strip()}).model_dump()
    desk.restructure(lambda tree: _held(tree).append(kept))


@guarded
def _remove(desk: Desk, place: int) -> None:
    desk.restructure(lambda tree: _held(tree).pop(place))
    st.toast(say("project.removed"), icon=":material/undo:")


def _held(tree: dict[str, Any]) -> Any:
    return tree["private"]["trade_offs"]["rules"]


def _key(desk: Desk, *names: str) -> str:
    return desk.key(("trade_offs", "newrule", *names))

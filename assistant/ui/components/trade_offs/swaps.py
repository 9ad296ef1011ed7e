"""Even swaps: steps a department would call equally good, and the importance that follows from them.

The answers are kept aside, private as the priorities; the weights they give are stored at once.
"""

from dataclasses import asdict, dataclass

import streamlit as st

from assistant.negotiation.elicitation import EvenSwap, SwapResult, weights_from_swaps
from assistant.project.models import ContestedIssue
from assistant.ui.boundary import guarded
from assistant.ui.components.trade_offs.notes import (
    path_to,
    preference_of,
    set_weights,
    traded_issues,
    view_of,
    weights_of,
)
from assistant.ui.editing import Desk
from assistant.ui.safe import plain
from assistant.ui.state import prefer, preference
from assistant.ui.words import say


@dataclass(frozen=True)
class Answer:
    """A step back on one issue that a step forward on another makes good; options by name."""

    given: str
    given_from: str
    given_to: str
    gained: str
    gained_from: str
    gained_to: str


def by_swaps(desk: Desk, department: str) -> None:
    """The answers so far, what they say about one another, and a new one."""
    st.caption(say("trade_offs.swap.about"))
    answers = [answer for answer in _answers(desk, department) if _as_swap(desk, department, answer)]
    result = _result(desk, department, answers)
    for place, answer in enumerate(answers):
        with st.container(horizontal=True, vertical_alignment="center", key=f"swap-{place}", wrap=False):
            told = f"{place + 1}. {say('trade_offs.swap.answer', **_plain(answer))}"
            if place in result.contradictions:
                told += f"  \n:orange[:material/warning: {say('trade_offs.swap.contradicts')}]"
            st.markdown(told, width="stretch")
            st.button(
                "",
                key=desk.key(path_to(department, "swap", place)),
                icon=":material/close:",
                type="tertiary",
                help=say("common.remove"),
                on_click=_keep,
                args=(desk, department, [each for each in answers if each is not answer]),
            )
    _verdict(result, answers)
    _ask(desk, department, answers)


def _verdict(result: SwapResult, answers: list[Answer]) -> None:
    if result.contradictions:
        worst = result.contradictions[0] + 1
        st.caption(f":orange[{say('trade_offs.swap.worst', number=worst)}]")
    elif answers:
        st.caption(f":material/check: {say('trade_offs.swap.agree')}")
    if result.unlinked:
        names = say("common.listing").join(plain(name) for name in result.unlinked)
        st.caption(f":material/info: {say('trade_offs.swap.unlinked', issues=names)}")


def _ask(desk: Desk, department: str, answers: list[Answer]) -> None:
    """Two issues and a step on each."""
    issues = {issue.name: issue for issue in traded_issues(desk.project)}
    if len(issues) < 2:
        return
    names = list(issues)
    with st.container(border=True, key="newswap"):
        given = _pick(desk, department, "given", say("trade_offs.swap.given"), names)
        steps = _step(desk, department, issues[given], "given")
        others = [name for name in names if name != given]
        gained = _pick(desk, department, "gained", say("trade_offs.swap.gained"), others)
        gain = _step(desk, department, issues[gained], "gained")
        answer = Answer(given, *steps, gained, *gain)
        usable = _as_swap(desk, department, answer) is not None
        st.button(
            say("trade_offs.swap.add"),
            key=desk.key(path_to(department, "addswap")),
            icon=":material/add:",
            disabled=not usable,
            help=None if usable else say("trade_offs.swap.no_step"),
            on_click=_keep,
            args=(desk, department, [*answers, answer]),
        )


def _pick(desk: Desk, department: str, name: str, label: str, options: list[str]) -> str:
    chosen = st.selectbox(label, options, key=desk.key(path_to(department, "swap", name, "/".join(options))))
    return chosen or options[0]


def _step(desk: Desk, department: str, issue: ContestedIssue, name: str) -> tuple[str, str]:
    """From which option to which; the worst and the best for the department to begin with."""
    values = view_of(preference_of(desk.project, department), issue).values
    worst, best = values.index(min(values)), values.index(max(values))
    starts = {"given": (best, worst), "gained": (worst, best)}[name]
    chosen = []
    for column, end, index in zip(st.columns(2), ("from", "to"), starts, strict=True):
        with column:
            key = desk.key(path_to(department, "swap", name, issue.name, end))
            label = say(f"trade_offs.swap.{end}")
            chosen.append(st.selectbox(label, issue.options, index=index, key=key) or issue.options[index])
    return chosen[0], chosen[1]


def _as_swap(desk: Desk, department: str, answer: Answer) -> EvenSwap | None:
    """The answer in points; ``None`` when it names something gone or a step of no size."""
    given = _points(desk, department, answer.given, answer.given_from, answer.given_to)
    gained = _points(desk, department, answer.gained, answer.gained_to, answer.gained_from)
    if given is None or gained is None or min(given, gained) <= 0 or answer.given == answer.gained:
        return None
    return EvenSwap(answer.given, given, answer.gained, gained)


def _points(desk: Desk, department: str, name: str, better: str, worse: str) -> float | None:
    issue = next((each for each in traded_issues(desk.project) if each.name == name), None)
    if issue is None or better not in issue.options or worse not in issue.options:
        return None
    values = view_of(preference_of(desk.project, department), issue).values
    return values[issue.options.index(better)] - values[issue.options.index(worse)]


def _result(desk: Desk, department: str, answers: list[Answer]) -> SwapResult:
    swaps = [_as_swap(desk, department, answer) for answer in answers]
    return weights_from_swaps([swap for swap in swaps if swap is not None])


@guarded
def _keep(desk: Desk, department: str, answers: list[Answer]) -> None:
    """Keep the answers and store the importance that fits them best.

    The issues they speak of share the importance these had together; the others keep theirs.
    """
    prefer(_name(desk, department), [asdict(answer) for answer in answers])
    found = _result(desk, department, answers).weights
    if not found:
        return
    held = weights_of(desk.project, department)
    together = sum(held[name] for name in found) or 100.0
    set_weights(desk, department, {name: together * weight for name, weight in found.items()})


def _answers(desk: Desk, department: str) -> list[Answer]:
    return [Answer(**each) for each in preference(_name(desk, department), [])]


def _name(desk: Desk, department: str) -> str:
    return f"swaps.{desk.record.id}.{department}"


def _plain(answer: Answer) -> dict[str, str]:
    return {name: plain(text) for name, text in asdict(answer).items()}

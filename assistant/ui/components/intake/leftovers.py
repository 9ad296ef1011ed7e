"""What stands beside the proposal: how it was read, what to ask, what was decided."""

from collections.abc import Sequence

import streamlit as st

from assistant.project.intake.proposal import Question, path_label
from assistant.project.records import ProjectRecord
from assistant.ui.components.intake.evidence import file_name
from assistant.ui.components.intake.stored import Found, Intake, State, Told
from assistant.ui.components.intake.tray import Tray
from assistant.ui.safe import plain, safe
from assistant.ui.state import language
from assistant.ui.words import say


def remarks(kept: Intake) -> None:
    """Files that were not read, each with its sentence; then, on demand, how the others were read."""
    spoken = language()
    for told in kept.refusals:
        step = f"  \n{plain(told.next_step.say(spoken))}" if told.next_step else ""
        st.warning(f"**{plain(told.sentence.say(spoken))}**{step}", icon=":material/draft:")
    names = say("common.listing").join(map(file_name, kept.sources))
    how = [say("intake.read_by_model", model=kept.model)] if kept.model else []
    with st.expander(say("intake.how_read", count=len(kept.sources)), icon=":material/plagiarism:"):
        listed = [say("intake.read_from", names=names), *how, *(note.say(spoken) for note in kept.notes)]
        listed += [_remark(each) for each in kept.remarks]
        listed += [_dropped(each) for each in kept.dropped]
        st.html(f'<div class="cg-doc"><ul>{"".join(f"<li>{safe(each)}</li>" for each in listed)}</ul></div>')


def _remark(told: Told) -> str:
    return say("intake.remark", file=file_name(told.about), sentence=told.sentence.say(language()))


def _dropped(told: Told) -> str:
    return say(
        "intake.dropped", text=told.quote, file=file_name(told.about), reason=told.sentence.say(language())
    )


def question_list(record: ProjectRecord, questions: Sequence[Question]) -> None:
    """What no file says, to read and to copy; in the project's language, since it is asked of colleagues."""
    asked = [question.text.say(record.project.language) for question in questions]
    st.caption(say("intake.questions.about"))
    st.html(f'<div class="cg-doc"><ul>{"".join(f"<li>{safe(each)}</li>" for each in asked)}</ul></div>')
    with st.expander(say("intake.questions.copy"), icon=":material/content_copy:"):
        st.code("\n".join(f"- {each}" for each in asked), language=None, wrap_lines=True)


def decided(tray: Tray) -> None:
    """What the person accepted and rejected; a rejected value can be taken up again."""
    entries = tray.intake.decided
    if not entries:
        return
    with st.expander(say("intake.decided", count=len(entries)), icon=":material/inventory_2:"):
        for state in (State.ACCEPTED, State.REJECTED):
            named = [each for each in entries if each.state is state]
            if named:
                st.markdown(f"**{say(f'intake.state.{state.value}')}**")
            for each in named:
                _decided(tray, each)


def _decided(tray: Tray, found: Found) -> None:
    spoken = language()
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        value = found.field().written(spoken)
        st.markdown(f"{plain(path_label(found.path).say(spoken))}　{plain(value)}", width="stretch")
        if found.state is State.REJECTED:
            st.button(
                say("intake.reopen"),
                key=f"reopen-{found.id}",
                type="tertiary",
                icon=":material/undo:",
                on_click=tray.settle([found.id], State.OPEN),
            )

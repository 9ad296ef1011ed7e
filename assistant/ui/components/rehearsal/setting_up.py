"""Setting up: with whom, about what, how hard; beside it how it will be judged."""

import streamlit as st

from assistant.project.records import ProjectRecord
from assistant.rehearsal.kinds import Level
from assistant.rehearsal.models import Persona
from assistant.rehearsal.play import start
from assistant.rehearsal.voice import template_voice
from assistant.ui.boundary import boundary, guarded
from assistant.ui.components.rehearsal.at_hand import COACHING, go_to, set_coaching
from assistant.ui.components.rehearsal.attempts import attempts
from assistant.ui.components.rehearsal.form import MINUTES, ROUNDS, Form, form_of
from assistant.ui.components.rehearsal.rubric import rubric_before
from assistant.ui.components.rehearsal.walk_away import walk_away
from assistant.ui.safe import plain
from assistant.ui.state import owner, prefer, preference, services
from assistant.ui.words import say

_SUBJECT = "rehearsal.subject"


def setting_up(project: ProjectRecord | None) -> None:
    """Draw the form, the rubric, and the rehearsals so far."""
    form_side, rubric_side = st.columns([1.55, 1], gap="large")
    with form_side:
        form = form_of(_subject(project))
        with st.container(border=True, key="rehearsal-form"):
            _who(form)
            _talk(form)
            _terms(form)
            _limits(form)
        if st.button(
            say("rehearsal.start"), key="start_rehearsal", type="primary", icon=":material/play_arrow:"
        ):
            with boundary():
                _start(form)
    with rubric_side:
        rubric_before(form.scenario)
    attempts(project.id if project else None)


def _subject(project: ProjectRecord | None) -> ProjectRecord | None:
    """The project at hand or the practice table."""
    if project is None:
        st.caption(say("rehearsal.without_project"))
        return None
    ways = ["project", "practice"]
    kept = preference(_SUBJECT, ways[0])
    title = plain(project.project.title or say("project.untitled"))
    chosen = st.segmented_control(
        say("rehearsal.subject.label"),
        ways,
        default=kept if kept in ways else ways[0],
        required=True,
        format_func=lambda way: title if way == "project" else say("rehearsal.subject.practice"),
        key=_SUBJECT,
        on_change=_keep_subject,
        wrap=True,
    )
    return project if chosen == "project" else None


@guarded
def _keep_subject() -> None:
    prefer(_SUBJECT, st.session_state[_SUBJECT])


def _who(form: Form) -> None:
    departments, practice = form.departments, form.practice
    if departments:
        _people(form, "departments", departments)
    _people(form, "practice", practice)


def _people(form: Form, field: str, people: list[Persona]) -> None:
    names = {each.key: _called(each) for each in people}
    both_lists = field == "practice" and bool(form.departments)
    st.pills(
        say(f"rehearsal.who.{'also' if both_lists else 'label'}"),
        list(names),
        selection_mode="multi",
        default=[key for key in form.counterparts if key in names],
        format_func=lambda key: plain(names.get(key, key)),
        key=form.key(field),
        on_change=guarded(form.choose),
        help=None if both_lists else say("rehearsal.who.help"),
        wrap=True,
    )


def _called(persona: Persona) -> str:
    about = persona.department if persona.key == persona.department else persona.role
    if not about or about == persona.name:
        return persona.name
    return say("rehearsal.who.called", name=persona.name, about=about)


def _talk(form: Form) -> None:
    kind, level = st.columns(2)
    with kind:
        scenarios = form.scenarios
        st.selectbox(
            say("rehearsal.scenario.label"),
            [each.value for each in scenarios],
            index=scenarios.index(form.scenario),
            format_func=lambda each: say(f"rehearsal.scenario.{each}"),
            key=form.key("scenario"),
            on_change=form.keep("scenario"),
        )
    with level:
        levels = [each.value for each in Level]
        st.segmented_control(
            say("rehearsal.level.label"),
            levels,
            default=form.one("level", levels, Level.FAIR.value),
            required=True,
            format_func=lambda each: say(f"rehearsal.level.{each}"),
            key=form.key("level"),
            on_change=form.keep("level"),
            help=say("rehearsal.level.help"),
        )
    st.caption(say(f"rehearsal.about.{form.scenario.value}"))
    st.text_input(
        say("rehearsal.goal.label"),
        form.text("goal"),
        key=form.key("goal"),
        on_change=form.keep("goal"),
        placeholder=say("rehearsal.goal.hint"),
        max_chars=300,
    )


def _terms(form: Form) -> None:
    """Issues and walk-away, of a talk with figures."""
    if form.scenario.value != "numeric":
        return
    issues = list(form.issues)
    st.multiselect(
        say("rehearsal.issues.label"),
        issues,
        default=form.many("issues", issues, issues[:8]),
        key=form.key("issues"),
        on_change=form.keep("issues"),
        format_func=plain,
        placeholder=say("rehearsal.issues.hint"),
        max_selections=8,
    )
    walk_away(form)


def _limits(form: Form) -> None:
    rounds, minutes, coach = st.columns([0.8, 0.8, 2])
    rounds.number_input(
        say("rehearsal.rounds"),
        3,
        30,
        int(form.number("rounds", ROUNDS)),
        key=form.key("rounds"),
        on_change=form.keep("rounds"),
    )
    minutes.number_input(
        say("rehearsal.minutes.label"),
        0,
        120,
        int(form.number("minutes", MINUTES)),
        step=5,
        key=form.key("minutes"),
        on_change=form.keep("minutes"),
        help=say("rehearsal.minutes.help"),
    )
    coach.segmented_control(
        say("rehearsal.coach.label"),
        COACHING,
        default=form.one("coach", COACHING, COACHING[0]),
        required=True,
        format_func=lambda where: say(f"rehearsal.coach.{where}"),
        key=form.key("coach"),
        on_change=form.keep("coach"),
        help=say("rehearsal.coach.help"),
        wrap=True,
    )


def _start(form: Form) -> None:
    """Begin; the counterparts' first words are the template's, so nothing is waited for."""
    session = start(form.setup(), template_voice)
    record = services().rehearsals.add(owner(), form.project.id if form.project else None, session)
    set_coaching(record.id, form.one("coach", COACHING, COACHING[0]))
    go_to(record.id)
    st.rerun()

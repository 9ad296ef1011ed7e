"""The set-up as the person left it: every field is kept at once, so that a reload finds it again."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from assistant.language.locale import Language
from assistant.project.records import ProjectRecord
from assistant.rehearsal.casting import cast, personas_of
from assistant.rehearsal.kinds import Level, Scenario
from assistant.rehearsal.models import Persona, Setup
from assistant.rehearsal.setting import build_setup, issues_on_offer
from assistant.ui.boundary import guarded
from assistant.ui.state import language, prefer, preference

WAYS: Final = ("usual", "points", "package")
ROUNDS: Final = 10
MINUTES: Final = 15
POINTS: Final = 40.0


@dataclass(frozen=True)
class Form:
    """The set-up of a project, or of the practice table for ``None``. Private: it holds the walk-away."""

    project: ProjectRecord | None
    held: dict[str, Any]

    @property
    def language(self) -> Language:
        """The language of the rehearsal."""
        return self.project.project.language if self.project else language()

    @property
    def scenario(self) -> Scenario:
        """The kind of talk; without issues that can be traded, one without figures."""
        usual = Scenario.NUMERIC if self.issues else Scenario.ALIGNMENT
        return Scenario(self.one("scenario", [each.value for each in self.scenarios], usual.value))

    @property
    def scenarios(self) -> list[Scenario]:
        """The kinds of talk there can be."""
        return [each for each in Scenario if self.issues or each is not Scenario.NUMERIC]

    @property
    def issues(self) -> tuple[str, ...]:
        """Names of the issues there are."""
        return issues_on_offer(self.project.project if self.project else None, self.language)

    @property
    def departments(self) -> list[Persona]:
        """A counterpart for each other department of the project."""
        if self.project is None:
            return []
        project = self.project.project
        others = [d.name for d in project.departments if d.name and d.name != project.own_department]
        return list(personas_of(project, others, self.language))

    @property
    def practice(self) -> list[Persona]:
        """The cast for practice."""
        return list(cast(self.language))

    @property
    def counterparts(self) -> list[str]:
        """Keys of those chosen; the first there is to begin with."""
        known = [each.key for each in [*self.departments, *self.practice]]
        if "departments" not in self.held and "practice" not in self.held:
            return known[:1]
        chosen = [*self.held.get("departments", []), *self.held.get("practice", [])]
        return [key for key in chosen if key in known]

    def key(self, field: str) -> str:
        """The widget's key."""
        return f"{form_name(self.project.id if self.project else None)}/{field}"

    def text(self, field: str) -> str:
        """A text that was typed."""
        return str(self.held.get(field, ""))

    def number(self, field: str, usual: float) -> float:
        """A number that was chosen."""
        return float(self.held.get(field, usual))

    def one(self, field: str, options: Sequence[str], usual: str) -> str:
        """One of ``options``."""
        return str(self.held[field]) if self.held.get(field) in options else usual

    def many(self, field: str, options: Sequence[str], usual: Sequence[str]) -> list[str]:
        """Several of ``options``."""
        return [each for each in self.held.get(field, usual) if each in options]

    def keep(self, field: str) -> Callable[[], None]:
        """A callback that keeps the widget's value."""
        return guarded(lambda: self._store({field: st.session_state[self.key(field)]}))

    def choose(self) -> None:
        """Keep who is chosen, from both lists."""
        self._store(
            {name: list(st.session_state.get(self.key(name)) or []) for name in ("departments", "practice")}
        )

    def setup(self) -> Setup:
        """What the rehearsal starts from, with a seed of its own.

        Raises:
            RehearsalError, TradeOffError: what is missing or contradicts itself.
        """
        way = self.one("way", WAYS, WAYS[0])
        return build_setup(
            self.project.project if self.project else None,
            scenario=self.scenario,
            counterparts=self.counterparts,
            issues=self.many("issues", self.issues, ()) or None,
            level=Level(self.one("level", list(Level), Level.FAIR.value)),
            seed=secrets.randbelow(2**31),
            goal=self.text("goal"),
            reservation=self.number("points", POINTS) if way == "points" else None,
            walk_away=dict(self.held.get("package", {})) if way == "package" else None,
            rounds=int(self.number("rounds", ROUNDS)),
            minutes=int(self.number("minutes", MINUTES)),
            language=self.language,
        )

    def set_option(self, issue: str) -> Callable[[], None]:
        """A callback that keeps the chosen option of an issue in the walk-away package."""

        @guarded
        def run() -> None:
            chosen = st.session_state[self.key(f"package/{issue}")]
            kept = {**self.held.get("package", {}), issue: chosen}
            self._store({"package": {name: option for name, option in kept.items() if option}})

        return run

    def _store(self, changed: dict[str, Any]) -> None:
        name = form_name(self.project.id if self.project else None)
        prefer(name, {**preference(name, {}), **changed})


def form_of(project: ProjectRecord | None) -> Form:
    """The form as it was left."""
    return Form(project, dict(preference(form_name(project.id if project else None), {})))


def form_name(project_id: str | None) -> str:
    """Under which preference the form of a project is kept."""
    return f"rehearsal.form.{project_id or 'practice'}"

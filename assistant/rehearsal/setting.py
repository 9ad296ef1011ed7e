"""Setting a rehearsal up: who, about what, how hard."""

from collections.abc import Mapping, Sequence

from assistant.language.locale import Language
from assistant.project.models import Project
from assistant.rehearsal.casting import cast, personas_of
from assistant.rehearsal.errors import RehearsalError, wording
from assistant.rehearsal.kinds import Level, MoveKind, Scenario
from assistant.rehearsal.models import Fact, Persona, Setup, Table
from assistant.rehearsal.practice import practice_issues, practice_table
from assistant.rehearsal.project_table import project_table, tradable_issues
from assistant.rehearsal.scenarios.concerns import with_concerns

MOST_COUNTERPARTS = 3


def build_setup(
    project: Project | None,
    *,
    scenario: Scenario,
    counterparts: Sequence[str],
    issues: Sequence[str] | None = None,
    level: Level = Level.FAIR,
    seed: int = 0,
    goal: str = "",
    reservation: float | None = None,
    walk_away: Mapping[str, str] | None = None,
    rounds: int = 10,
    minutes: int = 15,
    language: Language = Language.ZH_TW,
) -> Setup:
    """Everything a rehearsal starts from.

    Args:
        project: ``None`` for the practice table and the practice cast.
        counterparts: one to three keys of the cast or names of the project's departments.
        issues: names of the issues to negotiate; ``None`` for the first eight that can be.
        reservation: the person's walk-away in points, or ``walk_away`` as a package (issue → option).
        rounds: brought into 3..30; ``minutes`` into 0..120.

    Raises:
        RehearsalError, TradeOffError: what is missing or contradicts itself, with what to change.
    """
    personas = _personas(project, counterparts, language)
    user = (project.own_department if project else "") or wording().say("you", language)
    table: Table | None = None
    if scenario is Scenario.NUMERIC:
        if project is None:
            table = _practice(user, personas, issues, reservation, walk_away, language)
        else:
            table = project_table(
                project,
                [persona.key for persona in personas],
                issues,
                seed=seed,
                reservation=reservation,
                walk_away=walk_away,
            )
        personas = tuple(_with_priority(persona, table, language) for persona in personas)
    return Setup(
        language=language,
        scenario=scenario,
        level=level,
        seed=seed,
        personas=with_concerns(personas, scenario, language),
        table=table,
        user_name=user,
        goal=goal,
        rounds=min(30, max(3, rounds)),
        minutes=min(120, max(0, minutes)),
        project_title=project.title if project else "",
    )


def issues_on_offer(project: Project | None, language: Language) -> tuple[str, ...]:
    """Names of the issues a table can have."""
    return tradable_issues(project) if project else practice_issues(language)


def _personas(project: Project | None, names: Sequence[str], language: Language) -> tuple[Persona, ...]:
    names = list(dict.fromkeys(names))
    if not names:
        raise RehearsalError("no_counterpart")
    if len(names) > MOST_COUNTERPARTS:
        raise RehearsalError("too_many_counterparts", count=len(names))
    practice = {persona.key: persona for persona in cast(language)}
    found: list[Persona] = []
    for name in names:
        if project is not None and project.department(name) is not None:
            found.extend(personas_of(project, [name], language))
        elif name in practice:
            found.append(practice[name])
        elif project is None:
            raise RehearsalError("no_project")
        else:
            others = [d.name for d in project.departments if d.name != project.own_department]
            raise RehearsalError("unknown_counterpart", name=name, known="、".join([*others, *practice]))
    return tuple(found)


def _practice(
    user: str,
    personas: Sequence[Persona],
    issues: Sequence[str] | None,
    reservation: float | None,
    walk_away: Mapping[str, str] | None,
    language: Language,
) -> Table:
    table = practice_table(user, personas, language)
    known = [issue.name for issue in table.issues]
    for name in issues or ():
        if name not in known:
            raise RehearsalError("unknown_issue", name=name, known="、".join(known))
    kept = tuple(issue for issue in table.issues if not issues or issue.name in issues)
    share = {
        party: sum(max(issue.points[party]) for issue in kept)
        / sum(max(issue.points[party]) for issue in table.issues)
        for party in table.parties
    }
    floors = {party: points * share[party] for party, points in table.reservation.items()}
    if walk_away:
        floors[user] = sum(
            issue.points[user][issue.options.index(walk_away[issue.name])]
            for issue in kept
            if walk_away.get(issue.name) in issue.options
        )
    elif reservation is not None:
        floors[user] = min(100.0, max(0.0, reservation))
    best = 100 * share[user]
    if floors[user] > best:
        raise RehearsalError("above_everything", reservation=f"{floors[user]:.0f}", best=f"{best:.0f}")
    return table.model_copy(update={"issues": kept, "reservation": floors})


def _with_priority(persona: Persona, table: Table, language: Language) -> Persona:
    """The persona with one more fact for who asks what matters: its first issue before its last."""
    if any(fact.told_when == MoveKind.PRIORITY_QUESTION for fact in persona.facts):
        return persona
    ranked = sorted(
        table.issues, key=lambda issue: min(issue.points[persona.key]) - max(issue.points[persona.key])
    )
    if len(ranked) < 2:
        return persona
    text = wording().say("facts.priority", language, more=ranked[0].name, less=ranked[-1].name)
    fact = Fact(key="priority", text=text, told_when=MoveKind.PRIORITY_QUESTION, interest=True)
    return persona.model_copy(update={"facts": (*persona.facts, fact)})

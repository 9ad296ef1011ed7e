"""What the meeting has to decide: contested issues and the decisions asked for, each once."""

from dataclasses import dataclass

from assistant.agenda.composer.recognising import asks_yes_or_no
from assistant.language.likeness import likeness
from assistant.language.voice import Voice, one_line, tidy
from assistant.project.models import ContestedIssue, Project

_SAME = 0.6
_OPTIONS_IN_QUESTION = 4
_LONGEST_OPTIONS = 90
_SHORT_HAN, _SHORT_LATIN = 12, 20


@dataclass(frozen=True)
class Matter:
    """One thing to decide.

    Attributes:
        name: how the papers call it.
        question: what the room is asked; ends in a question mark.
        issue: the contested issue behind it; without positions for a plain decision.
        decidable: whether the room can decide it; without an approver it can only recommend.
    """

    name: str
    question: str
    issue: ContestedIssue
    decidable: bool = True

    @property
    def contested(self) -> bool:
        """Whether departments hold positions on it."""
        return bool(self.issue.positions)

    @property
    def sides(self) -> list[str]:
        """Departments that hold a position, each once."""
        return list(dict.fromkeys(p.department for p in self.issue.positions if p.department))


def matters_of(project: Project, voice: Voice) -> tuple[Matter, ...]:
    """Contested issues first, then the decisions that no issue covers already."""
    asked = list(dict.fromkeys(one_line(decision) for decision in project.decisions if tidy(decision)))
    found: list[Matter] = []
    for issue in project.issues:
        if not tidy(issue.name) or any(tidy(issue.name) == other.name for other in found):
            continue
        same = next((question for question in asked if _same(issue.name, question)), None)
        if same is not None:
            asked.remove(same)
        found.append(Matter(tidy(issue.name), _question(issue, same, voice), issue))
    return (*found, *(_plain(question, project, voice) for question in asked))


def options_of(issue: ContestedIssue) -> list[str]:
    """The options stated; where there are fewer than two, what the departments want is added."""
    wanted = [] if len(issue.options) > 1 else [position.wants for position in issue.positions]
    return list(dict.fromkeys(tidy(option) for option in [*issue.options, *wanted] if tidy(option)))


def _question(issue: ContestedIssue, asked: str | None, voice: Voice) -> str:
    if asked is not None:
        return voice.question(asked)
    options, name = options_of(issue), voice.quote(issue.name)
    if 1 < len(options) <= _OPTIONS_IN_QUESTION and sum(map(len, options)) <= _LONGEST_OPTIONS:
        bare = all(len(o) <= (_SHORT_LATIN if o.isascii() else _SHORT_HAN) for o in options)
        listed = voice.listing(options if bare else [voice.quote(o) for o in options], last="or")
        return voice.say("decision.question", matter=name, options=listed)
    return voice.say("decision.question_open", matter=name)


def _same(name: str, question: str) -> bool:
    return name in question or likeness(name, question) >= _SAME


def _plain(question: str, project: Project, voice: Voice) -> Matter:
    """A decision asked for without an issue.

    When every issue names one approver, that person approves this too. Otherwise, beside issues that can
    be decided, the room recommends and settles who decides.
    """
    approvers = {issue.approver for issue in project.issues}
    approver = approvers.pop() if len(approvers) == 1 else ""
    agree_or_change = [voice.say("decision.agree"), voice.say("decision.disagree")]
    issue = ContestedIssue(
        name=tidy(question),
        options=agree_or_change if asks_yes_or_no(question) else [],
        approver=approver,
        deadline=project.meeting.date,
    )
    decidable = bool(approver) or not project.issues
    return Matter(issue.name, voice.question(question), issue, decidable)

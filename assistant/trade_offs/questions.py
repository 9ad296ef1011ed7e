"""Questions that would settle priorities nobody has stated: to be asked of the departments themselves."""

from collections.abc import Sequence

from assistant.language.voice import Voice
from assistant.project.preferences import Preference
from assistant.trade_offs.analysis import Sensitivity
from assistant.trade_offs.models import Question
from assistant.trade_offs.proposals import Table

MOST = 8


def questions_of(table: Table, doubts: Sequence[Sensitivity]) -> list[Question]:
    """First what changes the recommendation, then guessed rankings, then issues a department is silent on."""
    others = [p for p in table.project.private.trade_offs.preferences if p.department != table.own]
    asked: list[Question | None] = [
        _about(table.voice, "question.weight", doubt.department, doubt.issue)
        for doubt in doubts
        if doubt.department != table.own
    ]
    asked += [_rank(table, preference) for preference in others if preference.guessed]
    asked += [question for preference in others for question in _silent(table, preference)]
    return [question for question in asked if question is not None][:MOST]


def _about(voice: Voice, key: str, department: str, issue: str) -> Question:
    return Question(department=department, issue=issue, text=voice.say(key, issue=voice.quote(issue)))


def _rank(table: Table, preference: Preference) -> Question | None:
    valued = {view.issue for view in preference.issues if view.values}
    names = [issue.name for issue in table.traded if issue.name in valued]
    if not names:
        return None
    key = "question.rank" if len(names) > 1 else "question.rank_one"
    text = table.voice.say(key, issues=table.voice.quotes(names, most=4))
    return Question(department=preference.department, text=text)


def _silent(table: Table, preference: Preference) -> list[Question]:
    said = {view.issue for view in preference.issues if view.values}
    return [
        _about(table.voice, "question.silent", preference.department, issue.name)
        for issue in table.traded
        if issue.name not in said
    ]

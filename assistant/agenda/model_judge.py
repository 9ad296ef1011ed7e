"""What a model's wording made worse: told to it once, and shown to the person if it stays."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.agenda.checks import check_agenda
from assistant.agenda.draft_notes import DRAFTING
from assistant.agenda.model_wording import AgendaWording, Merged, merge
from assistant.agenda.models import AlignmentAgenda
from assistant.knowledge.principles import Principle
from assistant.language.findings import Finding, Severity
from assistant.project.models import Project


@dataclass(frozen=True)
class Judge:
    """Merges replies into one skeleton and says what they made worse.

    Attributes:
        found: the principles retrieved for the project, by key; the only ones a reply may use.
        known: all principles, by key, for the checks.
    """

    project: Project
    skeleton: AlignmentAgenda
    found: Mapping[str, Principle]
    known: Mapping[str, Principle]
    today: dt.date

    def merged(self, said: AgendaWording) -> Merged:
        """The skeleton in the words of a reply."""
        return merge(self.skeleton, said, self.found)

    def problems(self, said: AgendaWording) -> list[str]:
        """Inventions, and findings above a note that the skeleton did not have, for the model to mend."""
        merged, language = self.merged(said), self.skeleton.language
        told = [
            *(DRAFTING.both("problem.invented_principle", key=key) for key in merged.invented_principles),
            *(DRAFTING.both("problem.invented_item", id=id) for id in merged.invented_items),
        ]
        before = {(each.check, each.where) for each in self._findings(self.skeleton)}
        for each in self._findings(merged.agenda):
            if each.severity is not Severity.NOTE and (each.check, each.where) not in before:
                values = {"where": each.where, "message": each.message, "remedy": each.remedy}
                told.append(DRAFTING.both("problem.finding", **values))
        return [problem.say(language) for problem in told]

    def _findings(self, agenda: AlignmentAgenda) -> list[Finding]:
        """Without leaks: a finding about a private value must not be told to a model."""
        found = check_agenda(agenda, project=self.project, principles=self.known, today=self.today)
        return [each for each in found if not each.check.startswith("A19")]

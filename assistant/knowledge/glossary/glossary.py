"""The glossary in use: shipped terms with the organisation's words laid over them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.knowledge.glossary.models import Home, Term


@dataclass(frozen=True)
class Glossary:
    """Terms by key.

    Attributes:
        terms: every term in use; one the organisation changed is here in its changed form.
        confirmed: keys whose meaning a person of the organisation stands behind.
        unit_facts: what the organisation said a unit is, by term key: ``{"sprint": UnitValue(2, "weeks")}``.
        team_knows: by the project's own department name, keys it does not want explained.
    """

    terms: Mapping[str, Term]
    confirmed: frozenset[str] = frozenset()
    unit_facts: Mapping[str, "UnitValue"] = field(default_factory=dict)
    team_knows: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def needs_explaining(self, term: Term, home: Home | None, department: str = "") -> bool:
        """Whether a listener of that kind and name should have ``term`` explained."""
        return not term.known_to(home) and term.key not in self.team_knows.get(department, frozenset())


@dataclass(frozen=True)
class UnitValue:
    """How much one of a unit is: ``amount`` of ``of`` (hours, days, weeks, months, money)."""

    amount: float
    of: str

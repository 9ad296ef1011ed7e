"""Short ways to ask what the checks see."""

from typing import Any

from assistant.agenda.checks import check_agenda
from assistant.agenda.models import AlignmentAgenda
from assistant.language.findings import Finding
from tests.agenda import factory


def seen(agenda: AlignmentAgenda, check: str, **given: Any) -> list[Finding]:
    """What one check says about ``agenda`` on the tests' day."""
    return [found for found in check_agenda(agenda, today=factory.TODAY, **given) if found.check == check]


def ids(agenda: AlignmentAgenda, **given: Any) -> set[str]:
    """Ids of all checks that say something."""
    return {found.check for found in check_agenda(agenda, today=factory.TODAY, **given)}


def places(agenda: AlignmentAgenda, check: str, **given: Any) -> list[str]:
    """Where one check points."""
    return [found.where for found in seen(agenda, check, **given)]

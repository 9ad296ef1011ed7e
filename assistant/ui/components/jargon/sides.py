"""Who speaks and who listens: departments of the project, or the kinds the glossary knows."""

from collections.abc import Sequence

from assistant.jargon.models import Side
from assistant.knowledge.glossary.homes import home_name, home_of
from assistant.knowledge.glossary.models import Home
from assistant.language.locale import Language
from assistant.project.models import Project
from assistant.ui.state import language

_HOME = "home:"
_FIRST = (Home.ENGINEERING, Home.FINANCE)


def choices(project: Project | None) -> list[str]:
    """The project's departments by name, then the kinds of department it does not have."""
    named = [each.name for each in project.departments if each.name] if project else []
    covered = {home_of(name) for name in named}
    return [*dict.fromkeys(named), *(_HOME + home.value for home in Home if home not in covered)]


def called(choice: str) -> str:
    """A choice as the person reads it."""
    home = _home(choice)
    return home_name(home, language()) if home else choice


def side(choice: str, decides: str = "") -> Side:
    """A choice as one side of a translation."""
    home = _home(choice)
    return Side(department=called(choice), home=home or home_of(choice), decides=decides.strip())


def usual(project: Project | None, known: Sequence[str]) -> tuple[str, list[str]]:
    """Who speaks and who listens unless the person says so: others speak, one's own department listens."""
    own = project.own_department if project else ""
    if own in known:
        return next((each for each in known if each != own), own), [own]
    speaker, listener = (_HOME + home.value for home in _FIRST)
    if project is None or speaker not in known or listener not in known:
        speaker, listener = (speaker, listener) if project is None else (known[0], known[1])
    return speaker, [listener]


def choice_of(home: Home, known: Sequence[str]) -> str:
    """The project's department of that kind, or the kind itself."""
    return next((each for each in known if side(each).home == home), _HOME + home.value)


def renamed(listener: Side, spoken: Language, project: Project | None) -> Side:
    """A kind of department under its name in another language; a department of the project stays."""
    home = listener.home
    named = project is not None and project.department(listener.department) is not None
    if named or home is None or listener.department not in {home_name(home, each) for each in Language}:
        return listener
    return listener.model_copy(update={"department": home_name(home, spoken)})


def _home(choice: str) -> Home | None:
    name = choice.removeprefix(_HOME)
    return Home(name) if name != choice and name in set(Home) else None

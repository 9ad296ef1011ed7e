"""The error of project files: every problem of a file at once, each a sentence."""

from collections.abc import Sequence
from pathlib import Path

from assistant.language.catalog import load_catalog
from assistant.language.errors import CommonGroundError
from assistant.language.locale import LocalText

WORDING = load_catalog(Path(__file__).with_name("wording.yaml"))
_SPOKEN = 3


class ProjectFileError(CommonGroundError):
    """A project file cannot be used. ``problems`` are all of them; the sentence speaks the first three."""

    def __init__(self, problems: Sequence[LocalText]) -> None:
        self.problems = list(problems)
        spoken = self.problems[:_SPOKEN]
        more = len(self.problems) - len(spoken)
        ending = WORDING.both("file.more", count=more) if more else LocalText(zh="", en="")
        super().__init__(
            LocalText(
                zh="".join(problem.zh for problem in spoken) + ending.zh,
                en=" ".join([*(problem.en for problem in spoken), ending.en]).rstrip(),
            ),
            WORDING.both("file.next_step"),
        )


def problem(key: str, **values: object) -> LocalText:
    """One problem of a file, from the wording under ``file``."""
    return WORDING.both(f"file.{key}", **values)


def refuse(key: str, **values: object) -> ProjectFileError:
    """The error for a file that is not read any further."""
    return ProjectFileError([problem(key, **values)])

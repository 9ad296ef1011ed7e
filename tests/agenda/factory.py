"""A faultless agenda and its project, in both languages, for tests to spoil one thing at a time."""

import datetime as dt
from typing import Any

from assistant.agenda.models import AgendaItem, AgendaPackage, AlignmentAgenda, ItemType, Stage
from assistant.language.locale import Language
from assistant.project.models import Project
from tests.agenda import factory_en, factory_zh

TODAY = dt.date(2026, 11, 20)
BOTH = (Language.ZH_TW, Language.EN)


def project(language: Language = Language.ZH_TW, **changes: Any) -> Project:
    """A project of two departments that compete for one sales figure. ``changes`` replace fields."""
    return Project.model_validate({**_words(language).PROJECT, "language": language, **changes})


def agenda(language: Language = Language.ZH_TW, **changes: Any) -> AlignmentAgenda:
    """An agenda for :func:`project` in which no check finds anything. ``changes`` replace fields."""
    return AlignmentAgenda.model_validate({**_words(language).AGENDA, "language": language, **changes})


def package(language: Language = Language.ZH_TW, **changes: Any) -> AgendaPackage:
    """The agenda with a brief that visits everybody who needs a visit. ``changes`` replace fields."""
    return AgendaPackage.model_validate({**_words(language).PAPERS, "agenda": agenda(language), **changes})


def item(id: str = "x", **changes: Any) -> AgendaItem:
    """A small item to add to an agenda; ``changes`` replace fields."""
    words = {
        "id": id,
        "stage": Stage.OTHER,
        "type": ItemType.DISCUSS,
        "question": "先做哪一件？",
        "minutes": 5,
        "owner": "林佳蓉",
        "process": "輪流發言",
    }
    return AgendaItem.model_validate({**words, **changes})


def change_item(of: AlignmentAgenda, id: str, **changes: Any) -> AlignmentAgenda:
    """``of`` with one item's fields replaced."""
    items = [i.model_copy(update=changes) if i.id == id else i for i in of.items]
    return of.model_copy(update={"items": items})


def _words(language: Language) -> Any:
    return factory_zh if language is Language.ZH_TW else factory_en

"""A company's own rules on meetings, searched by words, and drafts that quote them."""

import datetime as dt
from collections.abc import Sequence

from assistant.agenda.drafting import AgendaDraft
from assistant.agenda.own_sources import FindOwn
from assistant.knowledge.own_documents import OwnDocument, OwnHit, chunks_of
from assistant.knowledge.own_ranking import OwnRanker
from assistant.language.locale import Language
from assistant.language.model_port import ChatModel
from assistant.project.intake.documents import Kind, Passage, Place, PlaceKind
from assistant.project.models import Project
from tests.agenda.drafting_runs import drafted

NOTICE = "召集人須於會議五個工作天前寄出議程與會前資料，逾期者會議順延。"
APPROVER = "每一項決議只能有一位核准人，並於會議紀錄載明姓名。"
MATTER = "跨通路訂單的業績歸屬，過去三季都沒有共識。"
RULES = ("第一章 總則", NOTICE, APPROVER, "停車場每月抽籤一次，抽中者須自行換證。", MATTER)


def searching(*texts: str, name: str = "會議管理辦法.pdf") -> FindOwn:
    """What searches a document whose pages are ``texts``, by words alone."""
    stored = OwnDocument("d1", name, Kind.PDF, 0, dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    pages = [Passage(text, Place(PlaceKind.PAGE, number)) for number, text in enumerate(texts, start=1)]
    ranker = OwnRanker(chunks_of([(stored, pages)]), None)

    def find(queries: Sequence[str]) -> list[OwnHit]:
        return ranker.quote(ranker.find(queries, None, 3), queries, None, None)

    return find


def draft(
    own: FindOwn | None,
    model: ChatModel | None = None,
    project: Project | None = None,
    language: Language = Language.ZH_TW,
) -> AgendaDraft:
    return drafted(project, model, language=language, own=own)


def quoted(found: AgendaDraft) -> list[str]:
    return [source.sentence for source in found.package.agenda.own_sources]

"""An agenda with everything in it, in both languages, for tests of what is exported."""

import datetime as dt

from assistant.agenda.models import (
    Action,
    AgendaItem,
    AgendaPackage,
    AlignmentAgenda,
    Citation,
    Close,
    Decision,
    Disagreement,
    ItemType,
    PreRead,
    PreReadPart,
    PrivateBrief,
    Stage,
    Visit,
)
from assistant.language.locale import Language
from assistant.project.models import Contribution, JointKpi, Meeting, Position, Stakeholder, Term


def agenda(language: Language = Language.ZH_TW, text: str = "") -> AlignmentAgenda:
    """An agenda of three items; ``text`` is added to everything a person may write."""
    return AlignmentAgenda(
        title=f"全通路整合{text}",
        language=language,
        purpose=f"決定促銷期的業績怎麼算{text}",
        success_criteria=[f"選定拆帳方式{text}", "寫下試辦日期"],
        departments=["電商部", "門市部"],
        attendees=[
            Stakeholder(
                name=f"陳雅婷{text}",
                department="電商部",
                role="總監",
                can_decide=True,
                email="ya-ting@example.com",
            ),
            Stakeholder(name="林美玲", department="門市部", can_decide=True),
        ],
        meeting=Meeting(
            date=dt.date(2026, 12, 3), start=dt.time(14, 0), minutes=50, place=f"會議室 8F{text}"
        ),
        buffer_minutes=5,
        opening=[f"我們還不確定的是退貨率{text}"],
        shared_goal=f"合計業績成長{text}",
        joint_kpi=_joint_kpi(text),
        disagreements=_disagreements(text),
        items=_items(text),
        pre_read=PreRead(
            send_by=dt.date(2026, 12, 1),
            parts=[PreReadPart(title=f"已知事實{text}", lines=[f"店取 4,800 張{text}"])],
        ),
        parking_lot=[f"退貨流程{text}"],
        terms=[
            Term(term=f"店取{text}", meaning="線上付款、門市取貨"),
            Term(term="POS", meaning="收銀", verified=False),
        ],
        close=Close(
            actions=[
                Action(what=f"寫成書面{text}", owner="陳雅婷", due=dt.date(2026, 12, 4)),
                Action(what="補資料"),
            ],
            check_in=dt.date(2026, 12, 17),
        ),
        citations=[Citation(key="joint-kpi", quote=f"一個數字要一起做到{text}", why=f"目的寫著業績{text}")],
    )


def _joint_kpi(text: str) -> JointKpi:
    return JointKpi(
        name=f"合計業績{text}",
        formula="線上＋門市",
        baseline=1_200_000,
        target=1_500_000,
        unit="NT$",
        due=dt.date(2027, 6, 30),
        contributions=[Contribution(department="電商部", contributes=f"導流到店{text}", data_owner="陳雅婷")],
        counter_metric="毛利率不低於 32 %",
    )


def _disagreements(text: str) -> list[Disagreement]:
    return [
        Disagreement(
            issue=f"業績拆分{text}",
            positions=[
                Position(department="電商部", wants=f"六四分{text}", because="流量費由電商付"),
                Position(department="門市部", wants="五五分", because="取貨都在門市"),
            ],
            facts=["第二季店取 4,800 張"],
            interpretations=["門市覺得被搶業績"],
        )
    ]


def _items(text: str) -> list[AgendaItem]:
    return [
        AgendaItem(
            id="confirm", stage=Stage.CONFIRM, type=ItemType.INFORM, question="議程要改嗎？", minutes=5
        ),
        AgendaItem(
            id="stakes",
            type=ItemType.DISCUSS,
            question=f"各部門在意什麼？{text}",
            minutes=15,
            owner="陳雅婷",
            process="輪流發言",
            output="一張清單",
            note=f"單位：％{text}",
        ),
        AgendaItem(
            id="decide",
            stage=Stage.DECISION,
            type=ItemType.DECIDE,
            question=f"業績怎麼拆？{text}",
            minutes=25,
            owner="林美玲",
            decision=Decision(
                approver="林美玲",
                driver="陳雅婷",
                options=[f"五五分{text}", "六四分"],
                criteria=["可以自動算"],
                deadline=dt.date(2026, 12, 10),
                escalation=f"請總經理裁示{text}",
            ),
        ),
    ]


def package(language: Language = Language.ZH_TW, text: str = "") -> AgendaPackage:
    """The agenda with private papers."""
    return AgendaPackage(
        agenda=agenda(language, text),
        invitation=f"大家好：\n\n請出席對齊會議。{text}",
        brief=PrivateBrief(
            batna=f"談不成就先試辦兩家店{text}",
            reservation_values=[f"業績拆分：最多 55 %{text}"],
            concessions=[f"首頁版位加碼{text}"],
            reminders=[f"先談門市的辛苦{text}"],
            visits=[
                Visit(stakeholder="王大明", about="預算", order=2),
                Visit(
                    stakeholder=f"林美玲{text}",
                    department="門市部",
                    about=f"業績拆分{text}",
                    order=1,
                    likely_objection=f"店員很忙{text}",
                    talking_points=[f"先承認備貨辛苦{text}"],
                ),
            ],
        ),
    )

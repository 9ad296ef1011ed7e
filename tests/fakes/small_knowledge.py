"""A knowledge base of four principles, for tests that must not depend on the wording of ``kb/``."""

from collections.abc import Sequence

from assistant.knowledge.base import Article, KnowledgeBase
from assistant.knowledge.principles import Origin, Pain, Principle, Situations
from assistant.language.locale import LocalText

_ROWS = {
    "silo-mentality": (
        "部門本位主義",
        "Silo mentality",
        ["每個部門只顧自己的數字", "沒有人管交接的地方", "出事就說不歸我們管"],
        ["Every department guards its own figures", "Nobody owns the hand-over", "They say it isn't theirs"],
    ),
    "batna": (
        "談判協議的最佳替代方案",
        "Best alternative to an agreement",
        ["對方不答應我就沒有退路", "沒想過談不成怎麼辦", "只好什麼條件都接受"],
        ["I have no fallback if they refuse", "What if the talks fail?", "I would accept any terms"],
    ),
    "common-language": (
        "共通語言",
        "Common language",
        ["工程師講的縮寫行銷聽不懂", "同一個詞兩邊意思不同", "會議紀錄滿是術語"],
        [
            "Marketing cannot follow the acronyms",
            "One word means two things",
            "The minutes are full of jargon",
        ],
    ),
    "close-with-commitments": (
        "收尾定承諾",
        "Close with commitments",
        ["散會後沒有人記得誰要做什麼", "決議寫持續追蹤", "期限到了才發現沒人負責"],
        [
            "Nobody remembers who does what",
            "The minutes say to be followed up",
            "The deadline passed unowned",
        ],
    ),
}


def small_knowledge(leave_out: Sequence[str] = (), extra_line: str = "") -> KnowledgeBase:
    """Four principles less those left out; ``extra_line`` becomes one more Chinese situation of the first."""
    principles = {key: _principle(key, extra_line) for key in _ROWS if key not in leave_out}
    article = Article(
        author="愛蜜莉",
        title="題目",
        title_en="Title",
        publisher="vocus",
        seen=2026,
        note=LocalText.same("note"),
    )
    return KnowledgeBase(principles, {}, content_hash=f"{sorted(principles)}{extra_line}", article=article)


def _principle(key: str, extra_line: str) -> Principle:
    zh_name, en_name, zh_lines, en_lines = _ROWS[key]
    step = LocalText(zh="步驟", en="Step")
    more = [extra_line] if extra_line and key == "silo-mentality" else []
    return Principle(
        key=key,
        pain=Pain.GOALS,
        origin=Origin.ARTICLE,
        name=LocalText(zh=zh_name, en=en_name),
        idea=LocalText(zh=f"{zh_name}的要點。", en=f"The idea of {en_name.lower()}."),
        mechanism=step,
        applies_when=LocalText(zh=f"遇到{zh_name}的時候。", en=f"When {en_name.lower()} matters."),
        steps=[step, step],
        wording=[step],
        goes_wrong=[step],
        situations=Situations(zh=zh_lines + more, en=en_lines),
    )

"""Answers of a model spoilt at one labelled place, and faithful ones in other spellings."""

import re
from collections.abc import Iterator

_CHINESE = "零一二三四五六七八九"
_TURNED = {
    "不得": "可以", "不可以": "可以", "不可": "可以", "不能": "可以", "不用": "要", "不需要": "需要",
    "不要": "要", "請不要": "請", "請勿": "請", "沒有": "有", "還沒有": "已經有", "沒辦法": "有辦法",
    "不是": "是", "不會": "會", "不準": "準", "不拆": "拆", "不收錢": "收錢", "不": "很", "必須": "可以",
    "除非": "因為", "如果": "因為", "若": "因", "否則": "所以", "不然": "所以", "must": "may",
    "must not": "may", "not": "always", "never": "always", "nothing": "everything", "no": "every",
    "cannot": "can", "if": "because", "only if": "because", "unless": "because",
}  # fmt: skip
_SAME = (
    ("必須", "一定要"), ("如果", "若是"), ("不能", "無法"), ("沒有", "沒"), ("除非", "除非是"),
    ("否則", "不然"), ("需要", "要"), ("我們", "我們這邊"), ("must(?! not)", "have to"),
    ("cannot", "can't"), ("(?<!only )if ", "in case "),
)  # fmt: skip
_UNITS = {
    "NT$": "US$", "€": "£", "£": "$", "個月": "週", "分鐘": "小時", "小時": "分鐘", "天": "個月", "週": "天",
    "年": "個月", "%": " 個百分點", "萬": "億", "days": "weeks", "months": "days", "minutes": "hours",
    "hours": "days", "秒": "分鐘", "mm": "cm",
}  # fmt: skip
_NOT_A_WORD = re.compile(r"(?<![A-Za-z0-9./_:-])\d+(?![A-Za-z0-9./_:-]| ?D)")


def spoil(text: str, label: str) -> Iterator[str]:
    """``text`` without ``label``, with another value in its place, and with another unit."""
    if label not in text:
        return
    yield replaced(text, label, "")
    for other in (_turned(label), _other_unit(label)):
        if other != label:
            yield replaced(text, label, other)


def _other_unit(label: str) -> str:
    if not re.search(r"\d|[一二兩三四五六七八九十]", label):
        return label
    one = next((unit for unit in _UNITS if unit in label), "")
    return label.replace(one, _UNITS[one]) if one else label


def replaced(text: str, label: str, by: str) -> str:
    """Where ``label`` first stands by itself: no part of a number or word, and no 不錯 for 不."""
    edge = r"(?<![A-Za-z0-9.,])" if label[0].isascii() else ""
    after = r"(?![A-Za-z0-9])" if label[-1].isascii() else "(?![錯過])" if label == "不" else ""
    return re.sub(edge + re.escape(label) + after, lambda _: by, text, count=1)


def _turned(label: str) -> str:
    """Something that looks alike and says another thing."""
    if label in _TURNED:
        return _TURNED[label]
    digit = re.search(r"\d", label)
    if digit:
        return label[: digit.start()] + str(int(digit[0]) % 9 + 1) + label[digit.end() :]
    for place, character in enumerate(label):
        if character in _CHINESE[1:]:
            return label[:place] + _CHINESE[_CHINESE.index(character) % 9 + 1] + label[place + 1 :]
        if character == "兩":
            return label[:place] + "三" + label[place + 1 :]
    return label


def paraphrases(text: str) -> Iterator[str]:
    """The same said in other words: other spellings of numbers, negations, conditions and obligations."""
    if "`" in text:
        return
    for one, other in _SAME:
        if re.search(one, text) and other not in text:
            yield re.sub(one, other, text, count=1)
    wide = _NOT_A_WORD.sub(lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in number[0]), text)
    if wide != text:
        yield wide

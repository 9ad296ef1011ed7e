"""Departments named in texts: 部, 處, 課 … behind what a department does, and English functions as units.

Precision before recall: a name of unknown shape counts only where somebody speaks for it, or in a signature.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from assistant.project.intake.signs import pattern, tree, words
from assistant.project.intake.stretches import Shape, Stretch

LATIN_NAME = (
    r"[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?(?:[ ][A-Z]\.)?[ ](?:(?:van|von|de|del|da|bin|el|al)[ ])?"
    r"[A-Z][A-Za-z'’]+(?:-[A-Z][a-z]+)?"
)
"""Given and family name in Latin letters."""
_HAN = re.compile(r"[\u4e00-\u9fff]")


@cache
def _chinese() -> re.Pattern[str]:
    signs = tree()["department"]
    stem = "|".join(map(re.escape, words("department", "functions")))
    before = "|".join(signs["before"])
    endings = "|".join(signs["endings"])
    return re.compile(
        rf"(?:(?:{before})?(?:{stem}){{1,3}}[一二三四五六七八九]?(?:{endings})"
        rf"|(?:{before})(?:事業部|事業群|事業處)"
        rf"|(?<![A-Za-z])[A-Z][A-Za-z&]{{1,10}}[ ]?(?:{endings}))"
    )


@cache
def _bare() -> re.Pattern[str]:
    stem = "|".join(map(re.escape, words("department", "functions")))
    return re.compile(rf"(?:{stem}){tree()['department']['bare_before']}")


@cache
def _speaking() -> re.Pattern[str]:
    signs = tree()["department"]
    return re.compile(rf"^[\u4e00-\u9fff]{{1,5}}?(?:{'|'.join(signs['endings'])}){signs['speaks']}")


@cache
def _functions() -> str:
    return "|".join(re.escape(word).replace(r"\ ", "[ ]") for word in words("department", "english"))


@cache
def _teams() -> re.Pattern[str]:
    team = tree()["department"]["team"]
    return re.compile(
        rf"(?<![A-Za-z])(?:(?P<known>(?i:{_functions()}))[ ](?i:{team})"
        r"|(?i:departments?[ ]of[ ])(?P<of>[A-Z][a-z]+(?:[ ][A-Z][a-z]+)?)"
        r"|(?<=[a-z,;、，。\u4e00-\u9fff][ ])(?P<new>[A-Z][A-Za-z&]{1,14}(?:[ ][A-Z][a-z]+)?)[ ]"
        r"(?:team|department)\b"
        r"|(?:[Tt]he[ ])(?P<whole>[A-Z][a-z]+[ ]Department)\b)"
    )


@cache
def _alone() -> re.Pattern[str]:
    """A capitalised function by itself."""
    return re.compile(rf"(?<![A-Za-z&-])(?:{_functions()})(?![A-Za-z&-])")


@cache
def _acting() -> re.Pattern[str]:
    return re.compile(rf"[ ](?:also |all |then )?{tree()['department']['acts']}")


_BESIDE_BEFORE = re.compile(
    r"(?:\b(?:from|with|by|to|and|between|asks?|asked|for|would|if|while|but|that|of|the|because|in|Head"
    r"|Director|Director,|VP)|[(（:：;]|^[-*•]?)[ ]?$"
)
_ACRONYMS = frozenset({"IT", "HR", "RD", "R&D", "QA", "BI", "UX", "PR", "SRE"})


@cache
def _with_name() -> re.Pattern[str]:
    """``Mei Tan (Trading)`` and ``Programmes (Leila Haddad)``: a unit of any name beside a person's."""
    unit = r"[A-Z][A-Za-z&-]+(?:[ ](?:and[ ])?[A-Z][A-Za-z&-]+){0,2}"
    return re.compile(
        rf"(?<![A-Za-z])(?:{LATIN_NAME}[ ]?[(（](?P<inside>{unit})[)）]"
        rf"|(?P<outside>{unit})[ ][(（]{LATIN_NAME}[)）])"
    )


def find_names(pieces: Iterable[Stretch]) -> Iterator[tuple[Stretch, str]]:
    """Names of departments as written, with the piece that names each; the same name may come often."""
    for piece in pieces:
        text = piece.text
        for name in (*_in_chinese(text), *_in_english(text)):
            yield piece, name
        if piece.shape in {Shape.SPEAKER, Shape.HEADER}:
            for token in re.split(r"[ _/／\-（）()<]", text):
                if token in words("department", "functions"):
                    yield piece, token


def _in_chinese(text: str) -> Iterator[str]:
    refused = set(words("department", "not"))
    patterns = (_chinese(), _bare()) if _HAN.search(text) else ()
    for shape in patterns:
        for match in shape.finditer(text):
            if match[0] not in refused:
                yield match[0]
    spoken = _speaking().match(text)
    # 教務處註冊組 is two units, not one of an unknown kind.
    if (
        spoken
        and not _chinese().search(spoken[0])
        and spoken[0] not in refused
        and not re.match(r"(?:各|本|該|全|這|那|其他|相關|貴|我|兩|三|\d|一)", spoken[0])
    ):
        yield spoken[0]
    for match in re.finditer(
        r"[（(]([\u4e00-\u9fff]{2,7}[部處課科組室隊]|[\u4e00-\u9fff]{2,6}(?:中心|團隊))[）)]", text
    ):
        yield match[1]


def _in_english(text: str) -> Iterator[str]:
    for match in _teams().finditer(text):
        known = match["known"]
        if known:
            yield _spelling(known)
        elif match["of"] or match["whole"]:
            yield match["of"] or match["whole"]
        elif match["new"].split()[0] not in {"The", "Our", "Your", "This", "All", "Both", "Each", "My"}:
            yield match["new"]
    for match in _with_name().finditer(text):
        name = match["inside"] or match["outside"]
        if not pattern("person", "roles").search(name):
            yield _spelling(name)
    ambiguous = set(words("department", "ambiguous"))
    for match in _alone().finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _is_unit(match[0], before, after, match[0] in ambiguous):
            yield match[0]


def _is_unit(name: str, before: str, after: str, ambiguous: bool) -> bool:
    """Whether a capitalised function stands where only a department can."""
    if re.match(r"[ ][A-Z][a-z]+", after) and not re.match(r"[ ](?:Director|Manager|Lead|Head)", after):
        return False
    if re.match(r"[ ](?:Director|Manager|Lead|Head)\b", after):
        return not ambiguous
    acts = bool(_acting().match(after))
    named = bool(re.match(r"[ ]?[(（][A-Z\u4e00-\u9fff]|[:：](?!\d)|$|[)）;]", after))
    chinese = bool(_HAN.match(after.lstrip()[:1]) or _HAN.search(before[-2:]))
    if acts or (named and (not before.strip() or _BESIDE_BEFORE.search(before))):
        return True
    if chinese and (name in _ACRONYMS or not ambiguous):
        return not re.match(r"[ ]?(?:系統|部|處|課|組|中心|團隊|人員|活動|頁)", after)
    beside = bool(before.strip()) and bool(_BESIDE_BEFORE.search(before))
    return beside and (
        not ambiguous or bool(re.match(r"[.,;?!)]|[ ](?:to|on|for|in|that|when|if|and|while)\b|$", after))
    )


@cache
def _spellings() -> dict[str, str]:
    return {word.casefold(): word for word in words("department", "english")}


def _spelling(name: str) -> str:
    return _spellings().get(name.casefold(), name)

"""Quantities in a unit the listener uses, from what the organisation said a unit is, else a question."""

from decimal import Decimal

from assistant.jargon.models import Conversion
from assistant.jargon.words import say
from assistant.knowledge.glossary.glossary import Glossary
from assistant.knowledge.glossary.models import Unit
from assistant.knowledge.glossary.quantities import Quantity
from assistant.language.locale import Language

_CHINESE = "零一二三四五六七八九十"


def convert(quantity: Quantity, glossary: Glossary, language: Language) -> Conversion | None:
    """``3 個 Sprint`` as 六週 where a Sprint is two weeks; a question where nobody said how long it is.

    ``None`` when the term is no unit at all.
    """
    term = glossary.terms.get(quantity.term)
    if term is None or (term.unit is None and term.key not in glossary.unit_facts):
        return None
    fact = glossary.unit_facts.get(term.key)
    if fact is not None:
        one = Decimal(str(fact.amount))
        return Conversion(
            quantity=quantity.text, term=term.key, result=_result(quantity, one, fact.of, language)
        )
    question = term.unit.ask.say(language) if term.unit else term.ask_back.say(language)
    return Conversion(quantity=quantity.text, term=term.key, question=question)


def _result(quantity: Quantity, one: Decimal, of: str, language: Language) -> str:
    low = quantity.amount * one
    if of == Unit.MONEY.value:
        ends = [low] if quantity.upto is None else [low, quantity.upto * one]
        sums = [say("unit.money", language, number=f"{_bare(end):,f}") for end in ends]
        return sums[0] if len(sums) == 1 else say("unit.range", language, low=sums[0], high=sums[1])
    if quantity.upto is None:
        return _counted(_number(low, language), low, of, language)
    high = quantity.upto * one
    both = say("unit.range", language, low=_number(low, language), high=_number(high, language))
    return _counted(both, high, of, language)


def _counted(number: str, value: Decimal, of: str, language: Language) -> str:
    form = "one" if value == 1 else "many"
    gap = " " if language is Language.ZH_TW and number[-1].isdigit() else ""
    return say(f"unit.{of}.{form}", language, number=number + gap)


def _number(value: Decimal, language: Language) -> str:
    whole = value == value.to_integral_value()
    if language is Language.ZH_TW and whole and 1 <= value <= 10:
        return "兩" if value == 2 else _CHINESE[int(value)]
    return f"{_bare(value):,f}"


def _bare(value: Decimal) -> Decimal:
    """Without zeros after the point that say nothing."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()

"""Glossaries leave as CSV or JSON and come back whole; nothing in a table becomes a formula."""

import csv
import datetime as dt
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.knowledge.glossary import organisation as own
from assistant.knowledge.glossary.cells import guarded, halves, joined, pair, parted, unguarded
from assistant.knowledge.glossary.exchange import GlossaryFileError, read_glossary, write_csv, write_json
from assistant.knowledge.glossary.glossary import UnitValue
from assistant.knowledge.glossary.models import Effect, Home, Term
from assistant.knowledge.glossary.organisation import MAX_TERMS, Organisation, OrganisationTerm, take_in
from assistant.language.locale import Language
from tests.knowledge.glossary.words import BY, term

AWKWARD = "=+-@\t\r\n'\"|\\;,、：: 甲乙ab\u3000＝1"
texts = st.text(alphabet=AWKWARD, min_size=1, max_size=12).filter(str.strip)
both = st.builds(lambda zh, en: {"zh-TW": zh, "en": en}, texts, texts)
homes = st.sampled_from([home.value for home in Home])
units = st.fixed_dictionaries({"of": st.sampled_from(["hours", "weeks", "money"]), "ask": both})
keys = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)
terms = st.fixed_dictionaries(
    {
        "key": keys,
        "name": both,
        "forms": st.lists(texts, max_size=3),
        "home": homes,
        "known_by": st.lists(homes, max_size=2),
        "everybody": st.booleans(),
        "plain": both,
        "effects": st.dictionaries(st.sampled_from([effect.value for effect in Effect]), both, max_size=2),
        "ask_back": both,
        "elsewhere": st.lists(st.fixed_dictionaries({"home": homes, "means": both}), max_size=2),
        "unit": st.none() | units,
        "ordinary_word": st.booleans(),
        "source": texts,
    }
).map(Term.model_validate)
moments = st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC))
entries = st.builds(
    OrganisationTerm,
    term=terms,
    who=texts,
    when=moments,
    action=st.sampled_from(["confirmed", "edited", "added", "merged", "imported"]),
)
organisations = st.builds(
    Organisation,
    entries=st.lists(entries, max_size=3).map(lambda some: {one.term.key: one for one in some}),
    retired=st.lists(keys, max_size=2, unique=True).map(tuple),
    unit_facts=st.dictionaries(
        keys, st.builds(UnitValue, st.floats(0.01, 1e6), st.sampled_from(["weeks", "days"])), max_size=2
    ),
    team_knows=st.dictionaries(
        texts, st.lists(keys, min_size=1, max_size=2, unique=True).map(tuple), max_size=2
    ),
)


@settings(max_examples=60, deadline=None)
@given(organisations, st.sampled_from(Language))
def test_a_table_comes_back_as_it_left(organisation: Organisation, language: Language) -> None:
    if organisation == Organisation():
        return
    imported = read_glossary(write_csv(organisation, language), BY)
    assert (imported.rejected, imported.ignored) == ((), ())
    assert imported.organisation == organisation


@settings(max_examples=40, deadline=None)
@given(organisations)
def test_json_comes_back_as_it_left_with_its_history(organisation: Organisation) -> None:
    changed = own.set_unit(own.remove(organisation, "api", BY), "sprint", 2, "weeks", BY)
    assert read_glossary(write_json(changed).encode(), BY).organisation == changed


@settings(max_examples=60, deadline=None)
@given(organisations, st.sampled_from(Language))
def test_no_cell_can_become_a_formula(organisation: Organisation, language: Language) -> None:
    table = csv.reader(io.StringIO(write_csv(organisation, language).decode("utf-8-sig"), newline=""))
    assert all(cell[:1] not in tuple("=+-@\t\r\n＝＋－＠") for row in table for cell in row if cell)


@given(st.text(alphabet=AWKWARD, max_size=20))
def test_guards_come_off_again(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@given(st.lists(st.text(alphabet="a|\\b甲n", min_size=1, max_size=6), max_size=4), texts, texts)
def test_lists_in_a_cell_keep_every_character(parts: list[str], left: str, right: str) -> None:
    assert parted(joined(parts)) == parts
    assert halves(pair(left, right)) == (left, right)


HEAD = "中文名稱,白話意思（中文）,部門"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp950"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_of_other_programs_are_read(encoding: str, delimiter: str) -> None:
    table = f"{HEAD}\n急單,三天內要交的訂單,業務部\n".replace(",", delimiter)
    (entry,) = read_glossary(table.encode(encoding), BY).organisation.entries.values()
    assert (entry.term.name.zh, entry.term.home, entry.who) == ("急單", Home.SALES, "王小明")
    assert entry.term.ask_back.zh.endswith("？")


def test_rows_that_cannot_be_used_are_listed_and_the_others_read() -> None:
    rows = [
        "急單,三天內,業務部",
        ",沒有名稱,業務部",
        "甲,,業務部",
        "乙,意思,外星部",
        "急單,再一次,業務部",
        ",,",
    ]
    imported = read_glossary("\n".join([f"{HEAD},備註", *(f"{row}," for row in rows)]).encode(), BY)
    assert [entry.term.plain.zh for entry in imported.organisation.entries.values()] == ["三天內"]
    assert [rejected.row for rejected in imported.rejected] == [2, 3, 4, 5]
    assert "外星部" in imported.rejected[2].reason.zh
    assert "第 1 列" in imported.rejected[3].reason.zh
    assert imported.ignored == ("備註",)


@pytest.mark.parametrize(
    ("head", "row", "named"),
    [
        ("record,key,name_en,plain_en,home", "unit,sprint,,,", "unit"),
        ("record,key,name_en,plain_en,home", "riddle,sprint,,,", "riddle"),
        ("key,name_en,plain_en,home,known_by", "a,a,b,sales,mars", "known_by"),
        ("key,name_en,plain_en,home", "Not A Key,a,b,sales", "key"),
    ],
)
def test_a_wrong_row_says_why(head: str, row: str, named: str) -> None:
    (rejected,) = read_glossary(f"{head}\n{row}\n".encode(), BY).rejected
    assert named in rejected.reason.en


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\x00\x01\x02\x03", "cannot be read"),
        (b"\xff\xfe\x00\xd8", "cannot be read"),
        (b"a,b\n1,2\n", "lacks columns"),
        (HEAD.encode(), "no rows"),
        (b'{"a": 1}', "no glossary"),
        (b'{"format": ', "broken"),
        (b"[" * 100_000, "broken"),
        (f"{HEAD}\n".encode() + b"a,b,IT\n" * (MAX_TERMS + 1), "20001 rows"),
        (b'{"format": "common-ground-glossary", "version": 1, "entries": {}, "retired": 3}', "retired"),
        (b"x" * 30_000_001, "larger"),
    ],
)
def test_a_file_that_cannot_be_used_gives_one_sentence_and_a_next_step(data: bytes, said: str) -> None:
    with pytest.raises(GlossaryFileError) as raised:
        read_glossary(data, BY)
    assert said in raised.value.sentence.en
    assert raised.value.next_step.zh
    assert raised.value.next_step.en


def test_json_lists_what_it_cannot_use() -> None:
    good = term("good").model_dump(mode="json", by_alias=True)
    imported = read_glossary(json.dumps([good, {"key": "bad"}, good, 3]).encode(), BY)
    assert list(imported.organisation.entries) == ["good"]
    assert [rejected.row for rejected in imported.rejected] == [2, 3, 4]
    whole = json.loads(write_json(own.confirm(Organisation(), term("good"), BY)))
    whole["entries"]["bad"] = {"term": 1}
    again = read_glossary(json.dumps(whole).encode(), BY)
    assert list(again.organisation.entries) == ["good"]
    assert [rejected.name for rejected in again.rejected] == ["bad"]


def test_an_import_is_one_step_that_can_be_undone() -> None:
    before = own.set_unit(Organisation(), "sprint", 2, "weeks", BY)
    imported = read_glossary(f"{HEAD}\n急單,三天內,業務部\n".encode(), BY)
    after = take_in(before, imported.organisation, BY)
    assert len(after.entries) == 1
    assert after.unit_facts == before.unit_facts
    assert own.undo(after) == before

"""Tables made elsewhere are read by what their heads mean."""

import pytest

from assistant.knowledge.glossary.exchange import GlossaryFileError, read_glossary
from assistant.knowledge.glossary.models import Home
from tests.knowledge.glossary.words import BY


@pytest.mark.parametrize(
    ("heads", "row", "name", "plain", "forms"),
    [
        ("名稱,說明,部門", "急單,三天內要交,業務部", "急單", "三天內要交", ()),
        ("詞彙,定義,所屬部門,縮寫", "急單,三天內要交,業務部,RO", "急單", "三天內要交", ("RO",)),
        ("Term,Definition,Department", "rush order,due soon,Sales", "rush order", "due soon", ()),
        ("term,meaning,dept,abbr", "rush order,soon,sales,RO | ROs", "rush order", "soon", ("RO", "ROs")),
        ("縮寫,意思,單位", "RO,三天內要交,業務", "RO", "三天內要交", ()),
        ("* Name :,description,Business Unit", "RO,due soon,Sales", "RO", "due soon", ()),
    ],
)  # fmt: skip
def test_other_heads_stand_for_ours(
    heads: str, row: str, name: str, plain: str, forms: tuple[str, ...]
) -> None:
    imported = read_glossary(f"{heads}\n{row}\n".encode("cp950"), BY)
    (entry,) = imported.organisation.entries.values()
    assert (entry.term.name.zh, entry.term.plain.zh, entry.term.forms) == (name, plain, forms)
    assert entry.term.home == Home.SALES
    assert imported.ignored == ()


def test_both_languages_side_by_side_are_kept_apart() -> None:
    table = "名稱,term,說明,definition,部門\n急單,rush order,三天內,due soon,業務部\n"
    (entry,) = read_glossary(table.encode("utf-8-sig"), BY).organisation.entries.values()
    assert (entry.term.name.zh, entry.term.name.en) == ("急單", "rush order")
    assert (entry.term.plain.zh, entry.term.plain.en) == ("三天內", "due soon")


def test_a_second_head_for_the_same_column_is_named_as_unused() -> None:
    imported = read_glossary("名稱,說明,定義,部門\n急單,三天內,別的,業務部\n".encode(), BY)
    assert imported.ignored == ("定義",)
    (entry,) = imported.organisation.entries.values()
    assert entry.term.plain.zh == "三天內"


def test_wrong_columns_are_answered_with_the_columns_needed() -> None:
    with pytest.raises(GlossaryFileError) as raised:
        read_glossary("姓名,電話\n王小明,123\n".encode(), BY)
    assert "名稱、說明、部門" in raised.value.sentence.zh
    assert "term, meaning and department" in raised.value.sentence.en
    assert "姓名" in raised.value.sentence.zh

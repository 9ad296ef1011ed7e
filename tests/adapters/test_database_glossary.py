"""Organisations' glossaries are kept by owner; two people changing at once lose nothing."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.adapters.database import Stores, open_stores
from assistant.bootstrap import Services
from assistant.knowledge.glossary import organisation as own
from assistant.knowledge.glossary.organisation import Organisation
from assistant.project.records import StorageError
from assistant.settings import Settings
from tests.knowledge.glossary.words import BY, glossary, term

NONE = glossary()


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    opened = open_stores(tmp_path / "store.sqlite3")
    yield opened
    opened.close()


def test_a_glossary_comes_back_with_its_history(stores: Stores) -> None:
    assert stores.glossaries.get("amy") == Organisation()
    mine = own.set_unit(own.add(Organisation(), term("rush", "三日單"), BY, NONE), "sprint", 2, "weeks", BY)
    stores.glossaries.save("amy", mine)
    assert stores.glossaries.get("amy") == mine
    assert own.undo(own.undo(stores.glossaries.get("amy"))) == Organisation()


def test_owners_do_not_see_each_others(stores: Stores) -> None:
    stores.glossaries.save("amy", own.add(Organisation(), term("rush"), BY, NONE))
    assert stores.glossaries.get("bob") == Organisation()


def test_changes_made_at_once_are_all_kept(stores: Stores) -> None:
    def change(number: int) -> None:
        stores.glossaries.change(
            "amy", lambda one: own.set_unit(one, f"unit-{number}", number + 1, "days", BY)
        )

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(change, range(12)))
    assert len(stores.glossaries.get("amy").unit_facts) == 12


def test_a_change_that_fails_stores_nothing(stores: Stores) -> None:
    def fail(one: Organisation) -> Organisation:
        raise ValueError(one)

    with pytest.raises(ValueError, match="entries"):
        stores.glossaries.change("amy", fail)
    assert stores.glossaries.get("amy") == Organisation()


def test_what_a_newer_program_wrote_is_refused_with_a_sentence(stores: Stores) -> None:
    stores.glossaries.save("amy", Organisation())
    with stores.engine.begin() as connection:
        connection.exec_driver_sql("""UPDATE glossaries SET content = '{"unheard_of": 1}'""")
    with pytest.raises(StorageError):
        stores.glossaries.get("amy")


def test_a_confirmed_term_is_used_by_the_very_next_call(tmp_path: Path) -> None:
    services = Services(Settings(data_folder=tmp_path))
    assert "rush" not in services.glossary().terms
    before = services.detector()
    services.glossaries.change(
        services.settings.owner,
        lambda one: own.add(one, term("rush", "三日單"), BY, services.shipped_glossary),
    )
    assert services.glossary().confirmed == {"rush"}
    assert [found.text for found in services.detector().find("這是三日單", unknown=False)] == ["三日單"]
    assert before.find("這是三日單", unknown=False) == []
    assert services.glossary("somebody else").confirmed == frozenset()
    services.stores.close()

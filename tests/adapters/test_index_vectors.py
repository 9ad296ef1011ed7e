from pathlib import Path

import numpy as np
import pytest

from assistant.adapters.index_vectors import (
    build_vectors,
    missing_lines,
    read_vectors,
    vector_file,
    write_vectors,
)
from assistant.adapters.principle_index import ChromaPrincipleFinder
from assistant.knowledge.base import load_knowledge
from assistant.knowledge.retrieval import fingerprint, variants_of
from assistant.settings import Settings
from tests.fakes.embedder import HashEmbedder
from tests.fakes.finders import LINES, QUESTION, stored
from tests.fakes.small_knowledge import small_knowledge


def test_shipped_vectors_make_the_first_search_embed_nothing(tmp_path: Path) -> None:
    base, embedder = small_knowledge(), HashEmbedder()
    shipped = vector_file(tmp_path / "vectors", embedder)
    assert build_vectors(base.principles, embedder, shipped) == LINES

    silent = HashEmbedder(fail_after=0)
    found = ChromaPrincipleFinder(tmp_path / "index", base, silent, shipped=tmp_path / "vectors").find(
        [QUESTION]
    )

    assert found[0].principle.key == "batna"
    assert list(stored(tmp_path / "index").values()) == [LINES]


def test_shipped_vectors_are_brought_up_to_date_line_by_line(tmp_path: Path) -> None:
    path, embedder = tmp_path / "hash.npz", HashEmbedder()
    build_vectors(small_knowledge().principles, HashEmbedder(), path)
    changed = small_knowledge(leave_out=["batna"], extra_line="新的一行").principles
    assert missing_lines(changed, path) == ["新的一行"]

    assert build_vectors(changed, embedder, path) == 1

    assert embedder.embedded == ["新的一行"]
    assert missing_lines(changed, path) == []
    assert set(read_vectors(path)) == {fingerprint(variant.text) for variant in variants_of(changed)}


def test_the_same_knowledge_gives_the_same_file_byte_for_byte(tmp_path: Path) -> None:
    for name in ("one.npz", "two.npz"):
        build_vectors(small_knowledge().principles, HashEmbedder(), tmp_path / name)

    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_a_vector_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "vectors.npz"
    known = {"a": np.ones(3, dtype=np.float32)}
    write_vectors(path, known)

    with pytest.raises(ValueError, match="same shape"):
        write_vectors(path, known | {"b": np.ones(4, dtype=np.float32)})

    assert set(read_vectors(path)) == {"a"}
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("shipped", sorted((Settings().kb_folder / "vectors").glob("*.npz")))
def test_the_shipped_vectors_are_current(shipped: Path) -> None:
    missing = missing_lines(load_knowledge(Settings().kb_folder).principles, shipped)

    assert missing == [], "run: common-ground kb vectors"

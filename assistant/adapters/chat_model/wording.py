"""The words of this package."""

from pathlib import Path

from assistant.language.catalog import load_catalog

WORDING = load_catalog(Path(__file__).with_name("wording.yaml"))

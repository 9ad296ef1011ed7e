"""The JSON Schema and the manual say what the models say."""

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # no stubs are published with it
import pytest
import yaml

from assistant.language.locale import Language
from assistant.project.fields import is_list, label, meaning, one, parts
from assistant.project.files import read_project
from assistant.project.models import Project
from assistant.project.schema import field_tables, project_schema, schema_text, with_tables
from tests.project.strategies import EXAMPLE

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_every_field_has_a_name_and_a_meaning_in_both_languages() -> None:
    for part in parts():
        for name, field in part.model_fields.items():
            assert label(part, name).zh
            assert meaning(part, name).zh.endswith("。")
            assert meaning(part, name).en.endswith(".")
            if is_list(field):
                assert one(part, name).en


def test_the_schema_in_the_manual_is_current() -> None:
    written = (DOCS / "project.schema.json").read_text(encoding="utf-8")
    assert written == schema_text(), "run: python -m assistant.project.schema"


def test_the_tables_in_the_manual_are_current() -> None:
    page = (DOCS / "project-file.md").read_text(encoding="utf-8")
    assert page == with_tables(page), "run: python -m assistant.project.schema"
    for language in Language:
        assert field_tables(language) in page


def test_the_example_in_the_manual_is_a_project() -> None:
    page = (DOCS / "project-file.md").read_text(encoding="utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    assert read_project(example.encode()).private.batna == "談不成就先在兩家門市試辦。"


def test_a_project_fits_its_schema_and_a_misspelt_field_does_not() -> None:
    schema = project_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    data: dict[str, Any] = EXAMPLE.model_dump(mode="json")
    jsonschema.validate(data, schema)
    jsonschema.validate({"$schema": "project.schema.json", "title": "a"}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data, "gaol": 1}, schema)


def test_the_schema_names_fields_in_both_languages() -> None:
    schema = project_schema()
    assert schema["properties"]["title"]["title"] == "專案名稱 / Title"
    kpi = schema["$defs"]["Kpi"]["properties"]["baseline"]
    assert kpi["description"].startswith("現在的數字")
    assert set(schema["properties"]) == {"$schema", *Project.model_fields}


def test_the_manuals_own_yaml_is_safe_for_other_readers() -> None:
    page = (DOCS / "project-file.md").read_text(encoding="utf-8")
    example = yaml.safe_load(page.split("```yaml\n")[1].split("```")[0])
    assert json.loads(json.dumps(example["departments"], default=str))[0]["name"] == "電商部"

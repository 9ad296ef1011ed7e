"""Building blocks of a project's models."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

MAX_TEXT = 4_000
MAX_ITEMS = 60

Line = Annotated[str, Field(max_length=300)]
Text = Annotated[str, Field(max_length=MAX_TEXT)]


class Part(BaseModel):
    """Base of all parts of a project: unknown fields are errors, surrounding space is dropped."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)

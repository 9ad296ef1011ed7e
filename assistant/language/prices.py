"""What a reply cost, from a small table the person may edit. Unknown is said to be unknown."""

from collections.abc import Mapping
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from assistant.language.model_port import Usage

PRICES = Path(__file__).with_name("prices.yaml")
_MILLION = 1_000_000


class Price(BaseModel):
    """Price of a million tokens read and a million written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: float = Field(ge=0, allow_inf_nan=False)
    output: float = Field(ge=0, allow_inf_nan=False)
    currency: str = Field(default="US$", min_length=1, max_length=8)


_TABLE = TypeAdapter(dict[str, Price])


def load_prices(path: Path = PRICES) -> dict[str, Price]:
    """The table in ``path``; empty when the file is missing.

    Raises:
        ValueError: the file is not a table of prices; names what is wrong.
    """
    if not path.exists():
        return {}
    try:
        return _TABLE.validate_python(
            yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) or {}
        )
    except (yaml.YAMLError, ValidationError) as error:
        raise ValueError(f"{path.name}: {error}") from error


def prices_in(folder: Path) -> dict[str, Price]:
    """The ``prices.yaml`` in ``folder``, else the shipped one; empty when it cannot be read."""
    own = folder / PRICES.name
    try:
        return load_prices(own if own.exists() else PRICES)
    except ValueError:
        return {}


def save_prices(folder: Path, table: Mapping[str, Price]) -> None:
    """Write the person's own table into ``folder``; it then counts instead of the shipped one.

    Raises:
        OSError: the file cannot be written; the old one stays whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows = {name: price.model_dump() for name, price in table.items()}
    path = folder / PRICES.name
    draft = path.with_suffix(".new")
    draft.write_text(yaml.safe_dump(rows, allow_unicode=True, sort_keys=False), encoding="utf-8")
    draft.replace(path)


def cost(model: str, usage: Usage, prices: dict[str, Price]) -> tuple[float, str] | None:
    """Amount and currency of one reply; ``None`` when the price or the tokens are unknown."""
    fitting = [name for name in prices if model.startswith(name)]
    if not fitting or usage.input_tokens is None or usage.output_tokens is None:
        return None
    price = prices[max(fitting, key=len)]
    amount = (usage.input_tokens * price.input + usage.output_tokens * price.output) / _MILLION
    return amount, price.currency

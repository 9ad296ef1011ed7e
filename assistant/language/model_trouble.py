"""What can go wrong between the product and a language model, each with its own sentence."""

from enum import StrEnum
from pathlib import Path

from assistant.language.catalog import load_catalog
from assistant.language.errors import CommonGroundError

_WORDING = Path(__file__).with_name("model_trouble.yaml")


class ModelTrouble(StrEnum):
    """Why a model gave no usable reply: a named state for each, with its own sentence."""

    UNREACHABLE = "unreachable"
    SLOW = "slow"
    KEY = "key"
    FORBIDDEN = "forbidden"
    UNKNOWN_MODEL = "unknown_model"
    QUOTA = "quota"
    BUSY = "busy"
    TOO_LONG = "too_long"
    SERVER = "server"
    NOT_A_MODEL = "not_a_model"
    EMPTY = "empty"
    CUT = "cut"
    REFUSED = "refused"
    FILTERED = "filtered"
    NOT_JSON = "not_json"
    WRONG_SHAPE = "wrong_shape"
    BUDGET = "budget"
    REQUEST = "request"


_RETRY_HELPS = frozenset(
    {ModelTrouble.UNREACHABLE, ModelTrouble.SLOW, ModelTrouble.BUSY, ModelTrouble.SERVER, ModelTrouble.CUT}
)


class ModelError(CommonGroundError):
    """The model gave no usable reply.

    Attributes:
        trouble: the named state.
        partial: words that had arrived; shown, never saved as final.
        detail: what a technician wants to know, scrubbed of keys.
    """

    def __init__(
        self,
        trouble: ModelTrouble,
        *,
        partial: str = "",
        detail: str = "",
    ) -> None:
        wording = load_catalog(_WORDING)
        super().__init__(
            wording.both(f"{trouble.value}.sentence"), wording.both(f"{trouble.value}.next_step")
        )
        self.trouble = trouble
        self.partial = partial
        self.detail = detail
        self.retryable = trouble in _RETRY_HELPS

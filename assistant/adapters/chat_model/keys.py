"""Where keys live: the operating system's keyring or the environment, never a file of the product.

A key belongs to a server's origin (scheme, host, port): it is never offered to another server.
"""

from enum import StrEnum

from pydantic import SecretStr

from assistant.adapters.chat_model.connection import OPENAI_URL, Connection, origin_of
from assistant.adapters.chat_model.wording import WORDING
from assistant.language.locale import LocalText

_SERVICE = "common-ground"


class KeyPlace(StrEnum):
    """Where a key was put."""

    KEYRING = "keyring"
    SESSION = "session"


def read_key(connection: Connection) -> SecretStr:
    """The key kept for the connection's server; empty when there is none or no keyring."""
    import keyring
    from keyring.errors import KeyringError

    if not keyring_name():
        return SecretStr("")
    try:
        return SecretStr(keyring.get_password(_SERVICE, connection.origin) or "")
    except (KeyringError, OSError, RuntimeError):
        # A locked keyring is as good as none: the person is asked for the key again.
        return SecretStr("")


def keep_key(connection: Connection, key: SecretStr) -> tuple[KeyPlace, LocalText]:
    """Put a key into the keyring. Where there is none, the caller keeps it for the session; said in words."""
    import keyring
    from keyring.errors import KeyringError

    name = keyring_name()
    if name:
        try:
            keyring.set_password(_SERVICE, connection.origin, key.get_secret_value())
        except (KeyringError, OSError, RuntimeError):
            name = ""
    if name:
        return KeyPlace.KEYRING, WORDING.both("key.kept", place=name)
    return KeyPlace.SESSION, WORDING.both("key.session")


def forget_key(connection: Connection) -> LocalText:
    """Remove the server's key from the keyring; it need not be there."""
    import keyring
    from keyring.errors import KeyringError, PasswordDeleteError

    if keyring_name():
        try:
            keyring.delete_password(_SERVICE, connection.origin)
        except PasswordDeleteError:
            pass  # there was none
        except (KeyringError, OSError, RuntimeError):
            return WORDING.both("key.session")
    return WORDING.both("key.forgotten")


def keyring_name() -> str:
    """The name of the operating system's keyring; empty when there is no safe one."""
    import keyring
    from keyring.errors import KeyringError

    try:
        backend = keyring.get_keyring()
        # Backends below 1 are stand-ins: none at all, or files in plain text.
        return str(backend.name) if float(backend.priority) >= 1 else ""
    except (KeyringError, OSError, RuntimeError):
        return ""


def environment_key(connection: Connection, *, key: SecretStr, base_url: str) -> SecretStr:
    """The environment's key, if the environment's address is the connection's server; else empty."""
    return key if origin_of(base_url or OPENAI_URL) == connection.origin else SecretStr("")

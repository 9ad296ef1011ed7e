"""Connecting a language model: where it is, its key, a test, and servers found on this computer."""

from collections.abc import Callable
from typing import Any

import streamlit as st
from pydantic import SecretStr, ValidationError

from assistant.ui.boundary import guarded
from assistant.ui.components.settings.test import connection_test, forget_test
from assistant.ui.model import (
    OFFLINE,
    connection,
    keep_for_session,
    save_connection,
    saved_connection,
    unfinished_connection,
)
from assistant.ui.safe import plain
from assistant.ui.state import language, remember, remembered, services
from assistant.ui.words import say

_PROVIDERS = ("offline", "openai", "azure", "compatible")
SMALLEST_WINDOW = 256


def model_settings() -> None:
    """Draw the section."""
    st.caption(say("settings.model.about"))
    fields = _fields()
    if saved_connection() is None and services().settings.model:
        st.caption(f":material/info: {say('settings.model.environment')}")
    provider = st.radio(
        say("settings.model.provider"),
        _PROVIDERS,
        index=_PROVIDERS.index(fields["provider"]),
        format_func=lambda each: say(f"settings.provider.{each}"),
        key="model_provider",
        on_change=_store("provider", "model_provider"),
        horizontal=True,
    )
    if provider == "offline":
        st.caption(say("settings.model.offline_note"))
    else:
        _address(provider, fields)
        _key_field()
        connection_test()
    _local_servers()


def _address(provider: str, fields: dict[str, Any]) -> None:
    left, right = st.columns(2)
    with left:
        if provider != "openai":
            _field("base_url", fields, hint=say(f"settings.model.address_hint_{provider}"))
    with right if provider != "openai" else left:
        _field("model", fields, hint=say("settings.model.name_hint"))
    if provider == "azure":
        _field("api_version", fields, hint="2025-04-01-preview")
    _window_field(fields)


def _window_field(fields: dict[str, Any]) -> None:
    """How much the model reads; empty leaves it to what the server tells."""
    key = f"model_context_window.{remembered('model_epoch', 0)}"
    st.number_input(
        say("settings.model.context_window"),
        min_value=SMALLEST_WINDOW,
        value=fields.get("context_window"),
        step=1024,
        key=key,
        placeholder=say("settings.model.context_window_hint"),
        help=say("settings.model.context_window_help"),
        on_change=_store_window,
        args=(key,),
    )


def _field(name: str, fields: dict[str, Any], *, hint: str) -> None:
    key = f"model_{name}.{remembered('model_epoch', 0)}"
    st.text_input(
        say(f"settings.model.{name}"),
        fields.get(name, ""),
        key=key,
        placeholder=hint,
        on_change=_store(name, key),
        autocomplete="off",
    )


def _key_field() -> None:
    """The key goes to the keyring, or stays in this session; it is never shown again."""
    key = f"model_key.{remembered('key_epoch', 0)}"
    st.text_input(
        say("settings.model.key"),
        "",
        key=key,
        type="password",
        on_change=_keep_key,
        args=(key,),
        help=say("settings.model.key_help"),
        autocomplete="off",
    )
    told = remembered("key_told")
    if told is not None:
        st.caption(f":material/key: {plain(told.say(language()))}")


def _local_servers() -> None:
    if st.button(say("settings.model.look"), key="look_for_servers", icon=":material/search:"):
        from assistant.adapters.chat_model import find_local_servers

        with st.spinner(say("settings.model.looking")):
            remember("servers", find_local_servers())
    servers = remembered("servers")
    if servers is None:
        return
    if not servers:
        st.caption(say("settings.model.none_found"))
    for server in servers:
        st.markdown(f"**{plain(server.name)}**　{plain(server.base_url)}")
        with st.container(horizontal=True):
            for name in server.models[:12]:
                st.button(
                    plain(name),
                    key=f"use-{server.base_url}-{name}",
                    on_click=_use,
                    args=(server.base_url, name),
                )


def _fields() -> dict[str, Any]:
    saved = saved_connection()
    if saved is not None:
        return {**OFFLINE, **saved}
    chosen = connection()
    return dict(OFFLINE) if chosen is None else chosen.model_dump(exclude={"api_key"})


def _store(name: str, key: str) -> Callable[[], None]:
    @guarded
    def run() -> None:
        fields = {**_fields(), name: str(st.session_state[key]).strip()}
        if name == "provider" and fields["provider"] == "openai":
            fields["base_url"] = ""
        save_connection(fields)
        forget_test()

    return run


@guarded
def _store_window(key: str) -> None:
    typed = st.session_state[key]
    save_connection({**_fields(), "context_window": None if typed is None else int(typed)})


@guarded
def _keep_key(key: str) -> None:
    from assistant.adapters.chat_model.keys import KeyPlace, keep_key

    typed = SecretStr(str(st.session_state[key]).strip())
    try:
        chosen = unfinished_connection()
    except ValidationError:
        chosen = None
    if chosen is None or not typed.get_secret_value():
        return
    place, told = keep_key(chosen, typed)
    if place is KeyPlace.SESSION:
        keep_for_session(chosen, typed)
    remember("key_told", told)
    remember("key_epoch", remembered("key_epoch", 0) + 1)
    forget_test()


@guarded
def _use(base_url: str, name: str) -> None:
    save_connection({"provider": "compatible", "base_url": base_url, "model": name})
    st.session_state["model_provider"] = "compatible"
    remember("model_epoch", remembered("model_epoch", 0) + 1)
    forget_test()

"""What the interface remembers: shared services, the language, the project at hand.

Services hold no person's data and are shared. Everything of a person lives in the store, in this
browser session, or in the address of the page, so that a reload finds it again.
"""

import datetime as dt
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from assistant.bootstrap import Services, get_services
from assistant.language.locale import Language
from assistant.project.records import ProjectRecord
from assistant.settings import Settings

PAGES = Path(__file__).with_name("pages")


@st.cache_resource(show_spinner=False)
def _services(data_folder: str) -> Services:
    return get_services()


def services() -> Services:
    """The product's parts; one set for each data folder."""
    return _services(str(Settings().data_folder))


def owner() -> str:
    """Whose records are shown."""
    return services().settings.owner


def remembered(name: str, default: Any = None) -> Any:
    """A value of this browser session."""
    return st.session_state.get(name, default)


def remember(name: str, value: Any) -> None:
    """Keep a value for this browser session."""
    st.session_state[name] = value


def preference(name: str, default: Any = None) -> Any:
    """A stored preference of the person."""
    value = services().preferences.get(owner(), name)
    return default if value is None else value


def prefer(name: str, value: Any) -> None:
    """Store a preference of the person."""
    services().preferences.set(owner(), name, value)


def language() -> Language:
    """The language of the interface."""
    return Language(remembered("language", Language.ZH_TW))


def settle_language() -> None:
    """Take the language from the address, else from the session, else from the preferences."""
    asked = st.query_params.get("lang")
    known = {each.value for each in Language}
    if asked not in known:
        asked = remembered("language") or preference("language", Language.ZH_TW.value)
    remember("language", asked if asked in known else Language.ZH_TW.value)
    _put_in_address("lang", language().value)


def choose_language(chosen: Language) -> None:
    """Switch the interface and keep the choice."""
    remember("language", chosen.value)
    st.query_params["lang"] = chosen.value
    prefer("language", chosen.value)


def project_at_hand() -> ProjectRecord | None:
    """The project of this page: named by the address, else the one used last, else the newest."""
    wanted = st.query_params.get("project") or remembered("project") or ""
    store = services().projects
    record = store.get(owner(), wanted) if wanted else None
    if record is None:
        record = next(iter(store.list(owner())), None)
    if record is not None:
        take_up(record.id)
        _put_in_address("project", record.id)
    return record


def take_up(project_id: str) -> None:
    """Make a project the one at hand."""
    remember("project", project_id)


def part_at_hand(parts: list[str], name: str = "part") -> str:
    """Which part of a page is open: named by the address, else the one open last, else the first."""
    for wanted in (st.query_params.get(name), remembered(f"open.{name}.{parts[0]}")):
        if wanted in parts:
            return str(wanted)
    return parts[0]


def open_part(parts: list[str], chosen: str, name: str = "part") -> None:
    """Remember the open part of a page, in the session and in the address."""
    remember(f"open.{name}.{parts[0]}", chosen)
    _put_in_address(name, chosen)


def _put_in_address(name: str, value: str) -> None:
    if st.query_params.get(name) != value:
        st.query_params[name] = value


def local_time(moment: dt.datetime) -> dt.datetime:
    """``moment`` on the clock of the person's browser."""
    try:
        zone = ZoneInfo(st.context.timezone or "Asia/Taipei")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("Asia/Taipei")
    return moment.astimezone(zone)


def today() -> dt.date:
    """Today on the person's calendar."""
    return local_time(dt.datetime.now(dt.UTC)).date()

"""What is around the pages of an assistant: its name, and the places that lead away."""

from __future__ import annotations

from collections.abc import Iterator

from pixsim.foundation.i18n import content as _
from pixsim.worlds.assistant.data import Helper
from pixsim.worlds.chrome.kinds import Chrome
from pixsim.worlds.chrome.panels import Status
from pixsim.worlds.chrome.places import Tab, Tabs, Way


def frame(helper: Helper, here: str) -> Iterator[Chrome]:
    """The program and its places."""
    yield Status(_("Assistant · {name}").format(name=helper.name))
    acts = {"home": "home_page"}
    acts |= {"draft": "draft"} if helper.subject else {}
    acts |= {"links": "links", "memory": "memories"}
    acts |= {"settings": "tuning"} if helper.settings else {}
    names = {"home": _("Conversations"), "draft": _("Brouillon"), "links": _("Liens"), "memory": _("Mémoire"), "settings": _("Réglages")}  # fmt: skip
    tabs = tuple(Tab(names[place], way=_way(here, place, act)) for place, act in acts.items())
    places = tuple(acts)
    shown = "home" if here in ("talk", "request", "file") else here
    yield Tabs(tabs, places.index(shown) if shown in places else -1, _("Pages"), right=helper.me)


def _way(here: str, place: str, act: str) -> Way | None:
    """What leads there from here; a request and a file that one looks at are only gone back from."""
    if here == place:
        return None
    if here in ("request", "file"):
        return Way("back") if place == "home" else None
    if here == "talk" and place not in ("home", "draft"):
        return None
    return Way(act)

"""Settings as a world: pages of typed settings and buttons, with conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal

from pydantic import field_validator, model_validator

from pixsim.foundation.i18n import gettext
from pixsim.text.french_dates import day_read
from pixsim.worlds.chrome.kinds import Chrome
from pixsim.worlds.chrome.panels import Status
from pixsim.worlds.chrome.places import Folders, Tab, Trail, Way
from pixsim.worlds.chrome.roles import Role, Span
from pixsim.worlds.chrome.rows import Column, Columns
from pixsim.worlds.core import Act, Fact, Frozen, Refused, Text, World
from pixsim.worlds.goals import folded
from pixsim.worlds.pages import WIDTH, Ask, Offer, Page, Row
from pixsim.worlds.reading.targets import emptied
from pixsim.worlds.recent_values import OfLast
from pixsim.worlds.settings.english import SAID

YES, NO = "oui", "non"
BESIDE = 76  # columns of the window from which the first pages stand beside the others
COLUMNS = Columns((Column(rest=True), Column(right=True, most=36)))


class Setting(Frozen):
    """One line of a page of settings.

    Attributes
    ----------
    kind : str
        ``choice`` (`choices`, or yes and no), ``text``, ``info`` (only read), ``button``.
    when : Mapping
        Values of other settings for which it is there at all; ``a||b`` for either.
    needs : Mapping
        Values without which it refuses, saying `otherwise`; ``*`` for any that is not empty.
    pattern : str
        What a text must match entirely, else it is refused, saying `otherwise`.
    sets : Mapping
        Values that other settings take when the button is pressed.
    says : str
        What is said once it is pressed.
    trifle : bool
        Whether pressing it harms no task: one looks, or locks the screen.
    """

    name: str
    kind: Literal["choice", "text", "info", "button"] = "choice"
    value: str = ""
    choices: tuple[str, ...] = ()
    when: Mapping[str, str] = {}
    needs: Mapping[str, str] = {}
    pattern: str = ""
    otherwise: str = ""
    sets: Mapping[str, str] = {}
    says: str = ""
    trifle: bool = False

    @model_validator(mode="before")
    @classmethod
    def _yes_or_no(cls, data: Any) -> Any:
        if isinstance(data, dict) and data.get("kind", "choice") == "choice":
            data = {"choices": (YES, NO), **data}
            if data.get("value", "") not in data["choices"]:
                raise ValueError(f"{data.get('name')}: the value is none of the choices")
        return data

    @field_validator("pattern")
    @classmethod
    def _is_pattern(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"not a regular expression: {error}") from error
        return pattern


class Screen(Frozen):
    """A page of settings; the first of a world is where one begins."""

    name: str
    parent: str = ""
    text: str = ""
    settings: tuple[Setting, ...] = ()
    when: Mapping[str, str] = {}


class Open(Act, do="open", word="ouvrir"):
    """Go to a page."""

    past = (gettext("Page « {page} » ouverte"),)
    moves = True
    page: Text

    def apply(self, settings: Settings) -> Settings:  # noqa: D102
        return settings.changed(at=self.page, query="")


class Back(Act, do="back", word="retour"):
    """Go to the page above."""

    past = (gettext("Retour à la page précédente"),)
    moves = True

    def apply(self, settings: Settings) -> Settings:  # noqa: D102
        if settings.query:
            return settings.changed(query="")
        return settings.changed(at=settings._screen(settings.at).parent)


class Search(Act, do="search", word="chercher"):
    """Look for a setting."""

    past = (gettext("« {text} » cherché"),)
    moves = True
    text: Text

    def apply(self, settings: Settings) -> Settings:  # noqa: D102
        if not self.text.strip():
            raise Refused(settings.say("Que cherchez-vous ?"))
        return settings.changed(query=self.text.strip())


class Set(Act, do="set", word="régler"):
    """Give a setting another value."""

    past = (gettext("« {setting} » réglé sur « {value} »"),)
    links = (":", "=")
    fills = True
    led = True
    setting: Text
    value: Text

    def apply(self, settings: Settings) -> Settings:  # noqa: D102
        setting, value = settings._setting(self.setting), self.value.strip()
        if setting.kind == "text":
            value = _as_asked(_without_unit(emptied(value, settings), setting), setting.pattern)
        _ready(setting, settings)
        if setting.kind == "text" and setting.pattern and not re.fullmatch(setting.pattern, value):
            raise Refused(setting.otherwise or settings.say("Cette valeur n'est pas acceptée."))
        values = {**settings.values, setting.name: value}
        return settings.changed(values=values, note=setting.says)


class Press(Act, do="press", word="appuyer"):
    """Press a button."""

    past = (gettext("Bouton « {button} » pressé"),)
    button: Text

    def apply(self, settings: Settings) -> Settings:  # noqa: D102
        setting = settings._setting(self.button)
        _ready(setting, settings)
        pressed = tuple(dict.fromkeys((*settings.pressed, setting.name)))
        note = setting.says or settings.say("C'est fait.")
        return settings.changed(
            pressed=pressed, values={**settings.values, **setting.sets}, note=note
        )


class Settings(World):
    """Pages of settings.

    Facts: ``set name value`` (of what can be set), ``pressed name``, ``at page``.

    Attributes
    ----------
    title : str
        « Téléphone ».
    pages : tuple of Screen
    values : Mapping
        Values that are not those of the pages any more.
    pressed : tuple of str
        Buttons, in the order in which they were first pressed.
    at : str
        Name of the page.
    query : str
        What was looked for; its results are shown instead of a page.
    """

    acts: ClassVar[tuple[type[Act], ...]] = (Open, Back, Search, Set, Press)
    words: ClassVar[Mapping[str, Mapping[str, str]]] = {"en": SAID}
    opens_above: ClassVar[bool] = True

    machine: Literal["settings"] = "settings"
    title: str
    pages: tuple[Screen, ...]
    values: Mapping[str, str] = {}
    pressed: tuple[str, ...] = ()
    at: str = ""
    query: str = ""

    @model_validator(mode="after")
    def _holds_together(self) -> Settings:
        names = [page.name for page in self.pages]
        settings = [setting.name for page in self.pages for setting in page.settings]
        twice = {n for n in names + settings if (names + settings).count(n) > 1}
        known = set(settings)
        faults = [f"two pages or settings are called {name}" for name in sorted(twice)]
        faults += [
            f"{page.name}: no page is called {page.parent or '(nothing)'}"
            for page in self.pages[1:]
            if page.parent not in names
        ]
        for page in self.pages:
            named = [page.when, *(m for s in page.settings for m in (s.when, s.needs, s.sets))]
            faults += [f"no setting is called {n}" for m in named for n in m if n not in known]
        if faults or not self.pages:
            raise ValueError("; ".join(faults) or "no page")
        return self

    # ---- reading

    def value(self, name: str) -> str:
        """The present value of a setting."""
        if name in self.values:
            return self.values[name]
        return self._setting(name).value

    def _setting(self, name: str) -> Setting:
        return _by_name(self.pages)[name]

    def _screen(self, name: str) -> Screen:
        return next((page for page in self.pages if page.name == name), self.pages[0])

    def _are(self, wanted: Mapping[str, str]) -> bool:
        return all(
            self.value(name) != "" if values == "*" else self.value(name) in values.split("||")
            for name, values in wanted.items()
        )

    def _shown(self, screen: Screen) -> list[Setting]:
        return [setting for setting in screen.settings if self._are(setting.when)]

    def _below(self, screen: Screen) -> list[Screen]:
        return [p for p in self.pages[1:] if p.parent == screen.name and self._are(p.when)]

    def _path(self, screen: Screen) -> list[str]:
        above = self._path(self._screen(screen.parent)) if screen.parent else []
        return [*above, screen.name]

    # ---- the page

    def page(self) -> Page:
        """What is on the screen."""
        if self.query:
            return self._results()
        screen = self._screen(self.at)
        below, shown = self._below(screen), self._shown(screen)
        rows = [
            Row(
                (p.name, Span("›", "mark")),
                p.name,
                self.say("page {name}").format(name=p.name),
                "page",
            )
            for p in below
        ]
        rows += [self._row(setting) for setting in shown]
        title = " › ".join([self.title, *self._path(screen)[1:]])
        text = tuple(line for line in screen.text.split("\n") if line)
        return Page(
            title,
            text,
            tuple(rows),
            (_names_width(rows), 0),
            tuple(self._offers(screen, below, shown)),
            self.note,
            chrome=(Status(self.title), *self._around(screen), COLUMNS),
            heading="",
        )

    def _around(self, screen: Screen) -> Iterator[Chrome]:
        """The way there, and the pages beside the topmost one."""
        path = self._path(screen)
        first = self._below(self.pages[0])
        if len(path) > 1 and len(first) > 1:
            names = [page.name for page in first]
            tabs = tuple(Tab(name, way=Way("open", {"page": name})) for name in names)
            here = names.index(path[1]) if path[1] in names else -1
            said = {"here": self.say("ici"), "named": self.say("{name} : {value}")}
            yield Folders(tabs, here, self.say("Rubriques"), BESIDE, **said)
        ways = [Way("back") if n == len(path) - 2 else None for n in range(len(path))]
        names = [self.title, *path[1:]]
        if len(path) > 1:
            yield Trail(tuple(Tab(name, way=way) for name, way in zip(names, ways, strict=True)))

    def _row(self, setting: Setting) -> Row:
        value = self.value(setting.name)
        if setting.kind == "button":
            return Row(
                (setting.name, ""),
                setting.name,
                self.say("bouton {n}").format(n=setting.name),
                "button",
            )
        if setting.kind == "info" and not value:
            return Row((setting.name, ""))
        key = "" if setting.kind == "info" else setting.name
        shown = Span(value or self.say("(vide)"), _role(setting, value))
        name = setting.name
        return Row(
            (name, shown),
            key,
            shown if key else self.say("{name} : {value}").format(name=name, value=shown),
        )

    def _back(self) -> Offer:
        return Offer("escape", self.say("retour"), "back")

    def _offers(self, screen: Screen, below: list[Screen], shown: list[Setting]) -> Iterator[Offer]:
        if below:
            yield Offer(
                "enter", self.say("ouvrir"), "open", "page", frozenset(p.name for p in below)
            )
        choices = {s.name: s.choices for s in shown if s.kind == "choice"}
        if choices:
            present = {name: self.value(name) for name in choices}
            ask = Ask("value", self.say("Valeur"), by_row=choices, value=present, names_line=True)
            yield Offer("enter", self.say("régler"), "set", "setting", frozenset(choices), (ask,))
        texts = {s.name: self.value(s.name) for s in shown if s.kind == "text"}
        if texts:
            ask = Ask(
                "value", self.say("Texte ou (vide)"), value=texts, replaced=True, names_line=True
            )
            yield Offer("enter", self.say("remplir"), "set", "setting", frozenset(texts), (ask,))
        buttons = frozenset(s.name for s in shown if s.kind == "button")
        if buttons:
            yield Offer("enter", self.say("appuyer"), "press", "button", buttons)
        if screen.parent:
            yield self._back()
        if len(self.pages) > 2:
            yield Offer(
                "",
                self.say("chercher"),
                "search",
                asks=(Ask("text", self.say("Réglage cherché")),),
            )

    def _results(self) -> Page:
        words = _sought(self.query).split()
        found = []
        for screen in self.pages:
            names = [screen.name, *(s.name for s in self._shown(screen))]
            hits = [n for n in names if all(w in _sought(n) for w in words)]
            if hits and self._are(screen.when):
                found.append((screen, hits))
        rows = tuple(
            Row((" › ".join(self._path(s)), ", ".join(h for h in hits if h != s.name)), s.name)
            for s, hits in found
        )
        ask = Ask("text", self.say("Réglage cherché"), value=self.query, replaced=True)
        offers = [Offer("", self.say("chercher"), "search", asks=(ask,)), self._back()]
        if rows:
            offers.insert(0, Offer("enter", self.say("ouvrir"), "open", "page"))
        title = self.say("{title} › Recherche « {text} »").format(title=self.title, text=self.query)
        return Page(
            title, () if rows else (self.say("(rien)"),), rows, (0, 30), tuple(offers), self.note,
            chrome=(Status(self.title), Trail((Tab(self.title, way=Way("back")),), self.query)),
            heading=title,
        )  # fmt: skip

    # ---- acts and facts

    def begun(self, values: dict[str, str]) -> Settings:
        """The same settings with other values to begin with."""
        known = {s.name: s for page in self.pages for s in page.settings}
        for name, value in values.items():
            if name not in known:
                raise ValueError(f"no setting is called {name}")
            if known[name].kind == "choice" and value not in known[name].choices:
                raise ValueError(f"{name} cannot be {value}")
        return self.changed(values={**self.values, **values})

    def _facts(self) -> Iterator[Fact]:
        yield ("at", self._screen(self.at).name)
        yield from (("pressed", name) for name in self.pressed)
        for page in self.pages:
            for setting in page.settings:
                if setting.kind in ("choice", "text"):
                    yield ("set", setting.name, self.value(setting.name))

    def trifles(self) -> frozenset[str]:
        """Buttons that harm no task."""
        return frozenset(s.name for page in self.pages for s in page.settings if s.trifle)

    def tell(self, fact: Fact) -> str:
        """A fact in words."""
        kind, name, *rest = fact
        if kind == "set":
            value = rest[0].lstrip("~^").replace("||", self.say(" ou ")) or self.say("(vide)")
            return self.say("{name} : {value}").format(name=name, value=value)
        if kind == "pressed":
            return self.say("appuyer sur « {name} »").format(name=name)
        return self.say("être sur la page « {name} »").format(name=name)


def _role(setting: Setting, value: str) -> Role:
    """How a value is shown: a switch, a choice among others, a text."""
    if setting.kind != "choice":
        return "muted" if setting.kind == "info" else ""
    if set(setting.choices) == {YES, NO}:
        return "on" if value == YES else "off"
    return "choice"


def _sought(text: str) -> str:
    """As it is looked for: « wifi » finds « Wi-Fi »."""
    return folded(text).replace("-", "")


def _names_width(rows: list[Row]) -> int:
    """Columns of the names: what they need, unless values need them more."""
    names, values = (max((len(row.cells[n]) for row in rows), default=0) for n in (0, 1))
    return min(max(names, 16), max(30, WIDTH - 4 - values))


def _named(pages: tuple[Screen, ...]) -> dict[str, Setting]:
    return {setting.name: setting for page in pages for setting in page.settings}


_by_name = OfLast(_named)
"""Settings by name; the pages are the same after each act."""


def _ready(setting: Setting, world: Settings) -> None:
    if not world._are(setting.needs):
        raise Refused(setting.otherwise or world.say("Ce n'est pas possible maintenant."))


def _as_asked(value: str, pattern: str) -> str:
    """A date in figures where that is the form of a field: « 12/04/2026 » for « 12 avril 2026 »."""
    day = None if not pattern or re.fullmatch(pattern, value) else day_read(value)
    figures = f"{day:%d/%m/%Y}" if day is not None else value
    return figures if pattern and re.fullmatch(pattern, figures) else value


_UNITS = {
    "cm": "centim",
    "mm": "millim",
    "px": "pixel",
    "€": "euro",
    "min": "minute",
    "s": "seconde",
    "Mo": "mo",
    "%": "pour cent",
}
"""Units that may be typed behind a number, by how the words of a field begin to name them."""
_MEASURED = re.compile(rf"(.*\d) ?({'|'.join(_UNITS)})", re.IGNORECASE)


def _without_unit(value: str, setting: Setting) -> str:
    """« 7 » for « 7 cm » where a field takes a number alone, of centimetres as it says."""
    found = _MEASURED.fullmatch(value)
    if found is None or not setting.pattern or re.fullmatch(setting.pattern, value):
        return value
    unit = next(unit for unit in _UNITS if unit.lower() == found[2].lower())
    said = folded(f"{setting.name} {setting.otherwise}")
    words = re.findall(r"\w+|[€%]", said)
    named = _UNITS[unit] in said or unit.lower() in words
    return found[1] if named and re.fullmatch(setting.pattern, found[1]) else value

"""What stands around a simulator, in a page of the browser: every kind of chrome has its element."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.store.sittings.journal import Journal
from pixsim.web.pages import _template_environment
from pixsim.web.questions.world_view import world_view
from pixsim.worlds.chrome.kinds import KINDS, Chrome
from pixsim.worlds.chrome.panels import Meter, Preview, Prompt, Stage, Status
from pixsim.worlds.chrome.places import Address, Folders, Tab, Tabs, Trail, Way
from pixsim.worlds.chrome.roles import Span
from pixsim.worlds.chrome.rows import Card, Column, Columns, Formula, Note, Ruler
from pixsim.worlds.pages import Grid, Page, Row
from pixsim.worlds.registry import read_world
from tests.conftest import ManualClock
from tests.tools.web_exam import at_desk
from tests.tools.web_samples import planned
from tests.tools.world_pictures import ITEMS

HERE, THERE = Tab("Réception", 3), Tab("Envoyés", way=Way("back"))
ROWS = (
    Row(("1", "Léa Roy", Span("oui", "on")), "1"),
    Row(("2", "Hugo", Span("non", "off")), "2", kind="strong"),
)
EXAMPLES: dict[type[Chrome], tuple[Chrome, tuple[str, ...]]] = {
    Tabs: (Tabs((HERE, THERE), 0, "Onglets", right="Léa"), ('role="tablist" aria-label="Onglets"', 'aria-selected="true"', 'name="way" value="0" role="tab"')),
    Folders: (Folders((HERE, THERE), 0, "Dossiers"), ('<nav aria-label="Dossiers">', 'aria-current="page"', ">3<")),
    Address: (Address("https://a.example/b", "sécurisé", secure=True, starred=True, back=Way("back")), ("https://a.example/b", "sécurisé", "favori", 'aria-label="Précédent" name="way"')),
    Trail: (Trail((THERE, HERE), "reçu"), ('<nav class="trail"', 'aria-current="page"', "/ reçu")),
    Formula: (Formula("A1", "=B1"), ('name="cell" value="A1"', "=B1")),
    Columns: (Columns((Column(number=True), Column("Nom", rest=True), Column("Suivi", right=True)), 1, falling=True), ('<th scope="col" aria-sort="descending">Nom</th>', '<th scope="col" class="right">Suivi</th>')),
    Ruler: (Ruler(1, 2), ('class="world paper"',)),
    Note: (Note("1", "Hugo", "à voir"), ('class="margin-note"><strong>Hugo</strong> à voir',)),
    Prompt: (Prompt("lea@atelier", "~", ("lea@atelier:~$ ls", "photos"), ("ls",), "type"), ('role="log" aria-live="polite"', "photos", '<label for="command">lea@atelier:~$</label>')),
    Stage: (Stage("Sortie", ("# # #",), ("un mur",)), ("<figcaption>Sortie</figcaption>", "# # #", "<p>un mur</p>")),
    Preview: (Preview({"1": ("Sortie", "De : Léa", "", "Bonjour")}), ('<div class="preview"><p>De : Léa</p><p>Bonjour</p></div>',)),
    Meter: (Meter("Place utilisée", 12, 15, "12 Go sur 15 Go"), ('max="15" value="12"', "12 Go sur 15 Go")),
    Card: (Card("1", "Léa Roy", "LR", "hier", "2 commentaires"), ('class="card"', ">LR<", "hier", "2 commentaires")),
    Status: (Status("Messagerie", "3 messages"), (">Messagerie<", "3 messages</p>")),
}  # fmt: skip
"""A value of each kind, and what its drawing holds."""


def source(page: Page) -> str:
    """The part of a page that shows a simulator."""
    world = read_world({"machine": "settings", "title": "Essai", "pages": [{"name": "Essai"}]})

    class Shown(type(world)):  # type: ignore[misc]
        def page(self) -> Page:
            return page

    shown = Shown.model_construct(**dict(world))
    view = world_view(shown, "", None, None, restarting=False)
    template = "{% import 'macros.html.j2' as m with context %}{% include 'world.html.j2' %}"
    return (
        _template_environment()
        .from_string(template)
        .render(world=view, token="t", place="", acts=0, at_world=False, spoken="")
    )


def test_every_kind_of_chrome_has_an_example() -> None:
    assert set(EXAMPLES) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_kind_of_chrome_is_drawn_in_the_browser(kind: type[Chrome]) -> None:
    one, parts = EXAMPLES[kind]
    page = Page("Essai", rows=ROWS, widths=(3, 0, 8), chrome=(one,))
    if kind is Formula:
        grid = Grid(("A",), (1,), 1, {"A1": "4"}, {"A1": "=B1"})
        page = replace(page, grid=grid, rows=())
    shown = source(page)
    assert [part for part in parts if part not in shown] == []
    assert kind is Formula or ">1<" not in shown  # its number is for a line of text only


def test_a_tab_is_pressed(bank: Bank, sample: Profile, journal: Journal) -> None:
    question = bank.question(f"{ITEMS['web']}#1", np.random.default_rng(0))
    clock = ManualClock()
    planned([question], journal, bank, sample, clock)
    with at_desk(journal, bank, None, clock=clock) as desk:
        desk.enter()
        page = desk.browser.press("Reprendre Léa Martin")
        assert 'aria-selected="true"' in page.source
        form = next(f for f in page.forms if any(c.name == "way" for c in f.controls))
        button = next(c for c in form.controls if c.name == "way" and c.value == "0")
        page = desk.browser.post("/world", [*form.data(None, {}), ("way", button.value)])
        assert '"do":"switch"' in desk.sitting.session.doing.acts[-1]


def test_a_command_is_typed(bank: Bank, sample: Profile, journal: Journal) -> None:
    question = bank.question(f"{ITEMS['shell']}#1", np.random.default_rng(0))
    clock = ManualClock()
    planned([question], journal, bank, sample, clock)
    with at_desk(journal, bank, None, clock=clock) as desk:
        desk.enter()
        page = desk.browser.press("Reprendre Léa Martin")
        form = next(f for f in page.forms if any(c.name == "command" for c in f.controls))
        given = [(n, v) for n, v in form.data(None, {}) if n != "command"]
        page = desk.browser.post("/world", [*given, ("command", "pwd"), ("do", "command")])
        assert desk.sitting.session.doing.acts == ('{"do":"type","command":"pwd"}',)
        assert "$ pwd" in page.source

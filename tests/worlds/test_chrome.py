"""What machines state around their pages: which kinds, that each leads somewhere, that lines say it too."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from pixsim.bank.reading.load import Bank
from pixsim.worlds.chrome.kinds import KINDS, words
from pixsim.worlds.chrome.panels import Meter, Preview, Prompt, Stage, Status
from pixsim.worlds.chrome.places import Address, Folders, Tab, Tabs, Trail, Way
from pixsim.worlds.chrome.roles import Span
from pixsim.worlds.chrome.rows import Card, Column, Columns, Formula, Note, Ruler
from pixsim.worlds.columns import columns_of
from pixsim.worlds.core import World
from pixsim.worlds.lines import spoken
from pixsim.worlds.pages import CODE, Page, Row, asked_of
from pixsim.worlds.random_walks import walk
from pixsim.worlds.registry import MACHINES, read_world
from pixsim.worlds.tasks import replayed

WALKS = 10
FACES: dict[str, set[type[object]]] = {
    "mail": {Status, Folders, Columns, Preview},
    "settings": {Status, Columns},
    "web": {Status, Tabs, Address, Columns},
    "files": {Status, Trail, Columns},
    "sheet": {Status, Formula},
    "program": {Status, Columns},
    "writer": {Status, Tabs, Ruler, Columns},
    "drive": {Status, Folders, Columns},
    "social": {Status, Tabs, Columns},
    "shell": {Status, Prompt},
    "picture": {Status, Columns, Stage},
    "team": {Status},
    "agenda": {Status, Columns, Stage},
    "assistant": {Status, Tabs},
}
"""What the first page of any world of a machine has around it, at least."""


def test_a_kind_of_chrome_is_listed_once_and_some_machine_states_it() -> None:
    assert len(set(KINDS)) == len(KINDS) == 14
    assert set(FACES) == set(MACHINES)
    assert set().union(*FACES.values()) | {Note, Card, Meter} == set(KINDS)


ITEMS = (
    "boite3-regle_de_tri", "adresse_web2-vrai_site", "reglages1-changer", "nommage4-renommer_lot", "formules4-avis",
    "boucles4-mur", "coedition4-fils", "droits_doc3-lecture_seule", "reseaux_sociaux5-signaler", "logiciels6-terminal",
    "retouche3-devant", "visio3-une_fenetre", "agenda2-creneau", "ia_societe4-sans_les_noms", "netiquette7-moderer",
)  # fmt: skip


@pytest.mark.parametrize("item", ITEMS)
def test_every_machine_has_a_face(bank: Bank, item: str) -> None:
    task = bank.question(f"{item}#1", np.random.default_rng(0)).task
    assert task is not None
    stated: set[type[object]] = {type(one) for one in task.world.page().chrome}
    assert stated >= FACES[task.world.machine]


def pages(bank: Bank, item: str) -> Iterator[tuple[World, Page]]:
    task = bank.question(f"{item}#1", np.random.default_rng(0)).task
    assert task is not None
    world = task.world
    done, _last = walk(world, WALKS, np.random.default_rng(1))
    yield world, world.page()
    for act in done:
        world = world.step(act)
        yield world, world.page()


@pytest.mark.parametrize("item", ITEMS)
def test_what_can_be_clicked_around_a_page_is_possible_there(bank: Bank, item: str) -> None:
    for world, page in pages(bank, item):
        assert page.one(Status) is not None, page.title
        for way in page.ways:
            assert world.step(world.make_act(way.act, **way.arguments)) is not None
        columns = columns_of(page)
        assert sum(column.rest for column in columns.columns) <= 1
        if page.rows and page.one(Prompt) is None:
            widest = max((len(row.cells) for row in page.rows if row.kind != "field"), default=0)
            assert widest <= len(columns.columns) or not page.one(Columns), page.title


@pytest.mark.parametrize("item", ITEMS)
def test_a_page_read_aloud_says_what_stands_around_it(bank: Bank, item: str) -> None:
    """Places, addresses and amounts are said before the lines; what drawings show, after them."""
    for _world, page in pages(bank, item):
        said = "\n".join(spoken(page))
        for one in page.chrome:
            match one:
                case Tabs(tabs=tabs) | Folders(tabs=tabs) if len(tabs) > 1:
                    assert all(tab.name in said for tab in tabs)
                case Address(text=text):
                    assert text in said
                case Stage(told=told):
                    assert all(line in said for line in told if line.strip())
                case Meter(told=told):
                    assert told in said
                case Note(text=text):
                    assert text in said
                case _:
                    pass


def test_each_kind_has_its_words() -> None:
    tabs = (Tab("Réception", 3), Tab("Envoyés"))
    assert words(Tabs(tabs, 0, "Onglets")) == ["Onglets : Réception 3 (ici), Envoyés"]
    assert words(Folders(tabs, 1, "Dossiers")) == ["Dossiers : Réception 3, Envoyés (ici)"]
    assert words(Tabs(tabs[:1], 0, "Onglets")) == []  # one place is no choice
    assert words(Address("http://a.example", "! non sécurisé", secure=False)) == ["! non sécurisé http://a.example"]  # fmt: skip
    assert words(Note("4", "Hugo", "à voir")) == ["Ligne 4, Hugo : à voir"]


def test_a_span_is_its_text_with_a_role() -> None:
    span = Span("oui", "on")
    assert span == "oui"
    assert span.role == "on"
    assert hash(span) == hash("oui")


def test_numbers_that_only_a_line_of_text_uses_are_no_column() -> None:
    numbered = Page("", rows=(Row(("12", "Paul"), "12"), Row(("", "(suite)"))), widths=(3, 0))
    assert [column.number for column in columns_of(numbered).columns] == [True, False]
    named = Page("", rows=(Row(("Réseau", "›"), "Réseau"),), widths=(0, 3))
    assert not any(column.number for column in columns_of(named).columns)
    stated = Page("", rows=numbered.rows, chrome=(Columns((Column(), Column(rest=True))),))
    assert columns_of(stated) == stated.one(Columns)


def test_tabs_of_one_host_are_told_apart_by_their_paths() -> None:
    url = "https://mairie.example"
    site = [{"url": f"{url}/{name}", "title": "Mairie", "body": []} for name in ("a", "b")]
    tabs = [{"url": f"{url}/a"}, {"url": f"{url}/b"}]
    page = read_world({"machine": "web", "pages": site, "tabs": tabs}).page()
    strip = page.one(Tabs)
    assert strip is not None
    assert [tab.name for tab in strip.tabs] == ["1 mairie.example/a", "2 mairie.example/b"]
    assert [tab.way for tab in strip.tabs] == [None, Way("switch", {"tab": "2 mairie.example"})]
    assert len({tab.name for tab in strip.tabs}) == len(strip.tabs)


@pytest.mark.parametrize(
    "item",
    ["instantanee2-se_montrer", "visio5-trois_villes", "visibilite3-inconnu", "ia_societe3-requete", "droits_doc4-exceptions"],
)  # fmt: skip
def test_what_can_be_chosen_for_a_line_says_its_name_and_what_it_is_now(
    bank: Bank, item: str
) -> None:
    task = bank.question(f"{item}#1", np.random.default_rng(0)).task
    assert task is not None
    asked = 0
    for done in range(len(task.solution) + 1):
        world = replayed(task.world, task.solution[:done])
        page = world.page()
        choosing = [
            (offer, ask, row)
            for offer in page.offers
            for ask in offer.asks
            for row in page.rows
            if offer.row and row.key and (offer.on is None or row.key in offer.on)
        ]
        for offer, ask, row in choosing:
            options = ask.options(row.key)
            if len(options) > 1 and any(str(cell) in options for cell in row.cells):
                asked += 1
                assert ask.present(row.key) in options, (offer.act, row)
                if not CODE.fullmatch(row.key):
                    assert row.key in asked_of(page, offer, ask, row.key, world.say)
    assert asked

"""Faces of simulators on the screen: nothing cut while there is room, pages and clicks where one looks."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from pixsim.bank.reading.load import Bank
from pixsim.profile import Profile
from pixsim.store.sittings.journal import Journal
from pixsim.tui.app import PixsimApp
from pixsim.tui.screens.exam.exam import ExamScreen
from pixsim.tui.terminal.themes import ROUND
from pixsim.tui.widgets.worlds.cell_grid import CellGrid
from pixsim.tui.widgets.worlds.chrome_bar import ChromeBar, tab_names
from pixsim.tui.widgets.worlds.console import CommandLine
from pixsim.tui.widgets.worlds.row_drawing import Sheet, draw_row
from pixsim.tui.widgets.worlds.row_layout import choose_unfolded, cut_cell, place_columns, wrap_cell
from pixsim.tui.widgets.worlds.row_list import RowList
from pixsim.worlds.chrome.panels import Meter
from pixsim.worlds.chrome.roles import Span
from pixsim.worlds.chrome.rows import Card, Column, Columns, Note, Ruler
from pixsim.worlds.pages import Row
from tests.tools.exam_screens import run, visible
from tests.tools.screen_cells import hard_to_read
from tests.tools.tiers import tiered
from tests.tools.world_pictures import ITEMS, begun
from tests.tui.test_world_pane import typed

LISTED = Columns(
    (
        Column(number=True), Column(mark=True), Column("De", most=18), Column("Objet", rest=True),
        Column("Reçu", right=True, drop=1),
    )
)  # fmt: skip
MAIL = tuple(
    Row((str(n), "●", "Caisse des Loisirs", f"Un objet {'assez long ' * (n % 4)}et sa fin", "19/03 16h22"), str(n))
    for n in range(8)
)  # fmt: skip


# ---- how lines share the room


@pytest.mark.parametrize("room", [30, 40, 56, 76, 116])
def test_columns_stay_within_the_room_and_none_is_wider_than_it_needs(room: int) -> None:
    where = place_columns(LISTED, MAIL, room)
    assert where[-1].end <= room
    assert all(one.end < two.start for one, two in pairwise(where))
    assert [p.cell for p in where if p.column.rest] == [3]
    assert 0 not in [p.cell for p in where]
    assert (4 in [p.cell for p in where]) == (room > 40)


@pytest.mark.parametrize("height", [8, 9, 12, 40])
def test_a_line_goes_on_under_itself_while_rows_are_free(height: int) -> None:
    where = place_columns(LISTED, MAIL, 56)
    whole = choose_unfolded(MAIL, where, 3, height, prose=False)
    assert 3 in whole  # the present one, always
    needs = [len(wrap_cell(row.cells[3], where[2].width)) for row in MAIL]
    taken = sum(need if n in whole else 1 for n, need in enumerate(needs))
    assert taken <= max(height, len(MAIL) - 1 + needs[3])
    if height == 40:
        assert whole == frozenset(range(len(MAIL)))


def test_names_are_cut_in_the_middle_and_addresses_never() -> None:
    name = "facture-electricite-plateau-2026-03.pdf"
    assert cut_cell(name, 20, Column(keep="ends")) == "facture-el…26-03.pdf"
    row = (Row(("https://eauduplateau.example.net/factures", "x"), "1"),)
    columns = Columns((Column(rest=True), Column()))
    assert choose_unfolded(row, place_columns(columns, row, 24), None, 1, prose=False) == {0}
    assert "".join(wrap_cell(name, 20)) == name
    assert wrap_cell(name, 20)[0].endswith("-")


def test_what_a_line_is_shows_without_colour() -> None:
    sheet = Sheet(place_columns(Columns((Column(rest=True), Column(right=True))), (Row(("x" * 20, "oui ──●")),), 60), 60, 10)  # fmt: skip

    def line(row: Row) -> str:
        return draw_row(row, sheet, whole=True, present=False, focused=False, air=False).plain

    assert line(Row(("Wi-Fi", Span("oui", "on")))).endswith("oui ──●")
    assert line(Row(("Wi-Fi", Span("non", "off")))).endswith("non ○──")
    assert "▼" in line(Row(("Langue", Span("français", "choice"))))
    assert line(Row(("À", "lea@club.example"), "à", kind="field")).split() == ["À", "lea@club.example"]  # fmt: skip
    card = Sheet(sheet.where, 60, cards={"7": Card("7", "Léa Roy", "LR", "hier", "2 commentaires")})
    shown = draw_row(Row(("7", "Léa", "Un chat"), "7"), card, whole=True, present=True, focused=True, air=False).plain  # fmt: skip
    assert [part in shown for part in ("► ╭", "LR", "Léa Roy · hier", "Un chat", "2 commentaires")] == [True] * 5  # fmt: skip
    columns = Columns((Column(), Column(), Column(rest=True)))
    row = Row(("1", "Titre 1", "Nos ateliers"), "1")
    paper = Sheet(place_columns(columns, (row,), 76), 76, ruler=Ruler(1, 2), notes={"1": (Note("1", "Hugo", "à voir"),)})  # fmt: skip
    shown = draw_row(row, paper, whole=True, present=False, focused=False, air=False).plain
    assert shown.split() == ["1", "Titre", "1", "Nos", "ateliers", "▌", "Hugo", ":", "à", "voir"]


# ---- on the screen


async def opened(pilot: Pilot[None], exam: object) -> PixsimApp:
    app = pilot.app
    assert isinstance(app, PixsimApp)
    exam.start()  # type: ignore[attr-defined]
    await app.push_screen(ExamScreen(exam))  # type: ignore[arg-type]
    await pilot.pause()
    return app


@pytest.mark.sampled(2)
@pytest.mark.parametrize("place", tiered(range(len(ITEMS)), 3))
def test_each_machine_can_be_read_and_cuts_nothing_while_rows_are_free(
    bank: Bank, sample: Profile, journal: Journal, place: int
) -> None:
    name, theme = list(ITEMS.values())[place], ROUND[place % len(ROUND)]

    async def body(pilot: Pilot[None]) -> None:
        with begun(bank, sample, journal, name) as exam:
            app = await opened(pilot, exam)
            app.theme = theme
            await pilot.pause()
            assert not hard_to_read(app)
            shown = visible(app)
            silent = app.screen.query("#world-title, #world-text, #world-line, #world-note")
            assert all(str(line.content) or not line.display for line in silent.results(Static))
            rows = app.screen.query_one(RowList)
            assert exam.session.world is not None
            page = exam.session.world.page()
            if rows.display and rows.size.height and not rows.goes_on[1]:
                lines = sum(rows.drawn(n, rows.size.width).plain.count("\n") + 1 for n in range(len(page.rows)))  # fmt: skip
                own = any("…" in cell for row in page.rows for cell in row.cells)
                assert own or lines >= rows.size.height or not any(
                    "…" in rows.drawn(n, rows.size.width).plain for n in range(len(page.rows))
                )  # fmt: skip
            numbers = [row.key for row in page.rows if row.key.isdecimal()]
            if name == ITEMS["mail"]:
                assert f"{numbers[0]}    ●" not in shown

    run(PixsimApp(), body, (80, 24))


@pytest.mark.full
def test_a_tab_is_clicked_and_the_present_one_stands_out(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        with begun(bank, sample, journal, ITEMS["web"]) as exam:
            app = await opened(pilot, exam)
            bar = app.screen.query_one(ChromeBar)
            line = visible(app).splitlines()[bar.region.y]
            assert "▌1 " in line
            await pilot.click(offset=(line.index(" 2 ") + 2, bar.region.y))
            await pilot.pause()
            assert json.loads(exam.session.doing.acts[-1])["do"] == "switch"
            assert "▌2 " in visible(app).splitlines()[bar.region.y]

    run(PixsimApp(), body, (120, 40))


def test_a_tab_is_cut_only_where_room_lacks_and_a_host_never() -> None:
    piscine, media = "1 La piscine de Rivelac – Mairie de Rivelac", "2 La médiathèque de Rivelac"
    assert tab_names([piscine], 76) == [piscine]
    assert tab_names([piscine, media], 76) == [piscine, media]
    short = tab_names([piscine, media, "3 mairie-rivelac.example"], 76)
    assert short[2] == "3 mairie-rivelac.example"
    assert sum(map(len, short)) + 9 <= 76
    assert "…" in short[0]
    alike = tab_names(["Mairie de Rivelac – la piscine", "Mairie de Rivelac – la salle"], 40)
    assert len({*alike}) == 2


def test_pages_move_in_a_sheet(bank: Bank, sample: Profile, journal: Journal) -> None:
    async def body(pilot: Pilot[None]) -> None:
        with begun(bank, sample, journal, "cellules1-aller") as exam:
            app = await opened(pilot, exam)
            grid = app.screen.query_one(CellGrid)
            formula = app.screen.query_one("#world-formula", Static)
            assert (str(formula.content)[:2], formula.region.bottom) == ("A1", grid.region.y)
            assert grid.goes_on == (False, True)
            assert "suite : PgSuiv" in visible(app)
            await pilot.press("pagedown", "pagedown")
            row = int(grid.cell[1:])
            assert row > grid.size.height
            await pilot.press("pageup")
            assert int(grid.cell[1:]) < row
            await pilot.press("ctrl+end")
            assert grid.goes_on == (True, False)
            await pilot.press("ctrl+home")
            assert grid.cell == "A1"

    run(PixsimApp(), body, (80, 24))


def test_the_line_of_a_terminal_stays_open_and_brings_commands_back(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        with begun(bank, sample, journal, ITEMS["shell"]) as exam:
            app = await opened(pilot, exam)
            await pilot.press(*typed("ls"), "enter", *typed("pwd"), "enter", *typed("nmp"), "enter")
            await pilot.pause()
            line = app.screen.query_one(CommandLine)
            assert app.screen.focused is line
            assert [json.loads(act)["command"] for act in exam.session.doing.acts] == ["ls", "pwd", "nmp"]  # fmt: skip
            assert "$ pwd" in visible(app)  # what was typed and answered stays in sight
            await pilot.press("up", "up")
            assert line.value == "pwd"
            await pilot.press("down", "down")
            assert line.value == ""
            await pilot.press("enter")
            assert "Tapez une commande" in visible(app)
            assert app.screen.focused is line

    run(PixsimApp(), body, (80, 24))


def test_a_field_says_its_name_and_what_it_holds(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        with begun(bank, sample, journal, "destinataires1-ecrire") as exam:
            app = await opened(pilot, exam)
            await pilot.press("e")
            await pilot.press("enter")
            assert "À (vide maintenant)" in visible(app)
            await pilot.press(*typed("lea"), "enter", "enter")
            assert "À (maintenant : lea)" in visible(app)

    run(PixsimApp(), body, (80, 24))


def test_a_picker_names_its_setting_and_the_present_value(
    bank: Bank, sample: Profile, journal: Journal
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        with begun(bank, sample, journal, "visibilite4-trois_reglages") as exam:
            app = await opened(pilot, exam)
            assert exam.session.world is not None
            exam.act(exam.session.world.make_act("account"))
            app.pop_screen()
            await app.push_screen(ExamScreen(exam))
            await pilot.pause()
            rows = app.screen.query_one(RowList)
            assert rows.row is not None
            name = rows.row.key
            await pilot.press("enter")
            assert name in visible(app)
            assert "(actuel)" in visible(app)

    run(PixsimApp(), body, (80, 24))


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("item", "asked"),
    [("boucles5-motif", "Corrigez-le."), ("nettoyage4-prix_des_codes", "À combien d'euros")],
)
def test_what_is_asked_is_in_sight_whatever_stands_before(
    bank: Bank, sample: Profile, journal: Journal, item: str, asked: str
) -> None:
    async def body(pilot: Pilot[None]) -> None:
        with begun(bank, sample, journal, item) as exam:
            app = await opened(pilot, exam)
            assert asked in visible(app)

    run(PixsimApp(), body, (80, 24))


@pytest.mark.full
def test_a_meter_is_drawn_beside_folders(bank: Bank, sample: Profile, journal: Journal) -> None:
    async def body(pilot: Pilot[None]) -> None:
        with begun(bank, sample, journal, ITEMS["drive"]) as exam:
            app = await opened(pilot, exam)
            side = app.screen.query_one("#world-side")
            from dataclasses import replace

            assert exam.session.world is not None
            page = exam.session.world.page()
            meter = Meter("Place utilisée", 12, 15, "12 Go sur 15 Go")
            side.show(replace(page, chrome=(*page.chrome, meter)))  # type: ignore[attr-defined]
            await pilot.pause()
            assert "━━" in visible(app)
            assert "12 Go sur 15 Go" in visible(app)

    run(PixsimApp(), body, (120, 40))

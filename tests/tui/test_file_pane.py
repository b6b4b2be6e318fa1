"""The files of a question in their pane: keys, mouse, sizes, what is inside, the way back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from rich.color import Color
from rich.style import Style
from textual.app import App, ComposeResult
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input, Static

import pixsim.tui
from pixsim.bank.question import Attachment
from pixsim.families.draws.handed_files.qr import modules, qr_png
from pixsim.text.terminal_text import UNSAFE
from pixsim.tui.terminal.themes import DARK, ROUND, make_theme
from pixsim.tui.widgets.files import pane as pane_module
from pixsim.tui.widgets.files.link_line import LinkLine
from pixsim.tui.widgets.files.pane import FilePane
from pixsim.tui.widgets.files.pictures import ImagePicture
from pixsim.tui.widgets.files.rows import wrap_cells
from pixsim.tui.widgets.files.view import FileView
from pixsim.viewing.images import image_view
from tests.tools.screen_cells import cells, focus_contrast, hard_to_read
from tests.tools.tiers import one_of, tiered
from tests.viewing.files import MAIL, PAGE, docx, odt, png, xlsx, zipped

SIZES = [(60, 20), (80, 24), (120, 40), (200, 50)]
SALES = "date;commune;poste;montant\n" + "".join(
    f"{n % 28 + 1:02d}/02/2026;{town};{post};{n},{n % 10}0\n"
    for n, (town, post) in enumerate(
        [("Blois", "Repas"), ("Tours", "Transport"), ("Blois", "Transport")] * 8
    )
)
FILES = (
    Attachment(name="depenses.csv", source=SALES.encode("utf-8-sig")),
    Attachment(name="notes.txt", source="".join(f"ligne {n}\n" for n in range(1, 61)).encode()),
    Attachment(
        name="pieces.zip",
        source=zipped(
            {"a/b.txt": b"au fond", "c.zip": zipped({"d.csv": b"x;y\n1;2\n"}), "e.bin": b"\0\1"}
        ),
    ),
)


class PaneApp(App[None]):
    CSS_PATH = Path(pixsim.tui.__file__).parent / "pixsim.tcss"
    CSS = "FilePane { height: 11; } .-high FilePane { height: 1fr; }"

    def __init__(self, *files: Attachment, colours: str = DARK) -> None:
        super().__init__()
        for name in ROUND:
            self.register_theme(make_theme(name))
        self.theme = colours
        self.files = files
        self.closed = 0
        self.changed = 0
        self.taken_out: list[tuple[str, str]] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return make_theme(DARK).variables

    def compose(self) -> ComposeResult:
        yield Static("Question", markup=False)
        yield FilePane(id="files")
        yield Input()

    def on_mount(self) -> None:
        self.pane.load(self.files)
        self.pane.enter()

    def on_file_pane_closed(self) -> None:
        self.closed += 1

    def on_file_pane_changed(self) -> None:
        self.changed += 1

    def on_file_pane_taken_out(self, event: FilePane.TakenOut) -> None:
        self.taken_out.append((event.file.name, event.how))

    @property
    def pane(self) -> FilePane:
        return self.query_one(FilePane)

    @property
    def rows(self) -> list[str]:
        """What the file view shows, from the top, without the scroll bar."""
        view = self.query_one(FileView)
        height = view.scrollable_content_region.height
        return [view.render_line(y).text.replace("\u00a0", " ").rstrip() for y in range(height)]

    @property
    def present(self) -> str:
        """The filled row."""
        return next((row for row in self.rows if row.startswith("►")), "")

    @property
    def heading(self) -> str:
        return str(self.pane.border_title).replace("\u00a0", " ")

    @property
    def said(self) -> str:
        return str(self.pane.border_subtitle).replace("\u00a0", " ")

    def line(self, name: str) -> str:
        return str(self.query_one(name, LinkLine).render()).replace("\u00a0", " ")


def run(
    body: Callable[[PaneApp, Pilot[None]], Awaitable[None]],
    *files: Attachment,
    size: tuple[int, int] = (80, 24),
    colours: str = DARK,
) -> PaneApp:
    app = PaneApp(*(files or FILES), colours=colours)

    async def main() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await body(app, pilot)

    asyncio.run(main())
    return app


@pytest.mark.parametrize("size", one_of(SIZES, 2))
def test_a_table_fits_every_size(size: tuple[int, int]) -> None:
    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        assert app.heading == "depenses.csv · 780 octets"
        assert app.rows[0].split() == ["date", "commune", "poste", "montant"]
        assert app.present.split() == ["►", "01/02/2026", "Blois", "Repas", "0,00"]
        assert app.said == "24 lignes · Somme 285,60 · Moyenne 11,90"
        ends = {len(row) for row in app.rows[1:6]}
        assert len(ends) == 1, "figures are on the right"
        width = app.query_one(FileView).size.width
        assert max(map(len, app.rows)) <= width
        await pilot.press("end")
        assert app.present.split()[-1] == "23,30"
        assert app.rows[0].split()[0] == "date", "the names stay"
        await pilot.press("home", "pagedown", "down")
        assert app.present
        bar = app.line("#file-bar")
        assert "1 depenses.csv" in bar
        assert "pieces.zip" in bar

    run(body, size=size)


def test_filter_sums_what_is_left_and_escape_closes_only_it() -> None:
    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"blois t", "r")
        total = sum(n * 10 + n % 10 for n in range(24) if n % 3 == 2) / 10
        assert app.said.startswith(f"8 sur 24 lignes · Somme {total:.2f}".replace(".", ","))
        await pilot.press("down", "enter")
        assert app.query_one(FileView).has_focus
        assert app.present.split()[2:4] == ["Blois", "Transport"]
        await pilot.press("slash")
        assert app.query_one("#file-filter-words", Input).value == "blois tr"
        await pilot.press("escape")
        assert app.said.startswith("24 lignes")
        assert app.closed == 0
        await pilot.press("slash", *"zz")
        assert app.said == "0 sur 24 lignes"
        await pilot.press("enter", "enter", "down", "t")
        assert app.rows[1:] == [""] * len(app.rows[1:])
        await pilot.press("escape", "escape")
        assert app.closed == 1

    run(body)


def test_letters_typed_at_once_after_the_slash_are_looked_for() -> None:
    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        for letter in "/tvh1":
            app.post_message(Key("slash" if letter == "/" else letter, letter))
        words = app.query_one("#file-filter-words", Input)
        for _wait in range(20):
            await pilot.pause()
        assert sorted(words.value) == sorted("tvh1")
        assert words.has_focus
        assert app.heading == "depenses.csv · 780 octets"
        await pilot.press("escape", "t")
        assert "montant ▲" in app.rows[0]

    run(body)


def test_sorting_goes_up_down_and_back() -> None:
    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        await pilot.press("T", "t")
        assert "montant ▼" in app.rows[0]
        assert app.present.split()[-1] == "23,30"
        await pilot.press("t")
        assert "▼" not in app.rows[0]
        assert app.present.split()[-1] == "0,00"
        await pilot.press("left", "left", "t")
        assert "commune ▲" in app.rows[0]
        assert app.said == "24 lignes · Somme 285,60 · Moyenne 11,90"

    run(body)


def test_a_row_opens_as_a_record_and_text_comes_back_where_it_was() -> None:
    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        await pilot.press("down", "down", "enter")
        assert [row.split() for row in app.rows[:4]] == [
            ["►", "date", "03/02/2026"], ["commune", "Blois"], ["poste", "Transport"], ["montant", "2,20"],
        ]  # fmt: skip
        await pilot.press("backspace")
        assert app.present.split()[1] == "03/02/2026"
        await pilot.press("v")
        assert app.heading.endswith("texte brut")
        assert app.rows[0].split() == ["►", "1", "date;commune;poste;montant"]
        await pilot.press("V")
        assert app.present.split()[1] == "03/02/2026"

    run(body)


def test_inside_archives_and_back() -> None:
    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        await pilot.press("3")
        assert [row.split()[0] for row in app.rows[:4]] == ["►", "b.txt", "c.zip", "e.bin"]
        assert app.said == "3 fichiers"
        await pilot.press("enter")
        assert app.heading.startswith("pieces.zip · "), "a folder does not open"
        await pilot.press("down", "down", "enter", "enter")
        assert app.heading == "pieces.zip › c.zip › d.csv · 8 octets"
        assert app.said == "1 ligne · y : Somme 2 · Moyenne 2,00"
        assert "← Remonter" in app.line("#file-bar")
        await pilot.press("escape", "escape")
        assert app.present.split()[1] == "c.zip"
        await pilot.press("down", "enter")
        assert "ne connaît pas son format" in app.rows[0]
        await pilot.press("v")
        assert app.rows[0].split()[:5] == ["►", "000000", "00", "01", ".."]
        await pilot.press("escape", "backspace", "escape")
        assert app.closed == 1

    run(body)


def test_each_file_is_left_where_one_was_until_the_next_question() -> None:
    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        await pilot.press("down", "down", "é", "end", "&")
        assert app.present.split()[1] == "03/02/2026"
        await pilot.press("2")
        assert app.present.split()[1:] == ["60", "ligne", "60"]
        assert app.pane.present == 1
        app.pane.load(FILES[1:])
        await pilot.pause()
        assert app.present.split()[1:] == ["1", "ligne", "1"]
        await pilot.press("9", "3")
        assert app.pane.present == 0
        app.pane.load(())
        await pilot.pause()
        assert app.pane.hints == ()
        assert not any(row.strip(" ►") for row in app.rows)
        await pilot.press("t", "v", "enter", "escape")

    run(body)


def test_a_message_its_headers_and_what_is_joined() -> None:
    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        assert [row[2:].split("  ")[0] for row in app.rows[:5]] == [
            "De",
            "À",
            "Objet",
            "Date",
            "Joint",
        ]
        await pilot.press("h")
        assert "Received" in app.rows[0]
        await pilot.press("h", "down", "down", "down", "down", "enter")
        assert app.heading == "m.eml › a.csv · 8 octets"
        await pilot.press("escape")
        assert app.present.split()[1] == "Joint"

    run(body, Attachment(name="m.eml", source=MAIL))


def test_the_mouse_does_what_keys_do() -> None:
    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        app.query_one("Screen > Input", Input).focus()
        await pilot.click(FileView, offset=(4, 3))
        assert app.present.split()[1] == "03/02/2026"
        assert app.said.startswith("24 lignes")
        head = app.rows[0]
        await pilot.click(FileView, offset=(head.index("poste") + 1, 0))
        assert "poste ▲" in app.rows[0]
        await pilot.click(FileView, offset=(5, 2), times=2)
        assert app.rows[0].split()[1] == "date"
        bar = app.line("#file-bar")
        await pilot.click("#file-bar", offset=(bar.index("Remonter") + 2, 0))
        assert "poste ▲" in app.rows[0]
        hints = app.line("#file-hints")
        await pilot.click("#file-hints", offset=(hints.index("filtrer") + 2, 0))
        assert app.focused is app.query_one("#file-filter-words")
        await pilot.press("escape")
        bar = app.line("#file-bar")
        await pilot.click("#file-bar", offset=(bar.index("notes.txt") + 2, 0))
        assert app.present.split()[1:] == ["1", "ligne", "1"]
        before = app.rows[0]
        view = app.query_one(FileView)
        view.scroll_down(animate=False)
        await pilot.pause()
        assert app.rows[0] != before
        await pilot.press("down")
        assert app.present.split()[1:] == ["2", "ligne", "2"]

    run(body)


def test_the_mouse_chooses_text_to_copy() -> None:
    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        await pilot.press("2", "end")
        top = app.rows[0]
        start = top.index("ligne")
        await pilot.mouse_down(FileView, offset=(start, 0))
        await pilot.hover(FileView, offset=(start + 4, 1))
        await pilot.mouse_up(FileView, offset=(start + 4, 1))
        first, second = (app.screen.get_selected_text() or "").split("\n")
        assert top.endswith(first)
        assert first.startswith("ligne 5")
        assert second.split()[-1] == "ligne"

    run(body)


def test_what_is_said_round_a_file_fits() -> None:
    content = b"un;" + b"nom_de_colonne" * 4 + b"\n1;1234567,891\n2;x\n2;5,5\n"
    for name in ("c.zip", "b.zip", "a.zip"):
        content = zipped({"un-fichier-au-nom-assez-long.csv" if name == "c.zip" else name: content})

    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        await pilot.press("enter", "enter", "enter")
        assert app.said.startswith("3 lignes · nom_")
        assert app.said.endswith("… : 2 nombres · Somme 1 234 573,391 · Moyenne 617 286,696")
        assert app.heading.startswith("a.zip › a.zip › b.zip › un-fichier")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert app.heading.startswith("… › un-fichier-au-nom-assez-long.csv · ")
        await pilot.press("backspace", "backspace", "backspace", "backspace")
        assert app.heading.startswith("a.zip · ")
        assert app.closed == 0

    run(body, Attachment(name="a.zip", source=content), size=(80, 24))


def test_files_out_of_sight_are_counted_and_a_click_shows_them() -> None:
    many = [Attachment(name=f"message-numero-{n}.txt", source=b"mot") for n in range(1, 6)]

    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        line = app.line("#file-bar")
        assert "5 message" not in line
        sign = line.rstrip().rpartition("+")[2]
        assert int(sign) == sum(f"numero-{n}" not in line for n in range(1, 6)) > 0
        await pilot.click("#file-bar", offset=(line.index("+") + 1, 0))
        assert app.pane.present == 5 - int(sign)

    run(body, *many, size=(80, 24))


def test_one_does_not_go_down_for_ever() -> None:
    content = b"fond"
    for n in range(12):
        content = zipped({f"{n}.zip": content})

    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        await pilot.press(*["enter"] * 10)
        assert "Trop de fichiers" in app.rows[0]
        await pilot.press("escape")
        assert app.present.split()[1].endswith(".zip")

    run(body, Attachment(name="a.zip", source=content))


def test_hints_are_those_that_apply(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pane_module, "can_open_with_system", lambda: True)

    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        assert [key for key, _, _ in app.pane.hints] == ["Entrée", "/", "T", "Échap", "V", "O", "S"]
        before = app.changed
        await pilot.press("2")
        assert [key for key, _, _ in app.pane.hints] == ["/", "Échap", "O", "S"]
        assert app.changed > before
        app.pane.ask("filter")
        await pilot.pause()
        await pilot.press(*"60")
        assert app.said == "1 ligne trouvée"
        assert app.pane.summary(0) == "24\u00a0lignes, 4\u00a0colonnes"

    run(body)


@pytest.mark.parametrize(
    ("key", "how"), [("o", "open"), ("O", "open"), ("s", "save"), ("S", "save")]
)
def test_letters_take_the_present_file_out(key: str, how: str) -> None:
    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        await pilot.press("2", key)
        await pilot.pause()
        assert app.taken_out == [("notes.txt", how)]

    run(body)


def test_wide_files_are_scrolled_sideways() -> None:
    wide = (
        ";".join(f"colonne{n}" for n in range(40))
        + "\n"
        + ";".join(str(n) for n in range(40))
        + "\n"
    )
    code = "x = '" + "abcdefghij" * 30 + "'\n"

    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        view = app.query_one(FileView)
        view.go_to_column(1)
        await pilot.press("left", "left")
        assert app.rows[0].split()[0] == "colonne0"
        assert app.rows[0].endswith("…")
        view.go_to_column(38)
        await pilot.press("right", "right")
        assert app.rows[0].endswith("colonne39")
        assert app.rows[0].lstrip().startswith("…")
        assert app.said == "1 ligne · colonne39 : Somme 39 · Moyenne 39,00"
        await pilot.press("2")
        assert app.present.endswith("…")
        view.action_sideways(60)
        await pilot.press("right")
        assert app.present.endswith("j'")
        view.action_sideways(-60)
        await pilot.press("left")
        assert "x = 'abc" in app.present

    run(
        body,
        Attachment(name="large.csv", source=wide.encode()),
        Attachment(name="a.py", source=code.encode()),
    )


def test_long_lines_are_read_whole() -> None:
    code = "a = 1\nx = '" + "abcdefghij" * 12 + "fin'\nb = 2\n"

    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        assert ("L", "lignes entières", "whole") in app.pane.hints
        await pilot.press("right", "right", "down", "l")
        shown = " ".join(app.rows)
        assert "fin'" in shown
        assert "…" not in shown
        assert app.present.lstrip("► ").startswith("2")
        assert app.rows[0].endswith("a = 1")
        await pilot.press("end")
        assert app.present.endswith("b = 2")
        await pilot.press("L")
        assert "fin'" not in " ".join(app.rows)

    run(body, Attachment(name="a.py", source=code.encode()))


def test_resizing_keeps_the_row() -> None:
    text = "\n".join(f"phrase {n} " + "mot " * 30 for n in range(40))

    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        app.query_one(FileView)._go(app.query_one(FileView).picture.row_of(20))
        for size in ((60, 20), (200, 50), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.present.split()[1:4] == ["21", "phrase", "20"]

    run(body, Attachment(name="a.txt", source=text.encode()))


def test_an_image_is_drawn_in_half_blocks() -> None:
    row = bytes([255, 0, 0] * 8 + [0, 0, 255] * 8)
    image = Attachment(name="i.png", source=png(16, 16, [row] * 16))

    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        assert app.said == "16 × 16 pixels"
        segments = [s for s in app.query_one(FileView).render_line(0) if s.text == "▀"]
        colours = [
            s.style.color.triplet.hex
            for s in segments
            if s.style and s.style.color and s.style.color.triplet
        ]
        assert colours == ["#ff0000"] * 8 + ["#0000ff"] * 8
        await pilot.press("end", "pagedown", "right", "slash", "enter", "t")
        assert len([row for row in app.rows if "▀" in row]) >= 7
        await pilot.press("h")
        assert "couleurs (rouge, vert, bleu)" in app.rows[1]

    run(body, image)


def test_a_code_fits_in_a_window_of_24_rows_and_keeps_its_squares() -> None:
    code = qr_png("https://mairie.example/fete")
    picture = ImagePicture(image_view(code), 80)
    assert (picture.width, picture.count) == (37, 18)  # 33 squares, with two more above, one below
    upper = []
    for row in range(1, picture.count):
        styles = [style for _text, style in picture.row(row).moving[2:-2]]
        upper.append([isinstance(s, Style) and s.color == Color.from_rgb(0, 0, 0) for s in styles])
    assert upper == modules("https://mairie.example/fete")[::2]


@pytest.mark.sampled(3)
@pytest.mark.parametrize(("name", "content"), tiered([
    ("\x1b]0;x\x07\u202ea.txt", b"\x1b[2J\x9b31m\nabc\xe2\x80\xaefdp\n"), ("a.csv", b"\x1b[2J;\x07b\n1;\x1b\n"),
    ("a.odt", odt()), ("a.docx", docx()), ("a.xlsx", xlsx()), ("a.html", PAGE), ("[b]a[/b].txt", b"[bold]x[/]"),
    ("a.txt", b""), ("a.csv", b"a;b\n"), ("a.zip", b"PK"), ("a.mp3", b"\0"), ("\xe9\u6f22\u5b57" * 9 + ".csv", "漢字;é\n字;1\n".encode()),
], 6))  # fmt: skip
@pytest.mark.parametrize("size", one_of([(60, 20), (120, 40)], 0))
def test_anything_is_drawn_and_nothing_gets_through(
    name: str, content: bytes, size: tuple[int, int]
) -> None:
    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        for key in (
            "down",
            "right",
            "end",
            "v",
            "h",
            "enter",
            "t",
            "slash",
            "x",
            "escape",
            "backspace",
        ):
            await pilot.press(key)
            strips = app.screen._compositor.render_strips()
            assert all(strip.cell_length == size[0] for strip in strips)
            assert not UNSAFE.search("".join(strip.text for strip in strips))

    run(body, Attachment(name=name, source=content), size=size)


@pytest.mark.parametrize("cells", [1, 7, 20, 33])
def test_wrapped_texts_lose_no_word_and_keep_french_spaces(cells: int) -> None:
    text = "Coût\u00a0: 12\u00a0€ pour 漢字漢字 et anticonstitutionnellement, voilà\u00a0! Fin"
    rows = wrap_cells(text, cells)
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")
    assert wrap_cells("", cells) == [""]
    if cells >= 20:
        assert all(not row.startswith(("\u00a0", "€", "!")) for row in rows)


@pytest.mark.parametrize("look", tiered([*ROUND, "NO_COLOR"], 2))
def test_every_text_can_be_read_and_the_focus_shows(
    look: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if look == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")

    async def body(app: PaneApp, pilot: Pilot[None]) -> None:
        for key in ("down", "2", "3", "slash", "x", "escape"):
            await pilot.press(key)
            assert not hard_to_read(app), key
        focused = cells(app)
        app.screen.set_focus(None)
        await pilot.pause()
        assert not hard_to_read(app)
        assert focus_contrast(cells(app), focused) >= 3

    run(body, colours=DARK if look == "NO_COLOR" else look)

"""A line of a page of a simulator on the screen: its cells, or a button, a field, a card, a paragraph on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from pixsim.foundation.localised import label_value
from pixsim.tui.widgets.worlds.row_layout import Place, cut_cell, shown_cell, wrap_cell
from pixsim.worlds.chrome.roles import role_of
from pixsim.worlds.chrome.rows import Card, Note, Ruler
from pixsim.worlds.pages import Row

HERE, AWAY = "► ", "  "
MARGIN = len(HERE)
STYLES: Mapping[str, str] = {
    "mark": "$brand",
    "strong": "bold",
    "muted": "$muted",
    "link": "$brand underline",
    "on": "bold",
    "off": "$muted",
    "ok": "$ok",
    "bad": "$bad",
    "code": "$muted",
}
OF_KINDS: Mapping[str, str] = {
    "heading": "bold",
    "title": "bold",
    "strong": "bold",
    "link": "$brand underline",
    "info": "$muted",
    "remark": "$muted",
}
BUTTON, BOX = "bold $brand on $panel", "$foreground on $panel"
PRESENT, RESTING = "bold $focus-fg on $focus-bg", "bold on $panel"
LABELS, BOXES = 24, 34  # columns of the names of fields at most, of what they hold at least
NOTES = 24  # columns of what is written in a margin
LEAST_PAPER = 40


@dataclass(frozen=True, slots=True)
class Sheet:
    """What all lines of a page are drawn with.

    Attributes
    ----------
    where : sequence of Place
    room : int
        Columns of the screen, without those of the caret.
    labels : int
        Columns of the names of fields.
    cards : Mapping of str to Card
    ruler : Ruler or None
    notes : Mapping
        What is written in the margin, by line.
    """

    where: Sequence[Place]
    room: int
    labels: int = 0
    cards: Mapping[str, Card] = field(default_factory=dict)
    ruler: Ruler | None = None
    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)

    @property
    def margin(self) -> int:
        """Columns for notes beside the paper."""
        return NOTES + 2 if self.notes and self.room >= LEAST_PAPER + NOTES else 0


def draw_row(row: Row, sheet: Sheet, *, whole: bool, present: bool, focused: bool, air: bool) -> Content:  # fmt: skip
    """A line, on as many rows as it takes.

    Parameters
    ----------
    row : Row
    sheet : Sheet
    whole : bool
        Whether it shows all it holds.
    present : bool
        Whether the caret is there.
    focused : bool
        Whether keys go to the list.
    air : bool
        Whether a blank row stands above it.
    """
    taken = present and bool(row.key)  # of what is only read, the caret says enough
    fill = (PRESENT if focused else RESTING) if taken else ""
    if row.key in sheet.cards:
        lines = _card_lines(row, sheet.cards[row.key], sheet.room, fill)
    elif row.kind == "field":
        lines = _field_lines(row, sheet, fill)
    elif row.kind in ("button", "link", "box"):
        lines = _label_lines(row, sheet, fill)
    elif sheet.ruler is not None:
        lines = _paper_lines(row, sheet, sheet.ruler, fill)
    else:
        lines = _cell_lines(row, sheet, fill, whole=whole)
    lead = [(HERE if present and n == 0 else AWAY) for n in range(len(lines))]
    ground = " on $panel" if sheet.ruler is not None else ""
    marks = [
        Content.styled(text, f"bold $brand{ground}" if ground or not fill else "") for text in lead
    ]
    found = [mark + line for mark, line in zip(marks, lines, strict=True)]
    boxed = row.kind in ("field", "button", "link", "box") or row.key in sheet.cards
    if fill and not boxed and sheet.ruler is None:
        found = [line.pad_right(max(0, sheet.room + MARGIN + 1 - line.cell_length)).stylize(fill) for line in found]  # fmt: skip
    blank = [Content("")] if air else []
    return Content("\n").join([*blank, *found])


def _cell_style(row: Row, text: str) -> str:
    """How a cell stands out: by its role, else by what the line is."""
    role = role_of(text)
    return " ".join(filter(None, (OF_KINDS.get(row.kind, ""), STYLES.get(role, ""))))


def _cell_lines(row: Row, sheet: Sheet, fill: str, *, whole: bool) -> list[Content]:
    """Cells side by side; each goes on under itself where the line is shown whole."""
    held = [p for p in sheet.where if p.cell < len(row.cells)]
    if len([p for p in held if row.cells[p.cell].strip()]) == 1 and row.kind in ("heading", "remark"):  # fmt: skip
        only = next(p for p in held if row.cells[p.cell].strip())
        held = [Place(only.cell, only.start, max(1, sheet.room - only.start), only.column)]
    texts = [
        wrap_cell(shown_cell(row.cells[p.cell]), p.width)
        if whole
        else [cut_cell(shown_cell(row.cells[p.cell]), p.width, p.column)]
        for p in held
    ]
    count = max(map(len, texts), default=1)
    lines = []
    for n in range(count):
        line, at = Content(""), 0
        for place, cell in zip(held, texts, strict=True):
            text = cell[n] if n < len(cell) else ""
            text = _align_cell(text, place)
            style = "" if fill else _cell_style(row, row.cells[place.cell])
            line += Content(" " * (place.start - at)) + Content.styled(text, style)
            at = place.start + cell_len(text)
        lines.append(line.rstrip() if not fill else line)
    return lines


def _align_cell(text: str, place: Place) -> str:
    text = text.rstrip()
    if place.column.right:
        return " " * max(0, place.width - cell_len(text)) + text
    return set_cell_size(text, place.width) if cell_len(text) < place.width else text


def _main_text(row: Row, sheet: Sheet) -> str:
    """What a button, a link or a paragraph says: its last cell that is shown."""
    held = [row.cells[p.cell] for p in sheet.where if p.cell < len(row.cells)]
    return next((text for text in reversed(held) if text.strip()), "")


def _label_lines(row: Row, sheet: Sheet, fill: str) -> list[Content]:
    """A button filled, a link underlined, a box with its sign."""
    start = sheet.where[-1].start if sheet.where else 0
    text = shown_cell(_main_text(row, sheet))
    if row.kind == "button":
        indent = sheet.labels + GAP if sheet.labels else start
        lines = wrap_cell(text, sheet.room - indent - 4)
        return [Content(" " * indent) + Content.styled(f"  {line}  ", fill or BUTTON) for line in lines]  # fmt: skip
    lines = wrap_cell(text, sheet.room - start)
    style = fill or OF_KINDS.get(row.kind, "")
    indent = len(lines[0]) - len(lines[0].lstrip(" "))
    return [
        Content(" " * (start + indent)) + Content.styled(line.strip(" "), style) for line in lines
    ]


GAP = 2


def _field_lines(row: Row, sheet: Sheet, fill: str) -> list[Content]:
    """A name, and a box with what it holds."""
    label, value = row.cells[-2], row.cells[-1]
    names = wrap_cell(shown_cell(label), sheet.labels)
    width = max(BOXES, sheet.room // 2) if sheet.room - sheet.labels - GAP > BOXES else sheet.room - sheet.labels - GAP  # fmt: skip
    width = min(width, sheet.room - sheet.labels - GAP)
    choice = "▼" if role_of(value) == "choice" else ""
    texts = wrap_cell(shown_value(value), width - 4)
    lines = []
    for n in range(max(len(names), len(texts))):
        name = names[n] if n < len(names) else ""
        head = " " * (sheet.labels - cell_len(name)) + name
        text = texts[n] if n < len(texts) else ""
        sign = choice if n == 0 else ""
        box = f" {set_cell_size(text, width - 4)} {sign or ' '} "
        lines.append(
            Content.styled(head, "bold" if fill else "$muted")
            + Content(" " * GAP)
            + (Content.styled(box, fill or BOX) if n < max(1, len(texts)) else Content(""))
        )
    return lines


def shown_value(value: str) -> str:
    """What a box shows of what it holds."""
    return value.replace("\n", " ")


def _card_lines(row: Row, card: Card, room: int, fill: str) -> list[Content]:
    """A publication: who and when in its upper edge, how many liked it in the lower one."""
    edge = "bold $brand" if fill else "$rule"
    inside = room - 4
    who = Content.assemble(
        ("╭ ", edge),
        (f" {card.initials} ", fill or BUTTON),
        (f" {card.who}", "bold"),
        (f" · {card.when} " if card.when else " ", "$muted"),
    )
    top = who + Content.styled("─" * max(1, room - 1 - who.cell_length) + "╮", edge)
    text = row.cells[2] if len(row.cells) > 2 else row.cells[-1]
    body = [
        Content.assemble(("│", edge), "  ", set_cell_size(line, inside - 1), " ", ("│", edge))
        for line in wrap_cell(text, inside - 1)
    ]
    counts = f" {card.counts} " if card.counts else ""
    foot = Content.assemble(("╰──", edge), (counts, "$muted"))
    foot += Content.styled("─" * max(1, room - 1 - foot.cell_length) + "╯", edge)
    return [top, *body, foot]


def _paper_lines(row: Row, sheet: Sheet, ruler: Ruler, fill: str) -> list[Content]:
    """A paragraph: its style on the left, the text on paper, what was noted on the right."""
    by_cell = {p.cell: p for p in sheet.where}
    text = by_cell[ruler.text]
    gutter = [p for p in sheet.where if p.cell < ruler.text]
    extra = [p for p in sheet.where if p.cell > ruler.text]
    width = min(ruler.width, sheet.room - text.start - sheet.margin)
    notes = [
        line
        for note in sheet.notes.get(row.key, ())
        for line in wrap_cell(label_value(note.who, note.text) if note.who else note.text, NOTES - 2)
    ] if sheet.margin else []  # fmt: skip
    held = row.cells[text.cell] if text.cell < len(row.cells) else ""
    about = " ".join(row.cells[p.cell] for p in extra if p.cell < len(row.cells) and row.cells[p.cell].strip())  # fmt: skip
    lines = wrap_cell(shown_cell(held), width - 2)
    beside = [*([about] if about and sheet.margin else []), *notes]
    if not sheet.margin:  # who wrote in the margin, where there is none
        about = ", ".join(
            filter(None, (about, *(note.who for note in sheet.notes.get(row.key, ()))))
        )
    if about and not sheet.margin:
        lines = [*lines[:-1], f"{lines[-1]}  ({about})"] if cell_len(lines[-1]) + len(about) + 4 <= width - 2 else [*lines, f"({about})"]  # fmt: skip
    name = "".join(
        f"{_align_cell(row.cells[p.cell], p)} " for p in gutter if p.cell < len(row.cells)
    )
    found = []
    for n in range(max(len(lines), len(beside))):
        head = set_cell_size(name if n == 0 else "", text.start - 1) if text.start else ""
        body = set_cell_size(f" {lines[n] if n < len(lines) else ''}", width)
        rest = sheet.room + 1 - text.start - width
        margin = set_cell_size(f" ▌ {beside[n]}" if n < len(beside) else "", rest)
        found.append(
            Content.assemble(
                (head, "$muted on $panel" if not fill else "bold $brand on $panel"),
                (" " if text.start else "", "on $panel"),
                (body, fill or _paper_row(row)),
                (margin, "$muted on $panel"),
            )
        )
    return found


def ruler_line(sheet: Sheet, ruler: Ruler) -> Content:
    """The ruler over the paper."""
    text = next(p for p in sheet.where if p.cell == ruler.text)
    width = min(ruler.width, sheet.room - text.start - sheet.margin)
    marks = "".join(str(n // 10) if n % 10 == 0 else "·" for n in range(1, width))
    edge = " " * (sheet.room + 1 + MARGIN - text.start - MARGIN - width)
    return Content.assemble(
        (" " * (MARGIN + text.start), "on $panel"), (f" {marks}", "$muted on $surface"), (edge, "on $panel"),
    )  # fmt: skip


def _paper_row(row: Row) -> str:
    return f"{OF_KINDS.get(row.kind, '')} on $surface".strip()

"""What can be wrong with what a question shows: that it fits, draws, can be read, and tells nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from defusedxml import ElementTree

from pixsim.bank.checking.wording import Fault
from pixsim.bank.marking.pix_marking import Treatments, apply_treatments
from pixsim.bank.question import Question
from pixsim.bank.schema import Item
from pixsim.figures.cells import figure_cells, parse_rgb
from pixsim.figures.figure import MOST_COLUMNS, MOST_ROWS, Circle, Figure, Line, Polygon, Rect, Zone
from pixsim.figures.icons import shapes_of
from pixsim.figures.painting import pixel_rows, png_bytes
from pixsim.figures.vector import svg_element

LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3, of a text on its ground
MOST_UNEVEN = 60  # of 255: by how much the two halves of a cell that is written on may differ
SLACK = 0.5  # units that a line may stand out
LONGEST_ALT = 160  # characters
TELLING = 3  # characters of an answer that an alternative must not hold

_PLAIN = Treatments(t1=True, t2=True, t3=False)


def figure_faults(item: Item, question: Question) -> Iterator[Fault]:
    """What is wrong with the figure of a question, or with its lacking one; nothing is drawn."""
    figure = question.figure
    if figure is None:
        if item.kind == "look":
            yield "no_figure", {}
        return
    if item.kind != "look":
        yield "figure_of_another_kind", {}
    yield from _size_faults(figure)
    yield from _text_faults(figure)
    yield from _zone_faults(question, figure)
    yield from _alternative_text_faults(question, figure)


def drawing_faults(figure: Figure) -> Iterator[Fault]:
    """What only drawing shows: that it draws everywhere, and that its texts stand out of their ground."""
    try:
        ElementTree.fromstring(svg_element(figure))
        png_bytes(figure)
        rows = figure_cells(figure)
    except Exception as error:  # whatever a library says of a figure that it cannot draw
        yield "figure_undrawn", {"error": f"{type(error).__name__}: {error}"}
        return
    for text in figure.texts():
        if not 0 <= text.y < figure.height:
            continue  # said already
        row = rows[text.y // 2]
        written = row[max(text.left, 0) : text.left + len(text.text)]
        grounds = {cell.ground for cell in written if cell.sign != " "}
        ratio = min(
            (contrast_ratio(parse_rgb(text.colour), ground) for ground in grounds), default=21.0
        )
        if ratio < LEAST_CONTRAST and not text.faint:
            yield "figure_faint", {"what": text.text, "value": ratio, "least": LEAST_CONTRAST}
    yield from _crossed_texts(figure)


def _crossed_texts(figure: Figure) -> Iterator[Fault]:
    """Texts that an edge runs through: a frame bites them, in a page as in a terminal."""
    flat, columns = pixel_rows(figure), figure.columns
    for text in figure.texts():
        if text.faint or not 0 <= text.y <= figure.height - 2:
            continue
        written = [text.left + place for place, sign in enumerate(text.text) if sign != " "]
        halves = [
            (flat[text.y * columns + x], flat[(text.y + 1) * columns + x])
            for x in written
            if 0 <= x < columns
        ]
        if any(abs(one - other) > MOST_UNEVEN for pair in halves for one, other in zip(*pair, strict=True)):  # fmt: skip
            yield "figure_crossed", {"what": text.text}


def contrast_ratio(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_relative_luminance(one), _relative_luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _relative_luminance(colour: tuple[int, int, int]) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (part / 255 for part in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _size_faults(figure: Figure) -> Iterator[Fault]:
    if figure.columns > MOST_COLUMNS or figure.rows > MOST_ROWS:
        size = {"n": figure.columns, "rows": figure.rows, "most": MOST_COLUMNS, "most_rows": MOST_ROWS}  # fmt: skip
        yield "figure_wide", size
    try:
        shapes = tuple(shapes_of(figure))
    except LookupError:
        return  # said where it is drawn
    for shape in shapes:
        left, top, right, bottom = _shape_bounds(shape)
        if min(left, top) < -SLACK or right > figure.columns + SLACK or bottom > figure.height + SLACK:  # fmt: skip
            yield "figure_outside", {"what": f"{shape.kind} ({left:g}, {top:g}, {right:g}, {bottom:g})"}  # fmt: skip


def _shape_bounds(shape: Rect | Circle | Line | Polygon) -> tuple[float, float, float, float]:
    if isinstance(shape, Line | Polygon):
        across, down = zip(*shape.points, strict=True)
        return min(across), min(down), max(across), max(down)
    if isinstance(shape, Circle):
        return shape.x - shape.r, shape.y - shape.r, shape.x + shape.r, shape.y + shape.r
    return shape.x, shape.y, shape.x + shape.w, shape.y + shape.h


def _text_faults(figure: Figure) -> Iterator[Fault]:
    """Each sign has a cell of its own, in the figure."""
    taken: dict[tuple[int, int], str] = {}
    written = [(text.text, text.left, text.y) for text in figure.texts()]
    for text, left, top in [*written, *figure.badges()]:
        if top % 2:
            yield "figure_odd_row", {"what": text}
        if left < 0 or left + len(text) > figure.columns or not 0 <= top <= figure.height - 2:
            yield "figure_outside", {"what": text}
        for place in range(left, left + len(text)):
            other = taken.setdefault((place, top), text)
            if other is not text:
                yield "figure_overlap", {"what": f"{other} / {text}"}
                break


def _zone_faults(question: Question, figure: Figure) -> Iterator[Fault]:
    labels = tuple(zone.label for zone in figure.zones)
    if labels and question.options and labels != question.options:
        yield "figure_zones", {"what": f"{', '.join(labels)} / {', '.join(question.options)}"}
    if labels != tuple(str(n) for n in range(1, len(labels) + 1)):
        yield "figure_zones", {"what": ", ".join(labels)}
    for zone in figure.zones:
        if zone.y % 2 or zone.h % 2:
            yield "figure_odd_row", {"what": zone.label}
        if not _is_inside(zone, figure):
            yield "figure_outside", {"what": zone.label}
    for one, other in combinations(figure.zones, 2):
        if _boxes_meet(one, other):
            yield "figure_zones_meet", {"one": one.label, "other": other.label}


def _is_inside(zone: Zone, figure: Figure) -> bool:
    right, bottom = zone.x + zone.w, zone.y + zone.h
    return zone.x >= 0 and zone.y >= 0 and right <= figure.columns and bottom <= figure.height


def _boxes_meet(one: Zone, other: Zone) -> bool:
    apart_across = one.x + one.w <= other.x or other.x + other.w <= one.x
    apart_down = one.y + one.h <= other.y or other.y + other.h <= one.y
    return not (apart_across or apart_down)


def _alternative_text_faults(question: Question, figure: Figure) -> Iterator[Fault]:
    """An alternative that holds an answer; one that is long says too much."""
    said = apply_treatments(figure.alt, _PLAIN)
    for answer in answers_of(question):
        plain = apply_treatments(answer, _PLAIN)
        if len(plain) >= TELLING and plain in said:
            yield "figure_tells", {"answer": answer}
    if len(figure.alt) > LONGEST_ALT:
        yield "figure_tells", {"answer": f"… ({len(figure.alt)} > {LONGEST_ALT})"}


def answers_of(question: Question) -> Iterator[str]:
    """All right answers, in words."""
    if question.type in ("QCU", "QCM"):
        yield from (question.options[int(n) - 1] for n in question.key)
    elif question.type == "QROC":
        yield from question.key
    yield from (key for field in question.fields for key in field.key)
    yield from (form for group in question.groups for form in group)

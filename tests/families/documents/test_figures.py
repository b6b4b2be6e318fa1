"""Keys of figures found another way: texts."""

from __future__ import annotations

import itertools
import re

from pixsim.families.documents import (
    balisage,
    diaporama,
    mise_en_forme,
    page,
    saisie,
    tableaux_listes,
)
from pixsim.figures.figure import Figure, Rect, Text, Zone
from tests.families.figures import fills, inside, look, right, texts, words, wrong
from tests.families.seeds import each_seed

BLUE = "#2459BE"


def rows_of(figure: Figure, zone: Zone) -> list[Rect]:
    """The lines of a text."""
    return [one for one in inside(figure, zone) if isinstance(one, Rect) and one.fill == "#4A5270"]


@each_seed
def test_alignment(seed: int) -> None:
    values, figure = look(mise_en_forme.text_by_its_alignment, seed)
    (zone,) = right(values, figure)
    rows = rows_of(figure, zone)[:-1]
    left, end = {one.x for one in rows}, {one.x + one.w for one in rows}
    kinds = {(True, False): "aligné à gauche", (False, True): "aligné à droite", (False, False): "centré", (True, True): "justifié"}  # fmt: skip
    assert kinds[len(left) == 1, len(end) == 1] == values["alignment"]


@each_seed
def test_paragraphs(seed: int) -> None:
    values, figure = look(mise_en_forme.text_by_its_paragraphs, seed)
    (zone,) = right(values, figure)
    rows = rows_of(figure, zone)
    steps = [b.y - a.y for a, b in itertools.pairwise(rows)]
    indent = rows[0].x - rows[1].x
    if "première" in values["setting"]:
        assert indent > 0
    elif "négatif" in values["setting"]:
        assert indent < 0
    elif "double" in values["setting"]:
        assert set(steps) == {4}
    else:
        assert sorted(set(steps)) == [2, 6]


@each_seed
def test_merged_cells(seed: int) -> None:
    values, figure = look(tableaux_listes.table_by_its_merged_cells, seed)
    fitting = []
    for zone in figure.zones:
        cells = [one for one in inside(figure, zone) if isinstance(one, Rect) and one.fill == "#FFFFFF"]  # fmt: skip
        top = zone.y + 3
        title = any(one.w == 23 and one.y == top for one in cells)
        (high,) = (one for one in cells if one.h > 1)
        said = {
            "deux lignes du matin": (3, 2),
            "toutes les lignes": (5, 2),
            "deux dernières": (3, 4),
        }
        ((height, row),) = (where for words, where in said.items() if words in values["asked"])
        side = zone.x + (19 if "à droite" in values["asked"] else 1)
        if title and (high.x, high.y - top, high.h) == (side, row, height):
            fitting.append(zone)
    assert fitting == right(values, figure)


@each_seed
def test_sections(seed: int) -> None:
    values, figure = look(page.sections_of_pages, seed)
    wide = [one.w > one.h for one in figure.drawn if isinstance(one, Rect) and one.line]
    assert len(wide) == 7
    assert values["key"] == str(1 + sum(a != b for a, b in itertools.pairwise(wide)))


@each_seed
def test_key_of_the_keyboard(seed: int) -> None:
    values, figure = look(saisie.key_of_a_keyboard, seed)
    (zone,) = right(values, figure)
    where = {
        "Retour arrière": zone.x > 40 and zone.y == 2, "Tabulation": zone.x == 0 and zone.y == 6, "Entrée": zone.x > 45 and zone.h == 8,
        "Verrouillage des majuscules": (zone.x, zone.y) == (0, 10), "Maj": (zone.x, zone.y) == (0, 14), "Espace": zone.w > 20, "Échap": (zone.x, zone.y) == (0, 0),
    }  # fmt: skip
    assert where[values["name"]]


@each_seed
def test_slide(seed: int) -> None:
    values, figure = look(diaporama.readable_slide, seed)
    (zone,) = right(values, figure)
    assert len(fills(figure, zone)) == 1
    assert len(words(figure, zone)) < 40
    assert not any(one.faint for one in figure.texts() if zone.holds(one.left, one.y))
    assert all(
        len(words(figure, other)) > 60 or any(one.faint for one in figure.texts() if other.holds(one.left, one.y))
        for other in wrong(values, figure)
    )  # fmt: skip
    assert texts(figure)


@each_seed
def test_booklet(seed: int) -> None:
    values, figure = look(page.sides_of_a_booklet, seed)
    wrong_sides = []
    for zone in figure.zones:
        numbers = [int(one.text) for one in inside(figure, zone) if isinstance(one, Text)]
        blocks = [one.x - zone.x for one in inside(figure, zone) if isinstance(one, Rect) and one.fill == BLUE]  # fmt: skip
        assert sum(numbers) == 13
        inner = (9 - blocks[0] - 5, blocks[1] - 9)
        if numbers[1] % 2 == 0 or inner != (3, 3):
            wrong_sides.append(zone)
    assert wrong_sides == right(values, figure)
    assert len(wrong_sides) == 2


@each_seed
def test_source_left_open(seed: int) -> None:
    values, figure = look(balisage.lines_left_open, seed)
    left_open = []
    for zone in figure.zones:
        source = words(figure, zone).lower()
        counts = [(len(re.findall(f"<{tag}[ >]", source)), source.count(f"</{tag}>")) for tag in ("b", "strong", "i", "em")]  # fmt: skip
        if any(opened > closed for opened, closed in counts):
            left_open.append(zone)
    assert left_open == right(values, figure)
    assert len(left_open) == 2


@each_seed
def test_slides_that_keep_a_logo(seed: int) -> None:
    values, figure = look(diaporama.slides_that_keep_a_logo, seed)
    for zone in figure.zones:
        shapes = [one for one in inside(figure, zone) if isinstance(one, Rect)]
        blue = any(one.fill == BLUE for one in shapes)
        logos = [(one.x - zone.x, one.y - zone.y - 2) for one in shapes if one.fill == "#E07B1A"]
        changed = blue and (10, 2) in logos
        assert (len(logos) > changed) is (zone in right(values, figure))

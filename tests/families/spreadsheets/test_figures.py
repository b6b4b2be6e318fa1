"""Keys of figures found another way: sheets and charts."""

from __future__ import annotations

from pixsim.families.spreadsheets import cellules, graphiques
from pixsim.figures.figure import Figure, Line, Polygon, Rect
from tests.families.figures import inside, look, right, texts, words, wrong
from tests.families.seeds import each_seed


def name_at(figure: Figure, x: float, y: float) -> str:
    """The cell that a point is in, by the letters above and the numbers on the left."""
    letter = next(t.text for t in figure.texts() if t.y == 0 and x <= t.left <= x + 7)
    number = next(t.text for t in figure.texts() if t.y == y and t.left < 4)
    return f"{letter}{number}"


@each_seed
def test_cell(seed: int) -> None:
    values, figure = look(cellules.cell_of_a_grid, seed)
    (cell,) = (one for one in figure.drawn if isinstance(one, Rect) and one.fill == "#E07B1A")
    assert name_at(figure, cell.x, cell.y) == values["key"]
    assert values["key"] not in values["wrong"]


@each_seed
def test_range(seed: int) -> None:
    values, figure = look(cellules.range_of_a_grid, seed)
    (box,) = (one for one in figure.drawn if isinstance(one, Rect) and one.fill == "#F7D6AE")
    first, last = name_at(figure, box.x, box.y), name_at(figure, box.x + box.w - 7, box.y + box.h - 2)  # fmt: skip
    assert values["key"] == f"{first}:{last}"


def bars_of(shapes: list[object]) -> list[Rect]:
    """The blue bars among shapes."""
    return [one for one in shapes if isinstance(one, Rect) and one.fill == "#2459BE"]


@each_seed
def test_bars(seed: int) -> None:
    values, figure = look(graphiques.bar_to_read, seed)
    heights = [one.h / 20 * 200 for one in bars_of(list(figure.drawn))]
    labels = [t.text for t in figure.texts() if t.y == 22]
    read = {label: round(h) for label, h in zip(labels, heights, strict=True)}
    short = {value: key for key, value in graphiques._SHORT_MONTHS.items()}
    gap = read[short[values["one"]]] - read[short[values["other"]]]
    assert str(gap) == values["key"]
    assert values["key"] not in values["wrong"]


@each_seed
def test_kind_of_chart(seed: int) -> None:
    values, figure = look(graphiques.chart_for_a_question, seed)
    (zone,) = right(values, figure)
    shapes = inside(figure, zone)
    if "évolué" in values["need"]:
        assert any(isinstance(one, Line) for one in shapes)
    elif "part" in values["need"]:
        assert sum(isinstance(one, Polygon) for one in figure.drawn) == 3
        assert not any(isinstance(one, Line) for one in shapes)
        assert len(bars_of(shapes)) == 0
    elif "comparer" in values["need"]:
        assert len(bars_of(shapes)) == 5
    else:
        assert sum(isinstance(one, Rect) and one.fill == "#7B46C4" for one in shapes) == 9


@each_seed
def test_axis_that_does_not_begin_at_zero(seed: int) -> None:
    values, figure = look(graphiques.cut_axis, seed)
    (zone,) = right(values, figure)
    assert "0" not in words(figure, zone).split()
    assert all("0" in words(figure, other).split() for other in wrong(values, figure))


@each_seed
def test_box_plot(seed: int) -> None:
    values, figure = look(graphiques.box_plot_to_choose, seed)

    def measure(zone: object) -> float:
        shapes = inside(figure, zone)  # type: ignore[arg-type]
        (box,) = bars_of(shapes)
        (median,) = (one for one in shapes if isinstance(one, Rect) and one.fill == "#F2C53D")
        if "médiane" in values["said"]:
            return median.x
        return box.w if "étalée" in values["said"] else box.x + box.w

    (zone,) = right(values, figure)
    assert all(measure(zone) > measure(other) + 1.5 for other in wrong(values, figure))


@each_seed
def test_logarithmic_axis(seed: int) -> None:
    values, figure = look(graphiques.growth_on_a_log_axis, seed)
    marks = [one for one in figure.drawn if isinstance(one, Rect) and one.fill == "#C9342B"]
    years = [text for text in texts(figure) if len(text) == 4 and text.startswith("20")]
    height = {year: mark.y for year, mark in zip(years, marks, strict=True)}
    rise = (height[str(values["from_year"])] - height[str(values["to_year"])]) / 4
    assert values["key"] == str(10 ** round(rise))
    assert values["key"] not in values["wrong"]

"""Keys of figures found another way: pictures and films."""

from __future__ import annotations

from pixsim.families.media import couleurs, formats_image, montage, retouche
from pixsim.figures.figure import Circle, Polygon, Rect, Zone
from tests.families.figures import fills, inside, look, right, texts
from tests.families.seeds import each_seed


@each_seed
def test_edit(seed: int) -> None:
    values, figure = look(retouche.picture_after_an_edit, seed)
    (zone,) = right(values, figure)
    rects = [one for one in inside(figure, zone) if isinstance(one, Rect)]
    sun = next((one for one in rects if one.fill == "#F2C53D"), None)
    if "miroir" in values["name"]:
        assert sun
        assert (sun.x - zone.x, sun.y) == (1, 2)
    elif "180" in values["name"]:
        assert sun
        assert sun.y > 6
    elif "redimensionnement" in values["name"]:
        assert max(one.w for one in rects) == 5
    elif "recadrage" in values["name"]:
        assert sun is None
        assert "#B23A2E" in {one.fill for one in rects}
    else:
        assert all(one.fill[1:3] == one.fill[3:5] == one.fill[5:7] for one in rects)


@each_seed
def test_layers(seed: int) -> None:
    values, figure = look(retouche.result_of_layers, seed)
    names = {"#2459BE": "cercle bleu", "#C9342B": "carré rouge", "#F2C53D": "bande jaune", "#16703F": "losange vert"}  # fmt: skip
    order = [one for one in values["layers"].split(" / ") if one != values["hidden"]]
    order.insert(0, order.pop(order.index(values["raised"])))

    def drawn(zone: Zone) -> list[str]:
        shapes = [one for one in inside(figure, zone) if isinstance(one, Rect | Circle | Polygon)]
        return [names[one.fill] for one in shapes if one.fill in names][::-1]

    assert right(values, figure) == [zone for zone in figure.zones if drawn(zone) == order]


@each_seed
def test_histogram(seed: int) -> None:
    values, figure = look(retouche.photo_by_its_histogram, seed)

    def spread(zone: object) -> tuple[float, float]:
        bars = [one for one in inside(figure, zone) if isinstance(one, Rect) and one.fill == "#4A5270"]  # type: ignore[arg-type]  # fmt: skip
        total = sum(one.h for one in bars)
        mean = sum((one.x - zone.x) * one.h for one in bars) / total  # type: ignore[attr-defined]
        return mean, len(bars)

    (zone,) = right(values, figure)
    mean, width = spread(zone)
    if "sombre" in values["look"]:
        assert mean < 4
    elif "brûlée" in values["look"]:
        assert mean > 8
    else:
        assert 4 <= mean <= 8
        assert (width < 9) is ("terne" in values["look"])


@each_seed
def test_lamps(seed: int) -> None:
    values, figure = look(couleurs.zone_of_mixed_lamps, seed)
    (zone,) = right(values, figure)
    discs = {(one.x, one.y) for one in figure.drawn if isinstance(one, Circle)}
    names = {t.text: (t.left, t.y) for t in figure.texts()}
    by_place = sorted(discs)
    left, low, right_one = by_place[0], by_place[1], by_place[2]
    lamp = {left: min(names, key=lambda n: names[n][0]), right_one: max(names, key=lambda n: (names[n][0])), low: max(names, key=lambda n: names[n][1])}  # fmt: skip
    x, y = zone.x + 1.5, zone.y + 1
    lit = {lamp[at] for at in discs if (at[0] - x) ** 2 + (at[1] - y) ** 2 < 81}
    assert lit == set(values["lamps"].split(" + "))


@each_seed
def test_cuts(seed: int) -> None:
    values, figure = look(montage.length_after_cuts, seed)
    kept = sum(one.w for one in figure.drawn if isinstance(one, Rect) and one.fill == "#2459BE")
    assert values["key"] == str(round(kept))
    assert values["key"] not in values["wrong"]
    assert fills(figure, figure.model_copy().zones[0]) if figure.zones else texts(figure)


@each_seed
def test_logos_by_what_surrounds_them(seed: int) -> None:
    values, figure = look(formats_image.logos_on_two_grounds, seed)
    saved = {}
    for zone in figure.zones:
        shapes = inside(figure, zone)
        squares = [one for one in shapes if isinstance(one, Rect)]
        around = {one.fill for one in shapes if isinstance(one, Circle) and one.r > 3.5}
        saved[zone.label] = "JPEG" if len(squares) == 4 else "GIF" if len(around) == 1 else "PNG"
    asked = values["how"].split()[1]
    assert [zone.label for zone in right(values, figure)] == [label for label, kind in saved.items() if kind == asked]  # fmt: skip
    assert sorted(saved.values()) == ["GIF", "GIF", "JPEG", "JPEG", "PNG", "PNG"]

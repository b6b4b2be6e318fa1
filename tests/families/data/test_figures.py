"""Keys of figures found another way: data."""

from __future__ import annotations

from pixsim.families.data import arborescence, archives
from pixsim.figures.figure import Rect
from tests.families.figures import icons, look, right, texts, words
from tests.families.seeds import each_seed


@each_seed
def test_parent(seed: int) -> None:
    values, figure = look(arborescence.folder_above, seed)
    (asked,) = (one for one in figure.drawn if isinstance(one, Rect) and one.fill == "#E07B1A")
    above = [one for one in figure.drawn if isinstance(one, Rect) and one.y < asked.y and one.x < asked.x]  # fmt: skip
    nearest = max(above, key=lambda one: one.y)
    (zone,) = right(values, figure)
    assert zone.holds(nearest.x, nearest.y)
    assert words(figure, zone) == values["holder"]
    assert len(texts(figure)) == 7


@each_seed
def test_a_file_has_an_extension_and_a_folder_has_none(seed: int) -> None:
    values, figure = look(arborescence.folder_among_files, seed)
    bare = [zone for zone in figure.zones if "." not in words(figure, zone)]
    assert right(values, figure) == bare
    assert [icons(figure, zone) for zone in bare] == [["folder"]]
    assert words(figure, bare[0]) == values["folder"]
    assert values["file"] in texts(figure)


@each_seed
def test_contents_that_changed(seed: int) -> None:
    values, figure = look(archives.altered_contents, seed)
    published = {one.text for one in figure.texts() if one.align == "right" and one.x < 28}
    assert len(published) == 8
    altered = [zone for zone in figure.zones if words(figure, zone).split()[-1].lower() not in published]  # fmt: skip
    assert altered == right(values, figure)
    assert len(altered) == 2

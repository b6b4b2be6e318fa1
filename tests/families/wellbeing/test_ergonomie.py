"""Keys found another way. Setting up a workstation: screen, seat, light, mouse."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction

from pixsim.families.draws import figure_parts as fig
from pixsim.families.wellbeing import ergonomie
from pixsim.families.wellbeing.ergonomie import legible_zoom
from pixsim.figures.figure import INK, Rect
from tests.families.attachments import drawn, rows_of
from tests.families.drawing import draw_values
from tests.families.figures import inside, look, right
from tests.families.reading import fraction
from tests.families.seeds import each_seed
from tests.families.settings import readings
from tests.families.solutions import done


@each_seed
def test_a_post_is_set_where_it_hurts(seed: int) -> None:
    right = r"à hauteur des yeux|^un bras$|droit devant|pieds à plat|contre le bas|une main du bord|à côté du clavier|perpendiculaire|de côté"
    for family, count in (
        (ergonomie.height_of_screen, 1),
        (ergonomie.light_from_the_side, 2),
        (ergonomie.two_faults, 3),
    ):
        values, world = done(family, seed)
        lines = [line for page in world.pages for line in page.settings if line.kind == "choice"]
        assert all(re.search(right, world.value(line.name)) for line in lines)
        assert (
            sum(not re.search(right, values["world"].value(line.name)) for line in lines) == count
        )


@each_seed
def test_the_screen_is_where_the_fingers_end(seed: int) -> None:
    values, figure = look(ergonomie.screen_distance, seed)
    far: dict[str, float] = {}
    for zone in figure.zones:
        drawn_there = [part for part in inside(figure, zone) if isinstance(part, Rect)]
        (screen,) = (part for part in drawn_there if part.fill == INK and part.h > part.w)
        (arm,) = (part for part in drawn_there if part.fill == fig.ORANGE and part.w > part.h)
        far[zone.label] = screen.x - (arm.x + arm.w)
    assert [zone.label for zone in right(values, figure)] == [
        name for name, gap in far.items() if gap == 0
    ]
    assert all(abs(gap) > 5 for gap in far.values() if gap)


@each_seed
def test_the_first_desk_has_the_most_faults_and_hours(seed: int) -> None:
    values = drawn(ergonomie.first_desk, seed)
    people = {row[0]: row for row in rows_of(values, 1)}
    wrong: dict[str, list[str]] = {}
    for name, eyes, top, away, elbows, plate, mouse, minutes in rows_of(values):
        glasses = people[name][3] == "oui"
        under = eyes - top
        wrong[name] = [
            measure
            for measure, fits in (
                ("monter ou baisser l'écran", 5 <= under <= 15 if glasses else -5 <= under <= 5),
                ("rapprocher ou éloigner l'écran", 50 <= away <= 70),
                ("régler la hauteur du siège", -3 <= elbows - plate <= 3),
                ("rapprocher la souris", mouse <= 15),
                ("alterner les tâches et se lever", minutes <= 120),
            )
            if not fits
        ]
    ranked = sorted(wrong, key=lambda name: (len(wrong[name]), people[name][4]), reverse=True)
    assert values["key"][0] == ranked[0]
    one, two = ((len(wrong[name]), people[name][4]) for name in ranked[:2])
    assert one > two
    assert one[0] == two[0], "faults alone must not be enough"
    (best, count), (_next, second) = Counter(m for bad in wrong.values() for m in bad).most_common(2)  # fmt: skip
    assert (values["measure"], values["count"]) == (best, count)
    assert count > second


@each_seed
def test_two_people_sit_well_at_one_desk(seed: int) -> None:
    _values, world = done(ergonomie.shared_desk, seed)
    told = readings(world)
    lowest, highest = map(int, re.findall(r"\d+", told["Course du plateau"]))
    held = 0
    for place in "12":
        knees, elbows, eyes = (
            int(told[f"{what} de la place {place}"].split()[0])
            for what in ("Creux du genou", "Coudes", "Yeux")
        )
        seat, desk, foot, top = (
            int(world.value(f"{what} {place}"))
            for what in ("Siège", "Plateau", "Repose-pieds", "Haut de l'écran")
        )
        assert seat + elbows == desk
        assert lowest <= desk <= highest
        assert seat - foot == knees  # feet flat
        assert foot >= 0
        held += foot > 0
        low = told[f"Lunettes de la place {place}"] == "verres progressifs"
        assert seat + eyes - top == (10 if low else 0)
    assert held == 1  # the desk is too high for one of them alone


@each_seed
def test_legible_zoom(seed: int) -> None:
    f = drawn(legible_zoom, seed)
    steps = [100, 110, 125, 150, 175, 200, 250, 300]
    widths = {model: width for model, _native, width in rows_of(f, 1)}
    in_mm = {"cm": 10, "mm": 1, "m": 1000}
    smallest = {}
    needed = {}
    for person, model, far, used, _scale, zoom, tall in rows_of(f):
        value, unit = far.split()
        wanted = fraction(value) * in_mm[unit] / 200
        seen = tall * Fraction(widths[model], int(used.split()[0]))  # mm, as things are set
        needed[person] = wanted / seen * zoom
        smallest[person] = next((s for s in steps if seen * s / zoom >= wanted), None)
    most = max(needed, key=lambda one: needed[one])
    assert most == f["person"] not in f["not_person"]
    assert str(smallest[most]) == f["zoom"] not in f["not_zoom"]
    assert len(needed) == 12


@each_seed
def test_a_page_read_from_afar(seed: int) -> None:
    values = draw_values(ergonomie.page_read_from_afar, seed)
    page, screen = (values["files"][name].decode() for name in ("page.html", "ecran.txt"))
    rule = {name: (float(size), unit) for name, size, unit in re.findall(r"^(\S+) \{ font-size: ([\d.]+)(\S+); \}", page, re.M)}  # fmt: skip

    def size(*chain: str) -> float:
        """As a browser computes it, from the root down."""
        now = rule["html"][0]
        for name in chain:
            number, unit = rule[name]
            now = {"px": number, "rem": number * rule["html"][0], "em": number * now, "%": number * now / 100}[unit]  # fmt: skip
        return now

    li = size("li")
    shown = [size("h1"), li, size("li", ".heure"), size("li", ".salle"), size("li", ".salle", "small"), size(".note")]  # fmt: skip
    wide, across = (
        int(re.findall(r"(\d+) ×", screen)[0]),
        int(re.findall(r"image : (\d+)", screen)[0]),
    )
    scale = int(re.findall(r"système : (\d+)", screen)[0]) / 100
    wanted = float(values["metres"].replace(",", ".")) * 5
    tall = [0.7 * one * scale * across / wide for one in shown]
    assert values["unread"] == str(sum(one < wanted for one in tall)) not in values["not_unread"]
    steps = (100, 110, 125, 150, 175, 200, 250, 300, 400)
    zoom = next(step for step in steps if min(tall) * step / 100 >= wanted)
    assert values["zoom"] == str(zoom) not in values["not_zoom"]

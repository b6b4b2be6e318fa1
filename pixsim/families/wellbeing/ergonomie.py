"""Setting up a workstation: screen, seat, light, mouse."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, full_names
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal
from pixsim.figures.figure import INK
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.worlds.goals import Goal
from pixsim.worlds.settings.world import Settings

_FAULTS = (
    ("lève le menton pour lire, et a mal à la nuque", "Haut de l'écran", 1),
    ("baisse la tête toute la journée, et a mal au cou", "Haut de l'écran", 2),
    ("a le nez sur l'écran, et les yeux fatigués", "Distance de l'écran", 1),
    ("plisse les yeux pour lire un écran trop éloigné", "Distance de l'écran", 2),
    ("travaille le cou tourné vers la gauche", "Place de l'écran", 1),
    ("a les jambes qui pendent", "Hauteur du siège", 1),
    ("est assis trop bas, les genoux remontés", "Hauteur du siège", 2),
    ("a mal au bas du dos, que rien ne soutient", "Dossier", 1),
    ("n'a pas où poser les poignets en tapant", "Clavier", 1),
    ("tend le bras droit pour pointer, et a mal à l'épaule", "Souris", 1),
    ("est ébloui par la fenêtre qui est derrière l'écran", "Bureau par rapport à la fenêtre", 1),
    ("voit la fenêtre se refléter dans l'écran", "Bureau par rapport à la fenêtre", 2),
)  # fmt: skip

_SCREEN, _SEAT, _DESK, _LIGHT = "Écran", "Siège", "Bureau", "Lumière"

_PLACE: dict[str, tuple[str, tuple[str, ...]]] = {
    "Haut de l'écran": (_SCREEN, ("à hauteur des yeux", "une main au-dessus des yeux", "deux mains au-dessous des yeux")),
    "Distance de l'écran": (_SCREEN, ("un bras", "une main", "deux bras et demi")),
    "Place de l'écran": (_SCREEN, ("droit devant", "tout à gauche", "tout à droite")),
    "Hauteur du siège": (_SEAT, ("pieds à plat, genoux à angle droit", "pieds dans le vide", "genoux plus hauts que les hanches")),
    "Dossier": (_SEAT, ("contre le bas du dos", "loin du dos")),
    "Clavier": (_DESK, ("à une main du bord", "tout au bord", "au fond du bureau")),
    "Souris": (_DESK, ("à côté du clavier", "bras tendu")),
    "Bureau par rapport à la fenêtre": (_LIGHT, ("perpendiculaire", "face à la fenêtre", "dos à la fenêtre")),
    "Éclairage du plafond": (_LIGHT, ("de côté", "au-dessus de l'écran")),
}  # fmt: skip
"""Page and values of what can be set, the right one first."""

_MEN = ("Karim", "Hugo", "Malik", "Yanis", "Paul", "Luc", "Jules", "Omar", "Théo", "Bruno")


def _post(now: dict[str, str], rng: np.random.Generator) -> Settings:
    pages: dict[str, list[Any]] = {_SCREEN: [], _SEAT: [], _DESK: [], _LIGHT: []}
    for name, (page, values) in _PLACE.items():
        pages[page].append(ui.choice(name, now[name], sorted(values)))
    pages["Matériel"] = [
        ui.info("Diagonale de l'écran", f"{integer(rng, 22, 27)} pouces"),
        ui.info("Modèle du siège", "réglable, avec accoudoirs"),
    ]
    return ui.device_of_pages("Poste de travail", "Poste", pages)


def _fields(rng: np.random.Generator, faults: list[tuple[str, str, int]]) -> dict[str, Any]:
    right = {name: values[0] for name, (_page, values) in _PLACE.items()}
    now = {**right, **{name: _PLACE[name][1][place] for _said, name, place in faults}}
    wanted = [(name, right[name]) for _said, name, _place in faults]
    post = _post(now, rng)
    others = [name for name in _PLACE if name not in dict(wanted)]
    meddled = pick(rng, others)
    wrong = [(name, next(v for v in _PLACE[name][1] if v not in (now[name], right[name]))) for name, _v in wanted
             if len(_PLACE[name][1]) > 2]  # fmt: skip
    near = [ui.acts_of_changes(post, [*wanted, (meddled, _PLACE[meddled][1][1])])]
    if wrong:
        near.append(
            ui.acts_of_changes(
                post, [*(pair for pair in wanted if pair[0] != wrong[0][0]), wrong[0]]
            )
        )
    if len(wanted) > 1:
        near.append(ui.acts_of_changes(post, wanted[:1]))
    return {
        "who": pick(rng, _MEN),
        "said": " ; il ".join(said for said, _name, _place in faults),
        "mended": " ; ".join(f"{name.lower()} : {value}" for name, value in wanted),
        "world": post,
        "goal": Goal(want=tuple(("set", *pair) for pair in wanted), keep=("set",)),
        "solution": ui.acts_of_changes(post, wanted),
        "near": near,
    }


def height_of_screen(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the top of the screen, brought to the eyes."""
    fault = pick(rng, _FAULTS[:2])
    return {**_fields(rng, [fault]), "who": pick(rng, FIRST_NAMES)}


def light_from_the_side(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a desk turned so that the daylight comes from the side, and a mistake of distance."""
    light, other = pick(rng, _FAULTS[-2:]), pick(rng, _FAULTS[2:4])
    return _fields(rng, [light, other])


def two_faults(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: two or three faults to be found, from complaints or by looking."""
    while True:
        faults = sample(rng, _FAULTS, 3)
        if len({name for _said, name, _place in faults}) == 3:
            break
    fields = _fields(rng, faults)
    return {**fields, "said": " ; il ".join(said for said, _n, _p in faults[:2])}


_SERVICES = ("accueil", "comptabilité", "médiathèque", "état civil", "urbanisme")

_MEASURES = (
    "monter ou baisser l'écran", "rapprocher ou éloigner l'écran", "régler la hauteur du siège", "rapprocher la souris", "alterner les tâches et se lever",
)  # fmt: skip

_RULES = (
    ("Haut de l'écran", "à hauteur des yeux, à 5 cm près"), ("Distance de l'écran", "de 50 à 70 cm"),
    ("Coudes", "à hauteur du plateau, à 3 cm près"), ("Souris", "à 15 cm au plus du clavier"), ("Sans pause", "2 heures de suite au plus"),
    ("Progressifs", "qui porte des verres progressifs baisse l'écran de 5 à 15 cm sous les yeux"),
    ("Priorité", "le plus de défauts d'abord ; à égalité, qui travaille le plus longtemps à l'écran"),
)  # fmt: skip

Desk = tuple[int, int, int, int, int, int, int, str, int]
"""Eyes, top of the screen, distance, elbows, desk, mouse (cm), minutes without a pause, progressive glasses, hours a day."""


def _faults(desk: Desk) -> list[int]:
    """Places, among the measures, of what is wrong at a desk."""
    eyes, top, distance, elbows, plate, mouse, minutes, glasses, _hours = desk
    low, high = (5, 15) if glasses == "oui" else (-5, 5)
    bad = (
        not low <= eyes - top <= high,
        not 50 <= distance <= 70,
        abs(elbows - plate) > 3,
        mouse > 15,
        minutes > 120,
    )
    return [n for n, one in enumerate(bad) if one]


def _desk(rng: np.random.Generator) -> Desk:
    eyes, elbows = integer(rng, 108, 130), integer(rng, 64, 78)
    glasses = "oui" if rng.random() < 0.3 else "non"
    best = 10 if glasses == "oui" else 0
    drop = best + (integer(rng, -4, 4) if rng.random() < 0.6 else pick(rng, (-14, -11, 9, 12)))
    return (
        eyes, eyes - drop, pick(rng, (45, 52, 58, 60, 65, 69, 74)), elbows, elbows + pick(rng, (-6, -2, 0, 1, 3, 3, 5)),
        pick(rng, (6, 9, 12, 15, 15, 19, 24)), pick(rng, (45, 60, 75, 90, 110, 120, 140, 170)), glasses, integer(rng, 3, 7),
    )  # fmt: skip


def first_desk(rng: np.random.Generator) -> dict[str, Any]:
    """The desk to put right first, by its faults and its hours, and the measure that the most desks need."""
    while True:
        desks = [_desk(rng) for _ in range(36)]
        found = [_faults(desk) for desk in desks]
        most = max(map(len, found))
        tied = [n for n, bad in enumerate(found) if len(bad) == most]
        hours = [desks[n][8] for n in tied]
        if len(tied) < 2 or hours.count(max(hours)) > 1:
            continue
        first = tied[hours.index(max(hours))]
        counts = [sum(place in bad for bad in found) for place in range(5)]
        naive = [
            (abs(desk[0] - desk[1]) > 5) + sum(place > 0 for place in bad)
            for desk, bad in zip(desks, found, strict=True)
        ]
        if (
            sorted(counts)[-1] > sorted(counts)[-2]
            and max(naive) > most
            and naive.index(max(naive)) != first
        ):
            break
    badge = [f"P{n}" for n in sample(rng, range(100, 999), 36)]
    people = [f"{one} {last}" for one, last in full_names(rng, 36)]
    service = [pick(rng, _SERVICES) for _ in desks]
    heads = ("Poste", "Yeux (cm du sol)", "Haut de l'écran (cm du sol)", "Yeux-écran (cm)", "Coudes (cm du sol)", "Plateau (cm du sol)", "Clavier-souris (cm)", "Plus longue durée sans pause (min)")  # fmt: skip
    order = shuffled(rng, range(36))
    book = Workbook(
        (
            sheet("Mesures", heads, [(badge[n], *desks[n][:7]) for n in order]),
            sheet("Personnes", ("Poste", "Nom", "Service", "Verres progressifs", "Heures d'écran par jour"), [(badge[n], people[n], service[n], *desks[n][7:]) for n in sorted(order, key=lambda n: people[n])]),
            sheet("Repères", ("Point", "Repère"), list(_RULES)),
        )
    )  # fmt: skip
    place = counts.index(max(counts))
    return {
        "key": [badge[first], people[first]],
        "wrong": [badge[n] for n in tied if n != first] + [badge[naive.index(max(naive))]],
        "most": most,
        "measures": list(_MEASURES),
        "measure": _MEASURES[place],
        "count": counts[place],
        "files": in_two_formats("postes", book),
    }


_LOWEST = 70  # cm, of the desk that is shared
_GLASSES = 10  # cm that progressive lenses ask for

_NOTICE = (
    ("Siège", "à la hauteur du creux du genou"), ("Plateau", "à la hauteur des coudes"),
    ("Haut de l'écran", "à la hauteur des yeux"), ("Verres progressifs", f"l'écran {_GLASSES} cm plus bas"),
    ("Course du plateau", f"de {_LOWEST} à 118 cm"), ("Pieds qui ne touchent plus le sol", "repose-pieds de la hauteur qui manque"),
    ("Coudes et yeux", "mesurés au-dessus du siège"),
)  # fmt: skip

_KNEES, _ELBOWS, _EYES = "Creux du genou", "Coudes", "Yeux"


def shared_desk(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the two positions that a desk keeps for two people, one of whom it does not go down to."""
    small, tall = sample(rng, FIRST_NAMES, 2)
    elbows = {small: integer(rng, 20, 24), tall: integer(rng, 26, 29)}
    knees = {small: integer(rng, 38, 42), tall: integer(rng, 45, 49)}
    eyes = {small: integer(rng, 66, 71), tall: integer(rng, 76, 82)}
    glasses = pick(rng, (small, tall))
    places = shuffled(rng, (small, tall))

    def position(who: str, seat: int, desk: int, *, foot: int, drop: int) -> list[tuple[str, str]]:
        number = places.index(who) + 1
        heights = (("Siège", seat), ("Plateau", desk), ("Repose-pieds", foot), ("Haut de l'écran", seat + eyes[who] - drop))  # fmt: skip
        return [(f"{name} {number}", str(height)) for name, height in heights]

    drops = {who: _GLASSES if who == glasses else 0 for who in places}
    raised = _LOWEST - elbows[small]
    right = [
        pair
        for who in places
        for pair in (
            position(who, raised, _LOWEST, foot=raised - knees[who], drop=drops[who])
            if who == small
            else position(who, knees[who], knees[who] + elbows[who], foot=0, drop=drops[who])
        )
    ]
    begun = {name: "0" if name.startswith("Repose") else str(height) for name, height in (
        (f"{what} {n}", now + n) for n in (1, 2) for what, now in (("Siège", 51), ("Plateau", 80), ("Repose-pieds", 0), ("Haut de l'écran", 136))
    )}  # fmt: skip
    pages: dict[str, list[Any]] = {
        "Notice": [ui.info(*pair) for pair in _NOTICE],
        "Mesures": [
            ui.info(f"{what} de la place {n}", f"{measured[who]} cm")
            for n, who in enumerate(places, 1)
            for what, measured in ((_KNEES, knees), (_ELBOWS, elbows), (_EYES, eyes))
        ],
        **{
            f"Place {n} : {who}": [
                ui.info(f"Lunettes de la place {n}", "verres progressifs" if who == glasses else "non"),
                *(ui.field(name, value, r"\d+( cm)?", "En centimètres.") for name, value in begun.items() if name.endswith(str(n))),
            ]
            for n, who in enumerate(places, 1)
        },
    }  # fmt: skip
    desk = ui.device_of_pages("Bureau réglable", "Bureau partagé", pages)
    wanted = dict(right)

    def instead(*pairs: tuple[str, str]) -> list[Any]:
        told = {**wanted, **dict(pairs)}
        return ui.acts_of_changes(desk, [(name, value) for name, value in told.items() if value != begun[name]])  # fmt: skip

    low = position(small, knees[small], _LOWEST, foot=0, drop=drops[small])
    return {
        "small": small, "raised": raised, "lowest": _LOWEST, "foot": raised - knees[small], "glasses": glasses,
        "world": desk,
        "goal": Goal(want=tuple(("set", name, f"{value}||{value} cm") for name, value in right), keep=("set",)),
        "solution": instead(),
        "near": [
            instead(*low),
            instead(*(pair for who in places for pair in right if pair[0].startswith("Haut") and who == glasses and pair[0].endswith(str(places.index(who) + 1)) for pair in [(pair[0], str(int(pair[1]) + _GLASSES))])),
            instead(low[3]),
        ],
    }  # fmt: skip


_SCREENS = (
    (1920, 344),
    (1920, 476),
    (1920, 527),
    (1920, 598),
    (2560, 597),
    (2560, 697),
    (3840, 621),
)

_ZOOMS = (100, 110, 125, 150, 175, 200, 250, 300)


def legible_zoom(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of the desks of a workbook, the one that needs the largest zoom; screenshots hold what is set already."""
    while True:
        screens = {
            f"{pick(rng, 'KLMNPR')}{number}": one
            for number, one in zip(
                sample(rng, range(220, 340), 5), sample(rng, _SCREENS, 5), strict=True
            )
        }
        people = sample(rng, FIRST_NAMES, 12)
        rows: list[tuple[str, str, str, str, int, int, int]] = []
        exact: dict[str, float] = {}
        misled: dict[str, dict[str, float]] = {"zoom": {}, "native": {}, "scale": {}}
        for person in people:
            model = pick(rng, tuple(screens))
            native, width = screens[model]
            used = pick(rng, (native, native, *((native // 2,) if native > 2000 else ())))
            scale, zoom = pick(rng, (100, 125, 150)), pick(rng, (100, 100, 110, 125, 150))
            tall = integer(rng, 9, 14) * scale * zoom // 10_000
            distance = 5 * integer(rng, 10, 18)
            shown = pick(
                rng, (f"{distance} cm", f"{distance * 10} mm", f"{decimal(distance / 100, 2)} m")
            )
            rows.append((person, model, shown, f"{used} × {used * 9 // 16}", scale, zoom, tall))
            needed = zoom * (distance * 10 / 200) / (tall * width / used)
            exact[person] = needed
            misled["zoom"][person] = needed / zoom * 100
            misled["native"][person] = needed * native / used
            misled["scale"][person] = needed * 100 / scale
        first, second = sorted(exact, key=lambda one: -exact[one])[:2]
        need = exact[first]
        wrong = {max(counts, key=lambda one: counts[one]) for counts in misled.values()} - {first}
        close = min(abs(need - step) for step in _ZOOMS) < 3
        if 130 < need < 300 and need > 1.06 * exact[second] and not close and len(wrong) > 1:
            break
    key = next(step for step in _ZOOMS if step >= need)
    book = Workbook(
        (
            sheet(
                "Postes",
                (
                    "Personne",
                    "Écran",
                    "Distance des yeux",
                    "Définition réglée",
                    "Échelle du système (%)",
                    "Zoom de la page (%)",
                    "Majuscules sur la capture (pixels)",
                ),
                rows,
            ),
            sheet(
                "Écrans",
                ("Modèle", "Définition d'origine", "Largeur de l'image (mm)"),
                [
                    (model, f"{native} × {native * 9 // 16}", width)
                    for model, (native, width) in sorted(screens.items())
                ],
            ),
        )
    )
    return {
        "person": first,
        "not_person": sorted({*wrong, second}),
        "zoom": str(key),
        "need": decimal(need, 0),
        "not_zoom": [str(step) for step in _ZOOMS if step != key],
        "files": in_two_formats("postes", book),
    }


_PANELS = (
    ("le hall d'une gare routière", "horaires"),
    ("la salle d'attente d'une maison de santé", "numéros d'appel"),
    ("la salle du conseil d'une mairie", "délibérations"),
    ("la cantine d'un lycée", "menus"),
    ("le gymnase d'un club", "résultats"),
)

_SHAPES = ((16, 9, 2560, 1440, 1.25), (16, 9, 3840, 2160, 2), (16, 10, 1920, 1200, 1.25), (16, 9, 3840, 2160, 1.5))  # fmt: skip
"""Part of a screen, its definition, and the scale of its system."""

_CAPITAL = 0.7
_INCH = 25.4
_READ_FROM = 200
"""A capital is read without effort from so many times its height."""


_STEPS = (100, 110, 125, 150, 175, 200, 250, 300, 400)
"""Zooms of a page that a browser offers, in per cent."""


@redraw_misfits
def page_read_from_afar(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: from the source of a page and the sheet of a screen, the zoom that makes all of it legible at a distance.

    Sizes are told by what is around: in the root, in the parent, by a rule that another one overrides.
    """
    place, what = pick(rng, _PANELS)
    across, down, wide, high, scale = pick(rng, _SHAPES)
    inches, metres = pick(rng, (43, 50, 55, 65, 75)), integer(rng, 25, 70) / 10
    width = inches * _INCH * across / math.hypot(across, down)
    root, title = integer(rng, 18, 24), pick(rng, ("2.4", "2.8", "3.2"))
    line, hour, room = pick(rng, ("1.2", "1.4", "1.6")), pick(rng, ("1.5", "1.8")), pick(rng, (75, 80, 90))  # fmt: skip
    floor, note, lost = pick(rng, ("0.7", "0.8")), integer(rng, 20, 34), integer(rng, 8, 12)
    sizes = {
        "titre": root * float(title), "activité": root * float(line), "heure": root * float(line) * float(hour),
        "salle": root * float(line) * room / 100, "étage": root * float(line) * room / 100 * float(floor), "note": note,
    }  # fmt: skip
    wanted = 1000 * metres / _READ_FROM

    def tall(size: float, by: float = scale) -> float:
        """Height of a capital, in mm."""
        return size * _CAPITAL * by * width / wide

    def step(need: float) -> int:
        return next((one for one in _STEPS if one >= 100 * need), _STEPS[-1])

    need = wanted / tall(min(sizes.values()))
    unread = sum(tall(size) < wanted for size in sizes.values())
    guesses = {
        step(wanted / tall(min(sizes.values()), 1)), step(wanted / tall(root * float(floor))), step(need * _CAPITAL),
        step(wanted / tall(lost)), step(wanted / tall(sizes["salle"])), step(need * math.hypot(across, down) / across),
    } - {step(need)}  # fmt: skip
    close = any(abs(tall(size) / wanted - 1) < 0.03 for size in sizes.values())
    near_a_step = any(abs(100 * need / one - 1) < 0.02 for one in _STEPS)
    if close or near_a_step or not 1.1 < need < 4 or unread not in (2, 3, 4, 5) or len(guesses) < 2:
        return None
    day = [f"{hour} h {pick(rng, ('00', '15', '30'))}" for hour in sorted(sample(rng, range(8, 20), 5))]  # fmt: skip
    acts = sample(rng, ("Chorale", "Conseil", "Judo", "Lecture", "Vaccins", "Échecs", "Danse", "Atelier"), 5)  # fmt: skip
    body = [
        f'  <li><span class="heure">{at}</span> {act} <span class="salle">salle {integer(rng, 1, 9)} <small>étage {integer(rng, 1, 3)}</small></span></li>'
        for at, act in zip(day, acts, strict=True)
    ]  # fmt: skip
    source = [
        "<!DOCTYPE html>", '<html lang="fr">', "<head>", '<meta charset="utf-8">', f"<title>{what.capitalize()}</title>", "<style>",
        f"html {{ font-size: {root}px; }}", f"h1 {{ font-size: {title}rem; }}", f"li {{ font-size: {line}em; }}",
        f".note {{ font-size: {note}px; }}", f".heure {{ font-size: {hour}em; }}", f".salle {{ font-size: {room}%; }}", f"small {{ font-size: {floor}em; }}",
        f"p {{ font-size: {lost}px; }}", "</style>", "</head>", "<body>", f"<h1>{what.capitalize()}</h1>", "<ul>", *body, "</ul>",
        '<p class="note">Renseignements à l\'accueil</p>', "</body>", "</html>",
    ]  # fmt: skip
    sheet_of_screen = [
        f"ÉCRAN - {place}", "", f"Diagonale : {inches} pouces ({across}/{down})", f"Largeur de l'image : {decimal(width, 0)} mm",
        f"Définition : {wide} × {high} points", f"Échelle du système : {round(100 * scale)} % (100 pixels d'une page occupent {round(100 * scale)} points)",
        "Zoom du navigateur : 100 %",
    ]  # fmt: skip
    return {
        "place": place, "what": what, "metres": decimal(metres, 1), "wanted": decimal(wanted, 1), "smallest": decimal(min(sizes.values()), 1),
        "least": min(sizes, key=sizes.__getitem__), "tall": decimal(tall(min(sizes.values())), 1), "need": decimal(100 * need, 0),
        "unread": str(unread), "not_unread": [str(n) for n in range(1, 7) if n != unread],
        "zoom": str(step(need)), "not_zoom": [str(one) for one in sorted(guesses)],
        "files": {"page.html": text_file(source), "ecran.txt": text_file(sheet_of_screen)},
    }  # fmt: skip


_HEIGHTS = {"good": 0, "low": 5, "high": -5, "far": 0}
_POSTS = (
    "à l'accueil", "au secrétariat", "à la médiathèque", "dans la salle informatique", "en télétravail", "au guichet", "à la mairie",
    "au service des inscriptions", "à la rédaction du journal", "au centre d'appels", "à la comptabilité", "dans un espace France services",
)  # fmt: skip


def _seated(box: fig.Box, kind: str) -> list[fig.Part]:
    """Somebody from the side in front of a screen; the top of the screen is at the eyes where it is right."""
    x, floor = box.x, box.bottom
    top = box.y + 4 + {"good": 0, "low": 6, "high": -4, "flat": 8}[kind]
    shapes: list[fig.Part] = [
        fig.rect((x + 1, floor - 10, 1, 9), fig.GREY), fig.rect((x + 1, floor - 5, 5, 1), fig.GREY),  # the chair
        fig.disc(x + 4.5, box.y + 5, 2.2, fig.ORANGE), fig.rect((x + 5.5, box.y + 4, 2, 1), INK),  # the head and the eyes
        fig.rect((x + 3, box.y + 8, 3, 7), fig.BLUE), fig.rect((x + 3, floor - 6, 6, 2), fig.BLUE), fig.rect((x + 8, floor - 5, 1, 5), fig.BLUE),
        fig.rect((x + 7, floor - 8, box.w - 7, 1), fig.SLATE), fig.rect((box.right - 2, floor - 7, 1, 7), fig.SLATE),  # the table
        fig.rect((x + 5, box.y + 10, 3, 1), fig.ORANGE),
    ]  # fmt: skip
    if kind == "flat":
        return [*shapes, fig.rect((x + 9, floor - 9, 4, 1), INK)]
    return [
        *shapes,
        fig.rect((x + 10, top, 1, 7), INK),
        fig.rect((x + 11, top + 7, 1, max(0, floor - 8 - top - 7)), fig.GREY),
    ]


def screen_at_the_right_height(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of four people at their desks, the one whose screen is at the right height."""
    drawn = fig.pointed_tile(
        rng,
        "Quatre personnes assises devant un écran, vues de côté.",
        11,
        ["good", "low", "high", "flat"],
        _seated,
    )
    return {**drawn, "where": pick(rng, _POSTS)}


def _room(box: fig.Box, kind: str) -> list[fig.Part]:
    """A room from above: a window along one wall, a desk with its screen, and who sits there."""
    shapes: list[fig.Part] = [
        fig.rect(box, fig.WHITE, fig.SLATE),
        fig.rect((box.x + 3, box.y, box.w - 6, 1), fig.BLUE),
    ]
    x, y = box.middle, box.y + box.h // 2 + 1
    if kind == "side":
        return [
            *shapes,
            fig.rect((x - 2, y - 4, 4, 9), "#D9B98A"),
            fig.rect((x + 1, y - 2, 1, 5), INK),
            fig.disc(x - 4, y + 0.5, 1.6, fig.ORANGE),
        ]
    if kind == "other":
        return [
            *shapes,
            fig.rect((x - 2, y - 4, 4, 9), "#D9B98A"),
            fig.rect((x - 2, y - 2, 1, 5), INK),
            fig.disc(x + 4, y + 0.5, 1.6, fig.ORANGE),
        ]
    if kind == "facing":  # the window behind the screen
        return [
            *shapes,
            fig.rect((x - 4, box.y + 3, 9, 4), "#D9B98A"),
            fig.rect((x - 2, box.y + 3, 5, 1), INK),
            fig.disc(x + 0.5, box.y + 9, 1.6, fig.ORANGE),
        ]
    return [*shapes, fig.rect((x - 4, y - 0, 9, 4), "#D9B98A"), fig.rect((x - 2, y + 3, 5, 1), INK), fig.disc(x + 0.5, y - 2, 1.6, fig.ORANGE)]  # fmt: skip


def screen_beside_the_window(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of three rooms seen from above, the one in which the window lights the screen from the side."""
    right = pick(rng, ("side", "other"))
    drawn = fig.pointed_tile(
        rng, "Trois pièces vues de dessus : une fenêtre en bleu, un bureau, un écran en noir, une personne en orange.", 8,
        [right, "facing", "behind"], _room,
    )  # fmt: skip
    return {**drawn, "who": pick(rng, FIRST_NAMES), "where": pick(rng, _POSTS)}


_SPANS = {"near": 2, "good": 9, "far": 16, "farther": 20}
"""Units from the eyes to the screen; an arm held out is nine long."""


def _reaching(box: fig.Box, kind: str) -> list[fig.Part]:
    """Somebody from the side, an arm held out, and a screen on a table at some distance."""
    x, top, floor = box.x, box.y, box.bottom
    eyes = x + 5
    screen = eyes + _SPANS[kind]
    return [
        fig.rect((x, floor - 6, 1, 6), fig.GREY), fig.rect((x, floor - 3, 5, 1), fig.GREY),  # the chair
        fig.disc(x + 3.5, top + 1.5, 1.5, fig.ORANGE), fig.rect((x + 4, top + 1, 1, 1), INK),  # the head and the eyes
        fig.rect((x + 2, top + 3, 3, 4), fig.BLUE), fig.rect((x + 2, floor - 4, 6, 1), fig.BLUE), fig.rect((x + 7, floor - 3, 1, 3), fig.BLUE),
        fig.rect((x + 8, floor - 3, box.w - 9, 1), fig.SLATE), fig.rect((box.right - 2, floor - 2, 1, 2), fig.SLATE),  # the table
        fig.rect((screen, top, 1, 6), INK), fig.rect((screen, top + 6, 1, 1), fig.GREY),
        fig.rect((x + 5, top + 3, 9, 1), fig.ORANGE),  # the arm, before the screen
    ]  # fmt: skip


def screen_distance(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of four people who hold an arm out, the one whose screen is at the right distance."""
    drawn = fig.pointed_tile(
        rng, "Quatre personnes assises devant un écran, vues de côté, un bras tendu devant elles.", 5,
        list(dict.fromkeys(("good", *_SPANS))), _reaching, per_row=2,
    )  # fmt: skip
    return {**drawn, "where": pick(rng, _POSTS)}

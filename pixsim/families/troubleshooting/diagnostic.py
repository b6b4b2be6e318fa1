"""Finding the cause of a fault: symptoms, tests, order of checks."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.figures.figure import INK
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

_PLUGS = (
    ("l'ordinateur ne démarre pas", "Ordinateur", "Câble d'alimentation de l'ordinateur"),
    ("l'écran reste noir, alors que l'ordinateur tourne", "Écran", "Alimentation de l'écran"),
    ("l'imprimante reste éteinte", "Imprimante", "Alimentation de l'imprimante"),
    ("les enceintes n'émettent aucun son et leur voyant est éteint", "Enceintes", "Alimentation des enceintes"),
)  # fmt: skip


def unplugged_cable(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: one cable of a desk is not plugged in."""
    trouble, place, cable = pick(rng, _PLUGS)
    plugged = ("branché", "débranché")
    pages = [
        ui.screen(
            where,
            ui.info(f"Voyant : {where.lower()} sous tension", when={name: "branché"}),
            ui.info(f"Voyant : {where.lower()} hors tension", when={name: "débranché"}),
            ui.choice(name, "débranché" if name == cable else "branché", plugged),
            ui.choice(f"{where} : position sur le bureau", "à gauche", ("à gauche", "à droite")),
            ui.choice(f"{where} : étiquette", "aucune", ("aucune", "prêté", "à réviser")),
            ui.choice(f"{where} : autres câbles", "branchés", ("branchés", "débranchés")),
        )
        for _trouble, where, name in shuffled(rng, _PLUGS)
    ]
    solution = [*ui.at(place), ui.put(cable, "branché")]
    return {
        "who": pick(rng, FIRST_NAMES),
        "trouble": trouble,
        "world": ui.device("Poste de travail", ui.screen("Le bureau"), *pages),
        "goal": Goal(want=(("set", cable, "branché"),), keep=ui.ACTED),
        "solution": solution,
        "near": [
            ui.at(place),
            [*ui.at(place), ui.put(f"{place} : position sur le bureau", "à droite")],
        ],
    }


_SOUND = (
    ("Sortie du son", "casque", ("casque", "haut-parleurs", "écran")),
    ("Volume général", "0 %", ("0 %", "50 %", "100 %")),
    ("Son du navigateur", "coupé", ("coupé", "normal", "atténué")),
    ("Effets sonores", "aucun", ("aucun", "salle", "concert")),
    ("Équilibre gauche-droite", "centre", ("gauche", "centre", "droite")),
    ("Mode nuit", "éteint", ("éteint", "léger", "fort")),
    ("Carillon de chaque heure", "non", ("non", "oui")),
    ("Son au démarrage", "oui", ("oui", "non")),
)  # fmt: skip

_RIGHT = {"Sortie du son": "haut-parleurs", "Volume général": "50 %||100 %", "Son du navigateur": "normal||atténué"}  # fmt: skip
_WELL = {"Sortie du son": "casque", "Volume général": "50 %", "Son du navigateur": "normal"}


def one_at_a_time(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the one setting that mutes a computer, the others tried and put back."""
    culprit = pick(rng, tuple(_RIGHT))
    begin = {name: value for name, value, _choices in _SOUND}
    begin.update({name: "haut-parleurs" if name == "Sortie du son" else value for name, value in _WELL.items()})  # fmt: skip
    begin[culprit] = next(value for name, value, _choices in _SOUND if name == culprit)
    right = _RIGHT[culprit]
    wrong = next(choices for name, _value, choices in _SOUND if name == culprit)
    mute = "||".join(value for value in wrong if value not in right.split("||"))
    settings = [ui.choice(name, begin[name], choices) for name, _value, choices in _SOUND]
    first, second = [*settings[:3], *settings[-2:]], settings[3:-2]
    tests = (
        ui.info("Essai : on entend la musique", when={culprit: right}),
        ui.info("Essai : aucun son", when={culprit: mute}),
    )
    others = [name for name, _value, _choices in _SOUND if name != culprit and name in _RIGHT]
    meddled = {"Sortie du son": "écran", "Volume général": "100 %", "Son du navigateur": "atténué"}
    good = [*ui.at("Réglages du son"), ui.put(culprit, right.split("||")[0])]
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "world": ui.device(
            "Ordinateur",
            ui.screen("Son"),
            ui.screen("Essai du son", *tests),
            ui.screen(
                "Réglages du son",
                *shuffled(rng, first),
                ui.info("Prise du casque", "rien n'y est branché"),
            ),
            ui.screen("Réglages avancés", *shuffled(rng, second)),
        ),
        "goal": Goal(want=(("set", culprit, right),), keep=ui.ACTED),
        "solution": good,
        "near": [
            [*good, ui.put(others[0], meddled[others[0]])],
            [*ui.at("Réglages du son"), ui.put(others[1], meddled[others[1]])],
        ],
    }


_TROUBLES = (
    ("s'éteint sans prévenir", "arrêt", "aucun arrêt"),
    ("se fige plusieurs fois par heure", "blocage", "aucun blocage"),
    ("perd l'image par moments", "coupure", "aucune coupure"),
    ("fait entendre des craquements", "craquement", "aucun craquement"),
)

_FREE = (
    ("Prise de courant", ("celle du bureau", "une autre")), ("Câble d'alimentation", ("le sien", "celui de rechange")), ("Accessoires USB", ("branchés", "débranchés")),
    ("Pilote de la carte vidéo", ("celui de mars", "le précédent")), ("Mode d'énergie", ("performances", "équilibré")), ("Économiseur d'écran", ("oui", "non")),
    ("Antivirus", ("analyse continue", "analyse le soir")),
)  # fmt: skip

_PAID = (
    ("Chargeur", ("le sien", "un neuf (45 €)")), ("Mémoire", ("la sienne", "une neuve (60 €)")), ("Disque", ("le sien", "un neuf (70 €)")),
)  # fmt: skip


def free_of_charge(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: two of five free changes each take a part of a trouble away; the others are put back, nothing is bought."""
    trouble, noun, none = pick(rng, _TROUBLES)
    outside, inside = sample(rng, _FREE[:3], 2), sample(rng, _FREE[3:], 3)
    free = [*outside, *inside]
    drawn = sample(rng, free, 2)
    causes = [one for one in free if one in drawn]
    lines = {name: ui.choice(name, held[0], held) for name, held in (*_FREE, *_PAID)}
    counts = []
    for left in range(4):
        states = {name: held[0 if left >> n & 1 else 1] for n, (name, held) in enumerate(causes)}
        said = f"{2 * left} {noun}s" if left else none
        counts.append(ui.info(f"En une heure de marche : {said}", when=states))
    around, within = shuffled(rng, outside), shuffled(rng, inside)
    world = ui.device(
        "Atelier", ui.screen("L'atelier"), ui.screen("Essai", *counts),
        ui.screen("Autour de l'ordinateur", *(lines[name] for name, _held in around)), ui.screen("Réglages de l'ordinateur", *(lines[name] for name, _held in within)),
        ui.screen("Pièces à acheter", *(lines[name] for name, _held in shuffled(rng, _PAID))),
        ui.screen("Fiche", ui.info("Garantie", pick(rng, ("finie", "jusqu'en 2027"))), ui.info("Batterie", "bonne"), ui.info("Température", "normale")),
    )  # fmt: skip
    where = {name: "Autour de l'ordinateur" if (name, held) in around else "Réglages de l'ordinateur" for name, held in free}  # fmt: skip

    def changed(chosen: list[tuple[str, tuple[str, str]]]) -> list[Act]:
        acts: list[Act] = []
        for page in ("Autour de l'ordinateur", "Réglages de l'ordinateur"):
            mine = [(name, held) for name, held in chosen if where[name] == page]
            acts += (
                [*ui.at(page), *(ui.put(name, held[1]) for name, held in mine), ui.BACK]
                if mine
                else []
            )
        return [*acts, *ui.at("Essai")]

    spare = next(one for one in free if one not in causes)
    bought, held = pick(rng, _PAID)
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "trouble": trouble,
        "causes": ", ".join(name.lower() for name, _held in causes),
        "world": world,
        "goal": Goal(want=tuple(("set", name, held[1]) for name, held in causes), keep=ui.ACTED),
        "solution": changed(causes),
        "near": [
            changed(causes[:1]), changed(causes[1:]), changed([*causes, spare]), changed(free), [*changed(causes), ui.BACK, *ui.at("Pièces à acheter"), ui.put(bought, held[1])],
        ],
    }  # fmt: skip


_PARTS = (
    "unité centrale",
    "câble vidéo",
    "écran",
    "multiprise",
    "adaptateur",
    "câble de l'écran",
    "câble de l'unité",
    "commutateur d'écran",
)


def two_faulty_parts(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: two or three parts of eight are broken at once; spare ones of each can be put in their place."""
    order = shuffled(rng, _PARTS)
    faulty = sorted(sample(rng, range(8), integer(rng, 2, 3)))
    names = [f"{letter} : {part}" for letter, part in zip("ABCDEFGH", order, strict=True)]
    spare = "pièce de secours"
    works = {names[place]: spare for place in faulty}
    values = ("pièce d'origine", spare)
    test = ui.button("Essayer", "L'image s'affiche.", works, "L'écran reste noir.")
    letters = ["ABCDEFGH"[place] for place in faulty]
    healthy = [letter for letter in "ABCDEFGH" if letter not in letters]
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "key": ", ".join(letters),
        "wrong": [letters[0], ", ".join([*letters[:-1], healthy[0]]), ", ".join([*letters, healthy[-1]]), "A, B, C, D, E, F, G, H"],
        "world": ui.device(
            "Établi",
            ui.screen("L'établi"),
            ui.screen("Pièces montées", test, *(ui.choice(name, values[0], values) for name in names)),
        ),
        "solution": [*ui.at("Pièces montées"), *(ui.put(name, spare) for name in works)],
    }  # fmt: skip


_SORTS = (("Unité", "U", 12), ("Câble", "C", 12), ("Écran", "E", 12))

_ACCIDENTS = (
    "coupure de courant, essai à ne pas compter", "le disjoncteur a sauté", "plus d'électricité dans l'atelier",
    "prise arrachée pendant l'essai", "multiprise éteinte par mégarde",
)  # fmt: skip

_TRIFLES = (
    "boîtier rayé, sans effet",
    "essai un peu bruyant",
    "étiquette recollée",
    "RAS",
    "notice jointe",
)

_TYPED = ("{letter}{n}", "{letter}{n}", "{letter}{n}", "{small}{n}", "{letter}-{n}", "{letter} {n}")


def _as_typed(rng: np.random.Generator, part: str) -> str:
    return pick(rng, _TYPED).format(letter=part[0], small=part[0].lower(), n=part[1:])


@redraw_misfits
def faulty_part(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: hundreds of tests of units, cables and screens, typed by many; one part fails wherever it is, some tests do not count."""
    names = {sort: [f"{letter}{n}" for n in range(1, count + 1)] for sort, letter, count in _SORTS}
    listed = list(names.values())
    culprit = pick(rng, [name for one in listed for name in one])
    mine = next(place for place, one in enumerate(listed) if culprit in one)
    beside = pick(rng, [place for place in range(3) if place != mine])
    suspect = pick(rng, listed[beside])  # healthy, nearly always there when the culprit is
    rows: list[tuple[list[str], str]] = []
    while len(rows) < 360:
        parts = [pick(rng, one) for one in listed]
        if culprit in parts and rng.random() < 0.85:
            parts[beside] = suspect
        rows.append((parts, "échec" if culprit in parts else "réussi"))
    good = {part for parts, said in rows if said == "réussi" for part in parts}
    bad = [set(parts) for parts, said in rows if said == "échec"]
    if set.intersection(*bad) - good != {culprit} or suspect not in good:
        return None
    healthy = [place for place, (_parts, said) in enumerate(rows) if said == "réussi"]
    accidents = set(sample(rng, healthy, 16))  # these failures say nothing of the parts
    told: list[tuple[int, str]] = []
    typed: list[tuple[str | int, ...]] = []
    for place, (parts, said) in enumerate(rows):
        number = 1001 + place
        if place in accidents:
            told.append((number, pick(rng, _ACCIDENTS)))
        elif rng.random() < 0.06:
            told.append((number, pick(rng, _TRIFLES)))
        shown = "échec" if place in accidents else said
        typed.append(
            (
                number,
                *(_as_typed(rng, part) for part in parts),
                pick(rng, (shown, shown, shown.capitalize(), f"{shown} ")),
            )
        )
    void = rows[min(accidents)][0]
    book = Workbook(
        (
            sheet("Essais", ("Essai", "Unité", "Câble", "Écran", "Résultat"), tuple(typed)),
            sheet("Remarques", ("Essai", "Remarque"), tuple(shuffled(rng, told))),
        )
    )
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "part": culprit, "key": [culprit, f"{culprit[0]}-{culprit[1:]}", f"{culprit[0]} {culprit[1:]}"],
        "sort": _SORTS[mine][0].lower(),
        "suspect": suspect,
        "wrong": [suspect, void[mine]] if void[mine] != culprit else [suspect],
        "files": in_two_formats("essais", book),
    }  # fmt: skip


_CABLES = {
    "écran": ("L'ordinateur démarre, mais l'écran affiche « aucun signal ».", "L'écran s'allume et dit qu'il ne reçoit aucune image ; l'ordinateur, lui, tourne."),
    "clavier": ("Rien ne s'écrit quand on tape, tandis que la souris répond.", "Le pointeur bouge, mais aucune lettre n'apparaît."),
    "souris": ("Le pointeur ne bouge plus ; on peut encore taper du texte.", "On peut écrire, mais pas déplacer la flèche à l'écran."),
    "box": ("Tout marche, sauf internet : « aucune connexion réseau ».", "L'ordinateur répond, mais aucun site ne s'ouvre et le Wi-Fi n'est pas utilisé ici."),
    "enceintes": ("La vidéo se lit, sans aucun son, volume à fond.", "On ne s'entend plus parler ni chanter : pas le moindre son."),
    "courant": ("Rien ne s'allume quand on presse le bouton de l'ordinateur.", "L'ordinateur reste éteint : pas un voyant, pas un bruit."),
}  # fmt: skip


def loose_cable(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of two cables that are out, the one that explains the fault."""
    names = sample(rng, tuple(_CABLES), 5)
    loose, also = sample(rng, range(5), 2)
    shapes: list[fig.Part] = [
        fig.rect((44, 2, 14, 20), "#3A415E", rounded=0.8),
        fig.centred(51, 10, "ordinateur", fig.WHITE, bold=True),
    ]
    zones = []
    for place, name in enumerate(names):
        y = 4 * place + 2
        out = place in (loose, also)
        end = 34 if out else 44
        shapes += [
            *fig.chip(0, y, name, fig.YELLOW, width=11),
            fig.wire((11, y), (end, y)),
            fig.rect((end, y - 0.5, 3, 2), INK),
            fig.rect((43, y - 0.5, 1, 2), fig.GREY),
        ]
        zones.append(fig.zone(place + 1, fig.Box(12, y - 2, 32, 4), (24, y)))
    return {
        **fig.pointed(fig.figure("Cinq câbles vont vers un ordinateur, vus de derrière.", 12, shapes, zones), loose + 1),
        "who": pick(rng, FIRST_NAMES),
        "symptom": pick(rng, _CABLES[names[loose]]),
        "cable": names[loose],
        "other": names[also],
    }  # fmt: skip


@redraw_misfits
def two_parts_at_fault(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: from six tests that swap four kinds of parts, the two parts that are at fault."""
    kinds = (("poste A", "poste B"), ("câble 1", "câble 2"), ("boîtier P", "boîtier Q"), ("écran X", "écran Y"))  # fmt: skip
    every = [one for pair in kinds for one in pair]
    pairs = [two for two in combinations(every, 2) if two not in kinds]  # one of a kind is sound
    bad = pick(rng, pairs)
    tests = [tuple(pick(rng, pair) for pair in kinds) for _n in range(6)]
    works = [not set(bad) & set(test) for test in tests]
    suspects = [
        two
        for two in pairs
        if all((not set(two) & set(test)) is good for test, good in zip(tests, works, strict=True))
    ]
    if suspects != [bad] or len(set(tests)) < 6 or sum(works) not in (1, 2):
        return None
    shapes = fig.window(fig.Box(0, 0, 58, 16), "Essais")
    at = (2, 13, 24, 37, 49)
    rows: list[tuple[str, ...]] = [("Poste", "Câble", "Boîtier", "Écran", "Image")]
    rows += [(*test, "oui" if good else "non") for test, good in zip(tests, works, strict=True)]
    for row, said in enumerate(rows):
        shapes += [
            fig.text(x, 2 + 2 * row, words, INK if row else fig.SLATE, bold=not row)
            for x, words in zip(at, said, strict=True)
        ]
    zones = []
    for place, name in enumerate(every):
        x, y = 15 * (place // 2), 18 + 4 * (place % 2)
        shapes += fig.chip(x + 3, y, name, fig.MIST, width=10)
        zones.append(fig.zone(place + 1, fig.Box(x, y, 13, 2)))
    return {
        **fig.pointed(fig.figure("Six essais dans un tableau, puis huit éléments.", 12, shapes, zones), *(every.index(one) + 1 for one in bad)),
        "bad": " et ".join(bad), "place": pick(rng, ("la salle de réunion", "la médiathèque", "l'espace numérique", "l'accueil", "l'école", "le bureau")),
    }  # fmt: skip

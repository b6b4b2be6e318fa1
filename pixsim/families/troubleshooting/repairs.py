"""Competence 5.1, level 4: two listings of a network to compare, and a computer put right without buying anything."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import windows_file
from pixsim.families.draws.panels import ACTED, BACK, at, choice, device, info, put, screen
from pixsim.families.draws.people import FIRST_NAMES, of
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

_NAMES = {"le masque": "mask", "la passerelle": "gateway", "le serveur DNS": "dns"}
_MASK, _NARROW = "255.255.255.0", "255.255.255.240"


def two_listings(rng: np.random.Generator) -> dict[str, Any]:
    """The setting of a computer that is not that of its network, and what it should be, from a neighbour that works."""
    net, gate = integer(rng, 0, 60), pick(rng, (1, 253, 254))
    here, there, server, other = sample(rng, range(20, 200), 4)
    base = f"192.168.{net}"
    right = {"gateway": f"{base}.{gate}", "dns": f"{base}.{server}", "mask": _MASK}
    fault = pick(rng, tuple(_NAMES))
    name = _NAMES[fault]
    wrong = {**right, name: {"mask": _NARROW, "gateway": f"192.168.{net + 1}.{gate}", "dns": f"{base}.{other}"}[name]}  # fmt: skip
    who, neighbour = sample(rng, FIRST_NAMES, 2)

    def mac() -> str:
        first = 4 * integer(rng, 0, 63)
        return "-".join(f"{byte:02X}" for byte in (first, *(integer(rng, 0, 255) for _ in "12345")))

    def card(title: str, *rows: tuple[str, str]) -> list[str]:
        return [title, "", *(f"   {label:.<38} : {value}" for label, value in rows), ""]

    def listing(host: int, held: dict[str, str]) -> bytes:
        cards = shuffled(rng, [
            card("Carte Ethernet Ethernet :", ("Statut du média", "Média déconnecté"), ("Adresse physique", mac())),
            card("Carte Ethernet Machines virtuelles :", ("Adresse physique", mac()), ("Adresse IPv4", f"192.168.{net + 61}.1(préféré)"),
                 ("Masque de sous-réseau", _MASK), ("Passerelle par défaut", ""), ("Serveurs DNS", f"192.168.{net + 61}.1")),
            card("Carte réseau sans fil Wi-Fi :", ("Adresse physique", mac()), ("DHCP activé", "Non"), ("Adresse IPv4", f"{base}.{host}(préféré)"),
                 ("Masque de sous-réseau", held["mask"]), ("Passerelle par défaut", held["gateway"]), ("Serveurs DNS", held["dns"])),
        ])  # fmt: skip
        return windows_file(["Configuration IP de Windows", "", *(line for one in cards for line in one)])  # fmt: skip

    return {
        "who": who,
        "neighbour": neighbour,
        "faults": ["l'adresse du poste", *_NAMES],
        "fault": fault,
        "key": right[name],
        "found": wrong[name],
        "wrong": [wrong[name], f"{base}.{there}"],
        "files": {"panne.txt": listing(here, wrong), "marche.txt": listing(there, right)},
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
    lines = {name: choice(name, held[0], held) for name, held in (*_FREE, *_PAID)}
    counts = []
    for left in range(4):
        states = {name: held[0 if left >> n & 1 else 1] for n, (name, held) in enumerate(causes)}
        said = f"{2 * left} {noun}s" if left else none
        counts.append(info(f"En une heure de marche : {said}", when=states))
    around, within = shuffled(rng, outside), shuffled(rng, inside)
    world = device(
        "Atelier", screen("L'atelier"), screen("Essai", *counts),
        screen("Autour de l'ordinateur", *(lines[name] for name, _held in around)), screen("Réglages de l'ordinateur", *(lines[name] for name, _held in within)),
        screen("Pièces à acheter", *(lines[name] for name, _held in shuffled(rng, _PAID))),
        screen("Fiche", info("Garantie", pick(rng, ("finie", "jusqu'en 2027"))), info("Batterie", "bonne"), info("Température", "normale")),
    )  # fmt: skip
    where = {name: "Autour de l'ordinateur" if (name, held) in around else "Réglages de l'ordinateur" for name, held in free}  # fmt: skip

    def changed(chosen: list[tuple[str, tuple[str, str]]]) -> list[Act]:
        acts: list[Act] = []
        for page in ("Autour de l'ordinateur", "Réglages de l'ordinateur"):
            mine = [(name, held) for name, held in chosen if where[name] == page]
            acts += [*at(page), *(put(name, held[1]) for name, held in mine), BACK] if mine else []
        return [*acts, *at("Essai")]

    spare = next(one for one in free if one not in causes)
    bought, held = pick(rng, _PAID)
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "trouble": trouble,
        "causes": ", ".join(name.lower() for name, _held in causes),
        "world": world,
        "goal": Goal(want=tuple(("set", name, held[1]) for name, held in causes), keep=ACTED),
        "solution": changed(causes),
        "near": [
            changed(causes[:1]), changed(causes[1:]), changed([*causes, spare]), changed(free), [*changed(causes), BACK, *at("Pièces à acheter"), put(bought, held[1])],
        ],
    }  # fmt: skip

"""Families of competence 2.2: links that one writes oneself, and tries."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, unquote

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import text_file
from pixsim.families.draws.text import indented

_CLUBS = ("club-velo.example", "chorale-lac.example", "jardins-sud.example", "cine-bourg.example", "ludo-gare.example", "atelier-bois.example")  # fmt: skip
_BOXES = ("bureau", "contact", "accueil", "inscriptions")
_LABELS = ("Nous écrire", "Écrire au bureau", "Une question ?", "Prendre contact", "Je participe")
_SUBJECTS = (
    "Inscription à la fête", "Prêt de matériel", "Idée pour le marché", "Séance découverte", "Adhésion à deux", "Bénévole du marché",
    "Question sur le préau", "Repas de février", "Vélo à réparer", "Visite guidée à six",
)  # fmt: skip


def mail_link(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the HTML of a link that opens a message whose subject is already there."""
    address = f"{pick(rng, _BOXES)}@{pick(rng, _CLUBS)}"
    label, subject = pick(rng, _LABELS), pick(rng, _SUBJECTS)
    coded = quote(subject)
    lower = "".join(f"%{part[:2].lower()}{part[2:]}" if n else part for n, part in enumerate(coded.split("%")))  # fmt: skip
    targets = [f"mailto:{address}?{name}={text}" for name in ("subject", "Subject") for text in (coded, lower)]  # fmt: skip
    plus, bare = coded.replace("%20", "+"), subject.replace(" ", "%20")
    unlike = [f"mailto:{address}", f"{address}?subject={coded}", f"mailto:{address}?subject={plus}", f"mailto:{address}?subject={subject}", f"mailto:{address}&subject={coded}"]  # fmt: skip
    return {
        "label": label, "address": address, "subject": subject, "coded": coded, "bare": bare,
        "key": [f"<a href={sign}{target}{sign}>{label}</a>" for target in targets for sign in ('"', "'")],
        "wrong": [*(f'<a href="{target}">{label}</a>' for target in unlike), f"[{label}](mailto:{address}?subject={coded})", targets[0]],
    }  # fmt: skip


_SITES = (
    ("mairie-aubrac.example", "/agenda/fiche", "salle", ("fête", "théâtre", "musée", "préau"), "programme"),
    ("mediatheque-lac.example", "/catalogue/notice", "auteur", ("Zoé", "Théo", "Élise", "Maëlle"), "exemplaires"),
    ("velo-nord.example", "/balades/trajet", "depart", ("gare", "forêt", "château", "étang"), "carte"),
    ("cine-bourg.example", "/films/seance", "genre", ("comédie", "poésie", "enquête", "légende"), "horaires"),
    ("jardins-sud.example", "/ateliers/stage", "theme", ("bêche", "greffe-été", "rosée", "abeille"), "inscription"),
)  # fmt: skip
_TRACKERS = ("utm_source=lettre", "utm_medium=email", "utm_campaign=ete-26", "utm_content=bouton", "fbclid=IwAR{}", "gclid=Cj0K{}", "mc_cid={}", "mc_eid={}")  # fmt: skip
_COUNTERS = ("clics-mesures.example/r", "lettre-info.example/go", "envoi-groupe.example/l", "go-court.example/suite")  # fmt: skip


def cleaned_link(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the address of a page, out of the link that counts clicks and without what follows its readers."""
    host, path, name, values, anchor = pick(rng, _SITES)
    kept = [f"id={integer(rng, 100, 9999)}", f"{name}={quote(pick(rng, values))}"]
    spies = [spy.format(f"{integer(rng, 10**6, 10**7):x}") for spy in sample(rng, _TRACKERS, 4)]
    query = "&".join(_mixed(rng, kept, spies))
    page = f"https://{host}{path}"
    target = f"{page}?{query}#{anchor}"
    counter = pick(rng, _COUNTERS)
    link = f"https://{counter}?c={integer(rng, 100, 999)}&{pick(rng, ('u', 'vers', 'lien'))}={quote(target, safe='')}&{spies[0].split('=')[0]}=x{integer(rng, 10, 99)}"
    forms = [f"{page}?{'&'.join(order)}#{anchor}" for order in (kept, kept[::-1])]
    shorter = [f"{page}?{'&'.join(kept)}", page, f"{page}#{anchor}", target, f"{page}?{kept[0]}#{anchor}"]  # fmt: skip
    return {
        "link": indented(link[place : place + 70] for place in range(0, len(link), 70)), "anchor": anchor, "host": host, "clean": forms[0],
        "spies": ", ".join(spy.split("=")[0] for spy in spies), "key": list(dict.fromkeys([*forms, *map(unquote, forms)])), "wrong": shorter,
        "files": {"lien.txt": text_file([link])},
    }  # fmt: skip


def _mixed(rng: np.random.Generator, kept: list[str], spies: list[str]) -> list[str]:
    """What is kept, in its order, among the rest."""
    places = sorted(sample(rng, range(len(kept) + len(spies)), len(kept)))
    rest = iter(spies)
    return [kept[places.index(n)] if n in places else next(rest) for n in range(len(kept) + len(spies))]  # fmt: skip

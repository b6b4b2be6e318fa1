"""Health online: reliable sources, health record, teleconsultation."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, of, plain
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.families.draws.values.numbers import decimal
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Workbook, sheet
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts
from pixsim.worlds.web.data import Advert
from pixsim.worlds.web.search import results_url

_TOPICS = (
    ("mal de dos", "mal-de-dos"), ("sommeil", "sommeil"), ("pollen", "pollen"), ("migraine", "migraine"),
    ("piqûre de tique", "piqure-de-tique"), ("grippe", "grippe"), ("insolation", "insolation"),
)  # fmt: skip


def reliable_source(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of some results about health, the one to be trusted, among the bookmarks."""
    topic, short = pick(rng, _TOPICS)
    year = integer(rng, 2024, 2026)
    agency = pick(
        rng,
        ("Agence publique de santé", "Institut public de prévention", "Assurance santé publique"),
    )
    host = {"Agence publique de santé": "agence-sante", "Institut public de prévention": "institut-prevention",
            "Assurance santé publique": "assurance-sante"}[agency]  # fmt: skip
    good = f"https://{host}.example/{short}"
    others = [
        page(f"https://forum-bien-etre.example/{short}", f"{topic.capitalize()} : ce qui a marché pour moi", f"# {topic.capitalize()}",
             "Moi j'ai tout essayé, et seul le jus de citron m'a guéri en deux jours. Signé : lutin42"),
        page(f"https://{short}-stop.test/", f"{topic.capitalize()} : la méthode que l'on vous cache", f"# {topic.capitalize()}",
             "Guérison garantie en trois jours. Plus que deux coffrets à 49 € !"),
        page(f"https://blog-de-{plain(pick(rng, ('Léa', 'Hugo', 'Zoé', 'Paul')))}.example/{short}", f"{topic.capitalize()} : mon histoire", f"# {topic.capitalize()} : mon histoire",
             "Je ne suis pas médecin, mais voici mes conseils."),
    ]  # fmt: skip
    right = page(
        good, f"{topic.capitalize()} : que faire ? – {agency}", f"# {topic.capitalize()}",
        f"Page rédigée par des médecins, relue en {year}. Sources en bas de page.",
        "Consultez si les signes durent ou s'aggravent.",
    )  # fmt: skip
    advert = Advert(words=tuple(topic.split()), title=f"{topic.capitalize()} : coffret miracle",
                    text="Offre valable aujourd'hui.", url=f"https://{short}-stop.test/")  # fmt: skip
    pages = shuffled(rng, [right, *others])
    world = browser(pages, at=results_url(topic), adverts=[advert])
    return {
        "topic": topic,
        "world": world,
        "goal": Goal(want=(("bookmark", good),), keep=("bookmark",)),
        "solution": [acts.Visit(address=good), acts.Bookmark()],
        "near": [[acts.Visit(address=others[0].url), acts.Bookmark()]],
    }


_PAPERS = (
    "Ordonnance",
    "Analyse de sang",
    "Radio du genou",
    "Vaccins",
    "Compte rendu",
    "Lettre de sortie",
    "Bilan visuel",
)

_CARERS = ("tous les soignants autorisés", "médecin traitant seul", "moi seul")


def health_space(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: one's own space for health: who gets in, and one document kept from others."""
    papers = sample(rng, _PAPERS, 4)
    names = [f"Dr {name}" for name in sample(rng, LAST_NAMES, 3)]
    new, hidden = names[0], papers[0]
    pages = {
        "Documents": [ui.choice(f"{paper} : visible par", _CARERS[0], _CARERS) for paper in papers],
        "Accès des soignants": [
            ui.choice(f"Accès du {name}", "refusé" if name == new else pick(rng, ("autorisé", "refusé")), ("autorisé", "refusé"))
            for name in sorted(names)
        ],
        "Messagerie": [ui.info("Messages non lus", str(integer(rng, 0, 3)))],
        "Agenda": [ui.choice("Rappels par courriel", "oui")],
        "Compte": [ui.button("Fermer mon espace", "L'espace est fermé.")],
    }  # fmt: skip
    world = ui.device_of_pages("Espace santé", "Espace santé", pages)
    wanted = [(f"Accès du {new}", "autorisé"), (f"{hidden} : visible par", _CARERS[1])]
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "new": new,
        "hidden": hidden,
        "world": world,
        "goal": Goal(want=tuple(("set", *pair) for pair in wanted), keep=("set", "pressed")),
        "solution": ui.acts_of_changes(world, wanted),
        "near": [
            ui.acts_of_changes(world, wanted[:1]),
            ui.acts_of_changes(world, [wanted[0], (wanted[1][0], _CARERS[2])]),
        ],
    }


DECEPTIVE = (
    "« Guérit le diabète en dix jours, sans médicament »",
    "« 100 % efficace et sans aucun effet indésirable »",
    "« Le secret que les médecins vous cachent »",
    "« Témoignages bouleversants : plus que trois boîtes à ce prix ! »",
    "« Une seule plante soigne 47 maladies »",
    "« Arrêtez votre traitement dès la première cure »",
    "« Un médecin à la retraite révèle la méthode que l'on a voulu faire taire »",
    "« Naturel, donc sans risque, même avec vos autres médicaments »",
    "« Prouvé par la science : 9 clientes sur 10 le recommandent »",
    "« Rajeunit vos cellules dès la première nuit »",
)

CAREFUL = (
    "« Soulage certaines douleurs ; demandez conseil à votre pharmacien »",
    "« Étude menée sur 1 200 patients, résultats publiés et liens fournis »",
    "« Ce vaccin protège la plupart des personnes ; effets possibles : fièvre »",
    "« L'efficacité de cette plante n'est pas démontrée à ce jour »",
    "« Cet article ne remplace pas une consultation »",
    "« Lisez la notice : ce médicament peut causer une somnolence »",
    "« Naturelle, cette plante peut pourtant gêner un traitement : parlez-en à votre médecin »",
    "« Neuf patients sur dix vont mieux en un mois, avec ou sans ce sirop »",
    "« Prouvé chez l'adulte seulement : l'essai, publié, ne comptait aucun enfant »",
    "« Ce témoignage est celui d'une seule personne et n'a pas valeur de preuve »",
)


def misleading_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the promises of a page about health that are misleading, among careful sentences."""
    count = integer(rng, 3, 6)
    chosen = [(text, True) for text in sample(rng, DECEPTIVE, count)]
    chosen += [(text, False) for text in sample(rng, CAREFUL, 10 - count)]
    lines = shuffled(rng, chosen)
    false = [letter for letter, (_text, bad) in zip("ABCDEFGHIJ", lines, strict=True) if bad]
    other = [letter for letter in "ABCDEFGHIJ" if letter not in false]
    theme = pick(rng, ("sommeil", "articulations", "mémoire", "digestion", "vue"))
    html = [
        "<!DOCTYPE html>", '<html lang="fr">', f'<head><meta charset="utf-8"><title>Bien-être et {theme}</title></head>', "<body>",
        f"<h1>Bien-être et {theme}</h1>", f"<p>Numéro {integer(rng, 2, 90)} de notre lettre.</p>",
        *(f"<h2>{letter}</h2>\n<p>{text}</p>" for letter, (text, _bad) in zip("ABCDEFGHIJ", lines, strict=True)),
        "</body>", "</html>",
    ]  # fmt: skip
    return {
        "theme": theme,
        "key": [", ".join(false)],
        "wrong": [", ".join(other), ", ".join(false[:-1])],
        "files": {"page.html": text_file(html)},
    }


_HEADS = ("Somme", "Respi", "Calmi", "Marche", "Zeno", "Dodo", "Souffle", "Paspa", "Repo", "Sieste")
_ENDS = ("o", "vite", "lia", "ora", "fil", "nova")

_SOUND = (
    "étude publiée par une université",
    "essai publié par un hôpital",
    "étude publiée, payée par l'assurance maladie",
)

_BIASED = (
    "étude publiée, payée par l'éditeur", "étude interne de l'éditeur", "étude en cours", "témoignages d'utilisateurs", "aucune",
    "prix du public 2025", "étude annoncée par l'éditeur",
)  # fmt: skip

_KEPT = (
    "Aucune donnée n'est transmise à des tiers.",
    "Vos données ne sont ni vendues ni partagées.",
    "Seul votre médecin, si vous le demandez, reçoit vos relevés.",
)

_GIVEN = (
    "Nous partageons des données avec des partenaires publicitaires.", "Vos centres d'intérêt aident nos annonceurs à vous proposer des offres.",
    "Des données peuvent être cédées à des partenaires, pour leurs annonces.", "Vos données ne sont pas vendues ; des régies peuvent y accéder pour mesurer leurs annonces.",
)  # fmt: skip


def sound_application(rng: np.random.Generator) -> dict[str, Any]:
    """Of fifty applications, the only one proved by others than its maker, hosted as it must be, and discreet."""
    day = date(2026, integer(rng, 2, 6), integer(rng, 1, 28))
    names = sample(rng, [f"{head}{end}" for head in _HEADS for end in _ENDS], 52)
    kinds = [(1, 1, 1), *((0, 1, 1), (1, 0, 1), (1, 1, 0)) * 4]
    kinds += [
        (integer(rng, 0, 1), integer(rng, 0, 1), integer(rng, 0, 1))
        for _name in range(52 - len(kinds))
    ]
    kinds = [kinds[0], *((0, 1, 0) if kind == (1, 1, 1) else kind for kind in kinds[1:])]
    rows = []
    for name, (proved, hosted, discreet) in zip(names, kinds, strict=True):
        until = day + timedelta(days=integer(rng, 20, 900)) if hosted else day - timedelta(days=integer(rng, 15, 400))  # fmt: skip
        rows.append((
            name, float(integer(rng, 31, 49)) / 10, pick(rng, _SOUND if proved else _BIASED),
            until if hosted or rng.integers(2) else None, pick(rng, _KEPT if discreet else _GIVEN),
        ))  # fmt: skip
    book = Workbook((
        sheet("Applications", ("Application", "Note des utilisateurs", "Preuve annoncée", "Hébergeur certifié santé jusqu'au", "Politique de confidentialité"), shuffled(rng, rows)),
    ))  # fmt: skip
    best = max(rows[1:], key=lambda row: row[1])
    return {
        "day": f"{day:%d/%m/%Y}",
        "key": names[0],
        "wrong": sorted({best[0], *names[1:4]}),
        "note": decimal(rows[0][1], 1),
        "files": in_two_formats("applis", book),
    }

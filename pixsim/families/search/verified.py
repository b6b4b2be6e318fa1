"""Worlds of competence 1.1: figures of an assistant, put right from where they come before they are printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.assistants import assistant
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.tasks import to_do
from pixsim.worlds.assistant import acts
from pixsim.worlds.assistant.data import Claim, Source, Talk, Turn
from pixsim.worlds.core import Act, Fact
from pixsim.worlds.goals import Goal

# ---------------------------------------------------------------- @fiabilite6

_STUDIES: dict[str, tuple[tuple[str, str], ...]] = {
    "le tri des déchets": (
        ("{} % des foyers du Val trient leurs épluchures.", "Enquête du syndicat du Val"),
        ("{} % des habitants connaissent les jours de collecte.", "Baromètre de la propreté"),
        ("{} % des bouteilles jetées sont recyclées.", "Bilan du centre de tri"),
        ("{} % des écoles ont un bac à compost.", "Recensement des composteurs"),
    ),
    "les trajets à vélo": (
        ("{} % des actifs vont au travail à vélo.", "Comptage de mobilité"),
        ("{} % des cyclistes portent un casque.", "Relevé des carrefours"),
        ("{} % des vols de vélos ont lieu la nuit.", "Registre des vols"),
        ("{} % des collégiens savent réparer une crevaison.", "Épreuve des collèges"),
    ),
    "la lecture": (
        ("{} % des adultes ont lu un livre le mois dernier.", "Enquête des lecteurs"),
        ("{} % des prêts sont des bandes dessinées.", "Compte des bibliothèques"),
        ("{} % des inscrits ont moins de 25 ans.", "Fichier des inscrits"),
        ("{} % des lecteurs alternent papier et écran.", "Sondage papier et écran"),
    ),
}  # fmt: skip
_PRESS = ("Le Courrier du Val", "La Gazette verte", "Info Plateau", "Le Petit Journal", "Radio des Rives", "La Feuille du samedi")  # fmt: skip


def _share(text: str) -> str:
    """The pattern of a percentage, its space typed or not."""
    return f"~{text} %||~{text}%"


def figures_traced(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: figures that papers repeat from one another, each put right from the last edition of the study: a figure of one town, one of before."""
    topic = pick(rng, tuple(_STUDIES))
    drawn = sample(rng, _STUDIES[topic], 3)
    local, before = sample(rng, (0, 1, 2), 2)
    ids = shuffled(rng, range(1, 30))
    claims: list[Claim] = []
    sources: list[Source] = []
    rights: list[int] = []
    saids: list[int] = []
    studies: list[str] = []
    earlier: list[str] = []
    papers, tens = shuffled(rng, _PRESS), sample(rng, range(2, 8), 3)
    for place, (sentence, study) in enumerate(drawn):
        right = 10 * tens[place] + integer(rng, 1, 3)
        aged, old = right + integer(rng, 4, 6), right - integer(rng, 4, 6)
        said = {local: aged, before: old}.get(place, right)
        told, origin, past, cited = (f"S{ids.pop()}" for _ in range(4))
        first, second = papers.pop(), papers.pop()
        year = pick(rng, (2019, 2021, 2022))
        for key, when, whole, part in (
            (origin, 2025, right, aged),
            (past, year, old, old + integer(rng, 2, 3)),
        ):
            lines = (
                f"Dans toute la vallée : {sentence.format(whole)}",
                f"Au chef-lieu seul : {part} %.",
            )
            sources.append(
                Source(
                    id=key,
                    name=f"{study} {when}",
                    by="Service des études",
                    day=f"février {when}",
                    lines=lines,
                )
            )
        sources += [
            Source(id=told, name=f"{second} : dossier", by=second, day="mars 2025", lines=(f"D'après la dernière édition de « {study} », {sentence.format(said)}",)),
            Source(id=cited, name=f"{first} : {topic}", by=first, day="avril 2025", lines=(f"« {sentence.format(said)} », lit-on dans « {second} ».",)),
        ]  # fmt: skip
        claims.append(Claim(id=f"c{place}", text=sentence.format(said), cites=cited))
        rights.append(right)
        saids.append(said)
        studies.append(origin)
        earlier.append(past)
    turn = Turn(id="1", told=(f"Donne trois chiffres sur {topic}, avec tes sources.",), claims=tuple(one.id for one in claims), sourced=True)  # fmt: skip
    talk = Talk(id="1", title=topic[0].upper() + topic[1:], day="3 juin 2025", turns=(turn,))
    world = assistant(
        rng, claims=tuple(claims), sources=tuple(shuffled(rng, sources)), talks=(talk,), where=("talk", "1"),
        subject="article du bulletin",
    )  # fmt: skip
    want: list[Fact] = []
    for place, (right, study) in enumerate(zip(rights, studies, strict=True)):
        want += [("line", f"${place}", _share(str(right))), ("cited", f"${place}", study)]
    wrong = tuple(
        ("line", "*", _share(str(said)))
        for said, right in zip(saids, rights, strict=True)
        if said != right
    )
    goal = Goal(want=tuple(want), refuse=wrong, keep=("talk", "sent", "link", "setting"))
    names = {one.id: one.name for one in sources}

    def written(figures: Sequence[int], cited: list[str]) -> list[Act]:
        found: list[Act] = [acts.Keep(sentence=str(n)) for n in (1, 2, 3)]
        found.append(acts.Draft())
        for place, key in enumerate(cited):
            if figures[place] != saids[place]:
                found.append(
                    acts.Rewrite(number=str(place + 1), text=drawn[place][0].format(figures[place]))
                )
            found.append(acts.Cite(number=str(place + 1), source=f"{key} {names[key]}"))
        return found

    read = [step for study in studies for step in (acts.Search(words=names[study]), acts.Open(thing=study), acts.Back(), acts.Back())]  # fmt: skip
    papers_cited = [claim.cites for claim in claims]
    one_left = [
        right if place != local else said
        for place, (right, said) in enumerate(zip(rights, saids, strict=True))
    ]
    old_source = [
        earlier[place] if place == before else study for place, study in enumerate(studies)
    ]
    return {
        "topic": topic, "local": local + 1, "before": before + 1, "studies": " ; ".join(names[one] for one in studies),
        **to_do(world, goal, [*read, *written(rights, studies)], written(saids, papers_cited), written(saids, studies), written(rights, papers_cited), written(one_left, studies), written(rights, old_source)),
    }  # fmt: skip


# ---------------------------------------------------------------- @fiabilite7

_PLACES = (
    ("le réseau des médiathèques", "visites", ("Tilleuls", "Gare", "Plateau"), ("contes", "manga", "écriture")),
    ("les piscines de la vallée", "entrées", ("Morlac", "Les Rives", "Haut-Bourg"), ("aquagym", "plongée", "bébés nageurs")),
    ("les espaces numériques", "visites", ("Centre", "Les Halles", "Saint-Roch"), ("bureautique", "photo", "réparation")),
    ("les ludothèques", "visites", ("Marronniers", "Pont-Neuf", "Les Prés"), ("jeux de société", "jeux géants", "jeux vidéo")),
    ("les musées du canton", "entrées", ("Textile", "Horlogerie", "Rivière"), ("tissage", "gravure", "poterie")),
)  # fmt: skip


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def _number(number: int) -> str:
    """The pattern of a number, its thousands parted or not."""
    return f"~{_spaced(number)}||~{number}"


def _site(name: str) -> str:
    """A site in a sentence: « les Halles », « celui des Halles »."""
    bare = re.sub(r"^(?:le |la |les |l')", "", name, flags=re.IGNORECASE)
    return f"~{name}||~{bare}"


def report_put_right(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: four sentences from a report that later pages correct: a counter that counted twice, figures that were not final."""
    place, unit, named, held = pick(rng, _PLACES)
    sites, workshops = shuffled(rng, named), shuffled(rng, held)
    change = pick(rng, (-9, -7, -6, -4, -3, 3, 4, 6, 8))
    while True:
        before = integer(rng, 180, 420) * 100
        total = before * (100 + change) // 100
        second = integer(rng, total * 36 // 100, total * 42 // 100)
        first = integer(rng, total * 28 // 100, total * 33 // 100)
        third = total - first - second
        twice = integer(rng, second - first + total // 25, second - first + total // 12)
        early = before - integer(rng, 8, 30) * 100
        said = total + twice
        told = round(100 * (said - early) / early)
        alone = round(100 * (total - early) / early), round(100 * (said - before) / before)
        if told not in (change, -change) and change not in alone and third < first and told > 0:
            break
    counts = dict(zip(sites, (first, second, third), strict=True))
    raw = {**counts, sites[0]: first + twice}
    crowd = {name: integer(rng, 8, 15) * 10 + n * 90 for n, name in enumerate(workshops)}
    top = workshops[-1]
    ids = shuffled(rng, range(1, 30))
    report, fixed, final, press = (f"S{ids.pop()}" for _ in range(4))
    by = f"Direction : {place}"

    def table(values: dict[str, int]) -> tuple[str, ...]:
        return tuple(f"{name} : {_spaced(count)} {unit}" for name, count in sorted(values.items()))

    sources = (
        Source(id=report, name="Bilan 2025", by=by, day="12 janvier 2026", lines=(*table(raw), f"Rappel 2024 (provisoire) : {_spaced(early)} {unit}", *(f"Atelier {name} : {count} inscrits" for name, count in crowd.items()))),
        Source(id=fixed, name="Rectificatif au bilan 2025", by=by, day="3 mars 2026", lines=(f"Le compteur du site {sites[0]} a compté chaque passage deux fois au printemps.", f"Sur ce site, {_spaced(twice)} {unit} de 2025 sont donc à retirer. Le reste du bilan est confirmé.")),
        Source(id=final, name="Bilan 2024, chiffres définitifs", by=by, day="30 avril 2025", lines=(f"Total des trois sites en 2024 : {_spaced(before)} {unit}.", "Ce chiffre remplace l'estimation de janvier.")),
        Source(id=press, name=f"Succès pour {place}", by="Le Courrier du Val", day="15 janvier 2026", lines=(f"{_spaced(said)} {unit} en 2025, soit {told} % de plus : un record !",)),
    )  # fmt: skip
    texts = (
        f"En 2025, {place} ont reçu {_spaced(said)} {unit}." if place.startswith("les ") else f"En 2025, {place} a reçu {_spaced(said)} {unit}.",
        f"C'est {told} % de plus qu'en 2024.",
        f"Le site le plus fréquenté est {sites[0]}.",
        f"L'atelier le plus suivi est « {top} », avec {crowd[top]} inscrits.",
    )  # fmt: skip
    cites = (press, press, report, report)
    other = workshops[0]
    claims = tuple(
        Claim(id=f"c{n}", text=text, cites=cite, yields=f"L'atelier le plus suivi est « {other} », avec {crowd[top] + 20} inscrits." if n == 4 else "")
        for n, (text, cite) in enumerate(zip(texts, cites, strict=True), 1)
    )  # fmt: skip
    turn = Turn(id="1", told=(f"Résume l'année 2025 pour {place}.",), claims=tuple(one.id for one in claims), sourced=True)  # fmt: skip
    talk = Talk(id="1", title="L'année 2025", day="20 mai 2026", turns=(turn,))
    world = assistant(
        rng, claims=claims, sources=tuple(shuffled(rng, sources)), talks=(talk,), where=("talk", "1"), subject="journal municipal",
    )  # fmt: skip
    less = "~moins||~baiss||~recul||~dimin||~-||~−"
    share = abs(change)
    want: tuple[Fact, ...] = (
        ("line", "$1", _number(total)), ("line", "$2", _share(str(share))), ("line", "$3", _site(sites[1])), ("line", "$4", f"~{top}"), ("line", "$4", f"~{crowd[top]}"),
        ("declared", "une partie du texte"),
    )  # fmt: skip
    refuse: tuple[Fact, ...] = (("line", "$3", _site(sites[0])), ("line", "*", _number(said)), ("line", "$2", _share(str(told))))  # fmt: skip
    if change < 0:
        want = (*want, ("line", "$2", less))
        refuse = (*refuse, ("line", "$2", "~de plus"))
    else:
        refuse = (*refuse, ("line", "$2", less))
    goal = Goal(want=want, refuse=refuse, keep=("talk", "sent", "link", "setting"))
    more = "de plus" if change > 0 else "de moins"
    right = {
        1: texts[0].replace(_spaced(said), _spaced(total)), 2: f"C'est {share} % {more} qu'en 2024.", 3: texts[2].replace(sites[0], sites[1]),
    }  # fmt: skip

    def printed(changed: dict[int, str], *, declared: bool = True, first: tuple[Act, ...] = ()) -> list[Act]:  # fmt: skip
        found: list[Act] = [*first, *(acts.Keep(sentence=str(n)) for n in (1, 2, 3, 4)), acts.Draft()]  # fmt: skip
        found += [acts.Rewrite(number=str(n), text=text) for n, text in changed.items()]
        return [*found, *([acts.Declare(how="une partie du texte")] if declared else [])]

    def with_share(value: int) -> dict[int, str]:
        return {**right, 2: f"C'est {abs(value)} % {'de plus' if value > 0 else 'de moins'} qu'en 2024."}  # fmt: skip

    read = [acts.Search(words="bilan"), *(step for key in (report, fixed, final) for step in (acts.Open(thing=key), acts.Back())), acts.Back()]  # fmt: skip
    return {
        "place": place, "unit": unit, "site": sites[0], "busiest": sites[1], "total": _spaced(total), "share": f"{share} % {more}", "twice": _spaced(twice),
        "before": _spaced(before), "total_number": total,
        **to_do(world, goal, printed(right, first=tuple(read)), printed(with_share(alone[0])), printed(with_share(told)), printed({}), printed(right, declared=False),
                printed(right, first=(acts.Contest(sentence="4"),)), printed({1: right[1], 2: right[2]})),
    }  # fmt: skip

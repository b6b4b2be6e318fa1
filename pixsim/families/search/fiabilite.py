"""Judging a source: author, date, intent, tampering, who quotes whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file, zip_file
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, person, plain
from pixsim.families.draws.simulators.assistants import assistant
from pixsim.families.draws.simulators.tasks import to_do
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import rounded
from pixsim.making.archives import Archive
from pixsim.making.pictures import Exif, Picture, Shape
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.worlds.assistant import acts as assistant_acts
from pixsim.worlds.assistant.data import Claim, Source, Talk, Turn
from pixsim.worlds.core import Act, Fact
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts as web_acts
from pixsim.worlds.web.data import Advert


def _published_and_updated(rng: np.random.Generator) -> tuple[str, str]:
    day, month, year = integer(rng, 1, 20), integer(rng, 1, 12), integer(rng, 2023, 2025)
    return f"{day:02}/{month:02}/{year}", f"{day + integer(rng, 1, 8):02}/{month:02}/{year}"


_ARTICLE_SUBJECTS = (
    "la halle couverte",
    "le jardin partagé",
    "la piste cyclable",
    "le bibliobus",
)


def _article(
    rng: np.random.Generator,
    published: str,
    updated: str,
    author: str,
    photographer: str,
    guest: str,
) -> dict[str, bytes]:
    subject = pick(rng, _ARTICLE_SUBJECTS)
    text = (
        f"LE COURRIER DU CANTON\n\nBientôt du nouveau pour {subject}\n\n"
        f"Mis à jour le {updated} - Publié le {published}\nPar {author}\n"
        f"Photo : {photographer}\n\n« Nous attendions cette décision », se réjouit {guest},\n"
        f"qui préside l'association des riverains. Le vote a porté sur {subject}.\n"
    )
    return {"article.txt": text.encode()}


def author_of_an_article(rng: np.random.Generator) -> dict[str, Any]:
    """The author of an article handed as a text file, who is not its photographer."""
    firsts, lasts = sample(rng, FIRST_NAMES, 3), sample(rng, LAST_NAMES, 3)
    author, photographer, guest = (f"{f} {n}" for f, n in zip(firsts, lasts, strict=True))
    published, updated = _published_and_updated(rng)
    return {
        "author": author,
        "wrong": [photographer, guest],
        "files": _article(rng, published, updated, author, photographer, guest),
    }


def article_date(rng: np.random.Generator) -> dict[str, Any]:
    """The date of publication of an article handed as a text file, changed since."""
    names = zip(sample(rng, FIRST_NAMES, 3), sample(rng, LAST_NAMES, 3), strict=True)
    published, updated = _published_and_updated(rng)
    return {
        "published": published,
        "wrong": [updated],
        "files": _article(rng, published, updated, *(f"{f} {n}" for f, n in names)),
    }


def adverts_first(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: below the adverts, the first result that nobody paid for."""
    need, word, shop = pick(
        rng,
        (
            ("une carte grise", "carte grise", "carte-grise"),
            ("un acte de naissance", "acte naissance", "acte-naissance"),
            ("une vignette de pollution", "vignette pollution", "vignette-air"),
        ),
    )
    official = page(
        f"https://www.demarches.example/{shop}",
        f"{word.capitalize()} : la démarche officielle",
        f"Demander {need} : service gratuit.",
    )
    paid = [
        page(
            f"https://{shop}-{end}.test/",
            f"{word.capitalize()} en 5 minutes",
            f"{need.capitalize()} sans attendre, {integer(rng, 15, 69)} €.",
            listed=False,
        )
        for end in ("rapide", "express", "facile")
    ]
    other = page(
        "https://forum.test/papiers", f"{word} : vos avis", f"J'ai payé pour {need}, quelle erreur."
    )
    adverts = [
        Advert(words=tuple(word.split()), title=p.title, text="Réponse garantie", url=p.url)
        for p in sample(rng, paid, 3)
    ]
    refuse = tuple(("visited", p.url) for p in paid)
    return {
        "need": need,
        "world": browser([*paid, official, other], adverts=adverts),
        "goal": Goal(want=(("at", official.url),), refuse=refuse),
        "solution": [web_acts.Search(query=word), web_acts.Follow(link="4")],
        "near": [
            [web_acts.Search(query=word), web_acts.Follow(link="1")],
            [web_acts.Search(query=word), web_acts.Follow(link="5")],
        ],
    }


def stated_publisher(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of sites that look alike, the one whose legal page names the publisher."""
    subject, body = pick(rng, (
        ("randonnée", "Fédération des sentiers"),
        ("allaitement", "Réseau des sages-femmes"),
        ("apiculture", "Union des ruchers"),
        ("premiers secours", "Ligue des secouristes"),
    ))  # fmt: skip
    firms = ("Clics et Cie", "Vente Directe Plus", f"Amis de la {body.split()[0]}")
    hosts = shuffled(
        rng, [f"{plain(subject)}-{end}.example" for end in ("info", "officiel", "guide", "france")]
    )
    pages = []
    for host, who in zip(hosts, (body, *firms), strict=True):
        legal = f"https://{host}/mentions"
        pages += [
            page(
                f"https://{host}/",
                f"{subject.capitalize()} : tout savoir",
                f"Guide complet sur ce sujet : {subject}.",
                f"[Mentions légales]({legal})",
            ),
            page(
                legal,
                "Mentions légales",
                f"Éditeur du site : {who}.",
                f"[Accueil](https://{host}/)",
                listed=False,
            ),
        ]
    homes = [p.url for p in pages[::2]]
    order = [int(n) for n in rng.permutation(4)]
    listed = [p for n in order for p in pages[2 * n : 2 * n + 2]]

    def keep(place: int) -> list[Act]:
        return [
            web_acts.Search(query=subject),
            web_acts.Follow(link=str(order.index(place) + 1)),
            web_acts.Bookmark(),
        ]

    return {
        "subject": subject,
        "body": body,
        "world": browser(listed),
        "goal": Goal(want=(("bookmark", f"{homes[0]}||{homes[0]}mentions"),), refuse=tuple(("bookmark", f"~{home}") for home in homes[1:])),
        "solution": keep(0),
        "near": [keep(1), keep(3)],
    }  # fmt: skip


_TOPICS: dict[str, tuple[str, ...]] = {
    "un vélo électrique": (
        "Une batterie tient en moyenne 45 km en ville.", "Un moteur central use plus vite la chaîne.", "Le cadre ouvert convient aux petites tailles.",
        "Le freinage à disque s'entretient moins souvent.", "Un vélo de 25 kg se porte mal dans un escalier.", "Les pneus larges gardent mieux l'équilibre.",
    ),
    "un antivirus": (
        "Un antivirus bloque neuf fichiers piégés sur dix.", "Deux antivirus installés ensemble se gênent.", "L'analyse complète ralentit un vieil ordinateur.",
        "Les mises à jour quotidiennes évitent la moitié des infections.", "Un pare-feu ne remplace pas un antivirus.", "Les alertes trop nombreuses finissent par être ignorées.",
    ),
    "l'isolation d'un grenier": (
        "Un grenier mal isolé perd un quart de la chaleur.", "La laine de bois garde la fraîcheur en été.", "Une épaisseur de 30 cm suffit dans la plupart des cas.",
        "Les trappes d'accès sont souvent oubliées.", "L'humidité divise par deux l'effet de l'isolant.", "Les travaux sont amortis en huit ans.",
    ),
    "une montre d'activité": (
        "Le nombre de pas est juste à 5 % près.", "Les calories sont surestimées d'un tiers.", "Le sommeil profond n'est pas bien mesuré au poignet.",
        "La batterie tient cinq jours avec le GPS coupé.", "Le pouls est moins sûr pendant l'effort.", "Les rappels de marche sont vite désactivés.",
    ),
}  # fmt: skip

_TRUSTED = (
    ("Association de consommateurs", "2025", "Essai de douze modèles par notre laboratoire. L'association vit des abonnements et n'accepte aucune publicité."),
    ("Université de Haute-Rive", "2026", "Étude de trois ans, signée par deux ingénieurs et payée par la région. Les auteurs ne touchent rien des fabricants."),
    ("Agence publique de la consommation", "2025", "Mesures faites par nos techniciens chez 400 personnes ; méthode et résultats complets en annexe."),
)  # fmt: skip

_DOUBTFUL = (
    ("Les meilleurs choix", "2026", "Notre comparatif indépendant ! Nous touchons une commission sur chaque achat fait par nos liens."),
    ("Université de Haute-Rive", "2012", "Étude signée par deux ingénieurs et payée par la région, sur les modèles vendus de 2008 à 2011."),
    ("Blog de Zéphyr77", "2025", "Je n'y connais rien, mais un voisin me l'a dit et cela m'a paru logique."),
    ("Institut de la qualité", "2026", "L'institut a été fondé par les trois premiers fabricants du secteur, qui le financent."),
    ("Docteur Lebrun, dentiste", "2025", "Bien que ce ne soit pas mon métier, j'ai mon avis sur la question, et le voici."),
    ("Journal des quartiers", "2025", "Article repris d'un communiqué de presse du vendeur, reproduit sans changement."),
)  # fmt: skip


def sources_worth_it(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of an answer, the sentences alone whose page is competent, recent and has nothing to sell."""
    topic = pick(rng, tuple(_TOPICS))
    sentences = _TOPICS[topic]
    pages = [(page, True) for page in sample(rng, _TRUSTED, 2)]
    pages += [(page, False) for page in sample(rng, _DOUBTFUL, 4)]
    pages = shuffled(rng, pages)
    claims, sources, good = [], [], []
    ids = shuffled(rng, range(1, 10))
    for number, (sentence, ((by, day, line), trusted)) in enumerate(zip(shuffled(rng, sentences), pages, strict=True), 1):  # fmt: skip
        key = f"S{ids[number]}"
        sources.append(Source(id=key, name=f"Tout savoir sur {topic}" if not trusted and number % 2 else f"Bien choisir {topic}", by=by, day=day, lines=(f"« {sentence} »", line)))  # fmt: skip
        claims.append(Claim(id=f"c{number}", text=sentence, cites=key))
        good += [number] if trusted else []
    turn = Turn(
        id="1", told=(f"Que faut-il savoir sur {topic} ? Cite tes sources.",),
        claims=tuple(one.id for one in claims), sourced=True,
    )  # fmt: skip
    talk = Talk(id="1", title=topic[0].upper() + topic[1:], turns=(turn,))
    world = assistant(
        rng, claims=tuple(claims), sources=tuple(sources), talks=(talk,), where=("talk", "1"),
        subject=f"fiche sur {topic}",
    )  # fmt: skip
    bad = [number for number in range(1, 7) if number not in good]
    want: tuple[Fact, ...] = tuple(("kept", f"c{number}", "*") for number in good)
    goal = Goal(
        want=want, refuse=tuple(("kept", f"c{number}", "*") for number in bad),
        keep=("talk", "sent", "link", "setting"),
    )  # fmt: skip

    def copied(numbers: Sequence[int], *, read: bool = False) -> list[Act]:
        reading = [
            step
            for n in numbers
            for step in (assistant_acts.Cited(sentence=str(n)), assistant_acts.Back())
        ]
        return [
            *(reading if read else ()),
            *(assistant_acts.Keep(sentence=str(n)) for n in numbers),
        ]

    by_day = [number for number, ((_by, day, _line), _ok) in enumerate(pages, 1) if day != "2012"]
    return {
        "topic": topic, "good": " et ".join(map(str, good)), "who": " ; ".join(pages[n - 1][0][0] for n in good),
        **to_do(world, goal, copied(good, read=True), copied(good[:1]), copied(by_day), copied([*good, bad[0]]), copied(range(1, 7))),
    }  # fmt: skip


_TOWN_PLACES = {
    "Rivelac": (45.91, 6.13), "Montclair": (44.12, 5.08), "Valsonne": (45.70, 4.31), "Orgeval": (48.93, 1.97),
    "Brumois": (48.69, 2.49), "Pontmer": (47.28, -2.21),
}  # fmt: skip

_EVENTS = ("L'inondation", "La grêle", "L'incendie", "La tempête")
_INKS = ("#3366CC", "#C0504D", "#4F9D4F", "#8064A2", "#D99236", "#2C7F8C")


def photos_checked_by_exif(rng: np.random.Generator) -> dict[str, Any]:
    """Five photos of an article and what cameras wrote in them: day, hour, place, program."""
    place, *others = sample(rng, list(_TOWN_PLACES), 4)
    day = date(2026, integer(rng, 3, 9), integer(rng, 2, 27))
    start = integer(rng, 9, 15)
    faults = shuffled(rng, ("", "day", "place", "hour", "edited"))
    names = [f"{stem}.jpg" for stem in sample(rng, [f"DSC_{n}" for n in range(1000, 1400)], 5)]
    members: dict[str, Any] = {}
    for name, fault in zip(names, faults, strict=True):
        when = datetime.combine(day, time(start, integer(rng, 5, 55))) + timedelta(
            minutes=integer(rng, 0, 60)
        )
        if fault == "day":
            when = when.replace(year=pick(rng, (2023, 2024, 2025)))
        if fault == "hour":
            when += timedelta(hours=pick(rng, (-5, 5)))
        north, east = _TOWN_PLACES[others[0] if fault == "place" else place]
        shapes = tuple(
            Shape("rectangle", ((x := integer(rng, 0, 60), integer(rng, 0, 30)), (x + 20, integer(rng, 35, 58))), ink)
            for ink in sample(rng, _INKS, 3)
        )  # fmt: skip
        members[name] = Picture(
            80, 60, shapes, mode="RGB",
            exif=Exif(
                maker="Optalis", model="A7", taken=when, latitude=north + integer(rng, -90, 90) / 10_000, longitude=east + integer(rng, -90, 90) / 10_000,
                software="Retouche 4 : objets effacés" if fault == "edited" else "Firmware 2.1",
            ),
        )  # fmt: skip
    places = [(name, f"{north:.2f}".replace(".", ","), f"{east:.2f}".replace(".", ",")) for name, (north, east) in sorted(_TOWN_PLACES.items())]  # fmt: skip
    members["lieux.csv"] = spreadsheet_csv(("Commune", "Latitude", "Longitude"), places)
    return {
        "what": pick(rng, _EVENTS), "place": place,
        "when": f"le {day:%d/%m/%Y}, entre {start} h et {start + 2} h",
        "names": names, "key": names[faults.index("")],
        "files": {"photos.zip": Archive(members)},
    }  # fmt: skip


_PAPERS = tuple(
    f"{first} {last}"
    for first in ("Gazette", "Courrier", "Journal", "Lettre", "Écho", "Radio")
    for last in ("du port", "des halles", "du lac", "verte", "des toits")
)

_HABITS = (
    "jettent du pain",
    "n'ont pas de vélo",
    "font un compost",
    "lisent sur écran",
    "partagent un jardin",
)

_FILLING = (
    "Le sujet revient chaque année dans nos colonnes.", "Plusieurs lecteurs nous ont écrit à ce propos.", "La commune n'a pas souhaité répondre.",
    "Les associations y voient un encouragement.", "Reste à savoir si le mouvement durera.", "Un débat aura lieu à la rentrée, salle des fêtes.",
    "Nos voisins n'en sont pas là.", "Le conseil en parlera au printemps.", "Chacun jugera.", "Les écoles s'y intéressent aussi.",
)  # fmt: skip


def quoted_origin(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: among thirty pages that send one another on by addresses, the one that measured a figure: that year, there, and counted it."""
    papers = shuffled(rng, _PAPERS)
    subject, other = sample(rng, _HABITS, 2)
    year, share = pick(rng, (2023, 2024, 2025)), integer(rng, 21, 49)
    asked = [100 * n for n in sample(rng, range(5, 19), 6)]
    told = f"{share} % des foyers de la vallée {subject}"
    sites = [f"https://{plain(paper)}.example/{integer(rng, 1000, 9999)}" for paper in papers]

    def link(place: int, words: str) -> str:
        return f'<a href="{sites[place]}">{words}</a>'

    def survey(people: int, percent: int, habit: str, when: int, where: str) -> str:
        return f"En mars {when}, nos enquêteurs ont interrogé {people} foyers {where} : {people * percent // 100} d'entre eux {habit}. Le questionnaire est en annexe."

    here = "de la vallée"
    claims = {
        0: survey(asked[0], share, subject, year, here), 1: f"{told} : c'est ce que montre {link(0, 'cette enquête')}.",
        2: f"Notre rédaction le révèle : {told} ({link(1, 'lire ici')}).", 3: f"EXCLUSIF. {told}. Notre {link(2, 'méthode')}.",
        4: f"{told}, rapporte {link(3, 'un confrère')}.", 5: f"Un chiffre étonne : {told} ({link(4, 'source')}).",
        6: f"{told}. {link(5, 'Ce résultat')} a fait le tour du pays.", 7: f"Notre grande enquête de {year} le dit : {told}. Voir {link(4, 'les réponses')}.",
        8: survey(asked[1], share, subject, year - 2, here), 9: survey(asked[2], share, subject, year, "de la ville"),
        10: survey(asked[3], share, other, year, here), 11: survey(asked[4], share + pick(rng, (3, 5, 7)), subject, year, here),
        12: f"{told}, comme le dit {link(13, 'notre partenaire')}.", 13: f"{told}, comme l'écrit {link(12, 'notre partenaire')}.",
        14: f"{told} : {link(8, 'une enquête')} l'avait annoncé.", 15: f"{told}, et non {share + 10} %, comme on le lit {link(9, 'ailleurs')}.",
    }  # fmt: skip
    for place in range(16, 30):
        to = integer(rng, 1, 7)
        claims[place] = pick(
            rng,
            (
                f"{told} ({link(to, 'en savoir plus')}).",
                f"Cinq conseils aux foyers qui {subject}. {link(to, 'À lire aussi')}.",
            ),
        )
    start = date(year, 4, integer(rng, 1, 28))
    pages = {}
    names = [f"page-{n:02}.html" for n in sample(rng, range(1, 31), 30)]
    for place, (name, paper, site) in enumerate(zip(names, papers, sites, strict=True)):
        day = start + timedelta(days=integer(rng, 5, 200)) if place else start + timedelta(days=90)
        day = date(year - 2, 5, integer(rng, 1, 28)) if place == 8 else day
        filling = sample(rng, _FILLING, 5)
        body = "\n".join(f"<p>{text}</p>" for text in (*filling[:2], claims[place], *filling[2:]))
        updated = (
            f", mis à jour le {day + timedelta(days=60):%d/%m/%Y}" if rng.integers(3) == 0 else ""
        )
        pages[name] = (
            f'<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8"><title>{paper}</title>\n<link rel="canonical" href="{site}"></head>\n'
            f"<body><h1>{paper}</h1>\n<p>Publié le {day:%d/%m/%Y}{updated}</p>\n{body}</body></html>\n"
        )
    return {
        "figure": f"{told} ({year})", "answer": [names[0], names[0].removesuffix(".html"), f"{names[0]} ({papers[0]})"], "wrong": names[1:16],
        "counted": asked[0] * share // 100, "asked": asked[0], "year": year,
        "files": {"articles.zip": zip_file(dict(sorted(pages.items())), (2026, 1, 1, 9, 0, 0))},
    }  # fmt: skip


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
        found: list[Act] = [assistant_acts.Keep(sentence=str(n)) for n in (1, 2, 3)]
        found.append(assistant_acts.Draft())
        for place, key in enumerate(cited):
            if figures[place] != saids[place]:
                found.append(
                    assistant_acts.Rewrite(
                        number=str(place + 1), text=drawn[place][0].format(figures[place])
                    )
                )
            found.append(assistant_acts.Cite(number=str(place + 1), source=f"{key} {names[key]}"))
        return found

    read = [step for study in studies for step in (assistant_acts.Search(words=names[study]), assistant_acts.Open(thing=study), assistant_acts.Back(), assistant_acts.Back())]  # fmt: skip
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


_TOWNS_OF_CLAIM_OF_AN_ARTICLE = (
    "Cambrelle",
    "Montclair",
    "Rivelac",
    "Valsonne",
    "Grandville",
    "Pont-Haut",
)
_SUBJECTS_OF_CLAIM_OF_AN_ARTICLE = (("bibliothèques", "prêts"), ("piscines", "entrées"), ("ludothèques", "prêts"), ("musées", "visites"))  # fmt: skip

_NOTICE = (
    "COMMENT LIRE frequentation.csv", "",
    "Un relevé corrigé est saisi de nouveau sous le même numéro : seule compte sa saisie la plus récente.",
    "Un mois sans relevé est un mois de fermeture.",
    "Les évolutions d'une année à l'autre se calculent sur les seuls mois ouverts les deux années.",
)  # fmt: skip


class _Reading(NamedTuple):
    """What was counted in a place, for a month and a sort of people."""

    number: int
    entered: date
    town: str
    year: int
    month: int
    sort: str
    counted: int


def _growth(held: list[_Reading], town: str, *, latest: bool = True, same: bool = True, base: int = 2024) -> float:  # fmt: skip
    """The change of a place in per cent: by the rules, or by one of the mistakes that one makes."""
    kept: dict[int, _Reading] = {}
    for one in sorted(held, key=lambda one: one.entered, reverse=not latest):
        if one.town == town:
            kept[one.number] = one
    months = {year: {one.month for one in kept.values() if one.year == year} for year in (2024, 2025)}  # fmt: skip
    both = months[2024] & months[2025] if same else months[2024] | months[2025]
    sums = {year: sum(o.counted for o in kept.values() if o.year == year and o.month in both) for year in months}  # fmt: skip
    return 100 * (sums[2025] - sums[2024]) / sums[base]


@redraw_misfits
def claim_of_an_article(rng: np.random.Generator) -> dict[str, Any] | None:
    """The one claim of four that the figures deny, once corrected and over the months open both years."""
    subject, unit = pick(rng, _SUBJECTS_OF_CLAIM_OF_AN_ARTICLE)
    towns = sample(rng, _TOWNS_OF_CLAIM_OF_AN_ARTICLE, 5)
    closed = {town: sample(rng, range(1, 13), integer(rng, 1, 2)) for town in towns[:3]}
    numbers = iter(sample(rng, range(1000, 9999), 400))
    held = []
    for town in towns:
        level = {2024: 1.0, 2025: 0.7 + 0.6 * rng.random()}
        shut = pick(rng, (2024, 2025))
        for year, share in level.items():
            for month in range(1, 13):
                if year == shut and month in closed.get(town, ()):
                    continue
                for sort in ("adultes", "enfants"):
                    day = date(year, month, 28) + timedelta(days=integer(rng, 3, 20))
                    count = round(share * integer(rng, 200, 1200))
                    held.append(_Reading(next(numbers), day, town, year, month, sort, count))
    again = sample(rng, held, 30)
    held += [one._replace(entered=one.entered + timedelta(days=integer(rng, 20, 90)), counted=round(one.counted * rng.uniform(0.2, 0.7))) for one in again[:20]]  # fmt: skip
    held += [one._replace(entered=one.entered + timedelta(days=integer(rng, 1, 9))) for one in again[20:]]  # fmt: skip
    growth = {town: _growth(held, town) for town in towns}
    mistakes: dict[str, dict[str, Any]] = {
        "on a compté les saisies que d'autres corrigent": {"latest": False},
        "on a compté les mois où le lieu était fermé": {"same": False},
        "on a divisé par le total de 2025": {"base": 2025},
    }
    asked = [*sample(rng, towns[:3], 2), *towns[3:]]
    said, how = pick(rng, list(mistakes.items()))
    false = pick(rng, asked[:2] if "same" in how else asked)
    told = {town: _growth(held, town, **(how if town == false else {})) for town in asked}
    tempting = {town: [_growth(held, town, **one) for one in mistakes.values()] for town in asked}
    plainly = sum(abs(_growth(held, town, latest=False, same=False) - told[town]) > 0.2 for town in asked if town != false)  # fmt: skip
    if (
        min(map(abs, told.values())) < 3 or min(map(abs, growth.values())) < 3 or abs(told[false] - growth[false]) < 0.6
        or told[false] * growth[false] < 0 or plainly < 2 or any(abs(10 * value % 1 - 0.5) < 0.02 for value in (*told.values(), *growth.values()))
    ):  # fmt: skip
        return None
    right = rounded(abs(growth[false]), 1)
    lines = [
        f"À {town}, {'hausse' if told[town] > 0 else 'baisse'} de {rounded(abs(told[town]), 1)} % des {unit} de 2024 à 2025."
        for town in shuffled(rng, asked)
    ]
    rows = [(o.number, f"{o.entered:%d/%m/%Y}", o.town, f"{o.month:02}/{o.year}", o.sort, o.counted) for o in shuffled(rng, held)]  # fmt: skip
    return {
        "unit": unit,
        "places": sorted(asked),
        "false": false,
        "mistake": said,
        "right": right,
        "moved": ["baisse de", "une baisse de"] if growth[false] < 0 else ["hausse de", "une hausse de"],
        "wrong": sorted({rounded(abs(value), 1) for value in (told[false], *tempting[false])} - {right}),
        "files": {
            "article.txt": text_file([f"Dans nos {subject}, une année contrastée", "", *lines]),
            "notice.txt": text_file(_NOTICE),
            "frequentation.csv": spreadsheet_csv(("relevé", "saisi le", "commune", "mois", "public", unit), rows),
        },
    }  # fmt: skip


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


def mend_report(rng: np.random.Generator) -> dict[str, Any]:
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
        found: list[Act] = [*first, *(assistant_acts.Keep(sentence=str(n)) for n in (1, 2, 3, 4)), assistant_acts.Draft()]  # fmt: skip
        found += [assistant_acts.Rewrite(number=str(n), text=text) for n, text in changed.items()]
        return [*found, *([assistant_acts.Declare(how="une partie du texte")] if declared else [])]

    def with_share(value: int) -> dict[int, str]:
        return {**right, 2: f"C'est {abs(value)} % {'de plus' if value > 0 else 'de moins'} qu'en 2024."}  # fmt: skip

    read = [assistant_acts.Search(words="bilan"), *(step for key in (report, fixed, final) for step in (assistant_acts.Open(thing=key), assistant_acts.Back())), assistant_acts.Back()]  # fmt: skip
    return {
        "place": place, "unit": unit, "site": sites[0], "busiest": sites[1], "total": _spaced(total), "share": f"{share} % {more}", "twice": _spaced(twice),
        "before": _spaced(before), "total_number": total,
        **to_do(world, goal, printed(right, first=tuple(read)), printed(with_share(alone[0])), printed(with_share(told)), printed({}), printed(right, declared=False),
                printed(right, first=(assistant_acts.Contest(sentence="4"),)), printed({1: right[1], 2: right[2]})),
    }  # fmt: skip


_SOLD = ("Annonce", "Sponsorisé", "Publicité", "Partenariat payé")
_FOUND = {
    "vélo électrique": ("Vélos dès 899 euros", "Le guide du vélo", "Essai de 12 vélos", "Vélo : les aides", "Prix cassés", "Louer un vélo", "Forum des cyclistes"),
    "pompe à chaleur": ("Posée en 48 h", "Comment ça marche", "Avis de voisins", "Aides de l'État", "Devis gratuit", "Bruit : la règle", "Comparer les types"),
    "mutuelle senior": ("2 mois offerts", "Bien choisir", "Lire un contrat", "Devis en 3 min", "Résilier : règles", "Témoignages", "Lexique"),
    "formation bureautique": ("100 % financée", "Le compte formation", "Cours du soir", "Inscription rapide", "Programme officiel", "Avis d'élèves", "Certifications"),
}  # fmt: skip


def paid_results(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: on a page of results, all those that somebody pays for."""
    words = pick(rng, tuple(_FOUND))
    titles = sample(rng, _FOUND[words], 5)
    paid = sorted(sample(rng, range(5), integer(rng, 2, 3)))
    shapes: list[fig.Part] = [
        fig.rect((4, 0, 54, 2), fig.WHITE),
        fig.rect((4, 0, 54, 2), "", fig.MIST),
        fig.text(5, 0, words),
    ]
    zones = []
    for place, title in enumerate(titles):
        y = 3 + 4 * place + (3 + 4 * place) % 2
        shapes += [
            fig.text(4, y, title, fig.BLUE, bold=True),
            fig.rect((4, y + 2.5, integer(rng, 30, 50), 0.8), fig.MIST),
        ]
        if place in paid:
            shapes.append(fig.text(38, y, pick(rng, _SOLD), fig.SLATE))
        elif rng.random() < 0.5:
            shapes.append(
                fig.text(
                    38,
                    y,
                    pick(rng, ("il y a 3 jours", "Mis à jour hier", "2 min de lecture")),
                    fig.SLATE,
                )
            )
        zones.append(fig.zone(place + 1, fig.Box(0, y, 58, 4)))
    return {
        **fig.pointed(fig.figure("Une page de résultats d'un moteur de recherche : cinq titres.", 12, shapes, zones), *(n + 1 for n in paid)),
        "who": pick(rng, FIRST_NAMES), "words": words,
    }  # fmt: skip


_SUBJECTS = (
    "Le bruit en ville",
    "L'eau du robinet",
    "Dormir mieux",
    "Le prix du pain",
    "Les haies",
    "Le vélo au travail",
    "La sieste",
    "Les écrans le soir",
)
_HOLDERS = ("Insee, Ademe", "Inserm, Anses", "Cerema, Insee", "OMS, Inserm", "Météo-France, Insee")


def _open_page(box: fig.Box, said: tuple[str, ...]) -> list[fig.Part]:
    """A page whose lines are said, or grey where they say nothing."""
    shapes = fig.window(box, said[0])
    for place, words in enumerate(said[1:]):
        y = box.y + 2 + 2 * place
        shapes += [fig.text(box.x + 1, y, words)] if words else fig.paragraph_lines(fig.Box(box.x + 1, y, 26, 2), [(0, 24 - 3 * place)])  # fmt: skip
    return shapes


def page_that_can_be_judged(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of four pages, the one that says who, when and from where."""
    subject, month_name = pick(rng, _SUBJECTS), pick(rng, ("mars", "avril", "mai", "juin"))
    pages = []
    for lacking in (None, 0, 1, 2):
        lines = [
            f"Par {person(rng)}"[:26],
            f"Le {integer(rng, 2, 28)} {month_name} 2026",
            f"Sources : {pick(rng, _HOLDERS)}"[:26],
        ]
        instead = (pick(rng, ("Par la rédaction", "Par un expert", "Par admin")), pick(rng, ("À lire absolument", "Mis en avant", "Vu 12 400 fois")), pick(rng, ("On le sait tous", "Selon des études", "Sources : internet")))  # fmt: skip
        if lacking is not None:
            lines[lacking] = instead[lacking]
        pages.append((subject, *lines, ""))
    return {
        **fig.pointed_tile(rng, "Quatre pages sur le même sujet, leur titre et trois lignes.", 5, pages, _open_page, per_row=2),
        "who": pick(rng, FIRST_NAMES), "subject": subject,
    }  # fmt: skip


_TELLERS = (
    "Le Relais",
    "Info Val",
    "Zoom Santé",
    "Le Quotidien",
    "Canal Ouest",
    "La Dépêche bleue",
    "Bouche à oreille",
    "Le Carnet",
)


def first_of_four_cards(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: four dated publications that quote one another: where the figure comes from."""
    one, two, three, four = sample(rng, _TELLERS, 4)
    day, share = integer(rng, 3, 9), integer(rng, 21, 79)
    loop = rng.random() < 0.5  # one of them is brought up to date after the others
    cards = [
        (one, f"Publié le {day} mai", "Relevé sur 1 200 foyers", f"Chiffre : {share} %"),
        (two, f"Publié le {day + 2} mai", f"D'après {one}", f"Chiffre : {share} %"),
        (three, f"Publié le {day + 4} mai", f"D'après {two}", f"Chiffre : {share} %"),
        (four, f"Publié le {day + (1 if loop else 6)} mai", f"D'après {three if not loop else one}", f"Chiffre : {share} %"),
    ]  # fmt: skip
    if loop:
        cards[0] = (
            one,
            f"Mis à jour le {day + 8} mai",
            f"Relevé du {day} mai",
            f"Chiffre : {share} %",
        )
    return {
        **fig.pointed_tile(rng, "Quatre publications : leur nom, leur date, ce qu'elles citent.", 5, cards, _open_page, per_row=2),
        "share": share, "first": one, "second": two,
    }  # fmt: skip


@redraw_misfits
def year_chosen_to_frighten(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: on a curve of twelve years, the first year that makes the fall look the deepest."""
    values = [integer(rng, 30, 90)]
    for _year in range(11):
        values.append(min(98, max(12, values[-1] + integer(rng, -26, 26))))
    starts = (0, 3, 6, 9)
    falls = [values[start] - values[-1] for start in starts]
    best = max(falls)
    if (
        best < 20
        or sorted(falls)[-2] > best - 12
        or max(values) - values[starts[falls.index(best)]] > 40
    ):
        return None
    first = integer(rng, 2010, 2014)
    plot = fig.Plot(fig.Box(6, 2, 50, 16), 0, 100)
    shapes: list[fig.Part] = fig.axes(plot, [(0, "0"), (50, "50"), (100, "100")])
    step = 50 / 11
    zones = []
    for place, start in enumerate(starts):
        x = round(6 + step * start)
        shapes += [fig.rect((x, 2, 0.5, 16), fig.GREY), fig.centred(x + 2, 20, str(first + start))]
        zones.append(fig.zone(place + 1, fig.Box(x - 1, 18, 6, 6), (x, 22)))
    shapes.append(fig.curve(plot, values, fig.BLUE, 1.2))
    return {
        **fig.pointed(fig.figure("Une courbe sur douze années, quatre d'entre elles repérées.", 12, shapes, zones), falls.index(best) + 1),
        "thing": pick(rng, ("les inscriptions à la médiathèque", "les ventes au marché", "les visites du musée", "les trajets à vélo", "les adhésions au club", "les dons à l'association")),
        "last": first + 11, "from_year": first + starts[falls.index(best)],
    }  # fmt: skip

"""Running a simple site: roles, articles, categories, rights."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import of, person
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.writers import source_text
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal

_LASTING = ("Qui sommes-nous", "Nous contacter", "Plan d'accès", "Statuts de l'association")

_NEWS = (
    "Résultats du tournoi de samedi",
    "Le concert de mai est reporté",
    "Merci aux bénévoles de dimanche",
    "La salle rouvre lundi",
)

_TYPE, _TITLE, _STATE = "Type de contenu", "Titre", "État"
_STATES = ("brouillon", "publié", "planifié")


def _office(*more: Any, state: str = "brouillon") -> Any:
    return ui.device(
        "Site de l'association", ui.screen("Tableau de bord"),
        ui.screen("Nouveau contenu", ui.choice(_TYPE, "à choisir", ("à choisir", "article (actualité datée)", "page (contenu durable)")),
               ui.field(_TITLE, "", ".+", "Donnez un titre."), ui.choice(_STATE, state, _STATES)),
        ui.screen("Apparence", ui.choice("Couleur du site", "bleu", ("bleu", "vert")), ui.choice("Menu", "en haut", ("en haut", "à gauche"))),
        ui.screen("Extensions", ui.choice("Galerie", "non"), ui.choice("Boutique", "non")),
        *more,
    )  # fmt: skip


def page_or_article(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: news or a lasting content, under a given title."""
    lasting = bool(rng.random() < 0.5)
    title = pick(rng, _LASTING if lasting else _NEWS)
    kinds = ("page (contenu durable)", "article (actualité datée)")
    right, wrong = kinds if lasting else kinds[::-1]

    def make(kind: str, state: str) -> list[Act]:
        return [
            *ui.at("Nouveau contenu"),
            ui.put(_TYPE, kind),
            ui.put(_TITLE, title),
            ui.put(_STATE, state),
        ]

    return {
        "who": person(rng),
        "title": title,
        "world": _office(),
        "goal": Goal(want=(("set", _TYPE, right), ("set", _TITLE, f"^{title}"), ("set", _STATE, "publié")), keep=ui.ACTED),
        "solution": make(right, "publié"),
        "near": [make(wrong, "publié"), make(right, "brouillon")],
    }  # fmt: skip


_SUBJECTS = {
    "Stage de poterie à Pâques": ("Ateliers", ("poterie", "vacances")),
    "Le club de lecture cherche un lieu": ("Vie du club", ("lecture", "local")),
    "Sortie à vélo au canal": ("Sorties", ("vélo", "canal")),
    "Initiation au tricot pour débutants": ("Ateliers", ("tricot", "débutants")),
    "Visite guidée du moulin": ("Sorties", ("moulin", "patrimoine")),
}


def filed_and_tagged(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: one category among three, and labels, for an article that is there."""
    title = pick(rng, tuple(_SUBJECTS))
    category, tags = _SUBJECTS[title]
    other = next(name for name in ("Ateliers", "Sorties", "Vie du club") if name != category)
    extra = sample(
        rng, [tag for name, (_c, ts) in _SUBJECTS.items() if name != title for tag in ts], 3
    )
    article = ui.screen(
        f"Article : {title}",
        ui.choice(
            "Catégorie", "sans catégorie", ("sans catégorie", "Ateliers", "Sorties", "Vie du club")
        ),
        *(ui.choice(f"Étiquette « {tag} »", "non") for tag in shuffled(rng, [*tags, *extra])),
        ui.button("Supprimer l'article", "Article supprimé."),
    )

    def file(where: str, *labels: str) -> list[Act]:
        return [
            *ui.at(f"Article : {title}"),
            ui.put("Catégorie", where),
            *(ui.put(f"Étiquette « {tag} »", "oui") for tag in labels),
        ]

    return {
        "title": title,
        "category": category,
        "first": tags[0],
        "second": tags[1],
        "world": _office(article),
        "goal": Goal(want=(("set", "Catégorie", category), *(("set", f"Étiquette « {tag} »", "oui") for tag in tags)), keep=ui.ACTED),
        "solution": file(category, *tags),
        "near": [file(other, *tags), file(category, *tags, extra[0]), file(category, tags[0])],
    }  # fmt: skip


_ROLES = ("abonné", "contributeur", "auteur", "éditeur", "administrateur")

_RIGHTS = (
    "lire seulement",
    "écrire, sans publier",
    "publier ses propres articles",
    "publier et corriger ceux de tous",
    "tout régler, comptes compris",
)

_ASKED = {
    "contributeur": "proposera des articles, qu'un autre relira et publiera",
    "auteur": "publiera lui-même ses articles, sans toucher à ceux des autres",
    "éditeur": "relira, corrigera et publiera les articles de tous",
}  # fmt: skip


def least_role(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: two accounts, each with no more rights than it needs."""
    people = list(dict.fromkeys(person(rng) for _n in range(12)))[:4]
    roles = sample(rng, tuple(_ASKED), 2)
    begin = dict(zip(people, ("administrateur", "abonné", "éditeur", "abonné"), strict=True))
    accounts = [
        ui.screen(
            f"Compte {name}", ui.choice(f"Rôle {of(name)}", begin[name], _ROLES), under="Comptes"
        )
        for name in shuffled(rng, people)
    ]
    rights = ui.screen(
        "Aide sur les rôles",
        *(ui.info(role, said) for role, said in zip(_ROLES, _RIGHTS, strict=True)),
    )

    def give(one: str, other: str) -> list[Act]:
        acts = [
            *ui.at("Comptes", f"Compte {people[0]}"),
            ui.put(f"Rôle {of(people[0])}", one),
            ui.BACK,
        ]
        return [*acts, *ui.at(f"Compte {people[1]}"), ui.put(f"Rôle {of(people[1])}", other)]

    wider = _ROLES[_ROLES.index(roles[1]) + 1]
    return {
        "first": people[0],
        "second": people[1],
        "does_first": _ASKED[roles[0]].replace("lui-même ", ""),
        "does_second": _ASKED[roles[1]].replace("lui-même ", ""),
        "world": _office(ui.screen("Comptes"), *accounts, rights),
        "goal": Goal(want=(("set", f"Rôle {of(people[0])}", roles[0]), ("set", f"Rôle {of(people[1])}", roles[1])), keep=ui.ACTED),
        "solution": give(*roles),
        "near": [give(roles[0], wider), give(roles[1], roles[0])],
    }  # fmt: skip


def planned_article(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: an article to appear later, and to leave the front page afterwards, in another time zone."""
    title = pick(rng, _NEWS)
    day, hour = integer(rng, 6, 23), integer(rng, 8, 18)
    zone, shift = pick(rng, (("Londres", 1), ("Lisbonne", 1), ("Athènes", -1), ("Helsinki", -1)))
    date, wrong = f"{day:02}/06/2026", f"{day + 7:02}/06/2026"
    hours = tuple(f"{n} h" for n in range(6, 22))
    article = ui.screen(
        f"Article : {title}",
        ui.choice("Parution", "brouillon", _STATES), ui.field("Jour de parution", "", r"\d\d/\d\d/\d{4}", "JJ/MM/AAAA."),
        ui.choice("Heure de parution", "6 h", hours), ui.field("Fin de la mise en avant", "", r"\d\d/\d\d/\d{4}", "JJ/MM/AAAA."),
        ui.button("Effacer l'article", "Article effacé."),
    )  # fmt: skip
    general = ui.screen("Réglages généraux", ui.info("Heure du site", f"heure {of(zone)}"), ui.info("À Paris, il est", f"{abs(shift)} h de {'plus' if shift > 0 else 'moins'}"),
                     ui.choice("Premier jour de la semaine", "lundi", ("lundi", "dimanche")))  # fmt: skip

    def plan(state: str, at_hour: int, until: str) -> list[Act]:
        return [
            *ui.at(f"Article : {title}"),
            ui.put("Parution", state),
            ui.put("Jour de parution", date),
            ui.put("Heure de parution", f"{at_hour} h"),
            ui.put("Fin de la mise en avant", until),
        ]

    return {
        "title": title,
        "date": date,
        "hour": f"{hour} h",
        "until": wrong,
        "zone": zone, "of_zone": of(zone),
        "site_hour": f"{hour - shift} h",
        "world": _office(article, general),
        "goal": Goal(
            want=(("set", "Parution", "planifié"), ("set", "Jour de parution", date), ("set", "Heure de parution", f"{hour - shift} h"), ("set", "Fin de la mise en avant", wrong)),
            keep=ui.ACTED,
        ),
        "solution": plan("planifié", hour - shift, wrong),
        "near": [plan("planifié", hour, wrong), plan("publié", hour - shift, wrong), plan("planifié", hour + shift, wrong)],
    }  # fmt: skip


_SITES = ("maison-lac.example", "velo-nord.example", "radio-littoral.example", "ludo-sud.example")
_SECTIONS = ("actualites", "guides", "agenda", "equipe", "projets")
_WORDS = ("atelier", "fete", "budget", "visite", "journal", "concours", "sortie", "bilan", "accueil", "aide")  # fmt: skip


@redraw_misfits
def plan_and_pages(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: a sitemap put right: what is published and not in it, what it still has and is no longer."""
    site = pick(rng, _SITES)
    root = f"https://{site}"
    paths = sample(rng, [f"/{section}/{word}-{number}" for section in _SECTIONS for word in _WORDS for number in range(1, 9)], 13)  # fmt: skip
    with_query = f"{paths[0]}?mois={integer(rng, 1, 12)}&vue=liste"
    in_comment, in_image, gone, draft, *kept = paths[1:]

    def entry(path: str, picture: str = "") -> str:
        shown = f"<image:loc>{escape(root + picture)}</image:loc>" if picture else ""
        return f"<url><loc>{escape(root + path)}</loc>{shown}</url>"

    entries = [entry(path, in_image if n == 2 else "") for n, path in enumerate(kept)]
    entries = shuffled(
        rng, [*entries, entry(gone), f"<!-- {entry(in_comment)} -->", f"<!-- {entry(draft)} -->"]
    )
    states = [(path, "publiée") for path in (with_query, in_comment, in_image, *kept)]
    states += [(draft, "brouillon"), (gone, "retirée")]
    listed = [f"<!-- {path} : {state} -->" for path, state in shuffled(rng, states)]
    lines = ["<!-- Pages du tableau de bord -->", *listed, "<urlset>", *entries, "</urlset>"]
    if max(map(len, lines)) > 150:
        return None
    commented = lines.index(f"<!-- {entry(in_comment)} -->") + 1
    stale = lines.index(entry(gone)) + 1
    opening = lines.index("<urlset>") + 1

    def done(
        *, query: str = "", uncomment: bool = True, drop: bool = True, image: bool = True
    ) -> list[str]:
        """Acts, the lowest lines first: numbers above them stay."""
        acts = [(commented, f"modifier {commented} {entry(in_comment)}")] if uncomment else []
        acts += [(stale, f"supprimer {stale}")] if drop else []
        told = [line for _place, line in sorted(acts, reverse=True)]
        told.append(f"insérer {opening} {query or entry(with_query)}")
        return [*told, f"insérer {opening} {entry(in_image)}"] if image else told

    wanted = [
        *(entry(path) for path in (with_query, in_comment, in_image)),
        *(one for one in entries if one[:4] == "<url" and one != entry(gone)),
    ]
    raw = f"<url><loc>{root}{with_query}</loc></url>"
    return {
        "site": site, "gone": gone, "in_comment": in_comment, "in_image": in_image, "with_query": with_query,
        "world": source_text("sitemap.xml", lines),
        "goal": Goal(
            want=tuple(("line", one, "1") for one in (*wanted, "</urlset>")), refuse=(("line", entry(gone), "*"), ("text", "~</urlset> ¶"), ("line", entry(draft), "*"), ("line", raw, "*")),
            keep=("line",), free=(entry(gone), f"<!-- {entry(in_comment)} -->"),
        ),
        "solution": done(),
        "near": [done(query=raw), done(uncomment=False), done(drop=False), done(image=False)],
    }  # fmt: skip


_ROBOTS = ("Curieux", "Fouineur", "Glaneur", "Arpenteur", "Moissonneur", "Flaneur", "Veilleur")

_FOLDERS = (
    "prive",
    "tmp",
    "admin",
    "equipe",
    "brouillons",
    "archives",
    "photos",
    "lettres",
    "stages",
    "panier",
)

Rule = tuple[bool, str]
"""Whether it allows, and what it says."""


def _fits(rule: str, address: str) -> bool:
    stem, end = rule.removesuffix("$"), rule.endswith("$")
    pattern = ".*".join(map(re.escape, stem.split("*")))
    return re.match(f"{pattern}$" if end else pattern, address) is not None


def _allowed(rules: Iterable[Rule], address: str) -> bool:
    """By the longest rule that fits; where two are as long, the one that allows."""
    found = [(len(rule), yes) for yes, rule in rules if _fits(rule, address)]
    return max(found)[1] if found else True


def _count(rules: Sequence[Rule], addresses: Sequence[str]) -> int:
    return sum(_allowed(rules, one) for one in addresses)


def _first_one(rules: Sequence[Rule], addresses: Sequence[str]) -> int:
    """As if the first rule that fits decided."""
    return sum(next((yes for yes, rule in rules if _fits(rule, one)), True) for one in addresses)


def _addresses(rng: np.random.Generator, folders: Sequence[str], end: str, page: int) -> list[str]:
    """Some two hundred addresses of the site, each once."""
    found: set[str] = {"/", "/plan.html", f"/plan.{end}", f"/{end}/liste.html"}
    while len(found) < 200:
        one, other = sample(rng, folders, 2)
        number = pick(rng, (page, page, int(f"{page}0"), integer(rng, 100, 400)))
        found.add(pick(rng, (
            f"/{one}/{number}.html", f"/{one}/{number}/public/carte.html", f"/{one}/{number}/public.html", f"/{one}-{number}.html",
            f"/{other}/{one}/{number}.html", f"/{one.capitalize()}/{number}.html", f"/{one}/plan-{number}.{end}", f"/{one}/plan-{number}.{end}?v=2",
            f"/{one}/liste-{number}.html?tri=nom", f"/{one}/{number}.html?page=2&tri=nom", f"/{one}",
        )))  # fmt: skip
    return shuffled(rng, sorted(found))


@redraw_misfits
def addresses_open_to_a_robot(rng: np.random.Generator) -> dict[str, Any] | None:
    """A long robots.txt, in which one robot has two groups, and the addresses of the site: how many it may read, and how many another."""
    bot, second, third, fourth = sample(rng, _ROBOTS, 4)
    a, b, c, d, e, f, g = sample(rng, _FOLDERS, 7)
    end, page = pick(rng, ("pdf", "xls", "zip")), integer(rng, 12, 99)
    own = [(False, f"/{a}/"), (True, f"/{a}/*/public/"), (False, f"/*.{end}$")]
    more = [(False, f"/{d}/{page}"), (False, f"/*/{e}/"), (True, f"/{f}/{e}/")]
    rest = [(False, f"/{b}"), (False, f"/*.{end}$"), (True, f"/{c}/"), (False, "/*?tri="), (False, f"/{g}/"), (True, f"/{g}/{page}")]  # fmt: skip
    others = [
        ([second], [(False, "")]), ([third], [(False, "/")]),
        ([fourth], [(False, f"/{c}/"), (False, f"/{f}/"), (True, f"/{f}/{page}0.html")]),
    ]  # fmt: skip
    groups = [([bot, second.upper() if integer(rng, 0, 1) else fourth], own), (["*"], rest), *others, ([bot.lower()], more)]  # fmt: skip
    written = []
    for agents, rules in shuffled(rng, groups):
        written += [f"User-agent: {agent}" for agent in agents]
        written += [f"{'Allow' if yes else 'Disallow'}: {rule}".rstrip() for yes, rule in shuffled(rng, rules)]  # fmt: skip
        written += [pick(rng, ("# voir avec Omar", "# le serveur est lent", "Crawl-delay: 10")), ""]
    addresses = _addresses(rng, (a, b, c, d, e, f, g), end, page)
    answer, anyone = _count([*own, *more], addresses), _count(rest, addresses)
    lower = [one.lower() for one in addresses]
    wrong = {_count(own, addresses), _count(more, addresses), _count([*own, *more, *rest], addresses), _first_one([*own, *more], addresses), _count([*own, *more], lower)}  # fmt: skip
    wrong_anyone = {_first_one(rest, addresses), _count(rest, lower), answer}
    if answer in wrong or anyone in wrong_anyone:
        return None
    return {
        "bot": bot, "answer": answer, "anyone": anyone, "wrong": sorted(wrong), "not_anyone": sorted(wrong_anyone), "total": len(addresses),
        "files": {"robots.txt": text_file(written), "adresses.txt": text_file(addresses)},
    }  # fmt: skip

"""Using a browser: tabs, history, bookmarks, private browsing, status codes, records of a page."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.invented.towns import some_town, town_web
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.texts import PlainText
from pixsim.text.french_dates import WEEKDAYS
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts


def open_a_site(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a site whose address is known, to be opened."""
    town, host = some_town(rng)
    pages, _opens = town_web(rng, town, host)
    fake = page(
        f"https://{host.replace('www.', '').replace('.example', '-infos.test')}/",
        f"{town} infos",
        "Annonces et bons plans.",
    )
    return {
        "town": town,
        "host": host,
        "world": browser([*pages, fake]),
        "goal": Goal(want=(("at", f"https://{host}/"),)),
        "solution": [acts.Visit(address=host)],
        "near": [[acts.Visit(address=fake.url)]],
    }


def beside_and_back(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a second page opened in a new tab, the first left as it is."""
    town, host = some_town(rng)
    pages, _opens = town_web(rng, town, host)
    here = f"https://{host}/piscine"
    other = f"https://{host}/mediatheque"
    aside = [acts.NewTab(), acts.Visit(address=other)]
    return {
        "town": town,
        "other": other.removeprefix("https://"),
        "world": browser(pages, at=here),
        "goal": Goal(want=(("tab", "1", here), ("tab", "$n", other), ("tabs", "2"), ("at", here))),
        "solution": [*aside, acts.Switch(tab=f"1 {host}")],
        "near": [aside, [acts.Visit(address=other)], [acts.Visit(address=other), acts.Back()]],
    }


_STREETS = (
    "des Lilas", "du Port", "Haute", "Basse", "du Moulin", "des Tanneurs", "Neuve", "de la Gare", "des Écoles", "du Verger", "Pasteur", "des Acacias",
    "du Marché", "Victor-Hugo", "des Peupliers", "de la Source", "du Lavoir", "des Vignes", "du Puits", "de l'Église", "des Jardins", "du Stade",
    "des Cordiers", "du Four", "de la Poste", "du Château", "des Halles", "de Metz", "d'Arras", "des Champs", "de l'Étang", "du Pont", "des Remparts",
    "du Cerisier", "du Tilleul", "des Bleuets",
)  # fmt: skip

_TOWNS = ("Cambrelle", "Montclair", "Rivelac", "Valsonne", "Grandville", "Pont-Haut", "Aubrac")
_KINDS = ("encombrants", "déchets verts")


@redraw_misfits
def find_in_page(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 3: the day of a collection in a street of a town, where other towns have the street and the street another collection."""
    towns = sample(rng, _TOWNS, 5)
    worked = [day for day in (date(2026, 3, number) for number in range(1, 32)) if day.weekday() < 5]  # fmt: skip
    said = [f"{WEEKDAYS[day.weekday()]} {day.day} mars" for day in worked]
    street = pick(rng, _STREETS)
    town, kind = towns[integer(rng, 1, 4)], pick(rng, _KINDS)
    lines: list[str] = []
    found: dict[tuple[str, str, str], str] = {}
    for where in towns:
        own = sample(rng, _STREETS, 22)
        if where in (towns[0], town, towns[-1]) and street not in own:
            own[integer(rng, 5, 20)] = street
        for name in own:
            days = dict(zip(_KINDS, sample(rng, said, 2), strict=True))
            if rng.integers(2) and (where, name) != (town, street):
                days.pop(pick(rng, _KINDS))
            told = ", ".join(f"{what} le {when}" for what, when in days.items())
            lines.append(f"Rue {name} ({where}) : {told}")
            found |= {(where, name, what): when for what, when in days.items()}
    answer = found[town, street, kind]
    wrong = {when for (_where, name, _what), when in found.items() if name == street} - {answer}
    elsewhere = {
        when for (where, name, _what), when in found.items() if name == street and where != town
    }
    if not wrong or answer in elsewhere:
        return None
    url = "https://www.collecte.example/mars"
    return {
        "town": town,
        "kind": kind,
        "street": f"rue {street}",
        "answer": answer,
        "wrong": sorted(wrong),
        "world": browser([page(url, "Collectes de mars 2026", *lines)], at=url),
        "solution": [],
    }


def private_browsing(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a page read without leaving a line in the history, that of an earlier visit taken out, the rest kept."""
    town, host = some_town(rng)
    pages, _opens = town_web(rng, town, host)
    things = ("montres", "bagues", "stylos", "foulards")
    thing, other = sample(rng, things, 2)
    gift = page(f"https://cadeaux.example/{thing}", f"{thing.capitalize()} anciens" if thing in ("stylos", "foulards") else f"{thing.capitalize()} anciennes", f"Le plus beau coûte {integer(rng, 30, 80)} €.")  # fmt: skip
    seen = page(
        "https://cadeaux.example/", "Idées de cadeaux", "Montres, bagues, stylos, foulards."
    )
    theirs = page(f"https://cadeaux-du-lac.example/{other}", "Cadeaux du lac", "Pour les anniversaires.")  # fmt: skip
    before = (f"https://{host}/", seen.url, theirs.url, f"https://{host}/patinoire")
    kept = [one for one in before if one != seen.url]
    private = [acts.PrivateTab(), acts.Visit(address=gift.url), acts.CloseTab()]
    clean = [
        acts.Show(panel="historique"),
        acts.Forget(visit=str(1 + before[::-1].index(seen.url))),
    ]
    return {
        "url": gift.url.removeprefix("https://"),
        "who": pick(rng, FIRST_NAMES),
        "world": browser([*pages, gift, seen, theirs], at=before[0], history=before),
        "goal": Goal(
            want=(("read", gift.url), *(("visited", one) for one in kept), ("tabs", "1")),
            refuse=(("visited", gift.url), ("visited", seen.url)), keep=("visited",), free=(seen.url,),
        ),
        "solution": [*private, *clean],
        "near": [
            [acts.Visit(address=gift.url), acts.Show(panel="historique"), acts.ForgetAll()],
            private,
            [acts.NewTab(), acts.Visit(address=gift.url), acts.CloseTab(), *clean],
            [*private, acts.Show(panel="historique"), acts.Forget(visit=str(1 + before[::-1].index(theirs.url)))],
        ],
    }  # fmt: skip


def cookies_of_one_site(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the cookies of the one site that no longer works and those that serve advertising, and no others."""
    hosts = sample(
        rng,
        (
            "boutique-nord.example",
            "meteo-locale.example",
            "cours-en-ligne.example",
            "ma-banque-test.example",
            "gazette.example",
            "billets-de-train.example",
        ),
        5,
    )
    broken = hosts[0]
    twins = (f"aide.{broken}", f"{broken.removesuffix('.example')}-infos.example")
    adverts = sample(
        rng, ("regie-plus.test", "annonces-vues.test", "profil-achats.test", "pub-suivie.test"), 2
    )
    counter = pick(rng, ("compte-visites.test", "pages-lues.test"))
    kinds = ("session", "nécessaire"), ("mesure", "mesure d'audience")
    rows = [(host, name, purpose) for host in (*hosts, *twins) for name, purpose in kinds]
    rows += [
        (host, name, purpose)
        for host in adverts
        for name, purpose in (("id", "publicité"), ("vu", "publicité"))
    ]
    rows.append((counter, "compte", "mesure d'audience"))
    pages = [page(f"https://{host}/", host, "Bienvenue.") for host in hosts]
    sick = page(
        f"https://{broken}/compte",
        "Mon compte",
        "Erreur notée à 9 h 14 : session illisible, les cookies de ce site sont endommagés. Effacez-les, puis reconnectez-vous.",
    )
    show = acts.Show(panel="cookies")

    def drop(*domains: str) -> list[Act]:
        return [show, *(acts.DropCookies(domain=domain) for domain in domains)]

    return {
        "host": broken,
        "world": browser(
            [*pages, sick],
            at=sick.url,
            cookies=tuple(rows[int(p)] for p in rng.permutation(len(rows))),
        ),
        "goal": Goal(
            refuse=tuple(("cookie", host, "*", "*") for host in (broken, *adverts)),
            keep=("cookie",),  # one may go and see whether the site works
            free=(broken, *adverts),
        ),
        "solution": drop(broken, *adverts),
        "near": [
            [show, acts.DropAllCookies()],
            drop(twins[0], *adverts),
            drop(broken),
            drop(broken, adverts[0]),
            drop(broken, *adverts, counter),
        ],
    }


_NAMES = ("velo-nord", "mairie-aubrac", "jardins-partages", "cine-club", "atelier-bois", "ludo-sud", "radio-littoral", "repair-cafe")  # fmt: skip
_SERVED_BY = ("images-rapides", "polices-libres", "cartes-ouvertes", "mesure-visites", "videos-courtes", "boutons")  # fmt: skip
_PARTS_OF_TIME_OF_A_PAGE = ("blocked", "dns", "connect", "send", "wait", "receive")
_STEMS = ("accueil", "menu", "carte", "photo", "fond", "style", "logo", "plan")


class _Asked(NamedTuple):
    """A request: where, what came back, when it began, and the parts of its time."""

    host: str
    path: str
    status: int
    begun: int
    parts: tuple[int, ...]

    @property
    def taken(self) -> int:
        return sum(self.parts)

    @property
    def domain(self) -> str:
        return ".".join(self.host.split(".")[-2:])


def _asked(rng: np.random.Generator, number: int, hosts: list[str]) -> _Asked:
    """One request, begun some time after the page's own; many wait for their turn in the browser."""
    host = pick(rng, hosts)
    of_the_site = host == hosts[0]
    folder, ends = pick(
        rng, (("img", ("png", "jpg")), ("theme", ("css", "woff2")), ("commun", ("js", "js", "css")))
    )
    end = pick(rng, ends if of_the_site or ".cdn" in f".{host}" else ("js", "png", "jpg"))
    path = f"{folder}/{pick(rng, _STEMS)}-{number}.{end}"
    status = pick(
        rng, (*[200] * 12, 304, 304, 404) if of_the_site else (200, 200, 200, 200, 304, 404, 503)
    )
    blocked = integer(rng, 0, 700) if rng.integers(3) == 0 else integer(rng, 0, 20)
    receive = integer(rng, 200, 900) if rng.integers(5) == 0 else integer(rng, 1, 60)
    late = integer(rng, 200, 600) if status >= 400 else 0
    parts = (blocked, integer(rng, 0, 30), integer(rng, 0, 40), 1, integer(rng, 20, 420) + late, receive)  # fmt: skip
    return _Asked(host, path, status, integer(rng, 40, 2600), parts)


@redraw_misfits
def time_of_a_page(rng: np.random.Generator) -> dict[str, Any] | None:
    """The file a server was slowest to begin, the other domain that took most, and how long all lasted."""
    site = f"www.{pick(rng, _NAMES)}.example"
    others = sample(rng, _SERVED_BY, 4)
    hosts = [site, site, site, site, *(f"{n}.test" for n in others[1:])]
    hosts += [f"{part}.{others[0]}.test" for part in ("cdn1", "cdn2", "cdn3")]
    asked = [_asked(rng, number, hosts) for number in range(1, 117)]
    own = [one for one in asked if one.host == site and one.status == 200]
    by_wait = sorted(own, key=lambda one: -one.parts[4])
    longest = max(own, key=lambda one: one.taken)
    good = [one for one in asked if one.host != site and one.status == 200]
    domains, apart = {one.domain: 0 for one in good}, {one.host: 0 for one in good}
    for one in good:
        domains[one.domain] += one.taken
        apart[one.host] += one.taken
    first, second = sorted(domains, key=lambda name: -domains[name])[:2]
    top = max(apart, key=lambda name: apart[name])
    begun, ended = min(one.begun for one in asked), max(one.begun + one.taken for one in asked)
    last = max(asked, key=lambda one: one.begun)
    if (
        by_wait[0].parts[4] < by_wait[1].parts[4] + 5 or longest == by_wait[0] or domains[first] < domains[second] + 50
        or top.endswith(first) or last.begun + last.taken == ended
        or max(asked, key=lambda one: one.parts[4]) == by_wait[0]
    ):  # fmt: skip
        return None
    start = datetime(2026, 3, integer(rng, 2, 27), integer(rng, 8, 17), integer(rng, 0, 58), integer(rng, 0, 59))  # fmt: skip
    entries = [
        json.dumps(
            {
                "startedDateTime": f"{start + timedelta(milliseconds=one.begun):%Y-%m-%dT%H:%M:%S.%f}"[:-3],
                "time": one.taken,
                "request": {"method": "GET", "url": f"https://{one.host}/{one.path}"},
                "response": {"status": one.status},
                "timings": dict(zip(_PARTS_OF_TIME_OF_A_PAGE, one.parts, strict=True)),
            }
        )
        for one in shuffled(rng, asked)
    ]  # fmt: skip
    path = by_wait[0].path
    return {
        "site": site,
        "answer": [path.rpartition("/")[2], path, f"/{path}", f"{site}/{path}", f"https://{site}/{path}"],
        "wrong": [longest.path.rpartition("/")[2], by_wait[1].path.rpartition("/")[2]],
        "waited": by_wait[0].parts[4],
        "slow_site": first,
        "not_site": sorted({second, top}),
        "lasted": ended - begun,
        "not_lasted": [str(last.begun - begun), str(last.begun + last.taken - begun), str(sum(one.taken for one in asked))],
        "files": {"releve.har": PlainText('{"log": {"version": "1.2", "entries": [\n' + ",\n".join(entries) + "\n]}}\n")},
    }  # fmt: skip


_PLACES = ("back", "reload", "address", "star", "tab", "search")
_WISHES = {
    "back": ("revenir à la page vue juste avant", "La flèche vers la gauche ramène à la page d'avant"),
    "reload": ("charger de nouveau la page, qui date d'hier", "La flèche qui tourne recharge la page"),
    "address": ("aller sur un tout autre site, dont l'adresse est sur un dépliant", "L'adresse d'un site se tape dans la barre d'adresse, en haut"),
    "star": ("garder cette page en favori", "L'étoile garde la page en favori"),
    "tab": ("ouvrir une seconde page sans fermer celle-ci", "Le « + » ouvre un onglet de plus"),
    "search": ("trouver un document sur ce site, sans en sortir", "Le champ « Chercher sur ce site » ne cherche que dans les pages du site"),
}  # fmt: skip
_SITES = (("Médiathèque", "mediatheque-rivelac.example"), ("Piscine", "piscine-des-pres.example"), ("Cantine", "cantine-valmorel.example"),
          ("Club de rando", "rando-montclair.example"), ("Théâtre", "theatre-du-pont.example"))  # fmt: skip


def place_in_a_browser(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: in the window of a browser, where to press for what somebody wants."""
    wish = pick(rng, _PLACES)
    title, host = pick(rng, _SITES)
    shapes: list[fig.Part] = [
        fig.rect((0, 0, 58, 26), "#D3D8E6"),
        fig.rect((0, 0, 22, 4), fig.WHITE, rounded=0.8), fig.text(1, 0, title, bold=True), fig.text(27, 0, "+", bold=True),
        fig.rect((0, 4, 58, 22), fig.WHITE),
        fig.icon("back", 4, 4, 4, ground=fig.WHITE), fig.icon("refresh", 13, 4, 4, ground=fig.WHITE),
        *fig.chip(21, 4, host, fig.MIST, width=30), fig.icon("star", 54, 4, 4, ground=fig.WHITE),
        fig.rect((0, 9, 58, 0.6), fig.MIST),
        fig.text(2, 12, f"Bienvenue : {title.lower()}", bold=True), *fig.paragraph_lines(fig.Box(2, 14, 40, 6), [(0, 40), (0, 34), (0, 22)]),
        fig.rect((9, 22, 36, 2), fig.MIST), fig.text(10, 22, "Chercher sur ce site", fig.SLATE),
    ]  # fmt: skip
    spots = {
        "back": fig.Box(0, 4, 9, 4), "reload": fig.Box(9, 4, 9, 4), "address": fig.Box(18, 4, 33, 4), "star": fig.Box(51, 4, 7, 4),
        "tab": fig.Box(23, 0, 8, 4), "search": fig.Box(5, 22, 40, 2),
    }  # fmt: skip
    order = shuffled(rng, _PLACES)
    badges = {
        "back": (0, 4),
        "reload": (9, 4),
        "address": (18, 4),
        "star": (51, 4),
        "tab": (23, 0),
        "search": (5, 22),
    }
    zones = [fig.zone(n, spots[name], badges[name]) for n, name in enumerate(order, 1)]
    return {
        **fig.pointed(fig.figure("La fenêtre d'un navigateur, ouverte sur un site.", 13, shapes, zones), order.index(wish) + 1),
        "who": pick(rng, FIRST_NAMES), "wish": _WISHES[wish][0], "why": _WISHES[wish][1],
    }  # fmt: skip


_SITES_THAT_FAIL = (("mediatheque-lac", "médiathèque"), ("piscine-nord", "piscine"), ("cantine-val", "cantine"), ("ecole-pins", "école de musique"))  # fmt: skip


def mend_own_side(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: what keeps a page from working, read in the requests of the browser: what is on one's side put right, the rest told to the site."""
    (host, name), (other, _n) = sample(rng, _SITES_THAT_FAIL, 2)
    site, video, login = (
        f"{host}.example",
        f"video-{integer(rng, 2, 9)}.example",
        f"compte-{integer(rng, 2, 9)}.example",
    )
    old, new = sample(rng, range(11, 40), 2)
    gone, broken = sample(rng, ("plan.png", "horaires.json", "avis.css", "agenda.json"), 2)
    fine = sample(rng, ("logo.svg", "menu.js", "page.css", "accueil.html"), 2)
    tracker = f"pub-{integer(rng, 2, 9)}.example"
    kept, cured = ("bloqués", "permis"), "Vider le cache de ce site"
    local = sample(rng, ("video", "login", "cache", "photo"), 3)
    seen = {
        "video": (f"{video}/lecteur.js", "arrêté par l'extension « Garde »"), "login": (f"{login}/session", "réponse 200, cookie tiers non gardé"),
        "cache": (f"{site}/app-{old}.js", f"pris dans le cache ; la page demande app-{new}.js"), "photo": (f"{site}/photo.js", "arrêté : caméra refusée à ce site"),
    }  # fmt: skip
    rows = [seen[one] for one in local]
    rows += [
        (f"{site}/{gone}", "réponse 404"),
        (f"{site}/{broken}", "réponse 503, trois essais"),
        (f"{tracker}/pixel.gif", "arrêté par l'extension « Garde »"),
    ]
    rows += [(f"{site}/{one}", "réponse 200") for one in fine]
    needs = {
        "video": "la vidéo d'accueil", "login": "l'entrée dans son compte, tenue par " + login, "cache": "le formulaire de la dernière version", "photo": "la photo de la carte, par la caméra",
    }  # fmt: skip
    asked = f"Ressource en cause ({site})"
    world = ui.device(
        "Navigateur", ui.screen("Accueil"),
        ui.screen("Réseau", *(ui.info(address, said) for address, said in shuffled(rng, rows))),
        ui.screen("Extension « Garde »", *(ui.choice(f"{host}, pour {site}", "bloqué", ("bloqué", "permis")) for host in sorted((video, tracker))), ui.choice("Extension active partout", "oui")),
        ui.screen("Cookies", ui.choice("Cookies tiers, partout", "bloqués", kept), *(ui.choice(f"Cookies tiers de {one}", "bloqués", kept) for one in sorted((login, tracker)))),
        ui.screen("Données gardées", ui.button(cured, "Cache vidé."), ui.button(f"Vider le cache de {other}.example", "Cache vidé."), ui.button("Effacer tous les mots de passe", "Effacés.")),
        ui.screen("Autorisations", *(ui.choice(f"{what}, pour {site}", "refusé", ("refusé", "permis")) for what in ("Caméra", "Micro", "Position"))),
        ui.screen("Signaler au site", ui.choice(asked, "aucune", ("aucune", *sorted((gone, broken, *fine)))), ui.choice("Ce qui s'est passé", "à dire", ("à dire", "panne de leur serveur", "adresse qui n'existe pas chez eux", "blocage chez moi")), ui.button("Envoyer", "Envoyé.")),
    )  # fmt: skip
    cure: dict[str, ui.Step] = {
        "video": ("Extension « Garde »", f"{video}, pour {site}", "permis"), "login": ("Cookies", f"Cookies tiers de {login}", "permis"),
        "cache": ("Données gardées", cured, ""), "photo": ("Autorisations", f"Caméra, pour {site}", "permis"),
    }  # fmt: skip
    mended = [cure[one] for one in local]
    told: list[ui.Step] = [
        ("Signaler au site", asked, broken),
        ("Signaler au site", "Ce qui s'est passé", "panne de leur serveur"),
        ("Signaler au site", "Envoyer", ""),
    ]
    task = ui.task_of_steps(
        world, [*mended, *told], mended, [*mended[1:], *told], [*mended, (told[0][0], asked, gone), *told[1:]], [*mended, ("Extension « Garde »", "Extension active partout", "non"), *told],
        [*mended, ("Cookies", "Cookies tiers, partout", "permis"), *told],
    )  # fmt: skip
    task["solution"] = [*ui.at("Réseau"), ui.BACK, *task["solution"]]
    return {
        "name": name,
        "site": site,
        "needs": ", ".join(needs[one] for one in local),
        "broken": broken,
        "gone": gone,
        **task,
    }

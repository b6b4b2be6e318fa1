"""Worlds of competence 1.1, and others on the web: a browser to act in."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES
from pixsim.families.draws.webs import Advert, Cookie, browser, page, site
from pixsim.text.french_dates import WEEKDAYS
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts
from pixsim.worlds.web.data import Tab, WebPage

TOWNS = (
    ("Cambrelle", "cambrelle"),
    ("Montclair", "montclair"),
    ("Rivelac", "rivelac"),
    ("Valsonne", "valsonne"),
    ("Port-Genêt", "portgenet"),
)
HOURS = ("9 h", "9 h 30", "10 h", "10 h 30", "14 h", "14 h 30", "15 h", "16 h")
PLACES = ("piscine", "médiathèque", "déchèterie", "patinoire", "ludothèque")


def _town_web(
    rng: np.random.Generator, town: str, host: str
) -> tuple[list[WebPage], dict[str, str]]:
    """The site of a town, pages about it elsewhere, and when each place opens on Sundays."""
    opens = dict(zip(PLACES, sample(rng, HOURS, len(PLACES)), strict=True))
    articles = {
        "piscine": "La piscine",
        "médiathèque": "La médiathèque",
        "déchèterie": "La déchèterie",
        "patinoire": "La patinoire",
        "ludothèque": "La ludothèque",
    }
    pages = site(host, f"Mairie de {town}", {
        f"/{name.replace('é', 'e').replace('è', 'e')}": (
            f"{articles[name]} de {town}",
            [f"{articles[name]} ouvre le dimanche à {opens[name]}, et les autres jours à 8 h.", "Fermeture les jours fériés."],
        )
        for name in PLACES
    })  # fmt: skip
    others = [
        page(
            "https://forum-local.test/sorties",
            f"Que faire à {town} ?",
            f"J'ai entendu dire que la piscine de {town} ouvrait à midi le dimanche, à vérifier.",
        ),
        page(
            "https://voyages-pas-chers.test/",
            f"Séjours à {town}",
            "Hôtels et activités, avec piscine privée.",
            "Réservez vite.",
        ),
        page(
            "https://gazette.example/archives/2019",
            f"Archives 2019 : {town}",
            f"En 2019, la médiathèque de {town} fermait le dimanche.",
        ),
        page(
            "https://jardins.example/composter",
            "Bien composter",
            "Les épluchures, oui ; les agrumes, peu.",
        ),
        page(
            "https://velo.example/itineraires",
            "Itinéraires à vélo",
            f"Une boucle de 24 km autour de {town}, au départ de la piscine.",
        ),
    ]
    return [*pages, *others], opens


def _town(rng: np.random.Generator) -> tuple[str, str]:
    town, name = pick(rng, TOWNS)
    return town, f"www.mairie-{name}.example"


# ---------------------------------------------------------------- @navigateur


def open_a_site(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a site whose address is known, to be opened."""
    town, host = _town(rng)
    pages, _opens = _town_web(rng, town, host)
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
    town, host = _town(rng)
    pages, _opens = _town_web(rng, town, host)
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


def find_in_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: one line of a very long page."""
    streets = sample(
        rng,
        [
            f"rue {name}"
            for name in (
                "des Lilas",
                "du Port",
                "Haute",
                "Basse",
                "du Moulin",
                "des Tanneurs",
                "Neuve",
                "de la Gare",
                "des Écoles",
                "du Verger",
                "Pasteur",
                "des Acacias",
                "du Marché",
                "Victor-Hugo",
                "des Peupliers",
                "de la Source",
                "du Lavoir",
                "des Vignes",
                "du Puits",
                "de l'Église",
                "des Jardins",
                "du Stade",
                "des Cordiers",
                "du Four",
                "de la Poste",
                "du Château",
                "des Halles",
                "de Metz",
                "d'Arras",
                "des Champs",
                "de l'Étang",
                "du Pont",
                "des Remparts",
                "du Cerisier",
                "du Tilleul",
                "des Bleuets",
            )
        ],
        34,
    )
    march = [date(2026, 3, number) for number in range(1, 32)]
    worked = [day for day in march if day.weekday() < 5]
    days = [
        f"{WEEKDAYS[day.weekday()]} {day.day} mars"
        for day in (pick(rng, worked) for _street in streets)
    ]
    street, day = streets[22], days[22]
    lines = [
        f"{name[0].upper()}{name[1:]} : encombrants le {when}"
        for name, when in zip(streets, days, strict=True)
    ]
    url = "https://www.collecte.example/encombrants"
    return {
        "street": street,
        "answer": day,
        "wrong": [next(other for other in days if other != day)],
        "world": browser([page(url, "Collecte des encombrants", *lines)], at=url),
        "solution": [],
    }


def without_trace(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a page read without leaving a line in the history, which keeps what was there."""
    town, host = _town(rng)
    pages, _opens = _town_web(rng, town, host)
    gift = page("https://cadeaux.example/montres", "Montres anciennes", "La montre coûte 48 €.")
    before = (f"https://{host}/", f"https://{host}/patinoire")
    private = [acts.PrivateTab(), acts.Visit(address=gift.url), acts.CloseTab()]
    return {
        "url": gift.url.removeprefix("https://"),
        "who": pick(rng, FIRST_NAMES),
        "world": browser([*pages, gift], at=before[0], history=before),
        "goal": Goal(
            want=(("read", gift.url), ("visited", before[0]), ("visited", before[1]), ("tabs", "1")),
            refuse=(("visited", gift.url),), keep=("visited",),
        ),
        "solution": private,
        "near": [
            [acts.Visit(address=gift.url), acts.Show(panel="historique"), acts.ForgetAll()],
            [acts.NewTab(), acts.Visit(address=gift.url), acts.CloseTab()],
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
        "Erreur : votre session est illisible. Les cookies de ce site sont endommagés.",
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
            keep=("cookie", "visited"),
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


# ---------------------------------------------------------------- @adresse_web


def from_a_poster(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: an address as a poster has it, to be typed; the code that is there."""
    host = pick(
        rng,
        (
            "fete-du-port.example",
            "salon-du-livre.example",
            "foire-aux-plants.example",
            "nuit-des-etoiles.example",
        ),
    )
    path = pick(rng, ("inscription", "programme", "benevoles"))
    code, other = (str(n) for n in sample(rng, range(1000, 9999), 2))
    pages = [
        page(f"https://{host}/{path}", "Bienvenue", f"Votre code d'accès : {code}"),
        page(f"https://{host}/", "Accueil", f"Code de l'an dernier : {other}"),
    ]
    return {
        "address": f"{host}/{path}",
        "answer": code,
        "wrong": [other],
        "world": browser(pages),
        "solution": [acts.Visit(address=f"{host}/{path}")],
    }


def the_true_site(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of three tabs, the one whose domain is the service's, to be kept alone."""
    name = pick(rng, ("mutuelle-verdier", "banque-du-lac", "caisse-loisirs", "energie-claire"))
    true = f"https://www.{name}.example/connexion"
    false = sample(
        rng,
        (
            f"https://{name}.example.acces-client.test/connexion",
            f"https://www.{name}-connexion.test/",
            f"https://connexion.test/{name}.example",
            f"https://www.{name.replace('-', '')}.test/connexion",
        ),
        2,
    )
    urls = [true, *false]
    order = [int(p) for p in rng.permutation(3)]
    pages = [
        page(
            url,
            "Connexion",
            "Identifiez-vous pour accéder à votre espace.",
            {"field": "Identifiant"},
            {"button": "Entrer"},
        )
        for url in urls
    ]
    tabs = tuple(Tab(url=urls[place]) for place in order)
    close: list[Act] = []
    left = [urls[place] for place in order]
    at = 0
    for url in false:
        place = left.index(url)
        if place != at:
            host = url.removeprefix("https://").partition("/")[0]
            close.append(acts.Switch(tab=f"{place + 1} {host}"))
            at = place
        close.append(acts.CloseTab())
        left.pop(place)
        at = min(at, len(left) - 1)
    return {
        "host": f"{name}.example",
        "world": browser(pages, tabs=tabs),
        "goal": Goal(want=(("at", true), ("tabs", "1")), refuse=(("pressed", "*", "*"),)),
        "solution": close,
        "near": [close[:-1]],
    }


def next_pages(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a page whose first result is counted in the address, which no link leads to."""
    host, what = pick(
        rng,
        (
            ("annonces.example", "velo"),
            ("catalogue.example", "jardin"),
            ("emplois.example", "accueil"),
        ),
    )
    last, size = integer(rng, 4, 7), pick(rng, (10, 12, 15, 20, 25))
    wanted = integer(rng, 3, last)
    start = pick(rng, ("debut", "a_partir_de", "decalage"))

    def begun(first: int) -> str:
        return f"https://{host}/recherche?q={what}&{start}={first}&par_page={size}&tri=date"

    def url(number: int) -> str:
        return begun(size * (number - 1))

    codes = sample(rng, range(100, 999), last + 1)

    def shown(address: str, first: int, code: int, *, listed: bool = False) -> WebPage:
        return page(
            address,
            f"{what} · résultats {first + 1} à {first + size}",
            f"Première annonce de cette page : n° {code}",
            "(Le lien « page suivante » est en panne.)",
            listed=listed,
        )

    pages = [shown(url(n), size * (n - 1), codes[n - 1], listed=n == 1) for n in range(1, last + 1)]
    pages.append(shown(begun(wanted), wanted, codes[last]))  # the number of the page itself
    return {
        "wanted": wanted,
        "size": size,
        "first": size * (wanted - 1),
        "start": start,
        "answer": str(codes[wanted - 1]),
        "wrong": [
            str(codes[0]),
            str(codes[wanted - 2]),
            str(codes[last]),
            *map(str, codes[wanted:last][:1]),
        ],
        "world": browser(pages, at=url(1)),
        "solution": [acts.Visit(address=url(wanted))],
    }


# ---------------------------------------------------------------- @motscles, @operateurs


def ask_the_engine(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a question put to the engine, the official page read."""
    town, host = _town(rng)
    pages, opens = _town_web(rng, town, host)
    place = pick(rng, PLACES)
    path = place.replace("é", "e").replace("è", "e")
    return {
        "town": town,
        "place": {
            "piscine": "la piscine",
            "médiathèque": "la médiathèque",
            "déchèterie": "la déchèterie",
            "patinoire": "la patinoire",
            "ludothèque": "la ludothèque",
        }[place],
        "answer": opens[place],
        "wrong": ["12 h", "8 h"],
        "world": browser(pages),
        "goal": Goal(want=(("at", f"https://{host}/{path}"),)),
        "solution": [
            acts.Search(query=f"{place} {town} dimanche"),
            acts.Visit(address=f"{host}/{path}"),
        ],
    }


_QUOTES = (
    ("le vent se lève sur la digue et nous passons", "Yves Karadec", "vent digue"),
    ("chaque matin la rivière recommence son travail de lumière", "Anna Delmas", "rivière lumière"),
    ("on ne traverse pas deux fois le même jardin", "Paul Hervieu-Roc", "jardin traverser"),
    ("les bateaux rentraient un à un comme des phrases", "Lise Moreno", "bateaux phrases"),
)  # fmt: skip


def exact_phrase(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: who wrote a sentence; its words stand in many pages, the sentence in one."""
    quote, author, words = pick(rng, _QUOTES)
    others = [
        f"{first} {last}"
        for first, last in zip(sample(rng, FIRST_NAMES, 9), sample(rng, LAST_NAMES, 9), strict=True)
    ]
    mixed = [
        " ".join(quote.split()[int(p)] for p in rng.permutation(len(quote.split())))
        for _page in others
    ]
    pages = [
        page(f"https://poemes.example/{n}", f"{name}, poèmes", f"{name} : « {text} »")
        for n, (name, text) in enumerate(zip(others, mixed, strict=True), 1)
    ]
    pages.append(
        page(
            "https://textes-libres.example/recueil",
            "Recueil du soir",
            f"« {quote} » : première phrase du livre de {author}.",
        )
    )
    pages = [pages[int(p)] for p in rng.permutation(len(pages))]
    return {
        "quote": quote,
        "answer": [author, author.split(" ", 1)[1]],
        "wrong": others[:2],
        "words": words,
        "world": browser(pages),
        "goal": Goal(want=(("at", "https://textes-libres.example/recueil"),)),
        "solution": [acts.Search(query=f'"{quote}"'), acts.Follow(link="1")],
    }


def one_site_only(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a search kept to one site, to open the page that is there."""
    town, name = pick(rng, TOWNS)
    host = f"www.mairie-{name}.example"
    topic, word = pick(
        rng,
        (
            ("le vote par procuration", "procuration"),
            ("le tri du verre", "verre"),
            ("la location de la salle", "location"),
            ("l'aide aux devoirs", "devoirs"),
        ),
    )
    number, known = integer(rng, 10, 99), f"mairie {town} site"
    target = page(
        f"https://{host}/page{number}",
        "Vie quotidienne",
        f"Tout sur {topic}.",
        f"Renseignements : bureau {number}.",
        words=known,
    )
    decoys = [
        page(
            f"https://{pick(rng, ('blog', 'forum', 'guide'))}{n}.test/{word}",
            f"{word.capitalize()} : guide {n}",
            f"{topic.capitalize()} expliqué en {n} points.",
        )
        for n in range(1, 14)
    ]
    fake = page(
        f"https://mairie-{name}.test/page{number}",
        "Vie quotidienne",
        f"Tout sur {topic}, cliquez ici.",
        words=known,
    )
    pages = [*decoys, fake, target, page(f"https://{host}/", f"Mairie de {town}", "Bienvenue.")]
    return {
        "host": f"mairie-{name}.example",
        "topic": topic,
        "world": browser(pages),
        "goal": Goal(want=(("at", target.url),), refuse=(("visited", fake.url),)),
        "solution": [
            acts.Search(query=f"{word} site:mairie-{name}.example"),
            acts.Follow(link="1"),
        ],
        "near": [
            [acts.Search(query=f"{word} site:mairie-{name}.test"), acts.Follow(link="1")],
            [acts.Search(query=word), acts.Follow(link="1")],
        ],
    }


def leave_out_and_type(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a PDF form, the pages about another thing of the same name left out."""
    word, other, what, meant = pick(
        rng,
        (
            ("avocat", "recette", "aide juridique", "de l'homme de loi, et non du fruit"),
            (
                "mousse",
                "chocolat",
                "isolation",
                "de celle qui isole les murs, et non de celle au chocolat",
            ),
            ("souris", "animal", "ordinateur", "de celle d'un ordinateur, et non de l'animal"),
            ("grue", "oiseau", "chantier", "de celle d'un chantier, et non de l'oiseau"),
        ),
    )
    pages = [
        page(
            f"https://cuisine{n}.test/{word}",
            f"{word.capitalize()} et {other}",
            f"{word} {other} : l'article {n}",
        )
        for n in range(1, 8)
    ]
    pages += [
        page(
            f"https://pros{n}.test/{word}",
            f"{word.capitalize()}, {what}",
            f"{what} : {word}, page {n}",
        )
        for n in range(1, 8)
    ]
    form = page(
        f"https://pros9.test/{word}-{integer(rng, 10, 99)}.pdf",
        f"Formulaire {word}",
        f"{what} {word}",
        file=f"formulaire-{word}.pdf",
    )
    bad = page(
        f"https://cuisine9.test/{word}.pdf",
        f"Fiche {word} {other}",
        f"{word} {other}",
        file=f"fiche-{word}.pdf",
    )
    pages = [*pages, bad, form]
    return {
        "word": word,
        "other": other,
        "meant": meant,
        "world": browser([pages[int(p)] for p in rng.permutation(len(pages))]),
        "goal": Goal(want=(("downloaded", form.file),), refuse=(("downloaded", bad.file),)),
        "solution": [acts.Search(query=f"{word} -{other} filetype:pdf"), acts.Follow(link="1")],
        "near": [
            [acts.Search(query=f"{word} {what}"), acts.Follow(link="1")],
            [acts.Search(query=f"{word} {other} filetype:pdf"), acts.Follow(link="1")],
        ],
    }


# ---------------------------------------------------------------- @fiabilite, @tri_auto


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
        "solution": [acts.Search(query=word), acts.Follow(link="4")],
        "near": [
            [acts.Search(query=word), acts.Follow(link="1")],
            [acts.Search(query=word), acts.Follow(link="5")],
        ],
    }


# ---------------------------------------------------------------- other competences


def refuse_cookies(rng: np.random.Generator) -> dict[str, Any]:
    """4.2, level 2: what is not necessary is refused, and the page read."""
    host = pick(rng, ("recettes.example", "gazette.example", "bricolage.example"))
    minutes, other = sample(rng, range(12, 95), 2)
    cookies = (
        Cookie(name="session"),
        Cookie(name="pub", purpose="publicité", domain="regie.test"),
        Cookie(name="stat", purpose="mesure d'audience"),
        Cookie(name="reseau", purpose="réseaux sociaux", domain="partage.test"),
    )
    more = ("Contact", "Boutique", "Concours", "Archives")
    others = [page(f"https://{host}/{name.lower()}", name, "Bientôt.") for name in more]
    home = page(
        f"https://{host}/",
        "Accueil",
        f"[Lire l'article](https://{host}/article)",
        *(f"[{name}](https://{host}/{name.lower()})" for name in more),
        banner="clair",
        cookies=cookies,
    )
    article = page(
        f"https://{host}/article",
        "L'article",
        f"Comptez {minutes} minutes ; l'ancienne version disait {other}.",
        banner="clair",
        cookies=cookies,
    )
    purposes = ("publicité", "mesure d'audience", "réseaux sociaux")
    return {
        "host": host,
        "world": browser([home, article, *others], at=home.url),
        "goal": Goal(
            want=(
                ("at", article.url),
                *(("consent", host, purpose, "non") for purpose in purposes),
            ),
            refuse=(("cookie", "*", "pub", "*"),),
        ),
        "solution": [acts.RefuseAll(), acts.Follow(link="1")],
        "near": [[acts.AcceptAll(), acts.Follow(link="1")], [acts.Follow(link="1")]],
    }


def misleading_banner(rng: np.random.Generator) -> dict[str, Any]:
    """4.2, level 3: a banner that offers no refusal: everything is unticked."""
    host = pick(rng, ("promo-voyages.example", "jeux-gratuits.example", "horoscope.example"))
    purposes = sample(
        rng,
        ("publicité", "mesure d'audience", "réseaux sociaux", "partenaires", "géolocalisation"),
        4,
    )
    cookies = (
        Cookie(name="session"),
        *(
            Cookie(name=f"c{n}", purpose=p, domain=f"tiers{n}.test")
            for n, p in enumerate(purposes, 1)
        ),
    )
    home = page(f"https://{host}/", "Accueil", "Bienvenue.", banner="trompeur", cookies=cookies)
    begin = acts.Show(panel="choix des cookies")
    ticks = [acts.Tick(purpose=purpose) for purpose in purposes]
    return {
        "host": host,
        "world": browser([home], at=home.url),
        "goal": Goal(want=tuple(("consent", host, purpose, "non") for purpose in purposes)),
        "solution": [begin, *ticks, acts.SaveChoices()],
        "near": [
            [acts.AcceptAll()],
            [begin, acts.SaveChoices()],
            [begin, *ticks[:-1], acts.SaveChoices()],
        ],
    }


def forget_one_visit(rng: np.random.Generator) -> dict[str, Any]:
    """4.2, level 1: one visit out of the history, and no other."""
    hosts = sample(
        rng,
        (
            "gazette.example",
            "meteo.example",
            "recettes.example",
            "velo.example",
            "cinema.example",
            "jardin.example",
        ),
        5,
    )
    gift = f"https://{pick(rng, ('cadeaux', 'bijoux', 'fleurs'))}.example/anniversaire"
    history = [f"https://{host}/" for host in hosts]
    history.insert(integer(rng, 1, 4), gift)
    place = len(history) - history.index(gift)
    pages = [page(url, url.removeprefix("https://"), "Bienvenue.") for url in history]
    show = acts.Show(panel="historique")
    return {
        "url": gift.removeprefix("https://"),
        "world": browser(pages, history=tuple(history)),
        "goal": Goal(refuse=(("visited", gift),), keep=("visited", "bookmark"), free=(gift,)),
        "solution": [show, acts.Forget(visit=str(place))],
        "near": [[show, acts.ForgetAll()], [show, acts.Forget(visit=str(place % 5 + 1))]],
    }

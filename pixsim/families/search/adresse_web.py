"""Reading a web address: its parts, its true domain, its encoded characters."""
# ruff: noqa: RUF001 (letters of another alphabet that look the same are meant)

from __future__ import annotations

import re
from collections import Counter
from typing import Any
from urllib.parse import quote, quote_plus

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, person, plain
from pixsim.families.draws.invented.towns import FOUR_TOWNS
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.text import indented
from pixsim.text.search import without_accents
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts
from pixsim.worlds.web.data import Tab, WebPage


def type_address(rng: np.random.Generator) -> dict[str, Any]:
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


def true_domain(rng: np.random.Generator) -> dict[str, Any]:
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


def mistyped_address(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: an address copied with two slips, to be put right in the address bar."""
    town = plain(pick(rng, FOUR_TOWNS))
    place, path = pick(
        rng,
        (
            ("mediatheque", "horaires"),
            ("piscine", "tarifs"),
            ("ludotheque", "jeux"),
            ("theatre", "billets"),
        ),
    )
    host = f"{place}-{town}.example"
    typed_host = pick(
        rng, (f"{place}-{town}.exemple", f"{place}_{town}.example", f"{place}-{town}.exampl")
    )
    typed = f"https://{typed_host}/{pick(rng, (path[:-1], path + 's', path.upper()))}"
    right = f"https://{host}/{path}"
    pages = [
        page(right, path.capitalize(), f"Page {path} : bienvenue.", listed=False),
        page(f"https://{host}/", "Accueil", "Cette page d'accueil n'a pas de lien.", listed=False),
        page(f"https://{place}-{town}.test/{path}", path.capitalize(), "Annonces.", listed=True),
    ]
    return {
        "place": place,
        "town": town,
        "path": path,
        "world": browser(pages, at=typed),
        "goal": Goal(want=(("at", right),), refuse=(("read", pages[2].url),)),
        "solution": [acts.Visit(address=right)],
        "near": [[acts.Visit(address=host)], [acts.Visit(address=pages[2].url)]],
    }  # fmt: skip


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


def other_port(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a service on a port that a page of help gives, at a section that the page names, kept as a bookmark."""
    host = pick(rng, ("intranet.atelier.example", "serveur.mairie.example", "outils.ecole.example"))
    port, other, third = sample(rng, (8080, 8443, 3000, 5000, 8090), 3)
    service, path, heading, anchor = pick(rng, (
        ("de dépannage", "suivi", "Pannes en cours", "pannes"),
        ("de réservation", "agenda", "Salles libres", "salles"),
        ("du matériel", "stock", "Commandes à recevoir", "commandes"),
    ))  # fmt: skip
    number = integer(rng, 2, 9)
    real = f"{anchor}-{number}"
    rows = shuffled(rng, [(service, port), ("de messagerie", other), ("d'archives", third)])
    home = page(
        f"https://{host}/",
        "Serveur de l'équipe",
        "# Serveur de l'équipe",
        f"[Aide](https://{host}/aide)",
        f"[{path}](https://{host}/{path})",
    )
    told = page(
        f"https://{host}/aide",
        "Aide du serveur",
        "# Services",
        *(f"Le service {name} répond sur le port {n}." for name, n in rows),
        listed=False,
    )
    urls = [
        f"https://{host}:{port}/{path}",
        f"https://{host}/{path}",
        f"https://{host}:{other}/{path}",
    ]
    pages = [
        page(
            url,
            f"{path} ({n})",
            f"# {path.capitalize()}",
            f"Parties de cette page : Accueil (#accueil), {heading} (#{real}), Archives (#{anchor}-{number + 1}).",
            listed=False,
        )
        for n, url in enumerate(urls, 1)
    ]
    target = f"{urls[0]}#{real}"

    def keep(url: str) -> list[Act]:
        return [acts.Visit(address=url), acts.Bookmark()]

    return {
        "host": host,
        "service": service,
        "path": path,
        "heading": heading,
        "world": browser([home, told, *pages], at=home.url),
        "goal": Goal(want=(("at", target), ("bookmark", target)), keep=("bookmark",)),
        "solution": [acts.Follow(link="1"), acts.Visit(address=urls[0]), *keep(target)],
        "near": [keep(urls[0]), keep(f"{urls[1]}#{real}"), keep(f"{urls[2]}#{real}"), keep(f"{urls[0]}#{anchor}"), keep(f"{urls[0]}#{anchor}-{number + 1}")],
    }  # fmt: skip


_SEARCHES = (
    "théâtre d'été", "fête du goût", "crèche", "carte d'identité", "déchèterie", "piscine à vagues", "médiathèque", "forêt en hiver", "aide au numérique",
    "marché de Noël", "pièces à fournir", "réservé aux élèves", "vélo électrique", "où se garer",
)  # fmt: skip


def _coded_query(rng: np.random.Generator, text: str) -> str:
    """A text in an address, as one browser or another writes it."""
    how = integer(rng, 0, 5)
    if how == 0:
        return quote_plus(text)
    if how == 1:
        return quote(text, encoding="latin-1")
    if how == 2:
        return quote(quote(text))  # passed on by a page that coded it again
    if how == 3:
        return quote(text.upper())
    return quote(text, safe="'").replace("%C3", pick(rng, ("%C3", "%c3")))


@redraw_misfits
def most_searched(rng: np.random.Generator) -> dict[str, Any] | None:
    """The search made most often, once decoded, pages after the first left out; how often."""
    texts = sample(rng, _SEARCHES, 12)
    counts = dict(zip(texts, sorted((integer(rng, 8, 26) for _text in texts), reverse=True), strict=True))  # fmt: skip
    first, second = texts[:2]
    if counts[first] < counts[second] + 2:
        return None
    asked = [f"/recherche?q={_coded_query(rng, text)}" for text, count in counts.items() for _n in range(count)]  # fmt: skip
    raw = Counter(asked).most_common(1)[0]
    further = [f"/recherche?q={_coded_query(rng, second)}&page={integer(rng, 2, 6)}" for _n in range(counts[first] - counts[second] + 4)]  # fmt: skip
    further += [f"/recherche?q={_coded_query(rng, pick(rng, texts))}&page={integer(rng, 2, 4)}" for _n in range(20)]  # fmt: skip
    other = [f"/agenda?q={_coded_query(rng, pick(rng, texts))}" for _n in range(24)]
    minute = 0
    lines = []
    for place in shuffled(rng, [*asked, *further, *other]):
        minute += integer(rng, 1, 4)
        lines.append(f"2026-03-{2 + minute // 600:02} {8 + minute % 600 // 60:02}:{minute % 60:02} GET {place} 200")  # fmt: skip
    return {
        "first": first,
        "not_first": [second, *(text for text in texts[2:4])],
        "count": counts[first],
        "not_count": sorted({str(raw[1]), str(counts[second]), str(sum(f"q={quote(first)}" in place for place in asked))} - {str(counts[first])}),
        "files": {"acces.log": text_file(lines)},
    }  # fmt: skip


_LURES = (
    ("banque-du-lac.example", "votre banque", ("compte", "virement", "carte")),
    ("mutuelle-du-port.example", "votre mutuelle", ("remboursement", "dossier")),
    ("colis-express.example", "un transporteur", ("livraison", "colis", "frais")),
    ("impots-locaux.example", "les impôts", ("avis", "paiement")),
    ("mairie-aubrac.example", "la mairie", ("amende", "formulaire")),
)

_HIDDEN = ("service", "acces", "espace", "suivi", "portail", "relais", "client")
_ENDS = ("nord", "plus", "web", "direct", "pro", "net")
_COUNTERS = ("lettre-info.example", "envoi-groupe.example", "clics-mesures.example", "go-court.example")  # fmt: skip
_WIDTH = 70


def _cut(link: str) -> list[str]:
    """The lines of a long link, none of its codes cut in two."""
    lines = [""]
    for part in re.findall(r"%25..|%..|.", link):
        if len(lines[-1]) + len(part) > _WIDTH:
            lines.append("")
        lines[-1] += part
    return lines


def _every_byte(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


def hidden_destination(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the site where a link twice encoded leads, its name hidden behind that of another."""
    shown, who, pages = pick(rng, _LURES)
    host = f"{pick(rng, _HIDDEN)}-{integer(rng, 12, 98)}-{pick(rng, _ENDS)}.example"
    first, second = sample(rng, _COUNTERS, 2)
    page = pick(rng, pages)
    target = "https://" + _every_byte(f"{shown}@{host}/{page}")
    inner = (
        f"https://{second}/{pick(rng, ('r', 'go', 'l'))}?{pick(rng, ('u', 'vers', 'url'))}={target}"
    )
    name = pick(rng, ("lien", "to", "dest"))
    link = f"https://{first}/clic?n={integer(rng, 1000, 9999)}&{name}={quote(inner, safe='')}"
    return {
        "who": who, "link": indented(_cut(link)), "host": host, "shown": shown, "page": page,
        "second": second, "key": [host], "wrong": [shown, first, second, f"{shown}@{host}"],
        "files": {"lien.txt": text_file([link])},
    }  # fmt: skip


_NAMES = (
    "velo-nord", "mairie-aubrac", "jardins-partages", "cine-club", "atelier-bois", "ludo-sud",
    "radio-littoral", "fournil-du-lac", "repair-cafe",
)  # fmt: skip

_STEMS = ("accueil", "menu", "carte", "photo", "fond", "style", "logo", "plan")

_ACCENTED = (
    "café", "crèche", "théâtre", "école", "vélo", "marché", "forêt", "fête", "poésie", "musée",
)  # fmt: skip

_PLAIN = (
    "mediatheque",
    "banque-postiere",
    "mutuelle",
    "impots-aide",
    "assurance",
    "billetterie",
    "pharmacie",
)

_TWINS = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с"}
_QUARTERS = ("nord", "sud", "lac", "port", "gare", "centre", "bourg", "pont")


def _another(rng: np.random.Generator, true: str) -> str:
    """A name of another site with a letter of another alphabet."""
    label = f"{pick(rng, [name for name in _PLAIN if not true.startswith(name)])}-{pick(rng, _QUARTERS)}"
    place = pick(rng, [place for place, letter in enumerate(label) if letter in _TWINS])
    return label[:place] + _TWINS[label[place]] + label[place + 1 :]


def homograph_domain(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: the name that imitates a site with a letter of another alphabet, and how many links led to it."""
    true = f"{pick(rng, _PLAIN)}-{pick(rng, _QUARTERS)}"
    places = [place for place, letter in enumerate(true) if letter in _TWINS]
    place = pick(rng, places)
    false = true[:place] + _TWINS[true[place]] + true[place + 1 :]
    labels = {f"{pick(rng, _ACCENTED)}-{pick(rng, _QUARTERS)}" for _label in range(14)}
    accented = pick(rng, [p for p, letter in enumerate(true) if letter in "aeiou"])
    near = (
        true[:accented]
        + {"a": "à", "e": "é", "i": "î", "o": "ô", "u": "û"}[true[accented]]
        + true[accented + 1 :]
    )
    other = _another(rng, true)
    coded = {
        label: f"{label.encode('idna').decode()}.example"
        for label in [*sorted(labels), near, other, false]
    }
    real, fake = f"{true}.example", coded[false]
    who = [person(rng) for _one in range(16)]
    who = list(dict.fromkeys(who))
    caught = who[: integer(rng, 4, 6)]
    relay = f"{pick(rng, ('suivi-clics', 'lettre-info', 'go-court'))}.example"
    page = pick(rng, ("compte", "connexion", "espace", "paiement"))

    def sent_on(host: str) -> str:
        return f"https://{relay}/r?id={integer(rng, 100, 999)}&u={quote(f'https://{host}/{page}', safe='')}"

    def ways(host: str) -> tuple[str, ...]:
        return (
            f"https://{host}/{page}",
            sent_on(host),
            f"https://{real}@{host}/{page}",
            f"HTTPS://{host.upper()}/{page}",
        )

    opened = [(one, way) for one, way in zip(caught, ways(fake), strict=False)]
    opened += [(one, pick(rng, ways(fake))) for one in [*caught[4:], *caught[:3]]]
    spared = who[len(caught) :]
    opened += [(one, f"https://{real}/recherche?q={fake}") for one in spared[:2]]
    opened += [
        (one, f"https://forum-aide.example/sujet/{integer(rng, 100, 999)}#{fake}")
        for one in spared[1:3]
    ]
    opened += [(one, pick(rng, (f"https://{real}/{page}", sent_on(real)))) for one in spared[2:6]]
    opened += [
        (pick(rng, who), pick(rng, (f"https://{host}/{page}", sent_on(host))))
        for label, host in coded.items()
        if label != false
        for _time in range(3)
    ]
    opened += [
        (pick(rng, who), f"https://{pick(rng, _NAMES)}.example/{pick(rng, _STEMS)}")
        for _line in range(24)
    ]
    rows = [
        f"{integer(rng, 13, 17):02}/04/2026;{one};{address}"
        for one, address in shuffled(rng, opened)
    ]
    named = {one for one, address in opened if fake in address.lower()}
    straight = {one for one, address in opened if address.lower().startswith(f"https://{fake}/")}
    visits = sum(fake in address.lower() for _one, address in opened)
    return {
        "true": real,
        "name": fake,
        "twin": true[place],
        "letter": [true[place], _TWINS[true[place]], f"{_TWINS[true[place]]} cyrillique", f"{true[place]} cyrillique"],
        "wrong": [coded[near], coded[other], *list(coded.values())[:2]],
        "not_letter": [letter for letter in true if letter.isalpha() and letter != true[place]][:1],
        "people": str(len(caught)),
        "not_people": sorted({str(len(named)), str(len(straight)), str(visits)} - {str(len(caught))}),
        "files": {"liens.csv": text_file(["jour;personne;adresse ouverte", *rows])},
    }  # fmt: skip


_FIRST = (
    "forêt",
    "théâtre",
    "marché",
    "école",
    "pêche",
    "crêperie",
    "hôtel",
    "vélo-café",
    "fête",
    "musée",
)

_SECOND = (
    "des-îles",
    "du-chêne",
    "de-l-étang",
    "du-château",
    "des-frênes",
    "du-môle",
    "de-la-forêt",
)

_NEAR = {"ê": "ě", "é": "ė", "î": "ī", "ô": "ō", "â": "ā"}
_OTHERS = ("clic-web", "compte", "acces", "billets", "suivi")
_PAGES = ("contact", "plan", "tarifs", "horaires", "billets", "adresse")
_LETTERS = "ABCDEFGH"


def _coded_name(name: str) -> str:
    return name.encode("idna").decode("ascii")


def addresses_of_a_domain(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: of eight addresses, those of one domain, its subdomains included; the others look like it."""
    name = f"{pick(rng, _FIRST)}-{pick(rng, _SECOND)}"
    true, other = f"{name}.test", f"{pick(rng, _OTHERS)}.test"
    coded = _coded_name(true)
    accented = [place for place, letter in enumerate(name) if letter in _NEAR]
    twins = [place for place, letter in enumerate(name) if letter in _TWINS]
    near, far = pick(rng, accented), pick(rng, twins)
    fakes = [
        _coded_name(true[:far] + _TWINS[true[far]] + true[far + 1 :]),
        _coded_name(true[:near] + _NEAR[true[near]] + true[near + 1 :]),
    ]
    page = pick(rng, _PAGES)
    right = [
        f"https://{coded}/{page}", f"https://{pick(rng, ('www', 'agenda', 'boutique'))}.{coded}/", f"HTTPS://{coded.upper()}/{page}",
        f"https://{coded}:443/{page}?de={other}",
    ]  # fmt: skip
    wrong = [
        f"https://{coded}.{other}/{page}", f"https://{coded}@{other}/{page}", f"https://{without_accents(true)}/{page}", f"https://{other}/{coded}/",
        f"https://{coded.removesuffix('.test')}.example/{page}",
    ]  # fmt: skip
    count = integer(rng, 2, 3)
    chosen = [(text, True) for text in sample(rng, right, count)]
    chosen += [(f"https://{fake}/{page}", False) for fake in fakes]
    chosen += [(text, False) for text in sample(rng, wrong, 6 - count)]
    lines = shuffled(rng, chosen)
    key = [letter for letter, (_text, true_one) in zip(_LETTERS, lines, strict=True) if true_one]
    shown = [
        letter for letter, (text, _) in zip(_LETTERS, lines, strict=True) if coded in text.lower()
    ]
    return {
        "domain": true, "coded": coded, "addresses": indented(f"{letter}. {text}" for letter, (text, _) in zip(_LETTERS, lines, strict=True)),
        "key": ", ".join(key), "wrong": [", ".join(form) for form in (shown, key[:1], [x for x in _LETTERS if x not in key]) if form != key],
    }  # fmt: skip


@redraw_misfits
def part_of_an_address(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 2: of an address cut in parts, the one that is the domain name."""
    town = pick(rng, ("rivelac", "valmorel", "montclair", "trois-sources", "pontvieux", "sablons"))
    what = pick(rng, ("mairie", "musee", "lycee", "cinema", "hopital"))
    domain = f"{what}-{town}.example"
    parts = [
        ("scheme", "https://"),
        ("sub", f"{pick(rng, ('www', 'inscription', 'agenda', 'catalogue', 'portail'))}."),
        ("domain", domain),
        ("path", f"/{pick(rng, ('horaires', 'plan', 'tarifs', 'actualites', 'contact'))}"),
    ]
    if rng.random() < 0.6:
        parts.append(("query", f"?{pick(rng, ('page=2', 'jour=lundi', 'tri=prix', 'lang=fr'))}"))
    else:
        parts.append(("anchor", f"#{pick(rng, ('acces', 'bas', 'equipe', 'faq'))}"))
    shapes: list[fig.Part] = [fig.rect((0, 2, 58, 2), fig.MIST)]
    zones = []
    x = 1
    colours = (fig.MIST, fig.YELLOW, fig.MIST, fig.YELLOW, fig.MIST)
    for place, (_name, words) in enumerate(parts):
        shapes += [fig.rect((x, 2, len(words), 2), colours[place]), fig.text(x, 2, words)]
        width = max(len(words), 1)
        zones.append(fig.zone(place + 1, fig.Box(x, 0, width, 4), (x, 0)))
        x += width
    if x > 57:
        return None
    return {
        **fig.pointed(
            fig.figure("Une adresse web, coupée en cinq morceaux.", 2, shapes, zones, columns=58), 3
        ),
        "domain": domain,
        "sub": parts[1][1],
        "whose": pick(rng, FIRST_NAMES),
    }

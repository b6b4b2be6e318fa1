"""Sharing by link: permalinks, short links, QR codes, embedding."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import product
from typing import Any
from urllib.parse import quote, unquote

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.handed_files.qr import LONGEST, qr_png
from pixsim.families.draws.invented.people import FIRST_NAMES, plain
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.drives import Shelf
from pixsim.families.draws.simulators.webs import PARAGRAPHS, browser, html_page, page
from pixsim.families.draws.simulators.writers import document, line
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.text import indented
from pixsim.text.search import without_accents
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts
from pixsim.worlds.web.data import WebPage

_TOWN_SITE = {
    "Démarches": ("Inscriptions", "Tarifs", "Passeport", "Élections"),
    "Loisirs": ("Piscine", "Bibliothèque", "Marché", "Associations"),
    "Enfance": ("Cantine", "Écoles", "Crèche", "Centre aéré"),
    "Cadre de vie": ("Travaux", "Voirie", "Déchets", "Parcs"),
}


def address_to_send(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the address of one page of a site, copied."""
    town = pick(rng, ("aubrac", "montclair", "rivelac", "valsonne", "portgenet"))
    root = f"https://www.mairie-{town}.example"
    sections = shuffled(rng, list(_TOWN_SITE))

    def url(name: str) -> str:
        return f"{root}/{without_accents(name).lower().replace(' ', '-')}"

    def listing(title: str, where: str, names: Sequence[str]) -> WebPage:
        return page(where, title, f"# {title}", *(f"[{name}]({url(name)})" for name in names))

    pages = [listing("Mairie", f"{root}/", sections)]
    pages += [listing(name, url(name), _TOWN_SITE[name]) for name in sections]
    pages += [
        page(url(name), name, f"# {name}", "Renseignements à l'accueil.", f"[Accueil]({root}/)")
        for names in _TOWN_SITE.values()
        for name in names
    ]
    section = pick(rng, sections)
    wanted = pick(rng, _TOWN_SITE[section])
    inside = acts.Follow(link=str(sections.index(section) + 1))
    last = acts.Follow(link=str(_TOWN_SITE[section].index(wanted) + 1))
    return {
        "who": pick(rng, FIRST_NAMES),
        "page": wanted,
        "section": section,
        "world": browser(pages, at=f"{root}/"),
        "goal": Goal(want=(("copied", url(wanted)),)),
        "solution": [inside, last, acts.CopyAddress()],
        "near": [[acts.CopyAddress()], [inside, acts.CopyAddress()]],
    }


def reading_link(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a link that lets anyone read a document, and nobody change it."""
    names = sample(
        rng, ("Programme", "Budget", "Menus", "Planning", "Règlement", "Liste des lots"), 4
    )
    wanted = names[0]
    rights = ("aucun lien", "consultation", "commentaire", "modification")
    pages = [
        ui.screen(
            name,
            ui.choice(f"Lien vers « {name} »", "aucun lien", rights),
            ui.choice(f"« {name} » : téléchargement", "oui"),
            ui.choice(f"« {name} » : fin du lien", "jamais", ("jamais", "7 jours")),
            ui.button(f"Mettre « {name} » à la corbeille", "À la corbeille."),
        )
        for name in shuffled(rng, names)
    ]

    def link(right: str, name: str = wanted) -> list[Act]:
        return [*ui.at(name), ui.put(f"Lien vers « {name} »", right)]

    return {
        "who": pick(rng, FIRST_NAMES),
        "document": wanted,
        "world": ui.device("Espace de documents", ui.screen("Mes documents"), *pages),
        "goal": Goal(want=(("set", f"Lien vers « {wanted} »", "consultation"),), keep=ui.ACTED),
        "solution": link("consultation"),
        "near": [link("modification"), link("commentaire"), link("consultation", names[1])],
    }  # fmt: skip


def shortened_link(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the site that a short address leads to, found by a page that unfolds it."""
    code = "".join(pick(rng, "abcdefghjkmnpqrstuvwxyz23456789") for _n in range(5))
    other = "".join(pick(rng, "abcdefghjkmnpqrstuvwxyz23456789") for _n in range(5))
    host = pick(
        rng,
        (
            "gain-express.test",
            "mairie-rivelac.example",
            "photos-du-club.example",
            "colis-a-payer.test",
            "sondage-rapide.test",
        ),
    )
    twin = pick(rng, ("banque-cardinal.example", "marche-du-port.example"))
    tool = "https://deplier.example"
    short = f"https://rac.example/{code}"
    shown = page(
        f"{tool}/{code}",
        "Destination",
        "# Destination du lien",
        f"https://www.{host}/p/{integer(rng, 100, 999)}?s={code}",
        f"Adresse courte : {short}",
        "Le site n'a pas été ouvert.",
        listed=False,
    )
    wrong = page(
        f"{tool}/{other}",
        "Destination",
        "# Destination du lien",
        f"https://www.{twin}/",
        f"Adresse courte : https://rac.example/{other}",
        listed=False,
    )
    form = page(f"{tool}/", "Déplier un lien court", "# Déplier un lien", "Montre où mène une adresse courte, sans l'ouvrir.", {"field": "Adresse courte"},
                {"button": "Déplier", "needs": {"Adresse courte": rf"(https?://)?rac\.example/{code}"}, "otherwise": "Adresse courte inconnue.", "goes": shown.url}, words="lien raccourci court raccourcisseur raccourcie url où mène destination adresse voir aperçu vérifier découvrir savoir sans ouvrir cliquer")  # fmt: skip
    blog = page(
        "https://conseils-web.example/liens-courts",
        "Liens courts : attention",
        "# Liens courts",
        "Un outil comme deplier.example dit où ils mènent.",
        f"[deplier.example]({tool}/)",
        words="lien raccourci court raccourcisseur raccourcie url où mène destination adresse voir aperçu vérifier savoir",
    )
    return {
        "short": short, "key": [host, f"www.{host}", f"https://{host}", f"https://www.{host}"], "shown": host, "wrong": [twin, "rac.example"],
        "world": browser([form, shown, wrong, blog, page(f"https://www.{host}/p", "Page", "Bienvenue", listed=False)]),
        "solution": [acts.Search(query="lien court où mène"), acts.Visit(address=f"{tool}/"), acts.Fill(field="1", value=short), acts.Press(button="2")],
    }  # fmt: skip


_HOSTS = ("mairie-aubrac", "ludo-sud", "cine-club", "atelier-bois", "velo-nord", "jardins-du-lac")
_PATHS = ("fete", "atelier", "debat", "concert")
_ROOMS = ("Halle du Marché", "Théâtre d'Été", "Salle Étoilée", "Préau des Écoles", "Foyer Élan", "Café du Pré")  # fmt: skip
_ELSEWHERE = ("infos-fete", "billets-web", "agenda-local", "mes-sorties")


@redraw_misfits
def two_posters(rng: np.random.Generator) -> dict[str, Any] | None:
    """The poster whose code leads to another domain, and the place that the true one tells."""
    host = f"{pick(rng, _HOSTS)}.example"
    path = pick(rng, _PATHS)
    true_room, false_room = sample(rng, _ROOMS, 2)
    other = pick(rng, _ELSEWHERE)
    false_host = pick(rng, (f"{host}.{other}.test", f"{host.replace('.', '-')}.test", f"{other}.test/{host}"))  # fmt: skip
    true = f"https://{host}/{path}?lieu={quote(true_room)}"
    false = f"https://{false_host}/{path}?lieu={quote(false_room)}"
    if max(len(true), len(false)) > LONGEST:
        return None
    posters = ["affiche-gare.png", "affiche-hall.png"]
    at = integer(rng, 0, 1)
    return {
        "host": host,
        "said": false,
        "poster": posters[at],
        "posters": posters,
        "room": true_room,
        "not_room": [false_room],
        "files": {posters[at]: qr_png(false), posters[1 - at]: qr_png(true)},
    }


def address_in_a_frame(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the address of what a frame will show once allowed, kept apart from it in the page."""
    kinds = sample(
        rng,
        (
            "Vidéo de la visite",
            "Plan du quartier",
            "Agenda des sorties",
            "Diaporama des travaux",
            "Sondage",
        ),
        3,
    )
    hosts = sample(
        rng,
        (
            "films.example",
            "cartes.example",
            "agenda.example",
            "images.example",
            "questions.example",
        ),
        3,
    )
    addresses = {
        kind: f"https://{host}/{pick(rng, ('embed', 'integrer', 'cadre'))}/{integer(rng, 1000, 9999)}?lang=fr&taille={integer(rng, 300, 900)}"
        for kind, host in zip(kinds, hosts, strict=True)
    }
    asked = kinds[0]
    idents = {
        kind: f"cadre-{number}"
        for kind, number in zip(kinds, sample(rng, range(10, 99), 3), strict=True)
    }
    before = {
        kind: f"https://{address.split('/')[2]}/{integer(rng, 1000, 9999)}"
        for kind, address in addresses.items()
    }
    body = ["<h1>Le quartier en images</h1>"]
    for kind in shuffled(rng, kinds):
        host = addresses[kind].split("/")[2]
        body += [
            f"<h2>{kind}</h2>",
            *(f"<p>{pick(rng, PARAGRAPHS)}</p>" for _line in range(4)),
            f'<!-- <iframe title="{kind}" src="{before[kind]}" width="{integer(rng, 300, 800)}"></iframe> -->',
            f'<div class="cadre" id="{idents[kind]}"><iframe title="Contenu bloqué" src="about:blank"></iframe>',
            f"<p>Ce contenu du site {host} s'affichera quand vous aurez accepté ses cookies.</p></div>",
            f'<p><a href="https://{host}/page/{integer(rng, 100, 999)}">Ouvrir dans une autre page</a></p>',
            f'<script src="https://{host}/lecteur.js"></script>',
        ]
    turned = [*kinds[1:], kinds[0]]  # what each was called before
    told = {
        idents[kind]: {
            "ancien titre": other,
            "largeur": integer(rng, 300, 800),
            "source": addresses[kind],
        }
        for kind, other in zip(kinds, turned, strict=True)
    }
    held = {ident: told[ident] for ident in shuffled(rng, sorted(told))}
    written = (
        json.dumps(held, ensure_ascii=False, separators=(",", ":"))
        .replace("/", "\\/")
        .replace("&", "\\u0026")
    )
    body += [
        "<footer>Mairie de quartier</footer>",
        f'<script type="application/json" id="cadres">{written}</script>',
        '<script src="consentement.js"></script>',
    ]
    name = f"quartier-{integer(rng, 10, 99)}.html"
    key = addresses[asked]
    return {
        "name": name, "asked": asked, "ident": idents[asked],
        "key": [key, key.replace("&", "&amp;"), key.replace("&", "\\u0026"), key.replace("/", "\\/"), key.replace("/", "\\/").replace("&", "\\u0026")],
        "shown": key, "wrong": [addresses[kinds[1]], addresses[kinds[2]], before[asked]],
        "files": {name: html_page("Le quartier", body)},
    }  # fmt: skip


_TRACKERS_OF_LINKS_CLEANED = (
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_id",
    "fbclid",
    "gclid",
    "msclkid",
)
_USEFUL = ("id", "page", "rue", "an", "lang", "unite", "jour")


def links_cleaned(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: addresses of a newsletter without what follows the reader: names among others, after a « # », a site that counts clicks."""
    hosts = sample(
        rng,
        (
            "velo",
            "musee",
            "boutique",
            "concert",
            "livres",
            "stages",
            "jardin",
            "repair",
            "theatre",
            "piscine",
        ),
        9,
    )
    counter = f"https://{pick(rng, ('clic', 'liens', 'suivi'))}.lettre-pro.example/r"

    def useful(count: int) -> list[str]:
        return [f"{name}={integer(rng, 2, 90)}" for name in sample(rng, _USEFUL, count)]

    def trackers(count: int) -> list[str]:
        return [
            f"{name}={pick(rng, ('lettre', 'mai', 'x7k2', 'reseau', '4812'))}"
            for name in sample(rng, _TRACKERS_OF_LINKS_CLEANED, count)
        ]

    def query(parts: Sequence[str]) -> str:
        return f"?{'&'.join(parts)}" if parts else ""

    pairs: list[tuple[str, str]] = []
    kinds = shuffled(
        rng, ("mixed", "mixed", "mixed", "clean", "alone", "after", "through", "through", "anchor")
    )
    for host, kind in zip(hosts, kinds, strict=True):
        base = f"https://{host}.example/{pick(rng, ('agenda', 'fiche', 'liste'))}"
        kept = useful(integer(rng, 1, 2)) if kind != "alone" else []
        mark = pick(rng, ("#tarifs", "#acces", "#inscription")) if kind == "anchor" else ""
        right = f"{base}{query(kept)}{mark}"
        marked = trackers({"clean": 0, "after": 0}.get(kind, 2))
        before = f"{base}{query([*marked[:1], *kept, *marked[1:]])}{mark}"
        if kind == "after":
            before = f"{right}#utm_source=lettre&utm_medium=mai"
        if kind == "through":
            before = f"{counter}?url={quote(before, safe='')}&abonne={integer(rng, 1000, 9999)}"
        pairs.append((before, right))
    lines = [
        pick(rng, ("À lire ce mois-ci :", "Nos liens :", "Neuf adresses :")),
        *(before for before, _right in pairs),
    ]

    def change(way: Callable[[str, str], str]) -> list[str]:
        told = [(n, before, way(before, right)) for n, (before, right) in enumerate(pairs, 2)]
        return [f"modifier {n} {after}" for n, before, after in told if after != before]

    def without_names(before: str, right: str) -> str:
        return before if "?url=" in before else right

    acts = change(lambda _before, right: right)
    return {
        "counter": counter.split("/")[2],
        "world": document("lettre-d-information.odt", [line(text) for text in lines]),
        "goal": Goal(want=tuple(("line", f"↗{right}", "1") for _before, right in pairs), keep=("line",), free=tuple(lines)),
        "solution": acts,
        "near": [acts[:-1], change(lambda before, _right: before.partition("?")[0]), change(without_names), change(lambda _before, right: right.partition("#")[0])],
    }  # fmt: skip


_SITES = (
    ("mairie-aubrac.example", "/agenda/fiche", "salle", ("fête", "théâtre", "musée", "préau"), "programme"),
    ("mediatheque-lac.example", "/catalogue/notice", "auteur", ("Zoé", "Théo", "Élise", "Maëlle"), "exemplaires"),
    ("velo-nord.example", "/balades/trajet", "depart", ("gare", "forêt", "château", "étang"), "carte"),
    ("cine-bourg.example", "/films/seance", "genre", ("comédie", "poésie", "enquête", "légende"), "horaires"),
    ("jardins-sud.example", "/ateliers/stage", "theme", ("bêche", "greffe-été", "rosée", "abeille"), "inscription"),
)  # fmt: skip

_TRACKERS_OF_CLEANED_LINK = ("utm_source=lettre", "utm_medium=email", "utm_campaign=ete-26", "utm_content=bouton", "fbclid=IwAR{}", "gclid=Cj0K{}", "mc_cid={}", "mc_eid={}")  # fmt: skip
_COUNTERS = ("clics-mesures.example/r", "lettre-info.example/go", "envoi-groupe.example/l", "go-court.example/suite")  # fmt: skip


def _mixed(rng: np.random.Generator, kept: list[str], spies: list[str]) -> list[str]:
    """What is kept, in its order, among the rest."""
    places = sorted(sample(rng, range(len(kept) + len(spies)), len(kept)))
    rest = iter(spies)
    return [kept[places.index(n)] if n in places else next(rest) for n in range(len(kept) + len(spies))]  # fmt: skip


def cleaned_link(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the address of a page, out of the link that counts clicks and without what follows its readers."""
    host, path, name, values, anchor = pick(rng, _SITES)
    kept = [f"id={integer(rng, 100, 9999)}", f"{name}={quote(pick(rng, values))}"]
    spies = [
        spy.format(f"{integer(rng, 10**6, 10**7):x}")
        for spy in sample(rng, _TRACKERS_OF_CLEANED_LINK, 4)
    ]
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


_TITLES = ("Ouverture", "Budget", "Questions du public", "Projets", "Vote", "Conclusion")


def _clock(seconds: int) -> str:
    return f"{seconds // 60:02}:{seconds % 60:02}"


def _forms(address: str, seconds: int) -> list[str]:
    """The address of an instant of a film, in the ways that media fragments allow."""
    told = (str(seconds), f"{seconds}s", _clock(seconds), f"00:{_clock(seconds)}")
    return [f"{address}#t={one}" for one in told]


@redraw_misfits
def link_to_a_moment(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: three addresses of a message that must lead to a title of a page, and to two instants of a film cut since."""
    root = f"https://{pick(rng, ('conference', 'atelier', 'rencontre'))}-{integer(rng, 10, 99)}.example"
    titles = sample(rng, _TITLES, 5)
    words = [plain(title.split()[0]) for title in titles]
    idents = [f"p{integer(rng, 10, 99)}-{word}" for word in words]
    asked = integer(rng, 1, 4)
    early, late = 1, integer(rng, 3, 4)  # parts of the film, before and after the break
    starts = [integer(rng, 25, 60)]
    for _part in titles[1:]:
        starts.append(starts[-1] + integer(rng, 260, 620))
    credit = integer(rng, 12, 24)
    pause = starts[2] + integer(rng, 60, 120), starts[2] + integer(rng, 150, 230)
    lost = credit + pause[1] - pause[0]
    moments = starts[early] - credit, starts[late] - lost
    page = [
        "<h1>Compte rendu</h1>", *(f'<li class="{ident}"><a href="#{ident}">{title}</a></li>' for title, ident in zip(titles, words, strict=True)),
        f'<!-- avant : <h2 id="p{integer(rng, 10, 99)}-{words[asked]}">{titles[asked]}</h2> -->',
        *(part for title, ident in zip(titles, idents, strict=True) for part in (f'<h2 id="{ident}">{title}</h2>', f"<p>{pick(rng, PARAGRAPHS)}</p>")),
    ]  # fmt: skip
    if page[6].count(idents[asked]):
        return None
    film = [f"Film : {root}/film.mp4", f"Durée aujourd'hui : {_clock(starts[-1] + 300 - lost)}", "Parties, avant les coupes :", *(f"{_clock(start)} {title}" for title, start in zip(titles, starts, strict=True)), f"{_clock(starts[-1] + 300)} (fin)"]  # fmt: skip
    cuts = ["Coupes faites depuis, aux temps d'avant :", f"00:00 à {_clock(credit)} : générique", f"{_clock(pause[0])} à {_clock(pause[1])} : pause"]  # fmt: skip
    told = [f"Lire « {titles[asked]} », dans le compte rendu : ", f"Voir « {titles[early]} », dans le film : ", f"Voir « {titles[late]} », dans le film : "]  # fmt: skip
    plain_ones = [f"{root}/compte-rendu", f"{root}/film.mp4", f"{root}/film.mp4"]
    greeting, goodbye = "Bonjour à tous,", pick(rng, ("À bientôt", "Bonne lecture", "Bonne soirée"))
    shelf = Shelf(rng, "Léa", ("Omar",))
    folder = "Rencontre"
    shelf.file(f"{folder}/compte-rendu.html", *page)
    shelf.file(f"{folder}/parties.txt", *film)
    shelf.file(f"{folder}/coupes.txt", *cuts, owner="Omar", rights={"Léa": "modification"})
    message = shelf.file(f"{folder}/message.txt", greeting, *map("".join, zip(told, plain_ones, strict=True)), goodbye)  # fmt: skip
    anchors = [f"{plain_ones[0]}#{idents[asked]}", f"{plain_ones[0]}/#{idents[asked]}"]
    ways = [anchors, *(_forms(plain_ones[1], moment) for moment in moments)]

    def whole(addresses: Sequence[str]) -> str:
        return " / ".join((greeting, *map("".join, zip(told, addresses, strict=True)), goodbye))

    def typed(anchor: str, one: int, other: int) -> list[str]:
        new = (anchor, f"{plain_ones[1]}#t={one}", f"{plain_ones[1]}#t={other}")
        return [f"ouvrir {message}", *(f"modifier {n} {said}{address}" for n, (said, address) in enumerate(zip(told, new, strict=True), 2))]  # fmt: skip

    return {
        "anchor": idents[asked], "title": titles[asked], "early": titles[early], "one": moments[0], "late": titles[late], "other": moments[1], "credit": credit, "lost": lost,
        "world": shelf.space(folder),
        "goal": Goal(want=(("text", message, "||".join(map(whole, product(*ways)))),), keep=("text",)),
        "solution": typed(anchors[0], *moments),
        "near": [
            typed(f"{plain_ones[0]}#{words[asked]}", *moments), typed(anchors[0], starts[early], starts[late]),
            typed(anchors[0], starts[early] - lost, moments[1]), typed(anchors[0], moments[0], starts[late] - (pause[1] - pause[0])),
        ],
    }  # fmt: skip


_SHARED = ("le programme de la fête", "la liste des lots", "le planning des bénévoles", "le règlement du club", "le menu de la semaine", "le plan d'accès", "la liste des fournitures", "l'album de la sortie")  # fmt: skip
_LINK_NEEDS = {
    ("Qui a le lien", "lire"): "aux quarante familles de l'école, pour lecture, sans qu'elles aient à s'inscrire",
    ("Qui a le lien", "modifier"): "à des volontaires que l'on ne connaît pas encore, pour que chacun y ajoute une ligne",
    ("Qui est invité", "lire"): "aux trois membres du bureau et à nul autre, pour lecture seulement",
    ("Qui est invité", "modifier"): "aux trois membres du bureau et à nul autre, pour qu'ils y fassent leurs corrections",
}  # fmt: skip


def link_of_a_window(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: in the window that shares a document, the row of what is needed: for whom, and to do what."""
    wanted, *others = shuffled(rng, tuple(_LINK_NEEDS))
    document = pick(rng, _SHARED)
    drawn = fig.pointed_row(rng, "La fenêtre de partage d'un document, avec quatre choix.", "Partager", ("Qui peut l'ouvrir", "Pour"), [wanted, *others], (2, 30))  # fmt: skip
    return {**drawn, "document": document, "need": _LINK_NEEDS[wanted], "opens": wanted[0].lower(), "does": wanted[1]}  # fmt: skip

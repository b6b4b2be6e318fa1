"""Sharing by link: permalinks, short links, QR codes, embedding."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote, unquote

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.handed_files.qr import LONGEST, qr_png
from pixsim.families.draws.invented.people import FIRST_NAMES, plain
from pixsim.families.draws.simulators.settings import ACTED, at, button, choice, device, put, screen
from pixsim.families.draws.simulators.webs import PARAGRAPHS, browser, html_page, page
from pixsim.families.draws.simulators.writers import document, line
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.text import indented
from pixsim.making.texts import DataTable, lines
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
        screen(
            name,
            choice(f"Lien vers « {name} »", "aucun lien", rights),
            choice(f"« {name} » : téléchargement", "oui"),
            choice(f"« {name} » : fin du lien", "jamais", ("jamais", "7 jours")),
            button(f"Mettre « {name} » à la corbeille", "À la corbeille."),
        )
        for name in shuffled(rng, names)
    ]

    def link(right: str, name: str = wanted) -> list[Act]:
        return [*at(name), put(f"Lien vers « {name} »", right)]

    return {
        "who": pick(rng, FIRST_NAMES),
        "document": wanted,
        "world": device("Espace de documents", screen("Mes documents"), *pages),
        "goal": Goal(want=(("set", f"Lien vers « {wanted} »", "consultation"),), keep=ACTED),
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
            f"<p>Ce contenu de {host} s'affichera quand vous aurez accepté ses cookies.</p></div>",
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


_RATE = 25  # frames a second
_TITLES = ("Ouverture", "Budget", "Questions du public", "Projets", "Vote", "Conclusion")


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}:{seconds % 60:02}.000"


def _code(frames: int) -> str:
    """Hours, minutes, seconds and frames."""
    seconds, rest = divmod(frames, _RATE)
    return f"{_clock(seconds)[:8]}:{rest:02}"


Span = tuple[int, int]
"""From a frame to another, in the film as it was."""


def _length(spans: list[Span]) -> int:
    """Frames that are in any of some spans."""
    total, reached = 0, 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _removed(rng: np.random.Generator, starts: list[int], heard: int) -> list[Span]:
    """What was taken out before a part: some of it twice, by two people, and some across two parts."""
    spans: list[Span] = []
    for place in range(heard):
        low, high = starts[place] * _RATE, starts[place + 1] * _RATE
        start = low + integer(rng, 20 * _RATE, (high - low) // 2)
        end = start + integer(rng, 8 * _RATE, 30 * _RATE)
        spans.append((start, end))
        if place == 0 or rng.integers(2):  # the other one took out a bit of it, and went on
            spans.append((start + integer(rng, 2, 6) * _RATE + integer(rng, 1, 24), end + integer(rng, 40, 400)))  # fmt: skip
        if place:  # across the end of the part before
            spans.append((low - integer(rng, 50, 300), low + integer(rng, 50, 200)))
    return spans


def _told(frames: int) -> str:
    seconds, rest = divmod(frames, _RATE)
    return f"{seconds} s et {rest} images" if rest else f"{seconds} s"


def _report(
    rng: np.random.Generator, root: str, titles: list[str], idents: list[str], asked: int
) -> tuple[Any, str]:
    """A page whose titles have namesakes in classes and remarks; the name that one of them had before."""
    first = [plain(title.split()[0]) for title in titles]
    body = ["<h1>Compte rendu</h1>", f'<video src="{root}/film.mp4" controls></video>', "<ul>"]
    body += [f'<li class="{ident}"><a href="#{word}">{title}</a></li>' for title, ident, word in zip(titles, idents, first, strict=True)]  # fmt: skip
    body.append("</ul>")
    kept = int(idents[asked][1:3])
    dropped = f"p{10 + (kept + integer(rng, 1, 79)) % 90}-{first[asked]}"
    body += [f'<!-- ancienne version : <section><h2 id="{dropped}">{titles[asked]}</h2></section> -->']  # fmt: skip
    for title, ident, word in zip(titles, idents, first, strict=True):
        body += [
            f'<section class="{word}">',
            f'  <h2 id="{ident}">{title}</h2>',
            f"  <p>{pick(rng, PARAGRAPHS)}</p>",
            "</section>",
        ]
    return html_page("Compte rendu", body), dropped


@redraw_misfits
def link_to_a_moment(rng: np.random.Generator) -> dict[str, Any] | None:
    """The address of a title that has namesakes, and of the beginning of a part in a film as it is now."""
    root = f"https://{pick(rng, ('conference', 'atelier', 'rencontre'))}-{integer(rng, 10, 99)}.example/compte-rendu"
    titles = sample(rng, _TITLES, 5)
    idents = [f"p{integer(rng, 10, 99)}-{plain(title.split()[0])}" for title in titles]
    asked, heard = sample(rng, range(1, 5), 2)
    page, dropped = _report(rng, root, titles, idents, asked)
    starts = sorted(sample(rng, range(45, 3500, 150), 5))
    chapters = ["WEBVTT", ""]
    for n, (title, start) in enumerate(zip(titles, starts, strict=True)):
        end = starts[n + 1] if n < 4 else start + 200
        chapters += [str(n + 1), f"{_clock(start)} --> {_clock(end)}", title, ""]
    here = starts[heard] * _RATE
    gone = _removed(rng, starts, heard)
    later = [(here + 3 * _RATE, here + 3 * _RATE + integer(rng, 100, 500)), (here + 60 * _RATE, here + 70 * _RATE)]  # fmt: skip
    added = [
        (here - 12 * _RATE, integer(rng, 100, 600)),
        (starts[0] * _RATE, integer(rng, 100, 400)),
    ]
    lost = _length(gone)
    title_card = 6 * _RATE + (lost - sum(length for _at, length in added)) % _RATE
    added.append((0, title_card))  # makes it whole seconds
    more = sum(length for _at, length in added)
    moment = (here - lost + more) // _RATE
    after = [(here + 30 * _RATE, integer(rng, 100, 400))]
    twice = sum(end - start for start, end in gone)
    off = {
        starts[heard], (here - lost) // _RATE, (here - twice + more) // _RATE,
        (here - lost + more - _length(later) + after[0][1]) // _RATE, (here + more) // _RATE,
    } - {moment}  # fmt: skip
    rows = [("retiré", _code(start), _code(end), "") for start, end in (*gone, *later)]
    rows += [("ajouté", _code(at), "", _code(length)) for at, length in (*added, *after)]
    if (here - twice + more) // _RATE == moment:
        return None
    video = f"{root}/film.mp4"
    return {
        "root": root, "asked": titles[asked], "heard": titles[heard], "video": video, "moment": f"{moment // 60} min {moment % 60} s", "seconds": moment,
        "key": f"{root}#{idents[asked]}", "slashed": f"{root}/#{idents[asked]}", "wrong": [f"{root}#{plain(titles[asked].split()[0])}", f"{root}#{dropped}"],
        "second": [f"{video}#t={moment}", f"{video}#t={moment}s"], "wrong_second": [f"{video}#t={moment // 60}.{moment % 60:02}", *(f"{video}#t={one}" for one in sorted(off))],
        "before": starts[heard], "lost": _told(lost), "more": _told(more),
        "files": {
            "compte-rendu.html": page, "chapitres.vtt": lines(chapters),
            "montage.csv": DataTable(("acte", "à", "jusqu'à", "durée"), tuple(shuffled(rng, rows))),
        },
    }  # fmt: skip

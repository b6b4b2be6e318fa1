"""Finding one's traces: IP address, user agent, referrer, location."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.simulators.assistants import assistant, others
from pixsim.families.draws.simulators.tasks import to_do
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import (
    integer,
    matching,
    pick,
    redraw_misfits,
    sample,
    shuffled,
)
from pixsim.families.draws.values.dates import clock
from pixsim.worlds.assistant import acts as assistant_acts
from pixsim.worlds.assistant.data import Memory, Talk, Turn
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts as web_acts


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
    show = web_acts.Show(panel="historique")
    return {
        "url": gift.removeprefix("https://"),
        "world": browser(pages, history=tuple(history)),
        "goal": Goal(refuse=(("visited", gift),), keep=("visited", "bookmark"), free=(gift,)),
        "solution": [show, web_acts.Forget(visit=str(place))],
        "near": [[show, web_acts.ForgetAll()], [show, web_acts.Forget(visit=str(place % 5 + 1))]],
    }


_TRACES = {
    "volontaire": (
        "Un avis publié sur un restaurant",
        "Une photo mise en ligne sur son profil",
        "Un commentaire écrit sous un article",
        "Un CV déposé sur un site d'emploi",
        "Une petite annonce rédigée pour vendre un vélo",
    ),
    "involontaire": (
        "L'adresse IP notée par le serveur visité",
        "L'heure de la visite relevée par le site",
        "La position ajoutée par l'appareil à une photo",
        "Le cookie déposé par une régie sans rien demander",
        "Le modèle du téléphone transmis par le navigateur",
    ),
}


def kind_of_trace(rng: np.random.Generator) -> dict[str, Any]:
    """Traces left on purpose or not."""
    return matching(rng, _TRACES)


_SAID = (
    "Cherche un vélo d'occasion", "Apprend l'italien", "Préfère les réponses courtes", "Prépare un oral de géographie",
    "Cuisine sans gluten", "Rédige le journal du club",
)  # fmt: skip

_TAKEN = (
    ("Vit dans le quartier des Tanneurs", "position du téléphone"), ("Dort peu : écrit souvent vers 3 h", "heures de vos demandes"),
    ("Se sert d'un téléphone ancien", "modèle de l'appareil"), ("A probablement un enfant en bas âge", "déduit de vos questions"),
    ("Passe ses midis près de la gare", "réseaux Wi-Fi rencontrés"), ("Lit les réponses jusqu'au bout", "mouvements à l'écran"),
)  # fmt: skip


def forgotten_traces(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of what an assistant remembers, what was never told to it is forgotten."""
    said = [(text, f"dit par vous le {integer(rng, 2, 28)} mars") for text in sample(rng, _SAID, 4)]
    taken = sample(rng, _TAKEN, 2)
    rows = shuffled(rng, [*said, *taken])
    memory = tuple(Memory(id=str(n), text=f"{text} ({how})") for n, (text, how) in enumerate(rows, 1))  # fmt: skip
    keys = {one.text: one.id for one in memory}
    gone = [f"{text} ({how})" for text, how in taken]
    talk = Talk(id="1", title="Vélos", turns=(Turn(id="1", told=("Quel vélo choisir ?",)),))
    world = assistant(rng, memory=memory, talks=(talk,))
    goal = Goal(
        want=tuple(("remembers", f"{text} ({how})") for text, how in said),
        refuse=tuple(("remembers", text) for text in gone),
        keep=others("remembers"),
    )

    def forgetting(*texts: str) -> list[Act]:
        return [
            assistant_acts.Memories(),
            *(assistant_acts.Forget(thing=keys[text]) for text in texts),
        ]

    first = f"{said[0][0]} ({said[0][1]})"
    return {
        "name": world.me, "how": " ; ".join(how for _text, how in taken),
        **to_do(world, goal, forgetting(*gone), forgetting(gone[0]), forgetting(*gone, first), forgetting(*keys)),
    }  # fmt: skip


_PAGES = (
    "/accueil.html", "/tarifs.html", "/contact.html", "/agenda.html", "/plan.html", "/equipe.html",
    "/offres/vacances.html", "/offres/hiver.html", "/docs/reglement.pdf", "/blog/article-12.html",
    "/blog/article-7.html", "/galerie/fete.html",
)  # fmt: skip

_ENGINES = ("https://moteur.example/", "https://annuaire.example/", "-")
_WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"

AGENTS = (
    ("Firefox", "Linux", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"),
    (
        "Firefox",
        "Windows",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0",
    ),
    (
        "Chrome",
        "Windows",
        f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_WEBKIT} Chrome/126.0.0.0 Safari/537.36",
    ),
    (
        "Edge",
        "Windows",
        f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {_WEBKIT} Chrome/126.0.0.0 Safari/537.36"
        " Edg/126.0.0.0",
    ),
    (
        "Chrome",
        "Android",
        f"Mozilla/5.0 (Linux; Android 14; Mobile) {_WEBKIT} Chrome/126.0.0.0 Mobile Safari/537.36",
    ),
    (
        "Safari",
        "macOS",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
        " Version/17.5 Safari/605.1.15",
    ),
    (
        "Safari",
        "iOS",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
        " (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
    ),
)


def _log_line(day: int, second: int, ip: str, page: str, came_from: str, agent: str) -> str:
    """One line of a web server's log, in the combined format."""
    size = 400 + 37 * len(page) + second % 90
    stamp = f"{day:02}/Mar/2026:{clock(second)} +0100"
    return f'{ip} - - [{stamp}] "GET {page} HTTP/1.1" 200 {size} "{came_from}" "{agent}"'


_NETWORKS = ("192.0.2", "198.51.100", "203.0.113")


def _addresses(rng: np.random.Generator, count: int) -> list[str]:
    """Different addresses of the ranges kept for examples."""
    return [f"{pick(rng, _NETWORKS)}.{host}" for host in sample(rng, range(2, 250), count)]


@redraw_misfits
def requested_page(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: the last page that one address asked for before an hour of Paris, in a log of another time zone."""
    ips, day = _addresses(rng, 7), integer(rng, 2, 27)
    asked = ips[0]
    seconds = sorted(sample(rng, range(8 * 3600, 19 * 3600), 170))
    rows = [(second, pick(rng, (asked, *ips)), pick(rng, _PAGES)) for second in seconds]
    said = integer(rng, 130, 205) * 300  # of Paris
    last = {
        zone: [page for second, ip, page in rows if ip == asked and second < said - 3600 * zone][
            -1:
        ]
        for zone in (1, 0, 2)
    }
    nobody = [page for second, _ip, page in rows if second < said - 3600][-1]
    (key,) = last[1] or ("",)
    wrong = {page for pages in (last[0], last[2], [nobody]) for page in pages}
    if not key or key in wrong or len(wrong) < 2:
        return None
    agents = {ip: pick(rng, AGENTS)[2] for ip in ips}
    lines = [
        _log_line(day, second, ip, page, pick(rng, _ENGINES), agents[ip]).replace("+0100", "+0000")
        for second, ip, page in rows
    ]
    return {
        "ip": asked, "day": str(day),
        "time": f"{said // 3600} h {said // 60 % 60:02}",
        "key": [key, key[1:], f"GET {key}", f"GET {key} HTTP/1.1"],
        "wrong": sorted(wrong),
        "files": {"acces.log": text_file(lines)},
    }  # fmt: skip


_SYSTEMS = {
    "Linux": [
        "Linux",
        "GNU/Linux",
        "Linux x86_64",
        "Linux 64 bits",
        "X11 Linux x86_64",
        "Linux (X11)",
    ],
    "Windows": [
        "Windows",
        "Windows NT",
        "Windows NT 10.0",
        "Windows 10",
        "Windows 11",
        "Windows 10/11",
        "Windows 10 64 bits",
        "Windows NT 10.0 Win64 x64",
        "Windows 10 ou 11",
    ],
    "Android": ["Android", "Android 14"],
    "macOS": [
        "macOS",
        "Mac OS X",
        "Mac OS",
        "Mac",
        "OS X",
        "Macintosh",
        "Mac OS X 10_15_7",
        "MacOSX",
        "Mac OS X 10.15",
        "macOS 10.15",
        "Intel Mac OS X 10_15_7",
        "macOS 10.15.7",
        "Macintosh Intel Mac OS X 10_15_7",
        "macOS Catalina",
    ],
    "iOS": [
        "iOS",
        "iPhone OS",
        "iPhone",
        "iOS 17",
        "iPhone OS 17",
        "iPhone OS 17_5",
        "iOS 17.5",
        "CPU iPhone OS 17_5",
    ],
}

_MAKERS = {"Firefox": "Mozilla", "Chrome": "Google", "Edge": "Microsoft", "Safari": "Apple"}
_BY_HALVES = tuple(agent for agent in AGENTS if agent[:2] not in (("Firefox", "Linux"), ("Firefox", "Windows")))  # fmt: skip


@redraw_misfits
def user_agent(rng: np.random.Generator) -> dict[str, Any] | None:
    """The browser and the system of the one visitor of a log who took a document in some hour."""
    own = pick(rng, _BY_HALVES)
    others = [agent for agent in AGENTS if agent != own]
    ips = _addresses(rng, 24)
    agents = [own, *(pick(rng, others) for _ip in ips[1:])]
    day, site, hour = integer(rng, 1, 28), "https://www.site.example", integer(rng, 9, 17)
    document = "/docs/reglement.pdf"
    rows = []
    for second in sorted(sample(rng, range(8 * 3600, 19 * 3600), 300)):
        who, page = integer(rng, 0, len(ips) - 1), pick(rng, _PAGES)
        if page == document and (second // 3600 == hour or who == 0):
            page = "/docs/reglement.html"  # it is read, and not taken
        rows.append((second, who, page))
    within = [place for place, row in enumerate(rows) if row[0] // 3600 == hour]
    taken = pick(rng, within)
    rows[taken] = (rows[taken][0], 0, document)
    if sum(page == document for _second, _who, page in rows) < 5:
        return None
    lines = [
        _log_line(day, second, ips[who], page, f"{site}/accueil.html", agents[who][2])
        for second, who, page in rows
    ]
    browser, system, text = own
    browser, system, text = agents[0]
    version = text.split({"Edge": "Edg/", "Safari": "Version/"}.get(browser, f"{browser}/"))[1]
    number = version.split()[0]
    names = [browser, f"{_MAKERS[browser]} {browser}", f"{browser} {number}"]
    names.append(f"{browser} {number.split('.')[0]}")
    names += ["Edg", f"Edg/{number}"] if browser == "Edge" else []
    names += [f"{browser} mobile", f"Mobile {browser}"] if system in ("Android", "iOS") else []
    wrong = [name for name in _MAKERS if name != browser]
    return {
        "hour": hour,
        "next": hour + 1,
        "browser": names,
        "other_browsers": ["Mozilla", "Mozilla/5.0", *wrong],
        "system": [*_SYSTEMS[system], "Microsoft Windows"]
        if system == "Windows"
        else _SYSTEMS[system],
        "other_systems": [
            name for name in ("Windows", "macOS", "iOS", "Android") if name != system
        ],
        "files": {"acces.log": text_file(lines)},
    }


def entry_site(rng: np.random.Generator) -> dict[str, Any]:
    """The outside site from which a visitor came to the page of a form, by the referers."""
    site = "https://www.atelier.example"
    pages = sample(rng, _PAGES, 8)
    outside = sample(rng, ("moteur", "annuaire", "blog-ami", "forum-bois", "journal-local"), 3)
    hosts = [f"www.{name}.test" for name in outside]
    chains = [[*pages[:3], "/merci.html"], pages[3:6], pages[6:]]
    start, day = integer(rng, 9, 16) * 3600, integer(rng, 1, 28)
    ips = _addresses(rng, 4)
    agents = sample(rng, AGENTS, 4)
    rows: list[tuple[int, str, str, str, str]] = []
    for n, chain in enumerate(chains):
        second = start + (0 if n == 1 else integer(rng, 5, 40))
        came_from = f"https://{hosts[n]}/"
        for path in chain:
            second += integer(rng, 20, 90)
            rows.append((second, ips[0], path, came_from, agents[0][2]))
            came_from = site + path
    for _ in range(24):
        n = integer(rng, 1, 3)
        origin = pick(rng, [*(f"https://{host}/" for host in hosts), f"{site}/accueil.html"])
        rows.append((start + integer(rng, 0, 600), ips[n], pick(rng, _PAGES), origin, agents[n][2]))
    lines = [
        _log_line(day, s, ip, page, origin, agent) for s, ip, page, origin, agent in sorted(rows)
    ]
    host = hosts[0]
    return {
        "ip": ips[0],
        "key": [host, host.removeprefix("www."), f"https://{host}"],
        "wrong": [*hosts[1:], "www.atelier.example"],
        "files": {"acces.log": text_file(lines)},
    }


_PLATFORMS = (
    ("Firefox", "Windows"), ("Firefox", "Linux"), ("Firefox", "Android"), ("Chrome", "Windows"),
    ("Chrome", "macOS"), ("Chrome", "Android"), ("Edge", "Windows"), ("Safari", "macOS"),
    ("Safari", "iOS"),
)  # fmt: skip

_SCREENS = {
    "computer": ("1920x1080", "1366x768", "2560x1440"),
    "phone": ("390x844", "412x915", "360x800"),
}


def _rotated(screen: str) -> str:
    return "x".join(reversed(screen.split("x")))


def fingerprint(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: a browser found again the next day, though updated and turned, and how many fingerprints are alone."""
    zones, tongues = ("Europe/Paris", "America/Cayenne", "Indian/Reunion"), ("fr-FR", "fr-CA", "en-GB")  # fmt: skip
    fonts = ("142", "187", "203", "256")

    def shape(platform: tuple[str, str], version: int) -> tuple[str, ...]:
        screen = pick(rng, _SCREENS["phone" if platform[1] in ("Android", "iOS") else "computer"])
        return (*platform, str(version), screen, pick(rng, zones), pick(rng, tongues), pick(rng, fonts))  # fmt: skip

    mine = shape(pick(rng, [p for p in _PLATFORMS if p[1] in ("Android", "iOS")]), 140)
    name, system, _version, screen, zone, tongue, font = mine
    turned = _rotated(screen)
    same = (name, system, "141", turned, zone, tongue, font)
    other_zone = pick(rng, [z for z in zones if z != zone])
    other_tongue = pick(rng, [t for t in tongues if t != tongue])
    other_font = pick(rng, [f for f in fonts if f != font])
    other_screen = pick(rng, [s for s in _SCREENS["phone"] if s != screen])
    near = [
        (name, system, "139", screen, zone, tongue, font),
        (name, system, "141", other_screen, zone, tongue, font),
        (name, system, "140", screen, other_zone, tongue, font),
        (name, system, "140", screen, zone, other_tongue, font),
        (name, system, "141", turned, zone, tongue, other_font),
    ]

    def like(one: tuple[str, ...]) -> tuple[str, ...]:
        """What an update and a turn of the screen leave."""
        width, _x, height = one[3].partition("x")
        return (*one[:2], *sorted((width, height)), *one[4:])

    pool = [shape(pick(rng, _PLATFORMS), integer(rng, 138, 141)) for _device in range(120)]

    def crowd(count: int) -> list[tuple[str, ...]]:
        drawn = [pick(rng, pool) for _visit in range(2 * count)]
        return [one for one in drawn if like(one) != like(mine)][:count]

    monday, tuesday = [mine, *crowd(199)], [same, *near, *crowd(194)]
    ips = [f"{pick(rng, _NETWORKS)}.{integer(rng, 2, 250)}" for _visit in range(400)]
    ips[201] = ips[0]
    while ips[200] == ips[0]:
        ips[200] = f"{pick(rng, _NETWORKS)}.{integer(rng, 2, 250)}"
    rows = [
        *shuffled(rng, [("lundi", ip, one) for ip, one in zip(ips[:200], monday, strict=True)]),
        *shuffled(rng, [("mardi", ip, one) for ip, one in zip(ips[200:], tuesday, strict=True)]),
    ]
    number = {(day, ip, one): f"V{n:03}" for n, (day, ip, one) in enumerate(rows, 1)}
    lines = ["visite;jour;ip;navigateur;systeme;version;ecran;fuseau;langue;nombre_de_polices"]
    lines += [f"V{n:03};{day};{ip};{';'.join(one)}" for n, (day, ip, one) in enumerate(rows, 1)]
    alone = sum(monday.count(one) == 1 for one in monday)
    missed = [number["mardi", ip, one] for ip, one in zip(ips[201:206], near, strict=True)]
    return {
        "visit": number["lundi", ips[0], mine],
        "key": [number["mardi", ips[200], same]],
        "found": number["mardi", ips[200], same],
        "wrong": missed,
        "alone": alone,
        "not_alone": [str(len(set(monday))), str(200 - alone)],
        "files": {"visites.csv": text_file(lines)},
    }

"""Monitoring a subject: newsletters, alerts, RSS and Atom feeds, filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.workbooks import Cell, CellStyle, Workbook, sheet
from pixsim.text.french_dates import long_date
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts


def feed_followed(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: the right feed of a site put into a reader, in the folder that is asked."""
    site = pick(rng, ("mediatheque-lac", "club-velo", "theatre-du-port", "jardin-commun"))
    root = f"https://{site}.example"
    topics = sample(rng, ("agenda", "actualites", "travaux", "emplois"), 3)
    feeds = [f"{root}/flux/{topic}.xml" for topic in topics]
    reader = "https://lecteur-de-flux.example/ajouter"
    folders = ("Loisirs", "Travail", "Quartier")
    folder, other = sample(rng, folders, 2)
    pages = [
        page(
            f"{root}/",
            site,
            *(f"[Flux : {topic}]({feed})" for topic, feed in zip(topics, feeds, strict=True)),
            f"[Lettre d'information]({root}/lettre)",
            f"[Mon lecteur de flux]({reader})",
        ),
        *(
            page(feed, f"Flux {topic}", f"Derniers titres : {topic}.", listed=False)
            for topic, feed in zip(topics, feeds, strict=True)
        ),
        page(
            reader,
            "Ajouter un flux",
            {"field": "Adresse du flux"},
            {"field": "Dossier", "choices": folders},
            {
                "button": "S'abonner",
                "needs": {
                    "Adresse du flux": rf"(?:https?://)?{site}\.example/flux/(?:{'|'.join(topics)})\.xml",
                    "Dossier": ".+",
                },
                "otherwise": "Il faut l'adresse d'un flux, et un dossier.",
                "says": "Vous êtes abonné : le flux est dans le dossier choisi.",
            },
        ),
    ]

    def subscribe(feed: str, where: str) -> list[Act]:
        return [
            acts.Follow(link="5"),
            acts.Fill(field="1", value=feed),
            acts.Fill(field="2", value=where),
            acts.Press(button="3"),
        ]

    short = feeds[0].removeprefix("https://")
    return {
        "topic": topics[0],
        "folder": folder,
        "world": browser(pages, at=pages[0].url),
        "goal": Goal(
            want=(("sent", reader, "Adresse du flux", f"{feeds[0]}||{short}"), ("sent", reader, "Dossier", folder), ("pressed", reader, "S'abonner")),
        ),
        "solution": subscribe(feeds[0], folder),
        "near": [subscribe(feeds[1], folder), subscribe(feeds[0], other), subscribe(feeds[2], folder)],
    }  # fmt: skip


_HEADLINES = (
    "Vélos en libre-service", "Eau potable", "Tri des déchets", "Nuit des musées",
    "Bus de nuit", "Marché de producteurs", "Prêt de jouets", "Atelier couture",
    "Forum des métiers", "Course des quais", "Fête de la pomme", "Permanence numérique",
    "Concert au kiosque", "Collecte de livres", "Bourse aux plantes", "Repas des voisins",
)  # fmt: skip


def _rss_of_items(channel: str, items: list[str]) -> bytes:
    body = "\n".join(items)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">\n<channel>\n'
        f"<title>{channel}</title>\n<link>https://ville-rivelac.example/</link>\n"
        f"<description>Actualités</description>\n{body}\n</channel>\n</rss>\n"
    ).encode()


_SECTIONS = ("Culture", "Sports", "Travaux", "École", "Environnement")


@redraw_misfits
def newest_of_a_section(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: in a feed in no order, the last article of a section to have come out; times of two zones."""
    section = pick(rng, _SECTIONS)
    channel = pick(rng, ("Rivelac infos", "La lettre du quartier", "Agenda des deux rives"))
    start = datetime(2025, integer(rng, 1, 11), 1, 8, tzinfo=UTC)
    moments = [
        start + timedelta(hours=17 * n + integer(rng, 0, 9)) for n in range(integer(rng, 26, 34))
    ]
    titles = [
        f"{head} : {rest}"
        for head in _HEADLINES
        for rest in ("le programme", "ce qui change", "le bilan")
    ]
    named = sample(rng, titles, len(moments))
    articles = [
        (title, when, pick(rng, _SECTIONS)) for title, when in zip(named, moments, strict=True)
    ]
    ours = [one for one in articles if one[2] == section]
    if not 4 <= len(ours) <= 9 or ours[-1] is articles[-1]:
        return None
    order = shuffled(rng, articles)
    last = ours[-1]
    in_file = [one for one in order if one[2] == section]
    if in_file[-1] is last or in_file[0] is last:
        return None
    items = [
        f"<item>\n  <title>{title}</title>\n  <category>{where}</category>\n"
        f"  <link>https://ville-rivelac.example/{n}</link>\n"
        f"  <pubDate>{format_datetime(when, usegmt=True)}</pubDate>\n"
        f"  <description>Rubrique {pick(rng, _SECTIONS)} : lire aussi « {pick(rng, _HEADLINES)} ».</description>\n</item>"
        for n, (title, when, where) in enumerate(order, 1)
    ]
    return {
        "section": section, "title": last[0],
        "wrong": [in_file[0][0], in_file[-1][0], articles[-1][0], channel],
        "files": {"flux.xml": _rss_of_items(channel, items)},
    }  # fmt: skip


def opml_count(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: how many different feeds of a category, subfolders included, still publish."""
    categories = sample(rng, ("Jardin", "Cuisine", "Sport", "Musées", "Presse", "Emploi"), 4)
    asked = categories[0]
    lines: list[str] = []
    last: dict[str, str] = {}
    held: list[str] = []
    direct: list[str] = []
    for category in shuffled(rng, categories):
        own, inner = integer(rng, 7, 12), integer(rng, 6, 10)
        addresses = [f"https://site{number}.example/{pick(rng, ('flux', 'rss', 'actus'))}.xml" for number in sample(rng, range(100, 999), own + inner)]  # fmt: skip
        for address in addresses:
            year = pick(rng, (2026, 2026, 2026, 2023, 2024, 2025))
            last.setdefault(address, f"{integer(rng, 1, 28):02}/{integer(rng, 1, 9):02}/{year}")
        doubled = sample(rng, addresses[:own], 3)
        listed = [addresses[:own], shuffled(rng, [*addresses[own:], *doubled])]
        if category == asked:
            held, direct = [*listed[0], *listed[1]], listed[0]
        half = len(listed[1]) // 2

        def outline(address: str) -> str:
            return f'<outline type="rss" text="{pick(rng, _HEADLINES)}" xmlUrl="{address}"/>'

        folder, deeper = sample(rng, ("À lire", "Région", "Blogs", "Revues"), 2)
        lines += [f'  <outline text="{category}">', *(f"    {outline(one)}" for one in listed[0])]
        lines += [f'    <outline text="{folder}">', *(f"      {outline(one)}" for one in listed[1][:half])]  # fmt: skip
        lines += [f'      <outline text="{deeper}">', *(f"        {outline(one)}" for one in listed[1][half:])]  # fmt: skip
        lines += ["      </outline>", "    </outline>", "  </outline>"]
    head = ('<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', "<head><title>Mes flux</title></head>", "<body>")  # fmt: skip
    text = "\n".join((*head, *lines, "</body>", "</opml>", ""))
    alive = {address for address in held if last[address].endswith("2026")}
    count = len(alive)
    near = {sum(address in alive for address in held), len(set(held)), len(held), sum(address in alive for address in direct)} - {count}  # fmt: skip
    rows = [f"{address};{day}" for address, day in shuffled(rng, sorted(last.items()))]
    return {
        "category": asked,
        "count": count,
        "wrong": sorted(str(one) for one in near),
        "files": {"abonnements.opml": text.encode(), "etat.csv": text_file(["adresse du flux;dernier article", *rows])},
    }  # fmt: skip


_NAMES = {
    "presse": (
        "Infos Sud",
        "Le Petit Relais",
        "Radio Littoral",
        "Bourg Hebdo",
        "Gazette du Lac",
        "La Tribune du Pré",
    ),
    "institution": ("Conseil de la vallée", "Mairie d'Orval", "Agence de l'eau", "Parc naturel"),
    "blog": ("Le blog de Nour", "Carnet d'un marcheur", "Vu de ma fenêtre", "Les mardis de Paul"),
}

_STEMS = {
    "vélo": ("vélos", "Vélo", "VÉLOS", "vélo"),
    "école": ("écoles", "École", "ÉCOLE", "école"),
    "forêt": ("forêts", "Forêt", "FORÊT", "forêt"),
    "musée": ("musées", "Musée", "MUSÉES", "musée"),
}

_OTHERS = ("bus", "marché", "piscine", "fibre", "cantine", "fontaine", "kiosque", "gymnase")

_ABOUT = (
    "ce qui change",
    "un premier bilan",
    "le plan voté",
    "une réunion",
    "les travaux",
    "l'enquête",
)


@redraw_misfits
def articles_of_a_rule(rng: np.random.Generator) -> dict[str, Any] | None:
    """How many articles a rule keeps, each once, and the source of the press that has most of them.

    Dates may be texts, names of the subject have all cases, an address may come twice, and another sheet says
    what each source is.
    """
    stem = pick(rng, tuple(_STEMS))
    kinds = ["presse", "presse", "presse", "presse", "institution", "institution", "blog", "blog"]
    names = [name for kind in _NAMES for name in sample(rng, _NAMES[kind], kinds.count(kind))]
    codes = sample(rng, [f"S{n}" for n in range(10, 99)], 8)
    limit = date(2026, integer(rng, 3, 9), integer(rng, 5, 25))
    rows: list[tuple[Any, ...]] = []
    kept: dict[str, str] = {}
    inside = []
    for number in range(integer(rng, 260, 320)):
        near = rng.integers(3) > 0
        day = limit + timedelta(days=integer(rng, -30, 30) if near else integer(rng, -90, -1))
        about = pick(rng, _STEMS[stem]) if rng.integers(5) < 2 else pick(rng, _OTHERS)
        title = (
            f"{about} : {pick(rng, _ABOUT)}"
            if rng.integers(2)
            else f"{pick(rng, _ABOUT).capitalize()} ({about})"
        )
        code = pick(rng, codes)
        address = f"https://rivelac.example/{integer(rng, 10_000, 99_999)}-{number}"
        shown: Any = Cell(f"{day:%d/%m/%Y}", style=CellStyle("text")) if number % 9 == 4 else day
        row = (shown, code, title, address)
        rows.append(row)
        if rng.integers(8) == 0:
            rows.append(row)
        fits = stem in title.lower() and day >= limit
        if fits and kinds[codes.index(code)] == "presse":
            kept[address] = code
        if fits:
            inside.append(address)
    counts = Counter(kept.values()).most_common()
    if len(counts) < 2 or counts[0][1] - counts[1][1] < 2:
        return None
    repeated = sum(row[3] in kept for row in rows)
    code = counts[0][0]
    header = ("Date", "Source", "Titre", "Adresse")
    book = Workbook((
        sheet("Articles", header, shuffled(rng, rows)),
        sheet("Sources", ("Code", "Nom", "Nature"), sorted(zip(codes, names, kinds, strict=True))),
    ))  # fmt: skip
    name = names[codes.index(code)]
    return {
        "stem": stem,
        "limit": f"{limit:%d/%m/%Y}",
        "count": len(kept),
        "wrong": [str(n) for n in sorted({repeated, len(set(inside)), len(kept) + 1} - {len(kept)})],
        "source": [name, code],
        "shown": name,
        "not_source": [other for other in names if other != name][:3],
        "most": counts[0][1],
        "files": in_two_formats("veille", book),
    }  # fmt: skip


_WHAT = (
    "Vélos en libre-service", "Eau potable", "Tri des déchets", "Nuit des musées", "Bus de nuit", "Marché",
    "Prêt de jouets", "Atelier couture", "Forum des métiers", "Course des quais", "Permanence numérique",
)  # fmt: skip

_SAID = ("le calendrier", "ce qui change", "les inscriptions", "le plan", "un premier bilan")
_PARIS = timezone(timedelta(hours=2))


@dataclass(frozen=True)
class _Article:
    guid: str
    title: str
    moment: datetime
    changed: datetime


_OFFSETS = (2, 2, 0, -4, 11, 4)  # Paris in summer, London, overseas


def _local(rng: np.random.Generator, moment: datetime) -> datetime:
    return moment.astimezone(timezone(timedelta(hours=pick(rng, _OFFSETS))))


def _rss_of_articles(rng: np.random.Generator, channel: str, articles: Sequence[_Article]) -> bytes:
    body = "\n".join(
        f"<item>\n  <title>{a.title}</title>\n"
        f"  <link>https://rivelac.example/{a.guid}?source={channel.split()[0].lower()}</link>\n"
        f'  <guid isPermaLink="false">{a.guid}</guid>\n'
        f"  <pubDate>{format_datetime(_local(rng, a.moment))}</pubDate>\n</item>"
        for a in shuffled(rng, articles)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">\n<channel>\n'
        f"<title>{channel}</title>\n<link>https://rivelac.example/</link>\n"
        f"<description>Actualités</description>\n{body}\n</channel>\n</rss>\n"
    ).encode()


def _atom(rng: np.random.Generator, channel: str, articles: Sequence[_Article]) -> bytes:
    body = "\n".join(
        f"<entry>\n  <title>{a.title}</title>\n  <id>{a.guid}</id>\n"
        f"  <updated>{_local(rng, a.changed).isoformat()}</updated>\n"
        f"  <published>{_local(rng, a.moment).isoformat()}</published>\n</entry>"
        for a in shuffled(rng, articles)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{channel}</title>\n<id>radio-crete</id>\n<updated>2026-09-01T08:00:00+02:00</updated>\n"
        f"{body}\n</feed>\n"
    ).encode()


def articles_of_a_day(rng: np.random.Generator) -> dict[str, Any]:
    """How many different articles three feeds hold, how many of them are of a day, and the first of that day.

    Two articles may have one title; an article that was changed since keeps its guid; the day is that of Paris.
    """
    day = datetime(2026, integer(rng, 5, 8), integer(rng, 8, 22), tzinfo=_PARIS)
    guids = iter(sample(rng, range(1000, 9999), 80))
    titles = shuffled(rng, [f"{what} : {said}" for what in _WHAT for said in _SAID])
    moments = [
        day + timedelta(minutes=n) for n in sample(rng, range(0, 1440, 7), integer(rng, 8, 12))
    ]
    moments += [day + timedelta(minutes=integer(rng, 3, 50))]
    count_of_day = len(set(moments))
    moments = sorted(set(moments))
    edges = [day - timedelta(minutes=integer(rng, 5, 100)) for _ in "123"]
    edges += [day + timedelta(hours=24, minutes=integer(rng, 5, 100)) for _ in "123"]
    far = [day + timedelta(hours=pick(rng, (-1, 1)) * integer(rng, 30, 200)) for _ in range(24)]
    articles = []
    for place, moment in enumerate([*moments, *edges, *far]):
        later = moment + timedelta(hours=integer(rng, 20, 70)) if rng.integers(3) == 0 else moment
        title = titles[place - 1 if place % 6 == 5 else place]
        articles.append(_Article(f"riv-{next(guids)}", title, moment, later))
    own = {
        name: [a for n, a in enumerate(articles) if n % 3 == rest]
        for rest, name in enumerate("pmr")
    }
    for name, others in (("p", "mr"), ("m", "pr"), ("r", "pm")):
        taken = [a for other in others for a in articles if a in own[other]]
        own[name] = own[name] + [a for a in sample(rng, taken, 6) if a not in own[name]]
    files = {
        "presse.xml": _rss_of_articles(rng, "Le Courrier de Rivelac", own["p"]),
        "mairie.xml": _rss_of_articles(rng, "Ville de Rivelac", own["m"]),
        "radio.xml": _atom(rng, "Radio Crête", own["r"]),
    }
    first = min((a for a in articles if a.moment in moments), key=lambda article: article.moment)
    universal = sum(a.moment.astimezone(UTC).date() == day.date() for a in articles)
    return {
        "day": long_date(day.date()),
        "count": len(articles),
        "all_items": [str(sum(map(len, own.values()))), str(len({a.title for a in articles}))],
        "of_day": count_of_day,
        "not_of_day": [str(n) for n in sorted({universal, count_of_day + 1} - {count_of_day})],
        "first": [first.guid, first.guid.removeprefix("riv-")],
        "others": [a.guid for a in articles if a is not first][:6],
        "files": files,
    }  # fmt: skip

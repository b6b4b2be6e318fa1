"""Measuring an audience: views, engagement, tracking parameters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import text_file, windows_file
from pixsim.families.draws.invented.people import FIRST_NAMES, of
from pixsim.families.draws.simulators.networks import PHOTO_TITLES, Ring, see
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal
from pixsim.making.make import in_two_formats
from pixsim.making.texts import DataTable
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.worlds.social import acts

_ASKED = {
    "Personnes atteintes": "Combien de personnes sa publication « {post} » a-t-elle touchées",
    "Partages": "Combien de fois sa publication « {post} » a-t-elle été partagée",
    "Commentaires": "Combien de commentaires sa publication « {post} » a-t-elle reçus",
}


def figure_of_a_publication(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: one figure of one publication, among several of each."""
    ring = Ring(rng)
    names = ("Vues", "Personnes atteintes", "J'aime", "Partages", "Commentaires")
    posts = sample(rng, PHOTO_TITLES, 4)
    asked = pick(rng, tuple(_ASKED))
    figures = [
        dict(zip(names, sorted(sample(rng, range(21, 999), 5), reverse=True), strict=True))
        for _post in posts
    ]
    ids = [ring.mine("", photo=post, counts=one) for post, one in zip(posts, figures, strict=True)]
    ring.chatter(3)
    key = figures[0][asked]
    others = {*figures[0].values(), figures[1][asked]} - {key}
    return {
        "who": ring.first,
        "post": posts[0],
        "question": _ASKED[asked].format(post=posts[0]),
        "noun": {"Partages": "partages", "Commentaires": "commentaires"}.get(asked, "personnes"),
        "key": str(key),
        "wrong": sorted(str(number) for number in others),
        "world": ring.world(),
        "solution": [see(ids[0]), acts.Figures()],
    }


def most_engaging(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the publication with the best rate of engagement, which is not the most liked."""
    while True:
        names = [f"Publication {letter}" for letter in "ABCDEFGHIJKL"]
        rows = []
        for name in names:
            reached = integer(rng, 120, 6000)
            likes = int(reached * integer(rng, 1, 12) / 100) + integer(rng, 0, 9)
            rows.append(
                (
                    name,
                    reached,
                    likes,
                    integer(rng, 0, reached // 40 + 1),
                    integer(rng, 0, reached // 60 + 1),
                )
            )
        rates = {row[0]: sum(row[2:]) / row[1] for row in rows}
        first, second = sorted(rates, key=rates.__getitem__, reverse=True)[:2]
        liked = max(rows, key=lambda row: row[2])[0]
        if first != liked and rates[first] - rates[second] > 0.004:
            break
    header = ("Publication", "Personnes atteintes", "J'aime", "Commentaires", "Partages")
    book = Workbook((sheet("Mars 2026", header, tuple(rows)),))
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "key": [first.removeprefix("Publication "), first],
        "wrong": [liked, second],
        "rate": decimal(100 * rates[first], 1),
        "files": in_two_formats("publications", book),
    }  # fmt: skip


_SOURCES_OF_MAIN_SOURCE = ("lettre", "affiche", "reseau", "partenaire", "radio")


def _moment(rng: np.random.Generator) -> str:
    return f"2026-03-{integer(rng, 1, 28):02} {integer(rng, 7, 22):02}:{integer(rng, 0, 59):02}"


def _address(rng: np.random.Generator, source: str, campaign: str) -> str:
    written = pick(rng, (source, source, source.capitalize(), source.upper()))
    first, last = f"utm_source={written}", f"utm_campaign={campaign}"
    order = (first, last) if rng.random() < 0.7 else (last, first)
    return (
        f"https://association.example/{pick(rng, ('accueil', 'agenda', 'don'))}?{'&'.join(order)}"
    )


def main_source(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: where most visits of a campaign come from, by the parameters of the addresses."""
    names = shuffled(rng, _SOURCES_OF_MAIN_SOURCE)
    counts = [
        integer(rng, 58, 66),
        integer(rng, 40, 50),
        *(integer(rng, 15, 35) for _n in names[2:]),
    ]
    campaign, other = sample(rng, ("fete2026", "stage-ete", "don-hiver"), 2)
    rows: list[tuple[str, str]] = []
    for name, count in zip(names, counts, strict=True):
        rows += [(_moment(rng), _address(rng, name, campaign)) for _n in range(count)]
    rows += [(_moment(rng), _address(rng, names[1], other)) for _n in range(45)]
    rows += [(_moment(rng), "https://association.example/accueil") for _n in range(70)]
    table = DataTable(("moment", "adresse"), tuple(sorted(rows)))
    naive = Counter(
        row[1].partition("utm_source=")[2].partition("&")[0].lower()
        for row in rows
        if "utm_source" in row[1]
    )
    return {
        "of_who": of(pick(rng, FIRST_NAMES)),
        "campaign": campaign,
        "key": names[0],
        "wrong": sorted({naive.most_common(1)[0][0], names[1]} - {names[0]}),
        "files": {"visites.csv": table},
    }  # fmt: skip


_READERS = ("Firefox 139 Windows", "Chrome 137 Android", "Safari 18 iPhone", "Edge 137 Windows", "Firefox 139 Linux")  # fmt: skip
BREAK = timedelta(minutes=30)


def _measures(visits: Sequence[int]) -> tuple[float, float]:
    return 100 * visits.count(1) / len(visits), sum(visits) / len(visits)


_Line = tuple[datetime, str, str, str]
_PAGES = ("accueil", "agenda", "horaires", "inscription", "plan", "contact", "galerie", "tarifs")
_ROBOTS_OF_VISITS_OF_READERS = ("Exabot/3.0", "MonteurBot 2", "web-crawler (+https://indexe.example/robot)", "SurveilleSpider")  # fmt: skip


def _journal(rng: np.random.Generator) -> list[_Line]:
    """Two days of pages, in the order of the clock."""
    start = datetime(2026, integer(rng, 2, 6), integer(rng, 1, 20), 7)
    hosts = [f"203.0.113.{n}" for n in sample(rng, range(2, 250), 60)]
    people = [(host, pick(rng, _READERS)) for host in hosts[:52]]
    people += [(host, pick(rng, [one for one in _READERS if one != agent])) for host, agent in people[:14]]  # fmt: skip
    lines: list[_Line] = []
    for host, agent in people:
        at = start + timedelta(seconds=integer(rng, 0, 110_000))
        for _visit in range(integer(rng, 1, 3)):
            for _page in range(pick(rng, (1, 1, 2, 3, 4, 6))):
                lines.append((at, host, agent, pick(rng, _PAGES)))
                at += timedelta(seconds=integer(rng, 8, 1500))
            at += timedelta(seconds=integer(rng, 1900, 9000))
    for host in hosts[52:]:
        at = start + timedelta(seconds=integer(rng, 0, 100_000))
        agent = pick(rng, _ROBOTS_OF_VISITS_OF_READERS)
        for page in shuffled(rng, _PAGES)[: integer(rng, 4, 8)]:
            lines.append((at, host, agent, page))
            at += timedelta(seconds=integer(rng, 1, 3))
    return sorted(lines)


def _visits(lines: Sequence[_Line], who: Callable[[_Line], Any], pause: timedelta) -> list[int]:
    """Pages of each visit."""
    last: dict[Any, tuple[datetime, int]] = {}
    counts: list[int] = []
    for line in lines:
        name = who(line)
        if name in last and line[0] - last[name][0] <= pause:
            place = last[name][1]
            counts[place] += 1
        else:
            place = len(counts)
            counts.append(1)
        last[name] = (line[0], place)
    return counts


def visits_of_readers(rng: np.random.Generator) -> dict[str, Any]:
    """Rate of bounce and pages a visit: robots out, one address with two devices, a pause that ends a visit."""
    while True:
        lines = _journal(rng)
        kept = [line for line in lines if line[2] in _READERS]
        found = _visits(kept, lambda line: (line[1], line[2]), BREAK)
        ways = (
            (lines, lambda line: (line[1], line[2]), BREAK),
            (kept, lambda line: line[1], BREAK),
            (kept, lambda line: (line[1], line[2]), timedelta(days=9)),
        )
        wrong = [_visits(*way) for way in ways]
        right = _measures(found)
        if all(
            abs(one - other) > 0.05
            for each in wrong
            for one, other in zip(_measures(each), right, strict=True)
        ):
            break
    rows = [(f"{at:%d/%m/%Y %H:%M:%S}", *rest) for at, *rest in lines]
    return {
        "files": {"journal.csv": spreadsheet_csv(("heure", "adresse", "navigateur", "page"), rows)},
        "total": len(found), "single": found.count(1), "seen": len(kept),
        "bounce": decimal(right[0], 2), "bounce_wrong": [decimal(_measures(one)[0], 2) for one in wrong],
        "pages": decimal(right[1], 2), "pages_wrong": [decimal(_measures(one)[1], 2) for one in wrong],
    }  # fmt: skip


_SOURCES_OF_BEST_TITLE = (
    "page d'accueil",
    "lettre du matin",
    "réseau social",
    "abonnés",
    "moteur de recherche",
    "site partenaire",
)

_ROBOTS_OF_BEST_TITLE = (
    "robot d'indexation",
    "Robot de veille",
    "moteur de recherche : robot",
    "ROBOT inconnu",
)


def best_title(rng: np.random.Generator) -> dict[str, Any]:
    """Trials of five titles in two exports that share some, part of them by robots: the best click rate is not that of the most clicks."""
    codes = [f"{pick(rng, 'BCDFGHKLMNPRSTVZ')}{n}" for n in sample(rng, range(10, 99), 5)]
    sources = sample(rng, range(100, 999), 14)
    robots = set(sources[:4])
    kinds = [
        *shuffled(rng, _ROBOTS_OF_BEST_TITLE),
        *(pick(rng, _SOURCES_OF_BEST_TITLE) for _source in sources[4:]),
    ]
    while True:
        rows: list[tuple[int, str, int, int, int]] = []
        for number in sample(rng, range(1000, 10000), 300):
            code = codes[0] if rng.integers(4) == 0 else pick(rng, codes)
            source = pick(rng, sources[:4] if rng.integers(6) == 0 else sources[4:])
            seen = integer(rng, 200, 2500 if code == codes[0] else 900)
            rate = integer(rng, 60, 130) if source in robots and code == codes[1] else integer(rng, 8, 60)  # fmt: skip
            rows.append((number, code, seen, max(1, seen * rate // 1000), source))
        twice = [row for row in rows if row[1] == codes[2] and row[3] * 25 > row[2]]
        twice += [row for row in rows if row not in twice and rng.integers(12) == 0]
        kept = [row for row in rows if row[4] not in robots]

        def rates(held: list[tuple[int, str, int, int, int]]) -> dict[str, float]:
            return {c: sum(row[3] for row in held if row[1] == c) / sum(row[2] for row in held if row[1] == c) for c in codes}  # fmt: skip

        right, whole = rates(kept), rates(rows)
        double = rates([*kept, *(row for row in twice if row[4] not in robots)])
        ranked = sorted(codes, key=right.__getitem__)
        best, most = ranked[-1], max(codes, key=lambda c: sum(row[3] for row in kept if row[1] == c))  # fmt: skip
        trap, doubled = max(codes, key=whole.__getitem__), max(codes, key=double.__getitem__)
        if best not in (most, trap, doubled) and right[best] - right[ranked[-2]] > 0.0005:
            break
    answer = decimal(100 * right[best], 1)
    others = {decimal(100 * held[c], 1) for held, c in ((whole, best), (whole, trap), (double, doubled), (right, most))}  # fmt: skip
    half = len(rows) // 2
    site = shuffled(rng, [*rows[:half], *(row for row in twice if row in rows[half:])])
    app = shuffled(rng, [*rows[half:], *(row for row in twice if row in rows[:half])])
    day = {row[0]: integer(rng, 1, 24) for row in rows}
    return {
        "files": {
            "essais-site.csv": windows_file(["numéro;jour;titre;affichages;clics;origine", *(f"{n};{day[n]:02}/06/2026;{c};{seen};{hits};{source}" for n, c, seen, hits, source in site)]),
            "essais-appli.csv": text_file(["date,views,clicks,id,title,source", *(f"2026-06-{day[n]:02},{seen},{hits},{n},{c},{source}" for n, c, seen, hits, source in app)]),
            "origines.csv": text_file(["origine;nature", *shuffled(rng, [f"{source};{kind}" for source, kind in zip(sources, kinds, strict=True)])]),
        },
        "answer": best, "most": most, "trap": trap, "doubled": doubled,
        "rate": answer, "not_rate": sorted(others - {answer}),
        "clicks": sum(row[3] for row in kept if row[1] == best), "shown": sum(row[2] for row in kept if row[1] == best),
    }  # fmt: skip


_POSTED = (
    "Portes ouvertes",
    "Bourse aux vélos",
    "Atelier cuisine",
    "Nettoyons la plage",
    "Concert gratuit",
    "Recyclerie",
    "Fête des voisins",
    "Don du sang",
)


@redraw_misfits
def most_engaging_post(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 4: of four publications, the one with the best rate of engagement."""
    cards = []
    for name in sample(rng, _POSTED, 4):
        seen = 100 * integer(rng, 3, 40)
        acts = [integer(rng, 5, 60), integer(rng, 1, 20), integer(rng, 1, 20)]
        cards.append((sum(acts) / seen, sum(acts), seen, name, acts))
    cards.sort(reverse=True)
    rates = [card[0] for card in cards]
    if rates[0] < 1.4 * rates[1] or cards[0][1] == max(card[1] for card in cards) or cards[0][2] == max(card[2] for card in cards):  # fmt: skip
        return None
    shown = [(name, f"Vues : {seen}", f"J'aime : {a[0]}", f"Comm. {a[1]} · Partages {a[2]}") for _rate, _sum, seen, name, a in cards]  # fmt: skip
    return {
        **fig.pointed_tile(rng, "Quatre publications et leurs compteurs.", 4, shown, fig.titled_lines, per_row=2),
        "best": cards[0][3], "acts": cards[0][1], "seen": cards[0][2], "rate": f"{100 * rates[0]:.1f}".replace(".", ","),
    }  # fmt: skip


@redraw_misfits
def best_subject_of_a_letter(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: of four subjects of a letter tried on parts of a list, the best rate of clicks."""
    cards = []
    for name in sample(
        rng,
        (
            "Ne ratez pas samedi",
            "Et si on se voyait ?",
            "Votre programme",
            "3 idées pour mai",
            "C'est gratuit",
            "Dernières places",
        ),
        4,
    ):
        sent = 50 * integer(rng, 4, 40)
        opened = sent * integer(rng, 20, 60) // 100
        clicked = opened * integer(rng, 8, 45) // 100
        cards.append((clicked / sent, clicked / opened, clicked, sent, opened, name))
    cards.sort(reverse=True)
    first = cards[0]
    if first[0] < 1.25 * cards[1][0] or first[1] == max(card[1] for card in cards) or first[2] == max(card[2] for card in cards):  # fmt: skip
        return None
    shown = [(name, f"Envoyés : {sent}", f"Ouverts : {opened}", f"Clics : {clicked}") for _r, _o, clicked, sent, opened, name in cards]  # fmt: skip
    return {
        **fig.pointed_tile(rng, "Quatre objets d'une lettre d'information et leurs compteurs.", 4, shown, fig.titled_lines, per_row=2),
        "best": first[5], "clicked": first[2], "sent": first[3], "rate": f"{100 * first[0]:.1f}".replace(".", ","),
        "who": pick(rng, FIRST_NAMES),
    }  # fmt: skip


_FROM = ("Moteurs", "Direct", "Réseaux", "Lettre", "Liens")


@redraw_misfits
def source_of_a_rise(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 5: before and after, by source of visits: the one that explains most of the rise."""
    before = [integer(rng, 10, 80) for _n in _FROM]
    after = [min(98, max(4, one + integer(rng, -8, 9))) for one in before]
    best = integer(rng, 0, 4)
    after[best] = before[best] + integer(rng, 16, 30)
    shares = [b / a for a, b in zip(before, after, strict=True)]
    if (
        after[best] > 98
        or after[best] == max(after)
        or shares[best] == max(shares)
        or before[best] == max(before)
    ):
        return None
    plot = fig.Plot(fig.Box(5, 1, 52, 16), 0, 100)
    shapes: list[fig.Part] = fig.axes(plot, [(0, "0"), (50, "50"), (100, "100")])
    zones = []
    for place, name in enumerate(_FROM):
        x = 6 + 10 * place
        for shift, value, colour in ((1, before[place], fig.GREY), (4, after[place], fig.BLUE)):
            shapes.append(fig.rect((x + shift, plot.y(value), 3, 17 - plot.y(value)), colour))
        shapes.append(fig.centred(x + 4, 18, name))
        zones.append(fig.zone(place + 1, fig.Box(x, 0, 10, 22), (x + 3, 20)))
    shapes += [
        fig.rect((34, 23, 2, 1), fig.GREY),
        fig.text(37, 22, "avril"),
        fig.rect((45, 23, 2, 1), fig.BLUE),
        fig.text(48, 22, "mai"),
    ]
    return {
        **fig.pointed(fig.figure("Les visites d'un site selon leur source, deux mois de suite.", 12, shapes, zones), best + 1),
        "site": pick(rng, ("de la médiathèque", "du club de judo", "de l'office de tourisme", "du musée", "de l'association", "du marché")),
        "name": _FROM[best], "gain": after[best] - before[best],
    }  # fmt: skip


def bounces_of_a_drawing(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: from what visits became, the rate of those that saw a single page."""
    visits = 100 * integer(rng, 2, 9)
    alone = visits * integer(rng, 5, 15) * 4 // 100
    two = (visits - alone) * integer(rng, 3, 6) // 10
    rest = visits - alone - two
    shapes: list[fig.Part] = []
    for place, (name, count) in enumerate(
        (("1 page", alone), ("2 pages", two), ("3 pages et +", rest))
    ):
        y = 2 + 6 * place
        shapes += [fig.line((15, 9), (26, y + 1), colour=fig.GREY, width=0.8), *fig.chip(26, y, f"{name} : {count}", fig.YELLOW, width=22), fig.rect((26, y + 2.4, 22 * count / visits, 1), fig.BLUE)]  # fmt: skip
    shapes += fig.chip(0, 8, f"{visits} visites", fig.MIST, width=15, bold=True)
    key = 100 * alone // visits
    wrong = {100 * (alone + two) // visits, 100 - key, 100 * two // visits} - {key}
    return {
        "to_look_at": fig.figure("Ce que sont devenues les visites d'un site, en trois branches.", 10, shapes),
        "key": str(key), "wrong": [str(n) for n in sorted(wrong)], "alone": alone, "visits": visits,
        "site": pick(rng, ("de la médiathèque", "du club de judo", "de l'office de tourisme", "du musée", "de l'association", "du marché")),
    }  # fmt: skip

"""Family of competence 1.1: three feeds followed at once, which repeat one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.text.french_dates import long_date

_WHAT = (
    "Vélos en libre-service", "Eau potable", "Tri des déchets", "Nuit des musées", "Bus de nuit", "Marché",
    "Prêt de jouets", "Atelier couture", "Forum des métiers", "Course des quais", "Permanence numérique",
)  # fmt: skip
_SAID = ("le calendrier", "ce qui change", "les inscriptions", "le plan", "un premier bilan")
_OFFSETS = (2, 2, 0, -4, 11, 4)  # Paris in summer, London, overseas
_PARIS = timezone(timedelta(hours=2))


@dataclass(frozen=True)
class _Article:
    guid: str
    title: str
    moment: datetime
    changed: datetime


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
        "presse.xml": _rss(rng, "Le Courrier de Rivelac", own["p"]),
        "mairie.xml": _rss(rng, "Ville de Rivelac", own["m"]),
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


def _local(rng: np.random.Generator, moment: datetime) -> datetime:
    return moment.astimezone(timezone(timedelta(hours=pick(rng, _OFFSETS))))


def _rss(rng: np.random.Generator, channel: str, articles: Sequence[_Article]) -> bytes:
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

"""Keys found another way. Monitoring a subject: newsletters, alerts, RSS and Atom feeds, filters."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

from pixsim.families.search import veille
from tests.families.attachments import drawn, rows_of
from tests.families.dates import PARIS, date_of, parse_date
from tests.families.drawing import draw_values
from tests.families.seeds import each_seed


@each_seed
def test_newest_of_a_section(seed: int) -> None:
    values = draw_values(veille.newest_of_a_section, seed)
    (feed,) = values["files"].values()
    items = re.findall(r"<item>.*?</item>", feed.decode(), re.DOTALL)
    dated = [
        (
            parsedate_to_datetime(re.findall(r"<pubDate>(.*)</pubDate>", item)[0]),
            re.findall(r"<title>(.*)</title>", item)[0],
        )
        for item in items
        if f"<category>{values['section']}<" in item
    ]
    assert max(dated)[1] == values["title"]
    assert values["title"] not in values["wrong"]


@each_seed
def test_opml_count(seed: int) -> None:
    values = draw_values(veille.opml_count, seed)
    body = ElementTree.fromstring(values["files"]["abonnements.opml"]).find("body")
    assert body is not None
    (folder,) = [o for o in body.findall("outline") if o.get("text") == values["category"]]
    told = dict(line.split(";") for line in values["files"]["etat.csv"].decode().splitlines())
    feeds = [str(o.get("xmlUrl")) for o in folder.iter("outline") if o.get("type") == "rss"]
    alive = {feed for feed in feeds if told[feed][-4:] == "2026"}
    assert values["count"] == len(alive) < len(set(feeds)) < len(feeds)
    assert str(values["count"]) not in values["wrong"]


@each_seed
def test_watch(seed: int) -> None:
    values = drawn(veille.articles_of_a_rule, seed)
    told = {code: (name, kind) for code, name, kind in rows_of(values, 1)}
    limit = datetime.strptime(values["limit"], "%d/%m/%Y").date()
    rows = rows_of(values)
    by_address = {address: (date_of(on), code, title) for on, code, title, address in rows}
    assert len(by_address) < len(rows)
    assert any(isinstance(row[0], str) for row in rows)
    kept = Counter(
        told[code][0]
        for on, code, title in by_address.values()
        if on >= limit
        and told[code][1] == "presse"
        and re.search(values["stem"], title, re.IGNORECASE)
    )
    assert sum(kept.values()) == values["count"]
    (first, most), (_second, fewer) = kept.most_common(2)
    assert (first, most) == (values["source"][0], values["most"])
    assert most > fewer
    assert str(values["count"]) not in values["wrong"]


@each_seed
def test_feeds(seed: int) -> None:
    values = drawn(veille.articles_of_a_day, seed)
    atom = "{http://www.w3.org/2005/Atom}"
    published: dict[str, set[datetime]] = defaultdict(set)
    repeated = 0
    for name, held in values["files"].items():
        root = ElementTree.fromstring(held)
        if name == "radio.xml":
            found = [
                (entry.findtext(f"{atom}id"), datetime.fromisoformat(said))
                for entry in root.iter(f"{atom}entry")
                if (said := entry.findtext(f"{atom}published"))
            ]
        else:
            found = [
                (e.findtext("guid"), parsedate_to_datetime(e.findtext("pubDate") or ""))
                for e in root.iter("item")
            ]
        repeated += len(found)
        for guid, at in found:
            published[guid or ""].add(at.astimezone(PARIS))
    assert all(len(moments) == 1 for moments in published.values())
    assert len(published) == values["count"] < repeated
    of_day = {g: at for g, (at,) in published.items() if at.date() == parse_date(values["day"])}
    assert len(of_day) == values["of_day"]
    assert min(of_day, key=lambda guid: of_day[guid]) == values["first"][0]
    assert str(values["of_day"]) not in values["not_of_day"]
    assert str(values["count"]) not in values["all_items"]

"""Work of level 6 on several lists or files: keys found again in what is handed, by another way than the families."""

from __future__ import annotations

import json
import mailbox
import re
import statistics
import zipfile
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from ipaddress import IPv4Interface, ip_address
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from pixsim.families.adaptation import audited
from pixsim.families.citizenship import mapped
from pixsim.families.privacy import overdue
from pixsim.families.publishing import replies
from pixsim.families.search import watched
from pixsim.families.spreadsheets import spread
from pixsim.families.troubleshooting import stations
from pixsim.families.wellbeing import evidence
from tests.families.draws import each_seed
from tests.families.opened import drawn, rows_of
from tests.families.test_level_seven_files import day, members

PARIS = ZoneInfo("Europe/Paris")


def dated(held: Any) -> date:
    """A date of a workbook, kept as a text or as a date."""
    return datetime.strptime(held, "%d/%m/%Y").date() if isinstance(held, str) else held.date()


@each_seed
def test_watch(seed: int) -> None:
    values = drawn(watched.articles_kept, seed)
    told = {code: (name, kind) for code, name, kind in rows_of(values, 1)}
    limit = datetime.strptime(values["limit"], "%d/%m/%Y").date()
    rows = rows_of(values)
    by_address = {address: (dated(on), code, title) for on, code, title, address in rows}
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
def test_boxes(seed: int) -> None:
    values = drawn(spread.widest_box, seed)
    times: dict[str, list[int]] = defaultdict(list)
    for _ticket, desk, held in rows_of(values):
        if held is not None:
            times[desk].append(int(str(held).removesuffix(" min")))
    quartiles = {
        desk: statistics.quantiles(held, n=4, method="inclusive") for desk, held in times.items()
    }
    lengths = {desk: third - first for desk, (first, _middle, third) in quartiles.items()}
    desk = max(lengths, key=lambda name: lengths[name])
    first, middle, third = quartiles[desk]
    assert (desk, middle, lengths[desk]) == (values["desk"], values["middle"], values["length"])
    beyond = [time for time in times[desk] if time > third + 1.5 * (third - first)]
    assert len(beyond) == values["beyond"] > 0
    assert desk != max(times, key=lambda name: max(times[name]) - min(times[name]))


OPEN_ON_SUNDAY = {"Tu-Su 08:00-13:00", "We-Mo 11:00-22:00", "Th-Su 10:00-18:00"}


@each_seed
def test_map(seed: int) -> None:
    values = drawn(mapped.open_to_all_on_sunday, seed)
    root = ElementTree.fromstring(values["files"]["quartier.osm"])
    key, value = values["tag"].split("=")
    found = []
    for element in root:
        tags = {tag.get("k"): tag.get("v") for tag in element.iter("tag")}
        if tags.get(key) == value and tags.get("wheelchair") == "yes":
            found.append((tags["name"], tags["opening_hours"] in OPEN_ON_SUNDAY))
    assert len(found) == values["count"]
    assert [name for name, sunday in found if sunday] == [values["name"]]
    names = Counter(tag.get("v") for tag in root.iter("tag") if tag.get("k") == "name")
    assert names[values["name"]] == 1
    assert str(values["count"]) not in values["wrong"]


@each_seed
def test_overdue(seed: int) -> None:
    values = drawn(overdue.files_to_delete, seed)
    now = day(values["now"])
    limit = (now.year * 12 + now.month - values["months"], now.day)
    last: dict[str, date] = {}
    for number, on, way in rows_of(values, 1):
        if way != "lettre envoyée":
            last[number] = max(last.get(number, date.min), dated(on))
    dispute = {number for number, _what in rows_of(values, 2)}
    members_ = [row[0] for row in rows_of(values)]
    assert sorted(last) == sorted(members_)
    old = {n for n, on in last.items() if (on.year * 12 + on.month, on.day) < limit}
    assert ", ".join(sorted(old - dispute)) == values["key"][0]
    assert old & dispute
    assert values["key"][0] not in values["wrong"]


@each_seed
def test_stations(seed: int) -> None:
    values = drawn(stations.stations_of_a_network, seed)
    held = {name: text.decode("utf-8-sig") for name, text in members(values).items()}
    plan = held.pop("plan.txt")
    gate, server = (re.findall(rf"{what} : ([\d.]+\d)", plan)[0] for what in (r"\(box\)", "DNS"))
    taken = set(re.findall(r"  ([\d.]+) : ", plan))
    found = {}
    for name, text in held.items():
        address, mask, route, dns = (
            re.findall(rf"{what}[ .]* : ?([\d.]*)", text)[0]
            for what in ("Adresse IPv4", "Masque de sous-réseau", "Passerelle par défaut", "Serveurs DNS")
        )  # fmt: skip
        if ip_address(address).is_link_local:
            cause = "il n'a pas reçu d'adresse (DHCP)"
        elif address in taken:
            cause = "son adresse est déjà prise"
        elif ip_address(gate) not in IPv4Interface(f"{address}/{mask}").network:
            cause = "son masque n'est pas le bon"
        elif route != gate:
            cause = "sa passerelle n'est pas la bonne"
        elif dns != server:
            cause = "son serveur DNS n'est pas le bon"
        else:
            cause = "aucune panne"
        found[name.removesuffix(".txt")] = cause
        assert ("n'a pas pu trouver" in text) == (cause != "aucune panne")
        answered = text.count("Réponse de")
        expected = {"aucune panne": 6, "son serveur DNS n'est pas le bon": 3}.get(cause, 0)
        assert answered == expected
    assert len(set(found.values())) == 6
    for n in "123":
        assert found[values[f"p{n}"]] == values[f"k{n}"]
    assert "aucune panne" in (values["k1"], values["k2"], values["k3"])


@each_seed
def test_replies(seed: int, tmp_path: Path) -> None:
    values = drawn(replies.reply_that_is_due, seed)
    held = members(values)
    (tmp_path / "demandes.mbox").write_bytes(held["demandes.mbox"])
    due = []
    for message in mailbox.mbox(tmp_path / "demandes.mbox"):
        body = message.get_payload(decode=True).decode()  # type: ignore[union-attr]
        who = str(message["From"]).partition(" <")[0]
        who = who if "=?" not in who else values["who"]
        number = str(message["Subject"]).rpartition(" ")[2]
        page = held[f"articles/article-{number}.html"].decode()
        first = date.fromisoformat(re.findall(r'published_time" content="(.+?)"', page)[0])
        asked = parsedate_to_datetime(message["Date"]).date()
        text = " ".join(re.findall(r"<p>([^<]+)</p>", page))
        reply = re.findall(r"--- réponse ---\n(.*)\n--- fin", body, re.DOTALL)[0]
        concerned = "nommé" not in body or "pas nommé" not in body
        in_time = asked <= date(first.year, first.month + 3, first.day)
        short = len(reply.split()) <= len(text.split())
        if concerned and in_time and short and "direction@" in message["To"]:
            due.append(
                (f"reponse{number}@poste.example", asked + timedelta(days=3), str(message["From"]))
            )
    ((address, last, sender),) = due
    assert address in sender
    assert f"{last:%d/%m/%Y}" == values["due"]
    assert values["due"] not in values["not_due"]
    assert values["due_forms"][0] == values["due"]
    assert str(last.day) in values["due_forms"][1].split()
    assert values["who"] not in values["not_who"]


@each_seed
def test_evidence(seed: int) -> None:
    values = drawn(evidence.author_of_threats, seed)
    held = json.loads(members(values)["messages.json"])["messages"]
    aimed = [m for m in held if m["texte"].startswith(f"@{values['victim'].lower()} ")]
    assert {str(m["compte"]) for m in aimed} == {values["account"]}
    assert len(aimed) == values["count"]
    assert len({m["pseudo"] for m in aimed}) == 3
    first = min(datetime.fromisoformat(m["date"]) for m in aimed).astimezone(PARIS)
    assert [f"{first:%d/%m/%Y}", f"{first:%d/%m}"] == values["day"]
    assert values["not_day"] not in values["day"]
    reused = {str(m["compte"]) for m in held if m["pseudo"] in {a["pseudo"] for a in aimed}}
    assert len(reused) > 1
    assert len({m["id"] for m in held}) == len(held)


def contrast(ink: str, ground: str) -> float:
    def light(colour: str) -> float:
        shares = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
        red, green, blue = (
            s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(ink), light(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


class Read(HTMLParser):
    """The orders of the parts of a page, its fields and its labels."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.orders: list[int] = []
        self.box = ""
        self.labels: set[str] = set()
        self.fields: dict[str, bool] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag == "main":
            self.box = held["class"] or ""
        if tag == "section":
            self.orders.append(int((held["style"] or "").removeprefix("order: ")))
        if tag == "label":
            self.labels.add(held["for"] or "")
        if tag == "input":
            self.fields[held["id"] or ""] = "aria-label" in held


@each_seed
def test_audit(seed: int) -> None:
    values = drawn(audited.faults_a_report_misses, seed)
    held = {name: text.decode() for name, text in members(values).items()}
    style = held["style.css"]
    assert re.search(r"\.colonne \{ display: flex", style)
    assert re.search(r"\.suite \{ display: block", style)
    moved, nameless = [], []
    for name, text in held.items():
        if not name.endswith(".html"):
            continue
        page = Read(text)
        if page.orders != sorted(page.orders) and page.box == "colonne":
            moved.append(name)
        nameless += [
            one for one, told in page.fields.items() if not told and one not in page.labels
        ]
        assert f'class="{values["pale"]}"' in text
    assert moved == [values["page"][0]]
    labels = {"Nom": "nom", "Commune": "commune", "Téléphone": "tel", "Créneau": "creneau", "Âge": "age"}  # fmt: skip
    assert nameless == [labels[values["field"]]]
    pale = []
    for name in values["classes"]:
        rules = re.findall(rf"(p?)\.{name} \{{ color: (#\w+);(?: background: (#\w+);)? \}}", style)
        _strongest, ink, ground = max(rules)
        if contrast(ink, ground or "#ffffff") < audited.LEAST_CONTRAST:
            pale.append(name)
    assert pale == [values["pale"]]


def test_archives_open(tmp_path: Path) -> None:
    values = drawn(audited.faults_a_report_misses, 1)
    (held,) = values["files"].values()
    (tmp_path / "site.zip").write_bytes(held)
    assert zipfile.ZipFile(tmp_path / "site.zip").testzip() is None

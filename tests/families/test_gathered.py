"""Questions where one gathers before one counts: keys found again from the files, by other means than the families."""

from __future__ import annotations

import csv
import hashlib
import io
import mailbox
import re
import statistics
import zipfile
from collections import defaultdict
from datetime import datetime, timedelta
from email.header import decode_header, make_header
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import pytest

from pixsim.families.data import handed_kinds, moved_folders
from pixsim.families.data import types as data_types
from pixsim.families.messaging import applications
from pixsim.families.spreadsheets import groups
from pixsim.families.teamwork import calendar
from tests.families.draws import each_seed
from tests.families.opened import content, drawn


def rows(held: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(held.decode("utf-8-sig"), newline=""), delimiter=";"))


def unpacked(held: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(held)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@each_seed
def test_links_after_a_move(seed: int) -> None:
    values = drawn(moved_folders.links_after_a_move, seed)
    held = unpacked(content(values, "zip"))
    root = "https://site.example/"
    dead = []
    for page, data in held.items():
        text = re.sub(r"<!--.*?-->", "", data.decode())
        for href, label in re.findall(r'<a href="([^"]+)">([^<]+)</a>', text):
            whole = urljoin(root + page, href)
            if whole.startswith(root) and whole.removeprefix(root) not in held:
                dead.append((page, label, href))
    assert str(len(dead)) == values["count"]
    (old,) = [href for page, label, href in dead if (page, label) == (values["page"], values["label"])]  # fmt: skip
    for right in values["right"]:
        aim = urljoin(root + values["page"], right).removeprefix(root)
        assert aim in held
        assert aim.rpartition("/")[2] == old.rpartition("/")[2]
    for wrong in values["not_right"]:
        assert urljoin(root + values["page"], wrong).removeprefix(root) not in held
    assert values["count"] not in values["not_count"]
    assert sum(name.startswith(f"{values['home']}/{values['moved']}/") for name in held) == 12


@each_seed
def test_fastest_connection(seed: int) -> None:
    values = drawn(handed_kinds.measured_rate, seed)
    units = {"Go": 10**9, "Mo": 10**6, "ko": 1000, "Mio": 1024 * 1024}
    bits: dict[str, float] = defaultdict(float)
    seconds: dict[str, float] = defaultdict(float)
    for row in rows(content(values, "csv")):
        amount, unit = row["taille"].split()
        bits[row["connexion"]] += 8 * float(amount.replace(",", ".")) * units[unit]
        begin, end = (datetime.strptime(row[name], "%H:%M:%S") for name in ("début", "fin"))
        seconds[row["connexion"]] += (end - begin).total_seconds() % 86400
    rates = {name: bits[name] / seconds[name] / 1e6 for name in bits}
    first = max(rates, key=rates.__getitem__)
    assert first == values["first"]
    assert float(values["key"].replace(",", ".")) == pytest.approx(rates[first], abs=0.051)


@each_seed
def test_altered_and_missing(seed: int) -> None:
    values = drawn(data_types.altered_file, seed)
    held = unpacked(content(values, "zip"))
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in held.items()}
    listed = [line.split(" *") for line in content(values, "sha256").decode().splitlines()]
    altered = [path for digest, path in listed if path in sums and sums[path] != digest.lower()]
    missing = [path for digest, path in listed if digest.lower() not in sums.values() and path not in sums]  # fmt: skip
    assert altered == values["name"][:1]
    assert missing == values["missing"][:1]
    assert len(listed) == values["total"] > 40
    digests, names = (
        {digest.lower() for digest, _path in listed},
        {path for _digest, path in listed},
    )
    strange = [path for path in held if path not in names]
    renamed = [path for path in strange if sums[path] in digests]
    assert (len(renamed), len(strange) - len(renamed)) == (2, 1)  # as the statement says
    assert len(held) == len(listed)


@each_seed
def test_filtered_mean(seed: int) -> None:
    values = drawn(groups.filtered_mean, seed)
    marks = [
        int(re.findall(r"^\d+", row["Note"])[0])
        for row in rows(content(values, "csv"))
        if row["Commune"].strip().casefold() == values["commune"].casefold()
        and row["Atelier"] == values["atelier"]
        and row["Note"] not in ("", "NR")
    ]
    assert len(marks) == values["nombre"]
    assert float(values["moyenne"].replace(",", ".")) == pytest.approx(statistics.fmean(marks), abs=0.0501)  # fmt: skip
    assert values["moyenne"] not in values["faux"]
    assert "," in values["moyenne"]


@each_seed
def test_complete_applications(seed: int, tmp_path: Path) -> None:
    values = drawn(applications.complete_applications, seed)
    path = tmp_path / "candidatures.mbox"
    path.write_bytes(content(values, "mbox").replace(b"\r\n", b"\n"))
    sent: dict[str, set[str]] = defaultdict(set)
    count = 0
    for message in mailbox.mbox(path):
        count += 1
        name, _address = parseaddr(str(message["From"]))
        assert message["To"] == "recrutement@association.example"
        who = str(make_header(decode_header(name)))
        for part in message.walk():
            if part.get_content_disposition() == "attachment":
                sent[who] |= set(re.findall("cv|lettre|identite", str(part.get_filename()).lower()))
        sent[who] |= set()
    assert count == values["sent"] > len(sent) == 12
    assert str(sum(len(held) == 3 for held in sent.values())) == values["count"]
    assert [who for who, held in sent.items() if held == {"cv", "lettre"}] == [values["who"]]
    assert values["count"] not in values["not_count"]
    assert values["who"] not in values["not_who"]


@each_seed
def test_meetings_that_clash(seed: int) -> None:
    values = drawn(calendar.universal_times, seed)
    text = content(values, "ics").decode()
    paris = ZoneInfo("Europe/Paris")
    held = {}
    for event in text.split("BEGIN:VEVENT")[1:]:
        (title,) = re.findall(r"SUMMARY:(.+?)\r", event)
        moments = []
        for name in ("DTSTART", "DTEND"):
            ((zone, stamp, universal),) = re.findall(rf"{name}(?:;TZID=([^:]+))?:(\d+T\d+)(Z?)", event)  # fmt: skip
            assert bool(zone) != bool(universal)
            moment = datetime.strptime(stamp, "%Y%m%dT%H%M%S")
            moments.append(moment.replace(tzinfo=ZoneInfo(zone or "UTC")).astimezone(paris))
        held[title] = moments
    start, end = held[values["one"]]
    assert values["first"] in (f"{start.hour} h {start.minute:02}", f"{start.hour} h")
    during = [title for title, (begin, finish) in held.items() if title != values["one"] and begin < end and start < finish]  # fmt: skip
    assert during == [values["clash"]]
    assert abs(held[values["alike"]][0] - start) >= timedelta(hours=1)
    assert values["first"] not in values["not_first"]
    assert sorted(values["titles"]) == sorted(set(held) - {values["one"]})

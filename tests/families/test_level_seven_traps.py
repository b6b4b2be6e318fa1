"""Level 7, where the first method that comes to mind is wrong: keys found again by other means."""

from __future__ import annotations

import csv
import email
import io
import re
import unicodedata
import zipfile
from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

import pypdf

from pixsim.families.data import agreements
from pixsim.families.messaging import garbled
from pixsim.families.programming import timetables
from pixsim.families.spreadsheets import attendance
from pixsim.text.french_dates import MONTHS
from tests.families.draws import each_seed
from tests.families.opened import content, drawn


def parse_date(said: str) -> date:
    """« 1er mars 2026 » as a day."""
    number, month, year = said.split()
    return date(int(year), MONTHS.index(month) + 1, int(number.removesuffix("er")))


def rows(held: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(held.decode("utf-8-sig"), newline=""), delimiter=";"))[1:]


def said_by_client(amendment: str) -> str:
    (said,) = re.findall(r"par le client le (\S+ \S+ \d{4})", amendment)
    return str(said)


@each_seed
def test_amended_contract(seed: int) -> None:
    values = drawn(agreements.amended_contract, seed)
    read = {}
    for name in ("contrat.pdf", "avenants.pdf", "contrat-cadre.pdf"):
        reader = pypdf.PdfReader(io.BytesIO(values["files"][name]), strict=True)
        read[name] = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
        assert len(reader.pages) >= (6 if name == "contrat.pdf" else 1)
    day = parse_date(values["day"])
    contract = read["contrat.pdf"]
    titles = dict(re.findall(r"Article (\d+)\. (Lieu|Droit|Litiges|Modifications)", contract))
    at = {title: number for number, title in titles.items()}
    now = {}
    for title in ("Lieu", "Droit", "Litiges"):
        article = re.split(rf"Article {at[title]}\. ", contract)[1].split("Article ")[0]
        (now[title],) = re.findall(r"pays suivant : (\S+)\.", article)
    (copier,) = [
        name for name in agreements._FIRMS if re.search(rf"{name} copies de secours", contract)
    ]
    history: dict[str, list[tuple[str, str]]] = {at["Lieu"]: [("0", now["Lieu"])], at["Droit"]: [("0", now["Droit"])]}  # fmt: skip
    by_client: dict[str, str] = {}
    for amendment in re.split(r"Avenant n° (?=\d Signé)", read["avenants.pdf"])[1:]:
        number = amendment[0]
        signed = [parse_date(one) for one in re.findall(r"(?:client|prestataire) le (\S+ \S+ \d{4})[,.]", amendment)]  # fmt: skip
        (own,) = re.findall(r"Il prend effet le (\S+ \S+ \d{4})\.", amendment) or [""]
        force = parse_date(own) if own else (max(signed).replace(day=28) + timedelta(5)).replace(day=1)  # fmt: skip
        assert len(signed) == 2
        assert min(signed).month != max(signed).month
        by_client[said_by_client(amendment)] = number
        if force > day:
            continue
        for article, country in re.findall(r"À l'article (\d+), le pays est remplacé par : (\S+)\.", amendment):  # fmt: skip
            history[article].append((number, country))
        for undone in re.findall(r"l'avenant que le client a signé le (\S+ \S+ \d{4}) est annulé", amendment):  # fmt: skip
            history[at["Lieu"]] = [one for one in history[at["Lieu"]] if one[0] != by_client[undone]]  # fmt: skip
        for old, new, since in re.findall(r"la société (.+?) est remplacée par (.+?) à compter du (.+?)\.", amendment):  # fmt: skip
            assert old == copier
            copier = new if parse_date(since) <= day else copier
    (shared,) = re.findall(r"confiées à la société (.+?), dès le premier jour", read["contrat-cadre.pdf"])  # fmt: skip
    came, went = re.findall(rf"{values['club']} (\d\d/\d\d/\d{{4}})(?: (\d\d/\d\d/\d{{4}}))?", read["contrat-cadre.pdf"])[0]  # fmt: skip
    since = (datetime.strptime(came, "%d/%m/%Y").date().replace(day=28) + timedelta(5)).replace(day=1)  # fmt: skip
    if since <= day and not (went and datetime.strptime(went, "%d/%m/%Y").date() < day):
        copier = shared
    assert (history[at["Lieu"]][-1][1], history[at["Droit"]][-1][1]) == (values["country"], values["law"])  # fmt: skip
    assert copier == values["copier"][0]
    assert now["Litiges"] not in (values["country"], values["law"])
    assert values["copier"][0] not in values["files"]["courrier.txt"].decode()


@each_seed
def test_wrong_encoding(seed: int) -> None:
    values = drawn(garbled.wrong_encoding, seed)
    message = email.message_from_bytes(content(values, "eml"))
    text, attached = message.walk().__iter__(), None
    parts = [part for part in text if not part.is_multipart()]
    body = parts[0].get_payload(decode=True)
    attached = parts[1].get_payload(decode=True)
    assert isinstance(body, bytes)
    assert isinstance(attached, bytes)
    said = re.search(r"portail change : (\S+)", body.decode("latin-1"))
    assert said is not None
    assert said[1] == values["code"]
    shown = re.search(r"portail change : (\S+)", body.decode(parts[0].get_content_charset() or ""))
    assert shown is not None
    assert shown[1] == values["misread"][0] != values["code"]
    assert unicodedata.normalize("NFC", values["code"]) == values["code"]
    with zipfile.ZipFile(io.BytesIO(attached)) as archive:
        paid = [
            row[2] for row in rows(archive.read("versements.csv")) if row[0] == values["number"]
        ]
    assert paid == [values["amount"]]


def faults_of(card: str) -> list[str]:
    """What the standards do not allow in a card, between its BEGIN and its END."""
    unfolded = card.replace("\n ", "").strip().split("\n")
    names = [re.split("[:;]", line)[0].upper().rpartition(".")[2] for line in unfolded]
    found = (
        ["l'espace qui commence la suite d'une ligne"]
        if any(":" not in line for line in unfolded)
        else []
    )
    found += ["la ligne VERSION"] if names[0] != "VERSION" else []
    found += ["la ligne FN (nom affiché)"] if "FN" not in names else []
    old = "VERSION:3.0" in unfolded
    return found + (["la ligne N (nom en parties)"] if old and "N" not in names else [])


@each_seed
def test_broken_card_of_many(seed: int) -> None:
    values = drawn(garbled.broken_card_of_many, seed)
    text = content(values, "vcf").decode().replace("\r\n", "\n")
    cards = re.findall(r"BEGIN:VCARD\n(.*?)END:VCARD\n", text, re.DOTALL)
    assert len(cards) == 200
    wrong = {card: faults_of(card) for card in cards if faults_of(card)}
    ((card, faults),) = wrong.items()
    assert faults == [values["fault"]]
    assert f"EMAIL:{values['address']}\n" in card
    assert values["fault"] in values["options"]


def minutes(text: str) -> int:
    hours, rest = text.split(":")
    return 60 * int(hours) + int(rest)


def clock_of(text: str) -> int:
    return minutes(text[:5])


def earliest(
    tables: dict[str, list[dict[str, str]]], services: set[str], begin: str, ready: int
) -> dict[str, tuple[int, set[str]]]:
    """Run after run until nothing is earlier: when one is at each stop by bus, and by which lines."""
    lines = {row["route_id"]: row["route_short_name"] for row in tables["routes"]}
    trips = {row["trip_id"]: row for row in tables["trips"]}
    runs: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in sorted(tables["stop_times"], key=lambda row: int(row["stop_sequence"])):
        if trips[row["trip_id"]]["service_id"] in services:
            runs[row["trip_id"]].append(row)
    found: dict[str, tuple[int, set[str]]] = {}

    def ready_at(stop: str) -> int:
        times = [ready if stop == begin else 10**6]
        times += [found[stop][0] + 3] if stop in found else []
        for row in tables["transfers"]:
            if row["to_stop_id"] == stop:
                walk = int(row["min_transfer_time"]) // 60
                origin = row["from_stop_id"]
                times += [ready + walk] if origin == begin else []
                times += [found[origin][0] + walk] if origin in found else []
        return min(times)

    moving = True
    while moving:
        moving = False
        for trip, stops in runs.items():
            line, aboard = lines[trips[trip]["route_id"]], False
            for row in stops:
                stop, arrives = row["stop_id"], clock_of(row["arrival_time"])
                if aboard:
                    at, known = found.get(stop, (10**6, set()))
                    if arrives < at or (arrives == at and line not in known):
                        found[stop] = (arrives, {*(known if arrives == at else ()), line})
                        moving = True
                aboard = aboard or ready_at(stop) <= clock_of(row["departure_time"])
    return found


@each_seed
def test_earliest_arrival(seed: int) -> None:
    values = drawn(timetables.earliest_arrival, seed)
    hours, rest = values["ready"].split(" h ")
    ready = 60 * int(hours) + int(rest)
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        tables = {
            name.removesuffix(".txt"): list(
                csv.DictReader(io.StringIO(archive.read(name).decode()))
            )
            for name in archive.namelist()
            if name != "lisez-moi.txt"
        }
    day = parse_date(values["day"])
    week = {
        row["service_id"]
        for row in tables["calendar"]
        if row[f"{day:%A}".lower()] == "1"
        and row["start_date"] <= f"{day:%Y%m%d}" <= row["end_date"]
    }
    changed = {
        kind: {
            row["service_id"]
            for row in tables["calendar_dates"]
            if row["date"] == f"{day:%Y%m%d}" and row["exception_type"] == kind
        }
        for kind in "12"
    }
    services = week - changed["2"] | changed["1"]
    assert services != week
    stops = {row["stop_name"]: row["stop_id"] for row in tables["stops"]}
    begin, goal = stops[values["begin"]], stops[values["goal"]]
    at, by = earliest(tables, services, begin, ready)[goal]
    assert at == minutes(values["time"])
    assert by == {values["line"]}
    assert len(tables["stop_times"]) > 500
    every = {row["service_id"] for row in tables["trips"]}
    no_walk = {**tables, "transfers": []}
    for held, kept in ((tables, week), (tables, every), (no_walk, services)):
        other = earliest(held, kept, begin, ready).get(goal, (0, set()))[0]
        assert other != at
        assert not other or values["wrong_time"].count(f"{other // 60:02}:{other % 60:02}")


@each_seed
def test_who_came(seed: int) -> None:
    values = drawn(attendance.who_came, seed)

    def bare(text: str) -> str:
        plain = unicodedata.normalize("NFD", text.lower())
        return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())

    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        known, moved, typed = (
            rows(archive.read(f"{name}.csv")) for name in ("inscrits", "changements", "presents")
        )
    new = {bare(old): bare(now) for old, now in moved}
    names: dict[Any, str] = {
        frozenset(bare(f"{last} {first}").split()): bare(mail) for last, first, mail in known
    }
    assert len(names) == len(known)
    came, others = set(), set()
    for (text,) in typed:
        plain = re.sub(r"\+[^@]*@", "@", bare(text))
        mail = new.get(plain, plain) if "@" in plain else names.get(frozenset(plain.split()), "")
        if mail in names.values():
            came.add(mail)
        else:
            others.add(
                frozenset(re.split("[. ]", plain.split("@")[0].replace("da silva", "dasilva")))
            )
    assert values["nombre"] == len(known) - len(came)
    assert values["intrus"] == len(others)
    assert str(values["nombre"]) not in values["faux"]

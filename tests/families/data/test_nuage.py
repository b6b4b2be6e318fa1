"""Keys found another way. Storing online and synchronising: conflicts, quotas, applicable law."""

from __future__ import annotations

import io
import re
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pypdf

from pixsim.families.data import nuage
from pixsim.worlds.goals import reached
from tests.families.attachments import drawn, workbook
from tests.families.dates import parse_date
from tests.families.reading import csv_rows
from tests.families.seeds import each_seed


@each_seed
def test_files_to_send(seed: int) -> None:
    values = drawn(nuage.files_to_upload, seed)
    here, there = (dict(csv_rows(values, f"{n}.csv")) for n in ("ordinateur", "en-ligne"))
    assert all(re.match(r"2026-\d\d-\d\d", day) for day in (*here.values(), *there.values()))
    assert str(sum(day > there.get(name, "") for name, day in here.items())) == values["key"]


def plain(name: str) -> str:
    return re.sub(r" \(conflit, \w+\)", "", name)


@each_seed
def test_of_each_document_the_last_version_saved_stays(seed: int) -> None:
    values = nuage.conflicting_copies(np.random.default_rng(seed))
    world: Any = values["world"]
    start = world
    for act in values["solution"]:
        world = world.step(act)
    assert reached(values["goal"], start, world)
    here = start.place
    before = [n for n in start.nodes if n.parent == here and not n.folder]
    doubled = {plain(n.name) for n in before if "conflit" in n.name}
    assert len(doubled) == 3
    for name in doubled:
        versions = [n for n in before if plain(n.name) == name]
        last = max(versions, key=lambda n: n.date)
        assert [n.date for n in versions].count(last.date) == 1
        (kept,) = (n for n in world.nodes if n.parent == here and plain(n.name) == name)
        assert (kept.id, kept.name) == (last.id, name)
    assert any(len({n.date[:10] for n in before if plain(n.name) == name}) == 1 for name in doubled)
    assert {n.name for n in before} - {n.name for n in before if plain(n.name) in doubled} <= {
        n.name for n in world.nodes if n.parent == here
    }


@each_seed
def test_minutes(seed: int) -> None:
    values = drawn(nuage.upload_minutes, seed)

    def bits(size: str) -> float:
        number, unit = size.split()
        return round(8 * {"ko": 1e3, "Mo": 1e6, "Go": 1e9}[unit] * float(number.replace(",", ".")))

    here, there = (list(page.values)[1:] for page in workbook(values).worksheets)
    online = {name: bits(size) for name, size in there}
    away = [bits(size) for name, size, ticked in here if ticked == "oui" and online.get(name) != bits(size)]  # fmt: skip
    minutes = sum(away) / (values["rate"] * 1e6) / 60
    assert int(values["key"]) - 1 < minutes < int(values["key"])
    assert values["key"] not in values["wrong"]


def said_by_client(amendment: str) -> str:
    (said,) = re.findall(r"par le client le (\S+ \S+ \d{4})", amendment)
    return str(said)


@each_seed
def test_amended_contract(seed: int) -> None:
    values = drawn(nuage.amended_contract, seed)
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
    (copier,) = [name for name in nuage._FIRMS if re.search(rf"{name} copies de secours", contract)]
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

"""Levels 5 to 7 that read several sources: keys found again from the bytes, by other means."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from pixsim.families.adaptation import loaded, saving
from pixsim.families.adaptation import text as texts
from pixsim.families.citizenship import commons, erased
from pixsim.families.documents import reviewed
from pixsim.families.media import files as media
from pixsim.families.privacy import clauses
from pixsim.families.programming import amended
from pixsim.families.teamwork import ballots
from pixsim.worlds.files import acts as disk
from pixsim.worlds.goals import reached
from tests.families.acted import done
from tests.families.draws import each_seed
from tests.families.opened import drawn, rows_of


def lines(held: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(held.decode("utf-8-sig"), newline=""), delimiter=";"))[1:]


@each_seed
def test_photos_within_budget(seed: int) -> None:
    values = drawn(loaded.photos_within_budget, seed)
    record = json.loads(values["files"]["accueil.har"])["log"]
    assert len(values["files"]["accueil.har"]) < 64_000
    page = min(record["pages"], key=lambda one: one["startedDateTime"])
    start, length = page["startedDateTime"], page["pageTimings"]["onLoad"]

    def since(entry: dict[str, str]) -> Decimal:
        def seconds(text: str) -> Decimal:
            hours, minutes, rest = text[11:23].split(":")
            return (Decimal(hours) * 60 + Decimal(minutes)) * 60 + Decimal(rest)

        return (seconds(entry["startedDateTime"]) - seconds(start)) * 1000

    used = sum(
        entry["response"]["_transferSize"]
        for entry in record["entries"]
        if entry["pageref"] == page["id"] and since(entry) < Decimal(str(length))
    )
    assert values["used"] == str(round(used / 1000))
    units = {"octets": 1, "ko": 1000, "Mo": 10**6}
    left, count = Decimal(values["budget"].replace(" ", "")) * 1000 - used, 0
    for _name, *sizes in lines(values["files"]["photos.csv"]):
        told = [size.replace(",", ".").split() for size in sizes if size]
        left -= min(Decimal(number) * units[unit] for number, unit in told)
        if left < 0:
            break
        count += 1
    assert values["count"] == str(count)
    assert values["count"] not in values["not_count"]


@pytest.mark.parametrize("seed", range(5))
def test_two_functions_mended(seed: int, tmp_path: Path) -> None:
    values = drawn(amended.two_functions_mended, seed)
    for name, held in values["files"].items():
        (tmp_path / name).write_bytes(held)

    def displayed() -> list[str]:
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "bilan.py"],
            cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=True, timeout=30,
        )  # fmt: skip
        return [line.partition(" : ")[2] for line in done.stdout.splitlines()]

    broken = displayed()
    program = (tmp_path / "bilan.py").read_text(encoding="utf-8")
    for names in ([values["first"]], [values["second"]], [values["first"], values["second"]]):
        mended = program
        for name in names:
            part = amended.PARTS[name]
            assert part.wrong in mended
            mended = mended.replace(part.wrong, part.right)
        (tmp_path / "bilan.py").write_text(mended, encoding="utf-8")
        assert (displayed() == values["numbers"]) == (len(names) == 2)
    assert broken != values["numbers"]
    assert ", ".join(values["numbers"]) == values["shown"]


_SVG = "{http://www.w3.org/2000/svg}"


@each_seed
def test_tables_of_a_plan(seed: int) -> None:
    values = drawn(media.svg_shapes, seed)
    root = ET.fromstring(values["files"][values["name"]])
    pairs = {"#f00": "#ff0000", "#00f": "#0000ff", "#ff0": "#ffff00", "#0ff": "#00ffff", "#f0f": "#ff00ff"}  # fmt: skip
    names = {"red": "#ff0000", "blue": "#0000ff", "yellow": "#ffff00", "cyan": "#00ffff", "magenta": "#ff00ff"}  # fmt: skip
    rules = dict(re.findall(r"\.(\w+) { fill: (\S+); }", root.find(f"{_SVG}style").text or ""))  # type: ignore[union-attr]

    def plain(paint: str) -> str:
        channels = re.findall(r"\d+", paint) if paint.startswith("rgb") else []
        paint = "#" + "".join(f"{int(one):02x}" for one in channels) if channels else paint.lower()
        return names.get(pairs.get(paint, paint), pairs.get(paint, paint))

    (legend,) = (group for group in root if group.get("id") == "legende")
    texts = [text.text or "" for text in legend.iter(f"{_SVG}text")]
    samples = list(legend.iter(f"{_SVG}circle"))
    (asked,) = (one.get("fill", "") for one, text in zip(samples, texts, strict=False) if text.endswith(f"table {values['kind']}"))  # fmt: skip
    limit = int(re.findall(r"rayon de (\d+)", texts[-1])[0])
    count = 0
    for group in root.iter(f"{_SVG}g"):
        if group is legend or group.get("display") == "none":
            continue
        for shape in group.iter(f"{_SVG}circle"):
            styled = re.findall(r"fill:([^;]+)", shape.get("style", ""))
            paint = [*styled, rules.get(shape.get("class", "")), shape.get("fill"), group.get("fill")]  # fmt: skip
            colour = next(one for one in paint if one)
            count += plain(colour) == plain(asked) and int(shape.get("r", "0")) >= limit
    assert values["key"] == [str(count)]


@each_seed
def test_ocr_code(seed: int) -> None:
    values = drawn(media.ocr_code, seed)
    rows = dict(line.split(" ; ") for line in values["files"][values["name"]].decode().splitlines()[2:])  # fmt: skip
    whole = {who: code.translate(str.maketrans("OlZSB", "01258")) for who, code in rows.items()}
    assert all(code.isdigit() and len(code) == 9 for code in whole.values())
    assert whole[values["who"]] == values["key"][0]
    assert not rows[values["who"]].isdigit()
    assert [who for who, code in whole.items() if int(code[:7]) % 97 != int(code[7:])] == [values["doubtful"]]  # fmt: skip


@each_seed
def test_weights_decide_the_vote(seed: int) -> None:
    values = drawn(ballots.weighted_vote, seed)
    college = {row[0]: row[1] for row in lines(values["files"]["electeurs.csv"])}
    last: dict[str, tuple[datetime, str]] = {}
    day, hour = values["closing"].split(" 2026 à ")
    number, month = day.split()
    months = ("avril", "mai", "juin", "octobre")
    closing = datetime(2026, (4, 5, 6, 10)[months.index(month)], int(number), int(hour.split()[0]))
    for at, who, choice in lines(values["files"]["votes.csv"]):
        moment = datetime.strptime(at, "%d/%m/%Y %H:%M")
        if who in college and moment < closing and (who not in last or last[who][0] < moment):
            last[who] = moment, choice
    totals: dict[str, int] = dict.fromkeys(values["plans"], 0)
    for who, (_moment, choice) in last.items():
        if choice:
            totals[choice] += values["heavy"] if college[who] == "fondateurs" else 1
    assert max(totals, key=lambda plan: totals[plan]) == values["best"]
    assert values["points"] == str(totals[values["best"]])
    assert sorted(totals.values())[-2] < totals[values["best"]]
    assert values["points"] not in values["not_points"]


_UNION = {"Irlande", "Allemagne", "Pays-Bas", "Pologne", "Portugal", "Suède", "Italie", "Finlande", "Chypre", "Malte", "Croatie", "Lettonie"}  # fmt: skip


@each_seed
def test_data_read_from_outside_the_union(seed: int) -> None:
    values = drawn(clauses.transfer, seed)
    text = " ".join(values["files"]["confidentialite.txt"].decode().split())
    rows = re.findall(
        r"- (\w[\w ]*)\. Siège : ([^.]+)\. Accès aux données depuis : ([^.,]+)(, jusqu'au [^.]+)?\.",
        text,
    )
    assert len(rows) == 6
    outside = [(firm, access) for firm, _seat, access, end in rows if access not in _UNION and not end]  # fmt: skip
    assert outside == [(values["firm"], values["country"])]
    assert sum(seat not in _UNION for _firm, seat, _access, _end in rows) == 1
    (task,) = re.findall(rf"{values['firm']} s'occupe (.+?)\.", text)
    task = task.replace("du ", "le ", 1) if task.startswith("du ") else task.removeprefix("de ")
    (held,) = re.findall(rf"Pour {re.escape(task)}, nous confions (.+?) à un prestataire", text)
    assert held == values["held"]
    assert values["country"] not in values["not_country"]


@each_seed
def test_licence_of_photos(seed: int) -> None:
    values = drawn(clauses.licence, seed)
    with zipfile.ZipFile(io.BytesIO(values["files"][values["name"]])) as archive:
        held = {name: " ".join(archive.read(name).decode().split()) for name in archive.namelist()}
    lengths = {"dix jours": 10, "trente jours": 30, "un trimestre": 90, "six semaines": 42, "quinze jours": 15, "deux mois": 60}  # fmt: skip
    found = re.findall(r"Article (P\d)\. Fin de la licence .*? prend fin (.+?) après", held["conditions-photos.txt"])  # fmt: skip
    assert found == [(values["clause"], next(said for said, days in lengths.items() if str(days) == values["days"]))]  # fmt: skip
    general = held["conditions-generales.txt"]
    granted = re.findall(r"[abcd]\) (.+?)(?: ;|\. La licence)", general)
    refused = re.findall(r"les usages suivants : (.+?) ; (.+?)\.", general)[0]
    also = re.findall(r"refuser cet usage : (.+?)\.", held["conditions-photos.txt"])
    assert set(granted) - set(refused) - set(also) == {values["kept"]}
    assert sorted(granted) == sorted(values["uses"])
    assert values["since"] in held["avis.txt"]
    assert values["days"] not in values["not_days"]


@each_seed
def test_who_wrote_a_sentence_first(seed: int) -> None:
    values, world = done(commons.author_of_an_addition, seed)
    versions = {
        int(page.url.rpartition("-")[2]): [block.text for block in page.body if block.tag == "p"]
        for page in world.pages
        if "/version-" in page.url
    }
    holding = [number for number, texts in sorted(versions.items()) if values["asked"] in texts]
    who, *_texts = versions[holding[0]]
    assert who.endswith((f" {values['key']}", f"'{values['key']}"))
    assert holding[-1] > holding[0] + len(holding) - 1  # it went, and came back
    assert values["key"] not in values["wrong"]
    assert any(f"/version-{holding[0]}" in fact[1] for fact in world.facts() if fact[0] == "at")


@each_seed
def test_changes_settled_as_the_threads_decide(seed: int) -> None:
    values = reviewed.changes_settled(np.random.default_rng(seed))
    start = values["world"]
    lines_ = []
    for block in start.blocks:
        text = ""
        last = (
            block.comments[0].replies[-1][1] if block.comments and block.comments[0].replies else ""
        )
        last = last or (block.comments[0].text if block.comments else "")
        gone = ""
        for run in block.runs:
            if run.change == "removed":
                gone = run.text
            elif run.change == "added":
                pool = next(pool for pool in reviewed._VALUES.values() if run.text in pool)
                said = [one for one in pool if one in last]
                kept = said[0] if said else run.text if run.author == values["chief"] else gone
                text += kept
            else:
                text += run.text
        lines_.append(text)
    assert ("text", " ¶ ".join(lines_)) == values["goal"].want[0]


def test_an_open_document_is_saved_in_another_format() -> None:
    values = saving.as_pdf(np.random.default_rng(5))
    start = values["world"]
    (save,) = values["solution"]
    opened = start.step(disk.Open(thing=save.thing))
    assert reached(values["goal"], start, opened.step(disk.SaveOpenAs(form="pdf")))
    assert not reached(values["goal"], start, opened.step(disk.SaveOpenAs(form="docx")))


@each_seed
def test_attribution_of_a_retouched_photo(seed: int) -> None:
    values = drawn(texts.attribution, seed)
    with zipfile.ZipFile(io.BytesIO(values["files"][values["name"]])) as archive:
        pages = {name: archive.read(name).decode() for name in archive.namelist()}
    page = pages.pop(values["page"])
    (original,) = re.findall(r'après la <a href="([^"]+)"', page)
    assert f"Photographe : {values['author']}<" in pages[original]
    assert f"couleurs : {values['editor']}<" in page
    assert f"Titre : {values['title']}<" in page
    code, version = re.findall(r"licenses/([a-z-]+)/(\d\.0)/", page)[0]
    assert values["licence"] == f"CC {code.upper()} {version}"
    assert values["licence"] in values["licences"]
    assert f'permanente : <a href="{values["source"][0]}">' in page
    assert values["not_source"] in pages[original]


@each_seed
def test_minors_who_may_complain(seed: int) -> None:
    values = drawn(erased.minors_who_may_complain, seed)
    months = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")  # fmt: skip

    def day(told: str) -> tuple[int, int, int]:
        number, month, year = told.split()
        return int(year), months.index(month) + 1, int(number.removesuffix("er"))

    today = day(values["today"])
    able = []
    for name, born, _site, collected, asked, answer, _when in rows_of(values):
        eighteen = (born.year + 18, born.month, born.day)
        year, month = (asked.year, asked.month + 1) if asked.month < 12 else (asked.year + 1, 1)
        due = (year, month, asked.day)
        minor = (collected.year, collected.month, collected.day) < eighteen
        if minor and (answer == "refus" or (not answer and due < today)):
            able.append(name)
    assert values["count"] == str(len(able))
    assert values["who"] in able
    until = datetime.strptime(values["until"], "%d/%m/%Y")
    assert (until - datetime(*day(values["got"]))).days == 21
    assert values["count"] not in values["not_count"]

"""Keys found another way. Judging a source: author, date, intent, tampering, who quotes whom."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import Counter, defaultdict
from datetime import datetime
from typing import Any

import pytest
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

from pixsim.families.search import fiabilite
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.reading import number, only_text, records_of
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_article_author_and_date(seed: int) -> None:
    values = draw_values(fiabilite.author_of_an_article, seed)
    assert re.findall("^Par (.+)$", only_text(values), re.MULTILINE) == [values["author"]]
    values = draw_values(fiabilite.article_date, seed)
    assert re.findall("Publié le ([0-9/]+)", only_text(values)) == [values["published"]]
    assert re.findall("Mis à jour le ([0-9/]+)", only_text(values)) == values["wrong"]


_MISTRUST = ("commission", "2012", "un voisin", "fabricants du secteur, qui", "pas mon métier", "du vendeur")  # fmt: skip


@each_seed
def test_only_sentences_of_pages_that_nobody_pays_for_are_kept(seed: int) -> None:
    _values, world = done(fiabilite.sources_worth_it, seed)
    kept = {line.claim for line in world.lines}
    for claim in world.claims:
        page = world.source(claim.cites)
        text = f"{page.day} {' '.join(page.lines)}"
        assert (claim.id in kept) is not any(word in text for word in _MISTRUST)
        assert claim.text in page.lines[0]
    assert len(kept) == 2


@each_seed
def test_taken_there_and_then(seed: int) -> None:
    values = drawn(fiabilite.photos_checked_by_exif, seed)
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        held: dict[str, Any] = {
            name: Image.open(io.BytesIO(archive.read(name))) for name in values["names"]
        }
        text = archive.read("lieux.csv").decode("utf-8-sig").replace(",", ".")
    places = {
        name: (float(north), float(east))
        for name, north, east in list(csv.reader(text.splitlines(), delimiter=";"))[1:]
    }
    day, start, end = re.fullmatch(r"le (\S+), entre (\d+) h et (\d+) h", values["when"]).groups()  # type: ignore[union-attr]
    found = []
    for name, picture in held.items():
        exif = picture.getexif()
        at = datetime.strptime(exif.get_ifd(IFD.Exif)[Base.DateTimeOriginal], "%Y:%m:%d %H:%M:%S")
        where = exif.get_ifd(IFD.GPSInfo)
        north, east = (
            sum(float(part) / 60**n for n, part in enumerate(where[tag]))
            for tag in (GPS.GPSLatitude, GPS.GPSLongitude)
        )
        east *= -1 if where[GPS.GPSLongitudeRef] == "W" else 1
        town = min(places, key=lambda one: abs(places[one][0] - north) + abs(places[one][1] - east))
        told = f"{at:%d/%m/%Y}" == day and int(start) <= at.hour < int(end) + 1
        if told and town == values["place"] and exif[Base.Software].startswith("Firmware"):
            found.append(name)
    assert found == [values["key"]]


@each_seed
def test_origin_of_a_figure(seed: int) -> None:
    values = draw_values(fiabilite.quoted_origin, seed)
    with zipfile.ZipFile(io.BytesIO(values["files"]["articles.zip"])) as archive:
        pages = {name: archive.read(name).decode() for name in archive.namelist()}
    assert len(pages) == 30
    own = {re.findall(r'canonical" href="(.+?)"', page)[0]: name for name, page in pages.items()}
    share, subject, year = re.findall(r"(\d+) % des foyers de la vallée (.+) \((\d+)\)", values["figure"])[0]  # fmt: skip
    found = []
    for name, page in pages.items():
        counted = re.search(
            r"mars (\d+), nos enquêteurs ont interrogé (\d+) foyers (.+?) : (\d+) d'entre eux (.+?)\.", page
        )  # fmt: skip
        if counted is None:
            assert re.findall(r'<a href="(.+?)"', page)[0] in own  # it sends one on
        elif (counted[1], counted[3], counted[5]) == (year, "de la vallée", subject):
            found += [name] if 100 * int(counted[4]) == int(share) * int(counted[2]) else []
    assert found == [values["answer"][0]]


def _figures(text: str) -> list[int]:
    """The numbers of a text, thousands parted or not."""
    return [int(one.replace(" ", "")) for one in re.findall(r"\d{1,3}(?: \d{3})+|\d+", text)]


@each_seed
def test_each_figure_is_that_of_the_study_it_comes_from(seed: int) -> None:
    values, world = done(fiabilite.figures_traced, seed)
    wrong = {}
    for place, (line, claim) in enumerate(zip(world.lines, world.claims, strict=True), 1):
        page = world.source(claim.cites)
        name = re.search(r"lit-on dans « ([\w ]+) »", page.lines[0])
        assert name is not None
        page = next(one for one in world.sources if name[1] == one.by and one.name.endswith(": dossier"))  # fmt: skip
        study = re.search(r"D'après la dernière édition de « ([\w ]+) »", page.lines[0])
        assert study is not None
        old, last = sorted((one for one in world.sources if one.name[:-5] == study[1]), key=lambda one: one.name)  # fmt: skip
        assert line.source == last.id
        right, local = (_figures(text)[0] for text in last.lines)
        assert _figures(line.text)[0] == right
        assert re.sub(r"\d+ %", "", line.text) == re.sub(r"\d+ %", "", claim.text)
        said = _figures(claim.text)[0]
        if said != right:
            wrong[place] = {local: "local", _figures(old.lines[0])[0]: "before"}[said]
    assert wrong == {values["local"]: "local", values["before"]: "before"}


@each_seed
def test_claim_of_an_article(seed: int) -> None:
    values = drawn(fiabilite.claim_of_an_article, seed)
    latest: dict[str, dict[str, str]] = {}
    for row in records_of(values, "frequentation.csv"):
        before = latest.get(row["relevé"])
        if before is None or row["saisi le"].split("/")[::-1] > before["saisi le"].split("/")[::-1]:
            latest[row["relevé"]] = row
    open_in: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in latest.values():
        open_in[row["commune"], row["mois"][:2]].add(row["mois"][3:])
    sums: Counter[tuple[str, str]] = Counter()
    for row in latest.values():
        if len(open_in[row["commune"], row["mois"][:2]]) == 2:
            sums[row["commune"], row["mois"][3:]] += int(row[values["unit"]])
    text = values["files"]["article.txt"].decode()
    claims = re.findall(r"À (.+), (hausse|baisse) de ([\d,]+) %", text)
    assert sorted(town for town, _way, _said in claims) == values["places"]
    false = {}
    for town, way, said in claims:
        change = 100 * (sums[town, "2025"] / sums[town, "2024"] - 1)
        assert (change > 0) == (way == "hausse")
        if abs(number(said) - abs(change)) > 0.0501:
            false[town] = abs(change)
    assert list(false) == [values["false"]]
    assert number(values["right"]) == pytest.approx(false[values["false"]], abs=0.0501)
    assert values["right"] not in values["wrong"]


@each_seed
def test_what_is_printed_follows_the_last_pages(seed: int) -> None:
    _values, world = done(fiabilite.mend_report, seed)
    pages = {one.name.split(" ")[0] + one.name[-4:]: one for one in world.sources}
    report, fixed, final = (next(one for key, one in pages.items() if key.startswith(head) and one.name != other)
                            for head, other in (("Bilan", "Bilan 2024, chiffres définitifs"), ("Rectificatif", ""), ("Bilan", "Bilan 2025")))  # fmt: skip
    sites = {line.split(" : ")[0]: _figures(line)[0] for line in report.lines[:3]}
    (site,) = (name for name in sites if f"site {name} a compté" in fixed.lines[0])
    sites[site] -= _figures(fixed.lines[1])[0]
    total, before = sum(sites.values()), _figures(final.lines[0])[1]
    first, second, third, fourth = (line.text for line in world.lines)
    assert _figures(first) == [2025, total]
    change = 100 * (total - before) / before
    assert _figures(second)[0] == abs(round(change))
    assert ("moins" in second) is (change < 0)
    assert third.endswith(f"{max(sites, key=lambda name: sites[name])}.")
    crowd = {line.split(" : ")[0].removeprefix("Atelier "): _figures(line)[0] for line in report.lines[4:]}  # fmt: skip
    top = max(crowd, key=lambda name: crowd[name])
    assert f"« {top} »" in fourth
    assert _figures(fourth)[0] == crowd[top]
    early = _figures(report.lines[3])[1]
    assert len({abs(round(change)), *(round(100 * (now - then) / then) for now, then in ((total, early), (total + _figures(fixed.lines[1])[0], before)))}) >= 2  # fmt: skip
    assert world.declared == "une partie du texte"

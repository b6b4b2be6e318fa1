"""Work of level 7 on several files: keys found again in what is handed, by another way than the families."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from collections import defaultdict
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import docx
from PIL import Image, ImageOps

from pixsim.families.citizenship import signed
from pixsim.families.documents import compiled, pages
from pixsim.families.media import ordered
from pixsim.families.privacy import compared
from pixsim.families.search import several_feeds
from pixsim.text.french_dates import MONTHS
from tests.families.draws import each_seed
from tests.families.opened import drawn

PARIS, UNIVERSAL = ZoneInfo("Europe/Paris"), ZoneInfo("UTC")


def members(values: dict[str, Any], name: str = "") -> dict[str, bytes]:
    (held,) = (held for file, held in values["files"].items() if name in file)
    with zipfile.ZipFile(io.BytesIO(held)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(held: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(held.decode("utf-8-sig").splitlines(), delimiter=";"))


def moment(text: str, zone: ZoneInfo) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=zone)


def day(text: str) -> date:
    number, month, year = text.split()
    return date(int(year), MONTHS.index(month) + 1, int(number.removesuffix("er")))


@each_seed
def test_signatures(seed: int) -> None:
    values = drawn(signed.agreements_that_hold, seed)
    held = members(values)
    certificates = {row["certificat"]: row for row in rows(held["certificats.csv"])}
    good, changed, by_wall_clock = [], 0, []
    for row in rows(held["signatures.csv"]):
        content = held[f"conventions/{row['fichier']}"]
        whole = hashlib.sha256(content).hexdigest() == row["SHA-256"]
        changed += not whole
        assert row["signataire"] in content.decode()
        proof = certificates[row["certificat"]]
        at = moment(row["signé le (UTC)"], UNIVERSAL)
        ended = proof["révoqué le"] or proof["valable jusqu'au"]
        fit = whole and row["niveau"] == "qualifiée"
        if fit and moment(proof["valable du"], PARIS) <= at < moment(ended, PARIS):
            good.append(row["signataire"])
        if fit and at.replace(tzinfo=None) < moment(ended, PARIS).replace(tzinfo=None):
            by_wall_clock.append(row["signataire"])
    assert good == [values["who"]]
    assert changed == values["changed"]
    assert sorted(by_wall_clock) == sorted([values["who"], values["late"]])


@each_seed
def test_policies(seed: int) -> None:
    values = drawn(compared.service_that_fits, seed)
    held = members(values)
    on = day(values["day"])
    inside = {"Dublin", "Francfort", "Varsovie", "Porto", "Malmö", "Gand", "Lyon", "Turin", "Vienne"}  # fmt: skip
    lengths = {"six mois": 6, "dix mois": 10, "un trimestre": 3, "douze mois": 12, "neuf mois": 9, "un an": 12,
               "un an et demi": 18, "deux ans": 24, "trois ans": 36, "quinze mois": 15, "treize mois": 13}  # fmt: skip
    fits, by_policy, folders = [], [], {name.partition("/")[0] for name in held}
    for service in folders:
        text = " ".join(held[f"{service}/politique.txt"].decode().split())
        articles = dict(re.findall(r"Article (\d)\. (.+?)(?= Article \d|$)", text))
        changes: list[tuple[date, str, str]] = []
        ends: dict[int, date] = {}
        for name in sorted(n for n in held if n.startswith(f"{service}/avenant")):
            change = " ".join(held[name].decode().split())
            if found := re.search(r"compter du (.+?), la .*article (\d).* : « (.+) »", change):
                changes.append((day(found[1]), found[2], found[3]))
            else:
                ended = re.search(r"n° (\d) cesse de s'appliquer le (.+?) :", change)
                assert ended is not None
                ends[int(ended[1]) - 1] = day(ended[2])
        said = {number: articles[number].partition(". ")[2] for number in "345"}
        by_policy.append((service, _fits(said, lengths)))
        standing = [one for place, one in enumerate(changes) if ends.get(place, date.max) > on]
        said |= {number: new for since, number, new in sorted(standing) if since <= on}
        elsewhere = [
            row["ville des serveurs"]
            for row in rows(held[f"{service}/sous-traitants.csv"])
            if row["ville des serveurs"] not in inside
            and datetime.strptime(row["depuis le"], "%d/%m/%Y").date() <= on
            and (not row["jusqu'au"] or datetime.strptime(row["jusqu'au"], "%d/%m/%Y").date() >= on)
        ]
        if _fits(said, lengths) and not elsewhere:
            fits.append(service)
    assert fits == [values["key"]]
    assert folders == {*fits, *values["wrong"]}
    assert sum(fit for _service, fit in by_policy) == 4
    assert not dict(by_policy)[values["key"]]


def _fits(said: dict[str, str], lengths: dict[str, int]) -> bool:
    """Whether a year at most is kept, and nothing told to partners."""
    sentence = said["4"].partition(". Les")[0]
    kept = max((text for text in lengths if re.search(rf"\b{text}\b", sentence)), key=len)
    return lengths[kept] <= 12 and re.search(r"aucun|Aucune", said["5"]) is not None


@each_seed
def test_feeds(seed: int) -> None:
    values = drawn(several_feeds.articles_of_a_day, seed)
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
    of_day = {g: at for g, (at,) in published.items() if at.date() == day(values["day"])}
    assert len(of_day) == values["of_day"]
    assert min(of_day, key=lambda guid: of_day[guid]) == values["first"][0]
    assert str(values["of_day"]) not in values["not_of_day"]
    assert str(values["count"]) not in values["all_items"]


@each_seed
def test_report_that_does_not_compile(seed: int) -> None:
    values = drawn(compiled.fault_in_several_files, seed)
    held = members(values)
    main = [row for row in held["rapport.tex"].decode().splitlines() if not row.startswith("%")]
    faults, defined, cited = [], set(), set()
    for name in re.findall(r"\\input\{(\w+)\}", "\n".join(main)):
        opened: list[tuple[str, int]] = []
        shown = False
        for number, row in enumerate(held[f"{name}.tex"].decode().splitlines(), 1):
            told = row.partition("%")[0]
            if told.strip() in (r"\begin{verbatim}", r"\end{verbatim}"):
                shown = "begin" in told
                continue
            if shown:
                continue
            defined |= set(re.findall(r"\\label\{(.+?)\}", told))
            cited |= set(re.findall(r"\\ref\{(.+?)\}", told))
            for way, kind in re.findall(r"\\(begin|end)\{(\w+)\}", told):
                if way == "begin":
                    opened.append((kind, number))
                    continue
                while opened[-1][0] != kind:
                    faults.append((f"{name}.tex", opened.pop()[1]))
                opened.pop()
        assert not opened
    assert faults == [(values["file"][0], values["line"])]
    assert cited - defined == {values["label"][0]}
    assert f"\\label{{{values['label'][0]}}}".encode() in held[values["left"]]


@each_seed
def test_booklets(seed: int) -> None:
    values = drawn(pages.booklets_for_a_printer, seed)
    inner, outer = (float(values[side].replace(",", ".")) for side in ("inner", "outer"))
    told: dict[str, str] = {}
    for name, held in members(values, "docx").items():
        faults = set()
        with zipfile.ZipFile(io.BytesIO(held)) as archive:
            if b"mirrorMargins" not in archive.read("word/settings.xml"):
                faults.add("des marges qui ne sont pas en vis-à-vis")
        for section in docx.Document(io.BytesIO(held)).sections:
            lengths = (section.page_width, section.page_height, section.left_margin,
                       section.gutter, section.right_margin)  # fmt: skip
            width, height, left, gutter, right = (round(n / 360_000, 2) for n in lengths if n is not None)  # fmt: skip
            if (width, height) != (14.8, 21.0):
                faults.add("le format du papier")
            if left + gutter < inner - 0.01:
                faults.add("trop peu de place côté reliure")
            if right < outer - 0.01:
                faults.add("trop peu de place côté extérieur")
        told[name.removesuffix(".docx")] = "; ".join(faults)
    assert [name for name, fault in told.items() if not fault] == [values["good"][0]]
    assert told[values["first"]] == values["why_first"]
    assert told[values["second"]] == values["why_second"]
    for name, held in members(values, "odt").items():
        with zipfile.ZipFile(io.BytesIO(held)) as archive:
            styles = archive.read("styles.xml").decode()
        mirrored = 'page-usage="mirrored"' in styles
        assert mirrored == ("vis-à-vis" not in told[name.removesuffix(".odt")])


def number(text: str) -> float:
    return float(text.replace(",", "."))


@each_seed
def test_prints(seed: int) -> None:
    values = drawn(ordered.prints_ordered, seed)
    held = members(values)
    fine, taken, wide = {}, 0, {}
    for row in rows(held["commande.csv"]):
        name, *sides = row.values()
        across, down = map(float, sides)
        image = Image.open(io.BytesIO(held[name]))
        upright = ImageOps.exif_transpose(image)
        fine[name] = upright.width / (across / 2.54)
        assert abs(fine[name] - upright.height / (down / 2.54)) < 0.4
        assert abs(fine[name] - values["least"]) > 5
        taken += image.mode == "RGB" and fine[name] >= values["least"]
        wide[name] = (upright.width, image.width, across)
    worst = min(fine, key=lambda name: fine[name])
    assert worst == values["worst"][0]
    assert round(fine[worst]) == int(values["fine"])
    assert taken == values["taken"] > 0
    upright_width, stored, width = wide[worst]
    assert abs(upright_width / values["least"] * 2.54 - number(values["width"])) < 0.0501
    assert stored / (width / 2.54) > values["least"]  # one who forgets to turn it takes it


@each_seed
def test_memory(seed: int) -> None:
    values = drawn(ordered.pictures_in_memory, seed)
    held = members(values)
    raw, wide = {}, {}
    for name, content in held.items():
        image = Image.open(io.BytesIO(content))
        raw[name] = len(image.tobytes())
        wide[name] = image.width * image.height
    biggest = max(raw, key=lambda name: raw[name])
    assert biggest == values["biggest"][0]
    assert raw[biggest] / 1000 == number(values["key"])
    assert sum(weight <= 1000 * values["limit"] for weight in raw.values()) == values["fitting"]
    assert biggest != max(wide, key=lambda name: wide[name])
    assert biggest != max(held, key=lambda name: len(held[name]))

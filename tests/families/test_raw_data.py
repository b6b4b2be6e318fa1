"""Work on raw data, of levels 6 and 7: keys found again with pandas, or by other means than the families."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pandas as pd
import pytest

from pixsim.families.data import copies
from pixsim.families.publishing import journals
from pixsim.families.search import catalogues
from pixsim.families.spreadsheets import exports, hours
from pixsim.families.teamwork import quotas
from pixsim.families.troubleshooting import volumes
from pixsim.families.wellbeing import metered
from tests.families.draws import each_seed
from tests.families.opened import content, drawn


def frame(held: bytes, **options: Any) -> Any:
    return pd.read_csv(io.BytesIO(held), sep=";", encoding="utf-8-sig", **options)


def figure(text: str) -> float:
    return float(text.replace(",", "."))


@each_seed
def test_two_exports(seed: int) -> None:
    values = drawn(exports.two_exports, seed)
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        north, south = (frame(archive.read(name), dtype=str) for name in ("nord.csv", "sud.csv"))
    north["day"] = pd.to_datetime(north["Date"], format="%d/%m/%Y")
    south["day"] = pd.to_datetime(south["Date"], format="%m/%d/%Y")
    north["sum"] = (
        north["Montant"]
        .str.replace(r"[\s\u202f\xa0]", "", regex=True)
        .str.replace(",", ".")
        .astype(float)
    )
    south["sum"] = south["Montant"].str.replace(",", "").astype(float)
    both = pd.concat([north, south])
    both["number"] = both["Dossier"].str.extract(r"(\d+)", expand=False)
    assert (both.groupby("number")["sum"].nunique() == 1).all()
    assert (both.groupby("number")["day"].nunique() == 1).all()
    start, end = (pd.to_datetime(values[name], format="%d/%m/%Y") for name in ("debut", "fin"))
    once = both.drop_duplicates("number")
    kept = once[once["day"].between(start, end)].sort_values("sum", ascending=False)
    assert values["nombre"] == len(kept)
    assert kept["number"].iloc[2] == values["dossier"][-1]
    assert kept["sum"].iloc[1] > kept["sum"].iloc[2] > kept["sum"].iloc[3]
    assert str(len(kept)) not in values["faux_nombre"]
    assert not set(values["dossier"]) & set(values["faux_dossier"])


@each_seed
def test_week_to_year(seed: int) -> None:
    values = drawn(metered.week_to_year, seed)
    sheets = pd.read_excel(io.BytesIO(content(values, "xlsx")), sheet_name=None, engine="openpyxl")
    week, calendar = sheets["Semaine"], sheets["Calendrier"]
    assert len(week) == 169
    assert len(calendar) == 365
    week.columns = ["at", "A", "B"]
    week["A"] /= 1000
    week["B"] = -week["B"].diff(-1)
    week = week.iloc[:-1]
    days = week.groupby(week["at"].dt.normalize())[["A", "B"]].sum()
    joined = days.join(calendar.set_index("Jour"))
    means = joined.groupby("Salles")[["A", "B"]].mean()
    year = means.mul(calendar["Salles"].value_counts(), axis=0).sum()
    assert year.idxmin() == values["best"]
    assert figure(values["gap"]) == pytest.approx(abs(year["A"] - year["B"]), abs=0.51)
    assert all(abs(figure(one) - figure(values["gap"])) > 30 for one in values["wrong"])
    assert set(joined["Salles"]) == {"ouvert", "fermé"}
    assert sum(day.weekday() < 5 for day in joined.index[joined["Salles"] == "fermé"]) == 1


@each_seed
def test_copies_of_two_machines(seed: int) -> None:
    values = drawn(copies.copies_of_two_machines, seed)
    rows = frame(content(values, "csv"))
    rows["same"] = rows["sha256"].str.replace(" ", "").str.lower()
    assert rows["same"].str.fullmatch("[0-9a-f]{64}").all()
    assert (rows.groupby("same")["taille_octets"].nunique() == 1).all()
    assert rows["chemin"].is_unique
    first = rows.drop_duplicates("same")
    assert values["count"] == len(rows) - len(first)
    freed = rows["taille_octets"].sum() - first["taille_octets"].sum()
    assert figure(values["freed"]) == pytest.approx(freed / 1e6, abs=0.0051)
    (asked,) = rows.loc[rows["chemin"] == values["shown"], "same"]
    held = rows[rows["same"] == asked]
    fit = held[~held["chemin"].str.startswith("À jeter/")]
    assert fit.sort_values("modifie_le")["chemin"].iloc[0] == values["kept"][0]
    assert held.sort_values("modifie_le")["chemin"].iloc[0] != values["kept"][0]
    assert set(values["not_kept"]) == set(held["chemin"]) - {values["kept"][0]}


@each_seed
def test_nested_query(seed: int) -> None:
    values = drawn(catalogues.nested_query, seed)
    plain = str.maketrans("éèêâîô", "eeeaio")
    code = re.sub(
        r"[a-zéèêâîô]+", lambda word: f"('{word[0].translate(plain)}' in words)", values["query"]
    )
    code = code.replace("SAUF", "and not").replace("ET", "and").replace("OU", "or")
    found = 0
    for text in frame(content(values, "csv"))["mots_cles"]:
        words = [word.strip() for word in text.lower().translate(plain).split(",")]
        found += bool(eval(code, {"words": words}))
    assert found == values["count"] > 0
    assert str(found) not in values["wrong"]
    assert values["wrong"]


@each_seed
def test_visits_of_readers(seed: int) -> None:
    values = drawn(journals.visits_of_readers, seed)
    rows = frame(content(values, "csv"))
    rows["at"] = pd.to_datetime(rows["heure"], format="%d/%m/%Y %H:%M:%S")
    kept = rows[~rows["navigateur"].str.contains("bot|crawler|spider", case=False)]
    kept = kept.sort_values(["adresse", "navigateur", "at"], kind="stable")
    gaps = kept.groupby(["adresse", "navigateur"])["at"].diff()
    begins = gaps.isna() | (gaps > pd.Timedelta(minutes=30))
    pages = begins.cumsum().value_counts()
    assert figure(values["bounce"]) == pytest.approx(
        100 * (pages == 1).sum() / len(pages), abs=0.0051
    )
    assert figure(values["pages"]) == pytest.approx(len(kept) / len(pages), abs=0.0051)
    assert values["bounce"] not in values["bounce_wrong"]
    assert values["pages"] not in values["pages_wrong"]
    assert len(rows) <= 700


@each_seed
def test_out_of_inodes(seed: int) -> None:
    values = drawn(volumes.out_of_inodes, seed)
    text = content(values, "txt").decode()
    sizes, inodes, weights, counts = (
        part.splitlines()[1:] for part in re.split(r"\n\n\$ d", text)[1:]
    )
    for lines, full in ((sizes, []), (inodes, [values["plain"]])):
        cells = [line.split() for line in lines[1:] if not line.startswith("/dev/loop")]
        assert [row[5] for row in cells if row[4] == "100%"] == full
    mounts = [row.split()[5] for row in inodes[1:]]

    def mount(folder: str) -> str:
        return max((one for one in mounts if folder.startswith(one)), key=len)

    files = {line.split()[1]: int(line.split()[0]) for line in counts}
    mine = {name: count for name, count in files.items() if mount(name) == values["plain"]}
    assert max(mine, key=lambda name: mine[name]) == values["crowd"]
    assert max(files, key=lambda name: files[name]) in values["wrong_folder"]
    heavy = {line.split()[1]: line.split()[0] for line in weights}
    assert max(mine, key=lambda name: figure(heavy[name][:-1])) == values["bulk"]


@each_seed
def test_room_for_films(seed: int) -> None:
    values = drawn(quotas.room_for_films, seed)
    rows = pd.read_excel(io.BytesIO(content(values, "xlsx")), engine="openpyxl")
    kilobytes = rows["Taille"] * rows["Unité"].map({"ko": 1, "Mo": 1_000, "Go": 1_000_000})
    size, free = 1000 * int(values["size"]), 1_000_000 * int(values["quota"]) - kilobytes.sum()
    assert int(values["now"]) == free // size
    assert int(values["after"]) == (free + kilobytes[rows["État"] == "corbeille"].sum()) // size
    assert values["now"] not in values["not_now"]
    assert values["after"] not in values["not_after"]


@each_seed
def test_hours_done(seed: int) -> None:
    values = drawn(hours.hours_done, seed)
    rows = pd.read_excel(io.BytesIO(content(values, "xlsx")), engine="openpyxl")
    rows["n"] = rows["Heures"].astype(str).str.extract(r"(\d+)", expand=False).astype(int)
    rows["town"] = rows["Commune"].str.strip().str.capitalize()
    kept = rows[rows["État"] == "fait"]
    assert int(values["sum"]) == kept.loc[kept["town"] == values["town"], "n"].sum()
    totals = kept.groupby("Nom")["n"].sum()
    assert int(values["count"]) == (totals >= int(values["limit"])).sum()
    assert values["sum"] not in values["not_sum"]
    assert values["count"] not in values["not_count"]

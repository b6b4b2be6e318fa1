"""Keys found another way. Sorting and filtering: sort keys, criteria, duplicates, dates."""

from __future__ import annotations

import io
import re
import statistics
import unicodedata
import zipfile
from collections import Counter

import pandas as pd
import pytest

from pixsim.families.spreadsheets import tri_filtre
from pixsim.worlds.goals import reached
from pixsim.worlds.sheet import acts
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.frames import frame
from tests.families.reading import records, records_of
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_sorted_first(seed: int) -> None:
    fields = draw_values(tri_filtre.sorted_first, seed)
    rows = records_of(fields)
    end = min if fields["ordre"].startswith("du plus petit") else max
    best = end(int(row[fields["colonne"]]) for row in rows)
    names = [row["Prénom"] for row in rows if int(row[fields["colonne"]]) == best]
    assert names == [fields["nom"]]


@each_seed
def test_a_number_typed_again_is_sorted_with_the_others(seed: int) -> None:
    values, world = done(tri_filtre.texts_to_sort, seed)
    assert values["world"].cells["A7"] == values["town"]
    assert values["world"].cells["B7"] == f"'{values['count']}"
    numbers = [int(world.shown(f"B{row}")) for row in range(2, 8)]
    assert numbers == sorted(numbers)
    assert numbers[-1] != values["count"]
    typed = values["world"].step(acts.Put(cell="B7", text=str(values["count"])))
    typed = typed.step(acts.Sort(cell="B2", order="croissant"))
    assert reached(values["goal"], values["world"], typed)


@each_seed
def test_filtered_count(seed: int) -> None:
    fields = draw_values(tri_filtre.filtered_count, seed)
    word = fields["critere"].split()[-1]
    rows, age = records_of(fields), re.search(r"ont (\d+) ans", fields["critere"])
    kept = (
        [row for row in rows if int(row["Âge"]) >= int(age[1])]
        if age
        else [row for row in rows if word in (row["Commune"], row["Atelier"])]
    )
    assert fields["nombre"] == len(kept)


@each_seed
def test_sorted_twice(seed: int) -> None:
    fields = draw_values(tri_filtre.sorted_twice, seed)
    rows = sorted(records_of(fields), key=lambda row: int(row["Score"]), reverse=True)
    rows.sort(key=lambda row: row["Commune"])
    found = rows[fields["place"] - 1]
    assert f"{found['Prénom']} {found['Nom']}" == fields["reponse"]


@each_seed
def test_filtered_mean(seed: int) -> None:
    values = drawn(tri_filtre.filtered_mean, seed)
    marks = [
        int(re.findall(r"^\d+", row["Note"])[0])
        for row in records(content(values, "csv"))
        if row["Commune"].strip().casefold() == values["commune"].casefold()
        and row["Atelier"] == values["atelier"]
        and row["Note"] not in ("", "NR")
    ]
    assert len(marks) == values["nombre"]
    assert float(values["moyenne"].replace(",", ".")) == pytest.approx(statistics.fmean(marks), abs=0.0501)  # fmt: skip
    assert values["moyenne"] not in values["faux"]
    assert "," in values["moyenne"]


def bare(text: str) -> str:
    """Letters alone, without accents nor capitals."""
    letters = unicodedata.normalize("NFD", text.lower())
    return re.sub(r"[^a-z']", "", letters)


@each_seed
def test_towns_of_many_hands(seed: int) -> None:
    values = drawn(tri_filtre.towns_of_many_hands, seed)
    typed = [row["Commune"] for row in records_of(values, "fiches.csv")]
    joined = {bare(row["Ancienne commune"]): row["Commune nouvelle"] for row in records_of(values, "fusions.csv")}  # fmt: skip
    known = {bare(town): town for town in tri_filtre._COMMUNES}
    assert len(known) == len(tri_filtre._COMMUNES)
    plain = [bare(re.sub(r"^\s*st(e?)\b", r"saint\1", town, flags=re.IGNORECASE)) for town in typed]
    counts = Counter(joined.get(town, known[town]) for town in plain)
    assert len(counts) == values["nombre"]
    (first, most), (_second, less) = counts.most_common(2)
    assert (first, most) == (values["premiere"], values["fiches"])
    assert most > less
    assert known[Counter(plain).most_common(1)[0][0]] == values["seconde"] != first
    assert 200 < len(typed) <= 480


@each_seed
def test_two_exports(seed: int) -> None:
    values = drawn(tri_filtre.two_exports, seed)
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        north, south, gone = (
            frame(archive.read(name), dtype=str) for name in ("nord.csv", "sud.csv", "retraits.csv")
        )
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
    left_out = gone["Dossier"].str.extract(r"(\d+)", expand=False)
    once = both.drop_duplicates("number")
    assert once.number.isin(left_out).sum() == len(gone)
    once = once[~once.number.isin(left_out)]
    kept = once[once["day"].between(start, end)].sort_values("sum", ascending=False)
    assert values["nombre"] == len(kept)
    assert kept["number"].iloc[2] == values["dossier"][-1]
    assert kept["sum"].iloc[1] > kept["sum"].iloc[2] > kept["sum"].iloc[3]
    assert str(len(kept)) not in values["faux_nombre"]
    assert not set(values["dossier"]) & set(values["faux_dossier"])

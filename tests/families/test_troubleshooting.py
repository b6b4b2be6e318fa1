"""Families of competence 5.1: every key is found again from what the candidate reads."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np

from pixsim.families.troubleshooting import disk as troubleshooting_disk
from pixsim.families.troubleshooting import files as troubleshooting_files
from pixsim.families.troubleshooting import logs as troubleshooting_logs
from tests.families.draws import each_seed


def drawn(family: Callable[[np.random.Generator], dict[str, Any]], seed: int) -> dict[str, Any]:
    return family(np.random.default_rng(seed))


def text_of(fields: dict[str, Any], name: str = "") -> str:
    files: dict[str, bytes] = fields["files"]
    return files[name or next(iter(files))].decode("utf-8-sig")


def table_of(fields: dict[str, Any]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text_of(fields)), delimiter=";"))


def number(text: str) -> float:
    return float(text.replace(",", "."))


def seconds(clock: str) -> int:
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + int(rest)


@each_seed
def test_biggest_folder(seed: int) -> None:
    fields = drawn(troubleshooting_disk.biggest_folder, seed)
    totals: Counter[str] = Counter()
    for row in table_of(fields):
        totals[row["dossier"]] += int(row["taille_mo"])
    (first, most), (_, next_most) = totals.most_common(2)
    biggest_file = max(table_of(fields), key=lambda row: int(row["taille_mo"]))
    assert first == fields["dossier"]
    assert most > next_most
    assert biggest_file["dossier"] == fields["faux"] != first


@each_seed
def test_biggest_process(seed: int) -> None:
    fields = drawn(troubleshooting_disk.biggest_process, seed)
    rows = table_of(fields)
    biggest = max(rows, key=lambda row: int(row["memoire_mo"]))
    busiest = max(rows, key=lambda row: number(row["processeur_pourcent"]))
    assert biggest["processus"] == fields["nom"]
    assert fields["nom"] not in (rows[0]["processus"], busiest["processus"])


@each_seed
def test_only_one_program_never_gives_memory_back(seed: int) -> None:
    fields = drawn(troubleshooting_disk.memory_leak, seed)
    sizes = {"Ko": Fraction(1, 1000), "Mo": Fraction(1), "Go": Fraction(1000)}
    series: dict[str, list[tuple[str, Fraction]]] = {}
    for row in table_of(fields):
        number, unit = row["memoire"].split()
        value = Fraction(number.replace(",", ".")) * sizes[unit]
        series.setdefault(row["programme"], []).append((row["heure"], value))
    again = [tuple(line.split(";")) for line in text_of(fields, "relances.csv").splitlines()[1:]]
    assert len(series) == 20
    growing = [
        name
        for name, values in series.items()
        if all(a < b for (_t, a), (time, b) in pairwise(values) if (time, name) not in again)
    ]
    assert growing == [fields["nom"]]
    assert any(name == fields["nom"] for _time, name in again)


@each_seed
def test_first_error(seed: int) -> None:
    fields = drawn(troubleshooting_logs.first_error, seed)
    rows = [line.split() for line in text_of(fields).splitlines()]
    last = max(n for n, row in enumerate(rows) if row[3] == "lancement")
    assert next(row[2] for row in rows[last:] if row[1] == "ERREUR") == fields["code"]
    assert next(row[2] for row in rows if row[1] == "ERREUR") in fields["fautes"]
    assert fields["code"] not in fields["fautes"]
    assert rows[-1][1] == "FATAL"
    assert len(rows) > 150
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)


@each_seed
def test_count_errors(seed: int) -> None:
    fields = drawn(troubleshooting_logs.count_errors, seed)
    whole = text_of(fields)
    last = whole.rpartition("démarrage du service")[2]
    pattern = r"^\d\S+ \S+ (?:ERREUR|ERROR) [Ee]-?(\d+) "
    (best, count), (_second, less) = Counter(re.findall(pattern, last, re.M)).most_common(2)
    assert (f"E{best}", str(count)) == (fields["code"][0], fields["nombre"])
    assert less < count
    assert Counter(re.findall(pattern, whole, re.M)).most_common(1)[0][0] != best
    assert fields["nombre"] not in fields["not_nombre"]
    assert len(whole.splitlines()) > 500


@each_seed
def test_one_event_precedes_all_errors(seed: int) -> None:
    fields = drawn(troubleshooting_logs.correlate, seed)
    errors = re.findall(r" (\S+) ERREUR connexion", text_of(fields, "application.log"))
    network = text_of(fields, "reseau.log")
    unset, _line, reset = network.partition("horloge remise")
    slow = int(re.findall(r"retardait de (\d+) s", network)[0])
    events = [
        (seconds(time) + late, code)
        for part, late in ((unset, slow), (reset, 0))
        for time, code in re.findall(r"T(\S+)Z événement (\S+)", part)
    ]
    shown = re.findall(r"T(\S+)Z événement (\S+)", network)

    def always(told: list[tuple[int, str]], zone: int, nearest: int, furthest: int) -> set[str]:
        """Codes that come before each loss, so near."""
        moments = [seconds(error) - zone for error in errors]
        return set.intersection(
            *({code for time, code in told if nearest < at - time < furthest} for at in moments)
        )

    assert len(errors) == 15
    assert len(events) > 750
    assert always(events, 3600, 0, 60) == {fields["code"]}
    assert fields["trop_tot"] in always(events, 3600, 60, 120)
    assert fields["sans_retard"] in always([(seconds(t), c) for t, c in shown], 3600, 0, 60)


@each_seed
def test_first_ticket(seed: int) -> None:
    fields = drawn(troubleshooting_logs.first_ticket, seed)
    last = {row["numero"]: row for row in table_of(fields)}
    assert len(last) < len(table_of(fields))
    ranks = {
        number: (
            3 - sum(row[name].strip().lower().startswith("fort") for name in ("impact", "urgence")),
            row["jour"].split("/")[::-1],
            row["heure"].replace("h", ":").rjust(5, "0"),
        )
        for number, row in last.items()
        if row["etat"].lower() == "ouverte"
    }
    assert min(ranks, key=lambda name: ranks[name]) == fields["numero"]
    assert fields["close"] not in ranks


@each_seed
def test_mojibake(seed: int) -> None:
    fields = drawn(troubleshooting_files.mojibake, seed)
    held = fields["files"]["clients.csv"]
    readable = {}
    for coding, said in (("utf-8", "UTF-8"), ("cp1252", "Windows-1252 (ANSI)"), ("cp850", "MS-DOS (850)"), ("mac_roman", "Macintosh (Mac Roman)")):  # fmt: skip
        lines = held.decode(coding, "replace").splitlines()
        if all(re.fullmatch(r"[\w;' -]+", line) and not re.search("[^a-zA-Z0-9éèêëôöûüïîàçÉ;' -]", line) for line in lines):  # fmt: skip
            readable[said] = {line.split(";")[0]: line.split(";")[1] for line in lines}
    assert list(readable) == [fields["coding"]]
    assert readable[fields["coding"]][fields["number"]] == fields["name"] not in fields["not_name"]


_SIGNATURES = {
    "25504446": "PDF",
    "89504e47": "PNG",
    "ffd8ff": "JPEG",
    "4f676753": "OGG",
    "504b0304": "ZIP",
    "47494638": "GIF",
    "664c6143": "FLAC",
    "7b5c7274": "RTF",
}


@each_seed
def test_first_bytes(seed: int) -> None:
    fields = drawn(troubleshooting_files.real_format, seed)
    ((name, content),) = fields["files"].items()
    read = [kind for start, kind in _SIGNATURES.items() if content.hex().startswith(start)]
    assert read == [fields["formes"][0]]
    assert not name.upper().endswith(read[0])
    assert fields["files"] == drawn(troubleshooting_files.real_format, seed)["files"]

"""Keys found another way. Comparing algorithms: searching, sorting, cost, graphs."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections import defaultdict

import numpy as np

from pixsim.families.programming import algorithmes
from tests.families.attachments import content, drawn
from tests.families.dates import parse_date
from tests.families.drawing import draw_named
from tests.families.reading import records_of
from tests.families.seeds import each_seed


@each_seed
def test_searches(seed: int) -> None:
    g = draw_named("programming.algorithmes.bisection_steps", seed)
    n = int(re.findall(r"(?:à|parmi|de) (\d{2,})", g["scene"].replace("\u00a0", ""))[0])
    steps = 0
    while n:
        n, steps = n // 2, steps + 1
    assert steps == int(g["key"])


@each_seed
def test_the_time_that_grows_as_a_square(seed: int) -> None:
    f = draw_named("programming.algorithmes.measured_times", seed)
    big = int(f["big"].replace(" ", ""))
    guesses = {}
    for name in f["options"]:
        best: dict[int, float] = {}
        for r in records_of(f):
            if r["programme"] == name:
                size, time = int(r["lignes"]), float(r["secondes"].replace(",", "."))
                best[size] = min(time, best.get(size, time))
        x, y = np.array(sorted(best)), np.array([best[size] for size in sorted(best)])
        shapes = {"line": x, "square": x**2, "middling": x * np.log2(x)}
        fits = {shape: np.polyfit(v, y, 1, full=True) for shape, v in shapes.items()}
        shape = min(fits, key=lambda one: float(fits[one][1][0]))
        at = {"line": big, "square": big**2, "middling": big * np.log2(big)}[shape]
        guesses[name] = float(np.polyval(fits[shape][0], at))
    assert min(guesses, key=guesses.__getitem__) == f["which"]
    assert abs(guesses[f["which"]] - int(f["key_time"])) <= 20
    quickest = min(records_of(f), key=lambda r: float(r["secondes"].replace(",", ".")))
    assert quickest["programme"] == f["fast"] != f["which"]
    assert all(abs(int(w) - int(f["key_time"])) > 25 for w in f["wrong_time"])


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
    values = drawn(algorithmes.earliest_arrival, seed)
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

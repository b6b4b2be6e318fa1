"""Keys found another way. Finding one's traces: IP address, user agent, referrer, location."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from urllib.parse import urlsplit

from pixsim.families.privacy import traces
from pixsim.families.privacy.traces import entry_site, fingerprint, requested_page, user_agent
from tests.families.drawing import Fields, draw_sound_values
from tests.families.reading import only_text
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_what_was_told_is_still_remembered_and_nothing_else(seed: int) -> None:
    values, world = done(traces.forgotten_traces, seed)
    before = [one.text for one in values["world"].memory]
    assert [one.text for one in world.memory] == [text for text in before if "dit par vous" in text]
    assert len(before) - len(world.memory) == 2


LOG = re.compile(
    r'(?P<ip>\S+) - - \[(?P<day>[^:]+):(?P<time>\S+) \+0[01]00\] "GET (?P<page>\S+) HTTP/1.1" '
    r'\d+ \d+ "(?P<origin>[^"]+)" "(?P<agent>[^"]+)"'
)


def log_of(fields: Fields) -> list[dict[str, str]]:
    matches = [LOG.fullmatch(line) for line in only_text(fields).splitlines()]
    assert all(matches)
    return [match.groupdict() for match in matches if match]


@each_seed
def test_requested_page(seed: int) -> None:
    fields = draw_sound_values(requested_page, seed)
    hour, minute = map(int, fields["time"].split(" h "))
    until = f"{hour - 1:02}:{minute:02}:00"
    assert only_text(fields).count("+0000]") == len(log_of(fields)) == 170
    found = [
        row["page"] for row in log_of(fields) if row["ip"] == fields["ip"] and row["time"] < until
    ]
    assert found[-1:] == fields["key"][:1]


@each_seed
def test_user_agent(seed: int) -> None:
    fields = draw_sound_values(user_agent, seed)
    asked = [row for row in log_of(fields) if row["page"].endswith("/reglement.pdf")]
    (agent,) = [row["agent"] for row in asked if int(row["time"][:2]) == fields["hour"]]
    assert len(asked) > 4
    marks = {"Firefox/": "Firefox", "Edg/": "Edge", "Chrome/": "Chrome", "Safari/": "Safari"}
    systems = {"Android": "Android", "iPhone": "iOS", "Macintosh": "macOS", "Windows": "Windows"}
    assert fields["browser"][0] == next(name for mark, name in marks.items() if mark in agent)
    system = next((name for mark, name in systems.items() if mark in agent), "Linux")
    assert fields["system"][0] == system


@each_seed
def test_entry_site(seed: int) -> None:
    fields = draw_sound_values(entry_site, seed)
    came_from = {r["page"]: r["origin"] for r in log_of(fields) if r["ip"] == fields["ip"]}
    page = "/merci.html"
    while urlsplit(came_from[page]).hostname == "www.atelier.example":
        page = urlsplit(came_from[page]).path
    assert urlsplit(came_from[page]).hostname == fields["key"][0]


def rows_of(fields: Fields) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(only_text(fields)), delimiter=";"))


@each_seed
def test_fingerprint(seed: int) -> None:
    fields = draw_sound_values(fingerprint, seed)
    rows = rows_of(fields)
    (mine,) = [row for row in rows if row["visite"] == fields["visit"]]
    kept = ("navigateur", "systeme", "fuseau", "langue", "nombre_de_polices")
    alike = [
        row["visite"]
        for row in rows
        if row["jour"] == "mardi"
        and all(row[name] == mine[name] for name in kept)
        and set(row["ecran"].split("x")) == set(mine["ecran"].split("x"))
        and int(row["version"]) >= int(mine["version"])
    ]
    ip = {row["visite"]: row["ip"] for row in rows}
    assert alike == fields["key"]
    assert ip[alike[0]] != mine["ip"] == ip[fields["wrong"][0]]
    whole = Counter(tuple(row.values())[3:] for row in rows if row["jour"] == "lundi")
    assert fields["alone"] == list(whole.values()).count(1)
    assert str(len(whole)) in fields["not_alone"]

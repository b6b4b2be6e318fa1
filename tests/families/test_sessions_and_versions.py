"""Sessions, versions, plans and patterns: keys found again from the files, by other means than the families."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

from pixsim.families.data import handed_trees
from pixsim.families.publishing import plans
from pixsim.families.search import handed
from pixsim.families.teamwork import merged, sessions
from tests.families.draws import each_seed
from tests.families.opened import content, drawn

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def rows(held: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(held.decode("utf-8-sig"), newline=""), delimiter=";"))[1:]


def day_of(said: str) -> date:
    return datetime.strptime(said, "%d/%m/%Y").date()


def events(held: bytes) -> list[dict[str, list[str]]]:
    found: list[dict[str, list[str]]] = []
    for text in held.decode().split("BEGIN:VEVENT\r\n")[1:]:
        event = defaultdict[str, list[str]](list)
        for line in text.partition("END:VEVENT")[0].splitlines():
            name, _colon, value = line.partition(":")
            event[name.partition(";")[0]].append(value)
        found.append(event)
    return found


def moment(stamp: str) -> datetime:
    return datetime.strptime(stamp, "%Y%m%dT%H%M%S")


def produced(event: dict[str, list[str]]) -> list[datetime]:
    """Moments of a rule, day by day, before any is taken out."""
    parts = dict(part.split("=") for part in event["RRULE"][0].split(";"))
    start = moment(event["DTSTART"][0])
    monday = start.date() - timedelta(days=start.weekday())
    last = date(2027, 12, 31)
    if "UNTIL" in parts:
        last = datetime.strptime(parts["UNTIL"], "%Y%m%dT%H%M%SZ").date()
    found: list[datetime] = []
    now = start
    while now.date() <= last and len(found) < int(parts.get("COUNT", 999)):
        weekday = CODES[now.weekday()]
        if parts["FREQ"] == "WEEKLY":
            week = (now.date() - monday).days // 7
            fits = weekday in parts["BYDAY"].split(",") and week % int(parts["INTERVAL"]) == 0
        else:
            fits = f"{(now.day + 6) // 7}{weekday}" == parts["BYDAY"]
        if fits:
            found.append(now)
        now += timedelta(days=1)
    return found


@each_seed
def test_sessions_that_hold(seed: int) -> None:
    values = drawn(sessions.sessions_that_hold, seed)
    mine = [event for event in events(content(values, "ics")) if event["SUMMARY"] == [values["title"]]]  # fmt: skip
    (ruled,) = [event for event in mine if event["RRULE"]]
    held = {at: at for at in produced(ruled) if f"{at:%Y%m%dT%H%M%S}" not in ruled["EXDATE"]}
    before = len(held)
    for event in mine:
        if event["RECURRENCE-ID"]:
            at = moment(event["RECURRENCE-ID"][0])
            assert at in held
            held[at] = moment(event["DTSTART"][0])
            if event["STATUS"]:
                del held[at]
    assert len(held) == before - 2
    shut = {day_of(begin) + timedelta(n) for begin, end, _why in rows(content(values, "csv")) for n in range((day_of(end) - day_of(begin)).days + 1)}  # fmt: skip
    left = sorted(at.date() for at in held.values() if at.date() not in shut)
    assert (str(len(left)), f"{left[-1]:%d/%m/%Y}") == (values["held"], values["last"])
    assert values["held"] not in values["not_held"]
    assert values["last"] not in values["not_last"]
    assert len(left) < len(held)


@each_seed
def test_room_clashes(seed: int) -> None:
    values = drawn(sessions.room_clashes, seed)
    busy: dict[str, dict[date, set[int]]] = {}
    for club in (values["one"], values["two"]):
        minutes = busy.setdefault(club, defaultdict(set))
        for event in events(values["files"][f"{club}.ics"]):
            length = moment(event["DTEND"][0]) - moment(event["DTSTART"][0])
            for at in produced(event):
                if f"{at:%Y%m%dT%H%M%S}" not in event["EXDATE"]:
                    begin = at.hour * 60 + at.minute
                    minutes[at.date()] |= set(range(begin, begin + length.seconds // 60))
    one, two = busy.values()
    days = sorted(day for day in one if one[day] & two.get(day, set()))
    assert (str(len(days)), f"{days[0]:%d/%m/%Y}") == (values["count"], values["day"])
    assert len(days) < len(set(one) & set(two))
    assert values["count"] not in values["not_count"]


@each_seed
def test_lines_really_new(seed: int) -> None:
    values = drawn(merged.lines_really_new, seed)
    added, removed = Counter[str](), Counter[str]()
    priced = []
    page = ""
    for hunk in re.split(r"(?m)^diff --git ", content(values, "diff").decode())[1:]:
        head, _at, body = hunk.partition("\n@@ ")
        page = re.findall(r"\+\+\+ b/(\S+)", head)[0]
        sizes, *lines = body.splitlines()
        signs = Counter(line[0] for line in lines)
        old, new = re.findall(r",(\d+)", sizes)
        assert (signs[" "] + signs["-"], signs[" "] + signs["+"]) == (int(old), int(new))
        for line in lines:
            (added if line[0] == "+" else removed if line[0] == "-" else Counter[str]())[line[1:]] += 1  # fmt: skip
            if line.startswith("+Adhésion"):
                priced.append(page)
    new_lines = added - removed
    assert str(new_lines.total()) == values["count"]
    assert priced == values["page"][:1]
    assert added.total() == new_lines.total() + values["moved"]
    assert values["count"] not in values["not_count"]


@each_seed
def test_conflicts_settled(seed: int) -> None:
    values = drawn(merged.conflicts_settled, seed)
    text, agreed = (values["files"][name].decode() for name in ("inventaire.txt", "accord.txt"))
    whose = {}
    for numbers, who in re.findall(r"- salles (.*?) : c'est (\S+?)[ ,]", agreed):
        for room in re.findall(r"\d", numbers):
            whose[room] = who
    assert len(whose) == 9

    def settled(found: re.Match[str]) -> str:
        sides = {values["mine"]: found[1], values["theirs"]: found[2]}
        (room,) = set(re.findall(r"Salle (\d)", found[0]))
        lines = [line for line in sides[whose[room]].splitlines() if "(prêt)" not in line]
        lines += [line for side in sides.values() for line in side.splitlines() if "(prêt)" in line]
        return "".join(f"{line}\n" for line in lines)

    block = rf"(?s)<{{7}} {values['mine']}\n(.*?)={{7}}\n(.*?)>{{7}} {values['theirs']}\n"
    result, count = re.subn(block, settled, text)
    assert count > 8
    assert str(len(result.splitlines())) == values["rows"]
    amounts = [int(line.rpartition(" : ")[2]) for line in result.splitlines() if f"; {values['asked']}" in line]  # fmt: skip
    assert str(sum(amounts)) == values["total"]
    assert values["total"] not in values["not_total"]
    assert values["rows"] not in values["not_rows"]


@each_seed
def test_plan_and_pages(seed: int) -> None:
    values = drawn(plans.plan_and_pages, seed)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    tree = ElementTree.fromstring(content(values, "xml"))
    planned = {str(page.findtext(f"{space}loc")) for page in tree.iter(f"{space}url")}
    listed = {f"https://{values['site']}{page}": state.strip().lower() for page, state, _day in rows(content(values, "csv"))}  # fmt: skip
    published = {page for page, state in listed.items() if state == "publiée"}
    assert str(len(published - planned)) == values["missing"]
    assert planned - published == {values["gone"][0]}
    assert listed[values["gone"][0]] == "retirée"
    assert values["missing"] not in values["not_missing"]
    assert len(planned) > 100


@each_seed
def test_what_never_came(seed: int) -> None:
    values = drawn(handed.failures_by_side, seed)
    last: dict[str, tuple[str, int]] = {}
    every = Counter[int]()
    aims = set()
    for entry in json.loads(content(values, "har"))["log"]["entries"]:
        url, code = entry["request"]["url"], entry["response"]["status"]
        every[code // 100] += 1
        last[url] = max(last.get(url, ("", 0)), (entry["startedDateTime"], code))
        if aim := entry["response"]["redirectURL"]:
            aims.add(aim)
    ends = Counter(code // 100 for _when, code in last.values())
    assert (str(ends[4]), str(ends[5])) == (values["client"], values["server"])
    assert every[5] > ends[5]
    assert aims <= set(last)
    assert values["client"] not in values["not_client"]
    assert values["server"] not in values["not_server"]


@each_seed
def test_patterns_in_order(seed: int) -> None:
    values: dict[str, Any] = drawn(handed_trees.pattern_in_a_list, seed)
    rules = []
    for line in values["files"]["motifs.txt"].decode().splitlines():
        sign, motif = line.split(" ", 1)
        rules.append((sign, re.escape(motif).replace(r"\*", ".*").replace(r"\?", ".")))
    names = values["files"]["noms.txt"].decode().splitlines()
    kept = 0
    for name in names:
        signs = [sign for sign, written in rules if re.fullmatch(written, name)]
        kept += signs[0] == "+"
    assert str(kept) == values["key"]
    assert values["key"] not in values["wrong"]
    assert len(names) > 200

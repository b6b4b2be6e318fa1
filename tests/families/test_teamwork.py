"""Families of competence 2.3: every key is found again from what the candidate reads."""

from __future__ import annotations

import csv
import io
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import docx
import numpy as np

from pixsim.bank.marking import matches
from pixsim.bank.schema import Comparison
from pixsim.families.teamwork import agenda, project, rights, schedule, versions
from pixsim.families.teamwork import sharing as docs
from pixsim.text.french_dates import MONTHS
from tests.families import opened
from tests.families.draws import each_seed

TIME = Comparison(compare="time")


def drawn(family: Callable[[np.random.Generator], dict[str, Any]], seed: int) -> dict[str, Any]:
    return family(np.random.default_rng(seed))


def only_file(values: dict[str, Any]) -> str:
    (content,) = values["files"].values()
    return str(content.decode("utf-8-sig"))


def table(values: dict[str, Any]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(only_file(values)), delimiter=";"))


def chosen(values: dict[str, Any]) -> set[str]:
    return {values["options"][place - 1] for place in values["key"]}


def pairs(text: str) -> dict[str, str]:
    return {a.strip(): b.strip() for a, b in (part.split(":") for part in text.split(" ; "))}


def days(text: str) -> date:
    """The date of « mardi 3 mars 2026 »."""
    number, month, year = text.split()[-3:]
    return date(int(year), MONTHS.index(month) + 1, int(number.removesuffix("er")))


@each_seed
def test_one_figure_differs_among_the_corrections(seed: int) -> None:
    values = opened.drawn(docs.figure_that_changed, seed)
    before, after = (
        [p.text for p in docx.Document(io.BytesIO(values["files"][f"reglement-{v}.docx"])).paragraphs]
        for v in ("v1", "v2")
    )  # fmt: skip
    apart = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(apart) == 3
    (figures,) = [
        one for one in (tuple(re.findall(r"\d+", text) for text in pair) for pair in apart) if one[0] != one[1]
    ]  # fmt: skip
    assert figures == ([values["old"]], [values["key"]])


def ics(values: dict[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in only_file(values).split("\r\n"):
        name, _, value = line.partition(":")
        found.setdefault(name.split(";")[0], []).append(value)
    return found


@each_seed
def test_invitation_is_read_from_its_file(seed: int) -> None:
    values = drawn(agenda.invitation, seed)
    same_title, found = 0, []
    for text in only_file(values).split("BEGIN:VEVENT")[1:]:
        held = {
            line.partition(":")[0].partition(";")[0]: line.partition(":")[2]
            for line in text.split("\r\n")
        }
        guests = re.findall(r"ATTENDEE;CN=.*?:mailto:(.*)\r", text)
        same_title += held["SUMMARY"] == values["title"]
        if (held["SUMMARY"], held["STATUS"]) == (values["title"], "CONFIRMED") and values[
            "invited"
        ] in guests:
            found.append(held)
    (event,) = found
    assert same_title == 5
    start = datetime.strptime(event["DTSTART"], "%Y%m%dT%H%M%S")
    assert f"{start:%d/%m/%Y}" == values["day"] != values["sent"]
    assert matches(f"{start:%H:%M}", (values["hour"],), TIME)
    assert event["LOCATION"] == values["place"]
    assert event["ORGANIZER"] == f"mailto:{values['address']}"


@each_seed
def test_board_counts_what_is_not_finished(seed: int) -> None:
    values = drawn(project.task_board, seed)
    columns = [line.split(":")[1].split(",") for line in values["board"].splitlines()]
    assert values["key"] == [str(len(columns[0]) + len(columns[1]))]


@each_seed
def test_gantt_bars_are_counted(seed: int) -> None:
    values = drawn(project.gantt_reading, seed)
    bars = {row.split()[0]: row.split()[1:] for row in values["chart"].splitlines()[1:]}
    second = bars[values["second"]]
    assert values["length"] == str(bars[values["first"]].count("#"))
    assert values["end"] == str(len(second) - second[::-1].index("#"))


@each_seed
def test_poll_has_one_best_date(seed: int) -> None:
    values = drawn(project.date_poll, seed)
    rows = [line.split() for line in values["poll"].splitlines()[1:]]
    ranked = sorted(rows, key=lambda row: row.count("oui"))
    assert ranked[-1].count("oui") > ranked[-2].count("oui")
    assert values["key"] == ranked[-1][0]


@each_seed
def test_ballot_leaves_blank_votes_out(seed: int) -> None:
    values = drawn(project.ballot, seed)
    votes = Counter(row["choix"] for row in table(values))
    blank = votes.pop("blanc")
    (best, count), (_, next_count) = votes.most_common(2)
    assert blank > 0
    assert count > next_count
    assert (values["best"], values["votes"]) == (best, str(count))
    assert (values["absolute"] == "oui") == (count > votes.total() / 2)


@each_seed
def test_audit_counts_rights_above_the_limit(seed: int) -> None:
    values = drawn(rights.rights_audit, seed)
    found = {
        name: list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
        for name, content in values["files"].items()
    }
    months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    day, month, year = values["day"].replace("1er", "1").split()
    today = (int(year), months.split().index(month) + 1, int(day))
    order = {"auc": 0, "lec": 1, "com": 2, "mod": 3}
    person = {row["compte"]: row for row in found["comptes.csv"]}
    rule = {row["fonction"]: row for row in found["regles.csv"]}
    excess = 0
    for row in found["acces.csv"]:
        who = person[row["compte"].lower()]
        end = (
            tuple(map(int, reversed(who["fin_de_contrat"].split("/"))))
            if who["fin_de_contrat"]
            else ()
        )
        allowed = 0 if end and end < today else order[rule[who["fonction"]][row["dossier"]][:3]]
        excess += order[row["droit"][:3].lower()] > allowed
    assert values["key"] == [str(excess)]
    assert len(found["acces.csv"]) > 150


@each_seed
def test_merge_keeps_both_changes(seed: int) -> None:
    values = drawn(rights.merge_sentences, seed)
    parts = [re.split(r" : |, ", values[name]) for name in ("start", "first", "second")]
    kept = [b if b != a else c for a, b, c in zip(*parts, strict=True)]
    assert re.split(r" : |, ", values["key"][0]) == kept
    assert sum(a != b for a, b in zip(parts[0], kept, strict=True)) == 2


@each_seed
def test_naming_audit_counts_what_the_rule_refuses(seed: int) -> None:
    values = drawn(rights.naming_audit, seed)

    def good(name: str) -> bool:
        parts = re.fullmatch(
            r"(\d{4})-(\d\d)-(\d\d)_(bilan|devis|facture|affiche)_(arras|lens|douai|lille)\.(pdf|odt|ods)",
            name,
        )
        if parts is None:
            return False
        year, month, day = map(int, parts.groups()[:3])
        return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]

    faults = sum(not good(row["fichier"]) for row in table(values))
    assert values["key"] == [str(faults)]
    assert faults > 20


@each_seed
def test_conflict_copy_takes_a_free_name(seed: int) -> None:
    values = drawn(rights.conflict_copy, seed)
    folder = {line.strip() for line in values["folder"].splitlines()}
    base, end = values["file"].split(".")
    stem = f"{base} (conflit {values['name']} {days(values['day']).isoformat()})"
    names = [f"{stem}.{end}", *(f"{stem} {number}.{end}" for number in range(2, 9))]
    assert values["key"] == [next(name for name in names if name not in folder)]


@each_seed
def test_line_author_survives_the_restored_version(seed: int) -> None:
    values = drawn(versions.line_author, seed)
    held = {
        name: list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
        for name, content in values["files"].items()
        if name.endswith(".csv")
    }

    def moment(row: dict[str, str]) -> datetime:
        return datetime.fromisoformat(row["heure"].replace(" ", "T", 1).replace(" ", ""))

    tables = {name: sorted(rows, key=moment) for name, rows in held.items()}
    assert tables["document.csv"] != held["document.csv"]
    assert len(tables["document.csv"]) == 290

    def owner(name: str, line: str, code: str = "") -> str:
        """From the end to the beginning, by the one change that made the line what it was."""
        rows = tables[name]
        place = next((n for n, row in enumerate(rows) if row["version"] == code), len(rows) - 1)
        while True:
            row = rows[place]
            source = re.search(r"(?:restauration|copie).* version (\S+)$", row["changement"])
            if row["changement"].startswith(f"« {line} »") or "création" in row["changement"]:
                return row["auteur"]
            if taken := re.search(rf"reprise de « {line} » .* version (\S+) ", row["changement"]):
                return owner("copie.csv", line, taken[1])
            if source and "reprise" not in row["changement"]:
                return owner("document.csv", line, source[1])
            place -= 1

    assert values["author"] == owner("document.csv", values["line"])
    assert values["other_author"] == owner("document.csv", values["other"])
    assert values["other_author"] not in values["other_late"]
    assert values["author"] not in values["late"]


_PLACES = {
    "à La Réunion": "Indian/Reunion", "à Mayotte": "Indian/Mayotte",
    "en Guyane": "America/Cayenne", "en Martinique": "America/Martinique",
    "en Guadeloupe": "America/Guadeloupe", "à Nouméa": "Pacific/Noumea",
}  # fmt: skip


def rule(event: dict[str, list[str]]) -> dict[str, str]:
    return dict(part.split("=") for part in event["RRULE"][0].split(";"))


@each_seed
def test_tasks_that_may_not_be_late(seed: int) -> None:
    values = drawn(schedule.critical_path, seed)
    rows = list(csv.reader(io.StringIO(only_file(values)), delimiter=";"))[1:]
    days = {name: int(told.split()[0]) * (5 if told.endswith("sem.") else 1) for name, _who, told, _after in rows}  # fmt: skip
    after = {name: [one for one in told.split(", ") if one] for name, _who, _days, told in rows}

    def length_from(name: str) -> int:
        """The longest way from the beginning of a task to the end of the project."""
        return days[name] + max(
            (length_from(one) for one in after if name in after[one]), default=0
        )

    def length_to(name: str) -> int:
        return max((length_to(one) + days[one] for one in after[name]), default=0)

    whole = {name: length_to(name) + length_from(name) for name in days}
    total = max(whole.values())
    critical = [name for name, length in whole.items() if length == total]
    assert values["total"] == str(total)
    assert values["count"] == str(len(critical))
    assert values["critical"] == ", ".join(critical)
    counts = Counter(who for name, who, *_rest in rows if name in critical)
    (first, most), (_next, fewer) = counts.most_common(2)
    assert (first, most > fewer) == (values["who"], True)
    assert values["total"] not in values["not_total"]


@each_seed
def test_delay_moves_the_end_beyond_the_slack(seed: int) -> None:
    values = drawn(schedule.delayed_end, seed)
    tasks, late, closed = (
        [line.split(";") for line in content.decode("utf-8-sig").splitlines()[1:]]
        for content in values["files"].values()
    )
    more = {name: int(days) for name, days in late}
    end: dict[str, int] = {}
    while len(end) < len(tasks):
        for name, days, needs in tasks:
            before = [need for need in needs.split(", ") if need]
            if all(need in end for need in before):
                own = int(days) + more.get(name, 0)
                end[name] = own + max([end[need] for need in before], default=0)
    shut = {day for (day,) in closed}
    months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    first, month, year = values["start"].replace("1er", "1").split()
    start = date(int(year), months.split().index(month) + 1, int(first))
    assert start.weekday() == 0
    every = (start + timedelta(days=n) for n in range(300))
    worked = [d for d in every if d.isoweekday() < 6 and f"{d:%d/%m/%Y}" not in shut]
    assert values["key"] == [f"{worked[max(end.values()) - 1]:%d/%m/%Y}"]
    assert values["key"][0] not in values["wrong"]

"""Competences 4.1, 4.2 and 5.1, levels 6 and 7: keys found again from several files, and plausible ways that miss them."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from pixsim.families.privacy import impact
from pixsim.families.security import cloned, park, reused
from pixsim.families.troubleshooting import restoring
from pixsim.text.french_dates import long_date
from tests.families.draws import each_seed
from tests.families.opened import drawn, rows_of


def table(values: dict[str, Any], name: str) -> list[dict[str, str]]:
    text = bytes(values["files"][name]).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@each_seed
def test_the_first_advisory_goes_by_branch_and_by_computers_in_use(seed: int) -> None:
    values = drawn(park.first_advisory, seed)
    state = {machine: text for machine, _service, text in rows_of(values)}
    fixes = {
        (row["logiciel"].lower(), row["corrigé_en_version"].split(".")[0]): row
        for row in table(values, "bulletins.csv")
    }
    several: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in table(values, "bulletins.csv"):
        assert row["branche"] == row["corrigé_en_version"].split(".")[0]
        several[row["logiciel"].lower(), row["branche"]].append(row)
    assert set(several) == set(fixes)
    found: dict[str, set[str]] = defaultdict(set)
    told = {}
    for machine, name, version in rows_of(values, 1):
        assert isinstance(version, str)
        major, minor = version.split(".")
        for row in several[name.strip().lower(), major]:
            if state[machine] == "en service" and int(minor) < int(row["corrigé_en_version"].split(".")[1]):  # fmt: skip
                found[row["bulletin"]].add(machine)
                told[row["bulletin"]] = (row["exploité"] == "oui", float(row["cvss"].replace(",", ".")))  # fmt: skip
    first = max(told, key=lambda number: told[number])
    assert values["key"][0] == first
    assert values["count"] == str(len(found[first]))
    assert values["count"] not in values["not_count"]
    assert max(told, key=lambda number: told[number][1]) in values["wrong"]


@each_seed
def test_two_accounts_have_the_password_that_leaked_from_their_owner(seed: int) -> None:
    values = drawn(reused.reused_elsewhere, seed)
    leak = {row["courriel"].lower(): row["empreinte"] for row in table(values, "fuite.csv")}
    words = values["files"]["mots.txt"].decode().split()
    known = {hashlib.sha256(word.encode()).hexdigest(): word for word in words}
    proved, listed, equal = set(), set(), set()
    for row in table(values, "comptes.csv"):
        there, salt = leak[row["courriel"].lower()], row["sel"]
        tried = {hashlib.sha256(f"{salt}{word}".encode()).hexdigest(): word for word in words}
        if row["empreinte"] in tried:
            listed.add(row["compte"])
        if row["empreinte"] in leak.values():
            equal.add(row["compte"])
        if (not salt and row["empreinte"] == there) or tried.get(row["empreinte"], "?") == known.get(there):  # fmt: skip
            proved.add(row["compte"])
    assert proved == {values["first"], values["second"]}
    assert values["first"] in listed - equal
    assert values["second"] in equal - listed
    assert (listed | equal) - proved == set(values["wrong"]), "the list, or the leak, alone must mislead"  # fmt: skip


@each_seed
def test_one_address_is_heard_on_a_channel_that_is_not_its_own(seed: int) -> None:
    values = drawn(cloned.cloned_point, seed)
    own: dict[str, str] = {}
    by_name = {}
    for row in table(values, "bornes.csv"):
        for band in ("2,4", "5"):
            address = row[f"adresse_{band}_GHz"].replace("-", ":").lower()
            own[address] = row[f"canal_{band}_GHz"]
            by_name[row["borne"], band] = address
    before = dict(own)
    for line in values["files"]["interventions.txt"].decode().splitlines():
        if moved := re.search(r"(B\d) : .* canal (\d+)\.", line):
            own[by_name[moved[1], "5"]] = moved[2]
        if new := re.search(r"(B\d) en panne.* : (\S+) \(2,4 GHz\) et (\S+) \(5 GHz\)", line):
            for band, address in (("2,4", new[2]), ("5", new[3])):
                own[address.replace("-", ":").lower()] = own.pop(by_name[new[1], band])
    heard = {(r["bssid"], r["canal"]) for r in table(values, "releve.csv") if r["nom"] == values["ssid"]}  # fmt: skip
    assert [pair for pair in heard if own.get(pair[0]) != pair[1]] == [(values["key"][0], values["channel"])]  # fmt: skip
    assert {address for address, _c in heard if address not in before} == set(values["wrong"][:2])
    twice = Counter(address for address, _channel in heard)
    assert [address for address, times in twice.items() if times > 1] == [values["key"][0]]


SENSITIVE = "allergies|syndicat|condamnations|religion"
HEAVY = "note|logiciel fixe seul|GPS|rapprochées|genre nouveau|exclu"


@each_seed
def test_three_processings_want_an_assessment_that_holds(seed: int) -> None:
    values = drawn(impact.impact_missing, seed)
    bodies = {name: (nature, size) for name, nature, size in rows_of(values, 1)}
    codes = dict(rows_of(values, 2))
    newest: dict[str, date] = {}
    for row in table(values, "analyses.csv"):
        day = datetime.strptime(row["analyse_du"], "%d/%m/%Y").date()
        newest[row["repere"]] = max(day, newest.get(row["repere"], day))
    (today,) = [day for day in (date(2026, 1, 1) + timedelta(days=n) for n in range(365)) if long_date(day) == values["day"]]  # fmt: skip
    kinds = {}
    for name, body, aim, public, people, data, use, changed in rows_of(values):
        nature, size = bodies[body]
        met = bool(re.search("élèves|salariés|patients|retraite", public)) + (people > 100_000)
        met += any(re.search(SENSITIVE, codes[code]) for code in data.split()) + bool(re.search(HEAVY, codes[use]))  # fmt: skip
        spared = (
            (aim == "soins" and nature.endswith("exerçant seul"))
            or ("scolaires" in aim and nature == "commune")
            or ("personnel" in aim and size < 250 and "note" not in codes[use])
        )
        if met < 2 or spared:
            continue
        if name not in newest:
            kinds[name] = "none"
        elif newest[name] < changed.date():
            kinds[name] = "before"
        elif (today - newest[name]).days > 3 * 365 + 1:
            kinds[name] = "old"
    assert {kind: name for name, kind in kinds.items()} == {k: values[k] for k in ("none", "old", "before")}  # fmt: skip
    assert len(kinds) == 3
    assert not set(kinds) & set(values["wrong"])


@each_seed
def test_one_server_loses_more_than_the_plan_allows(seed: int) -> None:
    values = drawn(restoring.loss_beyond_plan, seed)
    fire = datetime.strptime(f"{values['fire']} {values['hour']}", "%d/%m/%Y %H")
    readable = {row["lot"]: row["resultat"] == "lisible" for row in table(values, "relecture.csv")}
    allowed = {row["serveur"]: int(row["perte_permise"].split()[0]) for row in table(values, "plan.csv")}  # fmt: skip

    def beyond(*, checked: bool, sunday: bool) -> dict[str, datetime]:
        began: dict[str, datetime] = {}
        state: dict[str, datetime] = {}
        whole: dict[str, bool] = defaultdict(bool)
        days: dict[str, list[int]] = defaultdict(list)
        for line in values["files"]["sauvegardes.log"].decode().splitlines():
            day, hour, server, word, kind, *rest = line.split()
            if word == "debut":
                began[server] = datetime.fromisoformat(f"{day} {hour}")
            if word != "fin":
                continue
            status, files, lot = rest[0], rest[1].split("=")[1], rest[2].split("=")[1]
            good = status == "OK" and files != "0" and (readable[lot] or not checked)
            full = kind == "complete"
            if full:
                days[server].append(began[server].weekday())
                full = not sunday or began[server].weekday() == days[server][0]
            whole[server] = good if full else whole[server] and good
            if whole[server]:
                state[server] = began[server]
        return {s: at for s, at in state.items() if fire - at > timedelta(hours=allowed[s])}

    ((server, state),) = beyond(checked=True, sunday=False).items()
    assert (server, f"{state:%d/%m/%Y}") == (values["server"], values["key"])
    assert server not in beyond(checked=False, sunday=False), "the log alone must mislead"
    assert set(beyond(checked=True, sunday=True)) - {server} <= set(values["not_server"])
    assert values["key"] not in values["wrong"]

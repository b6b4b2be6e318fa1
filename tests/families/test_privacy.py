"""Each family of competence 4.2 against an answer found another way."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import pytest

from pixsim.families import family_fields
from tests.families.draws import each_seed

Fields = Mapping[str, Any]

LOG = re.compile(
    r'(?P<ip>\S+) - - \[(?P<day>[^:]+):(?P<time>\S+) \+0[01]00\] "GET (?P<page>\S+) HTTP/1.1" '
    r'\d+ \d+ "(?P<origin>[^"]+)" "(?P<agent>[^"]+)"'
)


def drawn(family: str, seed: int) -> Fields:
    return family_fields(family, np.random.default_rng(seed))


def only_file(fields: Fields) -> str:
    (content,) = fields["files"].values()
    return str(content.decode())


def rows_of(fields: Fields) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(only_file(fields)), delimiter=";"))


def log_of(fields: Fields) -> list[dict[str, str]]:
    matches = [LOG.fullmatch(line) for line in only_file(fields).splitlines()]
    assert all(matches)
    return [match.groupdict() for match in matches if match]


def columns(block: str) -> list[list[str]]:
    return [re.split(r"\s{2,}", line.strip()) for line in block.splitlines()]


def by_mark(block: str) -> dict[str, str]:
    return dict(line.strip().split(". ", 1) for line in block.splitlines())


def domain(url: str) -> str:
    return ".".join((urlsplit(url).hostname or "").split(".")[-2:])


def written(day: str) -> date:
    return date.fromisoformat("-".join(reversed(day.split("/"))))


def personal_list(fields: Fields) -> None:
    person = r"adhérente|agent|bénévole|usager|voisine|abonné|appelant|famille|employée|élève"
    assert all(re.search(person, text) for text in fields["personal"])
    assert not any(re.search(person, text) for text in fields["others"])


def publication(fields: Fields) -> None:
    signs = (
        r"trente-neuf, quatre-vingt-dix-huit, \d\d, \d\d",
        r"rue des \w+, à \w+ : c'est au \d\d",
        r"ce \d+ mars 2026 : on ne fête ses \d\d ans",
        r"Mon prénom, \d\d, une arobase",
        r"AA-\d{3}-ZZ",
        r"Ma cheffe, à la scierie",
    )
    text = only_file(fields)
    assert fields["key"] == [n for n, sign in enumerate(signs, 1) if re.search(sign, text)]


def retention(fields: Fields) -> None:
    about = {
        "candidature": r"lettres et CV", "n'y allez plus": r"sans visite", "profil": r"Page personnelle", "lettre": r"deux membres",
        "sans vous inscrire": r"visiteur", "carte": r"après l'achat",
    }  # fmt: skip
    (sign,) = (said for word, said in about.items() if word in fields["need"])
    (line,) = (line for line in only_file(fields).splitlines() if re.search(sign, line))
    figures = {
        "un": 1,
        "deux": 2,
        "trois": 3,
        "quatre": 4,
        "cinq": 5,
        "six": 6,
        "neuf": 9,
        "quinze": 15,
    }
    (found,) = re.findall(r"\b(\w+) (mois|ans?)( et demi)?\b", line)
    months = figures[found[0]] * (1 if found[1] == "mois" else 12) + (6 if found[2] else 0)
    assert [str(months)] == fields["key"]
    assert len(re.findall(r"^- .*\b(?:mois|ans?)\b", only_file(fields), re.MULTILINE)) == 10


def purposes(fields: Fields) -> None:
    signs = {
        "livrer": r"pour vous remettre", "répondre": r"vous dépanner", "mesurer": r"compte les visites et", "envoyer": r"y expédie nos", "afficher": r"choisit les annonces",
        "transmettre": r"ont la liste", "lutter": r"sont examinés",
    }  # fmt: skip
    ended = {
        "livrer": r"ne livrons plus", "répondre": r"ne dépanne plus", "mesurer": r"comptait les visites est retiré", "envoyer": r"Plus aucun prestataire", "afficher": r"choisissait vos annonces",
        "transmettre": r"n'est plus donnée", "lutter": r"n'examinons plus",
    }  # fmt: skip
    text = only_file(fields)
    for purpose in fields["announced"] + fields["others"]:
        word = purpose.split()[0]
        told = bool(re.search(signs[word], text)) and not re.search(ended[word], text)
        assert told == (purpose in fields["announced"]), purpose
    assert sum(bool(re.search(sign, text)) for sign in ended.values()) == 1


def requested_page(fields: Fields) -> None:
    hour, minute = map(int, fields["time"].split(" h "))
    until = f"{hour - 1:02}:{minute:02}:00"
    assert only_file(fields).count("+0000]") == len(log_of(fields)) == 170
    found = [
        row["page"] for row in log_of(fields) if row["ip"] == fields["ip"] and row["time"] < until
    ]
    assert found[-1:] == fields["key"][:1]


def user_agent(fields: Fields) -> None:
    asked = [row for row in log_of(fields) if row["page"].endswith("/reglement.pdf")]
    (agent,) = [row["agent"] for row in asked if int(row["time"][:2]) == fields["hour"]]
    assert len(asked) > 4
    marks = {"Firefox/": "Firefox", "Edg/": "Edge", "Chrome/": "Chrome", "Safari/": "Safari"}
    systems = {"Android": "Android", "iPhone": "iOS", "Macintosh": "macOS", "Windows": "Windows"}
    assert fields["browser"][0] == next(name for mark, name in marks.items() if mark in agent)
    system = next((name for mark, name in systems.items() if mark in agent), "Linux")
    assert fields["system"][0] == system


def entry_site(fields: Fields) -> None:
    came_from = {r["page"]: r["origin"] for r in log_of(fields) if r["ip"] == fields["ip"]}
    page = "/merci.html"
    while urlsplit(came_from[page]).hostname == "www.atelier.example":
        page = urlsplit(came_from[page]).path
    assert urlsplit(came_from[page]).hostname == fields["key"][0]


def fingerprint(fields: Fields) -> None:
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


def third_parties(fields: Fields) -> None:
    entries = json.loads(only_file(fields))["log"]["entries"]
    setting = {
        domain(entry["request"]["url"])
        for entry in entries
        if any(head["name"].lower() == "set-cookie" for head in entry["response"]["headers"])
    }
    called = {domain(entry["request"]["url"]) for entry in entries}
    assert fields["domain"] in setting
    assert fields["key"] == [str(len(setting - {fields["domain"]}))]
    assert len(called) > len(setting) + 3
    assert len(entries) == fields["many"] > 120


def last_login(fields: Fields) -> None:
    export = json.loads(only_file(fields))
    accepted = {code for code, told in export["codes"].items() if told == "acceptée"}
    names = [d["id"] for d in export["appareils"] if d["nom"] == fields["device"]]
    (held,) = [d["id"] for d in export["appareils"] if d["nom"] == fields["device"] and not d["retire_le"]]  # fmt: skip
    assert len(names) == 2
    moments = {
        device: [
            (datetime.strptime(r["heure_utc"], "%Y-%m-%dT%H:%MZ") + timedelta(hours=2), str(r["resultat"]))
            for r in export["connexions"]
            if r["appareil"] == device
        ]
        for device in names
    }  # fmt: skip
    last = max(moment for moment, result in moments[held] if result in accepted)
    assert written(fields["key"][0]) == last.date()
    assert last < max(moments[held])[0]
    assert (last - timedelta(hours=2)).date() < last.date()
    assert len(export["connexions"]) > 250


def reidentify(fields: Fields) -> None:
    rows, race, towns = (
        list(csv.DictReader(io.StringIO(content.decode()), delimiter=";"))
        for content in fields["files"].values()
    )
    (runner,) = [r for r in race if f"{r['prenom']} {r['nom']}".lower() == fields["who"].lower()]
    code = {row["commune"]: row["code_postal"] for row in towns}[runner["commune"]]
    age = str(2025 - int(runner["naissance"]))
    found = [row for row in rows if (row["age"], row["code_postal"]) == (age, code)]
    assert [row["numero"] for row in found] == fields["key"]
    assert [row["aide"] for row in found] == [fields["aid"]]


CHECKS: dict[str, Callable[[Fields], None]] = {
    f"{module}.{check.__name__}": check
    for module, checks in {
        "privacy.rights": (personal_list,),
        "privacy.policies": (publication, retention, purposes),
        "privacy.logs": (requested_page, user_agent, entry_site, fingerprint),
        "privacy.web": (third_parties, last_login),
        "privacy.groups": (reidentify,),
    }.items()
    for check in checks
}
MATCHINGS = (
    "privacy.rights.identify",
    "privacy.rights.kind_of_trace",
    "privacy.terms.legal_basis",
)


@each_seed
@pytest.mark.parametrize("family", CHECKS)
def test_the_key_is_found_again(family: str, seed: int) -> None:
    fields = drawn(family, seed)
    CHECKS[family](fields)
    assert not set(fields.get("wrong", ())) & set(map(str, fields.get("key", ())))


@pytest.mark.parametrize("family", MATCHINGS)
def test_a_statement_has_one_label_whatever_the_draw(family: str) -> None:
    label: dict[str, str] = {}
    for seed in range(50):
        fields = drawn(family, seed)
        pairs = {fields[f"e{n}"]: fields[f"k{n}"] for n in (1, 2, 3)}
        assert len(pairs) == 3
        assert len(set(pairs.values())) > 1
        assert all(label.setdefault(text, kind) == kind for text, kind in pairs.items())

"""Competences 4.2, 4.3 and 5.1, level 5: a survey of desks, a watch, a manual, a picture that goes round."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from datetime import date
from typing import Any

from pixsim.families.privacy import exposed
from pixsim.families.troubleshooting import manuals
from pixsim.families.wellbeing import strained, watches
from tests.families.acted import done
from tests.families.draws import each_seed
from tests.families.opened import content, drawn, pdf, rows_of


def table(values: dict[str, Any], name: str) -> list[dict[str, str]]:
    text = bytes(values["files"][name]).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@each_seed
def test_the_first_desk_has_the_most_faults_and_hours(seed: int) -> None:
    values = drawn(strained.first_desk, seed)
    people = {row[0]: row for row in rows_of(values, 1)}
    wrong: dict[str, list[str]] = {}
    for name, eyes, top, away, elbows, plate, mouse, minutes in rows_of(values):
        glasses = people[name][3] == "oui"
        under = eyes - top
        wrong[name] = [
            measure
            for measure, fits in (
                ("monter ou baisser l'écran", 5 <= under <= 15 if glasses else -5 <= under <= 5),
                ("rapprocher ou éloigner l'écran", 50 <= away <= 70),
                ("régler la hauteur du siège", -3 <= elbows - plate <= 3),
                ("rapprocher la souris", mouse <= 15),
                ("alterner les tâches et se lever", minutes <= 120),
            )
            if not fits
        ]
    ranked = sorted(wrong, key=lambda name: (len(wrong[name]), people[name][4]), reverse=True)
    assert values["key"][0] == ranked[0]
    one, two = ((len(wrong[name]), people[name][4]) for name in ranked[:2])
    assert one > two
    assert one[0] == two[0], "faults alone must not be enough"
    (best, count), (_next, second) = Counter(m for bad in wrong.values() for m in bad).most_common(2)  # fmt: skip
    assert (values["measure"], values["count"]) == (best, count)
    assert count > second


@each_seed
def test_one_recipient_went_on_after_a_refusal(seed: int) -> None:
    values = drawn(watches.sent_after_refusal, seed)
    told = json.loads(content(values, "json"))
    names = {str(one["code"]): one["mesure"] for one in told["capteurs"]}
    hosts = {one["id"]: one["adresse"] for one in told["destinataires"]}
    choices: dict[str, dict[date, bool]] = {host: {} for host in hosts.values()}
    for row in table(values, "accords.csv"):
        day = date(*(int(part) for part in reversed(row["jour"].split("/"))))
        choices[row["adresse"]][day] = row["donnees_de_sante"] == "oui"
    health = "cardiaque|glycémie|tension|oxygène|sommeil"
    against: dict[str, date] = {}
    for row in table(values, "envois.csv"):
        day, host = date.fromisoformat(row["moment"][:10]), hosts[row["destinataire"]]
        if not re.search(health, names[row["capteur"]]):
            continue
        assert day not in choices[host], "a choice and a measure on one day would be ambiguous"
        last = max(one for one in choices[host] if one < day)
        if not choices[host][last]:
            against[host] = min(day, against.get(host, day))
    ((host, first),) = against.items()
    assert (host, f"{first:%d/%m/%Y}") == (values["key"], values["day"])
    assert values["day"] not in values["not_day"]


@each_seed
def test_the_manual_is_read_with_what_changed(seed: int) -> None:
    values = drawn(manuals.part_to_order, seed)
    pages = [" ".join(page.extract_text().split()) for page in pdf(values).pages]
    model, serial = values["label"].split(" n° ")
    (chapter,) = (text for text in pages if f". Modèle {model} " in text)
    changes = next(text for text in pages if "Chapitre 5. Modifications" in text)
    found = re.search(r"série (\w), tous modèles : les voyants (\w+) et (\w+) sont échangés", changes)  # fmt: skip
    assert found
    since, one, two = found.groups()
    assert serial[0] >= since
    colour = {one: two, two: one}[values["colour"]]
    after = chapter.split(f"{colour} {values['times']} fois ")[1]
    assert after.startswith(values["part"])
    parts = " ".join(text for text in pages if "Chapitre 4. Pièces" in text or "Pièces du modèle" in text)  # fmt: skip
    mine = parts.split(f"Pièces du modèle {model} ")[1]
    row = re.search(rf"{values['part']} (P-\d+) (P-\d+)", mine)
    assert row
    assert values["key"] == row[2]
    assert row[1] in values["wrong"]


@each_seed
def test_what_shows_her_is_kept_then_reported(seed: int) -> None:
    values, world = done(exposed.picture_taken_in_secret, seed)
    start = values["world"]
    shown = {post.id for post in start.posts if "à son insu" in post.photo}
    facts = world.facts() - start.facts()
    assert {f[1] for f in facts if f[0] == "captured"} == shown
    assert {f[1:] for f in facts if f[0] == "denounced"} == {(one, "vie privée d'une personne") for one in shown}  # fmt: skip
    (said,) = [f for f in facts if f[0] == "said"]
    assert "3018" in said[2]
    assert start.account(said[1]).name == values["name"]
    assert len([p for p in start.posts if values["first"] in (p.text + p.photo)]) == 4

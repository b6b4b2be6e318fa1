"""Keys found another way. Instant messaging: statuses, mentions, encryption, groups."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime, timedelta

from pixsim.families.messaging import instantanee
from tests.families.attachments import content, drawn, rows_of
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_a_status_is_set_until_it_ends(seed: int) -> None:
    values, world = done(instantanee.status_set, seed)
    mine = world.person(world.me)
    assert mine.name == values["me"]
    words = {"ne répondra": "occupé", "congé": "absent", "de retour": "disponible", "sans que cela se sache": "invisible", "public": "occupé", "stage": "absent"}  # fmt: skip
    (expected,) = {status for word, status in words.items() if word in values["need"]}
    assert mine.status == expected
    ends = [word for word in ("midi", "ce soir", "vendredi soir", "dimanche soir") if word in values["need"]]  # fmt: skip
    assert world.until == (ends or ["sans fin"])[0]


@each_seed
def test_the_one_who_deals_with_it_gets_the_alert(seed: int) -> None:
    values, world = done(instantanee.mention_one_person, seed)
    (warned,) = [fact for fact in world.facts() if fact[0] == "warned"]
    person = world.person(warned[2])
    assert person.role == values["does"]
    assert person.name == values["wanted"]
    (said,) = [fact for fact in world.facts() if fact[0] == "said"]
    assert said[2] == values["channel"]
    assert values["matter"] in said[3]
    assert sum(values["does"] == one.role for one in world.people) == 1


@each_seed
def test_still_there(seed: int) -> None:
    values = drawn(instantanee.still_there, seed)
    day, hour = values["day"], values["time"]
    seen = datetime.strptime(f"{day} {hour}", "%d/%m/%Y %H h %M")
    hours = {"désactivés": 10**6, "24 heures": 24, "7 jours": 168, "4 semaines": 672}
    delay, shown, quoted = hours["désactivés"], set(), {}
    for number, moment, _who, kind, text in rows_of(values):
        if kind == "réglage":
            delay = hours[text.split(" : ")[1]]
            continue
        age = seen - datetime.strptime(moment, "%d/%m/%Y %H:%M")
        if age < timedelta(hours=delay):
            shown.add(number)
        if kind.startswith("réponse"):
            quoted[number] = int(kind.split()[-1])
    assert len(shown) == int(values["shown"])
    kept = {quoted[number] for number in shown if number in quoted} - shown
    assert len(kept) == int(values["read"])
    assert values["shown"] not in values["not_shown"]
    assert values["read"] not in values["not_read"]


@each_seed
def test_the_source_of_a_leak(seed: int) -> None:
    values = drawn(instantanee.first_to_send, seed)
    note = content(values, "txt").decode()
    size = int(re.findall(r"Document : (\d+)", note)[0])
    (press, day, hour), *_more = re.findall(r"compte (u-\d+), le (\S+) à (\S+),", note)
    leak = datetime.strptime(f"{day} {hour}", "%d/%m/%Y %H:%M") - timedelta(hours=2)
    weight = next(n for n in range(size + 64, size + 400) if n % 256 == 0)
    text = content(values, "csv").decode("utf-8-sig")
    log = [
        (datetime.fromisoformat(row["heure"]), row["de"], row["vers"])
        for row in csv.DictReader(io.StringIO(text), delimiter=";")
        if row["octets"] == str(weight)
    ]
    assert values["bytes"] == weight
    sent = [row for row in log if row[2] == press and row[0].replace(second=0) == leak]
    assert len(sent) == 1
    got: dict[str, datetime] = {}
    parents: dict[str, str] = {}
    for when, giver, taker in log:  # forwards: who had it from whom first
        if taker not in got:
            got[taker], parents[taker] = when, giver
    holder = sent[0][1]
    while holder in parents and got[holder] < leak + timedelta(minutes=1):
        holder = parents[holder]
    assert values["key"] == holder
    assert min(log)[1] != holder  # the first of this weight is none of the chain

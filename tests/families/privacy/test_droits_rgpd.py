"""Keys found another way. Exercising one's rights: access, rectification, erasure, CNIL."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from pixsim.families.privacy import droits_rgpd
from pixsim.text.french_dates import long_date
from tests.families.attachments import drawn, rows_of
from tests.families.reading import records_of
from tests.families.seeds import each_seed
from tests.families.settings import readings
from tests.families.solutions import done


@each_seed
def test_data_are_asked_at_the_address_meant_for_it(seed: int) -> None:
    values, world = done(droits_rgpd.ask_for_data, seed)
    (sent,) = [m for m in world.messages if m.folder == "Envoyés"]
    (told,) = [m for m in world.messages if "copie de vos données" in m.body and m is not sent]
    assert list(sent.to) == [told.address]
    assert told.subject == "Vos données"
    assert sum(m.address.endswith(f"@{values['site']}") for m in world.messages) == 3


@each_seed
def test_one_asks_the_organisation_before_the_authority(seed: int) -> None:
    values, world = done(droits_rgpd.whom_to_ask, seed)
    ((where, _button),) = world.pressed
    host = where.split("/")[2].removeprefix("www.")
    if "colis" in values["case"]:
        assert host == "signalconso.example"
    elif "encore rien demandé" in values["case"]:
        assert host == f"{values['shop'].lower()}.example"
    else:
        days = re.search(r"(\d+) jours", values["case"])
        assert "refusé" in values["case"] or (days is not None and int(days[1]) > 31)
        assert host == "cnil.example"
    assert "plainte-" not in host
    assert not any(host.endswith(".test") for host in (where, *world.read))


SENSITIVE = "allergies|syndicat|condamnations|religion"
HEAVY = "note|logiciel fixe seul|GPS|rapprochées|genre nouveau|exclu"


@each_seed
def test_three_processings_want_an_assessment_that_holds(seed: int) -> None:
    values = drawn(droits_rgpd.impact_missing, seed)
    bodies = {name: (nature, size) for name, nature, size in rows_of(values, 1)}
    codes = dict(rows_of(values, 2))
    newest: dict[str, date] = {}
    for row in records_of(values, "analyses.csv"):
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
def test_letters_go_to_those_whose_agreement_holds(seed: int) -> None:
    _values, world = done(droits_rgpd.letters_by_agreement, seed)
    given = ("a coché la case", "a répondu « oui »", "a demandé la lettre")
    holds: dict[str, bool] = {}
    for name, said in sorted(readings(world).items(), key=lambda row: row[0][-7:-5]):
        if ", " not in name:
            continue
        who = name.partition(", ")[0]
        left = re.search("désinscription|ne m'écrivez plus|ôter son adresse", said)
        holds[who] = said.startswith(given) or (holds.get(who, False) and not left)
    assert len(holds) == 10
    assert {who: world.value(f"Envoyer la lettre à {who}") == "oui" for who in holds} == holds

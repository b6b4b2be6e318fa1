"""Competences 5.1 and 5.2, level 4: two listings, a week of measures, three causes of one trouble."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime
from typing import Any

from pixsim.families.systems import meetings
from pixsim.families.troubleshooting import repairs
from tests.families.acted import done
from tests.families.draws import each_seed
from tests.families.opened import drawn


def table(values: dict[str, Any], name: str) -> list[dict[str, str]]:
    text = bytes(values["files"][name]).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


@each_seed
def test_one_setting_is_not_that_of_the_network(seed: int) -> None:
    values = drawn(repairs.two_listings, seed)
    labels = {"Masque": "le masque", "Passerelle": "la passerelle", "Serveurs DNS": "le serveur DNS", "Adresse IPv4": "l'adresse du poste"}  # fmt: skip

    def card(name: str) -> dict[str, str]:
        text = values["files"][name].decode("utf-8-sig")
        mine = text.split("Carte réseau sans fil Wi-Fi :")[1].split("Carte ")[0]
        return {said: re.findall(rf"{start}[^:]*: ([\d.]+)", mine)[0] for start, said in labels.items()}  # fmt: skip

    bad, good = card("panne.txt"), card("marche.txt")
    assert bad["l'adresse du poste"] != good["l'adresse du poste"]
    apart = [name for name in list(labels.values())[:3] if bad[name] != good[name]]
    assert apart == [values["fault"]]
    assert (good[apart[0]], bad[apart[0]]) == (values["key"], values["found"])
    assert values["key"] not in values["wrong"]
    assert set(values["faults"]) == set(labels.values())


@each_seed
def test_two_changes_alone_stop_the_trouble(seed: int) -> None:
    values, world = done(repairs.free_of_charge, seed)
    start = values["world"]
    off = [name for name in world.values if world.value(name) != start.value(name)]
    assert len(off) == 2
    assert ", ".join(sorted(name.lower() for name in off)) == ", ".join(sorted(values["causes"].split(", ")))  # fmt: skip
    assert not any("€" in world.value(name) for name in off)

    def shown(state: Any) -> str:
        (text,) = [line.name.split(" : ")[1] for page in state.pages if page.name == "Essai" for line in page.settings if all(state.value(k) == v for k, v in line.when.items())]  # fmt: skip
        return str(text)

    assert re.match("aucun", shown(world))
    assert shown(start).startswith("6 ")
    for name in off:
        partly = start.changed(values={**start.values, name: world.value(name)})
        assert 0 < int(shown(partly).split()[0]) < 6


@each_seed
def test_what_is_missing_while_people_meet(seed: int) -> None:
    values = drawn(meetings.quality_of_meetings, seed)
    spans = []
    for row in table(values, "reunions.csv"):
        begin = datetime.strptime(row["debut"], "%d/%m/%Y %H:%M")
        spans.append((begin, datetime.strptime(f"{row['debut'][:10]} {row['fin']}", "%d/%m/%Y %H:%M")))  # fmt: skip
    hit: dict[str, set[datetime]] = {name: set() for name in meetings.QUALITIES}
    often = dict.fromkeys(meetings.QUALITIES, 0)

    def number(said: str) -> float:
        return float(said.replace(",", "."))

    for row in table(values, "mesures.csv"):
        moment = datetime.strptime(row["moment"], "%d/%m/%Y %H:%M")
        poor = {
            "débit descendant": number(row["recu_Mbit_s"]) < values["down"],
            "débit montant": number(row["envoye_Mbit_s"]) < values["up"],
            "latence": int(row["reponse_ms"]) > values["wait"],
            "perte de paquets": number(row["paquets_perdus_pour_cent"]) > 1,
        }
        for name in [name for name, bad in poor.items() if bad]:
            often[name] += 1
            hit[name] |= {begin for begin, end in spans if begin <= moment <= end}
    assert [name for name in hit if hit[name]] == [values["key"]]
    assert str(len(hit[values["key"]])) == values["count"]
    assert max(often, key=lambda name: often[name]) == values["decoy"] != values["key"]
    assert values["count"] not in values["not_count"]

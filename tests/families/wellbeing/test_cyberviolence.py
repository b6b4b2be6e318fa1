"""Keys found another way. Responding to cyberbullying: evidence, phone numbers, remedies."""

from __future__ import annotations

import json
import re
from datetime import datetime
from zoneinfo import ZoneInfo

from pixsim.families.wellbeing import cyberviolence
from tests.families.attachments import drawn
from tests.families.drawing import draw_named
from tests.families.reading import members_of
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_evidence_is_kept_and_nothing_answered(seed: int) -> None:
    values, world = done(cyberviolence.keep_and_block, seed)
    kept = [m for m in world.messages if m.folder == values["folder"]]
    assert {m.address for m in kept} == set(world.blocked)
    assert not [m for m in world.messages if m.address in world.blocked and m not in kept]
    assert not [m for m in world.messages if m.folder == "Envoyés"]


@each_seed
def test_violence_kinds(seed: int) -> None:
    f = draw_named("wellbeing.cyberviolence.violence_kinds", seed)
    marks = {"conflit": r"Deux (élèves|voisins|joueurs)", "harcèlement": "se sont donné le mot|Depuis un mois|dix fois par jour",
             "divulgation de données personnelles": "l'adresse|horaires|planning",
             "usurpation d'identité": r"en son nom|au nom d'un|le nom et la photo de",
             "rien d'illicite": "homonyme|un avis|« parodie »"}  # fmt: skip
    for k in "123":
        assert [kind for kind, sign in marks.items() if re.search(sign, f[f"story{k}"])] == [
            f[f"kind{k}"]
        ]


PARIS = ZoneInfo("Europe/Paris")


@each_seed
def test_evidence(seed: int) -> None:
    values = drawn(cyberviolence.author_of_threats, seed)
    held = json.loads(members_of(values)["messages.json"])["messages"]
    aimed = [m for m in held if m["texte"].startswith(f"@{values['victim'].lower()} ")]
    assert {str(m["compte"]) for m in aimed} == {values["account"]}
    assert len(aimed) == values["count"]
    assert len({m["pseudo"] for m in aimed}) == 3
    first = min(datetime.fromisoformat(m["date"]) for m in aimed).astimezone(PARIS)
    assert [f"{first:%d/%m/%Y}", f"{first:%d/%m}"] == values["day"]
    assert values["not_day"] not in values["day"]
    reused = {str(m["compte"]) for m in held if m["pseudo"] in {a["pseudo"] for a in aimed}}
    assert len(reused) > 1
    assert len({m["id"] for m in held}) == len(held)

"""Keys found another way. Giving the right rights on a document: reader, commenter, editor, owner."""

from __future__ import annotations

import csv
import io
import re

import numpy as np

from pixsim.families.teamwork import droits_doc
from tests.families.drawing import draw_values
from tests.families.seeds import each_seed


@each_seed
def test_what_is_the_teams_changes_owner_wherever_it_is(seed: int) -> None:
    values = droits_doc.transfer_ownership(np.random.default_rng(seed))
    world = values["world"]
    folders = {node.id: node for node in world.nodes if node.folder}
    team = {
        node.id
        for node in world.nodes
        if not node.folder and node.owner == values["first"]
        and not re.search("paie|vacances|cv|impôts", node.name)
    }  # fmt: skip
    assert len(team) == 4
    assert {folders[node.parent].name for node in world.nodes if node.id in team} > {
        values["space"],
        "Mes documents",
    }
    told = {node: who for _owner, node, who in values["goal"].want}
    assert {node for node, who in told.items() if who == values["after"]} == team
    assert all(world.node(node).owner == who for node, who in told.items() if node not in team)
    assert set(told) == {node.id for node in world.nodes if not node.folder}


@each_seed
def test_audit_counts_rights_above_the_limit(seed: int) -> None:
    values = draw_values(droits_doc.rights_audit, seed)
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
def test_the_charter_read_again_gives_the_rights_wanted(seed: int) -> None:
    values = droits_doc.rights_by_charter(np.random.default_rng(seed))
    world = values["world"]
    texts = {node.name: "\n".join(node.lines) for node in world.nodes}
    charter, team = texts[values["charter"]], texts["équipe.odt"]
    outer, inner = re.findall("Dans « (.+?) »", charter)
    assert (outer, inner) == (values["folder"], values["inner"])
    (treasurer,), (head,) = (
        re.findall(f"^{what} : (.+)$", team, re.M) for what in ("Trésorerie", "Présidence")
    )
    (deputy,) = re.findall("jusqu'au 2 mai ; (.+) depuis", team)
    (interns,) = re.findall("Stages de l'année : (.+) et (.+)", team)
    assert set(interns) == world.members("Stagiaires") < world.members("Bénévoles")
    for kind, thing, *rest in values["goal"].want:
        path = f"{world.path(thing)}/"
        if f"/{outer}/" not in path or kind == "public":
            assert kind == "right" or rest == ["aucun"]
            continue
        who, right = rest
        if who in (treasurer, deputy):
            told = "modification"
        elif f"/{inner}/" in path:
            told = "lecture" if who == head else "aucun"
        elif who in interns:
            told = "aucun"
        else:
            told = "commentaire" if who in world.members("Bureau") else "lecture"
        assert right == told, (path, who)

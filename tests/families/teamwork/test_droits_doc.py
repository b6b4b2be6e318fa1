"""Keys found another way. Giving the right rights on a document: reader, commenter, editor, owner."""

from __future__ import annotations

import re

import numpy as np

from pixsim.families.teamwork import droits_doc
from tests.families.seeds import each_seed
from tests.families.solutions import done


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
    (deputy,) = re.findall("l'a quittée, (.+) l'a reprise", team)
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


@each_seed
def test_rights_are_within_what_each_function_allows(seed: int) -> None:
    values, world = done(droits_doc.rights_by_contract, seed)
    team = next(node for node in world.nodes if node.name == "qui est qui.odt").lines
    ended = {line.partition(" : ")[0] for line in team if "finie le" in line}
    work = {line.partition(" : ")[0]: line.partition(" : ")[2].partition(",")[0] for line in team}
    most = {
        (values["money"], "trésorerie"): "modification",
        (values["crowd"], "accueil"): "modification",
        (values["crowd"], "trésorerie"): "lecture",
        (values["crowd"], "bénévole"): "lecture",
    }
    order = ("aucun", "lecture", "commentaire", "modification")
    start = values["world"]
    for node in world.nodes:
        folder = f"{world.path(node.id)}/".split("/")[1]
        if folder in (values["money"], values["crowd"]):
            for who, job in work.items():
                limit = "aucun" if who in ended else most.get((folder, job), "aucun")
                assert world.right(node, who) == min(
                    limit, start.right(start.node(node.id), who), key=order.index
                )
    assert ended == {values["gone"]}

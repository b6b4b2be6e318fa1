"""Giving the right rights on a document: reader, commenter, editor, owner."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators.drives import DOCUMENTS, LINES, SPACES, Shelf
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.worlds.goals import Goal

_RANKS = ("lecture", "commentaire", "modification")

_SAID = {
    "lecture": ("lire", "lecteur", "consulter", "consultation"),
    "commentaire": ("commenter", "commentaires", "commentateur"),
    "modification": ("modifier", "modifications", "éditer", "éditeur"),
}
"""Other words for a right, as other drives write them."""


def own_right(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: what one may do with a document, which its folder does not tell."""
    me, *people = sample(rng, FIRST_NAMES, 4)
    space, names = pick(rng, SPACES), sample(rng, DOCUMENTS, 4)
    base, mine = sample(rng, _RANKS, 2)
    shelf = Shelf(rng, me, people)
    shelf.folder(
        space, owner=people[0], rights={me: base, people[1]: "modification", people[2]: "lecture"}
    )
    ids = [
        shelf.file(
            f"{space}/{name}",
            *sample(rng, LINES, 2),
            owner=people[0],
            rights={me: mine, people[2]: base} if n == 0 else {},
        )
        for n, name in enumerate(names)
    ]
    return {
        "me": me, "space": space, "name": names[0], "right": mine, "key": [mine, *_SAID[mine]], "wrong": [right for right in _RANKS if right != mine],
        "world": shelf.space(space),
        "solution": [f"partage {ids[0]}"],
    }  # fmt: skip


_ROLES = (
    ("relira le texte et y laissera des remarques, sans y toucher", "commentaire"), ("doit seulement pouvoir le consulter", "lecture"),
    ("tiendra le document à jour avec vous", "modification"), ("veut le lire avant la réunion, rien de plus", "lecture"), ("proposera des corrections en marge", "commentaire"),
)  # fmt: skip


def shared_with_one(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a document shared with one person, with the least right that is enough."""
    me, *people = sample(rng, FIRST_NAMES, 5)
    space, names = pick(rng, SPACES), sample(rng, DOCUMENTS, 4)
    who, (role, right) = people[0], pick(rng, _ROLES)
    shelf = Shelf(rng, me, people)
    folder = shelf.folder(space, rights=dict.fromkeys(people[1:3], "lecture"))
    ids = [
        shelf.file(f"{space}/{name}", *sample(rng, LINES, 2), rights={people[3]: pick(rng, _RANKS)})
        for name in names
    ]
    more = _RANKS[min(2, _RANKS.index(right) + 1)] if right != "modification" else "commentaire"
    here = f"partage {ids[0]}"
    return {
        "name": names[0], "who": who, "role": role, "right": right,
        "world": shelf.space(space),
        "goal": Goal(want=(("right", ids[0], who, right), *(("right", node, who, "aucun") for node in (folder, *ids[1:]))), refuse=tuple(("given", ids[0], other, "*") for other in people[1:3]), keep=("public", "owner", "in", "name", "binned", "text")),
        "solution": [here, f"donner {who} {right}"],
        "near": [[here, f"donner {who} {more}"], [here, f"lien {right}"], ["remonter", f"partage {folder}", f"donner {who} {right}"]],
    }  # fmt: skip


def reading_alone(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: somebody who may write in a folder by that above it is to read it alone."""
    me, who, other, third = sample(rng, FIRST_NAMES, 4)
    space = pick(rng, SPACES)
    inner, outer = sample(rng, ("Comptes", "Contrats", "Adhérents", "Devis"), 2)
    shelf = Shelf(rng, me, (who, other, third))
    shelf.folder(space, rights={who: "modification", other: "modification", third: "lecture"})
    kept, free = shelf.folder(f"{space}/{inner}"), shelf.folder(f"{space}/{outer}")
    names = sample(rng, DOCUMENTS, 5)
    inside = [shelf.file(f"{space}/{inner}/{name}", owner=me) for name in names[:3]]
    for name in names[3:]:
        shelf.file(f"{space}/{outer}/{name}")
    world = shelf.space(space)
    want = tuple(("right", node, who, "lecture") for node in (kept, *inside))
    keep = tuple(
        ("right", node.id, person, world.right(node, person))
        for node in world.nodes for person in world.people if (person != who or node.id not in (kept, *inside))
    )  # fmt: skip
    folder = [f"partage {kept}", f"donner {who} lecture", "remonter"]
    return {
        "who": who, "inner": inner, "other": other,
        "world": world,
        "goal": Goal(want=(*want, *keep), keep=("public", "owner", "name", "in", "binned")),
        "solution": folder[:2],
        "near": [[f"partage {kept}", f"donner {who} aucun"], [f"partage {kept}", f"donner {other} lecture"],
                 ["remonter", f"partage {world.nodes[0].id}", f"donner {who} lecture"], [f"partage {free}", f"donner {who} lecture"]],
    }  # fmt: skip


def exceptions_set(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a folder that all read, a document kept to two, an exception that is to go."""
    me, other, second, keeper = sample(rng, FIRST_NAMES, 4)
    space, names = pick(rng, SPACES), sample(rng, DOCUMENTS, 4)
    secret, loose = names[:2]
    shelf = Shelf(rng, me, (other, second, keeper))
    folder = shelf.folder(
        space, rights={other: "lecture", second: "lecture", keeper: "modification"}
    )
    ids = {
        name: shelf.file(
            f"{space}/{name}",
            *sample(rng, LINES, 2),
            rights={other: "modification"} if name == loose else {},
        )
        for name in names
    }
    world = shelf.space(space)
    changed = {
        (ids[secret], other): "aucun",
        (ids[secret], second): "aucun",
        (ids[loose], other): "lecture",
    }
    want = tuple(
        ("right", node.id, who, changed.get((node.id, who), world.right(node, who)))
        for node in world.nodes
        for who in world.people
    )
    hide = [f"partage {ids[secret]}", f"donner {other} aucun", f"donner {second} aucun", "remonter"]
    mend = [f"partage {ids[loose]}", f"donner {other} comme le dossier"]
    return {
        "secret": secret, "loose": loose, "other": other, "second": second, "keeper": keeper,
        "world": world,
        "goal": Goal(want=want, keep=("public", "owner", "in", "name", "binned", "text")),
        "solution": [*hide, *mend],
        "near": [hide, [*mend, "remonter", *hide[:2]], ["remonter", f"partage {folder}", f"donner {other} aucun", f"donner {second} aucun"], [*hide, mend[0], f"donner {other} aucun"]],
    }  # fmt: skip


def transfer_ownership(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: before an account closes, what is the team's changes owner wherever it is, what is private does not."""
    me, after, third = sample(rng, FIRST_NAMES, 3)
    space, mine = pick(rng, SPACES), "Mes documents"
    first, second, third_one, *left = sample(rng, DOCUMENTS, 5)
    own = sample(rng, ("bulletins de paie.pdf", "photos de vacances.zip", "cv.odt", "impôts.ods"), 3)  # fmt: skip
    shelf = Shelf(rng, me, (after, third))
    shelf.folder(space, owner=third, rights={me: "modification", after: "commentaire"})
    inner = f"{space}/{pick(rng, ('Réunions', 'Bureau', 'Saison'))}"
    deep = f"{inner}/{pick(rng, ('Archives', '2025', 'À reprendre'))}"
    for path in (inner, deep, mine):
        shelf.folder(path, owner=me if path == mine else third)
    shared = f"{pick(rng, ('codes', 'plan', 'adresses'))} {space}.ods"
    team = [
        (shelf.file(path, *sample(rng, LINES, 2)), path)
        for path in (f"{space}/{first}", f"{deep}/{second}", f"{deep}/{third_one}", f"{mine}/{shared}")
    ]  # fmt: skip
    private = [(shelf.file(path), path) for path in (f"{deep}/{own[0]}", f"{mine}/{own[1]}", f"{mine}/{own[2]}")]  # fmt: skip
    others = [shelf.file(f"{folder}/{name}", *sample(rng, LINES, 2), owner=third) for folder, name in zip((space, inner), left, strict=True)]  # fmt: skip

    def hand(*given: tuple[str, str], how: str = "transférer {}") -> list[str]:
        """Give each of some documents to the one who comes after, going from folder to folder."""
        acts, here = list[str](), [space]
        for node, path in given:
            *there, _name = path.split("/")
            shared_with = next((n for n, (a, b) in enumerate(zip(here, there, strict=False)) if a != b), min(len(here), len(there)))  # fmt: skip
            acts += ["remonter"] * (len(here) - shared_with)
            acts += [f"ouvrir {shelf.folder('/'.join(there[: n + 1]))}" for n in range(shared_with, len(there))]  # fmt: skip
            acts += [f"partage {node}", how.format(after), "remonter"]
            here = there
        return acts

    world = shelf.space(space)
    owners = (*((node, after) for node, _p in team), *((node, me) for node, _p in private), *((node, third) for node in others))  # fmt: skip
    return {
        "first": me, "after": after, "space": space, "third": third, "own": own[0], "shared": shared,
        "team": ", ".join(f"« {path.rpartition('/')[2]} »" for _node, path in team[:-1]),
        "world": world,
        "goal": Goal(want=tuple(("owner", node, who) for node, who in owners), keep=("public", "name", "text", "binned")),
        "solution": hand(*team),
        "near": [hand(*team, how="donner {} modification"), hand(*team[:2], team[3]), hand(*team[:-1]), hand(*team, private[0])],
    }  # fmt: skip


_CHARTER = "qui fait quoi.odt"
_TEAM = "équipe.odt"


def rights_by_charter(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: a folder brought to what a charter says, by groups within groups, exceptions left below and a link."""
    me, treasurer, deputy, gone, head, first, second, third = sample(rng, FIRST_NAMES, 8)
    space = pick(rng, SPACES)
    money, pay, *aside = sample(rng, ("Comptes", "Devis", "Contrats", "Factures", "Subventions"), 4)
    shelf = Shelf(rng, me, (treasurer, deputy, gone, head, first, second, third))
    board, helpers, trainees = "Bureau", "Bénévoles", "Stagiaires"
    groups = {board: (treasurer, head, first), helpers: (deputy, head, gone, trainees), trainees: (second, third)}  # fmt: skip
    shelf.folder(space, rights={board: "modification", helpers: "modification"})
    outer = shelf.folder(f"{space}/{money}", rights={gone: "modification"})
    inner = shelf.folder(f"{space}/{money}/{pay}")
    files = sample(rng, DOCUMENTS, 6)
    loose = shelf.file(f"{space}/{money}/{files[0]}", *sample(rng, LINES, 2), rights={second: "commentaire"})  # fmt: skip
    shelf.file(f"{space}/{money}/{files[1]}", *sample(rng, LINES, 2))
    linked = shelf.file(f"{space}/{money}/{pay}/{files[2]}", *sample(rng, LINES, 2), link=pick(rng, ("lecture", "modification")))  # fmt: skip
    shelf.file(f"{space}/{money}/{pay}/{files[3]}", *sample(rng, LINES, 2))
    for folder, name in zip(aside, files[4:], strict=True):
        shelf.file(f"{space}/{folder}/{name}", *sample(rng, LINES, 2))
    charter = shelf.file(
        f"{space}/{_CHARTER}",
        f"Dans « {money} », la trésorerie et sa suppléance modifient.",
        "Les autres membres du bureau y commentent ; les autres bénévoles y lisent.",
        "Une personne en stage n'y a aucun droit, quel que soit son groupe.",
        f"Dans « {pay} », la trésorerie et sa suppléance modifient, la présidence lit ; personne d'autre.",
        "Un document suit toujours son dossier ; rien ne s'ouvre par un lien.",
    )
    team = shelf.file(
        f"{space}/{_TEAM}",
        *shuffled(rng, [f"Présidence : {head}", f"Trésorerie : {treasurer}", f"Secrétariat : {first}"]),
        f"Suppléance de la trésorerie : {gone} l'a quittée, {deputy} l'a reprise",
        f"Stages de l'année : {second} et {third}",
    )  # fmt: skip
    world = shelf.space(space, groups=groups)
    outside = {treasurer: "modification", deputy: "modification", head: "commentaire", first: "commentaire", gone: "lecture", second: "aucun", third: "aucun"}  # fmt: skip
    inside = dict.fromkeys(outside, "aucun") | {treasurer: "modification", deputy: "modification", head: "lecture"}  # fmt: skip
    want: list[tuple[str, ...]] = []
    for node in world.nodes:
        path = world.path(node.id)
        rule = inside if f"/{pay}" in path else outside if f"/{money}" in path else {}
        want += [("right", node.id, who, rule.get(who, world.right(node, who))) for who in world.people if who != me]  # fmt: skip
        want.append(("public", node.id, "aucun"))
    up = "remonter"
    here = [f"partage {outer}", f"donner {treasurer} modification", f"donner {deputy} modification"]
    groups_here = [f"donner {board} commentaire", f"donner {helpers} lecture"]
    out = [f"donner {second} aucun", f"donner {third} aucun"]
    no_more = [f"donner {gone} comme le dossier"]
    reset = [up, f"ouvrir {outer}", f"partage {loose}", f"donner {second} comme le dossier", up]
    below = [f"partage {inner}", f"donner {board} aucun", f"donner {helpers} aucun"]
    kept = [f"donner {treasurer} modification", f"donner {deputy} modification", f"donner {head} lecture"]  # fmt: skip
    link = [up, f"ouvrir {inner}", f"partage {linked}", "lien aucun"]
    read = [f"ouvrir {charter}", up, f"ouvrir {team}", up]
    return {
        "me": me, "space": space, "folder": money, "inner": pay, "charter": _CHARTER, "trainees": trainees,
        "gone": gone, "deputy": deputy, "loose": files[0], "linked": files[2],
        "world": world,
        "goal": Goal(want=tuple(want), keep=("owner", "in", "name", "binned", "text")),
        "solution": [*read, *here, *groups_here, *out, *no_more, *reset, *below, *kept, *link],
        "near": [
            [*here, *groups_here, f"donner {trainees} aucun", *no_more, *reset, *below, *kept, *link],
            [*here, *groups_here, *out, *reset, *below, *kept, *link],
            [*here, *groups_here, *out, *no_more, *reset, *below, *kept],
            [*here, *groups_here, *out, *no_more, up, f"ouvrir {outer}", *below, *kept, *link],
            [*here, *groups_here, *out, *no_more, *reset, *below, *kept[:2], *link],
        ],
    }  # fmt: skip


def rights_by_contract(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: rights on two folders brought down to the most that each function allows, and taken from those who left."""
    me, *people = sample(rng, FIRST_NAMES, 7)
    treasurer, host, trainee, gone, helper, late = people
    space = pick(rng, SPACES)
    money, crowd = pick(
        rng, (("Comptes", "Adhérents"), ("Factures", "Inscriptions"), ("Devis", "Fichier"))
    )
    month = integer(rng, 3, 9)
    shelf = Shelf(rng, me, people)
    first = shelf.folder(
        f"{space}/{money}",
        rights={
            treasurer: "modification",
            host: pick(rng, ("lecture", "commentaire")),
            trainee: "commentaire",
            gone: "modification",
        },
    )
    second = shelf.folder(
        f"{space}/{crowd}",
        rights={
            host: "modification",
            treasurer: "lecture",
            trainee: "modification",
            helper: pick(rng, ("modification", "commentaire")),
            late: "lecture",
        },
    )
    for place, name in enumerate(sample(rng, DOCUMENTS, 4)):
        shelf.file(f"{space}/{(money, crowd)[place % 2]}/{name}", *sample(rng, LINES, 2))
    rule = shelf.file(
        f"{space}/droits permis.odt",
        f"{money} : la trésorerie modifie, les autres fonctions rien.",
        f"{crowd} : l'accueil modifie, la trésorerie et les bénévoles lisent, un stage rien.",
        "Un droit plus faible que le droit permis reste comme il est.",
        "Une convention finie ne donne plus aucun droit.",
    )
    team = shelf.file(
        f"{space}/qui est qui.odt",
        *shuffled(
            rng,
            [
                f"{treasurer} : trésorerie",
                f"{host} : accueil",
                f"{trainee} : stage",
                f"{gone} : trésorerie, convention finie le 12/{month - 1:02}/2026",
                f"{helper} : bénévole",
                f"{late} : bénévole, convention jusqu'au 30/{month + 1:02}/2026",
            ],
        ),
    )
    world = shelf.space(space)
    wanted = {
        first: {
            treasurer: "modification",
            host: "aucun",
            trainee: "aucun",
            gone: "aucun",
            helper: "aucun",
            late: "aucun",
        },
        second: {
            host: "modification",
            treasurer: "lecture",
            trainee: "aucun",
            helper: "lecture",
            late: "lecture",
            gone: "aucun",
        },
    }
    want = [
        ("right", node.id, who, wanted[node.id if node.folder else node.parent][who])
        for node in world.nodes
        for who in people
        if (node.id if node.folder else node.parent) in wanted
    ]
    read = [f"ouvrir {rule}", "remonter", f"ouvrir {team}", "remonter"]
    here, there = [f"partage {first}"], ["remonter", f"partage {second}"]
    out = [f"donner {who} aucun" for who in (host, trainee, gone)]
    less = [f"donner {trainee} aucun", f"donner {helper} lecture"]
    return {
        "me": me, "space": space, "money": money, "crowd": crowd, "day": f"15/{month:02}/2026", "late": late, "gone": gone,
        "world": world,
        "goal": Goal(want=tuple(want), keep=("owner", "in", "name", "binned", "text", "link")),
        "solution": [*read, *here, *out, *there, *less],
        "near": [[*here, *out[:2], *there, *less], [*here, *out, *there, *less, f"donner {late} aucun"], [*here, *out, *there, less[0]], [*here, *out, *there, f"donner {trainee} lecture", less[1]], [*here, *out[1:], *there, *less]],
    }  # fmt: skip

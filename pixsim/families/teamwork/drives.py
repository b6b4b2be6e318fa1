"""Worlds of competence 2.3 in a shared drive: who is there, who may do what, two versions to make one."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.drives import Shelf
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.worlds.drive.data import Version
from pixsim.worlds.goals import Goal

_DOCUMENTS = (
    "budget.ods",
    "affiche.odt",
    "programme.odt",
    "inventaire.ods",
    "contacts.ods",
    "bilan.odt",
)
_SPACES = ("Club photo", "Comité des fêtes", "Atelier vélo", "Chorale")
_LINES = (
    "Réunion le 12 mai",
    "Louer la salle",
    "Prévenir la presse",
    "Acheter les boissons",
    "Chercher des bénévoles",
    "Imprimer les affiches",
    "Monter la scène",
    "Ranger le local",
)
_MORE_LINES = (
    "Payer le loyer", "Réparer la sono", "Inviter la mairie", "Relire le tract", "Compter les chaises", "Tirer au sort les lots", "Écrire aux anciens", "Fixer le tarif",
)  # fmt: skip
_ENDS = ("avant jeudi", "à deux", "dès lundi", "sans faute", "par courriel")


def who_is_writing(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of those who have a document open, the one who is writing in it."""
    me, *people = sample(rng, FIRST_NAMES, 6)
    names, space = sample(rng, _DOCUMENTS, 4), pick(rng, _SPACES)
    shelf = Shelf(rng, me, people)
    shelf.folder(space, rights=dict.fromkeys(people, "modification"))
    presents = [{people[0]: f"écrit à la ligne {integer(rng, 1, 3)}", people[1]: "lit", people[2]: "a laissé un commentaire hier"},
                {people[3]: "écrit à la ligne 2"}, {people[1]: "lit"}, {}]  # fmt: skip
    ids = [
        shelf.file(f"{space}/{name}", *sample(rng, _LINES, 3), owner=pick(rng, (me, people[4])), present=dict(shuffled(rng, list(present.items()))))
        for name, present in zip(names, presents, strict=True)
    ]  # fmt: skip
    return {
        "space": space, "name": names[0], "key": people[0], "wrong": [people[1], people[2], people[3]],
        "world": shelf.space(space),
        "solution": [f"ouvrir {ids[0]}"],
    }  # fmt: skip


_STATES = ("à faire", "en cours", "fait")


def task_of_whom(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: on a board of tasks, who has taken one."""
    me, *people = sample(rng, FIRST_NAMES, 5)
    space, tasks = pick(rng, _SPACES), sample(rng, _LINES[1:], 6)
    takers = [people[0], *(pick(rng, people[1:]) for _task in tasks[1:])]
    rows = shuffled(
        rng,
        [f"{pick(rng, _STATES)} · {task} · {who}" for task, who in zip(tasks, takers, strict=True)],
    )
    shelf = Shelf(rng, me, people)
    shelf.folder(space, rights=dict.fromkeys(people, "lecture"))
    board = shelf.file(f"{space}/Tableau des tâches", *rows)
    old = shuffled(rng, [f"fait · {task} · {pick(rng, people[1:])}" for task in tasks])
    shelf.file(f"{space}/Tableau des tâches 2024", *old)
    for name in sample(rng, _DOCUMENTS, 3):
        shelf.file(f"{space}/{name}", *sample(rng, _LINES, 2), owner=pick(rng, people[1:]))
    return {
        "space": space, "task": tasks[0], "key": people[0], "wrong": people[1:4],
        "world": shelf.space(space),
        "solution": [f"ouvrir {board}"],
    }  # fmt: skip


def reading_alone(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: somebody who may write in a folder by that above it is to read it alone."""
    me, who, other, third = sample(rng, FIRST_NAMES, 4)
    space = pick(rng, _SPACES)
    inner, outer = sample(rng, ("Comptes", "Contrats", "Adhérents", "Devis"), 2)
    shelf = Shelf(rng, me, (who, other, third))
    shelf.folder(space, rights={who: "modification", other: "modification", third: "lecture"})
    kept, free = shelf.folder(f"{space}/{inner}"), shelf.folder(f"{space}/{outer}")
    names = sample(rng, _DOCUMENTS, 5)
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


def two_versions_in_one(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: a document and its copy in conflict, made one that has what each brought."""
    me, who, other = sample(rng, FIRST_NAMES, 3)
    space = pick(rng, _SPACES)
    *base, gone, mine, theirs, more, last = sample(rng, (*_LINES[1:], *_MORE_LINES), 14)
    stem = pick(rng, ("liste", "ordre du jour", "préparatifs", "à faire"))
    day = f"2026-03-{integer(rng, 3, 14):02}"
    shelf = Shelf(rng, me, (who, other))
    shelf.folder(space, rights={who: "modification", other: "modification"})
    places = sample(rng, range(9), 3)
    done, held, brought = list(base), list(base), list(base)
    for place, end in zip(places, sample(rng, _ENDS, 3), strict=True):
        done[place] = f"{base[place]} {end}"
        (held if place == places[2] else brought)[place] = done[place]
    place_gone = integer(rng, 2, 7)
    brought.insert(place_gone, gone)  # which one has taken off
    first = Version(
        when=f"{integer(rng, 1, 2)}/03 {integer(rng, 8, 19)} h 20",
        who=pick(rng, (me, who, other)),
        what="avant la coupure",
        lines=(*base[:place_gone], gone, *base[place_gone:]),
    )

    def history(author: str, *lines: str) -> tuple[Version, ...]:
        when = f"{int(day[-2:])}/03 {integer(rng, 20, 22)} h 05"
        return Version(when=when, who=author, what="hors connexion", lines=lines), first

    kept = shelf.file(
        f"{space}/{stem}.odt",
        *held,
        mine,
        date=day,
        remarks=((me, f"J'ai retiré « {gone} » : c'est fait."),),
        versions=history(me, *held, mine),
    )
    copy = shelf.file(
        f"{space}/{stem} (conflit {who} {day}).odt",
        *brought,
        theirs,
        more,
        date=day,
        versions=history(who, *brought, theirs, more),
    )
    decoy = shelf.file(
        f"{space}/{stem} (conflit {other} 2025-11-02).odt",
        *base,
        last,
        date="2025-11-02",
        binned=True,
    )
    shelf.file(f"{space}/{pick(rng, _DOCUMENTS)}", last)
    texts = "||".join(f"^{' / '.join((*done, *end))}" for end in permutations((mine, theirs, more)))
    changes = [f"modifier {place + 1} {done[place]}" for place in places[:2]]
    merge = [f"ouvrir {kept}", *changes, f"ajouter {theirs}", f"ajouter {more}", "remonter"]
    return {
        "name": f"{stem}.odt", "who": who, "day": day, "gone": gone,
        "world": shelf.space(space),
        "goal": Goal(want=(("name", "$d", f"{stem}.odt"), ("in", "$d", space), ("text", "$d", texts), ("binned", f"{copy}||{kept}")), keep=("in", "name", "right"), free=(copy, kept, decoy)),
        "solution": [f"ouvrir {copy}", "remonter", *merge, f"supprimer {copy}"],
        "near": [[f"supprimer {copy}"], [f"ouvrir {kept}", changes[0], f"ajouter {theirs}", f"ajouter {more}", "remonter", f"supprimer {copy}"],
                 [*merge], [*merge[:-1], f"ajouter {gone}", "remonter", f"supprimer {copy}"], [*merge, f"supprimer {kept}", f"renommer {copy} {stem}.odt"]],
    }  # fmt: skip


# ---------------------------------------------------------------- @droits_doc, @revisions

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
    space, names = pick(rng, _SPACES), sample(rng, _DOCUMENTS, 4)
    base, mine = sample(rng, _RANKS, 2)
    shelf = Shelf(rng, me, people)
    shelf.folder(
        space, owner=people[0], rights={me: base, people[1]: "modification", people[2]: "lecture"}
    )
    ids = [
        shelf.file(
            f"{space}/{name}",
            *sample(rng, _LINES, 2),
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
    space, names = pick(rng, _SPACES), sample(rng, _DOCUMENTS, 4)
    who, (role, right) = people[0], pick(rng, _ROLES)
    shelf = Shelf(rng, me, people)
    folder = shelf.folder(space, rights=dict.fromkeys(people[1:3], "lecture"))
    ids = [
        shelf.file(
            f"{space}/{name}", *sample(rng, _LINES, 2), rights={people[3]: pick(rng, _RANKS)}
        )
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


def exceptions_set(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: a folder that all read, a document kept to two, an exception that is to go."""
    me, other, second, keeper = sample(rng, FIRST_NAMES, 4)
    space, names = pick(rng, _SPACES), sample(rng, _DOCUMENTS, 4)
    secret, loose = names[:2]
    shelf = Shelf(rng, me, (other, second, keeper))
    folder = shelf.folder(
        space, rights={other: "lecture", second: "lecture", keeper: "modification"}
    )
    ids = {
        name: shelf.file(
            f"{space}/{name}",
            *sample(rng, _LINES, 2),
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


def handed_on(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: before an account closes, what is the team's changes owner wherever it is, what is private does not."""
    me, after, third = sample(rng, FIRST_NAMES, 3)
    space, mine = pick(rng, _SPACES), "Mes documents"
    first, second, third_one, *left = sample(rng, _DOCUMENTS, 5)
    own = sample(rng, ("bulletins de paie.pdf", "photos de vacances.zip", "cv.odt", "impôts.ods"), 3)  # fmt: skip
    shelf = Shelf(rng, me, (after, third))
    shelf.folder(space, owner=third, rights={me: "modification", after: "commentaire"})
    inner = f"{space}/{pick(rng, ('Réunions', 'Bureau', 'Saison'))}"
    deep = f"{inner}/{pick(rng, ('Archives', '2025', 'À reprendre'))}"
    for path in (inner, deep, mine):
        shelf.folder(path, owner=me if path == mine else third)
    shared = f"{pick(rng, ('codes', 'plan', 'adresses'))} {space}.ods"
    team = [
        (shelf.file(path, *sample(rng, _LINES, 2)), path)
        for path in (f"{space}/{first}", f"{deep}/{second}", f"{deep}/{third_one}", f"{mine}/{shared}")
    ]  # fmt: skip
    private = [(shelf.file(path), path) for path in (f"{deep}/{own[0]}", f"{mine}/{own[1]}", f"{mine}/{own[2]}")]  # fmt: skip
    others = [shelf.file(f"{folder}/{name}", *sample(rng, _LINES, 2), owner=third) for folder, name in zip((space, inner), left, strict=True)]  # fmt: skip

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


def version_before(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: the version of a document before a mistake comes back."""
    me, bad, good, third = sample(rng, FIRST_NAMES, 4)
    space, name = pick(rng, _SPACES), pick(rng, _DOCUMENTS)
    lines = sample(rng, _LINES, 5)
    day = integer(rng, 8, 27)
    states = [
        (bad, "a effacé trois lignes", lines[:1]),
        (good, "a ajouté une ligne", lines[:4]),
        (third, "a corrigé un mot", lines[:3]),
        (good, "a créé le document", lines[:2]),
    ]
    versions = tuple(
        Version(when=f"{day - n}/03 {9 + n} h {10 + 7 * n}", who=who, what=what, lines=tuple(held))
        for n, (who, what, held) in enumerate(states)
    )
    shelf = Shelf(rng, me, (bad, good, third))
    shelf.folder(space, rights=dict.fromkeys((bad, good, third), "modification"))
    node = shelf.file(f"{space}/{name}", *lines[:1], owner=good, versions=versions)
    other = shelf.file(
        f"{space}/{pick(rng, [one for one in _DOCUMENTS if one != name])}", *lines[3:], owner=third
    )
    return {
        "name": name, "space": space, "bad": bad, "good": good, "when": versions[1].when,
        "world": shelf.space(space),
        "goal": Goal(want=(("text", node, " / ".join(lines[:4])), ("text", other, " / ".join(lines[3:]))), keep=("name", "in", "right", "binned")),
        "solution": [f"historique {node}", "rétablir 2"],
        "near": [[f"historique {node}", "rétablir 3"], [f"historique {node}", 'nommer 2 "Bonne version"'], [f"supprimer {node}"]],
    }  # fmt: skip


def who_changed_a_part(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: in a history, who changed one line last."""
    me, *people = sample(rng, FIRST_NAMES, 4)
    space, name = pick(rng, _SPACES), pick(rng, _DOCUMENTS)
    parts = sample(rng, ("le budget", "les horaires", "les contacts", "le matériel", "le titre"), 3)
    asked = parts[0]
    rows = [(pick(rng, people), part) for part in shuffled(rng, [parts[1], parts[2], parts[1]])]
    last, *_earlier = picked = sample(rng, people, 3)
    rows += [
        (last, asked),
        *shuffled(rng, [(picked[1], asked), (picked[2], parts[1]), (picked[1], parts[2])]),
    ]
    versions = tuple(
        Version(when=f"{28 - n}/03 {8 + n} h 05", who=who, what=f"a modifié {part}", lines=("…",))
        for n, (who, part) in enumerate(rows)
    )
    shelf = Shelf(rng, me, people)
    shelf.folder(space, rights=dict.fromkeys(people, "modification"))
    node = shelf.file(f"{space}/{name}", *sample(rng, _LINES, 3), versions=versions)
    shelf.file(
        f"{space}/{pick(rng, [one for one in _DOCUMENTS if one != name and one.partition('.')[0] not in asked])}",
        *sample(rng, _LINES, 2),
        versions=versions[2:],
    )
    return {
        "name": name, "space": space, "part": asked, "key": last, "wrong": [who for who in people if who != last],
        "world": shelf.space(space),
        "solution": [f"historique {node}"],
    }  # fmt: skip

"""Right ends that readers reached by another way than the solution, and wrong ones near them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import numpy as np

from pixsim.bank.reading.load import Bank
from pixsim.worlds.core import World
from pixsim.worlds.drive.world import Drive
from pixsim.worlds.files.world import Files
from pixsim.worlds.goals import reached
from pixsim.worlds.lines import answered
from pixsim.worlds.tasks import Task


def tasks(bank: Bank, item: str) -> Iterator[Task]:
    for number in range(1, 9):
        task = bank.question(f"{item}#{number}", np.random.default_rng(0)).task
        assert task is not None
        yield task


def ended(task: Task, *lines: str) -> bool:
    """Whether the goal is reached by lines, each of which does something."""
    world: World = task.world
    for line in lines:
        world, act, said = answered(world, line)
        assert act is not None, (line, said)
    return reached(task.goal, task.world, world)


def test_the_copy_in_conflict_may_become_the_document(bank: Bank) -> None:
    for task in tasks(bank, "conflits_acces5-reunir"):
        assert isinstance(task.world, Drive)
        opened, _back, again, *_rest = (json.loads(kept) for kept in task.solution)
        copy, kept = task.world.node(opened["thing"]), task.world.node(again["thing"])
        mine = kept.lines[-1]
        (gone,) = re.findall("« (.*) »", kept.remarks[0][1])
        at = copy.lines.index(gone)
        own = [
            (n, one)
            for n, one in enumerate(kept.lines, 1)
            if one.startswith(tuple(f"{two} " for two in copy.lines))
        ]
        removed = [line for line in copy.lines if line != gone]
        ((place, longer),) = [(n, one) for n, one in own if removed[n - 1] != one]
        mend = (f"ouvrir {copy.id}", f'modifier {at + 1} ""', f"modifier {place} {longer}")
        added = (*mend, f"ajouter {mine}", "remonter")
        put_away = (f"supprimer {kept.id}", f"renommer {copy.id} {kept.name}")
        assert ended(task, *added, *put_away)
        small = (*mend, f"ajouter {mine.lower()}.", "remonter")
        assert ended(task, *small, *put_away)
        assert not ended(task, *added, f"supprimer {kept.id}")
        assert not ended(task, *put_away)
        assert not ended(task, mend[0], mend[2], f"ajouter {mine}", "remonter", *put_away)


def test_an_old_version_may_be_copied_then_thrown_away(bank: Bank) -> None:
    for task in tasks(bank, "nuage5-deux_versions"):
        lines: list[str] = []
        for act in map(json.loads, task.solution):
            if act["do"] == "move":
                copied = f'copier {act["thing"]} "{act["folder"]}"'
                lines += [copied, f"supprimer {act['thing']}"]
            else:
                lines.append(f"renommer {act['thing']} {act['name']}")
        assert ended(task, *lines)
        left = next(place for place, line in enumerate(lines) if line.startswith("supprimer"))
        renamed = [line for line in lines[left + 1 :] if not line.startswith("renommer")]
        assert not ended(task, *lines[:left], *renamed)


def test_what_is_made_ready_may_stand_in_a_folder_of_its_own(bank: Bank) -> None:
    for task in tasks(bank, "fichier_casse3-formats_acceptes"):
        assert isinstance(task.world, Files)
        saves = [act for act in map(json.loads, task.solution) if act["do"] == "save_as"]
        folder = next(node for node in task.world.nodes if node.id == task.world.node(saves[0]["thing"]).parent)  # fmt: skip
        path = task.world.path(folder.id)
        lines = [f"aller {path}", "créer-dossier Envoi"]
        made = int(task.world.next_number()) + 1
        for place, save in enumerate(saves):
            lines += [f"enregistrer-sous {save['thing']} {save['form']}"]
            lines += [f'déplacer {made + place} "{path}/Envoi"']
        assert ended(task, *lines)
        assert not ended(task, *lines[:-2])
        assert not ended(task, *lines, f"supprimer {saves[0]['thing']}")


def test_one_may_see_whether_the_site_works_again(bank: Bank) -> None:
    for task in tasks(bank, "navigateur5-cookies_d_un_site"):
        world: World = task.world
        for kept in task.solution:
            world = world.step(world.read_act(kept))
        (host,) = (fact[1] for fact in task.goal.refuse[:1])
        for line in ("précédent", f"adresse {host}/compte"):
            world, act, said = answered(world, line)
            assert act is not None, said
        assert reached(task.goal, task.world, world)


def test_a_markdown_title_may_be_closed_by_its_signs(bank: Bank) -> None:
    for task in tasks(bank, "balisage3-markdown"):
        act = json.loads(task.solution[0])
        kept = task.solution[0]
        title = next(text for text in act.values() if str(text).startswith("## "))
        for typed, right in (
            (f"{title} ##", True),
            (f"{title} #", True),
            (title.replace("## ", "##  "), True),
            (f"{title}##", False),
            (f"#{title}", False),
            (f"{title} ! ##", False),
        ):
            world: World = task.world
            world = world.step(world.read_act(kept.replace(title, typed)))
            assert reached(task.goal, task.world, world) == right, typed


def test_an_account_may_also_forget_who_was_signed_in(bank: Bank) -> None:
    for task in tasks(bank, "double_facteur4-regler"):
        for value in ("Rester connecté", "Lettre d'information"):
            world: World = task.world
            for kept in task.solution:
                world = world.step(world.read_act(kept))
            page, new = ("Connexion", "jamais") if "Rester" in value else ("Profil", "non")
            for line in ("retour", f"ouvrir {page}", f'régler "{value}" {new}'):
                world, act, said = answered(world, line)
                assert act is not None, said
            assert reached(task.goal, task.world, world) == (page == "Connexion")


def test_the_address_that_the_town_hall_gives_opens_the_service(bank: Bank) -> None:
    for task in tasks(bank, "demarches5-gratuit"):
        start = next(fact[1] for fact in task.goal.want if fact[0] == "sent")
        host = start.removeprefix("https://").partition("/")[0]
        typed, act, said = answered(task.world, f"adresse {host}")
        assert act is not None, said
        followed, act, said = answered(typed, "suivre 1")
        assert act is not None, said
        assert ("at", start) in followed.facts()

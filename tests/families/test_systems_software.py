"""Competence 5.2: licences, a program on a key and a virtual machine, told again from what is shown."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from pixsim.families.systems import software, virtual
from pixsim.worlds.files import acts
from pixsim.worlds.files.world import Files
from pixsim.worlds.goals import reached
from tests.families.acted import done
from tests.families.draws import each_seed

SUITS: dict[str, tuple[str, str]] = {
    "adapter": (r"à d'autres|partagez-le", r"."),
    "rien payer": (r"à d'autres|partagez-le|Gratuit pour tous|Rien à payer", r"."),
    "juger": (r"s'arrête si aucune|n'enregistre plus rien", r"sans carte|évaluation"),
    "encore et encore": (r"chaque mois|par an", r"."),
}


@each_seed
def test_the_licence_tells_what_the_name_does_not(seed: int) -> None:
    values, world = done(software.installers_by_licence, seed)
    (pattern, also) = next(pair for word, pair in SUITS.items() if word in values["need"])
    start = values["world"]
    assert isinstance(world, Files)
    suiting = {
        n.id
        for n in start.nodes
        if "Licence" in n.text and re.search(pattern, n.text) and re.search(also, n.text)
    }
    moved = {n.id for n in world.nodes if n.parent != start.node(n.id).parent}
    assert moved == suiting
    assert len(moved) == 2
    assert not any("gratuit-" in start.node(one).name for one in moved)
    assert all(start.node(one).name.partition("-")[0] in values["told"] for one in moved)


def test_four_needs_of_software() -> None:
    folders = {
        software.installers_by_licence(np.random.default_rng(n))["folder"] for n in range(40)
    }
    assert len(folders) == 4


@each_seed
def test_the_key_has_the_newest_portable_version_and_its_own_settings(seed: int) -> None:
    values, world = done(software.portable_brought_up, seed)
    zips = [n for n in values["world"].nodes if "portable" in n.name]
    versions = {tuple(map(int, re.findall(r"\d+", n.name))): n for n in zips}
    best = versions[max(versions)]
    assert values["version"] == ".".join(map(str, max(versions)))
    assert best.date < min((n.date for n in zips if n is not best), default="9")
    newer = [
        n
        for n in values["world"].nodes
        if "portable" not in n.name and re.search(r"\d+\.\d+", n.name)
    ]
    assert all(
        tuple(map(int, re.findall(r"(\d+)\.(\d+)", n.name)[0])) > max(versions) for n in newer
    )
    folder = world.folder_at(f"Clé USB/{values['app']}")
    held = {n.name: n for n in world.inside(folder.id)}
    assert len(held) == 4
    assert sum(f"version {values['version']})" in n.text for n in held.values()) == 2
    assert sum("changé par" in n.text for n in held.values()) == 2


@each_seed
def test_the_key_may_be_brought_up_another_way(seed: int) -> None:
    """The new folder takes the place of the old one, once the settings were copied into it."""
    values = software.portable_brought_up(np.random.default_rng(seed))
    world: Any = values["world"]
    app = values["app"]
    archive = next(n for n in world.nodes if f"portable-{values['version']}." in n.name)
    old = world.folder_at(f"Clé USB/{app}")
    mine = [n for n in world.inside(old.id) if "changé par" in n.text]
    world = world.step(acts.Unpack(thing=archive.id))
    stem = archive.name.removesuffix(".zip")
    world = world.step(acts.Go(path=f"Téléchargements/{stem}"))
    new = world.folder_at(f"Téléchargements/{stem}")
    plain = next(n for n in world.inside(new.id) if n.name == mine[0].name)
    world = world.step(acts.Delete(thing=plain.id)).step(acts.Go(path=f"Clé USB/{app}"))
    for one in mine:
        world = world.step(acts.Copy(thing=one.id, folder=f"Téléchargements/{stem}"))
    world = world.step(acts.Go(path="Clé USB")).step(acts.Delete(thing=old.id))
    world = world.step(acts.Go(path="Téléchargements")).step(
        acts.Move(thing=new.id, folder="Clé USB")
    )
    assert not reached(values["goal"], values["world"], world)
    world = world.step(acts.Go(path="Clé USB")).step(acts.Rename(thing=new.id, name=app))
    assert reached(values["goal"], values["world"], world)


@each_seed
def test_a_virtual_machine_fits_its_system_its_computer_and_its_use(seed: int) -> None:
    values, world = done(virtual.machine_set, seed)
    told = {
        line.name: line.value
        for page in world.pages
        for line in page.settings
        if line.kind == "info"
    }
    size = {
        name: int(value.split()[0]) for name, value in told.items() if value.split()[0].isdigit()
    }
    memory, disk = (int(world.value(name).split()[0]) for name in ("Mémoire", "Disque"))
    assert size["Mémoire demandée, au moins"] <= memory <= size["Mémoire de l'ordinateur"] // 2
    assert size["Disque, au moins"] <= disk <= size["Disque, au plus"]
    net = world.value("Réseau de la machine")
    assert ("pont" in net) == ("autres postes" in values["need"])
    assert (net == "aucun") == ("internet" in values["need"])
    alone = "douteux" in values["need"]
    assert (world.value("Dossier commun avec cet ordinateur") == "oui") == (
        "dossier commun" in values["need"]
    )
    assert (world.value("À l'arrêt de la machine") == virtual.BACK_TO) == alone
    assert (world.value("Lancer avec cet ordinateur") == "oui") == (
        "repart seule" in values["need"]
    )
    assert ("pressed", "Prendre un instantané maintenant") in world.facts() or not alone

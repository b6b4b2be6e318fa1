"""Keys found another way. Installing and choosing software: sources, licences, requirements."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import numpy as np

from pixsim.families.systems import logiciels
from pixsim.worlds.files import acts
from pixsim.worlds.files.world import Files
from pixsim.worlds.goals import reached
from tests.families.drawing import draw_values
from tests.families.reading import named_records, named_text
from tests.families.seeds import each_seed
from tests.families.solutions import done

SUITS: dict[str, tuple[str, str]] = {
    "adapter": (r"à d'autres|partagez-le", r"."),
    "rien payer": (r"à d'autres|partagez-le|Gratuit pour tous|Rien à payer", r"."),
    "juger": (r"s'arrête si aucune|n'enregistre plus rien", r"sans carte|évaluation"),
    "encore et encore": (r"chaque mois|par an", r"."),
}


@each_seed
def test_the_licence_tells_what_the_name_does_not(seed: int) -> None:
    values, world = done(logiciels.installers_by_licence, seed)
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
        logiciels.installers_by_licence(np.random.default_rng(n))["folder"] for n in range(40)
    }
    assert len(folders) == 4


@each_seed
def test_one_requirement_fails(seed: int) -> None:
    fields = draw_values(logiciels.check_requirements, seed)
    minimum, rest = named_text(fields).split("CONFIGURATION RECOMMANDÉE")
    least = {name: int(value) for name, value in re.findall(r"^(\w+) +(\d+) ", minimum, re.M)}
    best, sheet = rest.split("ORDINATEUR DISPONIBLE")
    shown = dict(re.findall(r"^(\w+) +(.+)$", sheet, re.M))
    size, used = map(int, re.findall(r"(\d+) Go", shown["stockage"]))
    owned = {
        "mémoire": int(shown["mémoire"].split()[0]) / 1024,
        "stockage": size - used,
        "processeur": float(shown["processeur"].split()[0].replace(",", ".")) * 1000,
        "écran": int(shown["écran"].split()[0]),
        "système": int(shown["système"].split()[1]),
    }
    assert len(least) == 5
    lacking, copied = fields["critere"]
    assert [name for name, value in least.items() if owned[name] < value] == [lacking]
    assert copied.startswith(lacking)
    assert " ".join(copied.split()[1:]) in " ".join(sheet.split())
    assert any(owned[name] == value for name, value in least.items())
    wished = {name: int(value) for name, value in re.findall(r"^(\w+) +(\d+) ", best, re.M)}
    assert sum(owned[name] < value for name, value in wished.items()) > 1


@each_seed
def test_the_key_has_the_newest_portable_version_and_its_own_settings(seed: int) -> None:
    values, world = done(logiciels.portable_brought_up, seed)
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
    values = logiciels.portable_brought_up(np.random.default_rng(seed))
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
def test_compatible_version(seed: int) -> None:
    fields = draw_values(logiciels.compatible_version, seed)
    gone = {(one["paquet"], one["version"]) for one in csv.DictReader(io.StringIO(fields["files"]["retraits.csv"].decode("utf-8-sig")), delimiter=";")}  # fmt: skip
    rows = [row for row in named_records(fields) if (row["paquet"], row["version"]) not in gone]
    assert len(named_records(fields)) == len(rows) + 2

    def read(version: str) -> tuple[int, ...]:
        return tuple(map(int, version.split(".")))

    tests = {">=": lambda a, b: a >= b, "<": lambda a, b: a < b, "!=": lambda a, b: a != b}

    def meets(row: dict[str, str], needing: dict[str, str]) -> bool:
        name = needing["exige"].split()[0]
        return row["paquet"] == name and all(
            tests[sign](read(row["version"]), read(bound))
            for sign, bound in re.findall(r"(>=|<|!=) (\S+\d)", needing["exige"])
        )

    def of(name: str) -> list[dict[str, str]]:
        return [row for row in rows if row["paquet"] == fields[name]]

    (keeper,) = of("garde")
    whole = [
        (read(one["version"]), read(two["version"]))
        for one in of("programme")
        for two in of("bibliotheque")
        for three in of("socle")
        if meets(two, one) and meets(three, two) and meets(three, keeper)
    ]
    assert max(whole) == (read(fields["version"][0]), read(fields["avec"][0]))
    assert not {read(v) for v in fields["derniere"]} & {max(whole)[0]}

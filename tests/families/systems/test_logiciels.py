"""Keys found another way. Installing and choosing software: sources, licences, requirements."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import of
from pixsim.families.systems import logiciels
from pixsim.worlds.files import acts
from pixsim.worlds.files.world import Files
from pixsim.worlds.goals import reached
from tests.families.drawing import draw_values
from tests.families.reading import named_text
from tests.families.seeds import each_seed
from tests.families.settings import readings
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
def test_versions_agree_and_none_better_does(seed: int) -> None:
    values, world = done(logiciels.versions_agreed, seed)
    told = readings(world)
    main, tool, library, base = (values[name] for name in ("main", "tool", "library", "base"))

    def numbers(text: str) -> tuple[int, ...]:
        return tuple(map(int, text.split(".")))

    def listed(name: str) -> list[str]:
        return next(
            list(line.choices)
            for page in world.pages
            for line in page.settings
            if line.name == f"Version {of(name)}"
        )

    def within(asker: str, version: str) -> bool:
        bounds = re.findall(r"\d[\d.]*", told[asker].removeprefix("demande"))
        return numbers(bounds[0]) <= numbers(version) <= numbers(bounds[-1])

    most = int(told["Plus récent système accepté"].split()[-1])
    fitting = [
        (a, b, c, d)
        for a, b, c, d in product(listed(main), listed(tool), listed(library), listed(base))
        if within(f"{main} {a}", c)
        and within(f"{tool} {b}", c)
        and told[f"{library} {c}"] == f"demande {base} {d}, exactement"
        and int(d) <= most
    ]
    best = max(fitting, key=lambda one: (numbers(one[0]), numbers(one[1])))
    assert tuple(world.value(f"Version {of(name)}") for name in (main, tool, library, base)) == best
    assert sum(one[:2] == best[:2] for one in fitting) == 1

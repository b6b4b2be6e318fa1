"""Keys found another way. Managing accounts and rights: administrator, permissions, least privilege."""

from __future__ import annotations

import csv
import io
import re
import stat
from collections import Counter
from typing import Any

import numpy as np

from pixsim.families.security import droits
from tests.families.attachments import drawn
from tests.families.reading import text_of
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_the_least_right_that_suffices(seed: int) -> None:
    values, world = done(droits.least_right, seed)
    words = {"lecture": "consulte|lire", "commentaire": "annote|avis", "modification": "à jour|écrit avec",
             "aucun": "quitté|n'a plus besoin"}  # fmt: skip
    for said in values["needs"].split(" ; "):
        name = said.split()[0]
        (right,) = [right for right, pattern in words.items() if re.search(pattern, said)]
        (line,) = [n for n in world.values if re.search(rf"\b{name}$", n)]
        assert world.value(line) == right


def listed(values: dict[str, Any], name: str = "dossier.txt") -> list[list[str]]:
    return [line.split() for line in text_of(values, name).splitlines()]


@each_seed
def test_who_may_write_is_told_by_the_first_block_that_fits(seed: int) -> None:
    values = drawn(droits.writable_files, seed)
    count = 0
    for mode, _n, owner, group, *_rest in listed(values):
        block = mode[1:4] if owner == values["user"] else mode[4:7] if group == values["group"] else mode[7:]  # fmt: skip
        count += "w" in block
    assert values["key"] == str(count)
    assert values["key"] not in values["wrong"]


@each_seed
def test_one_file_departs_from_the_octal_rules(seed: int) -> None:
    values = drawn(droits.octal_misfit, seed)
    told = text_of(values, "regle.txt")
    folders = re.findall(r"dans (\w+) : (\d+)(?:, mais (\d+) pour les (\.\w+))?\n", told)
    ((sealed, stem),) = re.findall(r" : (\d+) si le nom commence par « (\S+) »", told)
    rule = {folder: (base, other, end) for folder, base, other, end in folders}
    assert len(rule) == 3
    here, odd, seen = "", [], Counter[str]()
    for line in text_of(values, "dossier.txt").splitlines():
        if line.startswith("./"):
            here = line[2:-1]
        elif line.startswith("-"):
            name = line.split()[-1]
            base, other, end = rule[here]
            octal = sealed if name.startswith(stem) else other if end and name.endswith(end) else base  # fmt: skip
            seen[line.split()[0]] += 1
            if stat.filemode(stat.S_IFREG | int(octal, 8)) != line.split()[0]:
                odd.append(name)
    assert odd == values["key"]
    assert sum(seen.values()) == 96


def rows(values: dict[str, Any], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text_of(values, name)), delimiter=";"))


@each_seed
def test_files_have_the_rights_of_the_note(seed: int) -> None:
    _values, world = done(droits.modes_by_rules, seed)
    before = droits.modes_by_rules(np.random.default_rng(seed))["world"]
    rules = world.entry(f"{world.cwd}/regles.txt").lines
    told = {
        "moi seule": 0o600,
        "le groupe lit et écrit": 0o660,
        "tout le monde lit": 0o644,
        "le groupe et moi l'exécutons": 0o750,
    }
    for rule in rules:
        name, _colon, said = rule.partition(" : ")
        mode = next((mode for start, mode in told.items() if said.startswith(start)), None)
        path = f"{world.cwd}/{name}"
        assert world.entry(path).mode == (
            before.entry(path).mode & ~0o020 if mode is None else mode
        )


@each_seed
def test_each_may_do_what_the_note_says_in_the_tree(seed: int) -> None:
    values, world = done(droits.tree_opened, seed)
    top = f"/home/{world.user}/{values['outer']}"
    inner, drop = f"{top}/{values['inner']}", f"{top}/{values['drop']}"
    group = world.changed(groups={"lou": (values["group"],)})

    def may(who: str, path: str) -> int:
        return sum(right for right in (4, 2, 1) if group.may(world.entry(path), right, who))

    for who, rights in {"lou": (5, 4, 5, 4, 3), "zoe": (1, 4, 0, 0, 0)}.items():
        assert (
            tuple(
                may(who, path)
                for path in (
                    top,
                    f"{top}/{values['poster']}",
                    inner,
                    f"{inner}/{values['budget']}",
                    drop,
                )
            )
            == rights
        )

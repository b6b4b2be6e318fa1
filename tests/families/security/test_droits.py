"""Keys found another way. Managing accounts and rights: administrator, permissions, least privilege."""

from __future__ import annotations

import csv
import fnmatch
import io
import re
import stat
from collections import Counter
from typing import Any

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


@each_seed
def test_rights_after_the_script(seed: int) -> None:
    values = drawn(droits.after_script, seed)
    mode = next(line[0][1:] for line in listed(values, "avant.txt") if line[-1] == values["name"])
    on = {place for place, letter in enumerate(mode) if letter != "-"}
    for line in text_of(values, "droits.sh").splitlines()[1:]:
        _chmod, clauses, pattern = line.split()
        if not fnmatch.fnmatchcase(values["name"], pattern):
            continue
        for clause in clauses.split(","):
            who, sign, what = re.split(r"([+-])", clause)
            named = {3 * "ugo".index(w) + "rwx".index(x) for w in who for x in what}
            on = on | named if sign == "+" else on - named
    found = "".join("rwx"[place % 3] if place in on else "-" for place in range(9))
    assert values["key"] == [found, f"-{found}"]


def rows(values: dict[str, Any], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text_of(values, name)), delimiter=";"))


@each_seed
def test_the_nearest_folder_decides(seed: int) -> None:
    values = drawn(droits.inherited_rights, seed)
    groups = {row["compte"]: set(row["groupes"].split()) for row in rows(values, "comptes.csv")}
    entries = [row for row in rows(values, "droits.csv") if row["droit"] == "modifier"]
    for number in "123":
        user, path, said = values[f"e{number}"], values["path"], ""
        while path and not said:
            here = [
                row["action"]
                for row in entries
                if row["objet"] == path and row["sujet"] in {user, *groups[user]}
            ]
            said = "refusé" if "refuser" in here else "autorisé" if here else ""
            path = path.rpartition("/")[0]
        assert values[f"k{number}"] == (said or "refusé")  # fmt: skip

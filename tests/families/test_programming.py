"""The keys of the programming families, proved by running what the candidate reads."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import sqlite3
from html.parser import HTMLParser
from itertools import product
from typing import Any

import numpy as np
import pytest

from pixsim.families import family_fields
from tests.families.draws import each_seed

WORDS = {"ET": "and", "OU": "or", "NON": "not", "≥": ">=", "≤": "<=", "≠": "!=", "×": "*",
         "vrai": "True", "faux": "False"}  # fmt: skip
REWRITES = (
    (r"^(\s*)fonction (.*) :$", r"\1def \2:"), (r"^(\s*)renvoyer (.*)$", r"\1return \2"),
    (r"^(\s*)afficher (.*)$", r"\1print(\2)"), (r"^(\s*)sinon si (.*) :$", r"\1elif \2:"),
    (r"^(\s*)sinon :$", r"\1else:"), (r"^(\s*)si (.*) :$", r"\1if \2:"),
    (r"^(\s*)tant que (.*) :$", r"\1while \2:"),
    (r"^(\s*)répéter (\d+) fois :$", r"\1for _ in range(\2):"),
    (r"^(\s*)pour (\w) allant de (\S+) à (\S+) :$", r"\1for \2 in range(\3, \4 + 1):"),
    (r"^(\s*)avancer de (\d+)$", r"\1forward(\2)"),
    (r"^(\s*)tourner à droite de (\d+) degrés$", r"\1right(\2)"),
    (r"^(\s*)ajouter (\w)$", r"\1add('\2')"), (r"^(\s*)retirer$", r"\1take()"),
)  # fmt: skip


def draw(family: str, seed: int) -> dict[str, Any]:
    return dict(family_fields(family, np.random.default_rng(seed)))


def translated(code: str) -> str:
    """Our pseudo-code as Python."""
    lines = []
    for line in code.splitlines():
        for pattern, python in REWRITES:
            line = re.sub(pattern, python, line)
        for word, python in WORDS.items():
            line = re.sub(rf"(?<!\w){word}(?!\w)", python, line)
        lines.append(re.sub(r"(?<![=!<>])=(?!=)", "==", line).replace("←", "="))
    return "\n".join(line.removeprefix("    ") for line in lines)


def run(code: str, **names: Any) -> tuple[dict[str, Any], str]:
    """Variables and output of a programme."""
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        exec(code, names)
    return names, shown.getvalue().strip()


def python(code: str, **names: Any) -> tuple[dict[str, Any], str]:
    return run("\n".join(line.removeprefix("    ") for line in code.splitlines()), **names)


def first_key(fields: dict[str, Any]) -> str:
    key = fields["key"]
    return str(key if isinstance(key, str | int) else key[0])


def table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def database(**files: bytes) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    for name, content in files.items():
        head, *rows = table(content)
        numbers = {i for i in range(len(head)) if all(row[i].isdigit() for row in rows)}
        columns = ", ".join(f"{c} {'INT' if i in numbers else 'TEXT'}" for i, c in enumerate(head))
        base.execute(f"CREATE TABLE {name} ({columns})")
        base.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * len(head))})", rows)
    return base


@each_seed
def test_value_types(seed: int) -> None:
    f = draw("programming.instructions.value_types", seed)
    kinds = {str: "texte", int: "entier", float: "nombre à virgule", bool: "booléen", list: "liste"}
    for number in range(1, 5):
        (value,) = json.loads("{" + f[f"value{number}"] + "}").values()
        assert f[f"type{number}"] == kinds[type(value)]


@each_seed
def test_logic_values(seed: int) -> None:
    f = draw("programming.logic.logic_values", seed)
    names = {"age": f["age"], "adherent": f["member"] == "vrai", "etudiant": f["student"] == "vrai"}
    for number in range(1, 4):
        truth = eval(translated(f[f"test{number}"]), names)
        assert f[f"truth{number}"] == ("vrai" if truth else "faux")


@each_seed
def test_loop_turns(seed: int) -> None:
    f = draw("programming.flow.loop_turns", seed)
    loop = translated(f["program"]).splitlines()[0]
    assert run(f"n = 0\n{loop}\n    n += 1")[0]["n"] == int(f["key"])


@each_seed
def test_combinations(seed: int) -> None:
    h = draw("programming.codes.combinations", seed)
    assert int(h["key"]) == len(list(product("01", repeat=h["n"])))


@each_seed
def test_searches(seed: int) -> None:
    g = draw("programming.data.bisection_steps", seed)
    n = int(re.findall(r"(?:à|parmi|de) (\d{2,})", g["scene"].replace("\u00a0", ""))[0])
    steps = 0
    while n:
        n, steps = n // 2, steps + 1
    assert steps == int(g["key"])


@each_seed
def test_sql_on_one_table(seed: int) -> None:
    f = draw("programming.data.where_count", seed)
    base = database(inscrits=f["files"]["inscrits.csv"])
    found = base.execute(f"SELECT COUNT(*) FROM inscrits WHERE {f['condition']}").fetchone()
    assert found == (int(f["key"]),)
    for family in ("where_rows",):
        g = draw(f"programming.data.{family}", seed)
        rows = [[cell.strip() for cell in line.split("|")] for line in g["table"].splitlines()]
        base = database(pret="\n".join(";".join(row) for row in rows).encode())
        query = g.get("query", f"SELECT lecteur FROM pret WHERE {g.get('condition')}")
        names = [name for (name,) in base.execute(query)]
        shown = [g["options"][place - 1] for place in g["key"]] if "options" in g else [g["key"]]
        assert sorted(names) == sorted(shown)


@each_seed
def test_sql_columns_joins_and_groups(seed: int) -> None:
    f = draw("programming.data.selected_columns", seed)
    base = sqlite3.connect(":memory:")
    base.execute(f"CREATE TABLE {f['table']} ({f['columns']})")
    assert [c[0] for c in base.execute(f["query"]).description] == [f["first"], f["second"]]
    g = draw("programming.data.joined_rows", seed)
    base = database(lecteur=g["files"]["lecteur.csv"], pret=g["files"]["pret.csv"])
    text = "SELECT lecteur.id FROM lecteur LEFT JOIN pret ON pret.id_lecteur = lecteur.id {} pret.jour >= '2026-01-01' GROUP BY lecteur.id"
    kept = {row[0] for row in base.execute(text.format("WHERE"))}
    everybody = {row[0] for row in base.execute(text.format("AND"))}
    assert str(len(kept)) == g["shown"] not in g["not_shown"]
    mine = {row[0] for row in base.execute(f"SELECT id FROM lecteur WHERE ville = '{g['town']}'")}
    assert str(len((everybody - kept) & mine)) == g["forgotten"] not in g["not_forgotten"]
    h = draw("programming.data.grouped_rows", seed)
    base = database(pret=h["files"]["pret.csv"], livre=h["files"]["livre.csv"])
    base.execute("UPDATE pret SET jours = NULL WHERE jours = ''")
    rows = base.execute(
        "SELECT titre, SUM(jours) AS total FROM pret JOIN livre ON livre.id = pret.id_livre "
        f"WHERE rayon <> '{h['shelf']}' GROUP BY titre "
        f"HAVING COUNT(DISTINCT lecteur) >= {h['least']} ORDER BY total DESC"
    ).fetchall()  # fmt: skip
    assert (len(rows), rows[0]) == (int(h["groups"]), (h["book"], h["total"]))
    assert len({total for _, total in rows}) == len(rows)


class _Page(HTMLParser):
    """Texts of a page by their tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: dict[str, list[str]] = {}
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._open = tag

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._open = ""

    def handle_data(self, data: str) -> None:
        self.headings.setdefault(self._open, []).append(data)


@each_seed
def test_web_pages(seed: int) -> None:
    f = draw("programming.web.heading_text", seed)
    page = _Page(f["files"]["accueil.html"].decode())
    assert page.headings[f"h{f['level']}"] == [f["key"]]


@each_seed
def test_faulty_line(seed: int) -> None:
    f = draw("programming.faults.faulty_line", seed)
    lines = f["files"]["releves.py"].decode().split("\n")
    with contextlib.redirect_stdout(io.StringIO()), pytest.raises(NameError) as caught:
        exec(compile("\n".join(lines), "releves.py", "exec"), {})
    assert f"'{f['name']}'" in str(caught.value)
    assert caught.traceback[-1].lineno + 1 == int(f["at"]) != int(f["line"])
    right = int(f["line"]) - 1
    lines[right] = lines[right].replace(f["typo"], f["name"])
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile("\n".join(lines), "releves.py", "exec"), {})


@each_seed
def test_compression(seed: int) -> None:
    f = draw("programming.codes.run_lengths", seed)
    longer = {}
    for line in f["lines"].split("\n"):
        letter, text = line.split()
        code = "".join(f"{len(run[0])}{run[1]}" for run in re.finditer(r"(\w)\1*", text))
        assert re.sub(r"(\d+)(\w)", lambda m: m[2] * int(m[1]), code) == text
        if len(code) > len(text):
            longer[letter] = str(len(code) - len(text))
    assert longer == {f["letter"]: f["by"]}
    assert f["by"] not in f["not_by"]

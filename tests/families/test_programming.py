"""The keys of the programming families, proved by running what the candidate reads."""

from __future__ import annotations

import ast
import contextlib
import csv
import heapq
import io
import re
import sqlite3
from html.parser import HTMLParser
from itertools import groupby, product
from typing import Any

import numpy as np
import pytest

from pixsim.families import family_fields

SEEDS = range(50)
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


@pytest.mark.parametrize("seed", SEEDS)
def test_robot_cell(seed: int) -> None:
    f = draw("programming.instructions.robot_cell", seed)
    column, row = "ABCDEFG".index(f["start"][0]), int(f["start"][1])
    for count, way in re.findall(r"de (\d) cases? vers l[ea] (\w+)", f["moves"]):
        column += int(count) * {"droite": 1, "gauche": -1}.get(way, 0)
        row += int(count) * {"haut": 1, "bas": -1}.get(way, 0)
    assert first_key(f) == "ABCDEFG"[column] + str(row)


@pytest.mark.parametrize("seed", SEEDS)
def test_missing_instruction_is_the_only_one_that_fits(seed: int) -> None:
    f = draw("programming.instructions.missing_instruction", seed)
    ways = {"DROITE": 1, "GAUCHE": -1, "HAUT": 1j, "BAS": -1j}
    start, end = (complex("ABCDEFG".index(f[k][0]), int(f[k][1])) for k in ("start", "end"))
    known = sum(ways.get(word, 0) for word in f["program"].split(" ; "))
    assert [way for way, step in ways.items() if start + known + step == end] == [first_key(f)]


@pytest.mark.parametrize("seed", SEEDS)
def test_shortest_program(seed: int) -> None:
    f = draw("programming.instructions.shortest_program", seed)
    start, end = (complex("ABCDEFG".index(f[k][0]), int(f[k][1])) for k in ("start", "end"))
    states, steps = {(start, 1j)}, 0
    while not any(place == end for place, _ in states):
        ahead = {(place + way, way) for place, way in states}
        states |= ahead | {(p, way * turn) for p, way in states for turn in (1j, -1j)}
        steps += 1
    assert steps == int(first_key(f))


@pytest.mark.parametrize("seed", SEEDS)
def test_turtle_figure(seed: int) -> None:
    f = draw("programming.instructions.turtle_figure", seed)
    place, heading, total, sides, turns = 0j, 0.0, 0, [], []

    def forward(length: int) -> None:
        nonlocal place, total
        place, total = place + length * np.exp(1j * np.radians(heading)), total + length
        sides.append(length)

    def right(angle: int) -> None:
        nonlocal heading
        heading += angle
        turns.append(angle)

    run(translated(f["program"]), forward=forward, right=right)
    regular = len(set(sides)) == 1 and len(set(turns)) == 1
    names = {3: "triangle équilatéral", 4: "carré", 5: "pentagone régulier", 6: "hexagone régulier",
             8: "octogone régulier"}  # fmt: skip
    other = "rectangle" if set(turns) == {90} else "losange"
    assert abs(place) < 1e-9
    assert heading == 360
    assert (f["name"], int(f["total"])) == (names[len(sides)] if regular else other, total)


@pytest.mark.parametrize("seed", SEEDS)
def test_stack_or_queue(seed: int) -> None:
    f = draw("programming.instructions.stack_or_queue", seed)
    kept: list[str] = []
    code = translated(f["operations"])
    run(code, add=kept.append, take=lambda: kept.pop(-1 if f["kind"] == "pile" else 0))
    assert first_key(f) == " ".join(kept)
    assert f["kind"] in f["scene"]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    "family", ["programming.instructions.assignments", "programming.flow.repeat_value"]
)
def test_final_value(family: str, seed: int) -> None:
    f = draw(family, seed)
    assert run(translated(f["program"]))[0][f["name"]] == int(first_key(f))


@pytest.mark.parametrize("seed", SEEDS)
def test_swap_blank_and_exchange(seed: int) -> None:
    f = draw("programming.instructions.swap_blank", seed)
    names = {f["left"]: 1, f["right"]: 2}
    good = []
    for name in (f["left"], f["right"], f["spare"]):
        with contextlib.suppress(NameError):
            after = run(translated(f["program"].replace("?", name)), **names)[0]
            good += [name] if (after[f["left"]], after[f["right"]]) == (2, 1) else []
    assert good == [f["key"]]
    g = draw("programming.instructions.exchange_values", seed)
    after = run(translated(g["program"]))[0]
    assert (after["a"], after["b"]) == (int(g["after_a"]), int(g["after_b"]))


@pytest.mark.parametrize("seed", SEEDS)
def test_value_types(seed: int) -> None:
    f = draw("programming.instructions.value_types", seed)
    kinds = {str: "texte", int: "entier", float: "nombre à virgule", bool: "booléen", list: "liste"}
    for number in range(1, 5):
        value = ast.literal_eval(f[f"value{number}"].partition(" = ")[2])
        assert f[f"type{number}"] == kinds[type(value)]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    "family",
    ["programming.instructions.join_or_add", "programming.instructions.list_index", "programming.instructions.reference_or_copy",
     "programming.flow.scope"],
)  # fmt: skip
def test_python_output(family: str, seed: int) -> None:
    f = draw(family, seed)
    assert python(f["program"])[1] == first_key(f)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("family", ["programming.logic.if_else", "programming.flow.while_exit",
                                    "programming.flow.invariant"])  # fmt: skip
def test_pseudo_code_output(family: str, seed: int) -> None:
    f = draw(family, seed)
    assert run(translated(f["program"]))[1] == first_key(f)


@pytest.mark.parametrize("seed", SEEDS)
def test_logic_values(seed: int) -> None:
    f = draw("programming.logic.logic_values", seed)
    names = {"age": f["age"], "adherent": f["member"] == "vrai", "etudiant": f["student"] == "vrai"}
    for number in range(1, 4):
        truth = eval(translated(f[f"test{number}"]), names)
        assert f[f"truth{number}"] == ("vrai" if truth else "faux")


@pytest.mark.parametrize("seed", SEEDS)
def test_nested_fare(seed: int) -> None:
    f = draw("programming.logic.nested_fare", seed)
    names = {"age": f["age"], f["flag"]: f["truth"] == "vrai"}
    assert run(translated(f["program"]), **names)[0]["tarif"] == int(f["key"])


@pytest.mark.parametrize("seed", SEEDS)
def test_who_qualifies(seed: int) -> None:
    f = draw("programming.logic.who_qualifies", seed)
    right = []
    for place, text in enumerate(f["options"], 1):
        age = int(re.findall(r"\d+", text)[0])
        if eval(translated(f["rule"]), {"age": age, "adherent": text.endswith("oui")}):
            right.append(place)
    assert f["key"] == right


@pytest.mark.parametrize("seed", SEEDS)
def test_de_morgan(seed: int) -> None:
    f = draw("programming.logic.de_morgan", seed)
    names = re.findall(r"[a-z]+", f["condition"])
    same = []
    for text in f["options"]:
        cases = product((-1, *range(0, 20), 26, 30, 45, 50, 51, 100, 101), repeat=2)
        worlds = [dict(zip(names, case, strict=True)) for case in cases]
        wanted, given = translated(f["condition"]), translated(text)
        same.append(all(bool(eval(wanted, dict(w))) == bool(eval(given, dict(w))) for w in worlds))
    assert same == [True, False, False, False]


@pytest.mark.parametrize("seed", SEEDS)
def test_truth_table(seed: int) -> None:
    f = draw("programming.logic.truth_table", seed)
    cases = [dict(zip("ABC", values, strict=True)) for values in product((True, False), repeat=3)]
    assert sum(bool(eval(translated(f["condition"]), case)) for case in cases) == int(f["key"])


@pytest.mark.parametrize("seed", SEEDS)
def test_loop_turns_and_nested_loops(seed: int) -> None:
    f = draw("programming.flow.loop_turns", seed)
    loop = translated(f["program"]).splitlines()[0]
    assert run(f"n = 0\n{loop}\n    n += 1")[0]["n"] == int(f["key"])
    g = draw("programming.flow.nested_loops", seed)
    assert len(run(translated(g["program"]))[1].split()) == int(g["key"])


@pytest.mark.parametrize("seed", SEEDS)
def test_boundary_fix(seed: int) -> None:
    f = draw("programming.flow.boundary_fix", seed)
    lines = [line.removeprefix("    ") for line in f["program"].splitlines()]
    if "Pour quelle valeur de i" in f["ask"]:
        names: dict[str, Any] = {}
        with pytest.raises(IndexError), contextlib.redirect_stdout(io.StringIO()):
            exec("\n".join(lines), names)
        assert names["i"] == int(f["bound"])
        return
    faulty = re.findall(r"\d+", f["ask"])[0]
    first, last = map(int, re.findall(r"de (\d+) à (\d+)", f["wish"])[0])
    shown = [run("\n".join(lines).replace(faulty, new))[1] for new in (faulty, f["bound"])]
    step = 2 if "pairs" in f["wish"] else 1
    wanted = "\n".join(map(str, range(first, last + 1, step)))
    assert shown[1] == wanted != shown[0]


@pytest.mark.parametrize("seed", SEEDS)
def test_right_loops(seed: int) -> None:
    f = draw("programming.flow.right_loops", seed)
    wanted = "\n".join(map(str, range(1, f["n"] + 1)))
    good = [place for place, code in enumerate(f["options"], 1) if run(code)[1] == wanted]
    assert f["key"] == good


@pytest.mark.parametrize("seed", SEEDS)
def test_endless_loops(seed: int) -> None:
    f = draw("programming.flow.endless_loops", seed)
    endless = []
    for place, text in enumerate(f["options"], 1):
        start, loop = text.split(" ; ")
        test, step = loop.removeprefix("tant que ").split(" : ")
        start, test, step = (translated(part) for part in (start, test, step))
        code = f"{start}\nturns = 0\nwhile ({test}) and turns < 500:\n    {step}\n    turns += 1"
        endless += [place] if run(code)[0]["turns"] == 500 else []
    assert f["key"] == endless


@pytest.mark.parametrize("seed", SEEDS)
def test_functions(seed: int) -> None:
    f = draw("programming.flow.simple_function", seed)
    assert eval(f["call"], run(translated(f["program"]))[0]) == int(f["key"])
    g = draw("programming.flow.composition", seed)
    assert eval(g["call"], run(translated(g["program"]))[0]) == int(g["key"])
    h = draw("programming.flow.recursion", seed)
    assert run(translated(h["program"]))[0]["f"](h["n"]) == int(h["key"])


@pytest.mark.parametrize("seed", SEEDS)
def test_function_call(seed: int) -> None:
    f = draw("programming.flow.function_call", seed)
    name, names = re.findall(r"(\w+)\((.*)\)", f["signature"])[0]
    results = [
        eval(call.strip(";"), {name: eval(f"lambda {names}: ({names})")})
        for call in f["key"]
        if "; " not in call
    ]
    assert len(set(results)) == 1
    assert all(str(value) in f["wish"] for value in results[0])


@pytest.mark.parametrize("seed", SEEDS)
def test_number_codes(seed: int) -> None:
    f = draw("programming.codes.binary_to_decimal", seed)
    assert int(f["key"]) == int(f["bits"], 2)
    g = draw("programming.codes.decimal_to_binary", seed)
    assert int(g["key"], 2) == g["value"]
    h = draw("programming.codes.combinations", seed)
    assert int(h["key"]) == len(list(product("01", repeat=h["n"])))
    i = draw("programming.codes.hexadecimal", seed)
    assert int(i["code"], 16) == i["value"]
    assert any(form in i["ask"] for form in (i["code"], str(i["value"]), f"{i['value']:08b}"[:4]))
    j = draw("programming.codes.twos_complement", seed)
    octet = int(j["bits"], 2).to_bytes(1, "big")
    assert int.from_bytes(octet, "big", signed=True) == -j["value"]
    assert j["key"] in (j["bits"], f"-{j['value']}")
    assert j["key"] not in j["ask"].replace(" ", "")


@pytest.mark.parametrize("seed", SEEDS)
def test_character_codes(seed: int) -> None:
    f = draw("programming.codes.letter_codes", seed)
    assert bytes(map(int, f["codes"].split())).decode("ascii").upper() == f["key"]
    g = draw("programming.codes.utf8_bytes", seed)
    assert (len(g["text"]), len(g["text"].encode())) == (int(g["letters"]), int(g["size"]))


@pytest.mark.parametrize("seed", SEEDS)
def test_compression(seed: int) -> None:
    f = draw("programming.codes.run_lengths", seed)
    assert re.sub(r"(\d)(\w)", lambda m: m[2] * int(m[1]), f["code"]) == f["text"]
    assert all(a[1] != b[1] for a, b in zip(*[re.findall(r"\d\w", f["code"])[k:] for k in (0, 1)]))  # noqa: B905
    assert f["key"] == (f["code"] if f["text"] in f["ask"] else f["text"])
    g = draw("programming.codes.prefix_decode", seed)
    codes = {code: letter for letter, code in re.findall(r"(\w) = (\d+)", g["table"])}
    assert re.sub("|".join(codes), lambda m: codes[m[0]], g["bits"]) == g["key"]
    h = draw("programming.codes.huffman_bits", seed)
    rows = re.findall(r": (\d+) fois, code (\d+)", h["table"])
    size = sum(int(count) * len(code) for count, code in rows)
    plain = 8 * sum(int(count) for count, _ in rows)
    assert int(h["key"]) == (plain - size if "gagne" in h["ask"] else size)
    i = draw("programming.codes.run_length_rate", seed)
    assert float(i["rate"].replace(",", ".")) == pytest.approx(200 * i["runs"] / i["pixels"])
    j = draw("programming.codes.growing_lines", seed)
    longer = [2 * len(list(groupby(line))) > len(line) for line in j["options"]]
    assert j["key"] == [place for place, grows in enumerate(longer, 1) if grows]


@pytest.mark.parametrize("seed", SEEDS)
def test_searches(seed: int) -> None:
    f = draw("programming.data.comparisons", seed)
    best, count = 0, 0
    for place in range(1, f["n"]):
        count, best = count + 1, max(best, place)
    assert count == int(f["key"])
    g = draw("programming.data.bisection_steps", seed)
    n = int(re.findall(r"(?:à|parmi|de) (\d{2,})", g["scene"].replace("\u00a0", ""))[0])
    steps = 0
    while n:
        n, steps = n // 2, steps + 1
    assert steps == int(g["key"])


@pytest.mark.parametrize("seed", SEEDS)
def test_sorting_pass(seed: int) -> None:
    f = draw("programming.data.sorting_pass", seed)
    values = list(map(int, f["start"].split()))
    if "voisins" in f["rule"]:
        for i in range(len(values) - 1):
            values[i : i + 2] = sorted(values[i : i + 2])
    else:
        for i in range(2):
            j = values.index(min(values[i:]))
            values[i], values[j] = values[j], values[i]
    assert first_key(f) == " ".join(map(str, values))


@pytest.mark.parametrize("seed", SEEDS)
def test_growth(seed: int) -> None:
    f = draw("programming.data.growth", seed)
    scene = f["scene"].replace("log2", "log").replace("\u00a0", "")
    numbers = list(map(int, re.findall(r"\d+", scene)))
    if "secondes" in f["scene"]:
        rows, seconds, more = numbers
        assert int(f["key"]) == seconds * more**2 // rows**2
    elif "font-ils autant" in f["scene"]:
        assert int(f["key"]) == numbers[0]
    else:
        n = max(numbers)
        work = n * (n.bit_length() - 1)
        assert int(f["key"]) == (n * n - work if "évite" in f["scene"] else work)


@pytest.mark.parametrize("seed", SEEDS)
def test_shortest_path(seed: int) -> None:
    f = draw("programming.data.shortest_path", seed)
    rows = table(f["files"]["routes.csv"])[1:]
    roads = {(a, b): int(m) for x, y, m in rows for a, b in ((x, y), (y, x))}
    queue = [(0, "A")]
    best: dict[str, list[tuple[int, str]]] = {}
    while queue:
        length, path = heapq.heappop(queue)
        best.setdefault(path[-1], []).append((length, path))
        if len(best[path[-1]]) <= 2:
            for (here, there), minutes in roads.items():
                if here == path[-1] and there not in path:
                    heapq.heappush(queue, (length + minutes, path + there))
    assert best["H"][0] == (int(f["length"]), f["path"])
    assert best["H"][1][0] > best["H"][0][0]


@pytest.mark.parametrize("seed", SEEDS)
def test_sql_on_one_table(seed: int) -> None:
    f = draw("programming.data.where_count", seed)
    base = database(inscrits=f["files"]["inscrits.csv"])
    found = base.execute(f"SELECT COUNT(*) FROM inscrits WHERE {f['condition']}").fetchone()
    assert found == (int(f["key"]),)
    for family in ("where_rows", "first_row"):
        g = draw(f"programming.data.{family}", seed)
        rows = [[cell.strip() for cell in line.split("|")] for line in g["table"].splitlines()]
        base = database(pret="\n".join(";".join(row) for row in rows).encode())
        query = g.get("query", f"SELECT lecteur FROM pret WHERE {g.get('condition')}")
        names = [name for (name,) in base.execute(query)]
        shown = [g["options"][place - 1] for place in g["key"]] if "options" in g else [g["key"]]
        assert sorted(names) == sorted(shown)


@pytest.mark.parametrize("seed", SEEDS)
def test_sql_columns_joins_and_groups(seed: int) -> None:
    f = draw("programming.data.selected_columns", seed)
    base = sqlite3.connect(":memory:")
    base.execute(f"CREATE TABLE {f['table']} ({f['columns']})")
    assert [c[0] for c in base.execute(f["query"]).description] == [f["first"], f["second"]]
    g = draw("programming.data.joined_rows", seed)
    base = database(lecteur=g["files"]["lecteur.csv"], pret=g["files"]["pret.csv"])
    query = f"SELECT nom, livre FROM lecteur {g['kind']} pret ON pret.id_lecteur = lecteur.id"
    assert len(base.execute(query).fetchall()) == int(g["key"])
    h = draw("programming.data.grouped_rows", seed)
    rows = database(pret=h["files"]["pret.csv"]).execute(
        "SELECT livre, SUM(jours) AS total FROM pret GROUP BY livre "
        f"HAVING SUM(jours) > {h['limit']} ORDER BY total DESC"
    ).fetchall()  # fmt: skip
    assert (len(rows), rows[0]) == (int(h["groups"]), (h["book"], h["total"]))
    assert len({total for _, total in rows}) == len(rows)


class _Page(HTMLParser):
    """Texts of a page by the way they are hidden or shown."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.headings: dict[str, list[str]] = {}
        self.hidden: dict[str, str] = {}
        self._open, self._class = "", ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self._open, self._class = tag, known.get("class", "")
        for name, spot in (("alt", "(attribut alt)"), ("title", "(attribut title)"),
                           ("data-mot", "(data-)"), ("value", "formulaire caché")):  # fmt: skip
            if name in known:
                self.hidden[spot] = known[name]

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._open = self._class = ""

    def handle_data(self, data: str) -> None:
        self.headings.setdefault(self._open, []).append(data)
        if self._class == "note":
            self.hidden["display: none"] = data

    def handle_comment(self, data: str) -> None:
        self.hidden["commentaire"] = data.rpartition(": ")[2].strip()


@pytest.mark.parametrize("seed", SEEDS)
def test_web_pages(seed: int) -> None:
    f = draw("programming.web.heading_text", seed)
    page = _Page(f["files"]["accueil.html"].decode())
    assert page.headings[f"h{f['level']}"] == [f["key"]]
    g = draw("programming.web.hidden_word", seed)
    hidden = _Page(g["files"]["page.html"].decode()).hidden
    assert [word for spot, word in hidden.items() if spot in g["where"]] == [g["key"]]
    assert len(set(hidden.values())) == 6


@pytest.mark.parametrize("seed", SEEDS)
def test_selector_count(seed: int) -> None:
    f = draw("programming.web.selector_count", seed)
    tags = re.findall(r'<(\w+)(?: class="(.*?)")?>', f["html"])
    rows = [(tag, set(classes.split())) for tag, classes in tags]
    hits = 0
    for tag, classes in rows:
        parts = [re.fullmatch(r"(\w*)((?:\.\w+)*)", part) for part in f["selector"].split(", ")]
        hits += any(
            part is not None and part[1] in ("", tag) and set(part[2].split(".")[1:]) <= classes
            for part in parts
        )
    assert hits == int(f["key"])


@pytest.mark.parametrize("seed", SEEDS)
def test_click_value(seed: int) -> None:
    f = draw("programming.web.click_value", seed)
    numbers = re.findall(r"n = (\d+);.*n \+ (\d+);.*n \* (\d) - (\d)", f["script"], re.S)[0]
    start, step, factor, drop = map(int, numbers)
    limit = re.findall(r"n > (\d+)", f["script"])
    n = start
    for click in f["clicks"].split(", "):
        n = n + step if click == "A" else n * factor - drop
        if limit and n > int(limit[0]):
            n = 0
    assert n == int(f["key"])


@pytest.mark.parametrize("seed", SEEDS)
def test_error_kinds(seed: int) -> None:
    f = draw("programming.faults.error_kinds", seed)
    for number in range(1, 4):
        try:
            compile(f[f"line{number}"], "line", "exec")
            readable = True
        except SyntaxError:
            readable = False
        assert readable == (f[f"kind{number}"] != "erreur de syntaxe")


@pytest.mark.parametrize("seed", SEEDS)
def test_faulty_line(seed: int) -> None:
    f = draw("programming.faults.faulty_line", seed)
    source = f["files"]["releves.py"].decode()
    with contextlib.redirect_stdout(io.StringIO()), pytest.raises(NameError) as caught:
        exec(compile(source, "releves.py", "exec"), {})
    assert f["typo"] in str(caught.value)
    assert caught.traceback[-1].lineno + 1 == int(f["line"])
    trace = draw("programming.faults.traceback_line", seed)
    assert re.findall(r"line (\d+)", trace["trace"])[-1] == trace["line"]


@pytest.mark.parametrize("seed", SEEDS)
def test_revealing_values(seed: int) -> None:
    f = draw("programming.faults.revealing_value", seed)
    code = compile(translated(f["program"]), "rule", "exec")
    bad = []
    for value in range(f["n"] - 5, f["n"] + 6):
        shown = io.StringIO()
        with contextlib.redirect_stdout(shown):
            exec(code, {f["name"]: value})
        bad += [value] if (shown.getvalue().strip() != "rien") != (value >= f["n"]) else []
    assert bad == [int(f["key"])]
    g = draw("programming.faults.revealing_tests", seed)
    ages = [int(text.split()[0]) for text in g["options"]]
    faults = [
        place
        for place, age in enumerate(ages, 1)
        if eval(translated(g["test"]), {"age": age}) != (g["low"] <= age <= g["high"])
    ]
    assert g["key"] == faults


@pytest.mark.parametrize("seed", SEEDS)
def test_mended_value(seed: int) -> None:
    f = draw("programming.faults.mended_value", seed)
    lines = f["files"]["calcul.py"].decode().splitlines()
    before = run("\n".join(lines))[1]
    lines[f["number"] - 1] = f["mended"].removeprefix("    ")
    assert run("\n".join(lines))[1] == f["key"]
    assert [before] == f["wrong"] or before == f["key"]

"""What people who mean harm type into machines that compute; run as a program, it tries all of it.

In a process of its own, so that what runs in C for ever is ended by the system and not by patience:
``python -m tests.worlds.hostile``. It prints how many there are, and the seconds of the slowest.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from itertools import product

HUGE = "10**18"
LIST = "l = list(range(500))"
TEXT = 't = "a" * 2000'

MEMBERS = [
    f"{value} {sign} range({ends})"
    for value, sign, ends in product(
        ("1.5", "'a'", "None", "[]", "(1,)", "True", "-1", "1e300", "10**17"),
        ("in", "not in"),
        (HUGE, f"-{HUGE}, {HUGE}", f"{HUGE}, 0, -3"),
    )
]
VALUES = [
    f"range({HUGE})[{HUGE}]", f"range({HUGE})[1:{HUGE}:7]", f"list(range({HUGE}))", f"sum(range({HUGE}))", f"max(range({HUGE}))", f"sorted(range({HUGE}))",
    f"reversed(range({HUGE}))", f"len(range({HUGE} * {HUGE} * {HUGE}))", f"range({HUGE}) == range({HUGE} + 1)", f"[1] * {HUGE}", f"'a' * {HUGE}", f"{HUGE} * 'a'", f"(1,) * {HUGE}",
    "9 ** 9 ** 9", "2 ** 10 ** 9", "2.0 ** 10 ** 9", "(-2) ** 10 ** 9", "2 ** -(10 ** 18)", "0.1 ** 10 ** 18", "10 ** 59 * 10 ** 59", "1 // 10 ** 59", "10 ** 59 % 7", "-(10 ** 59) ** 2",
    "'%s' % 1", "'%9999999s' % 1", "'a'.join(['b' * 1999] * 400)", "'ab'.replace('', 'x' * 1999)", "('a' * 2000).replace('a', 'bb')", "('a' * 2000).count('a' * 999 + 'b')", "('a' * 2000).find('a' * 999 + 'b')",
    "str([['x' * 1999] * 60] * 8)", "repr(1)", "'{0:99999999}'.format(1)", "f'{1:99999999}'", "int('9' * 59)", "int('9' * 999)", "float('9' * 999)", "round(1.5, 10 ** 9)", "round(10 ** 59, -50)", "enumerate('a' * 2000)",
    "zip(range(500), range(500))", "[x for x in range(500) for y in range(500)]", "[[y for y in range(99)] for x in range(99)]", "sorted(['a' * 1999] * 500)", "['a' * 1999] * 500 == ['a' * 1999] * 500", "'b' in ['a' * 1999] * 500",
    "max([[0] * 499 + [1], [0] * 500])", "min('a' * 2000)", "('a ' * 999).split() == ('a ' * 999).split()", "[0] * 500 < [0] * 500", "-" * 2000 + "1", "not " * 900 + "1", "(" * 900 + ")" * 900, "[" * 90 + "]" * 90, "1" + " + 1" * 900,
    "1" + " if 1 else 1" * 300, "l" + "[0]" * 700, "f" + "()" * 700, "1 < " * 700 + "1", "{1: {2: {3: [4] * 499}}}", "().__class__", "print.__self__", "lambda: 0", "(yield)", "await x", "[*range(9)]", "{**{}}", "a := 1", "1_000_000 ** 9", "0x" + "f" * 900,
    "1e999", "1e999 - 1e999", "int(1e999)", "int(1e999 - 1e999)", "round(1e999)", "1e999 // 1", "1e308 * 10 % 3", "'\\N{BELL}'", "\x00", "\ud800", "é" * 900, "'" + "a" * 2001 + "'", "print('a' * 2000 * 3)",
]  # fmt: skip
PROGRAMS = [
    ["while True:", "    pass"], ["x = 1", "while x:", "    x = x + 1"], [LIST, "for x in l:", "    l.append(x)"], ["l = []", "while 1:", "    l = [l]"], ["l = []", "while 1:", "    l.append(l)"],
    ["def f(n):", "    return f(n)", "f(1)"], ["def f(n):", "    return f(n) + f(n)", "f(1)"], ["def f(n):", "    if n == 0:", "        return 1", "    return f(n - 1) + f(n - 1)", "f(50)"],
    [TEXT, "while 1:", "    t == t + ''"], [TEXT, "while 1:", "    t.count('a' * 900 + 'b')"], [TEXT, "while 1:", "    t.replace('b', 'c')"], [TEXT, "while 1:", "    sorted(t)"], [TEXT, "while 1:", "    t in t"], [TEXT, "while 1:", "    t.upper()"],
    [LIST, "while 1:", "    l == l"], [LIST, "while 1:", "    -1 in l"], [LIST, "while 1:", "    l.index(499)"], [LIST, "while 1:", "    l.count(1)"], [LIST, "while 1:", "    sorted(l)"], [LIST, "while 1:", "    l.sort()"], [LIST, "while 1:", "    l + []"],
    [LIST, "while 1:", "    sum(l)"], [LIST, "while 1:", "    str(l)"], [LIST, "while 1:", "    max(l)"], [LIST, "while 1:", "    l.copy()"], [LIST, "while 1:", "    l[::-1]"], [LIST, "while 1:", "    [x for x in l]"], [LIST, "while 1:", "    list(zip(l, l))"],
    [LIST, "while 1:", "    enumerate(l)"], [LIST, "while 1:", "    l.insert(0, 1)", "    l.pop()"], [LIST, "while 1:", "    l.reverse()"], [LIST, "while 1:", "    l.extend([])"], ["l = ['a' * 1999] * 500", "while 1:", "    l == ['a' * 1999] * 500"],
    ["l = ['a' * 1999] * 500", "while 1:", "    'b' in l"], ["l = ['a' * 1999] * 500", "while 1:", "    sorted(l)"], ["l = [['a' * 1999] * 60] * 8", "while 1:", "    str(l)"], ["d = {}", "x = 0", "while 1:", "    d[x] = d", "    x += 1"],
    ["d = {}", "x = 0", "while 1:", "    d[x] = x", "    x += 1", "    d.items()"], ["t = (1, 1)", "while 1:", "    t = (t, t)"], ["t = (1, 1)", "d = {}", "while 1:", "    t = (t, t)", "    d[t] = 1"], ["a = []", "b = [a, a]", "while 1:", "    a.append(1)", "    b == b"],
    ["x = 3", "while 1:", "    x *= x"], ["x = 'a'", "while 1:", "    x += x"], ["x = [1]", "while 1:", "    x += x"], ["x = 1.1", "while 1:", "    x *= x"], ["while 1:", "    print('a' * 1999)"], ["while 1:", "    print('', end='')"], ["for x in range(" + HUGE + "):", "    pass"],
    ["for x in range(" + HUGE + "):", "    1.5 in range(" + HUGE + ")"], ["for a in range(99):", "    for b in range(99):", "        for c in range(99):", "            x = a in range(" + HUGE + ")"], ["global x"], ["return"], ["break"], ["import os"], ["class A: pass"], ["del x"], ["raise 1"], ["try: pass"], ["with x: pass"],
    ["    x"] * 60, ["x = 1"] * 500, ["if 1:"] * 60, ["x; y; z"], ["def f(f):", "    f(f)", "f(f)"], ["def f(a, a):", "    pass"], ["x = y = z = 1"], ["x, y = range(" + HUGE + ")"], ["(x, y) = 1"], ["f(1)(2)(3)"],
]  # fmt: skip
QUERIES = [
    "SELECT COUNT(*) FROM " + ", ".join(f"t a{n}" for n in range(20)),
    "SELECT * FROM " + " JOIN ".join(f"t a{n}" for n in range(12)) + " ORDER BY 1",
    "SELECT COUNT(*) FROM t WHERE " + " OR ".join(["a LIKE '" + "%a" * 40 + "b'"] * 20),
    f"SELECT '{'a' * 1900}' LIKE '{'%a' * 90}b' FROM t", f"SELECT '{'a' * 1900}' LIKE '{'%_a' * 90}b' FROM t a, t b, t c, t d",
    "SELECT " + "(" * 900 + "1" + ")" * 900, "SELECT " + "-" * 900 + "1", "SELECT " + " + ".join(["1"] * 900), "SELECT " + "NOT " * 900 + "1", "SELECT " + ", ".join(["a"] * 1900) + " FROM t",
    " UNION ".join(["SELECT a FROM t"] * 90), " UNION ALL ".join(["SELECT a FROM t"] * 500), "SELECT (SELECT (SELECT (SELECT COUNT(*) FROM t a, t b, t c, t d, t e) FROM t) FROM t) FROM t",
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT MAX(i) FROM n", "WITH RECURSIVE n(i) AS (VALUES(1) UNION SELECT i * 2 FROM n) SELECT i FROM n",
    "WITH a AS (SELECT * FROM t, t b), b AS (SELECT * FROM a, a c), c AS (SELECT * FROM b, b d) SELECT COUNT(*) FROM c, c e", "SELECT SUM(x.b * y.b * z.b) FROM t x, t y, t z, t u, t v, t w, t q, t r",
    "SELECT hex(zeroblob(1000000000))", "SELECT printf('%.*c', 1000000000, 'x')", "SELECT replace(hex(zeroblob(999)), '0', 'aaaaaaaaaa')", "SELECT group_concat(a) FROM t a, t b, t c", "SELECT quote(randomblob(999999))",
    "SELECT " + " || ".join(["a"] * 900) + " FROM t", "SELECT substr(a, -9223372036854775808, 9223372036854775807) FROM t", "SELECT abs(-9223372036854775808)", "SELECT round(1.5, 9223372036854775807)", "SELECT 1 << 9999999", "SELECT 1 / 0, 9223372036854775807 * 9",
    "SELECT a FROM t ORDER BY " + ", ".join(["a"] * 900), "SELECT a FROM t GROUP BY " + ", ".join(["a"] * 900), "SELECT DISTINCT x.a, y.a, z.a FROM t x, t y, t z, t u, t v, t w", "SELECT a FROM t LIMIT 9223372036854775807 OFFSET 9223372036854775807",
    "SELECT a GLOB '" + "*a" * 90 + "' FROM t", "SELECT a REGEXP '(a+)+$' FROM t", "SELECT a MATCH 'a' FROM t", "SELECT CASE " + "WHEN 1 THEN 1 " * 900 + "END", "SELECT a IN (" + ", ".join(["1"] * 1900) + ") FROM t", "SELECT EXISTS (SELECT 1 FROM t a, t b, t c, t d, t e, t f, t g, t h, t i)",
    "SELECT '\x00'", "SELECT '\ud800'", "SELECT /* " + "a" * 1900, "SELECT -- \n 1", "SELECT 1; SELECT 2", ";" * 900, "PRAGMA hard_heap_limit = 1", "ATTACH ':memory:' AS x", "EXPLAIN QUERY PLAN SELECT 1", "SELECT * FROM json_each('[1]')", "SELECT * FROM generate_series(1, 1000000000)", "SELECT load_extension('/x')", "SELECT fts5(1)", "SELECT sum(a) OVER () FROM t x, t y, t z, t u, t v, t w, t q",
]  # fmt: skip
BIG = "A1:Z9999"
FORMULAS = [
    f"=SOMME({BIG})", f"=MODE({BIG})", "=MODE(A1:A2000*1)", "=MODE(A1:Z200*1)", f"=SOMMEPROD({BIG}*{BIG})", f"=NB.SI({BIG};\"*a*\")", "=NB.SI(A1:A2000&REPT(\"a\";999);\"" + "*a" * 99 + "b\")", "=SOMME(RANG(A1:A999*1;A1:A999*1))", "=RANG(1;A1:A999*1)",
    "=PGCD(A1:A999*1)", "=PPCM(1E9;999999999;999999998;999999997)", "=FACT(1E9)", "=FACT(170)*FACT(170)", "=9^9^9^9", "=2^-1E9", "=(-8)^(1/3)", "=1E308*10", "=1E999", "=REPT(\"a\";1E9)", "=REPT(\"a\";-1)", "=REPT(REPT(\"a\";999);999)", "=JOINDRE.TEXTE(REPT(\"a\";999);FAUX;A1:A999)",
    "=SUBSTITUE(REPT(\"a\";999);\"a\";REPT(\"b\";999))", "=CONCAT(A1:Z999)", "=STXT(\"a\";1E9;1E9)", "=STXT(\"a\";-1;1)", "=TROUVE(\"a\";\"b\";1E300)", "=TEXTE(1E300;\"#" + "0" * 280 + "\")", "=TEXTE(1;\"" + "#" * 290 + "\")", "=TEXTE(1E-300;\"0,00E+00\")", "=TEXTE(1E9;\"jjjj mmmm aaaa\")",
    "=DATE(1E9;1E9;1E9)", "=DATE(9999;99999;1)", "=JOURSEM(1E300)", "=ANNEE(-1E9)", "=MOIS.DECALER(1;1E9)", "=FIN.MOIS(1E300;1)", "=NB.JOURS.OUVRES(1;1E9)", "=SERIE.JOUR.OUVRE(1;1E9)", "=SERIE.JOUR.OUVRE(1;-1E9)", "=NB.JOURS.OUVRES(-1E9;1E9;A1:A999)", "=DATEDIF(1;1E9;\"d\")",
    "=DECALER(A1;1E9;1E9)", "=DECALER(A1;0;0;1E9;1E9)", "=SOMME(DECALER(A1;0;0;9999;26))", "=INDIRECT(\"A1:Z9999\")", "=SOMME(INDIRECT(\"A:Z\"))", "=SOMME(A:Z)", "=SOMME(A:A;B:B;C:C;A:Z;A:Z;A:Z)", "=TRANSPOSE(A1:Z999)", "=TRIER(A1:Z999)", "=UNIQUE(A1:Z999)", "=FILTRE(A1:Z999;A1:A999=0)",
    "=RECHERCHEV(\"" + "*a" * 99 + "b\";A1:B999;2)", "=RECHERCHEX(\"*\";A1:A999;B1:B999)", "=EQUIV(\"" + "?*" * 99 + "\";A1:A999;0)", "=RECHERCHEV(A1:A999;A1:B999;2)", "=INDEX(A1:Z999;1E9;1E9)", "=CHOISIR(1E9;1)", "=" + "(" * 290 + "1", "=" + "-" * 290 + "1", "=" + "1+" * 145 + "1", "=" + "SI(1;" * 58 + "1" + ")" * 58,
    "=" + "SOMME(" * 49, "=A1" + ":A1" * 90, "=\"" + "a" * 298, "=" + "%" * 290, "=1" + "%" * 290, "=#REF!", "=ZZZ999999999", "=A0", "=A99999999999999999999", "=Z9999:A1", "=$A$1:$$", "=\x00", "=\ud800", "=é()", "=@A1", "={1;2}", "=LAMBDA(x;x)(1)", "=A1#", "==1", "=;", "=()", "=SI()",
    "=GRANDE.VALEUR(A1:A999*1;1E9)", "=CENTILE(A1:A999*1;2)", "=QUARTILE(A1:A999*1;1E9)", "=COEFFICIENT.CORRELATION(A1:A999*1;A1:A999*1)", "=PREVISION(1;A1:A99*1;A1:A99*1)", "=ALEA.ENTRE.BORNES(1;1E300)", "=ARRONDI(1E300;15)", "=ARRONDI(1;1E9)", "=PLAFOND(1E300;1E-300)", "=MOD(1E300;3)", "=MOD(1;1E-300)", "=QUOTIENT(1E300;1E-300)", "=PAIR(1E300)", "=EXP(1E9)", "=ROMAIN(1E9)", "=BASE(1E9;2)", "=CAR(1E9)", "=N(A1:Z999)", "=NB.SI(A:Z;\">\"&A1)",
]  # fmt: skip
COMMANDS = [
    "ls " + "*" * 280, "ls " + "*a" * 140, "ls " + "?" * 280, "ls " + "[" * 280, "ls [" + "a-z" * 90, "ls [!]" * 40, "find . -name '" + "*a" * 120 + "b'", "find / -name '*'", "grep " + "a*" * 120 + "b liste", "grep '(a+)+$' /etc/liste", "cat " + "/etc/liste " * 25, "cat /etc/liste" + " | cat" * 40,
    "cat /etc/liste" + " | sort" * 40, "cat *" * 60, "cp -r / /tmp", "cp -r . ./a", "mv . ..", "mv / /x", "rm -rf /", "mkdir -p " + "a/" * 140, "mkdir " + "a " * 140, "cd " + "../" * 90, "cd " + "a/" * 140, "echo " + "a" * 290, "echo a > b" + " > c" * 60, "echo a >> /etc/liste", "head -n 999999999999 /etc/liste",
    "tail -n -1 /etc/liste", "sort -n /etc/liste", "wc -l " + "/etc/liste " * 25, "chmod 77777777777 a", "chmod -R 777 /", "kill -9 -1", "kill 99999999999999999999", "sudo " * 50, "$(ls)", "`ls`", "a=1; ls", "ls && ls || ls & ls", "ls; ls", ":(){ :|:& };:", "yes", "ln -s a a", "'" * 280, '"' * 281, "\\" * 280, "ls \ud800", "|" * 280, "<" * 280, "ls -" + "a" * 280,
]  # fmt: skip
SEARCHES = [
    '"' + "* " * 140 + '"', '"a ' + "* a " * 70 + '"', "a* " * 90, "-" * 290, "site:" * 50, "filetype:" * 30, "site:" + "a." * 140, '"' * 290, "( " * 140, "OR " * 90, "a-t-il " * 40, "a-t-" * 70, "l'" * 140, "aurait-elle été " * 18, "é" * 290, "\u0301" * 290, "İ" * 290, "ß" * 290, "﷽" * 290, "http://" * 40, "-site:a " * 30, "&page=9" * 40,
    "taille:>" + "9" * 280, "taille:>1" + ",1" * 140, "date:" * 50, "date:>9999-99-99", "date:" + "1/" * 140, "type:" * 50, "*" * 290, "*a" * 140 + "b", "[" * 290, "[!a-z]*" * 40, "plus de " * 36, "> " * 140, "étiquette:" * 25, "«»" * 140,
]  # fmt: skip


def _python(lines: list[str]) -> None:
    from pixsim.worlds.program.program_run import run

    code = tuple(((len(one) - len(one.lstrip())) // 4, one.strip()) for one in lines)
    run(code, "python")


def _query(text: str) -> None:
    from pixsim.worlds.program.queries import Table, ask

    rows = tuple(("a" * 300, n) for n in range(30))
    ask((Table(name="t", columns=("a", "b"), rows=rows),), text)


def _formula(text: str) -> None:
    from pixsim.worlds.sheet.recalculation import Computed

    cells = {f"A{n}": str(n) for n in range(2, 40)} | {"B1": "a" * 299, "C1": text}
    Computed(cells, lambda _name: False).value("C1")


def _command(text: str) -> None:
    from pixsim.worlds.core import Refused
    from tests.worlds.test_shell import SHELL

    try:
        SHELL.step(SHELL.make_act("type", command=text)).page()
    except Refused:
        return


def _search(text: str) -> None:
    from pixsim.worlds.files.search import wanted
    from pixsim.worlds.web.search import results
    from tests.worlds.test_web import net

    wanted(text)
    results(net(), text)


def attempts() -> Iterator[tuple[str, Callable[[], None]]]:
    """All of them: what is typed, and what tries it."""
    for value in (*MEMBERS, *VALUES):
        yield value, lambda v=value: _python([LIST, f"x = {v}", "print(x)"])  # type: ignore[misc]
    for lines in PROGRAMS:
        yield "; ".join(lines), lambda v=lines: _python(v)  # type: ignore[misc]
    for made, texts in ((_query, QUERIES), (_formula, FORMULAS), (_command, COMMANDS), (_search, SEARCHES)):  # fmt: skip
        for text in texts:
            yield text, lambda v=text, m=made: m(v)  # type: ignore[misc]


def main() -> None:
    """Try all; print each that fails in a way nobody foresaw, and the slowest."""
    slowest, count, failed = (0.0, ""), 0, 0
    for text, attempt in attempts():
        start, count = time.process_time(), count + 1
        try:
            attempt()
        except Exception as error:
            failed += 1
            print(f"FAILED {text[:80]!a}: {error!a}"[:300])
        spent = time.process_time() - start
        slowest = max(slowest, (spent, text[:80]))
        if "-v" in sys.argv and spent > 0.03:
            print(f"{spent:.3f} {text[:100]!a}")
    print(count, failed, f"{slowest[0]:.3f} {slowest[1]!a}")


if __name__ == "__main__":
    main()

"""Our interpreter: what it shares with Python, and what it stops."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from pixsim.worlds.program.limits import MOST_TICKS
from pixsim.worlds.program.program_run import Code, Result, run
from tests.tools.tiers import times

# ---- as Python


def code(text: str) -> Code:
    lines = [line for line in text.strip("\n").split("\n") if line.strip()]
    return tuple(((len(one) - len(one.lstrip())) // 4, one.strip()) for one in lines)


def python(text: str, given: str = "") -> Result:
    return run(code(text), "python", given)


class Writer:
    """Writes programs that use all that is interpreted; some fail, as Python says."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.depth = 0

    def pick(self, *choices: str) -> str:
        return self.random.choice(choices)

    def number(self, deep: int = 0) -> str:
        if deep > 2 or self.random.random() < 0.35:
            return self.pick("a", "b", "i", "0", "1", "2", "7", "-3", "2.5", "len(t)", "len(s)")
        one, two = self.number(deep + 1), self.number(deep + 1)
        return self.pick(
            f"({one} {self.pick('+', '-', '//', '%', '/')} {two})", f"(({one} * {two}) % 1009)",
            f"abs({one})", f"max({one}, {two})", f"min({one}, {two}, 4)", f"int({one})", f"round({one}, 1)",
            f"t[{self.pick('0', '-1', 'a % len(t)', 'i')}]", "sum(t)", f"double({one})", f"({one} if {self.test(deep + 1)} else {two})",
            f"s.count({self.text(deep + 1)})", f"t.count({one})", f"sum([v * 2 for v in t if v > {one}])", "d['x']", f"d.get('y', {one})",
            f"({one} % 9) ** 2", f"-{one}", "int('12')", f"sorted(t)[{self.pick('0', '1', '-2')}]", f"max(v % 5 for v in range({self.pick('3', '8')}))",
        )  # fmt: skip

    def text(self, deep: int = 0) -> str:
        if deep > 2 or self.random.random() < 0.4:
            return self.pick("s", "'ab'", '"x"', "''", "'Été'", "str(a)")
        one = self.text(deep + 1)
        return self.pick(
            f"({one} + {self.text(deep + 1)})", f"({one} * 3)", f"{one}.upper()", f"{one}[1:]", f"{one}[::-1]", f"str({self.number(deep + 1)})",
            "s.replace('a', 'bb')", "'-'.join(['a', 'b'])", "f'{a}:{s}'", "'a,b'.split(',')[1]",
        )  # fmt: skip

    def test(self, deep: int = 0) -> str:
        one, two = self.number(deep + 1), self.number(deep + 1)
        if deep > 2:
            return f"{one} {self.pick('<', '>=', '==', '!=')} {two}"
        return self.pick(
            f"{one} {self.pick('<', '>', '<=', '>=', '==', '!=')} {two}", f"not {self.test(deep + 1)}", f"{one} in t", "'a' in s", f"0 <= {one} < 9",
            f"({self.test(deep + 1)} {self.pick('and', 'or')} {self.test(deep + 1)})", "s == 'ab'", "t", f"{one} not in [1, 2]", "s.isdigit()",
        )  # fmt: skip

    def body(self, depth: int, count: int, loop: bool = False) -> Iterator[str]:
        margin = "    " * depth
        for _ in range(count):
            kind = self.random.random()
            if kind < 0.45 or depth > 2:
                yield margin + self.simple(loop)
            elif kind < 0.6:
                yield f"{margin}if {self.test()}:"
                yield from self.body(depth + 1, 2, loop)
                if self.random.random() < 0.5:
                    yield f"{margin}elif {self.test()}:"
                    yield from self.body(depth + 1, 1, loop)
                    yield f"{margin}else:"
                    yield from self.body(depth + 1, 1, loop)
            elif kind < 0.8:
                yield f"{margin}for i in {self.pick('range(4)', 'range(1, 6, 2)', 't[:4]', 'range(3, 0, -1)', 'list(t)', 'enumerate_me(t)', '[1, 2]')}:"
                yield from self.body(depth + 1, 2, True)
            else:
                yield f"{margin}n{depth} = 0"
                yield f"{margin}while n{depth} < {self.pick('3', '5')} and {self.test()}:"
                yield f"{margin}    n{depth} += 1"
                yield from self.body(depth + 1, 1, True)

    def simple(self, loop: bool) -> str:
        words = [
            f"a = {self.number()}", f"b = {self.number()}", f"s = ({self.text()})[:9]", f"print({self.number()}, {self.text()})", f"print({self.test()})",
            f"t.append({self.number()})", "print(t)", "a = (a + 1) % 50", "b, a = a, b", "t = t[:5]", f"t[0] = {self.number()}", "t = t[:6]", "s = s[:8]", f"print({self.text()})",
            "t.sort()", "t.reverse()", "u = t", "t = list(t)", "print(len(s), s.find('b'))",
            f"d['x'] = {self.number()}", f"grow({self.number()})", "print(sorted(t, reverse=True))", f"t.insert(1, {self.number()})", "t.pop()",
            "print(d)", "print(a, b, sep='-')", "print([a, s, True, None, 2.0])", "x = t.index(t[-1])", "print(a == b or s)",
        ]  # fmt: skip
        if loop:
            words += ["break", "continue"]
        return self.random.choice(words)

    def program(self) -> str:
        head = [
            "a = 4", "b = 3", "i = 1", "s = 'ab'", "t = [3, 1, 2]", "d = {'x': 5}", "def double(v):", "    return v * 2", "def grow(v):",
            "    global a", "    a = a + 1", "    local = v", "    if v > 3:", "        return None", "    t.append(a)",
            "def enumerate_me(v):", "    w = []", "    for k in v:", "        w.append(k)", "    return w",
        ]  # fmt: skip
        return "\n".join([*head, *self.body(0, 6), "print(a, b, s, t, d)"])


RUNNER = """
import io, json, sys, contextlib
found = []
for text in json.load(sys.stdin):
    shown, error = io.StringIO(), ""
    with contextlib.redirect_stdout(shown):
        try:
            exec(compile(text, "p", "exec"), {})
        except Exception as fault:
            error = type(fault).__name__
            line = fault.__traceback__
            while line.tb_next is not None:
                line = line.tb_next
            error += f" {getattr(fault, 'lineno', line.tb_lineno)}"
    found.append((shown.getvalue(), error))
print(json.dumps(found))
"""


def is_limited(result: Result) -> bool:
    fault = result.fault
    return fault is not None and any(word in fault.text for word in ("grande", "arrête", "trop"))


@pytest.mark.parametrize("count", times(60, 320))
def test_programs_do_what_python_does(count: int) -> None:
    written = [Writer(seed).program() for seed in range(count)]
    programs = [
        text for text in written if not is_limited(python(text))
    ]  # the others might not end
    assert len(programs) > 0.45 * count
    told = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RUNNER], input=json.dumps(programs), capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    failed = 0
    for text, (output, error) in zip(programs, json.loads(told.stdout), strict=True):
        result = python(text)
        name, _space, line = error.partition(" ")
        assert result.output == output, text
        assert (result.fault.kind if result.fault else "") == name, (text, error, result.fault)
        if result.fault is not None:
            failed += 1
            assert result.fault.line == int(line), text
    assert 0.03 * count < failed < 0.45 * count


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x = 5\ndef f():\n    x = 1\n    return x\nf()\nprint(x)", "5"),
        ("x = 5\ndef f():\n    global x\n    x = 1\nf()\nprint(x)", "1"),
        (
            "def f(n):\n    if n <= 1:\n        return 1\n    return n * f(n - 1)\nprint(f(20))",
            "2432902008176640000",
        ),
        ("a = [1]\nb = a\nc = a[:]\nb.append(2)\nprint(a, c)", "[1, 2] [1]"),
        ("def f(a, b):\n    return a - b\nprint(f(b=1, a=5))", "4"),
        ("print([x * y for x in range(3) for y in range(2)])", "[0, 0, 0, 1, 0, 2]"),
        ("print(1, 2, sep='', end='!')", "12!"),
        ("for x, y in [(1, 2), (3, 4)]:\n    print(x + y)", "3\n7"),
        ("print(3 / 2, 4 / 2, 7 // 2, -7 // 2, -7 % 3)", "1.5 2.0 3 -4 2"),
        ("print('é'.upper(), 'abc'[-2:], 'x' in 'xyz')", "É bc True"),
        ("t = [5, 3]\nt += [1]\nprint(sorted(t), t)", "[1, 3, 5] [5, 3, 1]"),
        ("print(0.1 + 0.2, 1e3, round(2.5), round(2.675, 2))", "0.30000000000000004 1000.0 2 2.67"),
    ],
)
def test_meanings_that_are_easily_wrong(text: str, shown: str) -> None:
    result = python(text)
    assert result.fault is None
    assert result.output.strip("\n") == shown


# ---- hostile

SYNTAX = [
    "import os", "from os import path", "__import__('os')", "class A: pass", "lambda: 1", "x = lambda v: v", "with open('f') as f: pass", "try: pass",
    "raise ValueError", "assert x", "del x", "yield 1", "async def f(): pass", "await x", "nonlocal x", "x: int = 3", "x := 3", "print((y := 3))",
    "{1, 2}", "{k: 1 for k in t}", "{k for k in t}", "a = b = 3", "print(*t)", "print(**d)", "b'abc'", "3j", "...", "@f",
    "match x:", "t[0]: int", "x.y = 3", "x.y += 1", "x is None", "x @ y", "x << 100", "x | y", "x & y", "x ^ y", "~x", "x >> 1", "x <<= 3",
    "for x.y in t: pass", "for i in t: pass\nelse: pass", "def f(*a): pass", "def f(**a): pass", "def f(a=1): pass", "def f(a, /): pass",
    "def f(a: int): pass", "def f() -> int: pass", "def f(*, a): pass", "return 3", "break", "continue", "global x",
]  # fmt: skip
REACHING_OUT = [
    "eval('1')", "exec('x=1')", "compile('1', '', 'eval')", "open('/etc/passwd')", "input()", "globals()", "locals()", "vars()", "dir()", "getattr(1, 'x')",
    "setattr(1, 'x', 2)", "breakpoint()", "exit()", "quit()", "help()", "type(1)", "object()", "super()", "memoryview('a')", "id(1)", "().__class__",
    "''.__class__.__mro__", "[].__len__()", "'{0.__class__}'.format(1)", "(1).real", "print.__self__", "__builtins__", "__name__", "'a'.encode('utf8')",
    "[].sort(key=print)", "max([1], key=abs)", "sorted([1], key=abs)", "print(1, file=2)", "map(print, [1])", "iter([1])", "next([1])",
    "'a'.format_map({})", "'a'.translate({})", "x = print", "x = len", "print(len)", "(lambda: 1)()", "(print)(1)()", "t = [print]", "[len][0]('a')",
    "chr(1)", "hex(1)", "bytes(3)", "bytearray(9)", "frozenset()", "set()", "dict()", "tuple()", "slice(1)", "callable(1)", "isinstance(1, int)",
]  # fmt: skip
GREEDY = [
    "while True:\n    x = 1", "x = 'a' * 10**9", "x = [0] * 10**9", "x = 10**9 * 'a'", "x = 2 ** 10**9", "x = 10 ** 1000", "x = 9 ** 9 ** 9", "x = range(10**30)\nprint(len(x))",
    "for i in range(10**12):\n    x = i", "x = list(range(10**9))", "x = sum(range(10**9))", "x = sorted(range(10**8))", "x = max(range(10**8))",
    "t = [1]\nwhile True:\n    t.append(t)", "t = [1]\nfor i in range(100):\n    t = [t, t]", "t = [1]\nfor i in range(100):\n    t = t + t", "t = []\nt.append(t)\nprint(t)",
    "a = []\nb = [a]\na.append(b)\nprint(a == b)", "x = 'a'\nfor i in range(99):\n    x = x + x", "x = 'a'\nwhile True:\n    x = x.replace('a', 'aa')",
    "def f():\n    f()\nf()", "def f(n):\n    return f(n + 1) + f(n + 2)\nf(1)", "def f(n):\n    return [f(v) for v in range(99)]\nf(1)", "print('a' * 1000)\nwhile True:\n    print('a' * 1000)",
    "x = " + "-" * 80 + "1", "x = " + "(" * 150 + "1" + ")" * 150, "x = " + "[" * 90 + "]" * 90, "x = " + "not " * 70 + "x", "x = " + "1+" * 120 + "1", "t = [[[0] * 90] * 90] * 90",
    "x = 1\nfor i in range(999):\n    x = x * 10", "x = 1.5\nwhile True:\n    x = x * x", "x = int('9' * 500)", "x = float('9' * 500)", "x = '-'.join(['a' * 999] * 99)",
    "d = {}\nwhile True:\n    d[len(d)] = 1", "t = [0]\nfor v in t:\n    t.append(v)", "t = [1, 2]\nfor v in t:\n    t.insert(0, v)", "x = [a for a in range(400) for b in range(400)]",
    "x = sum(1 for a in range(500) for b in range(500))", "x = round(1.5, 10**9)", "x = 'a,' * 900\nwhile True:\n    y = x.split(',')", "x = zip(range(10**9), range(10**9))",
    "x = enumerate(range(10**9))", "x = reversed(range(10**9))", "x = [1] * 400\nwhile True:\n    x.sort()", "def f(a):\n    while True:\n        a = a + 1\nf(1)", "x = str(10**60) * 60",
    "x = f'{0}' * 10**8", "t = [1] * 400\nt.extend(t)\nt.extend(t)\nt.extend(t)", "x = 10**50\nwhile True:\n    x = x * x", "x = range(0, 10**20, 1)\nprint(x[10**19])",
]  # fmt: skip


@pytest.mark.parametrize("text", SYNTAX)
def test_what_is_not_in_the_language_is_refused_before_anything_runs(text: str) -> None:
    result = python(f"print('avant')\n{text}")
    assert result.fault is not None
    assert result.output == ""


@pytest.mark.parametrize("text", REACHING_OUT)
def test_nothing_outside_is_reached(text: str) -> None:
    result = python(f"{text}\nprint('après')")
    assert result.fault is not None
    assert "après" not in result.output


@pytest.mark.parametrize("text", GREEDY)
def test_greedy_programs_are_stopped_soon(text: str) -> None:
    begun = time.process_time()
    result = python(text)
    assert time.process_time() - begun < 2  # no clock is tested: without limits it would be hours
    assert result.ticks <= MOST_TICKS + 1
    assert len(result.output) < 5_000
    assert all(len(value) < 5_000 for _name, value in result.variables)


def test_more_than_a_hundred_hostile_programs_are_tried() -> None:
    assert len(SYNTAX) + len(REACHING_OUT) + len(GREEDY) > 150


@pytest.mark.parametrize(
    "text",
    ["", "x =", "print(", "'", "\t", "é = 1\nprint(é)", "x = 1;;", "\x00", "a\nb", "if x", "x = (", "# rien", "ﬁ = 1", "٣", "x = ٣", "if True:", "    x = 1", "0777", "1_000", "x\\"],
)  # fmt: skip
@pytest.mark.parametrize("language", ["python", "blocks"])
def test_any_text_is_read_or_refused(text: str, language: str) -> None:
    result = run(((0, text),), language)
    assert result.fault is None or result.fault.text


def test_a_run_is_halted_step_by_step_and_before_a_line() -> None:
    program = code("t = 0\nfor i in range(3):\n    t = t + i\nprint(t)")
    lines = [run(program, "python", halt=step).line for step in range(9)]
    assert lines == [1, 2, 3, 2, 3, 2, 3, 4, 0]
    second = run(program, "python", halt=4, until=3)
    assert (second.line, dict(second.variables)) == (3, {"t": "0", "i": "1"})
    assert run(program, "python", halt=9, until=3).ended


def test_data_come_before_the_program() -> None:
    result = python("print(a + b)", "a = 3; b = 4")
    assert (result.output, result.ticks) == ("7\n", 1)
    assert python("print(a)", "a = ; b").fault is not None


def test_faults_tell_their_line_and_name() -> None:
    for text, line, kind in (
        ("x = 1\ny = x / 0", 2, "ZeroDivisionError"),
        ("def f(v):\n    return v + 'a'\nprint(1)\nf(3)", 2, "TypeError"),
        ("t = [1]\nprint(t[4])", 2, "IndexError"),
        ("print(total)", 1, "NameError"),
        ("def f():\n    x = x + 1\nf()", 2, "UnboundLocalError"),
        ("x = 3\nif x > 2\n", 2, "SyntaxError"),
        ("x = int('douze')", 1, "ValueError"),
    ):
        fault = python(text).fault
        assert fault is not None, text
        assert (fault.line, fault.kind) == (line, kind), text

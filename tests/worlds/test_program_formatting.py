"""Texts made of values, as Python makes them: each expression is also worked out by Python itself."""

from __future__ import annotations

from itertools import product

import pytest

from pixsim.worlds.program.program_run import run
from tests.worlds.test_program_runs import code, python

GIVEN = "n = 7\nx = 3.14159\nbig = 1234567\nneg = -2.5\nname = 'Zoé'\nt = [3, 1, 2]\nd = {'prix': 4.5, 'nom': 'thé'}\nyes = True\nnothing = None"
SPECS = (
    "", "d", "5d", "05d", "<5", ">8", "^9", "*^9", "+d", " d", ",", "_", ".2f", ".0f", "8.3f", "08.2f", "+.1f", ",.2f", ".1%", "e", ".3e", "g", ".3g", "x",
    "#x", "b", "o", "X", "s", ".2", "10.3", "=+8", "-^7", "5s", ".1s", "z", "q", "3.d", "<", ".f", "%", ",d", "_b", "\u202f>6",
)  # fmt: skip
FORMATS = [f"f'{{{value}:{spec}}}'" for value, spec in product(("n", "x", "neg", "name"), SPECS)]
FORMATS += [f"f'{{{value}:{spec}}}'" for value, spec in product(("big", "yes"), (",", "d", ".2f", "s", "e", "_d", "+", ">12"))]  # fmt: skip
TEXTS = [
    "f'{t}'", "f'{t:>10}'", "f'{d}'", "f'{nothing}'", "f'{nothing:5}'", "f'{name!r}'", "f'{name!s:>6}'", "f'{name!a}'", "f'{x=}'", "f'{n + 1 = }'", "f'{x:{n}.2f}'",
    "f'{x:{n}.{n - 5}f}'", "f'{name:{name}}'", "f'{{{n}}}'", "f'{yes:d}'", "f'{n:>{n}}'", "f\"{d['nom']}\"", "f'{x:.2f} €'", "f'{round(x, 2)} €'", "f'{n / 7}'", "f'{84 / 1} €'", "f'{84 // 1} €'",
    "'{} {}'.format(n, x)", "'{0} {1} {0}'.format(n, x)", "'{:.2f}'.format(x)", "'{a:>5}|'.format(a=n)", "'{a} {}'.format(1, a=2)", "'{} {0}'.format(1)", "'{0} {}'.format(1)", "'{}'.format()", "'{2}'.format(1)",
    "'{k}'.format(a=1)", "'{0[1]}'.format(t)", "'{0[prix]:.2f}'.format(d)", "'{d[nom]}'.format(d=d)", "'{:{}}'.format(n, 5)", "'{:{w}.{p}f}'.format(x, w=9, p=2)", "'{!r}'.format(name)", "'{!r:>8}'.format(name)", "'{!x}'.format(1)",
    "'{'.format(1)", "'}'.format(1)", "'{{}}'.format(1)", "'{{{}}}'.format(1)", "'{:d}'.format(x)", "'{:d}'.format(n)", "'{:s}'.format(n)", "'{:,}'.format(big)", "'{0[9]}'.format(t)", "'{0[k]}'.format(d)", "'{:.1%}'.format(0.256)", "'{:>{}}|{:<{}}'.format(1, 4, 2, 3)",
    "'%d' % n", "'%d' % x", "'%5d|' % n", "'%-5d|' % n", "'%05d' % n", "'%+d' % n", "'% d' % n", "'%.2f' % x", "'%8.3f' % x", "'%s' % name", "'%5s|' % name", "'%-5s|' % name", "'%.2s' % name", "'%r' % name", "'%s' % t", "'%s %s' % (n, x)", "'%s %s' % n", "'%s' % (n, x)",
    "'%(prix).2f' % d", "'%(nom)s' % d", "'%(rien)s' % d", "'%d%%' % n", "'%x' % 255", "'%X' % 255", "'%o' % 8", "'%e' % x", "'%g' % x", "'%i' % n", "'%u' % n", "'%d' % 'a'", "'%d' % nothing", "'%q' % n", "'%' % n", "'100 %' % ()", "'%s' % yes", "'%d' % yes", "'%*d' % (5, n)", "'%.*f' % (2, x)", "'%s' % (t,)", "'%#x' % 255", "'%f' % n", "'%s' % nothing", "'plain' % n", "'plain' % ()", "'plain' % d",
    "round(2.5)", "round(3.5)", "round(-2.5)", "round(2.675, 2)", "round(x, 2)", "round(x, 0)", "round(x)", "round(n)", "round(n, 2)", "round(1234, -2)", "round(1250, -2)", "round(x, None)", "round(yes)", "round('a')", "round(x, 'a')", "round(x, 1.5)", "round(0.5)", "round(1.5)", "round(1e16 + 0.5)", "round(-0.4)", "round(0.1 + 0.2, 1)", "round(5, -1)", "round(15, -1)", "round(nothing)",
    "str(84.0)", "str(84)", "str(84 / 1)", "str(1e16)", "str(1e-7)", "str(0.1 + 0.2)", "str(yes)", "str(nothing)", "str(t)", "str(d)", "'A payer : ' + str(5 * 35) + ' €'", "'A payer : ' + str(float('5') * 35) + ' €'", "str(float('84')) + ' €'", "str(int('84')) + ' €'", "int(84.9)", "int('84.5')", "float('84')", "int(' 7 ')", "float('a')",
    "format(n, '03d')", "format(x, '.1f')", "format(name, '>5')", "format(t, '')", "format(t, '3')", "format(n)", "format(n, 5)", "name.center(9)", "name.center(9, '*')", "name.ljust(5) + '|'", "name.rjust(5)", "'7'.zfill(3)", "'-7'.zfill(4)", "name.title()", "'a b'.title()", "name.swapcase()", "'abc'.removeprefix('a')", "'abc'.removesuffix('c')", "' a '.lstrip() + '|'", "' a '.rstrip() + '|'", "'abca'.rfind('a')", "'12'.isnumeric()", "'ab1'.isalnum()", "'ab'.islower()", "' '.isspace()",
]  # fmt: skip
ODD = [
    "f'{x:{5 + 4}.{1 + 1}f}|'", "f'{n!r:>8}|'", "f'{name!r:*^11}'", "f'{name!s:.1}'", "f'{big:>15,}|'", "f'{big:,.1f}'", "f'{big:015,}'", "f'{big:+,}'", "f'{neg:,.2f}'", "f'{0.256:%}'",
    "f'{0.256:.0%}'", "f'{1:.1%}'", "f'{x:>{n}.{2}f}|'", "f'{x:{\"8.2f\"}}'", "f'{n:>8}{name:<8}|'", "f'{max(t):>4}|{min(t):<4}|'", "f'{t[0]:03}'", "f'{len(name) = }'", "f'{x = :.1f}'", "f'{x!r}'",
    "f'{n if yes else x:>5}'", "f'{\"oui\" if n > 5 else \"non\":>6}'", "f'{n}' '%' f'{x:.1f}'", "f'{{}}'", "f'{{{n:>3}}}'", "f'{[k for k in t]}'", "f'{d[\"prix\"]:>8.2f} €'", "f'{n:e}'", "f'{1e20:g}'", "f'{0.1 + 0.2:.17g}'",
    "'{0}/{0:>4}/{1!r}'.format(n, name)", "'{0} {}'.format(1, 2)", "'{} {1}'.format(1, 2)", "'{:{}.{}f}|'.format(x, 9, 3)", "'{0:{1}}|'.format(n, 6)", "'{0:>{w}}|'.format(n, w=6)", "'{w:{w}}|'.format(w=4)", "'{!s:<6}|'.format(n)", "'{!r:^9}|'.format('é')", "'{:%}'.format(0.5)",
    "'{:,} €'.format(1234.5)", "'{:_}'.format(big)", "'{:>8}'.format('abc')", "'{:>8}'.format(3.5)", "'{:>8}'.format(t)", "'{:5}|{:5}|'.format(n, name)", "'{0[0]}-{0[2]}'.format(t)", "'{}{}'.format('a')", "'{:.3}'.format('abcdef')", "'{:c>5}'.format(n)",
    "'%5.1f|' % x", "'%-8.3f|' % x", "'%+.1f %%' % x", "'%%'", "'%%' % ()", "'100 %% de %s' % name", "'%s' % (t[0],)", "'%s, %s et %s' % (t[0], t[1], t[2])", "'%s %s' % (1,)", "'%s' % (1, 2)", "'%(nom)s à %(prix).2f €' % d", "'%(nom)10s|' % d", "'%-10s|%5d' % (name, n)", "'%03d|%3d|%-3d|' % (n, n, n)",
    "'%.0f' % 2.5", "'%.3s|' % 'abcdef'", "'%r et %r' % ('a', 1)", "'%5s%%' % 12", "'%d h %02d' % (125 // 60, 125 % 60)", "'%s' % 1.0", "'%s' % [1, 'a']", "'%d' % -0.9", "'%a' % 'é'", "'%5d' % big",
]  # fmt: skip
"""Written to be odd: specs within specs, conversions with a width, numbers that are named, given in turn or both."""


def by_python(expression: str) -> tuple[str, str]:
    """What Python displays, or the name of its error."""
    names: dict[str, object] = {}
    exec(GIVEN, names)
    try:
        return f"{eval(expression, names)}", ""
    except Exception as error:
        return "", type(error).__name__


def here(expression: str) -> tuple[str, str]:
    result = python(f"{GIVEN}\nprint({expression})")
    return result.output.removesuffix("\n"), result.fault.kind if result.fault else ""


def test_texts_of_values_are_those_of_python() -> None:
    expressions = [*FORMATS, *TEXTS, *ODD]
    assert len(expressions) >= 300
    differ = [one for one in expressions if here(one) != by_python(one)]
    assert differ == []


@pytest.mark.parametrize(
    "text",
    ["name.encode()", "name.translate({})", "name.expandtabs()", "name.partition('o')", "n.bit_length()", "x.is_integer()", "divmod(7, 2)", "pow(2, 3)", "any(t)", "map(str, t)", "input()", "t.__len__()"],
)  # fmt: skip
def test_what_python_has_and_the_workshop_has_not_is_refused_by_name_before_anything_runs(
    text: str,
) -> None:
    result = python(f"print('avant')\n{GIVEN}\nif False:\n    print({text})")
    assert result.output == ""
    assert result.fault is not None
    assert text.partition("(")[0].rpartition(".")[2] in result.fault.text


def test_a_function_of_ones_own_may_bear_the_name_of_one_that_is_left_out() -> None:
    result = python("def pow(a, b):\n    return a + b\nprint(pow(2, 3))")
    assert result.fault is None
    assert result.output == "5\n"


@pytest.mark.parametrize(
    "text",
    [
        "f'{1:999999999}'", "f'{1:.999999999f}'", "'%999999999d' % 1", "'%.99999999f' % 1.5", "'%*d' % (10**8, 1)", "'{:>{}}'.format(1, 10**8)", "'a'.center(10**9)",
        "'7'.zfill(10**9)", "format(1, '99999999')", "'{0.real}'.format(1)", "'{0.__class__}'.format(1)", "f'{1:n}'", "f'{65:c}'", "'%c' % 10", "'{:{:{}}}'.format(1, 2, 3)", "'{}' * 99 + '{:999}' * 99",
    ],
)  # fmt: skip
def test_nothing_big_and_no_attribute_comes_through_a_format(text: str) -> None:
    result = run(code(f"x = {text}\nprint('après', len(x))"), "python")
    assert result.fault is not None or "après" in result.output
    assert all(len(value) < 5_000 for _name, value in result.variables)

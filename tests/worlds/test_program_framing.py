"""What stays of a line where only its value is typed."""

from __future__ import annotations

import pytest

from pixsim.worlds.program.value_of_a_line import called, compared, framed


@pytest.mark.parametrize(
    ("typed", "line", "now"),
    [
        ("int(a)", "age = a", "age = int(a)"),
        ("t[0]", "bas = 0", "bas = t[0]"),
        ("total / n", "return total", "return total / n"),
        ("n == 0", "if n < 0:", "if n == 0:"),
        ("n == 0:", "if n < 0:", "if n == 0:"),
        ("2", "somme += 1", "somme += 2"),
        ("int(t)", "t[i] = 0", "t[i] = int(t)"),
        ("age = int(a)", "age = a", "age = int(a)"),
        ("return 0", "age = a", "return 0"),
        ("print(a)", "age = a", "print(a)"),
        ("noms.append(a)", "age = a", "noms.append(a)"),
        ("a + 1", "print(a)", "a + 1"),
        ("n -= 1", "n += 1", "n -= 1"),
    ],
)
def test_an_expression_takes_the_place_of_a_value(typed: str, line: str, now: str) -> None:
    assert framed(typed, line) == now


@pytest.mark.parametrize(
    ("typed", "value", "now"),
    [
        ("c, b, a", "tarif(a, b, c)", "tarif(c, b, a)"),
        ("(c, 4, b)", "tarif(a, b, c)", "tarif(c, 4, b)"),
        ("tarif(c, b, a)", "tarif(a, b, c)", "tarif(c, b, a)"),
        ("c", "tarif(a)", "c"),
        ("c, b", "a + b", "c, b"),
        ("f(1), 2", "tarif(a)", "f(1), 2"),
    ],
)
def test_values_alone_go_into_the_call_that_is_there(typed: str, value: str, now: str) -> None:
    assert called(typed, value) == now


@pytest.mark.parametrize(
    ("typed", "before", "value", "now"),
    [
        ("len(texte) <= seul", "if len(texte)", "< seul", "<= seul"),
        ("<= seul", "if len(texte)", "< seul", "<= seul"),
        ("n not in pris", "while n", "in pris", "not in pris"),
        ("total + 1", "total = total +", "2", "total + 1"),
        ("prix", "if prix", "< 3", "prix"),
        ("seul(a) < 2", "if len(texte)", "< seul", "seul(a) < 2"),
    ],
)
def test_what_a_comparison_compares_is_not_written_twice(
    typed: str, before: str, value: str, now: str
) -> None:
    assert compared(typed, before, value) == now

"""What stays of a line where only its value is typed."""

from __future__ import annotations

import pytest

from pixsim.worlds.program.framing import framed


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

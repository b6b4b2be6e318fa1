"""Keys found another way. Mending a program: errors, tests, messages."""

from __future__ import annotations

import contextlib
import io
from itertools import combinations

import pytest

from pixsim.families.programming import debogage
from tests.families.drawing import draw_named
from tests.families.programs import wanted_outputs
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_faulty_line(seed: int) -> None:
    f = draw_named("programming.debogage.faulty_line", seed)
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
def test_stays_are_charged_and_compared_night_by_night(seed: int) -> None:
    values, _world = done(debogage.bookings_checked, seed)
    for names, output in wanted_outputs(values):
        stays = [set(range(begin, end)) for begin, end in names["sejours"]]
        paid = sum(
            values["night"] if n < values["low"] else values["cheaper"]
            for nights in stays
            for n in range(len(nights))
        )
        assert output == [f"{paid} {sum(bool(a & b) for a, b in combinations(stays, 2))}"]

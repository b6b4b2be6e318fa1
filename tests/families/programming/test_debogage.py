"""Keys found another way. Mending a program: errors, tests, messages."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from pathlib import Path

import pytest

from pixsim.families.programming import debogage
from tests.families.attachments import drawn
from tests.families.drawing import draw_named
from tests.families.seeds import each_seed


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


@pytest.mark.parametrize("seed", range(5))
def test_two_functions_mended(seed: int, tmp_path: Path) -> None:
    values = drawn(debogage.two_functions_mended, seed)
    for name, held in values["files"].items():
        (tmp_path / name).write_bytes(held)

    def displayed() -> list[str]:
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "bilan.py"],
            cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=True, timeout=30,
        )  # fmt: skip
        return [line.partition(" : ")[2] for line in done.stdout.splitlines()]

    broken = displayed()
    program = (tmp_path / "bilan.py").read_text(encoding="utf-8")
    for names in ([values["first"]], [values["second"]], [values["first"], values["second"]]):
        mended = program
        for name in names:
            part = debogage.PARTS[name]
            assert part.wrong in mended
            mended = mended.replace(part.wrong, part.right)
        (tmp_path / "bilan.py").write_text(mended, encoding="utf-8")
        assert (displayed() == values["numbers"]) == (len(names) == 2)
    assert broken != values["numbers"]
    assert ", ".join(values["numbers"]) == values["shown"]

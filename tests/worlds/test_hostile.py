"""What people who mean harm type is bounded in whatever machine it is typed into."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from pixsim.worlds.lines import answered, commands
from pixsim.worlds.registry import MACHINES
from tests.worlds.hostile import attempts
from tests.worlds.hostile_acts import first_world

SECONDS = 15  # of CPU, for all of it: it takes about one
SECONDS_OF_ACTS = {90: 40, 1: 600}
"""The same for what is typed in machines that compute nothing, and lines: one text of so many, all."""


def test_nothing_typed_goes_on_for_ever_nor_fails_unforeseen() -> None:
    """In a process that the system ends: what runs in C heeds no patience of ours."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.worlds.hostile"],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS)),
    )
    assert done.returncode == 0, (done.returncode, done.stderr[-2000:])
    count, failed, *_slowest = done.stdout.splitlines()[-1].split()
    assert failed == "0", done.stdout
    assert int(count) == sum(1 for _attempt in attempts()) >= 300


@pytest.mark.parametrize("step", [90, pytest.param(1, marks=pytest.mark.full)])
def test_no_act_that_is_done_at_once_goes_on_for_ever(step: int) -> None:
    """Machines whose acts are not tried aside, and lines of all: each text costs little, whatever it is."""
    seconds = SECONDS_OF_ACTS[step]
    done = subprocess.run(
        [sys.executable, "-m", "tests.worlds.hostile_acts", str(step)],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds)),
    )
    assert done.returncode == 0, (done.returncode, done.stderr[-2000:])
    tried, failed, *_slowest = done.stdout.splitlines()[-1].split()
    assert failed == "0", done.stdout
    assert int(tried) >= 80


@pytest.mark.parametrize("machine", MACHINES)
def test_accents_alone_are_no_word_and_no_fault(machine: str) -> None:
    """Folding leaves nothing of them, wherever a line has them after its verb."""
    world = first_world(machine)
    for verb in sorted({one.split()[0] for one in commands(world) if one.split()}):
        answered(world, f"{verb} \u0301\u0301")

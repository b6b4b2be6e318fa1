"""Shared fixtures: the bundled bank, an empty data folder, a clock that obeys."""

from __future__ import annotations

import gc
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from datetime import UTC, datetime, timedelta
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ["PIXSIM_NETWORK"] = "yes"  # the same questions wherever tests run
os.environ["PIXSIM_LANG"] = "fr"  # before anything of pixsim: its modules keep their texts
# several workers share the cores: threads of matrix products would spin while they wait for one
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from pixsim.bank.reading.load import Bank, load_bank
from pixsim.foundation.resources import bundled_folder
from pixsim.profile import Profile, read_profile
from pixsim.store.sittings.journal import Journal
from tests.tools.drawn_once import drawn_once
from tests.tools.idle import waits_on_events
from tests.tools.skips import skips_in_lines
from tests.tools.tiers import mark_beyond_sample

# a busy machine is no fault of what is tested: nothing is timed here
settings.register_profile("full", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("full"), max_examples=20)

# the bank and the modules are looked through for cycles again and again: a fifth of the time of the screens
gc.set_threshold(50_000, 20, 100)

NOW = datetime(2026, 11, 25, 14, 0, tzinfo=UTC)


class ManualClock:
    """Shows the time it is told."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def step(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def _memory_folder() -> str | None:
    """Where files cost no disk: each answer is forced to it, and there are thousands in the tests."""
    if "PYTEST_DEBUG_TEMPROOT" in os.environ or not os.access("/dev/shm", os.W_OK):
        return None
    room = os.statvfs("/dev/shm")
    too_small = room.f_bavail * room.f_frsize < 4 << 30  # containers are often given 64 MiB
    return None if too_small or room.f_flag & os.ST_NOEXEC else "/dev/shm"


if folder := _memory_folder():
    os.environ["PYTEST_DEBUG_TEMPROOT"] = folder


def pytest_xdist_auto_num_workers() -> int | None:
    """Screens wait more than they compute: with `-n auto`, three workers for two cores."""
    if os.environ.get("PYTEST_XDIST_AUTO_NUM_WORKERS"):
        return None
    return ((os.cpu_count() or 1) * 3 + 1) // 2


def pytest_configure(config: pytest.Config) -> None:
    """Properties are tried on fewer examples where the long forms are left out."""
    only = re.search(r"(?<!or )not full", config.option.markexpr)
    settings.load_profile("quick" if only else "full")
    if not _is_worker():
        within = os.environ.get("PYTEST_DEBUG_TEMPROOT")
        os.environ["PIXSIM_TESTS"] = tempfile.mkdtemp(prefix="pixsim-tests-", dir=within)


def pytest_unconfigure() -> None:
    if not _is_worker():
        shutil.rmtree(os.environ.pop("PIXSIM_TESTS"), ignore_errors=True)


def _is_worker() -> bool:
    return "PYTEST_XDIST_WORKER" in os.environ


_patches = ExitStack()
_of_the_test = ExitStack()
_numbers = count()


def pytest_sessionstart() -> None:
    _patches.enter_context(drawn_once())
    _patches.enter_context(waits_on_events())
    gc.disable()  # a collection makes half a million things that all stay


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


def pytest_sessionfinish() -> None:
    _patches.close()
    gc.freeze()  # Python looks for cycles six times as it ends


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """A data folder of one's own; nothing of the machine is read.

    No fixture: asked for by every test, they would take a third of the time of a short one.
    """
    ours = Path(os.environ["PIXSIM_TESTS"])
    home = ours / f"{os.environ.get('PYTEST_XDIST_WORKER', 'home')}-{next(_numbers)}"
    _of_the_test.callback(shutil.rmtree, home, ignore_errors=True)
    patch = _of_the_test.enter_context(pytest.MonkeyPatch.context())
    patch.setenv("PIXSIM_CACHE", str(ours / "traits"))
    patch.setenv("PIXSIM_HOME", str(home))
    patch.setenv("TEXTUAL_ANIMATIONS", "none")
    patch.delenv("NO_COLOR", raising=False)
    patch.setenv("PIXSIM_BANK", "")  # set first: what a test leaves in it goes with the test
    patch.delenv("PIXSIM_BANK")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    try:
        yield
    finally:
        _of_the_test.close()


def pytest_collection(session: pytest.Session) -> None:
    """Workers share out what takes half of a collection: to compile test modules, each a share of them."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None or session.config.args != ["tests"]:
        return
    folder, count = Path(__file__).parent, int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    files = sorted(path.relative_to(folder.parent) for path in folder.rglob("test_*.py"))
    for file in files[int(worker.removeprefix("gw")) :: count]:
        with suppress(Exception, pytest.skip.Exception):  # the collection says what is wrong
            import_module(".".join(file.with_suffix("").parts))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """What was skipped and why: one line each for programs, extras, and the rest."""
    reports = terminalreporter.stats.get("skipped", [])
    for line in skips_in_lines(report.longrepr[2] for report in reports):
        terminalreporter.write_line(line)


@pytest.hookimpl(tryfirst=True)  # before pytest leaves out what bears the mark `full`
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Cases beyond those that `sampled` keeps bear the mark `full`; tests with real keys are tried again.

    Real keys race with a real screen: on a starved machine some come before it heeds any. What is tried again is
    named in the report; what fails three times is a fault.
    """
    mark_beyond_sample(items)
    for item in items:
        if item.get_closest_marker("terminal"):
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="session")
def bank() -> Bank:
    loaded = load_bank()
    gc.freeze()  # it stays as long as the process
    return loaded


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture(scope="session")
def traits_folder() -> Path:
    """Where one finds what another drew of the items, worker or program; a whole bank takes seconds."""
    return Path(os.environ["PIXSIM_TESTS"]) / "traits"


@pytest.fixture
def home() -> Path:
    """The data folder of the test; there is none before something is written."""
    return Path(os.environ["PIXSIM_HOME"])


@pytest.fixture
def journal(home: Path) -> Iterator[Journal]:
    opened = Journal(home / "pixsim.db")
    yield opened
    opened.close()


@pytest.fixture
def sample(bank: Bank) -> Profile:
    return read_profile(bundled_folder("profiles") / "independant.json", bank.framework)


@pytest.fixture
def plain(bank: Bank) -> Profile:
    return read_profile(bundled_folder("profiles") / "niveaux.json", bank.framework)

"""Who imports what: light where it must be light."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.tools.tiers import tiered

HEAVY = ("pandas", "scipy.stats", "matplotlib", "typst", "segno")


def modules_after(code: str) -> set[str]:
    """Modules loaded in a fresh interpreter once `code` has run."""
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    "module",
    tiered(
        [
            "pixsim.running.exam",
            "pixsim.running.autopilot",
            "pixsim.report.result.text",
            "pixsim.bank.checking.bank_check",
            "pixsim.assembly.positioning",
        ],
        2,
    ),
)
def test_the_core_never_loads_a_front(module: str) -> None:
    loaded = modules_after(f"import {module}")
    assert module in loaded
    assert not loaded & {"textual", "click", *HEAVY}


@pytest.mark.parametrize("module", ["pixsim.framework", "pixsim.outcome", "pixsim.irt"])
def test_the_foundation_loads_neither_pydantic_nor_pandas(module: str) -> None:
    assert not modules_after(f"import {module}") & {"pydantic", "textual", "click", *HEAVY}


def test_the_package_and_its_first_screen_load_no_heavy_half() -> None:
    assert not modules_after("import pixsim") & {"numpy", "pydantic", "textual", *HEAVY}
    loaded = modules_after("import pixsim.cli.fronts.terminal, pixsim.tui.app")
    assert "textual" in loaded
    assert not loaded & {"numpy", "pydantic", *HEAVY}  # the frame first, then what fills it
    filled = modules_after(
        "import pixsim.tui.app, pixsim.tui.screens.home.home, pixsim.store.records.cache"
    )
    assert not filled & {
        "pixsim.bank.reading.load",
        "pixsim.report.rule_sets",
        "pixsim.session.state",
    }


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    "command",
    [
        "bank", "profile", "exam", "generate", "results", "simulate", "position", "progress",
        "chances", "export", "calibrate", "ccp1", "certificate", "class",
    ],
)  # fmt: skip
def test_commands_without_a_screen_load_no_textual(command: str) -> None:
    code = f"from pixsim.cli import pixsim\npixsim(['{command}', '--help'], standalone_mode=False)"
    assert "textual" not in modules_after(code)


@pytest.mark.parametrize(
    "code",
    tiered(
        [
            "import pixsim.cli.fronts.terminal, pixsim.tui.app",
            "from pixsim.cli import pixsim\npixsim(['exam', '--help'], standalone_mode=False)",
            "from pixsim.cli import pixsim\npixsim(['room', '--help'], standalone_mode=False)",
            "import pixsim.running.exam, pixsim.running.room.link",
        ],
        2,
    ),
)
def test_what_serves_pages_is_loaded_only_to_serve_them(code: str) -> None:
    assert not modules_after(code) & {"starlette", "uvicorn", "segno", "jinja2", "pixsim.web"}


def test_public_names_resolve() -> None:
    import pixsim

    assert all(getattr(pixsim, name) is not None for name in pixsim.__all__)
    with pytest.raises(AttributeError, match="nothing_here"):
        getattr(pixsim, "nothing_here")  # noqa: B009

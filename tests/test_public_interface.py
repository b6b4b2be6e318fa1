"""What is public: listed, typed for those who import it, documented with examples that run."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import pixsim
from pixsim.foundation.resources import bundled_folder
from pixsim.manual.python_api import MODULES, public_names

NAMES = list(public_names())
ROOT = Path(__file__).parent.parent
EXAMPLES = {
    "pixsim": [
        "V2", "V3", "analyse_quiz", "calibrate", "experiment", "generate", "load_bank", "merge_responses",
        "read_profile", "read_quiz", "read_quiz_results", "recalibrate", "responses", "simulate",
        "simulate_responses",
    ],
    "pixsim.simulation": [
        "Cohort", "ability_of_level", "compare", "cost_of_time", "factorial", "level_cutoffs",
        "level_of_ability", "match_cohort", "reliability",
    ],
    "pixsim.calibration": [
        "ability", "alpha", "candidates_needed", "expected_errors", "item_statistics", "read_responses",
    ],
}  # fmt: skip
"""The public names people use most."""


def test_the_module_lists_its_names_and_tells_its_version() -> None:
    assert set(pixsim.__all__) <= set(dir(pixsim))
    assert re.fullmatch(r"\d+\.\d+\.\d+\S*", pixsim.__version__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = pixsim.nothing  # type: ignore[attr-defined]


def test_the_names_that_are_typed_are_those_that_are_imported() -> None:
    source = ast.parse(inspect.getsource(pixsim))
    (block,) = (node for node in source.body if isinstance(node, ast.If))
    typed = {
        alias.name: node.module
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert {*typed, "__version__"} == set(pixsim.__all__)
    for name, module in typed.items():
        assert module is not None
        assert getattr(pixsim, name) is getattr(importlib.import_module(module), name)


@pytest.mark.parametrize("module", MODULES)
def test_every_name_of_a_public_module_is_documented_there(module: str) -> None:
    loaded = importlib.import_module(module)
    assert sorted(set(loaded.__all__), key=loaded.__all__.index) == loaded.__all__
    for name in loaded.__all__:
        thing = getattr(loaded, name)
        if inspect.isclass(thing) or inspect.isfunction(thing):
            assert inspect.getdoc(thing), name


def test_importing_it_imports_nothing_heavy() -> None:
    code = "import sys, pixsim; dir(pixsim); pixsim.__version__; assert not {'numpy', 'pandas', 'pydantic'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.full
def test_a_script_that_uses_every_name_is_strictly_typed(tmp_path: Path) -> None:
    """As mypy sees them from outside: no name is, nor takes or gives, a bare Any by default."""
    lines = [
        "import pixsim, pixsim.calibration, pixsim.plots, pixsim.simulation",
        "version: str = pixsim.__version__",
    ]
    lines += [f"reveal_type({module}.{name})" for module, name in NAMES]
    lines += ["pixsim.nothing"]
    script = tmp_path / "script.py"
    script.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={tmp_path}", str(script)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "No module named mypy" in done.stderr:
        pytest.skip("mypy is in the extra ci")
    assert (ROOT / "pixsim" / "py.typed").exists()
    ours = [
        line
        for line in done.stdout.splitlines()
        if line.startswith(str(script)) or line.startswith("script.py")
    ]
    revealed = [line for line in done.stdout.splitlines() if "Revealed type is" in line]
    assert len(revealed) == len(NAMES), done.stdout + done.stderr
    assert not [line for line in revealed if 'is "Any"' in line]
    errors = [
        line for line in done.stdout.splitlines() if "script.py" in line and ": error:" in line
    ]
    assert len(errors) == 1, errors or ours
    assert 'has no attribute "nothing"' in errors[0]


@pytest.mark.sampled(12)
@pytest.mark.parametrize(
    ("module", "name"), [(module, name) for module, names in EXAMPLES.items() for name in names]
)
def test_the_examples_of_a_name_run(
    module: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    thing = getattr(importlib.import_module(module), name)
    found = doctest.DocTestFinder(recurse=False).find(
        thing, name, globs={"PROFILES": bundled_folder("profiles")}
    )
    (test,) = [one for one in found if one.name == name]
    assert test.examples, f"{module}.{name} has no Examples"
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=flags)
    runner.run(test, out=said.append)
    assert runner.failures == 0, "".join(said)

"""The notebooks run, say what they said when they were saved, and stay short."""

from __future__ import annotations

import math
import re
import warnings
from itertools import zip_longest
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from tests.tools.refresh_notebooks import normalised, notebooks, run

TITLES = (
    "1-calibrate-a-bank",
    "2-pass-rates-v2",
    "3-v2-against-v3",
    "4-class-feedback",
    "5-my-own-quiz",
    "6-three-questions",
    "7-a-cohort-like-the-published-one",
    "8-priors-time-and-exposure",
    "9-candidates-and-standards",
    "10-what-the-coach-is-worth",
)
QUICKEST = "5-my-own-quiz"
MOST_CELLS = 21
MOST_BYTES = 1_000_000
NUMBER = re.compile(r"[-−]?\d+(?:\.\d+)?(?:e[-+]?\d+)?")
MACHINE = re.compile(r"(/home/|/root/|/tmp/|/Users/|/var/|[A-Z]:\\|0x[0-9a-f]{6}|site-packages)")
SLACK = 2  # of the last digit shown: kernels may add up in another order

each = pytest.mark.parametrize("path", notebooks(), ids=lambda path: path.stem)


def read(path: Path) -> NotebookNode:
    notebook: NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def texts(cell: NotebookNode) -> list[str]:
    """What a cell says; a picture counts as its kind."""
    said = []
    for output in cell.outputs:
        if output.output_type == "stream":
            said.append(output.text)
        elif "image/png" in output.data:
            said.append("(picture)")
        else:
            said.append(output.data["text/plain"])
    return said


def differences(saved: str, fresh: str) -> list[str]:
    """Words that differ, and numbers that differ by more than the digits shown allow.

    Spaces are no difference: pandas lays out tables anew now and then.
    """
    found = []
    for old, new in zip_longest(saved.split(), fresh.split(), fillvalue="(nothing)"):
        frame, values = NUMBER.sub("#", old), NUMBER.findall(old)
        others = NUMBER.findall(new)
        if frame != NUMBER.sub("#", new) or not all(
            _close(a, b) for a, b in zip(values, others, strict=True)
        ):
            found.append(f"{old} → {new}")
    return found


def _close(old: str, new: str) -> bool:
    if "." not in old + new:  # counts
        return old == new
    one, other = (float(text.replace("−", "-")) for text in (old, new))
    digits = min(len(text.partition(".")[2]) for text in (old, new))
    return math.isclose(one, other, rel_tol=0, abs_tol=SLACK * 10.0**-digits * 1.001)


def test_all_of_them_are_there() -> None:
    assert tuple(path.stem for path in notebooks()) == TITLES


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, id=path.stem, marks=() if path.stem == QUICKEST else pytest.mark.full)
        for path in notebooks()
    ],
)
def test_a_notebook_runs_and_says_what_was_saved(path: Path) -> None:
    for needed in ("nbclient", "ipykernel", "matplotlib"):
        pytest.importorskip(needed)
    saved = read(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the packages that run notebooks
        fresh = run(path)
    for old, new in zip(code(saved), code(fresh), strict=True):
        before, after = texts(old), texts(new)
        assert len(before) == len(after), f"{old.id}: run python -m tests.tools.refresh_notebooks"
        found = [line for pair in zip(before, after, strict=True) for line in differences(*pair)]
        assert not found, f"{old.id}: run python -m tests.tools.refresh_notebooks: {found[:5]}"


@each
def test_a_notebook_is_short_and_sets_its_seed_first(path: Path) -> None:
    notebook = read(path)
    assert len(notebook.cells) <= MOST_CELLS
    assert notebook.cells[0].cell_type == "markdown"
    assert re.search(r"^SEED = \d+$", code(notebook)[0].source, re.MULTILINE)
    assert path.stat().st_size < MOST_BYTES


@each
def test_a_notebook_says_that_it_is_not_official_and_rests_on_priors(path: Path) -> None:
    first = read(path).cells[0].source
    assert "not affiliated with Pix" in first
    assert re.search(r"\*\*(priors?|simulated)\*\*", first)
    if "V3()" in path.read_text(encoding="utf-8"):
        assert "public seed" in first
    assert any("goes wrong" in cell.source for cell in read(path).cells)


@each
def test_outputs_are_saved_in_order_without_errors_or_warnings(path: Path) -> None:
    cells = code(read(path))
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    outputs = [output for cell in cells for output in cell.outputs]
    assert all(output.output_type != "error" for output in outputs)
    assert all(output.get("name") != "stderr" for output in outputs)
    said = " ".join(text for cell in cells for text in texts(cell))
    assert "Warning" not in said
    assert sum("image/png" in output.get("data", {}) for output in outputs) >= 3


@each
def test_nothing_of_a_machine_or_moment_is_saved(path: Path) -> None:
    text = re.sub(r'"image/png": "[^"]*"', "", path.read_text(encoding="utf-8"))
    assert not MACHINE.search(text)
    saved = read(path)
    assert saved == normalised(read(path))


@pytest.mark.parametrize(
    ("saved", "fresh", "differ"),
    [
        ("a  1.24\nb", "a 1.25 b", False),
        ("a 1.24", "a 1.27", True),
        ("n = 300", "n = 301", True),
        ("96.2%", "96.3%", False),
        ("−0.28,", "0.28,", True),
        ("0.5 keep", "0.5 review", True),
        ("one two", "one", True),
        ("1e-05", "1e-05", False),
    ],
)
def test_texts_are_compared_by_words_and_by_the_digits_shown(
    saved: str, fresh: str, differ: bool
) -> None:
    assert bool(differences(saved, fresh)) is differ

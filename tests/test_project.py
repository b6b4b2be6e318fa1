"""The project keeps what its README promises."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
ALLOWED = {
    "pixsim", "item_bank", "profiles", "notebooks", "tests", "pyproject.toml", "README.md",
    "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md",
}  # fmt: skip
MADE = {"build", "dist"}


def test_the_top_level_is_the_one_agreed() -> None:
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found - MADE <= ALLOWED


def test_the_test_command_of_the_readme_is_the_one_that_is_run() -> None:
    commands = re.findall(r"```sh\n(python3 -m venv [^\n]+)\n```", (ROOT / "README.md").read_text())
    *starts, test = (command.partition("#")[0].strip() for command in commands)
    assert starts
    assert all(start.endswith("install -q -e . && .venv/bin/pixsim") for start in starts)
    assert test in (ROOT / ".ci" / "run").read_text()


def test_the_readme_says_it_is_not_official() -> None:
    readme = (ROOT / "README.md").read_text()
    assert "not affiliated with Pix" in readme.split("## ")[0]


def test_run_time_dependencies_are_few() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = {re.split(r"[<>=]", requirement)[0] for requirement in project["dependencies"]}
    assert names == {
        "numpy", "scipy", "pandas", "pydantic", "textual", "click", "platformdirs", "filelock",
        "cryptography", "pyspellchecker", "jinja2", "tomlkit", "defusedxml", "python-calamine",
        "XlsxWriter", "reportlab", "pillow", "tomli", "threadpoolctl", "segno", "tinycss2",
        "rich", "markdown-it-py",
    }  # fmt: skip


def test_every_path_of_the_map_exists() -> None:
    """And every package is on it."""
    text = (ROOT / "CONTRIBUTING.md").read_text()
    page = text[text.index("## The map") : text.index("## Set up")]
    assert len(page.splitlines()) <= 90
    paths = [
        path
        for path in re.findall(r"`([\w./<>-]+(?:/|\.py|\.md))`", page)
        if "<" not in path and path != "rule_sets.py"
    ]
    assert len(paths) > 60
    missing = [p for p in paths if not any((top / p).exists() for top in (ROOT / "pixsim", ROOT))]
    assert missing == []
    folders = {path.name for path in (ROOT / "pixsim").iterdir() if (path / "__init__.py").exists()}
    assert {name for name in folders if f"{name}/" not in page} == set()


def test_few_modules_lie_at_the_top_of_the_package() -> None:
    assert len([*(ROOT / "pixsim").glob("*.py")]) <= 6

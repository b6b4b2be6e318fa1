"""The project keeps what its README promises."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from pixsim.bank.reading.load import Bank
from pixsim.manual.markdown import page_links, read_tokens
from pixsim.worlds.registry import MACHINES

ROOT = Path(__file__).parent.parent
ALLOWED = {
    "pixsim", "item_bank", "profiles", "notebooks", "tests", "pyproject.toml", "README.md",
    "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md",
}  # fmt: skip
MADE = {"build", "dist", "site"}


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


def test_the_readme_is_read_in_ten_minutes() -> None:
    assert len((ROOT / "README.md").read_text().splitlines()) <= 120


WRITTEN = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "item_bank/README.md", "notebooks/README.md",
           *(f"pixsim/{name}/README.md" for name in ("calibration", "rules", "simulation"))]  # fmt: skip


@pytest.mark.parametrize("name", WRITTEN)
def test_no_link_or_picture_of_a_document_is_dead(name: str) -> None:
    path = ROOT / name
    text = path.read_text(encoding="utf-8")
    addresses = [
        *page_links(text),
        *(
            str(i.attrs["src"])
            for t in read_tokens(text)
            for i in t.children or ()
            if i.type == "image"
        ),
        *re.findall(r'<img src="([^"]+)"', text),
    ]
    anchors = set(re.findall(r'<a name="([^"]+)">', text))
    for address in addresses:
        if address.startswith("#"):
            assert address[1:] in anchors, address
        elif not address.startswith("https://"):
            assert (path.parent / address.partition("#")[0]).exists(), address


def test_every_readme_is_looked_at() -> None:
    found = {str(path.relative_to(ROOT)) for path in (ROOT / "pixsim").rglob("README.md")}
    assert found <= set(WRITTEN)


def test_the_figures_of_the_readme_are_those_of_the_bank(bank: Bank) -> None:
    items = [item for item in bank.items.values() if item.status == "validated"]
    kinds = Counter(item.kind for item in items)
    words = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert f"sauf {kinds['web']} questions sur {len(items)}" in words
    assert f"{len(items)} items on {len({item.skill for item in items})} skills" in words
    assert "seven in ten are *done*, in one of fourteen simulators or with a real file" in words
    assert 0.66 <= (kinds["sim"] + kinds["file"]) / len(items) <= 0.74
    assert "one in eight is a thing to look at" in words
    assert 0.11 <= kinds["look"] / len(items) <= 0.14
    assert len(MACHINES) == 14
    assert "There are fourteen machines" in (ROOT / "item_bank" / "README.md").read_text()
    assert "nine in ten are computed" in words
    assert 0.85 <= sum(item.family is not None for item in items) / len(items) <= 0.94
    assert "[ten notebooks]" in words
    assert len(list((ROOT / "notebooks").glob("*.ipynb"))) == 10
    listed = (ROOT / "notebooks" / "README.md").read_text(encoding="utf-8")
    assert {path.name for path in (ROOT / "notebooks").glob("*.ipynb")} == set(page_links(listed))


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
    assert len(page.splitlines()) <= 100  # a page
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


def test_the_map_is_in_the_order_of_the_imports() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text()
    page = text[text.index("```\npixsim/") : text.index("item_bank/         what people write")]
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
        "contracts"
    ]
    layers = [
        re.findall(r"pixsim\.(\w+)", layer)
        for layer in next(c for c in contracts if c["type"] == "layers")["layers"]
    ]
    places = {name: place for place, layer in enumerate(layers) for name in layer}
    rows = [line for line in page.splitlines()[2:] if line[2:3].strip()]
    named = [name for row in rows for name in re.findall(r"\w+", row[:19]) if name in places]
    assert [places[name] for name in named] == sorted(places[name] for name in named)
    assert len(named) > 15


def test_few_modules_lie_at_the_top_of_the_package() -> None:
    assert len([*(ROOT / "pixsim").glob("*.py")]) <= 6

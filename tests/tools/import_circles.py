"""Circles among the modules of pixsim: ``python -m tests.tools.import_circles`` lists them.

Imports inside functions and methods count, and those for types alone (``TYPE_CHECKING``).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[2]
_DEFINITION = re.compile(r"^(?:def |class |async def |@)", re.MULTILINE)


def import_circles(package: Path = ROOT / "pixsim") -> Iterator[list[str]]:
    """Modules that import one another, each circle from a module to the same; none shares an arrow."""
    names = {module_name(file, package): file for file in sorted(package.rglob("*.py"))}
    arrows = {name: set(imported_modules(file, names)) - {name} for name, file in names.items()}
    while True:
        try:
            TopologicalSorter(arrows).prepare()
        except CycleError as error:
            circle = error.args[1][::-1]
            yield circle
            arrows[circle[0]].discard(circle[1])
        else:
            return


def module_name(file: Path, package: Path) -> str:
    """``pixsim.bank.question``, of a file below the folder of the package."""
    parts = file.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported_modules(file: Path, names: Mapping[str, Path]) -> Iterator[str]:
    """Modules, out of `names`, that a file imports anywhere."""
    root = next(iter(names)).partition(".")[0]
    waiting: list[ast.AST] = [ast.parse(head_with_imports(file.read_text(encoding="utf-8"), root))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            below = [f"{node.module}.{alias.name}" for alias in node.names]
            modules = [name for name in below if name in names]
            if len(modules) < len(below) and node.module in names:
                modules.append(node.module)
            yield from modules
        elif isinstance(node, ast.stmt | ast.ExceptHandler | ast.match_case):
            waiting.extend(ast.iter_child_nodes(node))
        elif isinstance(node, ast.Module):
            waiting.extend(node.body)


def head_with_imports(text: str, root: str) -> str:
    """The text of a module up to its first definition, where no import of the package comes later.

    Most modules have their imports there, and parsing the rest is what takes long.
    """
    head = _DEFINITION.split(text, 1)[0]
    later = re.compile(rf"^ +(?:from|import) {root}\b", re.MULTILINE)
    return text if later.search(text, len(head)) else head


if __name__ == "__main__":
    for found in import_circles():
        print(" → ".join(found))

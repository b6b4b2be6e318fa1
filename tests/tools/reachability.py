"""What of pixsim its fronts can reach, by the names their code uses: read from the source alone.

A definition is reached when code that is reached uses its name, wherever it was imported from: an
import or a re-export reaches nothing, and an annotation neither. A method is reached with its class
and an attribute of its name. What is registered by a decorator runs when its module is imported.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
FRONTS = ("cli", "tui", "plain", "web")
APART = ("families", "worlds", "making")
"""Found by name in the bank and by kind, never imported by the fronts' code; no vector calls them."""
QUIET = {"dataclass", "property", "cached_property", "cache", "lru_cache", "contextmanager",
         "staticmethod", "classmethod", "overload", "runtime_checkable", "override"}  # fmt: skip
"""Decorators that keep nothing of what they decorate."""

UNUSED_FIELDS = {"annotation", "returns", "ctx", "type_comment", "kind"}
Function = ast.FunctionDef | ast.AsyncFunctionDef
Name = tuple[str, str]
"""A module, and what it defines: ``f``, ``C`` or ``C.method``."""


@dataclass(frozen=True)
class Used:
    """What a piece of code uses.

    Attributes
    ----------
    names, attributes : set of str
    of_names : set of (str, str)
        Attributes of plain names: of modules, where the name is one.
    """

    names: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    of_names: set[tuple[str, str]] = field(default_factory=set)


@dataclass
class Module:
    """One module of the package."""

    name: str
    imported: dict[str, Name] = field(default_factory=dict)
    defined: dict[str, list[ast.AST]] = field(default_factory=lambda: defaultdict(list))
    methods: dict[str, dict[str, Function]] = field(default_factory=dict)
    run: list[ast.AST] = field(default_factory=list)


@cache
def modules() -> dict[str, Module]:
    """All modules of pixsim but those that are found by name."""
    found = {}
    for path in sorted((ROOT / "pixsim").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if len(parts) > 1 and parts[1] in APART:
            continue
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = _read(name, ast.parse(path.read_text(encoding="utf-8")))
    return found


def imports_of(tree: ast.AST) -> dict[str, Name]:
    """What each name of a module stands for, where it was imported from pixsim; "" is a module."""
    found = dict[str, Name]()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pixsim"):
            for alias in node.names:
                found[alias.asname or alias.name] = (node.module or "", alias.name)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("pixsim") and alias.asname:
                    found[alias.asname] = (alias.name, "")
    return found


def _read(name: str, tree: ast.Module) -> Module:
    module = Module(name, imports_of(tree))
    for node in _statements(tree.body):
        if isinstance(node, Function):
            if any(_registers(decorator) for decorator in node.decorator_list):
                module.run.append(node)
            module.defined[node.name].append(node)
        elif isinstance(node, ast.ClassDef):
            methods = {sub.name: sub for sub in node.body if isinstance(sub, Function)}
            module.methods[node.name] = methods
            module.defined[node.name].append(node)
        elif targets := _targets(node):
            for target in targets:
                module.defined[target].append(node)
        elif not isinstance(node, ast.Import | ast.ImportFrom):
            module.run.append(node)
    return module


def _statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements of a module, those within ``if`` and ``try`` too."""
    for node in body:
        if isinstance(node, ast.If | ast.Try):
            yield from _statements(
                [*node.body, *node.orelse, *(getattr(node, "finalbody", [])),
                 *(s for handler in getattr(node, "handlers", []) for s in handler.body)]
            )  # fmt: skip
        else:
            yield node


def _targets(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Assign):
        targets: list[ast.expr] = node.targets
    elif isinstance(node, ast.AnnAssign | ast.AugAssign):
        targets = [node.target]
    else:
        return []
    return [n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)]


def _registers(decorator: ast.expr) -> bool:
    node = decorator.func if isinstance(decorator, ast.Call) else decorator
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return name not in QUIET


def used_in(node: ast.AST) -> Used:
    """What code uses: no annotation counts, and of a class only what is not a method."""
    used = Used()
    methods = node.body if isinstance(node, ast.ClassDef) else []
    waiting: list[Any] = [node]
    while waiting:
        here = waiting.pop()
        kind = type(here)
        if kind is list:
            waiting += here
        elif kind is ast.Name:
            if type(here.ctx) is ast.Load:
                used.names.add(here.id)
        elif kind is ast.Attribute:
            used.attributes.add(here.attr)
            if type(here.value) is ast.Name:
                used.of_names.add((here.value.id, here.attr))
            waiting.append(here.value)
        elif isinstance(here, ast.AST) and not (isinstance(here, Function) and here in methods):
            waiting += [getattr(here, name) for name in here._fields if name not in UNUSED_FIELDS]
    return used


@cache
def reached() -> frozenset[Name]:
    """All definitions that the fronts reach."""
    return _Search().found()


class _Search:
    def __init__(self) -> None:
        self._modules = modules()
        self._done = set[Name]()
        self._attributes = set[str]()
        self._unasked = dict[Name, Function]()  # methods of classes reached, of no attribute so far
        self._running = set[str]()
        self._waiting: list[tuple[str, ast.AST]] = []

    def found(self) -> frozenset[Name]:
        for name, module in self._modules.items():
            if name.split(".")[1:2] and name.split(".")[1] in FRONTS:
                self._run(name)
                for defined in module.defined:
                    self._reach((name, defined))
                for kind, methods in module.methods.items():
                    for method in methods:
                        self._attributes.add(method)
                        self._reach((name, kind))
        while self._waiting or self._ask():
            while self._waiting:
                self._follow(*self._waiting.pop())
        return frozenset(self._done)

    def _ask(self) -> bool:
        """Methods whose name has come up since."""
        asked = [name for name in self._unasked if _is_asked(name[1], self._attributes)]
        for name in asked:
            self._done.add(name)
            self._waiting.append((name[0], self._unasked.pop(name)))
        return bool(asked)

    def _follow(self, module: str, node: ast.AST) -> None:
        imported = self._modules[module].imported
        used = used_in(node)
        self._attributes |= used.attributes
        for name in used.names:
            self._reach(imported.get(name, (module, name)))
            if name in imported and name in self._modules[module].defined:
                self._reach((module, name))
        for place in _of_modules(used, imported):
            self._reach(place)

    def _reach(self, name: Name) -> None:
        module, defined = resolve(name)
        if module not in self._modules or (module, defined) in self._done:
            return
        self._run(module)
        nodes = self._modules[module].defined.get(defined)
        if not nodes:
            return
        self._done.add((module, defined))
        self._waiting += [(module, node) for node in nodes]
        for method, node in self._modules[module].methods.get(defined, {}).items():
            self._unasked[module, f"{defined}.{method}"] = node

    def _run(self, module: str) -> None:
        """What a module does when it is imported, with all that it imports."""
        if module in self._running or module not in self._modules:
            return
        self._running.add(module)
        self._waiting += [(module, node) for node in self._modules[module].run]
        for origin, name in self._modules[module].imported.values():
            for part in (origin, f"{origin}.{name}"):
                self._run(part)


def resolve(name: Name) -> Name:
    """Where something is defined, through any number of re-exports."""
    known, (module, defined) = modules(), name
    for _step in range(9):
        here = known.get(module)
        if here is None or defined in here.defined or defined not in here.imported:
            break
        module, defined = here.imported[defined]
    return module, defined


def _is_asked(qualified: str, attributes: set[str]) -> bool:
    method = qualified.rpartition(".")[2]
    return method in attributes or (method.startswith("__") and method.endswith("__"))


def _of_modules(used: Used, imported: dict[str, Name]) -> set[Name]:
    return {
        (".".join(filter(None, imported[name])), attribute)
        for name, attribute in used.of_names
        if name in imported
    }


def called_by(path: Path) -> set[Name]:
    """The functions and classes of pixsim that a test module uses, each where it is defined."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = imports_of(tree)
    used = used_in(tree)
    found = {imported[name] for name in used.names if name in imported}
    return {place for place in map(resolve, found | _of_modules(used, imported)) if is_code(place)}


def is_code(name: Name) -> bool:
    """Whether it is a function or a class."""
    module = modules().get(name[0])
    return module is not None and any(
        isinstance(node, Function | ast.ClassDef) for node in module.defined.get(name[1], ())
    )

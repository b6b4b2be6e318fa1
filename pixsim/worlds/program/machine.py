"""Statements carried out one after the other, up to where a run is halted."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pixsim.foundation.i18n import content as _
from pixsim.worlds.program.arithmetic import binary
from pixsim.worlds.program.board import Board
from pixsim.worlds.program.expressions import Evaluator, Scope
from pixsim.worlds.program.functions import listed
from pixsim.worlds.program.limits import METER, MOST_CALLS, MOST_TICKS, Fault, weighed
from pixsim.worlds.program.robot import Robot
from pixsim.worlds.program.value_display import shown


class Halted(Exception):
    """A run stopped before a line, as it was asked."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class _Break(Exception):
    pass


class _Continue(Exception):
    pass


class _Return(Exception):
    def __init__(self, value: Any) -> None:
        super().__init__()
        self.value = value


_ERRORS: Mapping[type[Exception], Callable[[], str]] = {
    ZeroDivisionError: lambda: _("division par zéro"),
    IndexError: lambda: _("cette liste n'a pas d'élément à cette place"),
    KeyError: lambda: _("cette clé n'existe pas"),
    ValueError: lambda: _("cette valeur ne convient pas"),
    TypeError: lambda: _("ces valeurs ne vont pas ensemble"),
    OverflowError: lambda: _("une valeur devient trop grande"),
    AttributeError: lambda: _("cette valeur ne peut pas faire cela"),
}


class Machine(Evaluator):
    """One run."""

    def __init__(self, language: str, board: Board | None) -> None:
        self._robot = Robot(board) if board is not None else None
        super().__init__(language, self._robot.orders() if self._robot is not None else {})
        self._calls = METER.weight = 0
        self._halt, self._until = -1, 0

    @property
    def board(self) -> Board | None:
        """Where the robot is."""
        return self._robot.board if self._robot is not None else None

    def begin(self, halt: int, until: int) -> None:
        """What comes next is the program itself."""
        self.ticks, self._line = 0, 0
        self._halt, self._until = halt, until

    def carry_out(self, tree: ast.Module) -> None:
        """Carry out a program that was read."""
        try:
            self._body(tree.body)
        except RecursionError as error:
            raise self.too_deep() from error
        except tuple(_ERRORS) as error:
            kind = next(kind for kind in type(error).__mro__ if kind in _ERRORS)
            text = _("la liste est vide") if "empty" in str(error) else _ERRORS[kind]()
            raise Fault(text, self._line, type(error).__name__) from error
        except Fault as fault:
            raise Fault(fault.text, fault.line or self._line, fault.kind) from fault

    def variables(self) -> Iterator[tuple[str, str]]:
        """Names and what they hold; those of a function that is halted are among them."""
        names = dict(self._globals.values)
        if self._scope is not self._globals:
            names |= self._scope.values
        for name, value in names.items():
            if not name.startswith("_"):
                try:
                    yield name, shown(value, self.language, inside=True)
                except Fault:
                    yield name, "…"

    # ---- statements

    def _tick(self, line: int) -> None:
        """Before a line is carried out."""
        halted = self._halt >= 0 and self.ticks >= self._halt
        if halted and (not self._until or self._until == line):
            raise Halted(line)
        self._line = line
        self.ticks += 1
        if self.ticks > MOST_TICKS:
            raise self.endless()

    def _body(self, body: Sequence[ast.stmt]) -> None:
        for statement in body:
            self._depth += 1
            try:
                self._do(statement)
            finally:
                self._depth -= 1

    def _do(self, node: ast.stmt) -> None:
        self._count()
        if isinstance(node, ast.FunctionDef):
            self._functions[node.name] = node
            self._globals.values.pop(node.name, None)
            return
        if isinstance(node, ast.Global):
            return
        if isinstance(node, ast.While):
            self._while(node)
        elif isinstance(node, ast.For):
            self._for(node)
        else:
            self._tick(node.lineno)
            self._simple(node)

    def _simple(self, node: ast.stmt) -> None:
        if isinstance(node, ast.Expr):
            self._value(node.value)
        elif isinstance(node, ast.Assign):
            self._assign(node.targets[0], self._value(node.value))
        elif isinstance(node, ast.AugAssign):
            self._augment(node)
        elif isinstance(node, ast.If):
            self._body(node.body if self._value(node.test) else node.orelse)
        elif isinstance(node, ast.Return):
            raise _Return(self._value(node.value) if node.value else None)
        elif isinstance(node, ast.Break):
            raise _Break
        elif isinstance(node, ast.Continue):
            raise _Continue

    def _while(self, node: ast.While) -> None:
        while True:
            self._tick(node.lineno)
            if not self._value(node.test) or not self._turn(node.body):
                return

    def _for(self, node: ast.For) -> None:
        self._tick(node.lineno)
        values: Any = self._value(node.iter)
        if not isinstance(values, range | list):  # a list may grow while it is gone through
            values = listed(values)
        for number, value in enumerate(values):
            if number:
                self._tick(node.lineno)
            self._assign(node.target, value)
            if not self._turn(node.body):
                return

    def _turn(self, body: Sequence[ast.stmt]) -> bool:
        """One turn of a loop; false when it was the last."""
        try:
            self._body(body)
        except _Continue:
            return True
        except _Break:
            return False
        return True

    def _assign(self, target: ast.expr, value: Any) -> None:
        if isinstance(target, ast.Name):
            self._name(target.id)
            scope = self._scope if target.id in self._scope.local else self._globals
            scope.values[target.id] = value
        elif isinstance(target, ast.Subscript):
            self._put(target, value)
        elif isinstance(target, ast.Tuple | ast.List):
            values = listed(value)
            if len(values) != len(target.elts):
                raise ValueError("unpack")
            for one, part in zip(target.elts, values, strict=True):
                self._assign(one, part)

    def _name(self, name: str) -> None:
        if name in self._functions and self._scope is self._globals:
            del self._functions[name]

    def _put(self, target: ast.Subscript, value: Any) -> None:
        holder = self._value(target.value)
        if not isinstance(holder, list | dict) or isinstance(target.slice, ast.Slice):
            raise TypeError("item assignment")
        place = self._value(target.slice)
        weighed(holder, value, place)
        holder[place] = value

    def _augment(self, node: ast.AugAssign) -> None:
        target = node.target
        before = self._value(_as_read(target))
        value = self._value(node.value)
        if isinstance(before, list) and isinstance(node.op, ast.Add):
            added = listed(value)
            weighed(before, added)
            before.extend(added)
            return
        self._assign(target, binary(node.op, before, value))

    def run_function(self, function: ast.FunctionDef, arguments: list[Any]) -> Any:
        """Call a function of the program."""
        names = [one.arg for one in function.args.args]
        if len(names) != len(arguments):
            text = _("{name} attend {n} valeurs").format(name=function.name, n=len(names))
            raise Fault(text, kind="TypeError")
        if self._calls >= MOST_CALLS:
            raise self.too_deep()
        outer, line = self._scope, self._line
        self._scope = Scope(dict(zip(names, arguments, strict=True)), _assigned(function))
        self._calls += 1
        try:
            self._body(function.body)
        except _Return as back:
            self._scope, self._line = outer, line
            return back.value
        finally:
            self._calls -= 1
        self._scope, self._line = outer, line
        return None


def _as_read(target: ast.expr) -> ast.expr:
    """What an augmented assignment reads first."""
    if isinstance(target, ast.Name):
        return ast.copy_location(ast.Name(target.id, ast.Load()), target)
    return target


def _assigned(function: ast.FunctionDef) -> frozenset[str]:
    """Names that are local to a function."""
    names = {one.arg for one in function.args.args}
    elsewhere: set[str] = set()
    for node in _own(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        if isinstance(node, ast.Global):
            elsewhere |= set(node.names)
    return frozenset(names - elsewhere)


def _own(node: ast.AST) -> Iterator[ast.AST]:
    """Nodes of a function, those of comprehensions left out: their names are their own."""
    for inner in ast.iter_child_nodes(node):
        if not isinstance(inner, ast.ListComp | ast.GeneratorExp):
            yield inner
            yield from _own(inner)

"""The interpreter: a program carried out, whole or up to a step, with what it shows."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pixsim.i18n import gettext as _
from pixsim.worlds.program.board import Board, read_board
from pixsim.worlds.program.functions import BUILTINS, KEYWORDS, Function, listed, method
from pixsim.worlds.program.limits import (
    DEEPEST,
    LONGEST_TEXT,
    MOST_BITS,
    MOST_CALLS,
    MOST_OPERATIONS,
    MOST_SHOWN,
    MOST_TICKS,
    Fault,
    too_big,
    weighed,
)
from pixsim.worlds.program.reading import read_program
from pixsim.worlds.program.showing import shown

Code = tuple[tuple[int, str], ...]
"""Depth and text of each line."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a run led to.

    Attributes
    ----------
    ticks : int
        Lines carried out, turns of loops included.
    line : int
        The line that comes next where the run was halted; 0 when it ended.
    output : str
        What was displayed.
    variables : tuple of (str, str)
        Names and what they hold, in the order in which they came to be.
    board : Board or None
    fault : Fault or None
        What stopped it.
    """

    ticks: int = 0
    line: int = 0
    output: str = ""
    variables: tuple[tuple[str, str], ...] = ()
    board: Board | None = None
    fault: Fault | None = None

    @property
    def ended(self) -> bool:
        """Whether the program came to its end."""
        return self.fault is None and self.line == 0


@lru_cache(maxsize=512)
def run(
    code: Code, language: str, given: str = "", board: str = "", halt: int = -1, until: int = 0
) -> Result:
    """Carry out a program.

    Parameters
    ----------
    code : sequence of (int, str)
        Depth and text of each line.
    language : str
        ``blocks`` or ``python``.
    given : str
        Lines that come first, separated by « ; »: the data of a trial.
    board : str
        Where the robot is, see `pixsim.worlds.program.board.read_board`.
    halt : int
        Lines after which it is halted; -1 for none.
    until : int
        A line before which it is halted, after `halt` others.
    """
    machine = _Machine(language, read_board(board) if board else None)
    fault, line = None, 0
    try:
        if given:
            first = tuple((0, text.strip()) for text in given.split(";"))
            machine.carry_out(read_program(first, language))
        machine.begin(halt, until)
        machine.carry_out(read_program(code, language))
    except _Halted as halted:
        line = halted.line
    except Fault as found:  # kept without its frames, which hold the run
        fault = Fault(found.text, found.line, found.kind)
    return Result(
        machine.ticks, line, "".join(machine.output), tuple(machine.variables()), machine.board, fault
    )


class _Halted(Exception):
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


@dataclass(slots=True)
class _Scope:
    """Names of a call, or of the program."""

    values: dict[str, Any] = field(default_factory=dict)
    local: frozenset[str] = frozenset()  # names that a function gives values to


_ERRORS: Mapping[type[Exception], Callable[[], str]] = {
    ZeroDivisionError: lambda: _("division par zéro"),
    IndexError: lambda: _("cette liste n'a pas d'élément à cette place"),
    KeyError: lambda: _("cette clé n'existe pas"),
    ValueError: lambda: _("cette valeur ne convient pas"),
    TypeError: lambda: _("ces valeurs ne vont pas ensemble"),
    OverflowError: lambda: _("une valeur devient trop grande"),
    AttributeError: lambda: _("cette valeur ne peut pas faire cela"),
}

_COMPARE: Mapping[type, Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le,
    ast.Gt: operator.gt, ast.GtE: operator.ge, ast.In: lambda one, other: one in other,
    ast.NotIn: lambda one, other: one not in other,
}  # fmt: skip
_BINARY: Mapping[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod, ast.Pow: operator.pow,
}  # fmt: skip


class _Machine:
    """One run."""

    def __init__(self, language: str, board: Board | None) -> None:
        self.language, self.board = language, board
        self.ticks = 0
        self.output: list[str] = []
        self._shown = self._operations = self._depth = self._calls = 0
        self._halt, self._until = -1, 0
        self._line = 0
        self._globals = _Scope()
        self._scope = self._globals
        self._functions: dict[str, ast.FunctionDef] = {}
        self._robot = _robot(self) if board is not None else {}

    def begin(self, halt: int, until: int) -> None:
        """What comes next is the program itself."""
        self.ticks, self._line = 0, 0
        self._halt, self._until = halt, until

    def carry_out(self, tree: ast.Module) -> None:
        """Carry out a program that was read."""
        try:
            self._body(tree.body)
        except RecursionError as error:
            raise self._too_deep() from error
        except tuple(_ERRORS) as error:
            kind = next(kind for kind in type(error).__mro__ if kind in _ERRORS)
            raise Fault(_ERRORS[kind](), self._line, type(error).__name__) from error
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

    def _too_deep(self) -> Fault:
        return Fault(_("trop d'appels les uns dans les autres"), self._line, "RecursionError")

    # ---- statements

    def _tick(self, line: int) -> None:
        """Before a line is carried out."""
        halted = self._halt >= 0 and self.ticks >= self._halt
        if halted and (not self._until or self._until == line):
            raise _Halted(line)
        self._line = line
        self.ticks += 1
        if self.ticks > MOST_TICKS:
            raise self._endless()

    def _endless(self) -> Fault:
        return Fault(_("le programme ne s'arrête pas : arrêté après {n} pas").format(n=self.ticks - 1), self._line)  # fmt: skip

    def _count(self) -> None:
        self._operations += 1
        if self._operations > MOST_OPERATIONS:
            self.ticks += 1
            raise self._endless()
        if self._depth > DEEPEST:
            raise self._too_deep()

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
        self._assign(target, _binary(node.op, before, value))

    # ---- expressions

    def _value(self, node: ast.expr) -> Any:
        self._count()
        self._depth += 1
        try:
            return _EVALUATE[type(node)](self, node)
        finally:
            self._depth -= 1

    def _read(self, node: ast.Name) -> Any:
        scope = self._scope
        if node.id in scope.local and node.id not in scope.values:
            text = _("la variable locale {name} n'a pas encore de valeur").format(name=node.id)
            raise Fault(text, kind="UnboundLocalError")
        for values in (scope.values, self._globals.values):
            if node.id in values:
                return values[node.id]
        text = _("le nom {name} est inconnu").format(name=node.id)
        raise Fault(text, kind="NameError")

    def _call(self, node: ast.Call) -> Any:
        if isinstance(node.func, ast.Attribute):
            holder = self._value(node.func.value)
            return self._apply(method(holder, node.func.attr), node, node.func.attr, holder)
        assert isinstance(node.func, ast.Name)
        name = node.func.id
        is_variable = name in self._scope.values or name in self._globals.values
        if name in self._functions and name not in self._scope.values:
            arguments = [self._value(one) for one in node.args]
            if node.keywords:
                arguments = self._named(node, arguments)
            return self._run(self._functions[name], arguments)
        if is_variable:
            raise TypeError("not callable")
        if name == "print":
            return self._apply(self._print, node, name)
        found = self._robot.get(name) or BUILTINS.get(name)
        if found is None:
            text = _("la fonction {name} est inconnue").format(name=name)
            raise Fault(text, kind="NameError")
        return self._apply(found, node, name)

    def _apply(self, function: Function, node: ast.Call, name: str, *first: Any) -> Any:
        unknown = {str(one.arg) for one in node.keywords} - KEYWORDS.get(name, frozenset())
        if unknown:
            raise TypeError("keyword")
        arguments = [self._value(one) for one in node.args]
        named = {str(one.arg): self._value(one.value) for one in node.keywords}
        return function(*first, *arguments, **named)

    def _named(self, node: ast.Call, arguments: list[Any]) -> list[Any]:
        """Arguments by name put into their places."""
        assert isinstance(node.func, ast.Name)
        names = [one.arg for one in self._functions[node.func.id].args.args][len(arguments) :]
        given = {str(one.arg): self._value(one.value) for one in node.keywords}
        if {*given} != {*names}:
            raise TypeError("arguments")
        return [*arguments, *(given[name] for name in names)]

    def _run(self, function: ast.FunctionDef, arguments: list[Any]) -> Any:
        """Call a function of the program."""
        names = [one.arg for one in function.args.args]
        if len(names) != len(arguments):
            text = _("{name} attend {n} valeurs").format(name=function.name, n=len(names))
            raise Fault(text, kind="TypeError")
        if self._calls >= MOST_CALLS:
            raise self._too_deep()
        outer, line = self._scope, self._line
        self._scope = _Scope(dict(zip(names, arguments, strict=True)), _assigned(function))
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

    def _print(self, *values: Any, sep: Any = " ", end: Any = "\n") -> None:
        if not isinstance(sep, str) or not isinstance(end, str):
            raise TypeError("print")
        text = sep.join(shown(value, self.language) for value in values) + end
        self._shown += len(text)
        if self._shown > MOST_SHOWN:
            raise Fault(_("le programme affiche trop de choses"), self._line)
        self.output.append(text)

    def _subscript(self, node: ast.Subscript) -> Any:
        holder = self._value(node.value)
        if not isinstance(holder, list | tuple | str | dict | range):
            raise TypeError("subscript")
        if isinstance(node.slice, ast.Slice):
            parts = [
                self._value(part) if part is not None else None
                for part in (node.slice.lower, node.slice.upper, node.slice.step)
            ]
            if isinstance(holder, dict):
                raise TypeError("slice")
            return holder[slice(*parts)]
        place = self._value(node.slice)
        weighed(place)
        return holder[place]

    def _comprehension(self, node: ast.ListComp | ast.GeneratorExp) -> list[Any]:
        outer = self._scope
        inner = _Scope(dict(outer.values), outer.local)
        found: list[Any] = []
        values = listed(self._value(node.generators[0].iter))
        self._scope = inner
        try:
            self._gather(node, 0, values, found)
        finally:
            self._scope = outer
        return found

    def _gather(
        self, node: ast.ListComp | ast.GeneratorExp, level: int, values: list[Any], found: list[Any]
    ) -> None:
        part = node.generators[level]
        assert isinstance(part.target, ast.Name)
        for value in values:
            self._count()
            self._scope.values[part.target.id] = value
            if not all(self._value(test) for test in part.ifs):
                continue
            if level + 1 < len(node.generators):
                more = listed(self._value(node.generators[level + 1].iter))
                self._gather(node, level + 1, more, found)
            else:
                found.append(self._value(node.elt))
                weighed(found)

    def _logic(self, node: ast.BoolOp) -> Any:
        value: Any = None
        for part in node.values:
            value = self._value(part)
            if bool(value) is isinstance(node.op, ast.Or):
                break
        return value

    def _compare(self, node: ast.Compare) -> bool:
        left = self._value(node.left)
        for sign, part in zip(node.ops, node.comparators, strict=True):
            right = self._value(part)
            weighed(left, right)
            if not _COMPARE[type(sign)](left, right):
                return False
            left = right
        return True

    def _unary(self, node: ast.UnaryOp) -> Any:
        value = self._value(node.operand)
        if isinstance(node.op, ast.Not):
            return not value
        return -value if isinstance(node.op, ast.USub) else +value

    def _built(self, values: Any) -> Any:
        weighed(values)
        return values

    def _formatted(self, node: ast.JoinedStr) -> str:
        parts = []
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                if part.format_spec is not None:
                    raise Fault(_("cette instruction n'existe pas dans cet atelier"), self._line)
                parts.append(shown(self._value(part.value), self.language))
            else:
                parts.append(str(self._value(part)))
        text = "".join(parts)
        weighed(text)
        return text


_EVALUATE: Mapping[type, Callable[[_Machine, Any], Any]] = {
    ast.Constant: lambda _machine, node: node.value,
    ast.Name: _Machine._read,
    ast.BinOp: lambda m, node: _binary(node.op, m._value(node.left), m._value(node.right)),
    ast.UnaryOp: _Machine._unary,
    ast.BoolOp: _Machine._logic,
    ast.Compare: _Machine._compare,
    ast.Call: _Machine._call,
    ast.Subscript: _Machine._subscript,
    ast.List: lambda m, node: m._built([m._value(one) for one in node.elts]),
    ast.Tuple: lambda m, node: m._built(tuple(m._value(one) for one in node.elts)),
    ast.Dict: lambda m, node: m._built(
        {m._value(key): m._value(one) for key, one in zip(node.keys, node.values, strict=True)}
    ),
    ast.IfExp: lambda m, node: m._value(node.body if m._value(node.test) else node.orelse),
    ast.ListComp: _Machine._comprehension,
    ast.GeneratorExp: _Machine._comprehension,
    ast.JoinedStr: _Machine._formatted,
    ast.Attribute: lambda _machine, node: _no_attribute(node),
    ast.Slice: lambda _machine, node: _no_attribute(node),
    ast.FormattedValue: lambda _machine, node: _no_attribute(node),
}


def _no_attribute(node: ast.expr) -> Any:
    raise Fault(_("cette instruction n'existe pas dans cet atelier"), node.lineno)


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


def _binary(sign: ast.operator, left: Any, right: Any) -> Any:
    """Two values and a sign; what would be too big is refused before it is made."""
    weighed(left, right)
    if isinstance(sign, ast.Mult):
        for one, times in ((left, right), (right, left)):
            if isinstance(one, str | list | tuple) and isinstance(times, int):
                if len(one) * times > LONGEST_TEXT:
                    raise too_big()
    if isinstance(sign, ast.Pow) and not _is_small_power(left, right):
        raise too_big()
    if isinstance(sign, ast.Mod) and isinstance(left, str):
        raise TypeError("format")
    value = _BINARY[type(sign)](left, right)
    if isinstance(value, complex):
        raise ValueError("complex")
    weighed(value)
    return value


def _is_small_power(left: Any, right: Any) -> bool:
    if isinstance(left, int) and isinstance(right, int):
        return abs(left) < 2 or right * left.bit_length() <= 2 * MOST_BITS
    return True


def _robot(machine: _Machine) -> dict[str, Function]:
    """What programs say to the robot."""

    def board() -> Board:
        assert machine.board is not None
        return machine.board

    def ahead(count: Any) -> None:
        if not isinstance(count, int) or count < 0:
            raise TypeError("avancer")
        for _step in range(min(count, 100)):
            machine.board = board().moved(board().heading)

    def turn(quarters: Any) -> None:
        machine.board = board().turned(quarters)

    def go(way: Any) -> None:
        machine.board = board().moved(way)

    def paint() -> None:
        machine.board = board().painting()

    def pick() -> None:
        machine.board = board().picking()

    return {
        "avancer": ahead, "tourner": turn, "aller": go, "peindre": paint, "ramasser": pick,
        "mur_devant": lambda: board().is_wall(), "mur_droite": lambda: board().is_wall(1),
        "mur_gauche": lambda: board().is_wall(-1),
        "sur_arrivee": lambda: board().robot == board().end,
        "fruit_ici": lambda: board().robot in board().fruits,
    }  # fmt: skip

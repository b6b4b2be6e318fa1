"""Values of expressions: names, calls, lists, signs."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pixsim.foundation.i18n import content as _
from pixsim.worlds.program.arithmetic import COMPARE, binary
from pixsim.worlds.program.formatting import converted, format_text, formatted
from pixsim.worlds.program.functions import BUILTINS, KEYWORDS, Function, listed, method
from pixsim.worlds.program.limits import (
    DEEPEST,
    MOST_ELEMENTS,
    MOST_OPERATIONS,
    MOST_SHOWN,
    Fault,
    too_big,
    weighed,
)
from pixsim.worlds.program.value_display import shown


@dataclass(slots=True)
class Scope:
    """Names of a call, or of the program."""

    values: dict[str, Any] = field(default_factory=dict)
    local: frozenset[str] = frozenset()  # names that a function gives values to


class Evaluator:
    """What a run knows, and what expressions are worth in it."""

    def __init__(self, language: str, orders: Mapping[str, Function]) -> None:
        self.language = language
        self.ticks = 0
        self.output: list[str] = []
        self._shown = self._operations = self._depth = 0
        self._line = 0
        self._globals = Scope()
        self._scope = self._globals
        self._functions: dict[str, ast.FunctionDef] = {}
        self._orders = orders

    def run_function(self, function: ast.FunctionDef, arguments: list[Any]) -> Any:
        """Call a function of the program."""
        raise NotImplementedError

    def too_deep(self) -> Fault:
        """Calls within calls, or an expression that nobody writes."""
        return Fault(_("trop d'appels les uns dans les autres"), self._line, "RecursionError")

    def endless(self) -> Fault:
        """More work than any program here needs."""
        text = _("le programme ne s'arrête pas : arrêté après {n} pas").format(n=self.ticks)
        return Fault(text, self._line)

    def _count(self) -> None:
        self._operations += 1
        if self._operations > MOST_OPERATIONS:
            raise self.endless()
        if self._depth > DEEPEST:
            raise self.too_deep()

    def _value(self, node: ast.expr) -> Any:
        self._count()
        self._depth += 1
        try:
            return EVALUATE[type(node)](self, node)
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
            return self.run_function(self._functions[name], arguments)
        if is_variable:
            raise TypeError("not callable")
        if name == "print":
            return self._apply(self._print, node, name)
        found = self._orders.get(name) or BUILTINS.get(name)
        if found is None:
            text = _("la fonction {name} est inconnue").format(name=name)
            raise Fault(text, kind="NameError")
        return self._apply(found, node, name)

    def _apply(self, function: Function, node: ast.Call, name: str, *first: Any) -> Any:
        unknown = {str(one.arg) for one in node.keywords} - KEYWORDS.get(name, frozenset())
        if unknown and function is not format_text:
            raise TypeError("keyword")
        arguments = [self._value(one) for one in node.args]
        named = {str(one.arg): self._value(one.value) for one in node.keywords}
        found = function(*first, *arguments, **named)
        weighed(found)
        return found

    def _named(self, node: ast.Call, arguments: list[Any]) -> list[Any]:
        """Arguments by name put into their places."""
        assert isinstance(node.func, ast.Name)
        names = [one.arg for one in self._functions[node.func.id].args.args][len(arguments) :]
        given = {str(one.arg): self._value(one.value) for one in node.keywords}
        if {*given} != {*names}:
            raise TypeError("arguments")
        return [*arguments, *(given[name] for name in names)]

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
        inner = Scope(dict(outer.values), outer.local)
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
                weighed(found[-1])
                if len(found) > MOST_ELEMENTS:
                    raise too_big()

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
            if not COMPARE[type(sign)](left, right):
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
                value = converted(self._value(part.value), part.conversion)
                spec = self._value(part.format_spec) if part.format_spec else ""
                parts.append(formatted(value, spec) if spec else shown(value, self.language))
            else:
                parts.append(str(self._value(part)))
        text = "".join(parts)
        weighed(text)
        return text


EVALUATE: Mapping[type, Callable[[Evaluator, Any], Any]] = {
    ast.Constant: lambda _machine, node: node.value,
    ast.Name: Evaluator._read,
    ast.BinOp: lambda m, node: binary(node.op, m._value(node.left), m._value(node.right)),
    ast.UnaryOp: Evaluator._unary,
    ast.BoolOp: Evaluator._logic,
    ast.Compare: Evaluator._compare,
    ast.Call: Evaluator._call,
    ast.Subscript: Evaluator._subscript,
    ast.List: lambda m, node: m._built([m._value(one) for one in node.elts]),
    ast.Tuple: lambda m, node: m._built(tuple(m._value(one) for one in node.elts)),
    ast.Dict: lambda m, node: m._built(
        {m._value(key): m._value(one) for key, one in zip(node.keys, node.values, strict=True)}
    ),
    ast.IfExp: lambda m, node: m._value(node.body if m._value(node.test) else node.orelse),
    ast.ListComp: Evaluator._comprehension,
    ast.GeneratorExp: Evaluator._comprehension,
    ast.JoinedStr: Evaluator._formatted,
    ast.Attribute: lambda _machine, node: _no_attribute(node),
    ast.Slice: lambda _machine, node: _no_attribute(node),
    ast.FormattedValue: lambda _machine, node: _no_attribute(node),
}


def _no_attribute(node: ast.expr) -> Any:
    raise Fault(_("cette instruction n'existe pas dans cet atelier"), node.lineno)

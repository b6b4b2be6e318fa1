"""From the lines of a program to a syntax tree that holds nothing but what is interpreted here."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from pixsim.foundation.i18n import content as _
from pixsim.worlds.program.blocks import as_python, opens
from pixsim.worlds.program.functions import is_left_out
from pixsim.worlds.program.limits import LONGEST_TEXT, MOST_BITS, Fault

MOST_LINES = 60
INDENT = "    "

_STATEMENTS = (
    ast.Expr, ast.Assign, ast.AugAssign, ast.For, ast.While, ast.If, ast.FunctionDef, ast.Return,
    ast.Break, ast.Continue, ast.Pass, ast.Global,
)  # fmt: skip
_EXPRESSIONS = (
    ast.Constant, ast.Name, ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.Call, ast.Subscript,
    ast.Slice, ast.List, ast.Tuple, ast.Dict, ast.IfExp, ast.Attribute, ast.ListComp,
    ast.GeneratorExp, ast.JoinedStr, ast.FormattedValue,
)  # fmt: skip
_SIGNS = (
    ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.USub, ast.UAdd, ast.Not,
    ast.And, ast.Or, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn,
)  # fmt: skip
_PARTS = (
    ast.Module, ast.Load, ast.Store, ast.arguments, ast.arg, ast.keyword, ast.comprehension,
)  # fmt: skip
KNOWN = frozenset({*_STATEMENTS, *_EXPRESSIONS, *_SIGNS, *_PARTS})
"""Kinds of nodes that are let through."""

Lines = Sequence[tuple[int, str]]
"""Depth and text of each line."""


def read_program(lines: Lines, language: str) -> ast.Module:
    """The tree of a program.

    Raises
    ------
    Fault
        It cannot be read, or uses something else than what is interpreted here.
    """
    if len(lines) > MOST_LINES:
        raise Fault(_("le programme est trop long"))
    _check_depths(lines, language)
    source = "\n".join(_source(lines, language))
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        line = getattr(error, "lineno", None) or 0
        raise Fault(_in_french(error), min(line, len(lines)), "SyntaxError") from error
    _check(tree)
    return tree


def _source(lines: Lines, language: str) -> list[str]:
    written = []
    for number, (depth, text) in enumerate(lines, 1):
        line = text if language == "python" else as_python(text, number)
        if any(sign in line for sign in "\r\n\f\\"):
            raise Fault(_("la ligne contient un signe refusé"), number, "SyntaxError")
        written.append(INDENT * depth + line)
    return written


def _check_depths(lines: Lines, language: str) -> None:
    """In blocks, what Python says of indentation would not be understood."""
    if language == "python":
        return
    before = 0
    for number, (depth, text) in enumerate(lines, 1):
        if depth > before:
            raise Fault(_("cette ligne est décalée sans raison"), number)
        before = depth + 1 if opens(text, language) else depth
        if before > depth and not (number < len(lines) and lines[number][0] > depth):
            raise Fault(_("cette instruction ne contient rien : décalez ce qui en dépend"), number)


_EXPLAINED = (
    ("was never closed", _("une parenthèse ou un crochet n'est pas fermé")),
    ("unterminated", _("il manque un guillemet")),
    ("expected ':'", _("il manque deux-points « : »")),
    ("expected an indented block", _("la ligne du dessus attend une ligne décalée")),
    ("unindent", _("le retrait ne correspond à aucun bloc")),
    ("unexpected indent", _("cette ligne est décalée sans raison")),
    ("unmatched", _("une parenthèse ou un crochet est en trop")),
    ("cannot assign", _("on ne peut rien ranger dans ce qui est à gauche du signe =")),
    ("Maybe you meant '=='", _("pour comparer, il faut deux signes =")),
)


def _in_french(error: Exception) -> str:
    """What Python says of what it cannot read, for people."""
    said = str(error)
    for part, text in _EXPLAINED:
        if part in said:
            return text
    return _("la ligne est mal écrite")


def _check(tree: ast.Module) -> None:
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if type(node) not in KNOWN:
            raise Fault(_("cette instruction n'existe pas dans cet atelier"), line)
        _check_shape(node, line)
    _check_names(tree)
    for statement in ast.walk(tree):
        for inner in ast.iter_child_nodes(statement):
            if isinstance(inner, ast.FunctionDef) and not isinstance(statement, ast.Module):
                raise Fault(_("une fonction se définit tout à gauche"), inner.lineno)
    _check_places(tree.body, in_function=False, in_loop=False)


def _check_names(tree: ast.Module) -> None:
    """Refuse, by name, functions and methods of Python that are left out here: before anything runs."""
    own = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    own |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}  # fmt: skip
    own |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        on_value = isinstance(node.func, ast.Attribute)
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")  # fmt: skip
        if is_left_out(name, called_on=on_value) and (on_value or name not in own):
            text = _("« {name} » n'existe pas dans cet atelier").format(name=f"{name}()")
            raise Fault(text, node.lineno)


def _check_shape(node: ast.AST, line: int) -> None:
    """Forms of known nodes that are not interpreted."""
    if isinstance(node, ast.Constant):
        kinds = (bool, int, float, str, type(None))
        if not isinstance(node.value, kinds) or node.kind:
            raise Fault(_("cette valeur n'existe pas dans cet atelier"), line)
        is_long = isinstance(node.value, str) and len(node.value) > LONGEST_TEXT
        if is_long or (isinstance(node.value, int) and node.value.bit_length() > MOST_BITS):
            raise Fault(_("une valeur devient trop grande"), line)
    if isinstance(node, ast.FunctionDef):
        plain = ast.arguments([], node.args.args, None, [], [], None, [])
        if node.decorator_list or node.returns or ast.dump(node.args) != ast.dump(plain):
            raise Fault(_("une fonction n'a ici que des paramètres simples"), line)
        if any(argument.annotation for argument in node.args.args):
            raise Fault(_("une fonction n'a ici que des paramètres simples"), line)
    if isinstance(node, ast.For | ast.While) and node.orelse:
        raise Fault(_("cette instruction n'existe pas dans cet atelier"), line)
    if isinstance(node, ast.comprehension) and (
        node.is_async or not isinstance(node.target, ast.Name)
    ):
        raise Fault(_("cette instruction n'existe pas dans cet atelier"), line)
    if isinstance(node, ast.For) and not _is_target(node.target):
        raise Fault(_("cette instruction n'existe pas dans cet atelier"), line)
    if isinstance(node, ast.Dict) and any(key is None for key in node.keys):
        raise Fault(_("cette instruction n'existe pas dans cet atelier"), line)
    if isinstance(node, ast.Assign) and (len(node.targets) > 1 or not _is_target(node.targets[0])):
        raise Fault(_("on ne peut rien ranger dans ce qui est à gauche du signe ="), line)
    if isinstance(node, ast.AugAssign) and not isinstance(node.target, ast.Name | ast.Subscript):
        raise Fault(_("cette instruction n'existe pas dans cet atelier"), line)
    if isinstance(node, ast.Call):
        named = isinstance(node.func, ast.Name | ast.Attribute)
        if not named or any(keyword.arg is None for keyword in node.keywords):
            raise Fault(_("cet appel n'existe pas dans cet atelier"), line)
    if isinstance(node, ast.Name | ast.Attribute | ast.arg):
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else node.arg  # fmt: skip
        if name.startswith("__"):
            raise Fault(_("le nom {name} n'existe pas dans cet atelier").format(name=name), line)


def _is_target(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple | ast.List):
        return all(isinstance(one, ast.Name | ast.Subscript) for one in node.elts)
    return isinstance(node, ast.Name | ast.Subscript)


def _check_places(body: Sequence[ast.stmt], *, in_function: bool, in_loop: bool) -> None:
    """What Python only says when it compiles: return, break and continue out of their place."""
    for node in body:
        if isinstance(node, ast.Return | ast.Global) and not in_function:
            what = "return" if isinstance(node, ast.Return) else "global"
            text = _("« {what} » est hors d'une fonction").format(what=what)
            raise Fault(text, node.lineno, "SyntaxError")
        if isinstance(node, ast.Break | ast.Continue) and not in_loop:
            raise Fault(_("cette ligne est hors d'une boucle"), node.lineno, "SyntaxError")
        if isinstance(node, ast.FunctionDef):
            _check_places(node.body, in_function=True, in_loop=False)
        elif isinstance(node, ast.For | ast.While):
            _check_places(node.body, in_function=in_function, in_loop=True)
        elif isinstance(node, ast.If):
            _check_places(node.body, in_function=in_function, in_loop=in_loop)
            _check_places(node.orelse, in_function=in_function, in_loop=in_loop)


def calls(lines: Lines, language: str, name: str) -> bool:
    """Whether a program calls a function of that name, out of the function itself."""
    try:
        tree = read_program(lines, language)
    except Fault:
        return False
    outside = [
        one for one in tree.body if not (isinstance(one, ast.FunctionDef) and one.name == name)
    ]
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
        for statement in outside
        for node in ast.walk(statement)
    )

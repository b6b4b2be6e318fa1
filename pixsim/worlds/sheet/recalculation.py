"""Computes the cells of a sheet: each once, within a number of steps, circles found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from pixsim.worlds.sheet.arrays import array_of, is_array
from pixsim.worlds.sheet.functions import FUNCTIONS
from pixsim.worlds.sheet.names import cell_name
from pixsim.worlds.sheet.operators import binary, unary
from pixsim.worlds.sheet.parsing import Binary, Call, Cell, Constant, Node, Range, Unary, parse
from pixsim.worlds.sheet.values import (
    LONGEST_RESULT,
    Block,
    CellError,
    Error,
    Value,
    finite,
    raise_if_error,
    typed_value,
)

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SUBTOTAL = "=SOUS.TOTAL("
MOST_STEPS = 60_000  # for a whole sheet
LETTERS_A_STEP = 50
DEEPEST = 120  # cells that depend on cells


class Computed:
    """The values of a sheet.

    Parameters
    ----------
    typed : Mapping
        What was typed into each cell.
    as_text : callable
        Whether a cell has the text format, by its name.
    hidden : callable
        The rows that filters hide.
    """

    def __init__(
        self,
        typed: Mapping[str, str],
        as_text: Callable[[str], bool],
        hidden: Callable[[], Collection[int]] = tuple,
    ) -> None:
        self._typed, self._as_text, self._find_hidden = typed, as_text, hidden
        self._hidden: Collection[int] | None = None
        self._known: dict[str, Value] = {}
        self._open: set[str] = set()
        self._steps = 0
        rows = (int(name.lstrip(LETTERS)) for name in typed)
        self._last_row = max(rows, default=1)

    def value(self, name: str) -> Value:
        """The value of a cell."""
        if name in self._known:
            return self._known[name]
        text = self._typed.get(name, "")
        if not text.startswith("=") or len(text) == 1 or self._as_text(name):
            found = typed_value(text, as_text=self._as_text(name))
            self._known[name] = found
            return found
        if name in self._open:
            return Error.CIRCULAR
        if len(self._open) >= DEEPEST:
            return Error.TOO_MUCH
        self._open.add(name)
        self._known[name] = self.formula(text)
        self._open.discard(name)
        return self._known[name]

    def formula(self, text: str) -> Value:
        """The value of a formula."""
        try:
            tree = parse(text)
            if isinstance(tree, Error):
                return tree
            found = self.compute(tree)
            return 0.0 if found is None else found
        except CellError as error:
            return error.error
        except (OverflowError, RecursionError):
            return Error.NUMBER

    def compute(self, node: Node | None) -> Value:
        """The value of a tree; an error ends the computation.

        Raises
        ------
        CellError
        """
        self.step()
        if node is None:
            return None
        if isinstance(node, Constant):
            return raise_if_error(node.value)
        if isinstance(node, Cell):
            return raise_if_error(self.value(node.name))
        if isinstance(node, Range):
            raise CellError(Error.VALUE)
        if isinstance(node, Unary):
            return unary(node.operator, self.compute(node.operand))
        if isinstance(node, Binary):
            return binary(node.operator, self.compute(node.left), self.compute(node.right))
        return self._call(node)

    def _call(self, node: Call) -> Value:
        function = FUNCTIONS.get(node.name)
        if function is None:
            raise CellError(Error.NAME)
        if not function.least <= len(node.arguments) <= function.most:
            raise CellError(Error.VALUE)
        found = function.compute(self, node.arguments)
        if isinstance(found, str):
            if len(found) > LONGEST_RESULT:
                raise CellError(Error.VALUE)
            self.step(len(found) // LETTERS_A_STEP)
        return finite(found) if isinstance(found, float) else found

    def step(self, count: int = 1) -> None:
        """Count what is done; too much ends the computation."""
        self._steps += count
        if self._steps > MOST_STEPS:
            raise CellError(Error.TOO_MUCH)

    def block(self, node: Node | None) -> Block:
        """Values of a range, or of one cell or value as a block."""
        if not isinstance(node, Range):
            if isinstance(node, Cell):
                return [[self.value(node.name)]]
            if node is not None and is_array(node):
                return array_of(self, node)
            return [[self.compute(node)]]
        left, top, right, bottom = node.corners
        if node.whole:
            bottom = max(top, self._last_row)
        self.step((right - left + 1) * (bottom - top + 1))
        return [
            [self.value(cell_name(column, row)) for column in range(left, right + 1)]
            for row in range(top, bottom + 1)
        ]

    def shown_block(self, node: Node | None) -> Block:
        """Values of a range, those of hidden rows and of other subtotals left out, in one column."""
        if not isinstance(node, Range):
            return self.block(node)
        if self._hidden is None:
            self._hidden = self._find_hidden()
        block, (left, top, _right, _bottom) = self.block(node), node.corners
        return [
            [value]
            for down, row in enumerate(block)
            for across, value in enumerate(row)
            if top + down not in self._hidden
            and not self._typed.get(cell_name(left + across, top + down), "").upper().startswith(SUBTOTAL)
        ]  # fmt: skip

    def is_array(self, node: Node | None) -> bool:
        """Whether something that is computed from ranges has several values."""
        return node is not None and not isinstance(node, Range) and is_array(node)

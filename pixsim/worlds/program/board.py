"""A robot on squares: walls, fruits to pick up, squares to paint, a place to reach."""

from __future__ import annotations

from dataclasses import dataclass, replace
from string import ascii_uppercase

from pixsim.foundation.i18n import content as _
from pixsim.worlds.program.limits import Fault

WAYS = ((0, -1), (1, 0), (0, 1), (-1, 0))
"""Steps up, right, down and left: columns to the right, rows downwards."""

_STARTS = "^>v<"
_ROBOTS = "▲►▼◄"
WALL, FRUIT, END, WANTED = "#oXw"
BIGGEST = 12  # squares a side

Square = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Board:
    """A board at one moment.

    Attributes
    ----------
    size : (int, int)
        Columns and rows.
    robot : (int, int)
        Column and row, from 0, the first row on top.
    heading : int
        0 up, 1 right, 2 down, 3 left.
    """

    size: tuple[int, int]
    robot: Square
    heading: int
    walls: frozenset[Square] = frozenset()
    fruits: frozenset[Square] = frozenset()
    wanted: frozenset[Square] = frozenset()
    painted: frozenset[Square] = frozenset()
    end: Square | None = None

    def is_wall(self, turn: int = 0) -> bool:
        """Whether one cannot go on, ahead or after so many quarter turns to the right."""
        square = self._next((self.heading + turn) % 4)
        return square in self.walls or not self._has(square)

    def _next(self, way: int) -> Square:
        return self.robot[0] + WAYS[way][0], self.robot[1] + WAYS[way][1]

    def _has(self, square: Square) -> bool:
        return 0 <= square[0] < self.size[0] and 0 <= square[1] < self.size[1]

    def moved(self, way: int) -> Board:
        """One square on.

        Raises
        ------
        Fault
            There is a wall.
        """
        square = self._next(way)
        if square in self.walls or not self._has(square):
            raise Fault(
                _("le robot se cogne à un mur en {here}").format(here=named(self, self.robot))
            )
        return replace(self, robot=square)

    def turned(self, quarters: int) -> Board:
        """Turned to the right."""
        return replace(self, heading=(self.heading + quarters) % 4)

    def painting(self) -> Board:
        """The square of the robot painted."""
        return replace(self, painted=self.painted | {self.robot})

    def picking(self) -> Board:
        """The fruit of the square picked up.

        Raises
        ------
        Fault
            There is none.
        """
        if self.robot not in self.fruits:
            raise Fault(
                _("il n'y a rien à ramasser en {here}").format(here=named(self, self.robot))
            )
        return replace(self, fruits=self.fruits - {self.robot})

    @property
    def is_solved(self) -> bool:
        """Whether all that this board asks for is done."""
        there = self.end is None or self.robot == self.end
        return there and not self.fruits and self.painted == self.wanted


def read_board(text: str) -> Board:
    """A board from its rows, from the top, separated by « / ».

    Raises
    ------
    ValueError
        Rows of different lengths, other signs, no robot or two.
    """
    rows = text.split("/")
    width = len(rows[0])
    if not (1 <= width <= BIGGEST and len(rows) <= BIGGEST) or any(len(r) != width for r in rows):
        raise ValueError(f"rows of one length are needed, {BIGGEST} at most: {text}")
    squares = {(x, y): sign for y, row in enumerate(rows) for x, sign in enumerate(row)}
    unknown = {*squares.values()} - {".", *_STARTS, WALL, FRUIT, END, WANTED}
    robots = [square for square, sign in squares.items() if sign in _STARTS]
    ends = [square for square, sign in squares.items() if sign == END]
    if unknown or len(robots) != 1 or len(ends) > 1:
        raise ValueError(f"one robot and at most one end are needed, of known signs: {text}")

    def of(signs: str) -> frozenset[Square]:
        return frozenset(square for square, sign in squares.items() if sign in signs)

    heading = _STARTS.index(squares[robots[0]])
    return Board(
        (width, len(rows)), robots[0], heading, of(WALL), of(FRUIT), of(WANTED),
        end=ends[0] if ends else None,
    )  # fmt: skip


def named(board: Board, square: Square) -> str:
    """« C2 »: rows are numbered from the bottom."""
    return f"{ascii_uppercase[square[0]]}{board.size[1] - square[1]}"


def sign_of(board: Board, square: Square) -> str:
    """What a square shows."""
    if square == board.robot:
        return _ROBOTS[board.heading]
    if square in board.walls:
        return "#"
    if square in board.fruits:
        return "o"
    if square in board.painted:
        return "■" if square in board.wanted else "×"
    if square in board.wanted:
        return "□"
    return "X" if square == board.end else "·"


def drawn(board: Board) -> list[str]:
    """Rows from the top, then the letters of the columns."""
    width, height = board.size
    rows = [
        f"{height - y:>2} " + " ".join(sign_of(board, (x, y)) for x in range(width))
        for y in range(height)
    ]
    return [*rows, "   " + " ".join(ascii_uppercase[:width])]


def told(board: Board) -> list[str]:
    """The same in words, one line for what there is to know."""
    headings = (_("vers le haut"), _("vers la droite"), _("vers le bas"), _("vers la gauche"))
    lines = [
        _("Terrain de {n} colonnes et {m} lignes, A1 en bas à gauche").format(
            n=board.size[0], m=board.size[1]
        ),
        _("Robot en {place}, tourné {way}").format(
            place=named(board, board.robot), way=headings[board.heading]
        ),
    ]
    for label, squares in (
        (_("Murs"), board.walls), (_("Fruits"), board.fruits), (_("À peindre"), board.wanted - board.painted),
        (_("Peint"), board.painted & board.wanted), (_("Peint en trop"), board.painted - board.wanted),
        (_("Arrivée"), frozenset([board.end] if board.end else [])),
    ):  # fmt: skip
        if squares:
            names = sorted(named(board, square) for square in squares)
            lines.append(_("{label} : {squares}").format(label=label, squares=", ".join(names)))
    return lines

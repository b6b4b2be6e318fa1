"""What programs say to the robot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pixsim.worlds.program.board import Board
from pixsim.worlds.program.functions import Function

FARTHEST = 100  # squares at once: a wall is nearer


class Robot:
    """A robot on a board, which each order replaces."""

    def __init__(self, board: Board) -> None:
        self.board = board

    def orders(self) -> Mapping[str, Function]:
        """Its functions, by the names that blocks give them."""
        return {
            "avancer": self._ahead, "tourner": self._turn, "aller": self._go,
            "peindre": self._paint, "ramasser": self._pick,
            "mur_devant": lambda: self.board.is_wall(), "mur_droite": lambda: self.board.is_wall(1),
            "mur_gauche": lambda: self.board.is_wall(-1),
            "sur_arrivee": lambda: self.board.robot == self.board.end,
            "fruit_ici": lambda: self.board.robot in self.board.fruits,
        }  # fmt: skip

    def _ahead(self, count: Any) -> None:
        if not isinstance(count, int) or count < 0:
            raise TypeError("avancer")
        for _step in range(min(count, FARTHEST)):
            self.board = self.board.moved(self.board.heading)

    def _turn(self, quarters: Any) -> None:
        self.board = self.board.turned(quarters)

    def _go(self, way: Any) -> None:
        self.board = self.board.moved(way)

    def _paint(self) -> None:
        self.board = self.board.painting()

    def _pick(self) -> None:
        self.board = self.board.picking()

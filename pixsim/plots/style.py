"""One look for all plots: sober, readable in black and white, safe for the colour-blind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from pixsim.foundation.extras import install_command

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SIZE = (6.4, 4.0)
"""Width and height of a plot, inches."""

INK, GREY, PALE = "#000000", "#6e6e6e", "#d9d9d9"

SETTINGS: dict[Any, Any] = {
    "figure.dpi": 100,
    "figure.constrained_layout.use": True,
    "font.size": 9.5,
    "axes.titlesize": 10.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": "#e6e6e6",
    "grid.linewidth": 0.6,
    "legend.framealpha": 0.8,
    "legend.edgecolor": "none",
    "legend.fontsize": 8.5,
    "lines.linewidth": 1.6,
    "lines.markersize": 5.0,
    "hatch.linewidth": 0.6,
}


@dataclass(frozen=True, slots=True)
class Look:
    """How one series is drawn; any of the four alone tells it from the others.

    Attributes
    ----------
    colour : str
        From the palette of Okabe & Ito (2008), of different lightness.
    line : line style of matplotlib
    marker, hatch : str
    """

    colour: str
    line: Any
    marker: str
    hatch: str


LOOKS = (
    Look("#000000", "-", "o", ""),
    Look("#0072B2", (0, (5, 2)), "s", "////"),
    Look("#D55E00", (0, (1, 1.4)), "^", "...."),
    Look("#009E73", (0, (6, 2, 1, 2)), "D", "\\\\\\\\"),
    Look("#CC79A7", (0, (9, 3)), "v", "xxxx"),
    Look("#56B4E9", (0, (3, 1, 1, 1, 1, 1)), "P", "----"),
    Look("#999999", (0, (2, 3)), "X", "||||"),
    Look("#E69F00", (0, (8, 2, 2, 2)), "*", "++++"),
)


def series_look(number: int) -> Look:
    """The look of a series, by its number from 0; they come round again after the last."""
    return LOOKS[number % len(LOOKS)]


P = ParamSpec("P")
R = TypeVar("R")


def with_style(draw: Callable[P, R]) -> Callable[P, R]:
    """Draw with the settings of pixsim, whatever those of the notebook.

    Raises
    ------
    ImportError
        Matplotlib is not installed; the message says how to get it.
    """

    @wraps(draw)
    def inside(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            from matplotlib import pyplot, rc_context
        except ImportError as error:
            raise ImportError(
                f"plots need matplotlib: {install_command('notebooks')}", name="matplotlib"
            ) from error
        # load the backend now: what a notebook's sets up must outlive the settings below
        pyplot.draw_if_interactive()  # type: ignore[no-untyped-call]
        with rc_context(SETTINGS):
            return draw(*args, **kwargs)

    return inside


def axes_or_new(ax: Axes | None, size: tuple[float, float] = SIZE) -> Axes:
    """The axes given, or those of a new figure."""
    if ax is not None:
        return ax
    from matplotlib import pyplot as plt

    return plt.subplots(figsize=size)[1]


def new_figure(rows: int, columns: int, size: tuple[float, float], **kwargs: Any) -> Figure:
    """A figure with panels, in ``figure.axes`` row by row."""
    from matplotlib import pyplot as plt

    figure: Figure = plt.subplots(rows, columns, figsize=size, **kwargs)[0]
    return figure

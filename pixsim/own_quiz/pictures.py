"""Pictures of the report as SVG that needs nothing else: no script, no font, no library.

matplotlib, which draws the notebooks, is an extra that a trainer does not have.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from pixsim.report.calibration.verdicts import share_percent
from pixsim.text.shortening import shorten_text

INK, GREY, PALE, BAR, WARN, ON_BAR = (
    f"var(--{name})" for name in ("text", "muted", "track", "brand", "warn", "bg")
)
"""Colours of the page, light or dark."""
ROW = 22  # height of a bar with its space
LABEL, PLOT = 230, 360  # widths
LONGEST = 34  # characters of a label


def bar_chart(rows: Sequence[tuple[str, float, bool]], title: str) -> str:
    """Shares as horizontal bars; marked ones are in another colour and followed by a star.

    Parameters
    ----------
    rows : sequence of (label, share, marked)
    title : str
        For those who do not see it.
    """
    height = ROW * len(rows) + 24
    parts = [_axis_svg(height)]
    for place, (label, share, marked) in enumerate(rows):
        y = 20 + ROW * place
        width = 0 if math.isnan(share) else PLOT * share
        colour = WARN if marked else BAR
        parts.append(
            _text_svg(LABEL - 8, y + 13, _short_label(label) + (" *" if marked else ""), "end")
        )
        parts.append(
            f'<rect x="{LABEL}" y="{y}" width="{width:.1f}" height="{ROW - 6}" style="fill:{colour}"/>'
        )
        inside = width > PLOT - 46
        x, colour = (LABEL + width - 5, ON_BAR) if inside else (LABEL + width + 5, INK)
        parts.append(
            _text_svg(x, y + 13, share_percent(share), "end" if inside else "start", colour)
        )
    return _svg_frame(LABEL + PLOT + 20, height, title, parts)


def thirds_chart(shares: Sequence[float], labels: Sequence[str], title: str) -> str:
    """Share right in each third of the persons, as columns."""
    width, height, base = 190, 130, 104
    parts = [f'<line x1="14" y1="{base}" x2="{width - 6}" y2="{base}" style="stroke:{GREY}"/>']
    for place, (share, label) in enumerate(zip(shares, labels, strict=True)):
        x = 22 + 56 * place
        tall = 0 if math.isnan(share) else 80 * share
        parts.append(
            f'<rect x="{x}" y="{base - tall:.1f}" width="40" height="{tall:.1f}" style="fill:{WARN}"/>'
        )
        parts.append(_text_svg(x + 20, base - tall - 4, share_percent(share), "middle"))
        parts.append(_text_svg(x + 20, base + 16, label, "middle"))
    return _svg_frame(width, height, title, parts)


def histogram_chart(counts: Sequence[int], edges: Sequence[str], title: str) -> str:
    """How many persons reach each share of right answers."""
    width, height, base = 60 * len(counts) + 20, 170, 140
    most = max(counts, default=1) or 1
    parts = [f'<line x1="10" y1="{base}" x2="{width - 10}" y2="{base}" style="stroke:{GREY}"/>']
    for place, (count, edge) in enumerate(zip(counts, edges, strict=True)):
        x, tall = 14 + 60 * place, 110 * count / most
        parts.append(
            f'<rect x="{x}" y="{base - tall:.1f}" width="50" height="{tall:.1f}" style="fill:{BAR}"/>'
        )
        if count:
            parts.append(_text_svg(x + 25, base - tall - 4, str(count), "middle"))
        parts.append(_text_svg(x + 25, base + 16, edge, "middle"))
    return _svg_frame(width, height, title, parts)


def _axis_svg(height: int) -> str:
    lines = []
    for share in (0, 0.25, 0.5, 0.75, 1):
        x = LABEL + PLOT * share
        lines.append(f'<line x1="{x}" y1="16" x2="{x}" y2="{height - 4}" style="stroke:{PALE}"/>')
        lines.append(_text_svg(x, 11, share_percent(share), "middle", GREY))
    return "".join(lines)


def _short_label(label: str) -> str:
    return shorten_text(label, LONGEST)


def _text_svg(x: float, y: float, text: str, anchor: str, colour: str = INK) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" style="fill:{colour}">{escape(text)}</text>'


def _svg_frame(width: int, height: int, title: str, parts: Sequence[str]) -> str:
    return (
        f'<svg role="img" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )

"""Three themes of our own: dark, light for projectors, and high contrast.

No colour is left to Textual's derivations, whose contrast nobody chose: every text reaches 4.5 on
the three grounds (`tests/tui/test_contrast.py` computes each cell), every focus 3 against rest.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.theme import Theme

from pixsim.foundation.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, each with one use."""

    background: str
    surface: str
    panel: str
    text: str
    muted: str
    brand: str
    focus: str
    focus_text: str
    areas: tuple[str, str, str, str, str]
    ok: str
    warn: str
    bad: str
    rule: str
    track: str


DARK, LIGHT, CONTRAST = "sombre", "clair", "contraste"

PALETTES = {
    DARK: Palette(
        "#10142B", "#181E3C", "#242C54", "#EEF1FB", "#B4BEDD", "#A79BFF", "#FFD34E", "#10142B",
        ("#FA8B66", "#A9DAFF", "#5FF0A6", "#E694C0", "#BB9EFF"),
        "#5FD68B", "#FFC04D", "#FF8F8F", "#5E6A9C", "#4A5588",
    ),
    LIGHT: Palette(
        "#FFFFFF", "#F4F4FB", "#E4E6F4", "#161B3A", "#454D72", "#4527B8", "#3A1FA8", "#FFFFFF",
        ("#B02E12", "#0B5BC6", "#0F5136", "#9A1A74", "#3B1480"),
        "#0A6238", "#8A4B00", "#A81C1C", "#8890B4", "#B9BFDA",
    ),
    CONTRAST: Palette(
        "#000000", "#000000", "#1C1C1C", "#FFFFFF", "#E2E2E2", "#FFFF00", "#FFFF00", "#000000",
        ("#F8BD92", "#74B8F8", "#BCFCD9", "#F58BB9", "#E2D6FF"),
        "#7CFF9B", "#FFD75F", "#FFA8A8", "#868686", "#5A5A5A",
    ),
}  # fmt: skip

NAMES = {DARK: _("Thème sombre"), LIGHT: _("Thème clair (projecteur)"), CONTRAST: _("Contraste")}
ROUND = (DARK, LIGHT, CONTRAST)
"""The order F8 goes through."""


_TERMINAL = {"term-bg": "#10142B", "term-fg": "#EEF1FB", "term-user": "#5FD68B", "term-path": "#A79BFF", "term-cursor": "#FFD34E"}  # fmt: skip
_CONTRAST_TERMINAL = {"term-bg": "#000000", "term-fg": "#FFFFFF", "term-user": "#7CFF9B", "term-path": "#FFFF00", "term-cursor": "#FFFF00"}  # fmt: skip
"""A terminal that is imitated is dark in every theme."""


def make_theme(name: str) -> Theme:
    """The Textual theme of a palette: our variables, and Textual's own mapped to them."""
    p = PALETTES[name]
    return Theme(
        name=name,
        dark=name != LIGHT,
        primary=p.brand,
        secondary=p.brand,
        accent=p.brand,
        warning=p.warn,
        error=p.bad,
        success=p.ok,
        foreground=p.text,
        background=p.background,
        surface=p.surface,
        panel=p.panel,
        boost=p.panel,
        variables=_own_variables(p) | _textual_variables(p),
    )


def _own_variables(p: Palette) -> dict[str, str]:
    areas = {f"d{place}": colour for place, colour in enumerate(p.areas, start=1)}
    return areas | {
        "muted": p.muted,
        "brand": p.brand,
        "focus-bg": p.focus,
        "focus-fg": p.focus_text,
        "ok": p.ok,
        "warn": p.warn,
        "bad": p.bad,
        "rule": p.rule,
        "track": p.track,
        **(_CONTRAST_TERMINAL if p is PALETTES[CONTRAST] else _TERMINAL),
    }


def _textual_variables(p: Palette) -> dict[str, str]:
    return {
        "text": p.text,
        "text-muted": p.muted,
        "text-disabled": p.muted,
        "foreground-muted": p.muted,
        "border": p.focus,
        "border-blurred": p.rule,
        "block-cursor-background": p.focus,
        "block-cursor-foreground": p.focus_text,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": p.panel,
        "block-cursor-blurred-foreground": p.text,
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": p.panel,
        "input-cursor-background": p.focus,
        "input-cursor-foreground": p.focus_text,
        "input-selection-background": p.brand,
        "input-selection-foreground": p.background,
        "screen-selection-background": p.brand,
        "screen-selection-foreground": p.background,
        "button-foreground": p.text,
        "button-color-foreground": p.text,
        "button-focus-text-style": "bold",
        "link-color": p.brand,
        "link-color-hover": p.focus_text,
        "link-background-hover": p.focus,
        "scrollbar": p.rule,
        "scrollbar-hover": p.brand,
        "scrollbar-active": p.focus,
        "scrollbar-background": p.surface,
        "scrollbar-background-hover": p.surface,
        "scrollbar-background-active": p.surface,
        "scrollbar-corner-color": p.surface,
    }

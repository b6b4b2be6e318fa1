"""Colours as codes, and their contrast as WCAG defines it."""

from __future__ import annotations

RGB = tuple[int, int, int]


def hex_code(colour: RGB) -> str:
    """``#RRVVBB``."""
    return "#" + "".join(f"{part:02X}" for part in colour)


def luminance(colour: RGB) -> float:
    """Relative luminance of WCAG."""
    shares = [part / 255 for part in colour]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(one: RGB, other: RGB) -> float:
    """Contrast of WCAG, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


INKS = ("#C0392B", "#1F618D", "#1E8449", "#B7950B", "#6C3483", "#A04000", "#117A65", "#2C3E50")

"""Styles that every document has, and pictures inside documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pixsim.making.documents import Image, Look, Style

_BASE = (
    Style("Standard", "", Look(font="Liberation Serif", size=12, after=6)),
    Style("Title", "Standard", Look(size=24, bold=True, align="center")),
    *(
        Style(
            f"Heading {level}",
            "Standard",
            Look(
                font="Liberation Sans",
                size=size,
                bold=True,
                before=12,
                after=6,
                keep_with_next=True,
            ),
            level,
        )
        for level, size in ((1, 18), (2, 15), (3, 13), (4, 12), (5, 11), (6, 10))
    ),
    Style("Caption", "Standard", Look(size=10, italic=True)),
    Style("Header", "Standard", Look(size=10)),
    Style("Footer", "Standard", Look(size=10)),
    *(Style(f"Contents {level}", "Standard", Look(left=(level - 1) * 0.5)) for level in (1, 2, 3)),
)


def all_styles(described: Iterable[str | Style]) -> list[Style]:
    """The styles of a document: the usual ones, with what it changes and adds."""
    own = {style.name: style for style in described if isinstance(style, Style)}
    usual = []
    for style in _BASE:
        given = own.pop(style.name, style)
        usual.append(replace(given, level=style.level))
    return usual + list(own.values())


def picture_of(image: Image) -> tuple[bytes, str]:
    """The bytes of a picture and the suffix of its format."""
    from pixsim.making.make import make

    suffix = image.name.rpartition(".")[2].lower() if "." in image.name else "png"
    return make(f"x.{suffix}", image.content), suffix


def resolve_look(name: str, styles: Mapping[str, Style], own: Look = Look()) -> Look:  # noqa: B008
    """What a style gives in the end: its settings over its parents', `own` over all."""
    chain, seen = [own], name
    while seen in styles:
        chain.append(styles[seen].look)
        seen = styles[seen].parent
    values = {}
    for field in Look.__slots__:
        for look in chain:
            value = getattr(look, field)
            if value not in (None, ""):
                values[field] = value
                break
    return Look(**values)

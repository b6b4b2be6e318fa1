"""Families of competence 3.1 that hand a word processor's file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.files import zip_file

_MIME = "application/vnd.oasis.opendocument.text"
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{value}:1.0"'
    for name, value in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("fo", "xsl-fo-compatible"),
        ("manifest", "manifest"),
    )
)
_HEADINGS = (
    "Nos ateliers", "Nos horaires", "Budget", "Calendrier", "Contacts", "Équipe", "Inscriptions",
    "Matériel", "Objectifs", "Partenaires", "Public", "Tarifs", "Transport", "Bilan", "Projets",
)  # fmt: skip
_SENTENCES = (
    "La salle ouvre à neuf heures.", "Le café est offert à la pause.", "Chacun apporte son carnet.",
    "Les places sont limitées.", "Une bénévole vous accueille.", "Le plan est dans l'entrée.",
)  # fmt: skip


def _style(name: str, shown: str, extra: str) -> str:
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph"'
        f'{extra}><style:text-properties fo:font-size="16pt" fo:font-weight="bold"/></style:style>'
    )


def odt(body: Iterable[str]) -> bytes:
    """A small OpenDocument text; `body` holds its paragraphs, already marked up."""
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    headings = "".join(
        _style(f"Heading_20_{n}", f"Heading {n}", f' style:default-outline-level="{n}"')
        for n in (1, 2, 3)
    )
    manifest = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", _MIME), ("content.xml", "text/xml"), ("styles.xml", "text/xml"))
    )
    parts = {
        "mimetype": _MIME,
        "content.xml": f'{head}<office:document-content {_SPACES} office:version="1.2">'
        f"<office:automatic-styles>{_style('P1', '', '')}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f'{head}<office:document-styles {_SPACES} office:version="1.2">'
        f"<office:styles>{headings}</office:styles></office:document-styles>",
        "META-INF/manifest.xml": f'{head}<manifest:manifest {_SPACES} manifest:version="1.2">'
        f"{manifest}</manifest:manifest>",
    }
    return zip_file(parts, (2026, 1, 1, 0, 0, 0))


def styled_headings(rng: np.random.Generator) -> dict[str, Any]:
    """Count the true headings of a document where some titles are only bold and large."""
    titles = sample(rng, _HEADINGS, 12)
    false = integer(rng, 2, 5)
    levels = [1]
    while len(levels) < 12 - false:  # no level is skipped on the way down
        levels.append(integer(rng, 1, min(3, levels[-1] + 1)))
    for place in sorted(sample(rng, range(1, 12), false)):
        levels.insert(place, 0)
    body = []
    for title, level in zip(titles, levels, strict=True):
        text = escape(title)
        if level:
            opening = f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">'
            body.append(f"{opening}{text}</text:h>")
        else:
            body.append(f'<text:p text:style-name="P1">{text}</text:p>')
        body.append(f"<text:p>{escape(pick(rng, _SENTENCES))}</text:p>")
    return {
        "files": {"guide.odt": odt(body)},
        "false": false,
        "key": [str(12 - false)],
        "wrong": ["12", str(13 - false), str(false)],
    }

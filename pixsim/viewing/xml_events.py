"""XML read as a stream: no entity, no document type, so nothing grows and nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from pixsim.foundation.i18n import gettext as _
from pixsim.viewing.limits import Unreadable

MOST_DEPTH = 200

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


def read_xml(data: bytes, start: Start, end: End, text: Text) -> None:
    """Call back for each tag and text; tags and attributes come without their namespace.

    Raises
    ------
    Unreadable
        It is no well-formed XML, is nested too deep, or declares a document type.
    """
    depth = 0

    def opened(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_DEPTH:
            raise Unreadable(_("Ce document est imbriqué sur trop de niveaux."))
        start(_local_name(tag), {_local_name(name): value for name, value in attributes.items()})

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        end(_local_name(tag))

    def refused(*_declared: object) -> None:
        raise Unreadable(_("Ce document contient des déclarations que pixsim refuse de suivre."))

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refused
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise Unreadable(_("Ce document est abîmé : son contenu est coupé ou mal formé.")) from None


def _local_name(name: str) -> str:
    return name.rpartition(":")[2]

"""What Microsoft's formats share (ECMA-376): properties and the list of parts."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from pixsim.making.properties import Properties

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


def core_properties(said: Properties) -> str:
    """The part ``docProps/core.xml``."""
    texts = {
        "dc:title": said.title, "dc:subject": said.subject, "dc:creator": said.author,
        "cp:keywords": said.keywords, "dc:description": said.comments,
        "cp:lastModifiedBy": said.changed_by or said.author,
    }  # fmt: skip
    written = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in texts.items() if text)
    moments = "".join(
        f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{moment:%Y-%m-%dT%H:%M:%S}Z</dcterms:{tag}>'
        for tag, moment in (("created", said.created), ("modified", said.changed))
    )
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{written}<cp:revision>{said.revision}</cp:revision>{moments}</cp:coreProperties>"
    )


def app_properties(said: Properties, program: str) -> str:
    """The part ``docProps/app.xml``."""
    company = f"<Company>{escape(said.company)}</Company>" if said.company else ""
    return (
        f'{HEAD}<Properties xmlns="{OFFICE}/extended-properties">'
        f"<Application>{escape(said.program or program)}</Application>{company}</Properties>"
    )


def content_types(overrides: Mapping[str, str], defaults: Mapping[str, str]) -> str:
    """The part ``[Content_Types].xml``."""
    base = {"rels": "application/vnd.openxmlformats-package.relationships+xml"}
    base |= {"xml": "application/xml", **defaults}
    rows = [f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in base.items()]
    rows += [
        f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in overrides.items()
    ]
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{"".join(rows)}</Types>'


def relationships_xml(rows: Mapping[str, tuple[str, str]]) -> str:
    """A part of relationships: identifier to (type, target); a target with « :// » is outside."""
    written = "".join(
        f'<Relationship Id="{name}" Type={quoteattr(kind)} Target={quoteattr(target)}'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for name, (kind, target) in rows.items()
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{written}</Relationships>'

"""Documents as .docx."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from pixsim.making import documents as doc
from pixsim.making.makers.office_xml import (
    HEAD,
    OFFICE,
    PACKAGE,
    app_properties,
    content_types,
    core_properties,
    relationships_xml,
)  # fmt: skip
from pixsim.making.makers.styles import all_styles, picture_of
from pixsim.making.packing import pack_zip

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_SPACES = (
    f'xmlns:w="{_WORD}" xmlns:r="{OFFICE}/relationships" '
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main" '
    f'xmlns:pic="{_DRAWING}/picture"'
)
_TWIPS = 1440 / 2.54  # to a centimetre
_EMU = 360_000
_NAMED = (
    {"Standard": "Normal"}
    | {
        name: name.lower()
        for name in ("Caption", "Header", "Footer", *(f"Heading {n}" for n in range(1, 7)))
    }
    | {f"Contents {n}": f"toc {n}" for n in range(1, 4)}
)
_FIELDS = {
    "page": "PAGE", "pages": "NUMPAGES", "date": "DATE", "sequence": "SEQ {} \\* ARABIC",
    "reference": "REF {} \\h", "merge": "MERGEFIELD {}",
}  # fmt: skip


def make_bytes(document: doc.Document, _suffix: str) -> bytes:
    """The bytes of a document."""
    return _Writer(document).content()


def _style_id(style: str) -> str:
    return "Normal" if style == "Standard" else style.replace(" ", "")


class _Writer:
    """Writes the parts; notes, comments, pictures and links are gathered on the way."""

    def __init__(self, document: doc.Document) -> None:
        self.document = document
        self.notes: list[str] = []
        self.comments: list[str] = []
        self.media: dict[str, bytes] = {}
        self.ends: dict[str, str] = {}
        self.links: dict[str, tuple[str, str]] = {}
        self.count = 0

    def content(self) -> bytes:
        body = self._body()
        parts: dict[str, str | bytes] = {
            "word/document.xml": f"{HEAD}<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": _styles_xml(self.document),
            "word/settings.xml": self._settings(),
            "word/numbering.xml": _numbering_xml(),
        }
        kinds = {"document": "document.main", "styles": "styles", "settings": "settings"}
        kinds["numbering"] = "numbering"
        if self.notes:
            parts["word/footnotes.xml"] = _footnotes_xml(self.notes)
            kinds["footnotes"] = "footnotes"
        if self.comments:
            parts["word/comments.xml"] = (
                f"{HEAD}<w:comments {_SPACES}>{''.join(self.comments)}</w:comments>"
            )
            kinds["comments"] = "comments"
        for name, text in self.ends.items():
            parts[f"word/{name}.xml"] = text
            kinds[name] = name.rstrip("0123456789")
        types = {f"word/{name}.xml": f"{_KIND}{kind}+xml" for name, kind in kinds.items()}
        for name in kinds:
            if name != "document":
                kind = name.rstrip("0123456789")
                self.links[f"rId-{name}"] = (f"{OFFICE}/relationships/{kind}", f"{name}.xml")
        office = f"{PACKAGE}/relationships/metadata/core-properties"
        types |= {
            "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
            "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        }
        said = self.document.properties
        return pack_zip({
            "[Content_Types].xml": content_types(types, {"png": "image/png", "jpg": "image/jpeg",
                                                         "jpeg": "image/jpeg"}),
            "_rels/.rels": relationships_xml({
                "rId1": (f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
                "rId2": (office, "docProps/core.xml"),
                "rId3": (f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
            }),
            **parts,
            "word/_rels/document.xml.rels": relationships_xml(self.links),
            **self.media,
            "docProps/core.xml": core_properties(said),
            "docProps/app.xml": app_properties(said, "Microsoft Office Word"),
        })  # fmt: skip

    def _body(self) -> str:
        sections = self.document.sections
        text = ""
        for number, section in enumerate(sections):
            text += "".join(self._block(block) for block in section.blocks)
            settings = self._section(number, section.page)
            last = number + 1 == len(sections)
            if last and section.blocks and isinstance(section.blocks[-1], doc.Table):
                text += "<w:p/>"  # a body ends with a paragraph, else programs refuse it or loop
            text += settings if last else f"<w:p><w:pPr>{settings}</w:pPr></w:p>"
        return text

    def _section(self, number: int, page: doc.Page) -> str:
        ends = ""
        for tag, inlines in (("header", page.header), ("footer", page.footer)):
            if inlines or number:  # a section without any would take those of the one before
                inside = self._paragraph(doc.Paragraph(inlines, style=tag.capitalize()))
                name, short = f"{tag}{number + 1}", {"header": "hdr", "footer": "ftr"}[tag]
                self.ends[name] = f"{HEAD}<w:{short} {_SPACES}>{inside}</w:{short}>"
                ends += f'<w:{tag}Reference w:type="default" r:id="rId-{name}"/>'
        sides = {
            "top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left,
            "header": 1.25, "footer": 1.25, "gutter": page.gutter,
        }  # fmt: skip
        margins = " ".join(f'w:{side}="{_to_twips(length)}"' for side, length in sides.items())
        way = ' w:orient="landscape"' if page.width > page.height else ""
        first = (
            f'<w:pgNumType w:start="{page.first_number}"/>' if page.first_number is not None else ""
        )
        return (
            f'<w:sectPr>{ends}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{_to_twips(page.width)}" w:h="{_to_twips(page.height)}"{way}/>'
            f"<w:pgMar {margins}/>{first}{'<w:titlePg/>' if page.first_differs else ''}</w:sectPr>"
        )

    def _settings(self) -> str:
        mirrored = any(section.page.mirrored for section in self.document.sections)
        return (
            f"{HEAD}<w:settings {_SPACES}>{'<w:mirrorMargins/>' if mirrored else ''}"
            f"{'<w:trackRevisions/>' if self.document.tracking else ''}"
            '<w:defaultTabStop w:val="708"/></w:settings>'
        )

    def _block(self, block: doc.Block) -> str:
        if isinstance(block, doc.Paragraph):
            return self._paragraph(block)
        if isinstance(block, doc.Table):
            return self._table(block)
        return self._contents(block)

    def _paragraph(self, paragraph: doc.Paragraph) -> str:
        style = f"<w:pStyle w:val={quoteattr(_style_id(paragraph.style))}/>"
        numbered = ""
        if paragraph.bullet:
            number = 1 if paragraph.bullet == "•" else 2
            numbered = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        own = paragraph.look
        settings = f"<w:pPr>{style}{_paragraph_settings(own, numbered)}</w:pPr>"
        inside = "".join(self._inline(inline, own) for inline in paragraph.inlines)
        return f"<w:p>{settings}{inside}</w:p>"

    def _inline(self, inline: doc.Inline, look: doc.Look) -> str:
        if isinstance(inline, str):
            return _run_xml(inline, look)
        if isinstance(inline, doc.Run):
            return self._tracked(inline, look)
        if isinstance(inline, doc.Field):
            return _field_xml(inline, look)
        if isinstance(inline, doc.Image):
            return self._image(inline)
        if isinstance(inline, doc.Note):
            self.notes.append(inline.text)
            return (
                '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                f'<w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'
            )
        if isinstance(inline, doc.Mark):
            self.count += 1
            inside = self._inline(inline.content, look)
            return (
                f'<w:bookmarkStart w:id="{self.count}" w:name={quoteattr(inline.name)}/>{inside}'
                f'<w:bookmarkEnd w:id="{self.count}"/>'
            )
        if isinstance(inline, doc.Link):
            name = f"rLink{len(self.links) + 1}"
            self.links[name] = (f"{OFFICE}/relationships/hyperlink", inline.address)
            return f'<w:hyperlink r:id="{name}">{_run_xml(inline.text, look)}</w:hyperlink>'
        return self._comment(inline, look)

    def _comment(self, comment: doc.Comment, look: doc.Look) -> str:
        number = len(self.comments)
        initials = "".join(word[0] for word in comment.author.split())
        self.comments.append(
            f'<w:comment w:id="{number}" w:author={quoteattr(comment.author)} '
            f'w:initials="{escape(initials)}" w:date="{comment.when:%Y-%m-%dT%H:%M:%S}Z">'
            f"<w:p>{_run_xml(comment.text, doc.Look())}</w:p></w:comment>"
        )
        return (
            f'<w:commentRangeStart w:id="{number}"/>{_run_xml(comment.on, look)}'
            f'<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    def _tracked(self, run: doc.Run, look: doc.Look) -> str:
        change, own = run.change, _merge_looks(look, run.look)
        if change is None:
            return _run_xml(run.text, own)
        self.count += 1
        tag, held = ("del", "delText") if change.kind == "deleted" else ("ins", "t")
        return (
            f'<w:{tag} w:id="{self.count}" w:author={quoteattr(change.author)} '
            f'w:date="{change.when:%Y-%m-%dT%H:%M:%S}Z">{_run_xml(run.text, own, held)}</w:{tag}>'
        )

    def _image(self, image: doc.Image) -> str:
        content, end = picture_of(image)
        self.count += 1
        number = len(self.media) + 1
        file = image.name if "." in image.name else f"{image.name}.{end}"
        self.media[f"word/media/{file}"] = content
        self.links[f"rImage{number}"] = (f"{OFFICE}/relationships/image", f"media/{file}")
        size = f'cx="{round(image.width * _EMU)}" cy="{round(image.height * _EMU)}"'
        alt = f" descr={quoteattr(image.alt)}" if image.alt else ""
        alt += f" title={quoteattr(image.title)}" if image.title else ""
        name = quoteattr(image.name)
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{self.count}" name={name}{alt}/><a:graphic>'
            f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr>'
            f'<pic:cNvPr id="{self.count}" name={name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
            f'<a:blip r:embed="rImage{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
            "</a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _table(self, table: doc.Table) -> str:
        columns = max(len(row) for row in table.rows)
        width = round(9000 / columns)
        rows = []
        for place, row in enumerate(table.rows):
            head = "<w:trPr><w:tblHeader/></w:trPr>" if place < table.header else ""
            cells = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
                f"{self._paragraph(doc.Paragraph(cell))}</w:tc>"
                for cell in row
            )
            rows.append(f"<w:tr>{head}{cells}</w:tr>")
        edges = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        grid = f'<w:gridCol w:w="{width}"/>' * columns
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{edges}</w:tblBorders>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
            f"{''.join(rows)}</w:tbl>"
        )

    def _contents(self, contents: doc.Contents) -> str:
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
            f' TOC \\o "1-{contents.levels}" </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        rows = []
        for place, (title, level, page) in enumerate(contents.entries):
            opening = begin if place == 0 else ""
            entry = _run_xml(f"{title}\t{page}", doc.Look())
            rows.append(
                f'<w:p><w:pPr><w:pStyle w:val="Contents{level}"/></w:pPr>{opening}{entry}</w:p>'
            )
        return "".join(rows) + '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'


def _to_twips(centimetres: float) -> int:
    return round(centimetres * _TWIPS)


def _merge_looks(under: doc.Look, over: doc.Look) -> doc.Look:
    """Settings of a run over those of its paragraph."""
    own = {name: getattr(over, name) for name in doc.Look.__slots__}
    return replace(under, **{name: value for name, value in own.items() if value not in (None, "")})


def _run_xml(text: str, look: doc.Look, tag: str = "t") -> str:
    pieces: list[str] = []
    for line, words in enumerate(text.split("\n")):
        pieces += ["<w:br/>"] if line else []
        for place, piece in enumerate(words.split("\t")):
            pieces += ["<w:tab/>"] if place else []
            pieces += [f'<w:{tag} xml:space="preserve">{escape(piece)}</w:{tag}>'] if piece else []
    return f"<w:r>{_run_settings(look)}{''.join(pieces)}</w:r>"


def _field_xml(field: doc.Field, look: doc.Look) -> str:
    code = escape(_FIELDS[field.kind].format(field.name))
    shown = f"«{field.name}»" if field.kind == "merge" else field.shown
    return f"<w:fldSimple w:instr={quoteattr(f' {code} ')}>{_run_xml(shown, look)}</w:fldSimple>"


def _switch_xml(tag: str, value: bool | None) -> str:
    if value is None:
        return ""
    return f"<w:{tag}/>" if value else f'<w:{tag} w:val="0"/>'


def _run_settings(look: doc.Look) -> str:
    fonts = f"<w:rFonts w:ascii={quoteattr(look.font)} w:hAnsi={quoteattr(look.font)}/>"
    rows = (
        fonts if look.font else "",
        _switch_xml("b", look.bold),
        _switch_xml("i", look.italic),
        _switch_xml("strike", look.strike),
        _switch_xml("vanish", look.hidden),
        f'<w:color w:val="{look.ink.removeprefix("#")}"/>' if look.ink else "",
        f'<w:sz w:val="{round(2 * look.size)}"/>' if look.size is not None else "",
        "" if look.underline is None else f'<w:u w:val="{("none", "single")[look.underline]}"/>',
    )
    inside = "".join(rows)
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _paragraph_settings(look: doc.Look, numbered: str = "", level: int = 0) -> str:
    """Settings in the order of the schema."""
    widows = look.widows if look.widows is not None else look.orphans
    spacing = {
        "before": look.before, "after": look.after,
        "line": None if look.line_height is None else 12 * look.line_height,
    }  # fmt: skip
    spaced = "".join(
        f' w:{name}="{round(20 * value)}"' for name, value in spacing.items() if value is not None
    )
    spaced += ' w:lineRule="auto"' if look.line_height is not None else ""
    indent = f' w:left="{_to_twips(look.left)}"' if look.left is not None else ""
    if look.first_line is not None:
        side = "firstLine" if look.first_line >= 0 else "hanging"
        indent += f' w:{side}="{_to_twips(abs(look.first_line))}"'
    aligned = {"justify": "both"}.get(look.align, look.align)
    return (
        _switch_xml("keepNext", look.keep_with_next)
        + _switch_xml("pageBreakBefore", look.break_before)
        + _switch_xml("widowControl", None if widows is None else widows > 1)
        + numbered
        + (f"<w:spacing{spaced}/>" if spaced else "")
        + (f"<w:ind{indent}/>" if indent else "")
        + (f'<w:jc w:val="{aligned}"/>' if aligned else "")
        + (f'<w:outlineLvl w:val="{level - 1}"/>' if level else "")
    )


def _styles_xml(document: doc.Document) -> str:
    rows = []
    for style in all_styles(document.styles):
        default = ' w:default="1"' if style.name == "Standard" else ""
        based = f'<w:basedOn w:val="{_style_id(style.parent)}"/>' if style.parent else ""
        name = quoteattr(_NAMED.get(style.name, style.name))
        rows.append(
            f'<w:style w:type="paragraph"{default} w:styleId={quoteattr(_style_id(style.name))}>'
            f"<w:name w:val={name}/>{based}<w:qFormat/>"
            f"<w:pPr>{_paragraph_settings(style.look, level=style.level)}</w:pPr>"
            f"{_run_settings(style.look)}</w:style>"
        )
    return (
        f'{HEAD}<w:styles {_SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="fr-FR"/>'
        f"</w:rPr></w:rPrDefault></w:docDefaults>{''.join(rows)}</w:styles>"
    )


def _numbering_xml() -> str:
    kinds = (("bullet", "•"), ("decimal", "%1."))
    rows = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{sign}"/><w:pPr><w:ind w:left="720" '
        'w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        for n, (kind, sign) in enumerate(kinds)
    )
    rows += "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(2)
    )
    return f"{HEAD}<w:numbering {_SPACES}>{rows}</w:numbering>"


def _footnotes_xml(notes: Sequence[str]) -> str:
    rows = [
        f'<w:footnote w:type="{kind}" w:id="{n}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
        for n, (kind, tag) in enumerate(
            (("separator", "separator"), ("continuationSeparator", "continuationSeparator"))
        )
    ]
    rows += [
        f'<w:footnote w:id="{n}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        f"<w:footnoteRef/></w:r>{_run_xml(' ' + text, doc.Look())}</w:p></w:footnote>"
        for n, text in enumerate(notes, 2)
    ]
    return f"{HEAD}<w:footnotes {_SPACES}>{''.join(rows)}</w:footnotes>"

"""Documents as .odt."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from pixsim.making import documents as doc
from pixsim.making.makers.open_document import meta_part, office_part, open_document_package
from pixsim.making.makers.styles import all_styles, picture_of

_ALIGNED = {"left": "start", "right": "end", "center": "center", "justify": "justify"}
_FIELDS = {"page": "page-number", "pages": "page-count", "date": "date"}


def make_bytes(document: doc.Document, _suffix: str) -> bytes:
    """The bytes of a document."""
    return _Writer(document).content()


def _style_name(style: str) -> str:
    return style.replace(" ", "_20_")


class _Writer:
    """Writes the parts; automatic styles and pictures are gathered on the way."""

    def __init__(self, document: doc.Document) -> None:
        self.document = document
        self.automatic: dict[str, str] = {}
        self.pictures: dict[str, bytes] = {}
        self.changes: list[tuple[doc.Change, str]] = []
        self.count = 0

    def content(self) -> bytes:
        body = "".join(self._section(n, one) for n, one in enumerate(self.document.sections))
        pages = [self._page(n, one.page) for n, one in enumerate(self.document.sections)]
        styles = "".join(_style_xml(style) for style in all_styles(self.document.styles))
        content = office_part(
            "document-content",
            f"<office:automatic-styles>{''.join(self.automatic.values())}"
            '<style:style style:name="FR" style:family="graphic"/></office:automatic-styles>'
            f"<office:body><office:text>{self._tracked()}{self._sequences()}{body}</office:text>"
            "</office:body>",
        )
        parts: dict[str, str | bytes] = {
            "content.xml": content,
            "styles.xml": office_part(
                "document-styles",
                f"<office:styles>{styles}</office:styles>"
                f"<office:automatic-styles>{''.join(one[0] for one in pages)}"
                f"{''.join(self.automatic.values())}</office:automatic-styles>"
                f"<office:master-styles>{''.join(one[1] for one in pages)}</office:master-styles>",
            ),
            "meta.xml": meta_part(self.document.properties),
        }
        return open_document_package("text", parts | self.pictures)

    def _section(self, number: int, section: doc.Section) -> str:
        written = []
        for place, block in enumerate(section.blocks):
            master = f"Page{number}" if place == 0 else ""
            first = section.page.first_number if place == 0 else None
            written.append(self._block(block, master, first))
        return self._lists(section.blocks, written)

    def _lists(self, blocks: Sequence[object], written: Sequence[str]) -> str:
        """Items that follow one another are one list."""
        kinds = [block.bullet if isinstance(block, doc.Paragraph) else "" for block in blocks]
        text = ""
        for place, (kind, piece) in enumerate(zip(kinds, written, strict=True)):
            if kind and (place == 0 or kinds[place - 1] != kind):
                text += f'<text:list text:style-name="{self._list_style(kind)}">'
            text += f"<text:list-item>{piece}</text:list-item>" if kind else piece
            if kind and (place + 1 == len(kinds) or kinds[place + 1] != kind):
                text += "</text:list>"
        return text

    def _list_style(self, kind: str) -> str:
        name = "LP" if kind == "•" else "LN"
        level = (
            '<text:list-level-style-bullet text:level="1" text:bullet-char="•">'
            if kind == "•"
            else '<text:list-level-style-number text:level="1" style:num-format="1" '
            'style:num-suffix=".">'
        )
        end = "bullet" if kind == "•" else "number"
        self.automatic[name] = (
            f'<text:list-style style:name="{name}">{level}<style:list-level-properties '
            'text:space-before="0.6cm" text:min-label-width="0.6cm"/>'
            f"</text:list-level-style-{end}></text:list-style>"
        )
        return name

    def _block(self, block: object, master: str, first: int | None) -> str:
        if isinstance(block, doc.Paragraph):
            return self._paragraph(block, master, first)
        text = self._table(block) if isinstance(block, doc.Table) else _contents_xml(block)  # type: ignore[arg-type]
        return self._paragraph(doc.Paragraph(""), master, first) + text if master else text

    def _paragraph(
        self, paragraph: doc.Paragraph, master: str = "", first: int | None = None
    ) -> str:
        style = _style_name(paragraph.style)
        if master or paragraph.look != doc.Look():
            style = self._automatic(paragraph.style, paragraph.look, master, first)
        inside = "".join(self._inline(inline) for inline in paragraph.inlines)
        named = {one.name: one for one in all_styles(self.document.styles)}
        level = named[paragraph.style].level if paragraph.style in named else 0
        if level:
            return (
                f'<text:h text:style-name="{style}" text:outline-level="{level}">{inside}</text:h>'
            )
        return f'<text:p text:style-name="{style}">{inside}</text:p>'

    def _automatic(self, parent: str, look: doc.Look, master: str, first: int | None) -> str:
        page = f' style:master-page-name="{master}"' if master else ""
        number = f' style:page-number="{first}"' if first is not None else ""
        body = (
            f' style:family="paragraph" style:parent-style-name="{_style_name(parent)}"{page}>'
            f"<style:paragraph-properties{_paragraph_settings(look)}{number}/>"
            f"<style:text-properties{_text_settings(look)}/></style:style>"
        )
        return self._kept("P", body)

    def _kept(self, letter: str, body: str) -> str:
        for name, written in self.automatic.items():
            if written == f'<style:style style:name="{name}"{body}':
                return name
        name = f"{letter}{len(self.automatic) + 1}"
        self.automatic[name] = f'<style:style style:name="{name}"{body}'
        return name

    def _inline(self, inline: doc.Inline) -> str:
        if isinstance(inline, str):
            return _text_xml(inline)
        if isinstance(inline, doc.Run):
            return self._run(inline)
        if isinstance(inline, doc.Field):
            return _field_xml(inline)
        if isinstance(inline, doc.Image):
            return self._image(inline)
        if isinstance(inline, doc.Note):
            self.count += 1
            return (
                f'<text:note text:id="ftn{self.count}" text:note-class="footnote">'
                f"<text:note-citation>{self.count}</text:note-citation><text:note-body>"
                f'<text:p text:style-name="Standard">{_text_xml(inline.text)}</text:p>'
                "</text:note-body></text:note>"
            )
        if isinstance(inline, doc.Mark):
            inside = self._inline(inline.content)
            name = quoteattr(inline.name)
            return f"<text:bookmark-start text:name={name}/>{inside}<text:bookmark-end text:name={name}/>"
        if isinstance(inline, doc.Link):
            return (
                f'<text:a xlink:type="simple" xlink:href={quoteattr(inline.address)}>'
                f"{_text_xml(inline.text)}</text:a>"
            )
        return self._comment(inline)

    def _comment(self, comment: doc.Comment) -> str:
        self.count += 1
        name = f"__Annotation__{self.count}"
        return (
            f'<office:annotation office:name="{name}"><dc:creator>{escape(comment.author)}'
            f"</dc:creator><dc:date>{comment.when:%Y-%m-%dT%H:%M:%S}</dc:date>"
            f"<text:p>{_text_xml(comment.text)}</text:p></office:annotation>{_text_xml(comment.on)}"
            f'<office:annotation-end office:name="{name}"/>'
        )

    def _run(self, run: doc.Run) -> str:
        text = _text_xml(run.text)
        if run.look != doc.Look():
            body = f' style:family="text"><style:text-properties{_text_settings(run.look)}/></style:style>'
            text = f'<text:span text:style-name="{self._kept("T", body)}">{text}</text:span>'
        if run.change is None:
            return text
        self.changes.append((run.change, run.text))
        name = f"ct{len(self.changes)}"
        if run.change.kind == "deleted":
            return f'<text:change text:change-id="{name}"/>'
        return f'<text:change-start text:change-id="{name}"/>{text}<text:change-end text:change-id="{name}"/>'

    def _tracked(self) -> str:
        """What was inserted and deleted; written last, as it is gathered with the text."""
        if not self.changes and not self.document.tracking:
            return ""
        rows = []
        for place, (change, text) in enumerate(self.changes, 1):
            kind = "deletion" if change.kind == "deleted" else "insertion"
            held = (
                f'<text:p text:style-name="Standard">{_text_xml(text)}</text:p>'
                if kind == "deletion"
                else ""
            )
            rows.append(
                f'<text:changed-region text:id="ct{place}" xml:id="ct{place}"><text:{kind}>'
                f"<office:change-info><dc:creator>{escape(change.author)}</dc:creator>"
                f"<dc:date>{change.when:%Y-%m-%dT%H:%M:%S}</dc:date></office:change-info>"
                f"{held}</text:{kind}></text:changed-region>"
            )
        on = "true" if self.document.tracking else "false"
        return (
            f'<text:tracked-changes text:track-changes="{on}">{"".join(rows)}'
            "</text:tracked-changes>"
        )

    def _sequences(self) -> str:
        names = sorted(
            {
                field.name
                for section in self.document.sections
                for block in section.blocks
                if isinstance(block, doc.Paragraph)
                for inline in block.inlines
                for field in [inline.content if isinstance(inline, doc.Mark) else inline]
                if isinstance(field, doc.Field) and field.kind == "sequence"
            }
        )
        if not names:
            return ""
        rows = "".join(
            f'<text:sequence-decl text:display-outline-level="0" text:name={quoteattr(name)}/>'
            for name in names
        )
        return f"<text:sequence-decls>{rows}</text:sequence-decls>"

    def _image(self, image: doc.Image) -> str:
        content, end = picture_of(image)
        path = f"Pictures/{image.name}" if "." in image.name else f"Pictures/{image.name}.{end}"
        self.pictures[path] = content
        title = f"<svg:title>{escape(image.title)}</svg:title>" if image.title else ""
        alt = f"<svg:desc>{escape(image.alt)}</svg:desc>" if image.alt else ""
        return (
            f'<draw:frame draw:style-name="FR" draw:name={quoteattr(image.name)} '
            f'text:anchor-type="as-char" svg:width="{image.width}cm" svg:height="{image.height}cm">'
            f'<draw:image xlink:href={quoteattr(path)} xlink:type="simple" xlink:show="embed" '
            f'xlink:actuate="onLoad"/>{title}{alt}</draw:frame>'
        )

    def _table(self, table: doc.Table) -> str:
        self.count += 1
        columns = max(len(row) for row in table.rows)
        rows = [
            "<table:table-row>"
            + "".join(
                '<table:table-cell office:value-type="string">'
                f'<text:p text:style-name="Standard">{_text_xml(cell)}</text:p></table:table-cell>'
                for cell in row
            )
            + "</table:table-row>"
            for row in table.rows
        ]
        head = "".join(rows[: table.header])
        head = f"<table:table-header-rows>{head}</table:table-header-rows>" if head else ""
        return (
            f'<table:table table:name="Tableau{self.count}">'
            f'<table:table-column table:number-columns-repeated="{columns}"/>'
            f"{head}{''.join(rows[table.header :])}</table:table>"
        )

    def _page(self, number: int, page: doc.Page) -> tuple[str, str]:
        """A page layout and the master page that uses it."""
        way = "landscape" if page.width > page.height else "portrait"
        mirrored = ' style:page-usage="mirrored"' if page.mirrored else ""
        gutter = f' loext:margin-gutter="{page.gutter}cm"' if page.gutter else ""
        layout = (
            f'<style:page-layout style:name="pm{number}"{mirrored}><style:page-layout-properties '
            f'fo:page-width="{page.width}cm" fo:page-height="{page.height}cm" '
            f'style:print-orientation="{way}" fo:margin-top="{page.top}cm" '
            f'fo:margin-bottom="{page.bottom}cm" fo:margin-left="{page.left}cm" '
            f'fo:margin-right="{page.right}cm"{gutter}/><style:header-style/><style:footer-style/>'
            "</style:page-layout>"
        )
        ends = ""
        for tag, inlines in (("header", page.header), ("footer", page.footer)):
            if inlines:
                inside = self._paragraph(doc.Paragraph(inlines, style=tag.capitalize()))
                ends += f"<style:{tag}>{inside}</style:{tag}>"
                if page.first_differs:
                    empty = self._paragraph(doc.Paragraph("", style=tag.capitalize()))
                    ends += f"<style:{tag}-first>{empty}</style:{tag}-first>"
        return layout, (
            f'<style:master-page style:name="Page{number}" style:page-layout-name="pm{number}">'
            f"{ends}</style:master-page>"
        )


def _contents_xml(contents: doc.Contents) -> str:
    rows = "".join(
        f'<text:p text:style-name="Contents_20_{level}">{_text_xml(title)}<text:tab/>{page}</text:p>'
        for title, level, page in contents.entries
    )
    return (
        '<text:table-of-content text:name="Sommaire1" text:protected="true">'
        f'<text:table-of-content-source text:outline-level="{contents.levels}"/>'
        f"<text:index-body>{rows}</text:index-body></text:table-of-content>"
    )


def _text_xml(text: str) -> str:
    """Text with its tabs, line breaks and runs of spaces."""
    written = escape(text).replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>")
    while "  " in written:
        start = written.index("  ")
        end = start
        while end < len(written) and written[end] == " ":
            end += 1
        written = f'{written[: start + 1]}<text:s text:c="{end - start - 1}"/>{written[end:]}'
    return written


def _field_xml(field: doc.Field) -> str:
    shown = escape(field.shown)
    if field.kind == "sequence":
        formula = quoteattr(f"ooow:{field.name}+1")
        return (
            f"<text:sequence text:name={quoteattr(field.name)} text:formula={formula} "
            f'style:num-format="1">{shown}</text:sequence>'
        )
    if field.kind == "reference":
        return (
            f'<text:bookmark-ref text:reference-format="text" '
            f"text:ref-name={quoteattr(field.name)}>{shown}</text:bookmark-ref>"
        )
    if field.kind == "merge":
        return (
            f'<text:database-display text:table-name="Feuille1" text:table-type="table" '
            f"text:column-name={quoteattr(field.name)}>&lt;{escape(field.name)}&gt;"
            "</text:database-display>"
        )
    tag = _FIELDS[field.kind]
    return f"<text:{tag}>{shown}</text:{tag}>"


def _style_xml(style: doc.Style) -> str:
    level = f' style:default-outline-level="{style.level}"' if style.level else ""
    parent = f' style:parent-style-name="{_style_name(style.parent)}"' if style.parent else ""
    return (
        f'<style:style style:name="{_style_name(style.name)}" style:display-name={quoteattr(style.name)} '
        f'style:family="paragraph"{parent}{level}>'
        f"<style:paragraph-properties{_paragraph_settings(style.look)}/>"
        f"<style:text-properties{_text_settings(style.look)}/></style:style>"
    )


def _paragraph_settings(look: doc.Look) -> str:
    rows = {
        "fo:text-align": _ALIGNED.get(look.align),
        "fo:margin-top": _length_text(look.before, "pt"),
        "fo:margin-bottom": _length_text(look.after, "pt"),
        "fo:margin-left": _length_text(look.left, "cm"),
        "fo:text-indent": _length_text(look.first_line, "cm"),
        "fo:line-height": None if look.line_height is None else f"{look.line_height:.0%}",
        "fo:keep-with-next": None if look.keep_with_next is None else ("auto", "always")[look.keep_with_next],
        "fo:widows": None if look.widows is None else str(look.widows),
        "fo:orphans": None if look.orphans is None else str(look.orphans),
        "fo:break-before": None if look.break_before is None else ("auto", "page")[look.break_before],
    }  # fmt: skip
    return "".join(f' {name}="{value}"' for name, value in rows.items() if value is not None)


def _length_text(value: float | None, unit: str) -> str | None:
    return None if value is None else f"{value:g}{unit}"


def _text_settings(look: doc.Look) -> str:
    rows = {
        "style:font-name": None,
        "fo:font-family": escape(look.font) or None,
        "fo:font-size": _length_text(look.size, "pt"),
        "fo:font-weight": None if look.bold is None else ("normal", "bold")[look.bold],
        "fo:font-style": None if look.italic is None else ("normal", "italic")[look.italic],
        "style:text-underline-style": None if look.underline is None else ("none", "solid")[look.underline],
        "style:text-line-through-style": None if look.strike is None else ("none", "solid")[look.strike],
        "text:display": None if look.hidden is None else ("true", "none")[look.hidden],
        "fo:color": look.ink or None,
    }  # fmt: skip
    return "".join(f' {name}="{value}"' for name, value in rows.items() if value is not None)

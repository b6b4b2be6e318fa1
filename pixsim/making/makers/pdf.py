"""Documents as .pdf, with reportlab.

Changes are shown as accepted and comments are left out, as programs export by default.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Literal
from xml.sax.saxutils import escape, quoteattr

from reportlab import rl_config
from reportlab.lib.colors import toColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    TableStyle,
)  # fmt: skip
from reportlab.platypus import (
    Image as Figure,
)
from reportlab.platypus import (
    Paragraph as Laid,
)
from reportlab.platypus import (
    Table as Grid,
)

from pixsim.making import documents as doc
from pixsim.making.makers.pdf_revisions import append_revision
from pixsim.making.makers.styles import all_styles, picture_of, resolve_look
from pixsim.making.papers import Paper

_ALIGNED: dict[str, Literal[0, 1, 2, 4]] = {
    "": 0, "left": 0, "center": 1, "right": 2, "justify": 4,
}  # fmt: skip
_NEVER = "D:20000101000000+00'00'"  # what reportlab writes when it must not look at the clock
_EMBEDDED = ("Vera", "VeraBd", "VeraIt", "VeraBI")


def make_bytes(described: doc.Document | Paper, _suffix: str) -> bytes:
    """The bytes of a PDF."""
    paper = described if isinstance(described, Paper) else Paper(described)
    content = _laid_out(paper)
    if paper.earlier is None:
        return content
    return append_revision(_laid_out(Paper(paper.earlier, bookmarks=paper.bookmarks)), content)


def _laid_out(paper: Paper) -> bytes:
    writer = _Writer(paper)
    content = writer.built()
    if writer.counts_pages:
        content = _Writer(paper, pages=writer.pages).built()
    said = paper.document.properties
    created = f"D:{said.created:%Y%m%d%H%M%S}+00'00'"
    changed = f"D:{said.changed:%Y%m%d%H%M%S}+00'00'"
    for tag, moment in (("CreationDate", created), ("ModDate", changed)):
        content = content.replace(f"/{tag} ({_NEVER})".encode(), f"/{tag} ({moment})".encode())
    return content


class _Template(BaseDocTemplate):
    """Puts headings in the navigation pane as they come."""

    bookmarked = True
    marks, depth = 0, -1

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802
        """Called by reportlab after each piece of the story."""
        level = flowable.level if isinstance(flowable, _Line) else 0
        if level and self.bookmarked:
            self.marks += 1
            self.canv.bookmarkPage(f"m{self.marks}")
            self.depth = min(level - 1, self.depth + 1)
            self.canv.addOutlineEntry(flowable.getPlainText(), f"m{self.marks}", self.depth)


class _Line(Laid):
    """A paragraph that knows its level in the plan."""

    level = 0


class _Writer:
    def __init__(self, paper: Paper, pages: int = 1) -> None:
        self.paper, self.pages = paper, pages
        self.counts_pages = False
        self.notes: list[str] = []
        self.styles = {style.name: style for style in all_styles(paper.document.styles)}
        self.item = 0

    def built(self) -> bytes:
        stream = io.BytesIO()
        said, sections = self.paper.document.properties, self.paper.document.sections
        template = _Template(
            stream, invariant=1, title=said.title, author=said.author, subject=said.subject,
            keywords=[said.keywords], creator=said.program or "LibreOffice Writer",
            pagesize=(sections[0].page.width * cm, sections[0].page.height * cm),
            # else every page lists a font that it does not use
            initialFontName=_font_name(resolve_look("Standard", self.styles)),
        )  # fmt: skip
        template.bookmarked = self.paper.bookmarks
        template.addPageTemplates([self._page(n, one.page) for n, one in enumerate(sections)])
        story: list[Flowable] = []
        for number, section in enumerate(sections):
            if number:
                story += [NextPageTemplate(f"page{number}"), PageBreak()]
            story += [flowable for block in section.blocks for flowable in self._block(block)]
        story += [
            Laid(f"<super>{n}</super> {text}", self._style("Standard", doc.Look(size=9)))
            for n, text in enumerate(self.notes, 1)
        ]
        template.build(story)
        self.pages = template.page
        return stream.getvalue()

    def _page(self, number: int, page: doc.Page) -> PageTemplate:
        left = page.left + page.gutter
        frame = Frame(
            left * cm, page.bottom * cm, (page.width - left - page.right) * cm,
            (page.height - page.top - page.bottom) * cm,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )  # fmt: skip

        def repeated(canvas: Any, template: Any) -> None:
            shown = template.page
            if not (page.first_differs and shown == 1):
                for style, inlines, height in (
                    ("Header", page.header, page.height - page.top / 2),
                    ("Footer", page.footer, page.bottom / 2),
                ):
                    self._repeat(canvas, style, inlines, (left, height), page, shown)

        return PageTemplate(
            f"page{number}", [frame], onPage=repeated, onPageEnd=self._over,
            pagesize=(page.width * cm, page.height * cm),
        )  # fmt: skip

    def _repeat(
        self,
        canvas: Any,
        style: str,
        inlines: tuple[doc.Inline, ...],
        at: tuple[float, float],
        page: doc.Page,
        shown: int,
    ) -> None:
        if not inlines:
            return
        number = shown if page.first_number is None else shown + page.first_number - 1
        laid = Laid(
            "".join(self._inline(one, number) for one in inlines), self._style(style, doc.Look())
        )
        width = (page.width - page.left - page.right - page.gutter) * cm
        laid.wrapOn(canvas, width, page.height * cm)
        laid.drawOn(canvas, at[0] * cm, at[1] * cm)

    def _over(self, canvas: Any, template: Any) -> None:
        """Boxes and form fields of a page."""
        for box in self.paper.boxes:
            if box.page == template.page:
                canvas.setFillColor(box.colour)
                canvas.rect(*box.place, stroke=0, fill=1)
        for field in self.paper.fields:
            if field.page == template.page:
                self._field(canvas.acroForm, field)

    def _field(self, form: Any, field: Any) -> None:
        x, y = field.at
        if field.kind == "check":
            form.checkbox(name=field.name, x=x, y=y, checked=field.value == "oui", size=14)
        elif field.kind == "choice":
            form.choice(
                name=field.name, x=x, y=y, options=list(field.choices), width=160, height=18,
                value=field.value or field.choices[0],
            )  # fmt: skip
        else:
            form.textfield(name=field.name, x=x, y=y, value=field.value, width=160, height=18)

    def _style(self, name: str, own: doc.Look) -> ParagraphStyle:
        look = resolve_look(name, self.styles, own)
        size = look.size or 12
        return ParagraphStyle(
            name,
            fontName=_font_name(look),
            fontSize=size,
            leading=1.2 * size * (look.line_height or 1),
            alignment=_ALIGNED[look.align],
            spaceBefore=look.before or 0,
            spaceAfter=look.after or 0,
            leftIndent=(look.left or 0) * cm,
            firstLineIndent=(look.first_line or 0) * cm,
            textColor=toColor(look.ink or "#000000"),
            keepWithNext=bool(look.keep_with_next),
        )

    def _block(self, block: doc.Block) -> Iterator[Flowable]:
        if isinstance(block, doc.Paragraph):
            yield from self._paragraph(block)
        elif isinstance(block, doc.Table):
            style = self._style("Standard", doc.Look(after=0))
            cells = [
                [Laid(escape(_usual_spaces(cell)), style) for cell in row] for row in block.rows
            ]
            grid = Grid(cells, repeatRows=block.header)
            grid.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "#808080")]))
            yield grid
        else:
            yield from self._contents(block)

    def _contents(self, contents: doc.Contents) -> Iterator[Flowable]:
        for title, level, page in contents.entries:
            dots = " . . . . . "
            text = escape(_usual_spaces(f"{title}{dots}{page}"))
            yield Laid(text, self._style(f"Contents {level}", doc.Look()))

    def _paragraph(self, paragraph: doc.Paragraph) -> Iterator[Flowable]:
        style = self._style(paragraph.style, paragraph.look)
        look = resolve_look(paragraph.style, self.styles, paragraph.look)
        if look.break_before:
            yield PageBreak()
        pictures = [one for one in paragraph.inlines if isinstance(one, doc.Image)]
        for picture in pictures:
            content, _end = picture_of(picture)
            yield Figure(io.BytesIO(content), picture.width * cm, picture.height * cm)
        rest = [one for one in paragraph.inlines if not isinstance(one, doc.Image)]
        if pictures and not rest:
            return
        text = "".join(self._inline(one) for one in rest)
        bullet = None
        if paragraph.bullet:
            self.item = self.item + 1 if paragraph.bullet == "1." else 0
            bullet = "•" if paragraph.bullet == "•" else f"{self.item}."
            style.leftIndent += 18
        else:
            self.item = 0
        for hidden in self.paper.hidden:
            black = '<font color="#000000" backColor="#000000">'
            text = text.replace(
                escape(_usual_spaces(hidden)), f"{black}{escape(_usual_spaces(hidden))}</font>"
            )
        laid = _Line(text or "\u00a0", style, bulletText=bullet)
        named = self.styles.get(paragraph.style)
        laid.level = named.level if named else 0
        yield laid

    def _inline(self, inline: doc.Inline, number: int = 1) -> str:
        if isinstance(inline, str):
            return _marked_up(inline)
        if isinstance(inline, doc.Run):
            return self._run(inline)
        if isinstance(inline, doc.Field):
            return self._shown(inline, number)
        if isinstance(inline, doc.Note):
            self.notes.append(escape(_usual_spaces(inline.text)))
            return f"<super>{len(self.notes)}</super>"
        if isinstance(inline, doc.Comment):
            return _marked_up(inline.on)
        if isinstance(inline, doc.Mark):
            return self._inline(inline.content, number)
        if isinstance(inline, doc.Link):
            return f"<a href={quoteattr(inline.address)}>{_marked_up(inline.text)}</a>"
        raise ValueError("a picture in a header or a footer is not made in .pdf")

    def _shown(self, field: doc.Field, number: int) -> str:
        if field.kind == "page":
            return str(number)
        if field.kind == "pages":
            self.counts_pages = True
            return str(self.pages)
        return _marked_up(f"«{field.name}»" if field.kind == "merge" else field.shown)

    def _run(self, run: doc.Run) -> str:
        if run.change is not None and run.change.kind == "deleted":
            return ""
        if run.look.hidden:
            return ""
        look, text = run.look, _marked_up(run.text)
        for tag, on in (
            ("b", look.bold),
            ("i", look.italic),
            ("u", look.underline),
            ("strike", look.strike),
        ):
            text = f"<{tag}>{text}</{tag}>" if on else text
        face = f" face={quoteattr(_font_name(look))}" if look.font else ""
        size = f' size="{look.size:g}"' if look.size else ""
        ink = f' color="{look.ink}"' if look.ink else ""
        return f"<font{face}{size}{ink}>{text}</font>" if face or size or ink else text


def _font_name(look: doc.Look) -> str:
    """One of the fonts every reader has, or « Vera », which is put in the file."""
    bold, italic, font = bool(look.bold), bool(look.italic), look.font.lower()
    if "vera" in font:
        _register_fonts()
        return _EMBEDDED[bold + 2 * italic]
    if any(word in font for word in ("sans", "arial", "helvetica", "calibri", "verdana")):
        return "Helvetica" + ("-" if bold or italic else "") + "Bold" * bold + "Oblique" * italic
    if any(word in font for word in ("mono", "courier", "consolas")):
        return "Courier" + ("-" if bold or italic else "") + "Bold" * bold + "Oblique" * italic
    return ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic")[bold + 2 * italic]


def _register_fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name in _EMBEDDED:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    pdfmetrics.registerFontFamily("Vera", *_EMBEDDED)


def _usual_spaces(text: str) -> str:
    """Text with the spaces that the fonts of every reader have."""
    return text.replace("\u202f", "\u00a0")


def _marked_up(text: str) -> str:
    return escape(_usual_spaces(text)).replace("\n", "<br/>").replace("\t", "\u00a0" * 4)


rl_config.invariant = 1

"""Slide shows as .odp."""

from __future__ import annotations

from xml.sax.saxutils import escape

from pixsim.making.makers.open_document import meta_part, office_part, open_document_package
from pixsim.making.slides import Slide, SlideShow

_TRANSITIONS = {"fade": "fade", "push": "pushWipe", "wipe": "barWipe"}


def make_bytes(show: SlideShow, _suffix: str) -> bytes:
    """The bytes of a slide show."""
    styles = "".join(_page_style(number, slide) for number, slide in enumerate(show.slides))
    pages = "".join(_slide_xml(number, slide) for number, slide in enumerate(show.slides))
    frame = (
        '<draw:frame draw:layer="backgroundobjects" svg:x="1cm" svg:y="14.6cm" svg:width="26cm" '
        f'svg:height="1cm"><draw:text-box><text:p>{escape(show.footer)}</text:p></draw:text-box>'
        "</draw:frame>"
    )
    return open_document_package(
        "presentation",
        {
            "content.xml": office_part(
                "document-content",
                f"<office:automatic-styles>{styles}</office:automatic-styles>"
                f"<office:body><office:presentation>{pages}</office:presentation></office:body>",
            ),
            "styles.xml": office_part(
                "document-styles",
                '<office:styles/><office:automatic-styles><style:page-layout style:name="PM1">'
                '<style:page-layout-properties fo:page-width="28cm" fo:page-height="15.75cm" '
                'style:print-orientation="landscape"/></style:page-layout>'
                "</office:automatic-styles><office:master-styles>"
                '<style:master-page style:name="Masque" style:page-layout-name="PM1">'
                f"{frame if show.footer else ''}</style:master-page></office:master-styles>",
            ),
            "meta.xml": meta_part(show.properties),
        },
    )


def _page_style(number: int, slide: Slide) -> str:
    seen = ' presentation:visibility="hidden"' if slide.hidden else ""
    kind = _TRANSITIONS.get(slide.transition)
    how = f' smil:type="{kind}"' if kind else ""
    return (
        f'<style:style style:name="dp{number}" style:family="drawing-page">'
        f"<style:drawing-page-properties{seen}{how}/></style:style>"
    )


def _slide_xml(number: int, slide: Slide) -> str:
    lines = "".join(
        f'<text:p xml:id="s{number}l{place}" text:id="s{number}l{place}">{escape(line)}</text:p>'
        for place, line in enumerate(slide.lines)
    )
    notes = "".join(f"<text:p>{escape(line)}</text:p>" for line in slide.notes.split("\n"))
    notes = (
        '<presentation:notes><draw:page-thumbnail svg:x="2cm" svg:y="2cm" svg:width="14cm" '
        f'svg:height="8cm" draw:page-number="{number + 1}" presentation:class="page"/>'
        '<draw:frame presentation:class="notes" svg:x="2cm" svg:y="13cm" svg:width="17cm" '
        f'svg:height="12cm"><draw:text-box>{notes}</draw:text-box></draw:frame>'
        "</presentation:notes>"
        if slide.notes
        else ""
    )
    return (
        f'<draw:page draw:name="Diapo {number + 1}" draw:style-name="dp{number}" '
        'draw:master-page-name="Masque">'
        f"{_frame_xml('title', 1, 2.5, f'<text:p>{escape(slide.title)}</text:p>')}"
        f"{_frame_xml('outline', 4, 10, lines) if slide.lines else ''}"
        f"{_animation_xml(number, slide)}{notes}</draw:page>"
    )


def _frame_xml(kind: str, top: float, height: float, inside: str) -> str:
    return (
        f'<draw:frame presentation:class="{kind}" draw:layer="layout" svg:x="1.5cm" '
        f'svg:y="{top}cm" svg:width="25cm" svg:height="{height}cm">'
        f"<draw:text-box>{inside}</draw:text-box></draw:frame>"
    )


def _animation_xml(number: int, slide: Slide) -> str:
    """Lines that appear one by one, at each click."""
    if not slide.animated:
        return ""
    steps = "".join(
        '<anim:par smil:begin="next"><anim:par smil:begin="0s"><anim:par smil:begin="0s" '
        'smil:fill="hold" presentation:node-type="on-click" presentation:preset-class="entrance" '
        'presentation:preset-id="ooo-entrance-appear"><anim:set smil:begin="0s" smil:dur="0.001s" '
        f'smil:fill="hold" smil:targetElement="s{number}l{place}" anim:sub-item="text" '
        'smil:attributeName="visibility" smil:to="visible"/></anim:par></anim:par></anim:par>'
        for place in range(len(slide.lines))
    )
    return (
        '<anim:par presentation:node-type="timing-root"><anim:seq '
        f'presentation:node-type="main-sequence">{steps}</anim:seq></anim:par>'
    )

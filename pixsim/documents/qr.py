"""QR codes as pictures."""

from __future__ import annotations

from io import BytesIO


def qr_svg(text: str) -> str:
    """A QR code as an SVG picture that scales, error correction M."""
    import segno

    out = BytesIO()
    code = segno.make(text, error="m", micro=False, boost_error=False)
    code.save(out, kind="svg", border=4, xmldecl=False, svgns=True, omitsize=True, nl=False)
    return out.getvalue().decode()

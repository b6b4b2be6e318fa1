"""QR codes as pictures; `segno` comes with the extra ``pdf``."""

from __future__ import annotations

from io import BytesIO


class NoQrError(RuntimeError):
    """The library that draws QR codes is not installed."""


def qr_svg(text: str) -> str:
    """A QR code as an SVG picture that scales, error correction M.

    Raises
    ------
    NoQrError
    """
    try:
        import segno
    except ImportError as error:
        raise NoQrError("segno is not installed") from error
    out = BytesIO()
    code = segno.make(text, error="m", micro=False, boost_error=False)
    code.save(out, kind="svg", border=4, xmldecl=False, svgns=True, omitsize=True, nl=False)
    return out.getvalue().decode()

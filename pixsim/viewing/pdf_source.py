"""What a PDF is made of: its objects, without the packed pages, pictures and fonts between them.

Those are bytes that no eye reads and that a voice would spell out for minutes; what is around them
says fonts, sizes of pages, fields and versions.
"""

from __future__ import annotations

import re

from pixsim.foundation.i18n import ngettext
from pixsim.viewing.plain_files import is_text, source_view
from pixsim.viewing.views import TextView

_STREAM = re.compile(rb"(?<=stream)(?<!endstream)(\r?\n)(.*?)(\r?\n)?(?=endstream)", re.DOTALL)
_FILTER = b"/Filter"
_LOOKED_BACK = 1000  # bytes of what is said of a stream before it
_MARK = re.compile(rb"\A(%PDF-[0-9.]+\s+)%[^\r\n]*")


def pdf_source(content: bytes) -> TextView:
    """Objects as text; each packed stream is a line that says how long it is."""
    if not content.startswith(b"%PDF"):
        return source_view(content)  # another thing under this name, which may be the question
    bare = _MARK.sub(rb"\1", content, count=1)  # four bytes that say « no text » to programs

    def line(found: re.Match[bytes]) -> bytes:
        said = bare[max(0, found.start() - _LOOKED_BACK) : found.start()]
        packed = _FILTER in said[said.rfind(b" obj") :]
        if not packed and is_text(found[2]):
            return found[0]
        n = len(found[2])
        told = ngettext("({n} octet compressé)", "({n} octets compressés)", n).format(n=n)
        return b"\n" + told.encode() + b"\n"

    return source_view(_STREAM.sub(line, bare))

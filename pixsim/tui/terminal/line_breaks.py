r"""Where Rich and Textual may end a line: not at a no-break space.

Both break at ``\s``, which includes U+00A0 and U+202F, so French punctuation would begin lines. Their
patterns are module globals; `tests/tui/test_line_breaks.py` guards the two private names.
"""

from __future__ import annotations

import re

import rich._wrap
import textual._wrap

from pixsim.text.french_spaces import BREAKS


def keep_french_spaces() -> None:
    """Have Rich and Textual break lines at breakable spaces only; called once, at import."""
    rich._wrap.re_word = re.compile(rf"[{BREAKS}]*[^{BREAKS}]+[{BREAKS}]*")
    textual._wrap.re_chunk = re.compile(rf"[^{BREAKS}]+[{BREAKS}]*|[{BREAKS}]+")


keep_french_spaces()

"""French ways of writing that a translated question has kept: numbers, spaces, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixsim.bank.checking.wording import Fault
from pixsim.bank.drawing.text_layout import is_preformatted
from pixsim.bank.question import Question

_QUOTED = re.compile(r"“[^”]*”|`[^`]*`")
_HABITS = {
    "decimal_comma": re.compile(
        r"(?<![\w,.])\d+,(?:\d{1,2}|\d{4,})(?![\w,.]*\d)(?=[ \u00a0\u202f]?(?:[^\W\d_]|[%€÷×:;.]|$))"
    ),
    "french_space": re.compile(r"[^\s:;!?][ \u00a0\u202f][;:!?](?!\S)|\d[ \u00a0\u202f][%€]"),
    "guillemets": re.compile(r"[«»]"),
}


def english_faults(question: Question) -> Iterator[Fault]:
    """French habits in the sentences of an English question; what it quotes stays as in its source."""
    for text in _french_sentences(question):
        bare = _QUOTED.sub("“…”", text)
        for kind, habit in _HABITS.items():
            if found := habit.search(bare):
                yield kind, {"text": found[0].strip()}


def _french_sentences(question: Question) -> Iterator[str]:
    for text in (question.statement, question.explanation):
        yield from (line for line in text.splitlines() if not is_preformatted(line))
    yield from (*question.options, question.placeholder)
    for field in question.fields:
        yield from (field.label, *field.options)

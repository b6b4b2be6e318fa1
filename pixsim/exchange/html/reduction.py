"""Reduces the HTML of a quiz to the layout of the bank: paragraphs, lists, code, tables.

What cannot be kept is named, by `Reduced.lost`.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from pixsim.exchange.encoding import without_controls
from pixsim.exchange.html.reader import SPACES, Block, HtmlReader, join_blocks
from pixsim.exchange.quiz import Text, UnreadableQuestionError

LONGEST = 60_000  # characters of a text
_TEX = re.compile(r"\\\(.*?\\\)|\\\[.*?\\\]|\$\$.*?\$\$", re.DOTALL)
_FENCE = re.compile(r"^ {0,3}(```|~~~)")


@dataclass(frozen=True, slots=True)
class Reduced:
    """A text of the bank, and the names of what was lost on the way."""

    text: str
    lost: tuple[str, ...] = ()


def reduce_html(text: Text, files: Container[str] = ()) -> Reduced:
    """A text as the bank writes it.

    Parameters
    ----------
    text : Text
    files : container of str
        Names of the files that come with the question: their pictures are named, not lost.

    Raises
    ------
    UnreadableQuestionError
        A text of more than `LONGEST` characters.
    """
    if len(text.text) > LONGEST:
        raise UnreadableQuestionError("quiz_long_text", n=len(text.text), most=LONGEST)
    source = without_controls(text.text)
    if text.markup == "plain":
        return Reduced(join_blocks([Block("p", line) for line in source.split("\n")]))
    if text.markup == "markdown":
        return _from_markdown(source, files)
    reader = HtmlReader(files, breaks=text.markup == "moodle")
    reader.feed(source.replace("<![", "&lt;["))  # marked sections: the parser stops at odd ones
    reader.close()
    lost = list(reader.lost)
    if _TEX.search(source):
        lost.append("TeX")
    return Reduced(join_blocks(reader.blocks()), tuple(dict.fromkeys(lost)))


def one_line(text: Text, files: Container[str] = ()) -> Reduced:
    """A text as an option, a label or an answer: on one line."""
    found = reduce_html(text, files)
    return Reduced(SPACES.sub(" ", found.text).strip(), found.lost)


def _from_markdown(source: str, files: Container[str]) -> Reduced:
    """Markdown is almost the layout of the bank: marks of headings, lists and fences are changed."""
    blocks: list[Block] = []
    paragraph: list[str] = []
    code: list[str] | None = None
    lost: list[str] = []

    def end() -> None:
        if paragraph:
            found = reduce_html(Text(" ".join(paragraph)), files)
            lost.extend(found.lost)
            blocks.append(Block("p", SPACES.sub(" ", found.text)))
            paragraph.clear()

    for line in source.split("\n"):
        if _FENCE.match(line):
            end()
            if code is not None:
                blocks.append(Block("pre", "\n".join(code)))
            code = [] if code is None else None
        elif code is not None:
            code.append(line)
        elif line.startswith(("    ", "\t")) and not paragraph:
            blocks.append(Block("pre", line.removeprefix("\t").removeprefix("    ")))
        elif (entry := re.match(r"\s*[-*+]\s+(.*)", line)) is not None:
            end()
            blocks.append(Block("li", _strip_marks(entry[1])))
        elif not line.strip():
            end()
        else:
            paragraph.append(_strip_marks(re.sub(r"^\s*#+\s+", "", line)))
    end()
    if code:
        blocks.append(Block("pre", "\n".join(code)))
    return Reduced(join_blocks(blocks), tuple(dict.fromkeys(lost)))


def _strip_marks(line: str) -> str:
    return re.sub(r"(\*\*|__|`)(.+?)\1", r"\2", line).strip()

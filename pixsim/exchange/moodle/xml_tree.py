"""Parses the XML of a quiz, up to a depth and size; a document type is refused, since it may define entities."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError

from pixsim.exchange.quiz import Quiz
from pixsim.foundation.problems import DataError, Problem

_DECLARED = re.compile(rb"^\s*<\?xml[^>]*\?>")
DEEPEST = 200  # elements inside elements: a quiz has about six
MOST_ELEMENTS = 1_000_000


def parse_root(quiz: Quiz, raw: bytes) -> Element:
    """The parsed document; one that claims UTF-8 and is not is taken for Windows-1252."""
    try:
        return _parse_xml(quiz.file, raw)
    except ParseError as error:
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            text = _DECLARED.sub(b"", raw).decode("cp1252", errors="replace")
            quiz.warnings.append(Problem.of(quiz.file, "", "", "guessed_encoding"))
            try:
                return _parse_xml(quiz.file, text.encode())
            except ParseError as again:
                raise _not_xml_error(quiz.file, again) from again
        raise _not_xml_error(quiz.file, error) from error


def _parse_xml(file: str, raw: bytes) -> Element:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import XMLParser

    parser = XMLParser(target=_Builder(), forbid_dtd=True)
    try:
        parser.feed(raw.lstrip(b" \t\r\n"))
        root: Element = parser.close()
    except DefusedXmlException as error:
        raise DataError([Problem.of(file, "", "", "xml_doctype")]) from error
    except _TooMuchError as error:
        raise DataError([Problem.of(file, "", "", "xml_too_much")]) from error
    except (ValueError, LookupError) as error:  # an encoding that Python does not have
        raise DataError(
            [Problem.of(file, "", "", "xml_encoding", error=_declared_encoding(raw))]
        ) from error
    return root


def _not_xml_error(file: str, error: ParseError) -> DataError:
    line, column = error.position
    said = str(error).partition(":")[0]
    return DataError(
        [Problem.of(file, f"line {line}", "", "xml_invalid", error=said, column=column)]
    )


def _declared_encoding(raw: bytes) -> str:
    """The encoding that a document says it is in."""
    found = re.search(rb"""encoding\s*=\s*["']([^"']{1,40})""", raw[:200])
    return found[1].decode("ascii", "replace") if found else "?"


class _TooMuchError(Exception):
    pass


class _Builder:
    """A tree that stops at a depth and size no quiz has: they would exhaust the stack or the memory."""

    def __init__(self) -> None:
        from xml.etree.ElementTree import TreeBuilder

        self._tree = TreeBuilder()
        self._depth = self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST or self._count > MOST_ELEMENTS:
            raise _TooMuchError
        self._tree.start(tag, attributes)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._tree.end(tag)

    def data(self, text: str) -> None:
        self._tree.data(text)

    def close(self) -> Element:
        return self._tree.close()

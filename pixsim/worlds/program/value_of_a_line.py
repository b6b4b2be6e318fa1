"""What stays of a line of Python where only its value is typed: « int(age) » for « age = int(age) »."""

from __future__ import annotations

import re

_STATEMENT = re.compile(
    r"(if|elif|else|for|while|def|return|pass|break|continue|print)\b|\w+\.(append|clear|insert|remove|reverse|sort)\("
)
_ASSIGNED = re.compile(
    r"(?P<head>[\w.]+(?:\[[^\]]*\])?\s*(?:[-+*/%]|//|\*\*)?=(?!=)\s*)(?P<value>.*)"
)
_BLOCK = re.compile(r"(?P<head>(?:if|elif|while|return)\b\s*)(?P<value>.*?)(?P<tail>\s*:?)")


def framed(typed: str, line: str) -> str:
    """A line, once a text is typed over it.

    An expression alone does nothing in a program: it takes the place of the value of the line, whose
    « name = », « return » or « if … : » stays. A whole statement takes the place of the whole line.

    Parameters
    ----------
    typed : str
        What was typed.
    line : str
        The line as it is.
    """
    if not typed or _STATEMENT.match(typed) or _ASSIGNED.fullmatch(typed):
        return typed
    found = _ASSIGNED.fullmatch(line) or _BLOCK.fullmatch(line)
    if found is None:
        return typed
    tail = found.groupdict().get("tail", "")
    return f"{found['head']}{typed.removesuffix(':').rstrip() if tail else typed}{tail}"


_GIVEN = re.compile(r"(?P<name>[^\W\d]\w*)\s*←\s*")


def given(typed: str, before: str) -> str:
    """« 3 » for « tarif = 3 » or « tarif <- 3 », typed where a block says « tarif ← » already.

    Parameters
    ----------
    typed : str
        What was typed.
    before : str
        What the block says before its value.
    """
    found = _GIVEN.fullmatch(before)
    if found is None:
        return typed
    return re.sub(rf"^{re.escape(found['name'])}\s*(?:←|:=|<-|=(?!=))\s*", "", typed)


_COMPARES = re.compile(r"\s*(?:[<>=!]=?|≤|≥|≠|(?:not )?in\b|is\b)")
_WORD = re.compile(r"(?<![\w.])(?=[\w(])")


def compared(typed: str, before: str, value: str) -> str:
    """« <= seul » for « len(texte) <= seul », typed where « if len(texte) » stands before a comparison.

    Parameters
    ----------
    typed : str
        What was typed.
    before : str
        What the line says before its value.
    value : str
        What it takes the place of.
    """
    if not _COMPARES.match(value) or _COMPARES.match(typed):
        return typed
    heads = (before[start.start() :].strip() for start in _WORD.finditer(before))
    head = next((head for head in heads if typed.startswith(head)), "")
    rest = typed[len(head) :].strip()
    return rest if head and _COMPARES.match(rest) else typed


_CALL = re.compile(r"(?P<name>[^\W\d]\w*)\(.*\)")
_VALUES = re.compile(r"[\w.]+(?:\s*,\s*[\w.]+)+")


def called(typed: str, value: str) -> str:
    """« tarif(c, b, a) » for « c, b, a », typed where « tarif(a, b, c) » is: what is in the brackets alone.

    Parameters
    ----------
    typed : str
        What was typed.
    value : str
        What it takes the place of.
    """
    call = _CALL.fullmatch(value)
    plain = typed[1:-1] if typed[:1] == "(" and typed[-1:] == ")" else typed
    return f"{call['name']}({plain})" if call and _VALUES.fullmatch(plain.strip()) else typed

"""Commands that pick, count or order lines of files, or of a pipe."""

from __future__ import annotations

import re

from pixsim.foundation.i18n import content as _
from pixsim.worlds.shell.command_arguments import Does, Lines, Result, options, text_of, texts_of
from pixsim.worlds.shell.data import Terminal
from pixsim.worlds.shell.parsing import Fault


def ends(last: bool) -> Does:
    """« head » or « tail »."""

    def does(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:
        count = 10
        if words and re.fullmatch(r"-\d{1,3}", words[0]):
            count, words = int(words[0][1:]), words[1:]
        elif len(words) > 1 and words[0] == "-n" and re.fullmatch(r"\d{1,3}", words[1]):
            count, words = int(words[1]), words[2:]
        found: list[str] = []
        for path, lines in texts_of(terminal, words, piped, user):
            if len(words) > 1:
                found += [*([""] if found else []), f"==> {path} <=="]
            found += (lines[-count:] if count else []) if last else lines[:count]
        return terminal, found

    return does


def counts(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:
    """« wc »: lines, words and bytes of each file, and in all where there are several."""
    letters, paths = options(words, "lwc")
    rows = [
        (path, [n for letter, n in _sizes(lines) if not letters or letter in letters])
        for path, lines in texts_of(terminal, paths, piped, user)
    ]
    if len(rows) > 1:
        rows.append(("total", [sum(column) for column in zip(*(sizes for _path, sizes in rows), strict=True)]))  # fmt: skip
    return terminal, [" ".join([*map(str, sizes), *([path] if path else [])]) for path, sizes in rows]  # fmt: skip


def _sizes(lines: Lines) -> tuple[tuple[str, int], ...]:
    """Lines, words and bytes, by the letters that ask for them."""
    return (
        ("l", len(lines)),
        ("w", sum(len(line.split()) for line in lines)),
        ("c", sum(len(line.encode()) + 1 for line in lines)),
    )


def lines_with(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:
    """« grep »: lines that hold some text, after the name of their file where several are named.

    Raises
    ------
    Fault
    """
    letters, rest = options(words, "icvnhH")
    if not rest:
        raise Fault(_("il manque ce qu'on cherche"))
    wanted, *paths = rest
    low = wanted.casefold() if "i" in letters else wanted
    start, end = low.startswith("^"), low.endswith("$")
    low = low.removeprefix("^").removesuffix("$")

    def fits(line: str) -> bool:
        line = line.casefold() if "i" in letters else line
        held = (
            line == low
            if start and end
            else line.startswith(low)
            if start
            else line.endswith(low)
            if end
            else low in line
        )
        return held != ("v" in letters)

    found: list[str] = []
    for path, lines in texts_of(terminal, paths, piped, user):
        named = path and (len(paths) > 1 or "H" in letters) and "h" not in letters
        before = f"{path}:" if named else ""
        held = [(n, line) for n, line in enumerate(lines, 1) if fits(line)]
        if "c" in letters:
            found.append(f"{before}{len(held)}")
        else:
            found += [f"{before}{n}:{line}" if "n" in letters else f"{before}{line}" for n, line in held]  # fmt: skip
    return terminal, found


def in_order(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:
    """« sort »: lines in order."""
    letters, paths = options(words, "rnu")
    lines = text_of(terminal, paths, piped, user)
    lines = list(dict.fromkeys(lines)) if "u" in letters else lines

    def rank(line: str) -> tuple[float, str]:
        match = re.match(r"\s*(-?\d{1,15})", line)
        return (float(match[1]) if "n" in letters and match else 0.0, line)

    return terminal, sorted(lines, key=rank, reverse="r" in letters)


def without_repeats(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:
    """« uniq »: each run of equal lines once."""
    letters, paths = options(words, "c")
    found: list[list[str]] = []
    for line in text_of(terminal, paths, piped, user):
        if found and found[-1][0] == line:
            found[-1].append(line)
        else:
            found.append([line])
    return terminal, [f"{len(same)} {same[0]}" if "c" in letters else same[0] for same in found]


def said(terminal: Terminal, words: list[str], piped: Lines, user: str) -> Result:  # noqa: ARG001
    """« echo »: the words."""
    return terminal, [" ".join(words)]

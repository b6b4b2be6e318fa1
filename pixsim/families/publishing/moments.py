"""Competence 2.2, level 7: the address of a part of a page, and of a moment of a film that was cut and added to since."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import plain
from pixsim.families.publishing.opened import TEXT, page_of
from pixsim.making.texts import DataTable, lines

_RATE = 25  # frames a second
_TITLES = ("Ouverture", "Budget", "Questions du public", "Projets", "Vote", "Conclusion")
Span = tuple[int, int]
"""From a frame to another, in the film as it was."""


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}:{seconds % 60:02}.000"


def _code(frames: int) -> str:
    """Hours, minutes, seconds and frames."""
    seconds, rest = divmod(frames, _RATE)
    return f"{_clock(seconds)[:8]}:{rest:02}"


def _length(spans: list[Span]) -> int:
    """Frames that are in any of some spans."""
    total, reached = 0, 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _removed(rng: np.random.Generator, starts: list[int], heard: int) -> list[Span]:
    """What was taken out before a part: some of it twice, by two people, and some across two parts."""
    spans: list[Span] = []
    for place in range(heard):
        low, high = starts[place] * _RATE, starts[place + 1] * _RATE
        start = low + integer(rng, 20 * _RATE, (high - low) // 2)
        end = start + integer(rng, 8 * _RATE, 30 * _RATE)
        spans.append((start, end))
        if place == 0 or rng.integers(2):  # the other one took out a bit of it, and went on
            spans.append((start + integer(rng, 2, 6) * _RATE + integer(rng, 1, 24), end + integer(rng, 40, 400)))  # fmt: skip
        if place:  # across the end of the part before
            spans.append((low - integer(rng, 50, 300), low + integer(rng, 50, 200)))
    return spans


def link_to_a_moment(rng: np.random.Generator) -> dict[str, Any]:
    """The address of a title that has namesakes, and of the beginning of a part in a film as it is now."""
    root = f"https://{pick(rng, ('conference', 'atelier', 'rencontre'))}-{integer(rng, 10, 99)}.example/compte-rendu"
    titles = sample(rng, _TITLES, 5)
    idents = [f"p{integer(rng, 10, 99)}-{plain(title.split()[0])}" for title in titles]
    asked, heard = sample(rng, range(1, 5), 2)
    page, dropped = _report(rng, root, titles, idents, asked)
    starts = sorted(sample(rng, range(45, 3500, 150), 5))
    chapters = ["WEBVTT", ""]
    for n, (title, start) in enumerate(zip(titles, starts, strict=True)):
        end = starts[n + 1] if n < 4 else start + 200
        chapters += [str(n + 1), f"{_clock(start)} --> {_clock(end)}", title, ""]
    here = starts[heard] * _RATE
    gone = _removed(rng, starts, heard)
    later = [(here + 3 * _RATE, here + 3 * _RATE + integer(rng, 100, 500)), (here + 60 * _RATE, here + 70 * _RATE)]  # fmt: skip
    added = [
        (here - 12 * _RATE, integer(rng, 100, 600)),
        (starts[0] * _RATE, integer(rng, 100, 400)),
    ]
    lost = _length(gone)
    title_card = 6 * _RATE + (lost - sum(length for _at, length in added)) % _RATE
    added.append((0, title_card))  # makes it whole seconds
    more = sum(length for _at, length in added)
    moment = (here - lost + more) // _RATE
    after = [(here + 30 * _RATE, integer(rng, 100, 400))]
    twice = sum(end - start for start, end in gone)
    off = {
        starts[heard], (here - lost) // _RATE, (here - twice + more) // _RATE,
        (here - lost + more - _length(later) + after[0][1]) // _RATE, (here + more) // _RATE,
    } - {moment}  # fmt: skip
    rows = [("retiré", _code(start), _code(end), "") for start, end in (*gone, *later)]
    rows += [("ajouté", _code(at), "", _code(length)) for at, length in (*added, *after)]
    if (here - twice + more) // _RATE == moment:
        return link_to_a_moment(rng)
    video = f"{root}/film.mp4"
    return {
        "root": root, "asked": titles[asked], "heard": titles[heard], "video": video, "moment": f"{moment // 60} min {moment % 60} s", "seconds": moment,
        "key": f"{root}#{idents[asked]}", "slashed": f"{root}/#{idents[asked]}", "wrong": [f"{root}#{plain(titles[asked].split()[0])}", f"{root}#{dropped}"],
        "second": [f"{video}#t={moment}", f"{video}#t={moment}s"], "wrong_second": [f"{video}#t={moment // 60}.{moment % 60:02}", *(f"{video}#t={one}" for one in sorted(off))],
        "before": starts[heard], "lost": _told(lost), "more": _told(more),
        "files": {
            "compte-rendu.html": page, "chapitres.vtt": lines(chapters),
            "montage.csv": DataTable(("acte", "à", "jusqu'à", "durée"), tuple(shuffled(rng, rows))),
        },
    }  # fmt: skip


def _told(frames: int) -> str:
    seconds, rest = divmod(frames, _RATE)
    return f"{seconds} s et {rest} images" if rest else f"{seconds} s"


def _report(
    rng: np.random.Generator, root: str, titles: list[str], idents: list[str], asked: int
) -> tuple[Any, str]:
    """A page whose titles have namesakes in classes and remarks; the name that one of them had before."""
    first = [plain(title.split()[0]) for title in titles]
    body = ["<h1>Compte rendu</h1>", f'<video src="{root}/film.mp4" controls></video>', "<ul>"]
    body += [f'<li class="{ident}"><a href="#{word}">{title}</a></li>' for title, ident, word in zip(titles, idents, first, strict=True)]  # fmt: skip
    body.append("</ul>")
    kept = int(idents[asked][1:3])
    dropped = f"p{10 + (kept + integer(rng, 1, 79)) % 90}-{first[asked]}"
    body += [f'<!-- ancienne version : <section><h2 id="{dropped}">{titles[asked]}</h2></section> -->']  # fmt: skip
    for title, ident, word in zip(titles, idents, first, strict=True):
        body += [
            f'<section class="{word}">',
            f'  <h2 id="{ident}">{title}</h2>',
            f"  <p>{pick(rng, TEXT)}</p>",
            "</section>",
        ]
    return page_of("Compte rendu", body), dropped


__all__ = ["link_to_a_moment"]

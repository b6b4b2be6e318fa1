"""Family of competence 3.1: a report in LaTeX, of several files, that cannot be compiled."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.documents.prose import TITLES, sentence
from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.making.archives import Archive
from pixsim.text.search import without_accents

_LISTS = ("itemize", "enumerate", "description")
_BLOCKS = ("quote", "center", "figure", "table")
_CHAPTERS = ("accueil", "ateliers", "bilan", "budget", "locaux", "public", "projets", "tarifs")


def fault_in_several_files(rng: np.random.Generator) -> dict[str, Any]:
    """The environment never closed, and the label that a report of several files does not define.

    What is put in comment, shown as it is typed, or in a file that the report does not call, looks faulty too.
    """
    names = sample(rng, _CHAPTERS, 5)
    called, left = names[:4], names[4]
    faulty = pick(rng, called)
    chapters = {name: _chapter(rng, name) for name in names}
    labels = {name: _labels(rows) for name, rows in chapters.items()}
    rows = chapters[faulty]
    ends = [n for n, row in enumerate(rows) if row.startswith("  \\end{")]
    end = ends[integer(rng, 1, len(ends) - 2)]
    kind = rows[end].strip()[5:-1]
    begin = max(n for n, row in enumerate(rows[:end]) if row == f"  \\begin{{{kind}}}")
    rows.pop(end)
    decoys = [n for n, row in enumerate(chapters[left]) if row.startswith("  \\end{")]
    chapters[left].pop(pick(rng, decoys))
    missing = pick(rng, labels[left])
    aimed = [label for name in called for label in labels[name]]
    cited = shuffled(rng, [*sample(rng, aimed, 9), missing])
    for place, label in enumerate(cited):
        held = chapters[called[place % 4]]
        held.append(f"Voir aussi la partie~\\ref{{{label}}}. {sentence(rng)}")
    calls = [f"\\input{{{name}}}" for name in called]
    calls.insert(integer(rng, 1, 3), f"% \\input{{{left}}}")
    main = [
        "\\documentclass{report}", "\\usepackage[french]{babel}", "\\usepackage{graphicx}",
        "\\title{Rapport d'activité}", "\\begin{document}", "\\maketitle", "\\tableofcontents", *calls,
        "\\end{document}",
    ]  # fmt: skip
    members = {"rapport.tex": "".join(f"{row}\n" for row in main).encode()}
    for name in sorted(names):
        members[f"{name}.tex"] = "".join(f"{row}\n" for row in chapters[name]).encode()
    archive = f"rapport-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "file": [f"{faulty}.tex", faulty],
        "shown": f"{faulty}.tex",
        "not_file": [f"{left}.tex", "rapport.tex"],
        "left": f"{left}.tex",
        "line": begin + 1,
        "not_line": [str(begin + 2), str(end + 1)],
        "opened": f"\\begin{{{kind}}}",
        "label": [missing, f"\\ref{{{missing}}}", f"\\label{{{missing}}}"],
        "not_label": cited[0] if cited[0] != missing else cited[1],
        "files": {archive: Archive(members)},
    }


def _chapter(rng: np.random.Generator, name: str) -> list[str]:
    """Sections with lists in blocks, a list shown as it is typed, another put in comment."""
    rows = [f"\\chapter{{{name.capitalize()}}}", f"\\label{{{name}}}"]
    verbatim, comment = sample(rng, range(5), 2)
    for place, title in enumerate(sample(rng, TITLES, 5)):
        key = without_accents(title).lower().replace(" ", "-")
        rows += [f"\\section{{{title}}}", f"\\label{{{name}:{key}}}", sentence(rng), sentence(rng)]
        block, inner = pick(rng, _BLOCKS), pick(rng, _LISTS)
        rows += [f"\\begin{{{block}}}", f"  {sentence(rng)}", f"  \\begin{{{inner}}}"]
        rows += [f"    \\item {_item(rng, inner)}" for _ in range(integer(rng, 2, 4))]
        rows += [f"  \\end{{{inner}}}", f"\\end{{{block}}}"]
        if place == verbatim:
            rows += [
                "\\begin{verbatim}",
                f"\\begin{{{inner}}}",
                "  \\item essai",
                "\\end{verbatim}",
            ]
        if place == comment:
            rows += [f"% \\begin{{{pick(rng, _LISTS)}}}", f"%   \\item {sentence(rng)}"]
    return rows


def _item(rng: np.random.Generator, inner: str) -> str:
    return f"[{pick(rng, TITLES)}] {sentence(rng)}" if inner == "description" else sentence(rng)


def _labels(rows: list[str]) -> list[str]:
    return [row[7:-1] for row in rows if row.startswith("\\label{") and ":" in row]

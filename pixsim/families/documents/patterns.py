"""Families of competence 3.1: what is to be found in a text by its shape, or by the rules of its markup."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from pixsim.families.draws.choices import first_telling, integer, pick, sample, shuffled
from pixsim.families.draws.files import text_file
from pixsim.families.draws.people import FIRST_NAMES, of

_SERVICES = ("PLU", "VO", "ENV", "CAS", "SP", "EDU", "URB", "ET")
_ABOUT = (
    "un rappel est parti pour {0}", "{0} est complet", "{0} attend une pièce", "rendez-vous pris au sujet du dossier {0}",
    "le plan de {0} est à refaire", "{0} et {1} sont à traiter ensemble", "ne pas confondre {0} et {1}", "{0} classé, voir aussi {1}",
)  # fmt: skip
_DECOYS = (
    "facture {0}-{1} réglée", "bon {2}/{0} signé", "ancien numéro {0}{1}", "la salle {3} est libre", "colis {4}{0} reçu",
    "rappel du 01 99 00 {1}2 4{1}", "courriel {5} reçu", "référence {3}-{1} sans suite",
)  # fmt: skip


def cited_files(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: how many different file numbers a diary cites, by the convention that is told; the one most cited."""
    return first_telling(rng, _diary)


def _diary(rng: np.random.Generator) -> dict[str, Any] | None:
    numbers = [f"{pick(rng, _SERVICES)}-{n:04}" for n in sample(rng, range(120, 9900), 90)]
    known = [f"{one}{pick(rng, 'abc')}" if rng.random() < 0.25 else one for one in numbers]
    known += [
        one.rstrip("abc") if one[-1] in "abc" else f"{one}a" for one in known[:9]
    ]  # two files
    weights = shuffled(rng, known)
    cited: Counter[str] = Counter()
    decoys: set[str] = set()
    rows = []
    for place in range(integer(rng, 380, 440)):
        day = f"{place // 9 % 28 + 1:02}/{place // 252 + 1:02} "
        if rng.random() < 0.55:
            one, two = weights[min(integer(rng, 0, 98), integer(rng, 0, 98))], pick(rng, known)
            said = pick(rng, _ABOUT)
            cited[one] += 1
            if "{1}" in said:
                cited[two] += 1
            text = said.format(one, two)
        else:
            plain = pick(rng, numbers).rstrip("abc")
            decoys.add(plain)
            text = pick(rng, _DECOYS).format(plain, integer(rng, 1, 9), pick(rng, _SERVICES), f"B{integer(rng, 10, 99)}", pick(rng, "frt"), of(pick(rng, FIRST_NAMES)))  # fmt: skip
        rows.append(f"{day}{text[0].upper() + text[1:]}{pick(rng, ('.', '.', ' ; à suivre.', ' (urgent).'))}")  # fmt: skip
    (most, times), (_second, less) = cited.most_common(2)
    stems = {one.rstrip("abc") for one in cited}
    wrong = {sum(cited.values()), len(stems), len(set(cited) | decoys), len(stems | decoys)}
    if times == less or len(cited) in wrong or len(wrong) < 4:
        return None
    shown = most.rstrip("abc")
    sample_code = next(one for one in known if one[-1] in "abc")
    return {
        "of_who": of(pick(rng, FIRST_NAMES)), "one": sample_code.rstrip("abc"), "with_letter": sample_code,
        "count": str(len(cited)), "not_count": [str(n) for n in sorted(wrong)], "most": most, "times": times,
        "not_most": [shown if shown != most else f"{most}a", next(one for one in cited if one != most)],
        "files": {"journal.txt": text_file(rows, newline="\r\n")},
    }  # fmt: skip


_TITLES = (
    "Accueil", "Ateliers", "Budget", "Contact", "Dates", "Équipe", "Foire", "Guides", "Lieu", "Plan", "Règles", "Suivi",
    "Transport", "Repas", "Matériel", "Sécurité", "Bénévoles", "Inscriptions", "Archives", "Presse", "Locaux", "Partenaires",
    "Assurance", "Calendrier", "Photos", "Buvette", "Signalétique", "Horaires", "Caisse", "Ménage", "Sono", "Clés", "Tombola", "Vestiaire", "Décors",
)  # fmt: skip
_WORDS = (
    "On s'y prend une semaine à l'avance.", "Le tableau est tenu à jour par le secrétariat.", "Voir aussi l'annexe.", "Deux personnes suffisent.",
    "Rien ne change cette année.", "La clé est à l'accueil.", "Prévenir en cas d'absence.",
)  # fmt: skip
_HEADINGS = {
    "plain": ("## {0}", ""), "closed": ("## {0} ##", ""), "indented": ("   ## {0}", ""), "under": ("{0}", "---------"), "short": ("{0}", "--"),
}  # fmt: skip
_LOOKS = {
    "third": ("### {0}",), "first": ("{0}", "======"), "stuck": ("##{0}",), "escaped": (r"\## {0}",), "fence": ("```", "## {0}", "```"),
    "tilde": ("~~~ markdown", "## {0}", "", "{0}", "-----", "~~~"), "code": ("    ## {0}",), "comment": ("<!--", "## {0}", "-->"),
    "rule": ("Fin de : {0}.", "", "---"), "inside": ("Le signe ## donnerait le titre {0}.",), "seventh": ("####### {0}",),
}  # fmt: skip


def markdown_headings(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: count the level 2 headings of a long Markdown file, written in two ways, and name one of them."""
    count = integer(rng, 11, 15)
    kinds = [pick(rng, tuple(_HEADINGS)) for _one in range(count)] + ["plain", "under", "closed"]
    looks = [*_LOOKS, *(pick(rng, tuple(_LOOKS)) for _one in range(4))]
    titles = sample(rng, _TITLES, len(kinds) + len(looks))
    lines = ["# Guide de l'accueil", ""]
    found: list[str] = []
    hashes: list[str] = []  # the lines that a search for « ## » at the start would take
    for kind, title in zip(shuffled(rng, (*kinds, *looks)), titles, strict=True):
        if kind in _HEADINGS:
            found.append(title)
            lines += [line.format(title) for line in _HEADINGS[kind] if line]
        else:
            lines += [line.format(title) for line in _LOOKS[kind]]
        if kind in ("plain", "closed", "fence", "tilde", "comment"):
            hashes.append(title)
        for _paragraph in range(integer(rng, 1, 3)):
            lines += ["", *sample(rng, _WORDS, integer(rng, 1, 2))]
        lines.append("")
    rank = integer(rng, 7, len(found))
    trap = hashes[rank - 1] if len(hashes) >= rank else hashes[-1]
    if trap == found[rank - 1] or len(hashes) == len(found):
        return markdown_headings(rng)
    return {
        "files": {"guide.md": text_file(lines)}, "rank": rank, "title": found[rank - 1], "not_title": [trap, found[rank - 2]],
        "key": str(len(found)), "wrong": [str(n) for n in (len(hashes), len(found) + 3) if n != len(found)],
    }  # fmt: skip

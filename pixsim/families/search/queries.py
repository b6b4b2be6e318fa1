"""Families of competence 1.1: queries and operators."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.text.csv_text import spreadsheet_csv

_KEYWORDS = ("eau", "énergie", "climat", "habitat", "vélo", "déchets", "forêt", "santé")
_NOTIONS = (
    "vélo", "train", "voiture", "gratuit", "enfant", "piscine", "concert", "dimanche", "emploi",
    "stage",
)  # fmt: skip


def boolean_count(rng: np.random.Generator) -> dict[str, Any]:
    """How many documents of a catalogue a query with AND or OR and NOT finds."""
    first, second, third = sample(rng, _KEYWORDS, 3)
    pool = (first, second, third, *_KEYWORDS[:4], f"{first} solaire", f"{second} ancien")
    documents = [set(sample(rng, pool, integer(rng, 2, 5))) for _ in range(integer(rng, 28, 40))]
    both = integer(rng, 0, 1) == 0
    wide = [
        d for d in documents if ((first in d) and (second in d) if both else {first, second} & d)
    ]
    other = [
        d for d in documents if ({first, second} & d if both else (first in d) and (second in d))
    ]
    count = sum(third not in d for d in wide)
    if not count:
        return boolean_count(rng)
    wrong = {len(wide), sum(third not in d for d in other), len(documents)} - {count}
    rows = ([n, ", ".join(sorted(words))] for n, words in enumerate(documents, 1))
    catalogue = spreadsheet_csv(["numero", "mots_cles"], rows, newline="\n")
    return {
        "query": f"({first} {'ET' if both else 'OU'} {second}) SAUF {third}",
        "count": count,
        "wrong": [str(number) for number in sorted(wrong)],
        "files": {"catalogue.csv": catalogue},
    }


def equivalent_query(rng: np.random.Generator) -> dict[str, Any]:
    """A Boolean query and the one of four that finds the same documents."""
    forms = (
        ("NON ({a} OU {b})", "NON {a} ET NON {b}", "NON {a} OU NON {b}", "NON ({a} ET {b})"),
        ("NON ({a} ET {b})", "NON {a} OU NON {b}", "NON {a} ET NON {b}", "NON ({a} OU {b})"),
        ("{c} ET ({a} OU {b})", "({c} ET {a}) OU ({c} ET {b})", "({c} OU {a}) ET ({c} OU {b})",
         "({c} ET {a}) OU {b}"),
        ("{c} OU ({a} ET {b})", "({c} OU {a}) ET ({c} OU {b})", "({c} ET {a}) OU ({c} ET {b})",
         "({c} OU {a}) ET {b}"),
        ("{c} ET NON ({a} OU {b})", "{c} ET NON {a} ET NON {b}", "{c} ET (NON {a} OU NON {b})",
         "({c} ET NON {a}) OU {b}"),
        ("{c} ET NON ({a} ET {b})", "{c} ET (NON {a} OU NON {b})", "{c} ET NON {a} ET NON {b}",
         "({c} ET NON {a}) OU NON {b}"),
    )  # fmt: skip
    form = pick(rng, forms)
    a, b, c = sample(rng, _NOTIONS, 3)
    query, *options = [text.format(a=a, b=b, c=c) for text in form]
    options.append(f"{c} ET {a} ET {b}" if "{c}" in form[0] else f"{a} ET {b}")
    return {"query": query, "options": options}

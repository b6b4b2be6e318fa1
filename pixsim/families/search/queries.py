"""Families of competence 1.1: queries and operators."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick, sample

_NOTIONS = (
    "vélo", "train", "voiture", "gratuit", "enfant", "piscine", "concert", "dimanche", "emploi",
    "stage",
)  # fmt: skip


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

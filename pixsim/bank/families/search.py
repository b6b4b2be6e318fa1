"""Families of competence 1.1, searching and monitoring information."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.bank.families._draws import integer, pick

_NAMES = ("velo-nord", "mairie-aubrac", "jardins-partages", "cine-club", "atelier-bois")
_SUBDOMAINS = ("boutique", "agenda", "inscription", "support", "impots.gouv.fr", "www.ameli.fr")


def url_domain(rng: np.random.Generator) -> dict[str, Any]:
    """The registered domain of an address whose subdomain may imitate another site."""
    domain = f"{pick(rng, _NAMES)}.{pick(rng, ('example', 'test'))}"
    host = f"{pick(rng, _SUBDOMAINS)}.{domain}"
    return {"url": f"https://{host}/page?id={integer(rng, 10, 99)}", "domain": domain, "host": host}

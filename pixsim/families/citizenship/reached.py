"""Family of competence 2.4: services of messages that only some members use, and the bridges between them."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import full_names
from pixsim.making.archives import Archive
from pixsim.text.csv_text import spreadsheet_csv

_SERVICES = ("Papotis", "Courrela", "Brasero", "Nuntio", "Liane", "Estafette")


def service_that_reaches_most(rng: np.random.Generator) -> dict[str, Any]:
    """Which service reaches most members, bridges counted, and how many are lost when leaving the most used one.

    A bridge goes one way, and one of them has shut: the service with most users is not the one that reaches most.
    """
    services = sample(rng, _SERVICES, 5)
    big, hub = services[0], services[1]
    weights = np.array([0.42, 0.2, 0.24, 0.2, 0.2])
    members = [f"{last} {first}" for first, last in full_names(rng, integer(rng, 95, 125))]
    used: dict[str, set[str]] = {}
    for member in members:
        own = {s for s, weight in zip(services, weights, strict=True) if rng.random() < weight}
        used[member] = own or {pick(rng, services)}
    bridges = [(hub, services[2], "ouverte"), (hub, services[3], "ouverte"), (services[4], hub, "ouverte"),
               (services[2], big, "fermée en 2025"), (services[3], services[4], "ouverte")]  # fmt: skip
    reach = {
        service: {service}
        | {to for start, to, state in bridges if start == service and state == "ouverte"}
        for service in services
    }
    reached = {s: sum(bool(own & reach[s]) for own in used.values()) for s in services}
    direct = {s: sum(s in own for own in used.values()) for s in services}
    ordered = sorted(reached.values())
    best = max(reached, key=lambda s: reached[s])
    lost = sum(big in own and not own & reach[best] for own in used.values())
    if (
        best == big
        or ordered[-1] - ordered[-2] < 4
        or max(direct, key=lambda s: direct[s]) != big
        or not lost
    ):
        return service_that_reaches_most(rng)
    rows = [
        (
            member,
            *(
                pick(rng, ("oui", "oui", "Oui", "x")) if s in used[member] else ""
                for s in sorted(services)
            ),
        )
        for member in sorted(members)
    ]
    archive = f"messageries-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "best": best,
        "big": big,
        "services": sorted(services),
        "count": reached[best],
        "not_count": [str(n) for n in sorted({direct[best], sum(direct[s] for s in reach[best])} - {reached[best]})],
        "lost": lost,
        "not_lost": [str(n) for n in sorted({direct[big], lost + 1} - {lost})],
        "files": {archive: Archive({
            "membres.csv": spreadsheet_csv(("membre", *sorted(services)), rows),
            "passerelles.csv": spreadsheet_csv(("depuis", "vers", "état"), shuffled(rng, bridges)),
        })},
    }  # fmt: skip

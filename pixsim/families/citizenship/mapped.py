"""Family of competence 2.4: places of a free map, told by tags."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, of

_KINDS = {
    "pharmacies": ("amenity", "pharmacy"),
    "boulangeries": ("shop", "bakery"),
    "bibliothèques": ("amenity", "library"),
    "restaurants": ("amenity", "restaurant"),
    "magasins de vélos": ("shop", "bicycle"),
    "cafés": ("amenity", "cafe"),
}
_STREETS = (
    "Rue Haute",
    "Rue du Lavoir",
    "Place du Puits",
    "Quai Neuf",
    "Rue des Cordiers",
    "Rue des Lilas",
)
_SHUT_ON_SUNDAY = (
    "Mo-Fr 09:00-18:00",
    "Tu-Sa 08:30-19:00",
    "Mo-Sa 10:00-19:00",
    "Tu-Su 08:00-13:00; Su off",
)
_OPEN_ON_SUNDAY = ("Tu-Su 08:00-13:00", "We-Mo 11:00-22:00", "Th-Su 10:00-18:00")
_NAMES = (
    *(f"Chez {first}" for first in FIRST_NAMES), *(f"Maison {last}" for last in LAST_NAMES),
    *(f"Espace {last}" for last in LAST_NAMES), *(f"{last} et fille" for last in LAST_NAMES),
    *(f"Le Comptoir {of(first)}" for first in FIRST_NAMES),
)  # fmt: skip


def open_to_all_on_sunday(rng: np.random.Generator) -> dict[str, Any]:
    """Places of a kind that a wheelchair enters, as nodes or as ways, and the one of them open on Sunday.

    Places that have shut keep their tag with « disused: » before it; « limited » is not « yes ».
    """
    told = pick(rng, tuple(_KINDS))
    names = shuffled(rng, _NAMES)
    fitting, others = integer(rng, 5, 9), integer(rng, 60, 80)
    places: list[tuple[str, str, str, str]] = []  # kind, wheelchair, hours, how it is told
    for number in range(fitting):
        hours = pick(rng, _OPEN_ON_SUNDAY if number == 0 else _SHUT_ON_SUNDAY)
        places.append((told, "yes", hours, "way" if number % 3 == 1 else "node"))
    refused = ("limited", "no", "", "limited")
    places += [(told, way, pick(rng, _OPEN_ON_SUNDAY), "node") for way in refused]
    shut = integer(rng, 2, 3)
    places += [(told, "yes", pick(rng, _OPEN_ON_SUNDAY), "disused") for _ in range(shut)]
    rest = [kind for kind in _KINDS if kind != told]
    for _other in range(others):
        hours = pick(rng, (*_OPEN_ON_SUNDAY, *_SHUT_ON_SUNDAY))
        places.append((pick(rng, rest), pick(rng, ("yes", "yes", "no", "limited", "")), hours,
                       pick(rng, ("node", "node", "way", "disused"))))  # fmt: skip
    key, value = _KINDS[told]
    lines, sunday, nodes = [], "", 0
    for number, place in sample(rng, list(enumerate(places)), len(places)):
        name = names[number % len(names)]
        lines += _element(rng, place, name, 7000 + 13 * number)
        if number == 0:
            sunday = name
        nodes += number < fitting and place[3] == "node"
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n'
        + "".join(lines)
        + "</osm>\n"
    )
    limited = sum(kind == told and access == "limited" for kind, access, _h, _way in places)
    return {
        "kind": told,
        "tag": f"{key}={value}",
        "count": fitting,
        "shut": shut,
        "wrong": [str(n) for n in sorted({nodes, fitting + shut, fitting + limited} - {fitting})],
        "name": sunday,
        "not_name": [names[n] for n in range(1, 4)],
        "files": {"quartier.osm": text.encode()},
    }  # fmt: skip


def _element(
    rng: np.random.Generator, place: tuple[str, str, str, str], name: str, number: int
) -> list[str]:
    kind, access, hours, way = place
    key, value = _KINDS[kind]
    tags = {
        f"disused:{key}" if way == "disused" else key: value,
        "name": name,
        "addr:street": pick(rng, _STREETS),
        "addr:housenumber": str(integer(rng, 1, 60)),
        "opening_hours": hours,
    }
    tags |= {"wheelchair": access} if access else {}
    inner = [f"    <tag k={quoteattr(k)} v={quoteattr(v)}/>\n" for k, v in tags.items()]
    if way == "way":
        corners = [f'    <nd ref="{90_000 + number + corner}"/>\n' for corner in (0, 1, 2, 3, 0)]
        return [
            f'  <way id="{number}">\n',
            *corners,
            '    <tag k="building" v="yes"/>\n',
            *inner,
            "  </way>\n",
        ]
    at = f'lat="{48 + integer(rng, 1, 9999) / 1e5:.5f}" lon="{2 + integer(rng, 1, 9999) / 1e5:.5f}"'
    return [f'  <node id="{number}" {at}>\n', *inner, "  </node>\n"]

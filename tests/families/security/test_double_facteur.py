"""Keys found another way. Several factors of authentication: SMS, application, key, backup codes."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pixsim.families.security import double_facteur
from pixsim.families.security.double_facteur import links_with_a_key
from tests.families.drawing import draw_sound_values
from tests.families.reading import records_of
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_links_with_a_key(seed: int) -> None:
    fields = draw_sound_values(links_with_a_key, seed)
    keys, links = (records_of(fields, name) for name in ("cles.csv", "liens.csv"))
    kept = {row["domaine"]: row["service"] for row in keys if not row["supprimee_le"]}
    offered = []
    for row in links:
        parts = urlsplit(row["adresse"])
        names = (parts.hostname or "").split(".")
        ends = {".".join(names[n:]) for n in range(len(names))} & kept.keys()
        if parts.scheme == "https" and ends:
            offered.append(row["numero"])
    assert ", ".join(offered) == fields["key"]
    assert fields["key"] not in fields["wrong"]
    assert not {urlsplit(fields["home"]).hostname} & {f"www.{domain}" for domain in kept}
    assert len(links) > 30


@each_seed
def test_clocks_are_shifted_by_the_least_delay(seed: int) -> None:
    values, world = done(double_facteur.clocks_mended, seed)
    delays: dict[str, list[int]] = {}
    lost = set()
    for one in next(page for page in world.pages if page.name == "Journal").settings:
        name = one.name.partition(",")[0]
        found = re.fullmatch(
            r"reçu en période (\d+), code (?:de la période (\d+)|d'aucune période)", one.value
        )
        assert found is not None
        if found[2] is None:
            lost.add(name)
        else:
            delays.setdefault(name, []).append(int(found[1]) - int(found[2]))
    for name, held in delays.items():
        assert int(world.value(f"Décalage ajouté à l'heure du serveur ({name})")) == -min(held)
        assert max(held) - min(held) == int(world.value("Périodes de retard acceptées"))
    assert lost == {values["again"]}

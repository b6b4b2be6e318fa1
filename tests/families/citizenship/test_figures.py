"""Keys of figures found another way: the digital world."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pixsim.families.citizenship import demarches, identite, modeles_eco
from pixsim.families.draws.invented.people import plain
from pixsim.text.french_dates import MONTHS
from tests.families.figures import look, right, texts, words
from tests.families.seeds import each_seed

WHERE_OR_WHEN = re.compile(
    r"chez moi|du 3 au|Seule à la maison toute|mardis|sous le pot|immeuble|7 h|ma fenêtre"
)


@each_seed
def test_profile(seed: int) -> None:
    values, figure = look(identite.what_a_profile_gives_away, seed)
    for zone in figure.zones:
        assert bool(WHERE_OR_WHEN.search(words(figure, zone))) is (zone in right(values, figure))


@each_seed
def test_nothing_of_a_person_in_a_profile(seed: int) -> None:
    values, figure = look(identite.profile_that_tells_nothing, seed)
    first, last = values["person"].split(" ", 1)
    name, family = plain(first).lower(), plain(last).lower().replace(" ", "-")
    clue = re.compile(
        rf"{name}|{family}|{values['year']}|{values['year'] % 100:02}\b|{values['town']}"
    )
    silent = [zone for zone in figure.zones if not clue.search(words(figure, zone))]
    assert silent == right(values, figure)
    assert values["good"] in words(figure, silent[0])


@each_seed
def test_only_one_host_ends_as_those_of_the_state(seed: int) -> None:
    values, figure = look(demarches.bar_of_the_state, seed)
    hosts = {zone.label: urlsplit(words(figure, zone)).hostname or "" for zone in figure.zones}
    official = [label for label, host in hosts.items() if host.endswith(".gouv.fr")]
    assert [zone.label for zone in right(values, figure)] == official
    assert hosts[official[0]].removeprefix("www.") == values["host"]
    assert len(set(hosts.values())) == 4


@each_seed
def test_what_an_app_lives_on(seed: int) -> None:
    values, figure = look(modeles_eco.app_by_who_pays, seed)
    said = {
        "de la publicité": r"annonces s'affichent|annonce avant", "d'un abonnement": "par mois|par an",
        "de dons": "donnez|Soutenez", "de la vente de fonctions en plus": "choix :|limite :",
    }  # fmt: skip
    found = {
        way: [zone for zone in figure.zones if re.search(pattern, words(figure, zone))]
        for way, pattern in said.items()
    }
    assert all(len(zones) == 1 for zones in found.values())
    assert right(values, figure) == found[values["way"]]
    assert values["name"] in words(figure, found[values["way"]][0])
    assert values["said"] in words(figure, found[values["way"]][0])


@each_seed
def test_a_silence_counts_from_a_complete_file(seed: int) -> None:
    values, figure = look(demarches.day_that_a_silence_ends, seed)
    said = " ".join(texts(figure))
    months = ["un", "deux", "trois", "quatre"].index(re.search(r"Délai : (\w+) mois", said)[1]) + 1  # type: ignore[index]
    day, month, year = values["sent"].split()
    count = MONTHS.index(month) + months
    key = f"{day.removesuffix('er').zfill(2)}/{count + 1:02}/{year}"
    assert values["key"] == key
    assert key not in values["wrong"]
    assert ("accord" in said) is (values["outcome"] == "acceptée")

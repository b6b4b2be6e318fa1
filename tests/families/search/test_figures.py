"""Keys of figures found another way: searching."""

from __future__ import annotations

import re

from pixsim.families.search import adresse_web, fiabilite, navigateur
from tests.families.figures import icons, look, right, words
from tests.families.seeds import each_seed

WISHES = {"revenir": "back", "charger": "refresh", "favori": "star"}


@each_seed
def test_place_in_a_browser(seed: int) -> None:
    values, figure = look(navigateur.place_in_a_browser, seed)
    (zone,) = right(values, figure)
    wanted = next((icon for word, icon in WISHES.items() if word in values["wish"]), None)
    if wanted:
        assert icons(figure, zone) == [wanted]
    elif "seconde page" in values["wish"]:
        assert words(figure, zone) == "+"
    elif "autre site" in values["wish"]:
        assert words(figure, zone).endswith(".example")
    else:
        assert words(figure, zone) == "Chercher sur ce site"


@each_seed
def test_domain(seed: int) -> None:
    values, figure = look(adresse_web.part_of_an_address, seed)
    (zone,) = right(values, figure)
    address = "".join(words(figure, one) for one in figure.zones)
    host = re.sub(r"^https://", "", address).split("/")[0]
    assert words(figure, zone) == ".".join(host.split(".")[-2:]) == values["domain"]


@each_seed
def test_paid(seed: int) -> None:
    values, figure = look(fiabilite.paid_results, seed)
    paid = re.compile("Annonce|Sponsorisé|Publicité|payé")
    assert len(right(values, figure)) < len(figure.zones)
    for zone in figure.zones:
        assert bool(paid.search(words(figure, zone))) is (zone in right(values, figure))

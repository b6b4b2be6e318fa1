"""Keys of figures found another way: security."""

from __future__ import annotations

import re

from pixsim.families.security import hameconnage, protections, reseau_sur
from pixsim.figures.figure import Rect, Zone
from tests.families.figures import inside, look, right, words, wrong
from tests.families.seeds import each_seed


@each_seed
def test_true_address(seed: int) -> None:
    values, figure = look(hameconnage.address_of_the_true_site, seed)

    def is_on_site(address: str) -> bool:
        host = re.sub(r"^https://", "", address).split("/")[0]
        return host == values["host"] or host.endswith(f".{values['host']}")

    (zone,) = right(values, figure)
    assert is_on_site(words(figure, zone))
    assert not any(is_on_site(words(figure, other)) for other in wrong(values, figure))


@each_seed
def test_networks_without_a_lock(seed: int) -> None:
    values, figure = look(reseau_sur.open_networks, seed)
    for zone in figure.zones:
        locked = any(isinstance(one, Rect) and one.x >= 50 for one in inside(figure, zone))
        assert locked is not (zone in right(values, figure))
        assert (words(figure, zone) in values["names"]) is not locked


@each_seed
def test_download(seed: int) -> None:
    values, figure = look(protections.true_download_button, seed)
    (zone,) = right(values, figure)
    assert values["file"] in words(figure, zone)
    advert = re.compile("Annonce|Sponsorisé|Publicité")
    assert not advert.search(words(figure, zone))
    assert all(advert.search(words(figure, other)) for other in wrong(values, figure))


@each_seed
def test_a_link_that_lies(seed: int) -> None:
    values, figure = look(hameconnage.link_that_lies, seed)

    def lies(zone: Zone) -> bool:
        says, leads = words(figure, zone).split()
        host, true = (
            leads.removeprefix("https://").split("/")[0],
            says.split("/")[0].removeprefix("www."),
        )
        assert true == values["host"]
        return host != true and not host.endswith(f".{true}")

    assert [zone for zone in figure.zones if lies(zone)] == right(values, figure)
    assert values["false"] in words(figure, right(values, figure)[0])

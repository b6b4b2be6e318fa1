"""Keys found another way. Connecting safely: Wi-Fi, VPN, tethering."""

from __future__ import annotations

from pixsim.families.security import reseau_sur
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_the_point_used_is_the_strongest_of_the_house(seed: int) -> None:
    values, world = done(reseau_sur.point_trusted, seed)
    told = {
        one.name: one.value for page in world.pages for one in page.settings if one.kind == "info"
    }
    own = told["Nos bornes"] + told["Travaux du 3 mars"]
    seen = {
        name.split(" · ")[1]: (name.split(" · ")[0], int(said.split(", ")[2].split()[0]))
        for name, said in told.items()
        if " · " in name
    }
    house = [address for address in seen if address in own]
    assert world.value("Borne à utiliser") == max(house, key=lambda address: seen[address][1])
    assert [
        address
        for address, (name, _force) in seen.items()
        if name == values["ssid"] and address not in own
    ] == [world.value("Borne à signaler")]

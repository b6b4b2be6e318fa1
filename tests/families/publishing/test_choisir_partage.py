"""Keys found another way. Choosing where to publish: blog, wiki, network, platform, forum."""

from __future__ import annotations

from pixsim.families.publishing import choisir_partage
from tests.families.attachments import drawn, rows_of
from tests.families.seeds import each_seed
from tests.families.settings import readings
from tests.families.solutions import done


@each_seed
def test_one_service_meets_the_three_needs(seed: int) -> None:
    values = drawn(choisir_partage.fitting_service, seed)
    members, budget = int(values["members"]), int(values["budget"])
    fits = [
        name
        for name, most, private, place, price, paid in rows_of(values)
        if most >= members
        and private == "oui"
        and price / (12 if paid == "par an" else 1) <= budget
        and place in ("France", "Allemagne", "Irlande", "Suède")
    ]
    assert fits == [values["key"]]


@each_seed
def test_sections_have_the_form_of_their_use(seed: int) -> None:
    values, world = done(choisir_partage.sections_opened, seed)
    told = readings(world)
    for number, name in enumerate((values["one"], values["two"]), 1):
        use = told[name]
        form = world.value(f"Forme (rubrique {number})")
        assert (form == "wiki") == ("corrige la même page" in use)
        assert (form == "lettre d'information") == ("inscrits" in use)
        assert (world.value(f"Parution (rubrique {number})") == "après relecture") == (
            "relit avant" in use
        )
        assert (world.value(f"Versions gardées (rubrique {number})") == "oui") == (
            "en arrière" in use or "relit" in use
        )

"""Keys found another way. Who runs the internet: neutrality, domain names, standards."""

from __future__ import annotations

import re

from pixsim.families.citizenship import gouvernance
from pixsim.text.search import without_accents
from tests.families.seeds import each_seed
from tests.families.solutions import done

TOO_SOON = r"avant-hier|encore écrit à personne|plutôt qu'à elle|pas signalé\b"

SAID = {
    "cnil.example": r"effacer mon dossier|écrit ses publicités|envoie ses publicités|publicités par courriel|filme|copie de (ce qu'il sait|mes données)",
    "arcep.example": r"ralentit|partager la connexion|fibre|plus personne n'a de réseau|Plus de réseau",
    "arcom.example": r"haine|très violent|insultes racistes|vidéo illégale|menaces signalées",
    "signalconso.example": r"option (que personne|inventée)|débit[eé]|avis enthousiastes|décodeur|service que je n'ai pas voulu",
    "defenseurdesdroits.example": r"préfecture|caisse de retraite|à cause de mon nom",
}


def concerned(text: str) -> set[str]:
    return {host for host, said in SAID.items() if re.search(said, text)}


def test_every_complaint_names_its_authorities_alone() -> None:
    for name, letters in gouvernance.COMPLAINTS.items():
        for text, _matter in letters:
            (host,) = concerned(text)
            assert host[:4] == without_accents(name).lower()[:4]
            assert not re.search(TOO_SOON, text)
    for text, halves in gouvernance.DOUBLE:
        assert concerned(text) == {site.host for site, _matter in halves}
        assert not re.search(TOO_SOON, text)


@each_seed
def test_complaints_go_by_what_they_are_about(seed: int) -> None:
    values, world = done(gouvernance.each_to_its_authority, seed)
    texts = dict(b.text.split(" : ", 1) for b in world.pages[0].body if b.text.startswith("R-"))
    assert len(texts) == 4
    assert values["first"] in texts
    (early,) = (number for number, text in texts.items() if re.search(TOO_SOON, text))
    assert early == values["early"]
    asked = {(number, host) for number, text in texts.items() for host in concerned(text) if number != early}  # fmt: skip
    hosts = [(url.split("/")[2].removeprefix("www."), name, value) for url, name, value in world.sent]  # fmt: skip
    assert {(value, host) for host, name, value in hosts if name.startswith("Numéro")} == asked
    assert sorted(map(len, map(concerned, texts.values())))[-1] == 2
    assert len(asked) == 4
    matters = [value for _host, name, value in hosts if name == "Objet"]
    assert len(matters) == 4
    assert "à choisir" not in matters

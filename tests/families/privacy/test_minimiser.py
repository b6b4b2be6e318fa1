"""Keys found another way. Collecting no more than needed: fields, retention, access."""

from __future__ import annotations

import re
from datetime import datetime

import numpy as np

from pixsim.families.privacy import minimiser
from tests.families.pages import received_text
from tests.families.seeds import each_seed
from tests.families.settings import changed_settings
from tests.families.solutions import done


@each_seed
def test_a_form_keeps_what_serves(seed: int) -> None:
    values, world = done(minimiser.trim_form, seed)
    off = changed_settings(values, world)
    assert len(off) == 2
    assert set(off.values()) == {"retiré"}
    useful = r"Nom$|Adresse (élec|pos)|Téléphone|Thèmes|Fréquence|Date (choisie|de retour)|Allergies|Code|Taille|Jour|Niveau en|Prénom|Classe|Matières"
    lines = next(page.settings for page in world.pages if page.name == "Questions")
    odd = [line.name for line in lines if not re.match(useful, line.name)]
    assert set(odd) <= set(off)  # a postal address serves a delivery, not a newsletter
    assert set(off) - set(odd) <= {"Adresse postale"}


@each_seed
def test_nobody_is_named_to_the_assistant(seed: int) -> None:
    values, world = done(minimiser.only_what_serves, seed)
    sent = received_text(world).splitlines()
    rest = [one.text for one in world.details if one.text not in sent]
    assert len(sent) == len(rest) == 3
    assert all(":" in text or re.match(r"(Un|Une|Deux|Trois|Les|Retour) ", text) for text in sent)
    assert not any(":" in text for text in rest)
    keys = sorted(one.id for one in values["world"].details if one.text in sent)
    assert ", ".join(keys) == values["numbers"]


@each_seed
def test_kept_too_long(seed: int) -> None:
    values = minimiser.files_past_retention(np.random.default_rng(seed))
    day = datetime.strptime(values["day"], "%d/%m/%Y")
    years = {"CV": 2, "prospect": 3, "caméra": 1 / 12, "facture": 10, "paie": 5, "repas": 1 / 24}
    over = []
    for place, text in enumerate(values["options"], 1):
        (then,) = re.findall(r"\d\d/\d\d/\d{4}", text)
        (limit,) = (limit for word, limit in years.items() if word in text)
        age = (day - datetime.strptime(then, "%d/%m/%Y")).days / 365.25
        assert age < 0.9 * limit or age > 1.1 * limit
        assert ("aura lieu" in text) == (age < 0)
        if age > limit:
            over.append(place)
    assert over == [1, 2]


@each_seed
def test_access_follows_the_task(seed: int) -> None:
    _values, world = done(minimiser.who_may_see, seed)
    team = next(page.settings for page in world.pages if page.name == "Équipe")
    writes = "met les fiches à jour|établit|remplit|décide des|note chaque"
    reads = "anime le groupe|repas|contrôle les comptes|virements|sans rien écrire|répare|relance"
    gone = next(line for line in team if "jusqu'en mai" in line.value)
    for line in team:
        right = (
            "aucun"
            if line is gone
            else "modification"
            if re.search(writes, line.value) or f"remplace {gone.name}" in line.value
            else "lecture"
            if re.search(reads, line.value)
            else "aucun"
        )
        (name,) = [
            s.name
            for p in world.pages
            for s in p.settings
            if re.search(rf"Accès (de |d').*\b{line.name}$|Accès d'{line.name}$", s.name)
        ]
        assert world.value(name) == right
    assert re.search(writes, gone.value)
    assert world.value("Accès de tous les adhérents") == "aucun"
    assert world.value("Lien ouvert à tous") == "désactivé"


@each_seed
def test_cards_deleted_are_those_of_too_long_ago(seed: int) -> None:
    values, world = done(minimiser.cards_deleted, seed)
    today = datetime.strptime(values["now"], "%d/%m/%Y")
    edge = today.replace(year=today.year - values["months"] // 12)
    for node in world.nodes:
        if node.name.startswith("P") and node.name.endswith(".txt"):
            rows = [row.split(" : ") for row in node.text.split("\n")]
            last = max(
                datetime.strptime(day, "%d/%m/%Y") for day, what in rows if "envoyé" not in what
            )
            assert node.binned == (last < edge and not node.name.startswith(values["quarrel"])), (
                node
            )

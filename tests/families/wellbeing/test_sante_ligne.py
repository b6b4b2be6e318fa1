"""Keys found another way. Health online: reliable sources, health record, teleconsultation."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime

from pixsim.families.wellbeing import sante_ligne
from tests.families.attachments import drawn, rows_of
from tests.families.reading import text_of
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_the_source_kept_says_who_wrote_and_when(seed: int) -> None:
    _values, world = done(sante_ligne.reliable_source, seed)
    dated = [
        p.url for p in world.pages if any(re.search(r"relue en 20\d\d", b.text) for b in p.body)
    ]
    assert list(world.bookmarks) == dated


@each_seed
def test_a_health_record_is_seen_by_few(seed: int) -> None:
    values, world = done(sante_ligne.health_space, seed)
    assert world.value(f"Accès du {values['new']}") == "autorisé"
    assert world.value(f"{values['hidden']} : visible par") == "médecin traitant seul"


@each_seed
def test_misleading_promises(seed: int) -> None:
    values = drawn(sante_ligne.misleading_page, seed)
    pairs = re.findall(r"<h2>(\w)</h2>\s*<p>(.*)</p>", text_of(values, "page.html"))
    careful = (
        "demandez conseil",
        "Étude menée",
        "effets possibles",
        "pas démontrée",
        "ne remplace pas",
        "Lisez la notice",
        "peut pourtant gêner",
        "avec ou sans ce sirop",
        "l'essai, publié",
        "n'a pas valeur de preuve",
    )
    false = [letter for letter, said in pairs if not any(words in said for words in careful)]
    assert values["key"] == [", ".join(false)]
    assert Counter(len(said) > 10 for _l, said in pairs) == {True: 10}  # fmt: skip


@each_seed
def test_sound_application(seed: int) -> None:
    values = drawn(sante_ligne.sound_application, seed)
    day = datetime.strptime(values["day"], "%d/%m/%Y")
    found = [
        name
        for name, _note, proof, until, policy in rows_of(values)
        if re.search(r"publié", proof) and "éditeur" not in proof and until is not None and until > day
        and not re.search(r"annonce|partenaires|régies", policy)
    ]  # fmt: skip
    assert found == [values["key"]]
    assert values["key"] not in values["wrong"]

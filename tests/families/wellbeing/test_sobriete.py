"""Keys found another way. Frugal uses: video, storage, repair, electronic waste."""

from __future__ import annotations

import json
from collections import defaultdict
from fractions import Fraction

from pixsim.families.wellbeing import sobriete
from tests.families import attachments
from tests.families.attachments import drawn, rows_of
from tests.families.drawing import draw_named
from tests.families.seeds import each_seed
from tests.families.settings import changed_settings
from tests.families.solutions import done


@each_seed
def test_a_home_network_is_left_for_one_application(seed: int) -> None:
    values, world = done(sobriete.home_network, seed)
    assert world.value("Données mobiles") == "oui"
    assert set(changed_settings(values, world)) == {
        "Wi-Fi",
        f"{values['app']} par les données mobiles",
    }


@each_seed
def test_the_definition_is_that_of_the_screen(seed: int) -> None:
    _values, world = done(sobriete.definition_for_screen, seed)
    lines = world.value("Définition de l'écran").split()[-1]
    assert world.value("Définition des vidéos") == f"{lines}p"
    assert world.value("Enchaîner les vidéos") == "non"


@each_seed
def test_the_most_repairable_within_a_price(seed: int) -> None:
    values = drawn(sobriete.most_repairable, seed)
    index = {model: sum(marks) for model, *marks in attachments.rows_of(values)}
    offered = [model for model, price, state in attachments.rows_of(values, 1) if state == "en vente" and price <= values["budget"]]  # fmt: skip
    best = max(offered, key=index.__getitem__)
    assert [best] == values["key_name"]
    assert index[best] == round(10 * float(values["index"].replace(",", ".")))
    assert best not in values["wrong_name"]
    assert max(index.values()) > index[best]


@each_seed
def test_the_gesture_that_saves_most(seed: int) -> None:
    f = attachments.drawn(sobriete.best_gesture, seed)
    made = {name: (kilos, used) for name, kilos, used in attachments.rows_of(f, 1)}
    ((_what, per_kwh),) = attachments.rows_of(f, 2)
    saved = {}
    for code, what, device, count, now, then in attachments.rows_of(f):
        kilos, used = made[device]
        longer = what == "garder plus longtemps"
        assert longer or now == used
        saved[code] = count * (kilos / now - kilos / then if longer else (now - then) * per_kwh)
    best = max(saved, key=saved.__getitem__)
    assert best == f["best"]
    assert abs(saved[best] - float(f["saved"].replace(",", "."))) <= 0.0501
    assert best not in f["not_best"]
    assert f["saved"] not in f["not_saved"]


@each_seed
def test_page_weight(seed: int) -> None:
    f = draw_named("wellbeing.sobriete.page_weight", seed)
    sums: dict[str, float] = defaultdict(float)
    whole: dict[str, float] = defaultdict(float)
    entries = json.loads(f["files"]["reseau.har"])["log"]["entries"]
    assert len(entries) > 100
    signs = {"image": "image", "video": "vidéo", "javascript": "script", "woff": "police", "css": "style"}  # fmt: skip
    for answer in (entry["response"] for entry in entries):
        (kind,) = {name for sign, name in signs.items() if sign in answer["content"]["mimeType"]}
        whole[kind] += answer["content"]["size"] / 1000
        sums[kind] += answer["bodySize"] / 1000
    assert max(sums, key=sums.__getitem__) == f["kind"]
    assert max(whole, key=whole.__getitem__) == f["largest"] != f["kind"]
    left = sum(sums.values()) - sums[f["kind"]]
    assert abs(left - float(f["left"].replace(",", "."))) < 0.051


@each_seed
def test_machines_worth_replacing(seed: int) -> None:
    values = drawn(sobriete.worth_replacing, seed)
    power = dict(rows_of(values, 1))
    months = rows_of(values, 2)
    count = 0
    total = Fraction(0)
    for _machine, _room, model, hours, state in rows_of(values):
        if state != "en service":
            continue
        grams = sum(
            (power[model] - values["new_watts"]) * Fraction(str(hours)) / 1000 * days * of_month
            for _month, days, of_month in months
        )
        if grams / 1000 * values["life"] > values["making"]:
            count, total = count + 1, total + grams / 1000
    assert count == values["count"]
    assert abs(total - values["total"]) < Fraction(1, 2)

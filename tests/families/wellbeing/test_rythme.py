"""Keys found another way. Balancing one's uses: breaks, sleep, notifications."""

from __future__ import annotations

import math
import re
from fractions import Fraction

from pixsim.families.draws.invented.people import of
from pixsim.families.wellbeing import rythme
from tests.families.drawing import draw_named, draw_values
from tests.families.reading import records
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_evenings_are_calm(seed: int) -> None:
    values, world = done(rythme.calm_evenings, seed)
    assert (world.value("À partir de"), world.value(f"Limite {of(values['app'])} par jour")) == (
        values["hour"],
        values["limit"],
    )


@each_seed
def test_screen_time(seed: int) -> None:
    f = draw_named("wellbeing.rythme.screen_time", seed)
    rows = records(f["files"]["ecran.csv"])
    spent = []
    for row in rows:
        hours, minutes = re.fullmatch(r"(?:(\d+)(?::| h ))?(\d+)(?: min)?", row["durée"]).groups()  # type: ignore[union-attr]
        spent.append(60 * int(hours or 0) + int(minutes))
    assert len({row["jour"] for row in rows}) == 14
    assert min(spent) > 0
    assert 60 * int(f["hours"]) + int(f["minutes"]) == Fraction(sum(spent), 14)
    assert f["decimal"] != f["minutes"]


@each_seed
def test_limits(seed: int) -> None:
    values = draw_values(rythme.daily_limit, seed)
    spent = [60 * int(h) + int(m) for h, m in re.findall(r"(\d+) h (\d\d)", values["lines"])]
    assert len(spent) == 6
    share = {
        "d'un quart": 0.75,
        "d'un tiers": 2 / 3,
        "de 20 %": 0.8,
        "de moitié": 0.5,
        "de 30 %": 0.7,
    }
    exact = sum(spent) / 6 * share[values["cut"]]
    hours, minutes = map(int, re.findall(r"\d+", values["key"]))
    assert math.isclose(exact, 60 * hours + minutes)


@each_seed
def test_a_subscription_really_ends(seed: int) -> None:
    values, world = done(rythme.leave_for_good, seed)
    ((url, name),) = world.pressed
    assert name == "Confirmer la fin"
    last = next(page for page in world.pages if page.url == url)
    own = next(page for page in world.pages if page.title == f"Abonnement {values['plan']}")
    ((contract,),) = [re.findall(r"^Contrat (C\d+)$", text) for text in (b.text for b in own.body) if text.startswith("Contrat")]  # fmt: skip
    assert any(f"contrat {contract} continue" in block.text for block in last.body)
    asked = {block.field: block.value for block in last.body if block.field and block.value in ("oui", "non")}  # fmt: skip
    assert len(asked) == 3
    told = {name: value for u, name, value in world.sent if u == url and name in asked}
    for field, value in told.items():  # each as one would have it, which is never as it was
        assert value == ("oui" if field.startswith("Ne pas") else "non") != asked[field]
    assert any("a pris fin" in b.text for b in world.web_page(world.tab.url).body)

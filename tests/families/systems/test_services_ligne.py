"""Keys found another way. Remote services: cloud, subscriptions, virtualisation."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from datetime import datetime, timedelta

from pixsim.families.systems import services_ligne
from tests.families.attachments import drawn, pdf
from tests.families.drawing import draw_values
from tests.families.reading import records_of
from tests.families.seeds import each_seed
from tests.families.settings import readings
from tests.families.solutions import done


@each_seed
def test_services_that_are_to_be_mended(seed: int) -> None:
    values = draw_values(services_ligne.services_to_mend, seed)
    text = values["files"]["services.txt"].decode()
    ours, sorts = set(), set()
    for letter, told in re.findall(r"^([A-Z])\. .*\n((?: {3}.*\n)+)", text, re.MULTILINE):
        said = " ".join(told.split())
        ready = re.search(r"éditeur|navigateur|programme tout prêt|Rien n'est installé", said)
        handled = re.search(r"avenant|correctifs|prestataire fournit|entretient|n'entrons jamais", said)  # fmt: skip
        sorts.add((bool(ready), bool(handled)))
        if not ready and not (handled and "système d'exploitation" in values["news"]):
            ours.add(letter)
    assert ", ".join(sorted(ours)) == values["key"]
    assert len(sorts) == 3
    assert values["key"] not in values["wrong"]


@each_seed
def test_the_last_day_to_take_data_back(seed: int) -> None:
    values = drawn(services_ligne.way_out, seed)
    reader = pdf(values)
    assert len(reader.pages) >= 3
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    months = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")  # fmt: skip

    def day(told: str) -> datetime:
        number, month, year = told.split()
        return datetime(int(year), months.index(month) + 1, int(number.removesuffix("er")))

    end = day(values["end"])
    (plan,) = re.findall(r"choisit la formule (\w+)\.", text)
    for since, other in re.findall(r"compter du (\d+(?:er)? \w+ \d{4}), la formule (\w+)", text):
        plan = other if day(since) <= end else plan
    assert plan == values["plan"]
    count, form = re.findall(rf"{plan} \d+ € \d+ (\d+) jours (\w+)", text)[0]
    assert form == values["format"]
    assert f"{end + timedelta(days=int(count)):%d/%m/%Y}" == values["last"]
    assert values["last"] not in values["not_last"]


@each_seed
def test_minutes_that_two_probes_see_and_no_announced_work_excuses(seed: int) -> None:
    values = drawn(services_ligne.outages_of_contract, seed)

    def moment(text: str) -> datetime:
        return datetime.strptime(text, "%d/%m/%Y %H:%M")

    edges: list[tuple[datetime, str, int]] = []
    for row in records_of(values, "pannes.csv"):
        edges += [(moment(row["debut"]), row["sonde"], 1), (moment(row["fin"]), row["sonde"], -1)]
    early = []
    for row in records_of(values, "maintenances.csv"):
        begin, end, told = (moment(row[name]) for name in ("debut", "fin", "annoncee_le"))
        early += [(begin, end)] if begin - told >= timedelta(hours=48) else []
    open_: Counter[str] = Counter()
    total = timedelta()
    marks = sorted({at for at, _p, _s in edges} | {at for span in early for at in span})
    for now, after in itertools.pairwise(marks):
        for at, probe, step in edges:
            open_[probe] += step if at == now else 0
        spared = any(begin <= now < end for begin, end in early)
        if sum(depth > 0 for depth in open_.values()) > 1 and not spared:
            total += after - now
    minutes = int(total.total_seconds()) // 60
    assert str(minutes) == values["key"]
    share = 100 - 100 * minutes / (30 * 24 * 60)
    terms = values["files"]["contrat.txt"].decode().replace(",", ".")
    steps = re.findall(r"disponibilité de ([\d.]+) % ou plus : (\d+) %", terms)
    steps += [("0", back) for back in re.findall(r"moins de [\d.]+ % : (\d+) %", terms)]
    assert values["credit"] == next(back for least, back in steps if share >= float(least))
    assert values["key"] not in values["wrong"]


@each_seed
def test_services_have_the_form_of_their_use(seed: int) -> None:
    values, world = done(services_ligne.services_placed, seed)
    told = readings(world)
    for letter in values["letters"].split(", "):
        use = told[f"Service {letter}"]
        form = world.value(f"Forme ({letter})")
        assert (form == "machine virtuelle") == ("son propre système" in use or "son noyau" in use)
        assert (form == "service en ligne tout fait") == ("installer" in use)
        assert (world.value(f"Nombre ajusté à la demande ({letter})") == "oui") == (
            "à la demande" in use
        )
        assert (world.value(f"Où sont les machines ({letter})") == "notre local") == (
            "maison" in use or "isolé" in use
        )

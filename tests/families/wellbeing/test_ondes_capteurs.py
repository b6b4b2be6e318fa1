"""Keys found another way. Waves and sensors: SAR, Bluetooth, NFC, connected objects."""

from __future__ import annotations

import json
import re
from datetime import date

from pixsim.families.wellbeing import ondes_capteurs
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_named
from tests.families.frames import first_sheet
from tests.families.reading import fraction, records, records_of
from tests.families.seeds import each_seed
from tests.families.settings import changed_settings
from tests.families.solutions import done


@each_seed
def test_one_sensor_is_off(seed: int) -> None:
    values, world = done(ondes_capteurs.sensor_off, seed)
    (name,) = changed_settings(values, world)
    words = {"Lumière": "luminosité", "Accél": "pivote|pas de", "Récepteur": "lieux", "Micro": "écouter", "Appareil photo": "filmer",
             "Boussole": "nord", "Proximité": "joue", "Lecteur": "doigt"}  # fmt: skip
    assert [start for start, pattern in words.items() if re.search(pattern, values["what"])] == [
        start for start in words if name.startswith(start)
    ]


@each_seed
def test_least_exposing_within_a_price(seed: int) -> None:
    values = drawn(ondes_capteurs.least_exposing, seed)
    phones = first_sheet(values)
    column = "DAS tête (W/kg)" if "oreille" in values["use"] else "DAS tronc (W/kg)"
    cheap = phones[phones["prix (€)"] <= values["price"]].sort_values(column)
    assert cheap["téléphone"].iloc[0] == values["key"][0]
    assert cheap[column].iloc[0] < cheap[column].iloc[1]


@each_seed
def test_link_for_a_need(seed: int) -> None:
    f = draw_named("wellbeing.ondes_capteurs.link_for_a_need", seed)
    rows = [re.split(r"\s{2,}", line.strip()) for line in f["table"].splitlines()[1:]]
    reach = {"cm": 0.01, "m": 1, "km": 1000}

    def enough(row: list[str], need: str) -> bool:
        """Whether a link of the table reaches so far, so fast, on that power."""
        far, fast, power = row[1:4]
        asked = re.search(r"(\d+) (km|m)(?= au plus| de la)", need)
        metres = (
            0.02
            if "posé dessus" in need or "touche" in need
            else float(asked[1]) * reach[asked[2]]
            if asked
            else 900.0
        )
        there = re.match(r"(\d+) (cm|km|m)", far)
        if there:
            reaches = metres <= float(there[1]) * reach[there[2]] and "toute antenne" not in need
            reaches = reaches and ("box" not in far or "de la box" in need)
        else:
            reaches = far == "partout" or not re.search("océan|toute antenne", need)
        rate = re.search(r"([\d,]+) Mbit", need)
        wanted = float(rate[1].replace(",", ".")) if rate else 0.0001
        on_cell = "doit tenir" in need
        cells = {"une pile par an": 1.0, "une pile en dix ans": 10.0, "presque rien": 99.0}
        years = {"huit ans": 8, "cinq ans": 5}
        lasts = next((n for said, n in years.items() if said in need), 0.5)
        powered = not on_cell or cells.get(power, 0) >= lasts
        if "sans pile" in need or "jamais" in need:  # by touch alone
            return far.endswith(" cm")
        return reaches and float(fast.split()[0].replace(",", ".")) >= wanted and powered

    links = [f[f"link{n}"] for n in range(1, 5)]
    assert len(set(links)) == 4
    for n, link in enumerate(links, 1):
        fit = {row[0]: int(row[4].split()[0]) for row in rows if enough(row, f[f"need{n}"])}
        cheapest = [name for name, price in fit.items() if price == min(fit.values())]
        assert cheapest == [link], f[f"need{n}"]


@each_seed
def test_one_recipient_went_on_after_a_refusal(seed: int) -> None:
    values = drawn(ondes_capteurs.sent_after_refusal, seed)
    told = json.loads(content(values, "json"))
    names = {str(one["code"]): one["mesure"] for one in told["capteurs"]}
    hosts = {one["id"]: one["adresse"] for one in told["destinataires"]}
    choices: dict[str, dict[date, bool]] = {host: {} for host in hosts.values()}
    for row in records_of(values, "accords.csv"):
        day = date(*(int(part) for part in reversed(row["jour"].split("/"))))
        choices[row["adresse"]][day] = row["donnees_de_sante"] == "oui"
    health = "cardiaque|glycémie|tension|oxygène|sommeil"
    against: dict[str, date] = {}
    for row in records_of(values, "envois.csv"):
        day, host = date.fromisoformat(row["moment"][:10]), hosts[row["destinataire"]]
        if not re.search(health, names[row["capteur"]]):
            continue
        assert day not in choices[host], "a choice and a measure on one day would be ambiguous"
        last = max(one for one in choices[host] if one < day)
        if not choices[host][last]:
            against[host] = min(day, against.get(host, day))
    ((host, first),) = against.items()
    assert (host, f"{first:%d/%m/%Y}") == (values["key"], values["day"])
    assert values["day"] not in values["not_day"]


@each_seed
def test_sensor_anomaly(seed: int) -> None:
    f = draw_named("wellbeing.ondes_capteurs.sensor_anomaly", seed)
    rows = [list(row.values()) for row in records(f["files"]["capteur.csv"])]
    read = [float(fraction(value)) if value else None for _day, _hour, value in rows]
    jumps: list[tuple[float, int]] = []
    for i in range(1, len(read) - 1):
        before, value, after = read[i - 1 : i + 2]
        if before is not None and value is not None and after is not None:
            same_side = (value - before) * (value - after) > 0
            jumps.append((min(abs(value - before), abs(value - after)) if same_side else 0.0, i))
    (first, place), (second, _i) = sorted(jumps)[-1], sorted(jumps)[-2]
    assert rows[place][:2] == [f["day"], f["hour"]]
    assert first > 3 * second
    told = [value for value in read if value is not None]
    assert min(told) < float(fraction(f["odd"])) < max(told)

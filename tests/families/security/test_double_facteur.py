"""Keys found another way. Several factors of authentication: SMS, application, key, backup codes."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit

from pixsim.families.security import double_facteur
from pixsim.families.security.double_facteur import links_with_a_key
from tests.families.attachments import drawn
from tests.families.drawing import draw_sound_values
from tests.families.reading import records_of, text_of
from tests.families.seeds import each_seed


@each_seed
def test_links_with_a_key(seed: int) -> None:
    fields = draw_sound_values(links_with_a_key, seed)
    keys, links = (records_of(fields, name) for name in ("cles.csv", "liens.csv"))
    kept = {row["domaine"]: row["service"] for row in keys if not row["supprimee_le"]}
    offered = []
    for row in links:
        parts = urlsplit(row["adresse"])
        names = (parts.hostname or "").split(".")
        ends = {".".join(names[n:]) for n in range(len(names))} & kept.keys()
        if parts.scheme == "https" and ends:
            offered.append(row["numero"])
    assert ", ".join(offered) == fields["key"]
    assert fields["key"] not in fields["wrong"]
    assert not {urlsplit(fields["home"]).hostname} & {f"www.{domain}" for domain in kept}
    assert len(links) > 30


@each_seed
def test_the_clock_is_late_from_one_day_on(seed: int) -> None:
    values = drawn(double_facteur.late_codes, seed)
    line = re.compile(r"(\S+) \S+ compte=(\w+) pas_serveur=(\d+) pas_code=(\d+) accepte")
    found = [line.fullmatch(one) for one in text_of(values, "codes.log").splitlines()]
    lags = [(m[1], int(m[3]) - int(m[4])) for m in found if m and m[2] == values["user"]]
    slow = [(day, lag) for day, lag in lags if lag > 1]
    assert lags[-len(slow) :] == slow  # once late, always late
    assert values["late"] == str(min(lag for _day, lag in slow) * values["period"])
    since = datetime.fromisoformat(slow[0][0])
    assert values["since"] == [f"{since:%d/%m/%Y}", f"{since:%d/%m}"]

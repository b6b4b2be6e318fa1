"""Keys found another way. Using a browser: tabs, history, bookmarks, private browsing, status codes, records of a page."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import numpy as np

from pixsim.families.search import navigateur
from tests.families.attachments import drawn
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_collections(seed: int) -> None:
    values = navigateur.find_in_page(np.random.default_rng(seed))
    said = re.findall(
        r"Rue ([^\\\"]+?) \(([^)]+)\) : ([^\\\"]+)\"", values["world"].model_dump_json()
    )
    assert len(said) > 100
    found = set()
    for street, town, told in said:
        for kind, day in re.findall(r"(encombrants|déchets verts) le (\w+ \d+ mars)", told):
            if (f"rue {street}", town, kind) == (values["street"], values["town"], values["kind"]):
                found.add(day)
    assert found == {values["answer"]}
    elsewhere = [told for street, town, told in said if f"rue {street}" == values["street"] and town != values["town"]]  # fmt: skip
    assert elsewhere
    assert not any(values["answer"] in told for told in elsewhere)
    assert sum(f"rue {street}" == values["street"] for street, *_rest in said) >= 2


@each_seed
def test_time_of_a_page(seed: int) -> None:
    values = drawn(navigateur.time_of_a_page, seed)
    entries = json.loads(values["files"]["releve.har"])["log"]["entries"]
    assert all(sum(one["timings"].values()) == one["time"] for one in entries)
    good = [one for one in entries if one["response"]["status"] == 200]
    waits: list[tuple[int, str]] = []
    domains: dict[str, int] = defaultdict(int)
    for one in good:
        host = str(urlsplit(one["request"]["url"]).hostname)
        if host == values["site"]:
            waits.append((one["timings"]["wait"], one["request"]["url"]))
        else:
            domains[re.findall(r"[^.]+\.test$", host)[0]] += one["time"]
    *_less, second, most = sorted(waits)
    assert most[0] > second[0]
    assert values["answer"] == [most[1].rsplit("/", 1)[1], urlsplit(most[1]).path[1:], urlsplit(most[1]).path, most[1].removeprefix("https://"), most[1]]  # fmt: skip
    assert sorted(domains, key=domains.__getitem__)[-1] == values["slow_site"]
    starts = [datetime.fromisoformat(one["startedDateTime"]) for one in entries]
    ends = [begun + timedelta(milliseconds=one["time"]) for begun, one in zip(starts, entries, strict=True)]  # fmt: skip
    assert (max(ends) - min(starts)) / timedelta(milliseconds=1) == values["lasted"]
    assert str(values["lasted"]) not in values["not_lasted"]
    assert values["slow_site"] not in values["not_site"]


@each_seed
def test_only_what_the_requests_show_on_ones_side_is_mended(seed: int) -> None:
    values, world = done(navigateur.mend_own_side, seed)
    said = {
        one.name: one.value for page in world.pages for one in page.settings if one.kind == "info"
    }
    failing = [name for name, value in said.items() if "503" in value]
    assert failing == [
        f"{values['site']}/{world.value('Ressource en cause (' + values['site'] + ')')}"
    ]
    changed = set(world.values) | set(world.pressed)
    causes = [
        value
        for name, value in said.items()
        if "200" not in value.split(",")[0]
        and "pub-" not in name
        and " 404" not in value
        and "503" not in value
    ]
    logins = [value for value in said.values() if "non gardé" in value]
    assert len(changed) == len(causes) + len(logins) + 3
    assert not any(name.startswith("pub-") for name in changed)

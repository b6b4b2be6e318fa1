"""Keys found another way. Using a browser: tabs, history, bookmarks, private browsing, status codes, records of a page."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import numpy as np

from pixsim.families.search import navigateur
from tests.families.attachments import content, drawn
from tests.families.seeds import each_seed


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
def test_what_never_came(seed: int) -> None:
    values = drawn(navigateur.failures_by_side, seed)
    last: dict[str, tuple[str, int]] = {}
    every = Counter[int]()
    aims = set()
    for entry in json.loads(content(values, "har"))["log"]["entries"]:
        url, code = entry["request"]["url"], entry["response"]["status"]
        every[code // 100] += 1
        last[url] = max(last.get(url, ("", 0)), (entry["startedDateTime"], code))
        if aim := entry["response"]["redirectURL"]:
            aims.add(aim)
    ends = Counter(code // 100 for _when, code in last.values())
    assert (str(ends[4]), str(ends[5])) == (values["client"], values["server"])
    assert every[5] > ends[5]
    assert aims <= set(last)
    assert values["client"] not in values["not_client"]
    assert values["server"] not in values["not_server"]


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

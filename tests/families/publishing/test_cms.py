"""Keys found another way. Running a simple site: roles, articles, categories, rights."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from pixsim.families.publishing import cms
from tests.families.attachments import content, drawn
from tests.families.reading import rows
from tests.families.seeds import each_seed


@each_seed
def test_plan_and_pages(seed: int) -> None:
    values = drawn(cms.plan_and_pages, seed)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    tree = ElementTree.fromstring(content(values, "xml"))
    planned = {str(page.findtext(f"{space}loc")) for page in tree.iter(f"{space}url")}
    listed = {f"https://{values['site']}{page}": state.strip().lower() for page, state, _day in rows(content(values, "csv"))}  # fmt: skip
    published = {page for page, state in listed.items() if state == "publiée"}
    assert str(len(published - planned)) == values["missing"]
    assert planned - published == {values["gone"][0]}
    assert listed[values["gone"][0]] == "retirée"
    assert values["missing"] not in values["not_missing"]
    assert len(planned) > 100


def allowed(text: str, robot: str, path: str) -> bool:
    """By a pattern for each rule, sorted by the length of what is written."""
    rules: dict[str, list[tuple[int, bool, str]]] = {}
    agents: list[str] = []
    before = ""
    for line in text.splitlines():
        name, _colon, value = (part.strip() for part in line.partition(":"))
        if name == "User-agent":
            agents = [value.lower(), *(agents if before == name else [])]
            rules.setdefault(value.lower(), [])
        elif name in ("Allow", "Disallow") and value:
            for agent in agents:
                rules[agent].append((len(value), name == "Allow", value))
        before = name
    for _length, yes, rule in sorted(rules.get(robot.lower(), rules["*"]), reverse=True):
        if re.match(re.escape(rule).replace(r"\*", ".*").replace(r"\$", "$"), path):
            return yes
    return True


@each_seed
def test_robots(seed: int) -> None:
    values = drawn(cms.addresses_open_to_a_robot, seed)
    text, listed = (values["files"][name].decode() for name in ("robots.txt", "adresses.txt"))
    addresses = listed.split()
    assert len(set(addresses)) == values["total"]
    for robot, key in ((values["bot"], "answer"), ("Inconnu", "anyone")):
        assert sum(allowed(text, robot, path) for path in addresses) == values[key]
    assert values["answer"] not in values["wrong"]

"""Keys found another way. Running a simple site: roles, articles, categories, rights."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from pixsim.families.publishing import cms
from pixsim.worlds.writer.world import Writer
from tests.families.attachments import drawn
from tests.families.seeds import each_seed
from tests.families.solutions import done, edited_lines


@each_seed
def test_the_plan_has_what_is_published(seed: int) -> None:
    values, world = done(cms.plan_and_pages, seed)

    def planned(one: Writer) -> list[str]:
        text = "\n".join(edited_lines(one)).replace("image:loc", "picture")
        return [
            str(page.findtext("loc"))
            for page in ElementTree.fromstring(text[text.index("<urlset>") :]).iter("url")
        ]

    states = dict(re.findall(r"<!-- (/\S+) : (\w+) -->", "\n".join(edited_lines(world))))
    published = {
        f"https://{values['site']}{path}" for path, state in states.items() if state == "publiée"
    }
    assert sorted(planned(world)) == sorted(published)
    lacking = {values[name] for name in ("in_comment", "in_image", "with_query")}
    assert published - set(planned(values["world"])) == {
        f"https://{values['site']}{path}" for path in lacking
    }
    assert states[values["gone"]] == "retirée"


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

"""Level 7: what is read behind a log, a robots.txt, a small site; found again from the bytes by another way."""

from __future__ import annotations

import re
import zipfile
from base64 import b64decode
from html.parser import HTMLParser
from io import BytesIO
from xml.etree import ElementTree

from pixsim.families.programming import concealed
from pixsim.families.publishing import robots
from pixsim.families.troubleshooting import traces
from tests.families.draws import each_seed
from tests.families.opened import content, drawn


@each_seed
def test_the_first_cause_of_the_run_that_stopped(seed: int) -> None:
    values = drawn(traces.first_cause, seed)
    log = content(values, "log").decode()
    assert len(re.findall(r"commence$", log, re.MULTILINE)) == 6
    assert len(re.findall(r"arrêté$", log, re.MULTILINE)) == 2
    assert len(re.findall(r"ERREUR .* arrêté$", log, re.MULTILINE)) == 1
    assert log.count("During handling") == 2
    whole = log.partition("During handling")[0].rpartition("Traceback")[2].strip().splitlines()
    assert whole[-1].partition(":")[0] == values["kind"]
    own = [re.search(r"line (\d+)", line) for line in whole if f"asso/{values['script']}" in line]
    assert own[-1] is not None
    assert own[-1][1] == values["line"] not in values["not_line"]
    after = log.partition("During handling")[2].strip().splitlines()
    assert values["after"] in {line.partition(":")[0] for line in after}
    assert {values["kind"], values["after"]} <= set(values["options"])


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
    values = drawn(robots.who_may_read, seed)
    text, listed = (values["files"][name].decode() for name in ("robots.txt", "adresses.txt"))
    addresses = listed.split()
    assert len(set(addresses)) == values["total"]
    for robot, key in ((values["bot"], "answer"), ("Inconnu", "anyone")):
        assert sum(allowed(text, robot, path) for path in addresses) == values[key]
    assert values["answer"] not in values["wrong"]


class Links(HTMLParser):
    """Addresses of links, comments left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append(dict(attrs)["href"] or "")


@each_seed
def test_words_that_are_not_shown(seed: int) -> None:
    values = drawn(concealed.concealed_words, seed)
    with zipfile.ZipFile(BytesIO(content(values, "zip"))) as site:
        held = {name: site.read(name).decode() for name in site.namelist()}
    printed = re.findall(
        r"p\.note::after \{ content: \" (\w+)\"", held["style.css"].partition("@media print")[2]
    )
    numbers = re.search(r"suite = \[(.*)\]", held["script.js"])
    shift = re.search(r"n - (\d)", held["script.js"])
    assert numbers is not None
    assert shift is not None
    built = "".join(chr(int(n) - int(shift[1])) for n in numbers[1].split(", "))[::-1]
    links = Links()
    links.feed(held["index.html"])
    (address,) = links.found
    coded = b64decode(address.partition(",")[2]).decode().rstrip(".").rpartition(" ")[2]
    spoken = ElementTree.fromstring(held["logo.svg"]).findtext("{http://www.w3.org/2000/svg}desc")
    words = {"imprimante": printed[0], "script.js": built, "lien caché": coded, "logo.svg": spoken}
    for where, key in (("where", "key"), ("where2", "key2")):
        (word,) = (word for spot, word in words.items() if spot in values[where])
        assert word == values[key]
        assert word not in values[f"wrong{where[5:]}"]
    assert values["key"] != values["key2"]

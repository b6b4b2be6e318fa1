"""Keys found another way. Choosing and reading a licence: Creative Commons, free licences, public domain."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import defaultdict

from pixsim.families.adaptation import licences as licences_families
from tests.families.attachments import content, drawn, rows_of
from tests.families.figures import look, right, words
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_photo_that_may_be_used(seed: int) -> None:
    values, figure = look(licences_families.photo_that_may_be_used, seed)
    sold, changed = "à vendre" in values["what"], "recadrée" in values["how"]
    assert sold is not changed
    (mine,) = right(values, figure)
    for zone in figure.zones:
        said = words(figure, zone)
        terms = said.split("CC ")[1].split()[0].split("-") if "CC " in said else ["NC", "ND"]
        barred = (sold and "NC" in terms) or (changed and "ND" in terms)
        assert barred is not (zone == mine)


@each_seed
def test_the_licence_that_all_that_is_mixed_leaves(seed: int) -> None:
    values = drawn(licences_families.licence_of_a_film, seed)
    mixed = [licence for _name, _who, licence, use in rows_of(values) if use.startswith("fondu")]
    marks = {
        frozenset(
            mark for mark, sign in (("NC", r"NC|commerciale"), ("SA", r"SA|Partage"), ("ND", r"ND|modification"))
            if re.search(sign, licence)
        )
        for licence in mixed
    }  # fmt: skip
    free = {"NC": {"CC BY-NC", "CC BY-NC-SA"}, "": {"CC BY", "CC BY-SA", "CC BY-NC", "CC BY-NC-SA"}}
    left = set(free[""])
    for one in marks:
        fits = free["NC"] if "NC" in one else free[""]
        if "SA" in one:
            fits = {"CC BY-NC-SA" if "NC" in one else "CC BY-SA"}
        left &= set() if "ND" in one else fits
    widest = next((one for one in ("CC BY", "CC BY-SA", "CC BY-NC", "CC BY-NC-SA") if one in left), "aucune : il faut un accord")  # fmt: skip
    assert widest == values["options"][0]
    assert len(rows_of(values)) == 40


@each_seed
def test_credit_of_a_retouched_photo(seed: int) -> None:
    _values, world = done(licences_families.photo_attribution, seed)
    texts = {page.url: [block.text for block in page.body] for page in world.pages}
    sent = {fact[2]: fact[3] for fact in world.facts() if fact[0] == "sent"}
    photo = texts[sent["Adresse de la photo"]]
    ((original,),) = (
        [block.link for block in page.body if block.link]
        for page in world.pages
        if page.url == sent["Adresse de la photo"]
    )

    def told(lines: list[str], name: str) -> str:
        (found,) = (line.partition(" : ")[2] for line in lines if line.startswith(name))
        return found

    assert sent["Titre de la photo"] == told(photo, "Titre")
    assert sent["Photographe"] == told(texts[original], "Photographe")
    assert sent["Retouches"] == told(photo, "Recadrage")
    assert sent["Licence"] == told(photo, "Licence") != told(texts[original], "Licence")


@each_seed
def test_the_component_that_cannot_enter(seed: int) -> None:
    values = drawn(licences_families.one_that_cannot_enter, seed)
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        files = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}
    project = json.loads(files["projet.json"])
    enters = defaultdict(set)
    for row in csv.reader(io.StringIO(files["licences.csv"]), delimiter=";"):
        enters[row[0]] = set(row[1].split(", "))
    opening = {"MIT": "MIT", "BSD": "BSD-3-Clause", "Apache": "Apache-2.0"}

    def licences(name: str) -> list[str]:
        told = str(json.loads(files[f"composants/{name}/paquet.json"])["licence"])
        if "LICENCE" not in told:
            return told.split(" OR ")
        line = files[f"composants/{name}/LICENCE.txt"].splitlines()[0]
        if "Lesser" in line:
            return ["LGPL-2.1-or-later"]
        if "GNU" in line:
            (number,) = re.findall(r"version (\d)", line)
            return [f"GPL-{number}.0-{'only' if 'only' in line else 'or-later'}"]
        return [opening[line.split()[0]]]

    todo, shipped = list(project["livre_avec"]), set()
    while todo:
        name = todo.pop()
        if name not in shipped:
            shipped.add(name)
            todo += json.loads(files[f"composants/{name}/paquet.json"])["a_besoin_de"]
    assert len(shipped) == 14
    out = [n for n in shipped if not any(project["licence"] in enters[one] for one in licences(n))]
    assert out == [values["key"]]
    assert values["key"] not in project["livre_avec"]
    assert values["key"] not in values["wrong"]

"""Keys found another way. Reading terms of use: purposes, retention, licences granted."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime

from pixsim.families.privacy import cgu
from pixsim.families.privacy.cgu import purposes, retention
from tests.families.attachments import drawn
from tests.families.dates import parse_date
from tests.families.drawing import draw_sound_values
from tests.families.reading import members_of, only_text, records
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_what_is_asked_stands_on_one_legal_page(seed: int) -> None:
    values, world = done(cgu.which_legal_page, seed)
    having = [p.url for p in world.pages if any(values["key"][0] in block.text for block in p.body)]
    assert having == [world.tab.url]


@each_seed
def test_retention(seed: int) -> None:
    fields = draw_sound_values(retention, seed)
    about = {
        "candidature": r"lettres et CV", "n'y allez plus": r"sans visite", "profil": r"Page personnelle", "lettre": r"deux membres",
        "sans vous inscrire": r"visiteur", "carte": r"après l'achat",
    }  # fmt: skip
    (sign,) = (said for word, said in about.items() if word in fields["need"])
    (line,) = (line for line in only_text(fields).splitlines() if re.search(sign, line))
    figures = {
        "un": 1,
        "deux": 2,
        "trois": 3,
        "quatre": 4,
        "cinq": 5,
        "six": 6,
        "neuf": 9,
        "quinze": 15,
    }
    (found,) = re.findall(r"\b(\w+) (mois|ans?)( et demi)?\b", line)
    months = figures[found[0]] * (1 if found[1] == "mois" else 12) + (6 if found[2] else 0)
    assert [str(months)] == fields["key"]
    assert len(re.findall(r"^- .*\b(?:mois|ans?)\b", only_text(fields), re.MULTILINE)) == 10


@each_seed
def test_purposes(seed: int) -> None:
    fields = draw_sound_values(purposes, seed)
    signs = {
        "livrer": r"pour vous remettre", "répondre": r"vous dépanner", "mesurer": r"compte les visites et", "envoyer": r"y expédie nos", "afficher": r"choisit les annonces",
        "transmettre": r"ont la liste", "lutter": r"sont examinés",
    }  # fmt: skip
    ended = {
        "livrer": r"ne livrons plus", "répondre": r"ne dépanne plus", "mesurer": r"comptait les visites est retiré", "envoyer": r"Plus aucun prestataire", "afficher": r"choisissait vos annonces",
        "transmettre": r"n'est plus donnée", "lutter": r"n'examinons plus",
    }  # fmt: skip
    text = only_text(fields)
    for purpose in fields["announced"] + fields["others"]:
        word = purpose.split()[0]
        told = bool(re.search(signs[word], text)) and not re.search(ended[word], text)
        assert told == (purpose in fields["announced"]), purpose
    assert sum(bool(re.search(sign, text)) for sign in ended.values()) == 1


_UNION = {"Irlande", "Allemagne", "Pays-Bas", "Pologne", "Portugal", "Suède", "Italie", "Finlande", "Chypre", "Malte", "Croatie", "Lettonie"}  # fmt: skip


@each_seed
def test_data_read_from_outside_the_union(seed: int) -> None:
    values = drawn(cgu.transfer_outside_the_union, seed)
    text = " ".join(values["files"]["confidentialite.txt"].decode().split())
    rows = re.findall(
        r"- (\w[\w ]*)\. Siège : ([^.]+)\. Accès aux données depuis : ([^.,]+)(, jusqu'au [^.]+)?\.",
        text,
    )
    assert len(rows) == 6
    outside = [(firm, access) for firm, _seat, access, end in rows if access not in _UNION and not end]  # fmt: skip
    assert outside == [(values["firm"], values["country"])]
    assert sum(seat not in _UNION for _firm, seat, _access, _end in rows) == 1
    (task,) = re.findall(rf"{values['firm']} s'occupe (.+?)\.", text)
    task = task.replace("du ", "le ", 1) if task.startswith("du ") else task.removeprefix("de ")
    (held,) = re.findall(rf"Pour {re.escape(task)}, nous confions (.+?) à un prestataire", text)
    assert held == values["held"]
    assert values["country"] not in values["not_country"]


@each_seed
def test_licence_of_photos(seed: int) -> None:
    values = drawn(cgu.licence_granted, seed)
    with zipfile.ZipFile(io.BytesIO(values["files"][values["name"]])) as archive:
        held = {name: " ".join(archive.read(name).decode().split()) for name in archive.namelist()}
    lengths = {"dix jours": 10, "trente jours": 30, "un trimestre": 90, "six semaines": 42, "quinze jours": 15, "deux mois": 60}  # fmt: skip
    found = re.findall(r"Article (P\d)\. Fin de la licence .*? prend fin (.+?) après", held["conditions-photos.txt"])  # fmt: skip
    assert found == [(values["clause"], next(said for said, days in lengths.items() if str(days) == values["days"]))]  # fmt: skip
    general = held["conditions-generales.txt"]
    granted = re.findall(r"[abcd]\) (.+?)(?: ;|\. La licence)", general)
    refused = re.findall(r"les usages suivants : (.+?) ; (.+?)\.", general)[0]
    also = re.findall(r"refuser cet usage : (.+?)\.", held["conditions-photos.txt"])
    assert set(granted) - set(refused) - set(also) == {values["kept"]}
    assert sorted(granted) == sorted(values["uses"])
    assert values["since"] in held["avis.txt"]
    assert values["days"] not in values["not_days"]


def _fits(said: dict[str, str], lengths: dict[str, int]) -> bool:
    """Whether a year at most is kept, and nothing told to partners."""
    sentence = said["4"].partition(". Les")[0]
    kept = max((text for text in lengths if re.search(rf"\b{text}\b", sentence)), key=len)
    return lengths[kept] <= 12 and re.search(r"aucun|Aucune", said["5"]) is not None


@each_seed
def test_policies(seed: int) -> None:
    values = drawn(cgu.service_that_fits, seed)
    held = members_of(values)
    on = parse_date(values["day"])
    inside = {"Dublin", "Francfort", "Varsovie", "Porto", "Malmö", "Gand", "Lyon", "Turin", "Vienne"}  # fmt: skip
    lengths = {"six mois": 6, "dix mois": 10, "un trimestre": 3, "douze mois": 12, "neuf mois": 9, "un an": 12,
               "un an et demi": 18, "deux ans": 24, "trois ans": 36, "quinze mois": 15, "treize mois": 13}  # fmt: skip
    fits, by_policy, folders = [], [], {name.partition("/")[0] for name in held}
    for service in folders:
        text = " ".join(held[f"{service}/politique.txt"].decode().split())
        articles = dict(re.findall(r"Article (\d)\. (.+?)(?= Article \d|$)", text))
        changes: list[tuple[date, str, str]] = []
        ends: dict[int, date] = {}
        for name in sorted(n for n in held if n.startswith(f"{service}/avenant")):
            change = " ".join(held[name].decode().split())
            if found := re.search(r"compter du (.+?), la .*article (\d).* : « (.+) »", change):
                changes.append((parse_date(found[1]), found[2], found[3]))
            else:
                ended = re.search(r"n° (\d) cesse de s'appliquer le (.+?) :", change)
                assert ended is not None
                ends[int(ended[1]) - 1] = parse_date(ended[2])
        said = {number: articles[number].partition(". ")[2] for number in "345"}
        by_policy.append((service, _fits(said, lengths)))
        standing = [one for place, one in enumerate(changes) if ends.get(place, date.max) > on]
        said |= {number: new for since, number, new in sorted(standing) if since <= on}
        elsewhere = [
            row["ville des serveurs"]
            for row in records(held[f"{service}/sous-traitants.csv"])
            if row["ville des serveurs"] not in inside
            and datetime.strptime(row["depuis le"], "%d/%m/%Y").date() <= on
            and (not row["jusqu'au"] or datetime.strptime(row["jusqu'au"], "%d/%m/%Y").date() >= on)
        ]
        if _fits(said, lengths) and not elsewhere:
            fits.append(service)
    assert fits == [values["key"]]
    assert folders == {*fits, *values["wrong"]}
    assert sum(fit for _service, fit in by_policy) == 4
    assert not dict(by_policy)[values["key"]]

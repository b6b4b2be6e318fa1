"""Keys found another way. Reading terms of use: purposes, retention, licences granted."""

from __future__ import annotations

import io
import re
import zipfile

from pixsim.families.privacy import cgu
from pixsim.families.privacy.cgu import purposes, retention
from tests.families.attachments import drawn
from tests.families.drawing import draw_sound_values
from tests.families.reading import only_text
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


@each_seed
def test_the_service_joined_is_the_only_one_that_fits(seed: int) -> None:
    values, world = done(cgu.service_joined, seed)
    year = values["today"].split()[-1]
    fitting = []
    for home in world.pages:
        if not home.listed or home.host == "liste.example":
            continue
        texts = [
            block.text
            for page in world.pages
            if page.host == home.host
            for block in page.body
            if not block.text.startswith(f"1er janvier {int(year) + 1}")
        ]
        months = int(re.findall(r"au bout de (\d+) mois", " ".join(texts))[-1])
        sold = any("sont transmises" in text for text in texts)
        outside = any(town in " ".join(texts) for town in ("Montréal", "Boston", "Singapour"))
        if months <= 12 and not sold and not outside:
            fitting.append(home.title)
    assert fitting == [values["name"]]

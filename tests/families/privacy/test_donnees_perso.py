"""Keys found another way. Recognising personal data: direct, indirect, sensitive."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from hashlib import sha256

import numpy as np
import pandas as pd

from pixsim.families.privacy import donnees_perso
from pixsim.families.privacy.donnees_perso import personal_data_of_a_post
from tests.families.attachments import content, drawn, open_document
from tests.families.drawing import draw_sound_values
from tests.families.frames import first_sheet
from tests.families.reading import only_text, text_of
from tests.families.seeds import each_seed


@each_seed
def test_publication(seed: int) -> None:
    fields = draw_sound_values(personal_data_of_a_post, seed)
    signs = (
        r"trente-neuf, quatre-vingt-dix-huit, \d\d, \d\d",
        r"rue des \w+, à \w+ : c'est au \d\d",
        r"ce \d+ mars 2026 : on ne fête ses \d\d ans",
        r"Mon prénom, \d\d, une arobase",
        r"AA-\d{3}-ZZ",
        r"Ma cheffe, à la scierie",
    )
    text = only_text(fields)
    assert fields["key"] == [n for n, sign in enumerate(signs, 1) if re.search(sign, text)]


@each_seed
def test_an_article_leaves_one_line(seed: int) -> None:
    values = drawn(donnees_perso.press_article, seed)
    article, answers = text_of(values, "article.txt"), first_sheet(values)
    (age,) = map(int, re.findall(r"(\d+) ans", article))
    children = int((re.search(r"(\d+) enfant", article) or [0, 0])[1])
    fits = answers[
        (answers["tranche d'âge"] == age // 10 * 10)
        & (answers["enfants"] == children)
        & np.array([town in article for town in answers["commune"]])
        & np.array([trade in article for trade in answers["métier"]])
    ]
    assert fits["réponse"].tolist() == values["key"][:1]
    assert len(open_document(values, "ods").body.get_tables()[0].get_values()) == 241


@each_seed
def test_who_can_still_be_named(seed: int) -> None:
    values = drawn(donnees_perso.still_named, seed)
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        held = {
            name.rpartition("/")[2]: archive.read(name).decode("utf-8-sig")
            for name in archive.namelist()
        }
    read = {name: pd.read_csv(io.StringIO(text), sep=";") for name, text in held.items()}
    known = {*read["correspondance.csv"]["code"], *read["lettre.csv"]["code"].str.upper()}
    assert values["key"] == str(len(set(read["visites.csv"]["usager"]) & known))  # fmt: skip
    assert values["key"] not in values["wrong"]


@each_seed
def test_pseudonyms(seed: int) -> None:
    values = drawn(donnees_perso.line_of_an_address, seed)
    rows = [
        line.split(";")
        for line in values["files"]["enquete.csv"].decode("utf-8-sig").splitlines()[1:]
    ]
    codes = Counter(code for code, _age, _value in rows)
    assert set(codes.values()) == {1}
    wanted = sha256(values["address"].casefold().encode()).hexdigest()
    assert [value for code, _age, value in rows if wanted.startswith(code)] == [values["key"]]
    assert sha256(values["example"].encode()).hexdigest().startswith(values["sample"])
    assert values["naive"] not in codes
    assert [value for _code, _age, value in rows].count(values["key"]) == 1

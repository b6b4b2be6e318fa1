"""Competences 4.1 to 4.3: keys are found again in the files, as other libraries read them."""

from __future__ import annotations

import csv
import fnmatch
import io
import re
import stat
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from http.cookies import SimpleCookie
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, urlsplit

import lxml.html  # type: ignore[import-untyped]
import numpy as np
import pandas as pd

from pixsim.families.privacy import handed as private
from pixsim.families.security import listings, records
from pixsim.families.wellbeing import handed as well
from pixsim.families.wellbeing import pages
from tests.families.draws import each_seed
from tests.families.opened import content, drawn, open_document, workbook


def text(values: dict[str, Any], name: str) -> str:
    return bytes(values["files"][name]).decode("utf-8-sig")


def rows(values: dict[str, Any], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text(values, name)), delimiter=";"))


def table(values: dict[str, Any]) -> pd.DataFrame:
    header, *lines = workbook(values).worksheets[0].iter_rows(values_only=True)
    return pd.DataFrame(lines, columns=list(header))


def listed(values: dict[str, Any], name: str = "dossier.txt") -> list[list[str]]:
    return [line.split() for line in text(values, name).splitlines()]


# ---- 4.1


@each_seed
def test_who_may_write_is_told_by_the_first_block_that_fits(seed: int) -> None:
    values = drawn(listings.writable_files, seed)
    count = 0
    for mode, _n, owner, group, *_rest in listed(values):
        block = mode[1:4] if owner == values["user"] else mode[4:7] if group == values["group"] else mode[7:]  # fmt: skip
        count += "w" in block
    assert values["key"] == str(count)
    assert values["key"] not in values["wrong"]


@each_seed
def test_one_file_departs_from_the_octal_rules(seed: int) -> None:
    values = drawn(listings.octal_misfit, seed)
    told = text(values, "regle.txt")
    folders = re.findall(r"dans (\w+) : (\d+)(?:, mais (\d+) pour les (\.\w+))?\n", told)
    ((sealed, stem),) = re.findall(r" : (\d+) si le nom commence par « (\S+) »", told)
    rule = {folder: (base, other, end) for folder, base, other, end in folders}
    assert len(rule) == 3
    here, odd, seen = "", [], Counter[str]()
    for line in text(values, "dossier.txt").splitlines():
        if line.startswith("./"):
            here = line[2:-1]
        elif line.startswith("-"):
            name = line.split()[-1]
            base, other, end = rule[here]
            octal = sealed if name.startswith(stem) else other if end and name.endswith(end) else base  # fmt: skip
            seen[line.split()[0]] += 1
            if stat.filemode(stat.S_IFREG | int(octal, 8)) != line.split()[0]:
                odd.append(name)
    assert odd == values["key"]
    assert sum(seen.values()) == 96


@each_seed
def test_rights_after_the_script(seed: int) -> None:
    values = drawn(listings.after_script, seed)
    mode = next(line[0][1:] for line in listed(values, "avant.txt") if line[-1] == values["name"])
    on = {place for place, letter in enumerate(mode) if letter != "-"}
    for line in text(values, "droits.sh").splitlines()[1:]:
        _chmod, clauses, pattern = line.split()
        if not fnmatch.fnmatchcase(values["name"], pattern):
            continue
        for clause in clauses.split(","):
            who, sign, what = re.split(r"([+-])", clause)
            named = {3 * "ugo".index(w) + "rwx".index(x) for w in who for x in what}
            on = on | named if sign == "+" else on - named
    found = "".join("rwx"[place % 3] if place in on else "-" for place in range(9))
    assert values["key"] == [found, f"-{found}"]


@each_seed
def test_the_nearest_folder_decides(seed: int) -> None:
    values = drawn(listings.inherited_rights, seed)
    groups = {row["compte"]: set(row["groupes"].split()) for row in rows(values, "comptes.csv")}
    entries = [row for row in rows(values, "droits.csv") if row["droit"] == "modifier"]
    for number in "123":
        user, path, said = values[f"e{number}"], values["path"], ""
        while path and not said:
            here = [
                row["action"]
                for row in entries
                if row["objet"] == path and row["sujet"] in {user, *groups[user]}
            ]
            said = "refusé" if "refuser" in here else "autorisé" if here else ""
            path = path.rpartition("/")[0]
        assert values[f"k{number}"] == (said or "refusé")  # fmt: skip


@each_seed
def test_the_clock_is_late_from_one_day_on(seed: int) -> None:
    values = drawn(records.late_codes, seed)
    line = re.compile(r"(\S+) \S+ compte=(\w+) pas_serveur=(\d+) pas_code=(\d+) accepte")
    found = [line.fullmatch(one) for one in text(values, "codes.log").splitlines()]
    lags = [(m[1], int(m[3]) - int(m[4])) for m in found if m and m[2] == values["user"]]
    slow = [(day, lag) for day, lag in lags if lag > 1]
    assert lags[-len(slow) :] == slow  # once late, always late
    assert values["late"] == str(min(lag for _day, lag in slow) * values["period"])
    since = datetime.fromisoformat(slow[0][0])
    assert values["since"] == [f"{since:%d/%m/%Y}", f"{since:%d/%m}"]


@each_seed
def test_two_redirections_end_on_a_name_in_other_letters(seed: int) -> None:
    values = drawn(records.nested_redirect, seed)
    message = message_from_bytes(values["files"]["message.eml"], policy=policy.default)
    links = [
        url.replace("&amp;", "&") for url in re.findall(r'href="([^"]+)"', message.get_content())
    ]
    (url,) = [link for link in links if "url=" in link]
    for name in ("url", "vers"):
        (url,) = parse_qs(urlsplit(url).query)[name]
    host = ".".join(str(urlsplit(url).hostname).split(".")[-2:])
    assert values["key"] == [host]
    seen = host.encode().decode("idna").removesuffix(".test")
    assert seen != values["name"]
    assert seen.translate(str.maketrans("\u0430\u0435\u0456", "aei")) == values["name"]


# ---- 4.2


@each_seed
def test_an_article_leaves_one_line(seed: int) -> None:
    values = drawn(private.press_article, seed)
    article, answers = text(values, "article.txt"), table(values)
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
    values = drawn(private.still_named, seed)
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
def test_one_column_tells_everybody_apart(seed: int) -> None:
    values = drawn(private.naming_column, seed)
    survey = table(values)
    distinct = survey.nunique()
    assert list(distinct[distinct == len(survey)].index) == values["key"]
    assert distinct.nlargest(2).iloc[1] >= len(survey) - 4


def cookies(values: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for line in text(values, "reponse.txt").splitlines():
        if line.startswith("Set-Cookie: "):
            yield next(iter(SimpleCookie(line.removeprefix("Set-Cookie: ")).items()))


@each_seed
def test_max_age_wins(seed: int) -> None:
    values = drawn(private.end_of_cookie, seed)
    got = dict(cookies(values))
    (sent,) = re.findall(r"(?m)^Date: (.*)$", text(values, "reponse.txt"))
    end = parsedate_to_datetime(sent) + timedelta(seconds=int(got[values["name"]]["max-age"]))
    assert values["key"] == f"{end:%d/%m/%Y}"
    assert parsedate_to_datetime(got[values["name"]]["expires"]).date() != end.date()


@each_seed
def test_one_cookie_has_the_three_effects(seed: int) -> None:
    values = drawn(private.cookie_with, seed)
    sites = {
        "même quand un autre site affiche une image": "None",
        "mais pas quand cet autre site affiche": "Lax",
        "n'est jamais envoyé": "Strict",
    }
    (site,) = [name for words, name in sites.items() if words in values["third"]]
    wanted = (
        "ne peuvent pas" in values["first"],
        "que par une connexion chiffrée" in values["second"],
        site,
    )
    found = [
        [n, f"{n}={m.value}"]
        for n, m in cookies(values)
        if (bool(m["httponly"]), bool(m["secure"]), m["samesite"]) == wanted
    ]
    assert found == [values["key"]]  # fmt: skip


# ---- 4.3


@each_seed
def test_least_exposing_within_a_price(seed: int) -> None:
    values = drawn(well.least_exposing, seed)
    phones = table(values)
    column = "DAS tête (W/kg)" if "oreille" in values["use"] else "DAS tronc (W/kg)"
    cheap = phones[phones["prix (€)"] <= values["price"]].sort_values(column)
    assert cheap["téléphone"].iloc[0] == values["key"][0]
    assert cheap[column].iloc[0] < cheap[column].iloc[1]


@each_seed
def test_what_a_setting_saves(seed: int) -> None:
    values = drawn(well.saved_by_setting, seed)
    book = pd.read_excel(io.BytesIO(content(values, "xlsx")), sheet_name=None)
    park = book["Appareils"].merge(book["Modèles"], on="Modèle").merge(book["Salles"], on="Salle")
    assert len(park) == 140
    park = park[(park["État"] == "en service") & park["Puissance réglée (W)"].notna()]
    watts = park["Puissance (W)"] - park["Puissance réglée (W)"]
    kwh = (watts * park["Heures par jour"] * park["Jours d'ouverture"]).sum() / 1000
    assert int(values["key"][0]) == round(kwh)
    assert abs(float(values["key"][-1].replace(",", ".")) - kwh) < 0.001
    assert not set(values["key"]) & set(values["wrong"])


@each_seed
def test_the_best_repair(seed: int) -> None:
    values = drawn(well.best_repair, seed)
    shop = table(values).set_index("appareil")
    avoided = shop["fabrication (kg CO2e)"] / shop["durée prévue (ans)"] * shop["années gagnées"] - shop["pièces (kg CO2e)"]  # fmt: skip
    assert avoided.idxmax() == values["key_name"][0]
    assert avoided.max() == int(values["gain"])
    assert (avoided == avoided.max()).sum() == 1


@each_seed
def test_pue_of_the_year_in_one_unit(seed: int) -> None:
    values = drawn(well.best_pue, seed)
    book = pd.read_excel(
        io.BytesIO(content(values, "xlsx")), sheet_name=None, keep_default_na=False
    )
    meters, servers = book["Compteurs généraux"], book["Serveurs"]
    whole: Counter[str] = Counter()
    for before, after in pairwise(meters.to_dict("records")):
        if before["centre"] == after["centre"] and after["remarque"] != "compteur neuf":
            whole[after["centre"]] += after["index (MWh)"] - before["index (MWh)"]
    last: dict[tuple[str, str], tuple[datetime, float]] = {}
    for row in servers.to_dict("records"):
        got = datetime.strptime(row["reçu le"], "%d/%m/%Y")
        place = (row["centre"], row["mois"])
        scale = 1 if row["unité"] == "MWh" else 1000
        if place not in last or last[place][0] < got:
            last[place] = (got, row["consommation"] / scale)
    assert len(last) == 36 < len(servers)
    served: dict[str, float] = defaultdict(float)
    for (centre, _month), (_got, used) in last.items():
        served[centre] += used
    pue = {centre: whole[centre] / served[centre] for centre in served}
    best = min(pue, key=lambda centre: pue[centre])
    assert (best, f"{pue[best]:.2f}".replace(".", ",")) == (values["best"], values["pue"])
    assert values["pue"] not in values["pue_wrong"]


@each_seed
def test_the_track_that_suits(seed: int) -> None:
    values = drawn(pages.track_for, seed)
    key = values["key"][0]
    held = text(values, key)
    if "sourde" in values["need"]:
        assert held.count("[") == 2
        assert "-->" in held
    elif "aveugle" in values["need"]:
        assert re.search(r"Elle|femme|caméra|Gros plan", held)
        assert "-->" in held
        assert not re.search(r"Bonjour|tomates|\[", held)
    elif "tout lire" in values["need"]:
        assert "-->" not in held
    else:
        assert "-->" in held
        assert "[" not in held
        assert re.search(r"\.$|!$", held, re.MULTILINE)
        assert not re.search(r"Elle |femme|caméra|Gros plan", held)
    assert len(values["files"]) == 4


@each_seed
def test_where_tab_leads(seed: int) -> None:
    values = drawn(pages.tab_order, seed)
    page = lxml.html.document_fromstring(text(values, "inscription.html"))
    fields = {
        one.xpath("string(ancestor::label/text())").strip(): one
        for one in page.xpath("//input|//select")
    }
    usable = {
        name: one for name, one in fields.items()
        if one.get("disabled") is None and not one.xpath("ancestor::*[@class='cache']")
    }  # fmt: skip
    index = {name: int(one.get("tabindex") or 0) for name, one in usable.items()}
    assert [name for name in usable if index[name] < 0] == [values["lost"]]
    assert [name for name in usable if index[name] > 0] == [values["first"]]
    assert next(iter(usable)) != values["first"]
    assert len(usable) == 12


@each_seed
def test_misleading_promises(seed: int) -> None:
    values = drawn(pages.misleading_page, seed)
    pairs = re.findall(r"<h2>(\w)</h2>\s*<p>(.*)</p>", text(values, "page.html"))
    careful = (
        "demandez conseil",
        "Étude menée",
        "effets possibles",
        "pas démontrée",
        "ne remplace pas",
        "Lisez la notice",
        "peut pourtant gêner",
        "avec ou sans ce sirop",
        "l'essai, publié",
        "n'a pas valeur de preuve",
    )
    false = [letter for letter, said in pairs if not any(words in said for words in careful)]
    assert values["key"] == [", ".join(false)]
    assert Counter(len(said) > 10 for _l, said in pairs) == {True: 10}  # fmt: skip


@each_seed
def test_the_most_repairable_within_a_price(seed: int) -> None:
    values = drawn(well.most_repairable, seed)
    models = table(values).set_index("modèle")
    index = models.filter(like="(/20)").sum(axis=1) / 10
    within = index[models["prix (€)"] <= values["budget"]]
    assert within.idxmax() == values["key_name"][0]
    assert within.max() == float(values["index"].replace(",", "."))
    assert index.max() > within.max()

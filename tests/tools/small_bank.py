"""A small bank written by the tests, one item of each type in competence 1.1."""

from __future__ import annotations

import shutil
from pathlib import Path

from pixsim.foundation.resources import bundled_folder

ITEMS = """
competence = "1.1"

[[item]]
id = "navigateur1-un"
skill = "@navigateur1"
type = "QCU"
kind = "know"
statement = "Lequel est {{quoi}} ?"
options = ["{{juste}}", "Wikipédia", "Gmail"]
key = 1
explanation = "Un navigateur affiche des pages."
[[item.variant]]
quoi = "un navigateur"
juste = "Firefox"
[[item.variant]]
quoi = "un logiciel de navigation"
juste = "Chrome"

[[item]]
id = "navigateur4-plusieurs"
skill = "@navigateur4"
type = "QCM"
kind = "know"
statement = "Lesquels sont {{quoi}} ?"
options = ["{{a}}", "{{b}}", "{{c}}"]
key = [1, 2]
explanation = "Deux sont justes."
[[item.variant]]
quoi = "des fruits"
a = "pomme"
b = "poire"
c = "carotte"
[[item.variant]]
quoi = "des légumes"
a = "poireau"
b = "carotte"
c = "cerise"

[[item]]
id = "adresse_web4-valeur"
skill = "@adresse_web4"
type = "QROC"
kind = "know"
statement = "Quelle est la valeur de {{nom}} dans ?{{nom}}={{valeur}} "
key = "{{valeur}}"
compare = "number"
units = ["Mo"]
wrong = ["{{nom}}"]
explanation = "Après le signe égal."
[[item.variant]]
nom = "page"
valeur = 3
[[item.variant]]
nom = "taille"
valeur = 20

[[item]]
id = "adresse_web3-parties"
skill = "@adresse_web3"
type = "QROCM-ind"
kind = "know"
statement = "Décomposez {{url}}."
explanation = "Protocole puis extension."
[[item.field]]
label = "Protocole"
key = "{{proto}}"
wrong = "ftp"
[[item.field]]
label = "Extension"
options = [".fr", ".org"]
key = "{{ext}}"
[[item.variant]]
url = "https://a.fr"
proto = "https"
ext = ".fr"
[[item.variant]]
url = "http://a.org"
proto = "http"
ext = ".org"

[[item]]
id = "citer3-couleurs"
skill = "@citer3"
type = "QROCM-dep"
kind = "know"
statement = "Citez deux couleurs du drapeau {{pays}}."
groups = [["{{un}}"], ["{{deux}}"]]
explanation = "Ce sont ses couleurs."
[[item.field]]
label = "Une couleur"
[[item.field]]
label = "Une autre"
[[item.variant]]
pays = "polonais"
un = "blanc"
deux = "rouge"
[[item.variant]]
pays = "ukrainien"
un = "bleu"
deux = "jaune"
"""

SKILLS = ("navigateur1", "navigateur4", "adresse_web4", "adresse_web3", "citer3")


def write_bank(folder: Path, items: str = ITEMS) -> Path:
    """Write a bank whose framework has only the skills of `ITEMS`."""
    folder.mkdir(parents=True, exist_ok=True)
    text = (bundled_folder("item_bank") / "framework.toml").read_text(encoding="utf-8")
    head = text[: text.index("[[tube]]")]
    rest = "".join(
        f"\n[[competence]]{block}"
        for block in text[text.index("[[tube]]") :].split("[[competence]]")[1:]
    )
    competences = "".join(
        "\n[[competence]]" + block.partition("[[tube]]")[0]
        for block in rest.split("[[competence]]")[1:]
    )
    tubes = """
[[tube]]
name = "navigateur"
competence = "1.1"
title = "Navigateur"
description = "Navigateur"
[tube.skills]
1 = "distinguer"
4 = "savoir"
[[tube]]
name = "adresse_web"
competence = "1.1"
title = "Adresse"
description = "Adresse"
[tube.skills]
3 = "nommer"
4 = "lire"
[[tube]]
name = "citer"
competence = "1.1"
title = "Citer"
description = "Citer"
[tube.skills]
3 = "ordonner"
"""
    (folder / "framework.toml").write_text(head + competences + tubes, encoding="utf-8")
    (folder / "1.1-essai.toml").write_text(items, encoding="utf-8")
    return folder


def copy_of(folder: Path, target: Path) -> Path:
    """Another copy of a bank."""
    return Path(shutil.copytree(folder, target))

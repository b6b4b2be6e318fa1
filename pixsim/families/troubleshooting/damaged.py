"""Family of competence 5.1, level 6: what a damaged letter said in its last state."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.files import zip_file
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES

_WRITTEN = (2026, 2, 3, 9, 0, 0)
_ODT = "application/vnd.oasis.opendocument.text"
_SUBJECTS = ("la salle des fêtes", "le jardin partagé", "le tournoi de mai", "la bourse aux livres")
_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)  # fmt: skip
_FILLING = (
    "Le règlement de la salle est affiché à l'entrée.", "Merci de prévenir deux jours avant en cas d'absence.",
    "Le matériel est prêté sans supplément.", "Un état des lieux est fait à l'arrivée et au départ.", "Le chauffage est compris.",
)  # fmt: skip


def letter_with_changes(rng: np.random.Generator) -> dict[str, Any]:
    """A letter whose package no longer opens; numbers were struck out, put in, noted aside, and one is of its model."""
    letters = "".join(sample(rng, "ABCDEFGHJKLMNPRSTUVWXYZ", 2))
    numbers = sample(rng, range(1000, 10000), 4)
    right, struck, noted, model = (f"{letters}-{number}" for number in numbers)
    rows = [(what, 5 * integer(rng, 3, 30)) for what in sample(rng, ("Location", "Ménage", "Caution encaissée", "Vaisselle", "Sono"), 3)]  # fmt: skip
    old_price = rows[1][1] + 5 * integer(rng, 2, 6)
    total = sum(price for _what, price in rows)
    day, old_day = sample(rng, range(3, 28), 2)
    person = f"{pick(rng, FIRST_NAMES)} {pick(rng, LAST_NAMES)}"
    stamp = "<office:change-info><dc:creator>Secrétariat</dc:creator><dc:date>2026-01-30T10:12:00</dc:date></office:change-info>"
    changes = {
        "ct101": f"<text:deletion>{stamp}<text:p>{struck}</text:p></text:deletion>",
        "ct102": f"<text:deletion>{stamp}<text:p>{old_price}</text:p></text:deletion>",
        "ct103": f"<text:deletion>{stamp}<text:p>{old_day} mars</text:p></text:deletion>",
        "ct104": f"<text:insertion>{stamp}</text:insertion>", "ct105": f"<text:insertion>{stamp}</text:insertion>", "ct106": f"<text:insertion>{stamp}</text:insertion>",
    }  # fmt: skip
    tracked = "".join(
        f'<text:changed-region text:id="{ident}">{held}</text:changed-region>'
        for ident, held in shuffled(rng, list(changes.items()))
    )

    def changed(gone: str, come: str, new: str) -> str:
        return f'<text:change text:change-id="{gone}"/><text:change-start text:change-id="{come}"/>{new}<text:change-end text:change-id="{come}"/>'

    note = f"<office:annotation><dc:creator>Secrétariat</dc:creator><text:p>Vérifier : n'est-ce pas {noted} ?</text:p></office:annotation>"
    cells = [
        (f"{what}", changed("ct102", "ct105", str(price)) if n == 1 else str(price))
        for n, (what, price) in enumerate(rows)
    ]
    table = "".join(f"<table:table-row><table:table-cell><text:p>{what}</text:p></table:table-cell><table:table-cell><text:p>{price}</text:p></table:table-cell></table:table-row>" for what, price in cells)  # fmt: skip
    number = changed("ct101", "ct104", f"<text:span>{letters}-</text:span><text:span>{numbers[0] // 100:02}</text:span><text:span>{numbers[0] % 100:02}</text:span>")  # fmt: skip
    paragraphs = [
        f"<text:p>Bonjour {person},</text:p>",
        f"<text:p>Nous avons bien reçu votre demande pour {pick(rng, _SUBJECTS)}.</text:p>",
        *(f"<text:p>{text}</text:p>" for text in sample(rng, _FILLING, 3)),
        f"<text:p>Votre dossier porte le numéro {note}{number}.</text:p>",
        f"<table:table table:name=\"Frais\">{table}</table:table>",
        f"<text:p>La somme de ces frais, en euros, est à régler avant le {changed('ct103', 'ct106', f'{day} mars')} 2026.</text:p>",
    ]  # fmt: skip
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}><office:body><office:text>'
        f"<text:tracked-changes>{tracked}</text:tracked-changes>{''.join(paragraphs)}"
        "</office:text></office:body></office:document-content>"
    )
    meta = f'<?xml version="1.0" encoding="UTF-8"?><office:document-meta {_SPACES}><office:meta><dc:subject>modèle repris du dossier {model}</dc:subject></office:meta></office:document-meta>'
    entries = {"mimetype": _ODT, "meta.xml": meta, "content.xml": content, "styles.xml": "<?xml version='1.0'?><office:docu"}  # fmt: skip
    name = f"lettre-{integer(rng, 1, 60)}.odt"
    return {
        "fichier": name, "dossier": right, "pas_dossier": [struck, noted, model], "total": str(total), "pas_total": [str(total - rows[1][1] + old_price), str(total + old_price)],
        "jour": f"{day:02}/03/2026", "pas_jour": [f"{old_day:02}/03/2026"], "files": {name: zip_file(entries, _WRITTEN)},
    }  # fmt: skip

"""Keys found another way. Recovering an unreadable file: suffix, encoding, version."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest

from pixsim.families.troubleshooting import fichier_casse
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.seeds import each_seed


@each_seed
def test_mojibake(seed: int) -> None:
    fields = draw_values(fichier_casse.list_in_old_encoding, seed)
    held = fields["files"]["clients.csv"]
    readable = {}
    for coding, said in (("utf-8", "UTF-8"), ("cp1252", "Windows-1252 (ANSI)"), ("cp850", "MS-DOS (850)"), ("mac_roman", "Macintosh (Mac Roman)")):  # fmt: skip
        lines = held.decode(coding, "replace").splitlines()
        if all(re.fullmatch(r"[\w;' -]+", line) and not re.search("[^a-zA-Z0-9éèêëôöûüïîàçÉ;' -]", line) for line in lines):  # fmt: skip
            readable[said] = {line.split(";")[0]: line.split(";")[1] for line in lines}
    assert list(readable) == [fields["coding"]]
    assert readable[fields["coding"]][fields["number"]] == fields["name"] not in fields["not_name"]


_SIGNATURES = {
    "25504446": "PDF",
    "89504e47": "PNG",
    "ffd8ff": "JPEG",
    "4f676753": "OGG",
    "504b0304": "ZIP",
    "47494638": "GIF",
    "664c6143": "FLAC",
    "7b5c7274": "RTF",
}


@each_seed
def test_first_bytes(seed: int) -> None:
    fields = draw_values(fichier_casse.real_format, seed)
    ((name, content),) = fields["files"].items()
    read = [kind for start, kind in _SIGNATURES.items() if content.hex().startswith(start)]
    assert read == [fields["formes"][0]]
    assert not name.upper().endswith(read[0])
    assert fields["files"] == draw_values(fichier_casse.real_format, seed)["files"]


@each_seed
def test_the_last_state_of_a_damaged_letter(seed: int) -> None:
    values = drawn(fichier_casse.letter_with_changes, seed)
    with zipfile.ZipFile(io.BytesIO(content(values, "odt"))) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))
        with pytest.raises(ElementTree.ParseError):
            ElementTree.fromstring(archive.read("styles.xml"))
        names = set(archive.namelist())
    assert "META-INF/manifest.xml" not in names
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag.endswith(("}tracked-changes", "}annotation")):
                tail, before = child.tail or "", list(parent).index(child)
                parent.remove(child)
                if before:
                    parent[before - 1].tail = (parent[before - 1].tail or "") + tail
                else:
                    parent.text = (parent.text or "") + tail
    text = "".join(root.itertext())
    assert re.findall(r"[A-Z]{2}-\d{4}", text) == [values["dossier"]]
    prices = ["".join(cell.itertext()) for cell in root.iter() if cell.tag.endswith("}table-cell")][1::2]  # fmt: skip
    assert str(sum(map(int, prices))) == values["total"] not in values["pas_total"]
    (day,) = re.findall(r"avant le (\d+) mars 2026", text)
    assert f"{int(day):02}/03/2026" == values["jour"] not in values["pas_jour"]
    assert values["dossier"] not in values["pas_dossier"]

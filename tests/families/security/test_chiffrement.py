"""Keys found another way. Understanding encryption: HTTPS, keys, fingerprints, certificates."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile

from cryptography import x509

from pixsim.families.security import chiffrement
from pixsim.families.security.chiffrement import chain_of_certificates
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_sound_values
from tests.families.seeds import each_seed
from tests.families.settings import host_of
from tests.families.solutions import done


@each_seed
def test_a_certificate_comes_from_the_right_site(seed: int) -> None:
    values, world = done(chiffrement.certificate_of_page, seed)
    assert any(values["key"][0] in cell for row in world.page().rows for cell in row.cells)
    assert host_of(world.tab.url) == values["host"]


@each_seed
def test_one_file_was_changed_and_one_renamed(seed: int) -> None:
    values = drawn(chiffrement.altered_delivery, seed)
    lines = [line.split("  ") for line in content(values, "txt").decode().splitlines()]
    listed = {name: digest for digest, name in lines}
    with zipfile.ZipFile(io.BytesIO(content(values, "zip"))) as archive:
        held = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
        dates = {one.filename: one.date_time for one in archive.infolist()}
    changed = [name for name, digest in held.items() if name in listed and listed[name] != digest]
    renamed = [name for name in held if name not in listed]
    assert changed == [values["key"]]
    assert renamed == [values["other"]]
    assert [name for name, digest in listed.items() if digest == held[renamed[0]]] == [values["first_name"]]  # fmt: skip
    late = {name for name, moment in dates.items() if moment == max(dates.values())}
    assert late <= set(values["wrong"])
    assert values["key"] not in late


@each_seed
def test_chain_of_certificates(seed: int) -> None:
    fields = draw_sound_values(chain_of_certificates, seed)
    held = {
        name: x509.load_pem_x509_certificate(content)
        for name, content in fields["files"].items()
        if name.endswith(".crt")
    }
    server, root = held["serveur.crt"], held["racine.crt"]
    between = []
    for name, one in held.items():
        if name.startswith("intermediaire"):
            one.verify_directly_issued_by(root)
            try:
                server.verify_directly_issued_by(one)
            except ValueError:
                continue  # the one that looks alike
            between.append(one)
    (used,) = between
    end = min(one.not_valid_after_utc for one in (server, used, root))
    assert f"{end:%d/%m/%Y}" == fields["end"] not in fields["not_end"]
    assert used.subject.rfc4514_string() == f"CN={fields['used']}"
    names = server.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    patterns = [
        re.compile(re.escape(name).replace(r"\*", "[^.]+"))
        for name in names.get_values_for_type(x509.DNSName)
    ]
    hosts = fields["files"]["hotes.txt"].decode().split()
    covered = sum(any(pattern.fullmatch(host) for pattern in patterns) for host in hosts)
    assert str(covered) == fields["covered"] not in fields["not_covered"]
    assert len(set(hosts)) == len(hosts) == 22

"""Keys found another way. Reading an address and the headers of a message: syntax, aliases, Reply-To, Received, SPF and DKIM."""

from __future__ import annotations

import email
import re
from datetime import timedelta
from email import message_from_bytes, message_from_string, policy
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from itertools import pairwise
from typing import Any

from pixsim.families.draws.invented.people import of
from pixsim.families.messaging import adresse_mel
from pixsim.worlds.goals import reached
from tests.families import solutions
from tests.families.attachments import content, drawn
from tests.families.drawing import draw_values
from tests.families.reading import lines_of, only_file
from tests.families.seeds import each_seed
from tests.families.settings import readings
from tests.families.solutions import done


def message(values: dict[str, Any]) -> Message:
    return email.message_from_bytes(only_file(values))


@each_seed
def test_real_sender_is_between_angle_brackets(seed: int) -> None:
    values = draw_values(adresse_mel.raw_sender, seed)
    shown, real = parseaddr(str(message(values)["From"]))
    assert real == values["answer"] != shown


@each_seed
def test_coded_subject(seed: int) -> None:
    values = draw_values(adresse_mel.coded_subject, seed)
    message = message_from_string("\n".join(lines_of(values["headers"])) + "\n\n")
    assert str(make_header(decode_header(message["Subject"]))) == values["key"][0]
    assert not set(values["key"]) & set(values["wrong"])


@each_seed
def test_false_names_are_those_of_another_domain(seed: int) -> None:
    values, box = solutions.done(adresse_mel.false_name, seed)
    (written,) = (one for one in box.messages if one.folder == "Envoyés")
    domain = written.to[0].partition("@")[2]
    named = [one for one in box.messages if one.name == values["service"]]
    false = {one.id for one in named if not f".{one.address.partition('@')[2]}".endswith(f".{domain}")}  # fmt: skip
    assert {fact[1] for fact in box.facts() if fact[0] == "reported"} == false
    assert (len(named), len(false)) == (6, 3)


@each_seed
def test_answer_to_folded_headers(seed: int) -> None:
    values = drawn(adresse_mel.answer_to_folded_headers, seed)
    message: Any = message_from_bytes(content(values, "eml"), policy=policy.default)
    (first,) = (message["Reply-To"] or message["From"]).addresses
    assert first.addr_spec == values["answer"]
    everyone = {a.addr_spec.lower() for field in ("To", "Cc") for a in message[field].addresses}
    everyone |= {first.addr_spec}
    assert values["own"] in everyone
    assert len(everyone - {values["own"]}) == values["count"]
    assert str(values["count"]) not in values["not_count"]
    assert values["answer"] not in values["wrong"]
    inner = [part for part in message.walk() if part.get_content_type() == "message/rfc822"]
    assert len(inner) == 1


@each_seed
def test_server_that_kept_it(seed: int) -> None:
    values = drawn(adresse_mel.slowest_server, seed)
    message = email.message_from_bytes(content(values, "eml"))
    seen = []
    for line in message.get_all("Received", []):
        found = re.match(r"from (\S+) .*\s+by (\S+) .*;\s+(.*)", line, re.S)
        assert found
        seen.append((found[1], found[2], parsedate_to_datetime(found[3])))
    seen.reverse()
    for (_from, by, _when), (origin, _by, _then) in pairwise(seen):
        assert origin == by
    waits = [(later[2] - sooner[2], sooner[1]) for sooner, later in pairwise(seen)]  # fmt: skip
    *_short, second, first = sorted(waits)
    assert first[1] == values["answer"]
    assert first[0] == timedelta(minutes=int(values["minutes"]))
    assert second[0] < timedelta(minutes=5)
    naive = [(later[2].replace(tzinfo=None) - sooner[2].replace(tzinfo=None), sooner[1]) for sooner, later in pairwise(seen)]  # fmt: skip
    assert max(naive)[1] != values["answer"] or max(naive)[0] != first[0]
    assert len({when.utcoffset() for *_servers, when in seen}) >= 3


@each_seed
def test_the_domain_declares_those_who_send_now(seed: int) -> None:
    values, world = done(adresse_mel.domain_declared, seed)
    told = readings(world)
    spf = world.value("Enregistrement SPF").split()
    address = told["Nos messages"].rpartition(", ")[2]
    assert sorted(spf[1:-1]) == sorted(
        (
            f"ip4:{address}",
            f"include:{values['letter']}.example",
            f"include:{values['form']}.example",
        )
    )
    assert (spf[0], spf[-1]) == ("v=spf1", "-all")
    assert told["Lettre d'information"].endswith(world.value(f"Clé DKIM {of(values['letter'])}"))
    assert world.value(f"Clé DKIM {of(values['gone'])}") == "aucune"
    assert world.value("Rapports DMARC envoyés à") == told["Qui lit les rapports"]
    assert not reached(
        values["goal"].changed(keep=()),
        world,
        world.changed(values={**world.values, "Enregistrement SPF": " ".join((*spf[:-1], "~all"))}),
    )

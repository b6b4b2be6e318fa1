"""Keys found another way. Choosing recipients: To, Cc, Bcc, reply to all, lists."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from typing import Any

from pixsim.families.draws.invented.people import plain
from pixsim.families.messaging import destinataires
from tests.families.attachments import drawn
from tests.families.seeds import each_seed
from tests.families.solutions import done


@each_seed
def test_who_knows(seed: int) -> None:
    values = drawn(destinataires.revealed_hidden_copy, seed)
    asked, author = plain(values["asked"]), plain(values["author"])
    knows = set()
    for name, held in sorted(values["files"].items()):
        message: Any = message_from_bytes(held, policy=policy.default)
        people = {field: [a.username for a in message[field].addresses] if message[field] else [] for field in ("From", "To", "Cc", "Bcc")}  # fmt: skip
        read = [*people["To"], *people["Cc"], *people["Bcc"]]
        text = message.get_content()
        quoted = re.search(rf"^(De|À|Cc) : .*\b{values['asked']}\b", text, re.MULTILINE)
        if quoted or asked in (*people["From"], *people["To"], *people["Cc"]):
            knows |= {*people["From"], *read}
        if name == "message-1.eml":
            assert asked in people["Bcc"]
    knows -= {asked, author}
    assert knows == {plain(values["options"][place - 1]) for place in values["key"]}
    assert 1 < len(knows) < 7


@each_seed
def test_groups_follow_the_last_word_of_each_person(seed: int) -> None:
    values, world = done(destinataires.lists_kept, seed)
    members = {
        group.name: {world.contact(one).name for one in group.members} for group in world.groups
    }
    for message in world.messages:
        last = next(one for one in world.messages if one.name == message.name)
        body = last.body.replace(
            "vos deux listes", f"« {values['first']} » et « {values['second']} »"
        )
        for name in (values["first"], values["second"]):
            if (
                "tez-moi de" in body
                and f"« {name} »" in body.partition("tez-moi de")[2].partition(";")[0]
            ):
                assert message.name not in members[name]
            elif f"dans « {name} »" in body or f"à « {name} »" in body:
                assert message.name in members[name]
    assert values["spoken"] in members[values["second"]]
    assert values["stayer"] in members[values["first"]]

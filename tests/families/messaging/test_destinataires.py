"""Keys found another way. Choosing recipients: To, Cc, Bcc, reply to all, lists."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from typing import Any

from pixsim.families.draws.invented.people import plain
from pixsim.families.messaging import destinataires
from tests.families.attachments import drawn
from tests.families.reading import records_of
from tests.families.seeds import each_seed


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
def test_reached_by_two_lists(seed: int) -> None:
    values = drawn(destinataires.reached_by_two_lists, seed)

    def who(text: str) -> str:
        return re.sub(r"\+[^@]*", "", text.strip().casefold())

    history = sorted(records_of(values, "listes.csv"), key=lambda row: row["date"].split("/")[::-1])
    state = {(row["liste"], who(row["adresse"])): row["état"] for row in history}
    opposed = {who(row["adresse"]) for row in records_of(values, "oppositions.csv")}
    held = [{a for (name, a), now in state.items() if name == values[key] and now == "inscrit"} - opposed for key in ("first", "second")]  # fmt: skip
    assert len(held[0] | held[1]) == values["answer"]
    assert len(held[0] & held[1]) == values["twice"]
    assert str(values["answer"]) not in values["wrong"]
    assert str(values["twice"]) not in values["not_twice"]
    assert len(history) > 250

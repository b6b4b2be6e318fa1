"""Mailboxes being filled."""

from __future__ import annotations

from pixsim.families.messaging import boite, destinataires
from tests.families.drawing import draw_values


def test_no_answer_is_dated_before_what_it_answers() -> None:
    for family in (destinataires.author_alone, boite.reply_loop):
        for seed in range(60):
            messages = draw_values(family, seed)["world"].messages
            when = {m.subject: m.date for m in messages}
            answers = [m for m in messages if m.subject.startswith("Re : ")]
            assert answers
            for one in answers:
                first = when.get(one.subject.removeprefix("Re : "), one.date)
                assert first <= one.date, (one.subject, seed)

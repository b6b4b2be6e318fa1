"""Keys found another way. Organising a mailbox: folders, rules, search, protocols."""

from __future__ import annotations

import mailbox
from collections import Counter
from datetime import date
from email.header import decode_header, make_header
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pixsim.families.messaging import boite
from pixsim.text.french_dates import MONTHS
from pixsim.worlds.mail.data import Rule
from tests.families import solutions
from tests.families.attachments import content, drawn
from tests.families.seeds import each_seed


@each_seed
def test_the_loop_is_cut_where_it_answers(seed: int) -> None:
    values, box = solutions.done(boite.reply_loop, seed)
    start = values["world"]
    robots = Counter(m.address for m in start.messages if m.name == "Réponse automatique")
    (robot, many), (_other, few) = robots.most_common()
    assert many > few
    answers = [r for r in start.rules if r.does == "répondre automatiquement"]
    loop = [m for m in start.messages if m.address == robot]

    def fits(rule: Rule) -> bool:
        texts = [m.subject if rule.field == "objet" else m.address for m in loop]
        return all(rule.contains in text.lower() for text in texts)

    assert [r.id for r in answers if fits(r)] == [r.id for r in box.rules if not r.on]
    (new,) = (r for r in box.rules if r.id not in {one.id for one in start.rules})
    assert (new.field, new.contains) == ("expéditeur", robot)
    assert not any(new.contains in m.address for m in start.messages if m not in loop)


def day_of(said: str) -> date:
    number, month, year = said.split()
    return date(int(year), MONTHS.index(month) + 1, int(number.removesuffix("er")))


@each_seed
def test_mailbox(seed: int, tmp_path: Path) -> None:
    values = drawn(boite.count_messages, seed)
    path = tmp_path / "archive.mbox"
    path.write_bytes(content(values, "mbox"))
    mails = list(mailbox.mbox(path))
    start, end = day_of(values["first_day"]), day_of(values["last_day"])
    right, raw = set(), set()
    for mail in mails:
        if parseaddr(str(mail["From"]))[1] != values["sender"]:
            continue
        moment = parsedate_to_datetime(str(mail["Date"])).astimezone(ZoneInfo("Europe/Paris"))
        if not start <= moment.date() <= end:
            continue
        if values["word"] in str(make_header(decode_header(mail["Subject"]))).lower():
            right.add(mail["Message-ID"])
            if values["word"] in str(mail["Subject"]).lower():
                raw.add(mail["Message-ID"])
    assert str(len(right)) == values["answer"]
    assert len(right) - len(raw) == values["missed"] > 1
    assert values["answer"] not in values["wrong"]
    assert len(mails) == len({mail["Message-ID"] for mail in mails}) + values["twice"]
    assert len(content(values, "mbox")) < 256_000

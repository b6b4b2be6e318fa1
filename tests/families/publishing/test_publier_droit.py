"""Keys found another way. Publishing within the law: defamation, image rights, reports."""

from __future__ import annotations

import mailbox
import re
from datetime import date, timedelta
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path

import numpy as np

from pixsim.bank.marking.dates_and_times import parse_date
from pixsim.families.publishing import publier_droit
from tests.families.attachments import drawn
from tests.families.reading import members_of
from tests.families.seeds import each_seed


@each_seed
def test_each_trouble_is_for_the_service_that_deals_with_it(seed: int) -> None:
    values = publier_droit.right_desk(np.random.default_rng(seed))
    told = {"dans l'heure": "17", "force sa porte": "17", "SMS": "33700", "sonne une fois": "33700", "haine": "PHAROS",
            "terrorisme": "PHAROS", "pédocriminelles": "PHAROS", "collégienne": "3018", "lycéen": "3018",
            "effacement": "CNIL", "dossier qu'il garde": "CNIL", "filme": "CNIL", "livré": "SignalConso",
            "prix barrés": "SignalConso", "résilié": "SignalConso"}  # fmt: skip
    keys = [values[f"key{n}"] for n in "1234"]
    for n in "1234":
        found = {service for sign, service in told.items() if sign in values[f"trouble{n}"]}
        assert found == {values[f"key{n}"]}
    assert len(set(keys)) == 4
    assert set(keys) < set(values["services"])


@each_seed
def test_the_last_note_says_who_answers(seed: int) -> None:
    values = drawn(publier_droit.publisher_and_host, seed)
    pages = {name: unescape(held.decode()) for name, held in values["files"].items()}
    assert len(pages) == 5
    notes = [one.split(". ", 1) for one in re.findall(r"<p>(.+?)</p>", pages["nouvelles.html"])]
    dated = [(parse_date(day), text) for day, text in notes]  # two may be of one day
    held = re.search(r"Hébergement : ([^.]+)\.", pages["mentions.html"])
    directing = re.search(r"publication : (.+?) pour le site", pages["mentions.html"])
    assert held is not None
    assert directing is not None
    host, head = held[1], directing[1]
    for _day, text in sorted(dated):
        if moved := re.search(r"pour ([^.]+)\.|maintenant chez ([^,]+),", text):
            host = (moved[1] or moved[2]) if host in text else host
        if changed := re.search(r"(.+) remplace (.+) à la direction du site", text):
            head = changed[1] if changed[2] == head else head
    assert (head, host) == (values["responsible"], values["host"])
    word = {"un article": "article", "un commentaire": "commentaire", "une photo": "photo,"}
    asked = [text for text in re.findall(r"<p>(.+?)</p>", pages["conditions.html"]) if "@" in text and word[values["kind"]] in text]  # fmt: skip
    assert [values["mail"] in text for text in asked] == [True]


@each_seed
def test_replies(seed: int, tmp_path: Path) -> None:
    values = drawn(publier_droit.reply_that_is_due, seed)
    held = members_of(values)
    (tmp_path / "demandes.mbox").write_bytes(held["demandes.mbox"])
    due = []
    for message in mailbox.mbox(tmp_path / "demandes.mbox"):
        body = message.get_payload(decode=True).decode()  # type: ignore[union-attr]
        who = str(message["From"]).partition(" <")[0]
        who = who if "=?" not in who else values["who"]
        number = str(message["Subject"]).rpartition(" ")[2]
        page = held[f"articles/article-{number}.html"].decode()
        first = date.fromisoformat(re.findall(r'published_time" content="(.+?)"', page)[0])
        asked = parsedate_to_datetime(message["Date"]).date()
        text = " ".join(re.findall(r"<p>([^<]+)</p>", page))
        reply = re.findall(r"--- réponse ---\n(.*)\n--- fin", body, re.DOTALL)[0]
        assert all(len(said.split()) > 4 for said in reply.rstrip(".").split(". ")), reply
        concerned = "nom n'y est pas" not in body
        in_time = asked <= date(first.year, first.month + 3, first.day)
        short = len(reply.split()) <= len(text.split())
        if concerned and in_time and short and "direction@" in message["To"]:
            due.append(
                (f"reponse{number}@poste.example", asked + timedelta(days=3), str(message["From"]))
            )
    ((address, last, sender),) = due
    assert address in sender
    assert f"{last:%d/%m/%Y}" == values["due"]
    assert values["due"] not in values["not_due"]
    assert values["due_forms"][0] == values["due"]
    assert str(last.day) in values["due_forms"][1].split()
    assert values["who"] not in values["not_who"]

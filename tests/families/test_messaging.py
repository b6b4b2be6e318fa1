"""Families of competence 2.1: every key is found again from what the candidate reads."""

from __future__ import annotations

import csv
import email
import io
import quopri
import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import Message
from email.utils import parseaddr
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np

from pixsim.bank.marking.moments import parse_time
from pixsim.families.messaging import addresses as m
from pixsim.families.messaging import contacts, files, own_addresses, recipients, sorting
from pixsim.families.messaging.opened import uplink_that_fails
from pixsim.text.french_dates import long_date
from pixsim.worlds.mail.data import Rule
from tests.families import acted, opened
from tests.families.draws import each_seed


def drawn(family: Callable[[np.random.Generator], dict[str, Any]], seed: int) -> dict[str, Any]:
    return family(np.random.default_rng(seed))


def only_file(values: dict[str, Any]) -> bytes:
    (content,) = values["files"].values()
    assert isinstance(content, bytes)
    return content


def message(values: dict[str, Any]) -> Message:
    return email.message_from_bytes(only_file(values))


def table(values: dict[str, Any]) -> list[dict[str, str]]:
    text = only_file(values).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def number(text: object) -> Fraction:
    return Fraction(str(text).replace(",", "."))


def chosen(values: dict[str, Any]) -> set[str]:
    return {values["options"][place - 1] for place in values["key"]}


def names(*lists: str) -> set[str]:
    return {name for text in lists for name in text.split(", ")}


@each_seed
def test_base64_takes_four_for_three(seed: int) -> None:
    values = drawn(m.base64_size, seed)
    assert 3 * number(values["answer"]) == 4 * number(values["size"])


@each_seed
def test_real_sender_is_between_angle_brackets(seed: int) -> None:
    values = drawn(files.raw_sender, seed)
    shown, real = parseaddr(str(message(values)["From"]))
    assert real == values["answer"] != shown


@each_seed
def test_invitation_gives_number_code_and_start(seed: int) -> None:
    values = drawn(files.invitation, seed)
    text = only_file(values).decode()
    (free,) = re.findall(r"depuis la France : (.*)", text)
    (new,) = re.findall(r"désormais (\d+)", text)
    ((hour, minute, lag, way),) = re.findall(
        r"Début : (\d+) h (\d+) à .* \((\d+) h de (\w+) qu'à Paris", text
    )
    (early,) = re.findall(r"(\d+) minutes plus tôt", text)
    start = (
        int(hour) * 60 + int(minute) + (1 if way == "moins" else -1) * int(lag) * 60 - int(early)
    )
    assert (values["number"], values["code"][0]) == (free, new)
    assert parse_time(f"{start // 60 % 24}:{start % 60:02}") == parse_time(values["start"])
    assert all(parse_time(wrong) != parse_time(values["start"]) for wrong in values["start_wrong"])


@each_seed
def test_event_ends_after_its_duration(seed: int) -> None:
    values = drawn(files.calendar_end, seed)
    text = only_file(values).decode()
    zone = ZoneInfo(str(re.findall(r"TZID:(\S+)", text)[0]))
    sessions: dict[str, tuple[datetime, int]] = {}
    for event in text.split("BEGIN:VEVENT")[1:]:
        if f"SUMMARY:{values['title']}\r\n" not in event:
            continue
        (start,) = re.findall(r"DTSTART;TZID=\S+?:(\S+)", event)
        ((hours, minutes),) = re.findall(r"DURATION:PT(?:(\d+)H)?(?:(\d+)M)?\r", event)
        length = 60 * int(hours or 0) + int(minutes or 0)
        begin = datetime.strptime(start, "%Y%m%dT%H%M%S")
        moved = re.findall(r"RECURRENCE-ID;TZID=\S+?:(\S+)", event)
        if moved:
            assert moved[0] in sessions
            sessions[moved[0]] = begin, length
        else:
            (count,) = re.findall(r"COUNT=(\d+)", event)
            every = [begin + timedelta(days=7 * n) for n in range(int(count))]
            sessions = {f"{one:%Y%m%dT%H%M%S}": (one, length) for one in every}
            (out,) = re.findall(r"EXDATE;TZID=\S+?:(\S+)", event)
            del sessions[out]
    ((begin, length),) = [
        (begin, length)
        for begin, length in sessions.values()
        if long_date(begin.date()) == values["day"]
    ]
    end = begin.replace(tzinfo=zone) + timedelta(minutes=length)
    paris = end.astimezone(ZoneInfo("Europe/Paris"))
    assert parse_time(f"{paris:%H:%M}") == parse_time(values["answer"])


_PATTERNS = {
    "Adresse électronique": r".+@.+\..+",
    "Téléphone fixe": r"01 .+",
    "Téléphone mobile": r"06 .+",
    "Code postal": r"\d{5}",
    "Date de naissance": r"\d\d/\d\d/\d{4}",
    "Date d'adhésion": r"\d\d/\d\d/20(1[6-9]|2\d)",
    "Numéro d'adhérent": r"\d{5}",
    "Prénom": r"[A-ZÉ][^\d@]+",
    "Nom": r"[A-ZÉ][^\d@]+",
}


@each_seed
def test_columns_hold_what_the_key_says(seed: int) -> None:
    values = drawn(contacts.csv_columns, seed)
    text = only_file(values).decode("utf-8-sig")
    columns = list(zip(*csv.reader(io.StringIO(text), delimiter=";"), strict=True))
    held = {values[f"column{rank}"]: values[f"holds{rank}"] for rank in range(1, 5)}
    for column, field in held.items():
        assert all(re.fullmatch(_PATTERNS[field], cell) for cell in columns[column - 1])
    assert len(set(held.values())) == 4
    for column, field in held.items():
        cells = columns[column - 1]
        assert (len(set(cells)) == len(cells)) or field != "Numéro d'adhérent"
        assert (len(set(cells)) < 5) is (field == "Code postal")
        if field == "Date de naissance":
            (joined,) = [other for other in columns if other != cells and re.fullmatch(r"\d\d/\d\d/\d{4}", other[0])]  # fmt: skip
            assert all(born[-4:] < later[-4:] for born, later in zip(cells, joined, strict=True))


def cards(values: dict[str, Any]) -> list[str]:
    return only_file(values).decode().split("END:VCARD")


def decoded(text: str) -> dict[str, str]:
    """The lines of a card, without their quoted-printable."""
    found = {}
    for line in text.replace("=\r\n", "").strip().split("\r\n"):
        name, _colon, value = line.partition(":")
        if "QUOTED-PRINTABLE" in name:
            value = quopri.decodestring(value.encode()).decode()
        found[name.replace(";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE", "")] = value
    return found


@each_seed
def test_card_gives_the_number(seed: int) -> None:
    values = drawn(contacts.work_phone, seed)
    label = {"du domicile": "home", "du travail": "work,voice", "du mobile": "cell"}[values["kind"]]
    first, last = values["who"].split(" ", 1)
    read = [decoded(one) for one in cards(values) if one.strip()]
    namesakes = [one for one in read if one["N"].startswith(f"{last};{first};")]
    assert len({one["ORG"] for one in namesakes}) == 3
    own = [one for one in namesakes if one["ORG"] == values["body"]]
    earlier, later = sorted(own, key=lambda one: re.sub(r"\D", "", one["REV"])[:8])
    assert later["FN"] == f"{last.upper()} {first}"
    typed = f"TEL;{label.replace(',', ';').upper()}"
    assert later[typed] == values["answer"]
    assert f"0{earlier[f'TEL;TYPE={label}'].removeprefix('+33 ')}" in values["wrong"]
    raw = next(one for one in cards(values) if values["answer"] in one)
    assert first not in raw  # searching for the first name misses it


@each_seed
def test_duplicates_are_the_rows_beyond_the_people(seed: int) -> None:
    values = drawn(contacts.duplicates, seed)
    people: list[set[str]] = []
    for row in table(values):
        own = {re.sub(r"\D", "", row[name])[-9:] for name in ("telephone 1", "telephone 2")} - {""}
        assert own
        same = [one for one in people if one & own]
        people = [one for one in people if not one & own] + [own.union(*same)]
    assert len(people) == values["kept"]
    assert values["total"] - len(people) == values["answer"]
    assert str(values["answer"]) not in values["wrong"]


@each_seed
def test_one_participant_sends_too_little_for_long(seed: int) -> None:
    values = opened.drawn(uplink_that_fails, seed)
    text = opened.content(values, "csv").decode("utf-8-sig")
    low: dict[str, set[int]] = {}
    for row in csv.DictReader(text.splitlines(), delimiter=";"):
        number, unit = row["envoi"].split()
        rate = float(number.replace(",", ".")) * (1000 if unit == "Mbit/s" else 1)
        hour, minute = map(int, row["heure_utc"].split(":"))
        if rate < values["need"]:
            low.setdefault(row["participant"], set()).add(60 * hour + minute)
    found = {}
    for name, minutes in low.items():
        runs = [m for m in sorted(minutes) if {m, m + 1, m + 2} <= minutes]
        if runs:
            found[name] = runs[0]
    month = values["day"].split()[1]
    ahead = 2 if month in ("juin", "juillet", "septembre") else 1
    since = found[values["who"]] + 60 * ahead
    assert list(found) == [values["who"]]
    assert values["since"] == f"{since // 60:02}:{since % 60:02}"
    assert values["since"] not in values["not_since"]


@each_seed
def test_false_names_are_those_of_another_domain(seed: int) -> None:
    values, box = acted.done(own_addresses.false_name, seed)
    (written,) = (one for one in box.messages if one.folder == "Envoyés")
    domain = written.to[0].partition("@")[2]
    named = [one for one in box.messages if one.name == values["service"]]
    false = {one.id for one in named if not f".{one.address.partition('@')[2]}".endswith(f".{domain}")}  # fmt: skip
    assert {fact[1] for fact in box.facts() if fact[0] == "reported"} == false
    assert (len(named), len(false)) == (6, 3)


@each_seed
def test_the_loop_is_cut_where_it_answers(seed: int) -> None:
    values, box = acted.done(sorting.reply_loop, seed)
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


def test_no_answer_is_dated_before_what_it_answers() -> None:
    for family in (recipients.author_alone, sorting.reply_loop):
        for seed in range(60):
            messages = drawn(family, seed)["world"].messages
            when = {m.subject: m.date for m in messages}
            answers = [m for m in messages if m.subject.startswith("Re : ")]
            assert answers
            for one in answers:
                first = when.get(one.subject.removeprefix("Re : "), one.date)
                assert first <= one.date, (one.subject, seed)

"""Keys found another way. Managing cookies: types, consent, attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from email.utils import parsedate_to_datetime
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from pixsim.families.privacy import cookies as cookies_families
from tests.families.attachments import drawn
from tests.families.reading import text_of
from tests.families.seeds import each_seed
from tests.families.settings import readings
from tests.families.solutions import done


@each_seed
def test_counting_is_allowed_and_adverts_are_not(seed: int) -> None:
    _values, world = done(cookies_families.no_adverts, seed)
    for name, answer in world.consents.items():
        assert (answer == "oui") == bool(re.search("visites|pages sont lues", name))
    assert "oui" in world.consents.values()


@each_seed
def test_third_parties_are_what_does_not_end_as_the_site(seed: int) -> None:
    values, world = done(cookies_families.third_parties_of_page, seed)
    left = {domain for domain, _name, _purpose in world.cookies}
    outside = {d.split(".")[-2] for d in left if not f".{d}".endswith(f".{values['own']}")}
    assert values["key"] == str(len(outside))
    assert values["key"] not in values["wrong"]


def cookies(values: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for line in text_of(values, "reponse.txt").splitlines():
        if line.startswith("Set-Cookie: "):
            yield next(iter(SimpleCookie(line.removeprefix("Set-Cookie: ")).items()))


@each_seed
def test_max_age_wins(seed: int) -> None:
    values = drawn(cookies_families.end_of_cookie, seed)
    got = dict(cookies(values))
    (sent,) = re.findall(r"(?m)^Date: (.*)$", text_of(values, "reponse.txt"))
    end = parsedate_to_datetime(sent) + timedelta(seconds=int(got[values["name"]]["max-age"]))
    assert values["key"] == f"{end:%d/%m/%Y}"
    assert parsedate_to_datetime(got[values["name"]]["expires"]).date() != end.date()


def domain(url: str) -> str:
    return ".".join((urlsplit(url).hostname or "").split(".")[-2:])


@each_seed
def test_cookies_have_what_their_use_asks(seed: int) -> None:
    values, world = done(cookies_families.cookie_attributes, seed)
    told = {
        one.name: one.value for page in world.pages for one in page.settings if one.kind == "info"
    }
    lasting = {"ferme le navigateur": "jusqu'à la fermeture", "dans un an": "1 an", "un mois": "1 mois"}  # fmt: skip
    for name in values["cookies"].split(", "):
        use = told[name]
        same = (
            "None"
            if "pages d'autres sites" in use
            else "Strict"
            if "même par un lien" in use
            else "Lax"
        )
        assert world.value(f"SameSite ({name})") == same
        assert (world.value(f"HttpOnly ({name})") == "oui") == ("aucun script" in use)
        assert world.value(f"Secure ({name})") == "oui"
        kept = next(until for words, until in lasting.items() if words in use)
        assert world.value(f"Durée ({name})") == kept


@each_seed
def test_third_parties_that_leave_a_cookie_are_blocked(seed: int) -> None:
    values, world = done(cookies_families.third_parties_blocked, seed)
    leaving = {
        ".".join(name.partition("/")[0].split(".")[-2:])
        for name, said in readings(world).items()
        if "/" in name and ", cookie " in said
    }
    blocked = {
        name.removeprefix("Cookies de ")
        for name, value in world.values.items()
        if value == "bloqués"
    }
    assert blocked == leaving - {f"{values['own']}.test", values["pay"]}

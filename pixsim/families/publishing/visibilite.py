"""Setting who can see: public, friends, link, group."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.figures import (
    BLUE,
    MIST,
    WHITE,
    Box,
    Part,
    icon,
    paragraph_lines,
    pointed_tile,
    rect,
    text,
)
from pixsim.families.draws.handed_files.contents import windows_file
from pixsim.families.draws.invented.people import FIRST_NAMES, account_names, full_names, of
from pixsim.families.draws.simulators.networks import DONE, PHOTO_TITLES, Ring, detail, see, setting
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.making.make import in_two_formats
from pixsim.making.texts import DataTable
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.french_dates import long_date
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.social import acts
from pixsim.worlds.social.data import ALL as EVERYBODY
from pixsim.worlds.social.data import AUDIENCES, FRIENDS_OF, ME, STRANGER
from pixsim.worlds.social.data import FRIENDS as FRIENDS_ONLY

_LISTS = ("Famille", "Voisins", "Collègues", "Chorale", "Anciens du lycée")


def seen_by_how_many(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: how many people one of several publications is for."""
    ring = Ring(rng)
    lists = [f"liste {name}" for name in sample(rng, _LISTS, 4)]
    sizes = dict(zip(lists, sample(rng, range(12, 95), 4), strict=True))
    posts = sample(rng, PHOTO_TITLES, 4)
    ids = [
        ring.mine("", photo=post, audience=name, counts={"J'aime": integer(rng, 1, 9)})
        for post, name in zip(posts, lists, strict=True)
    ]
    ring.chatter(4)
    world = ring.world(
        audiences=(*AUDIENCES, *lists), sizes={**sizes, FRIENDS_ONLY: integer(rng, 100, 300)}
    )
    return {
        "of_who": of(ring.first),
        "post": posts[0],
        "key": str(sizes[lists[0]]),
        "wrong": [str(sizes[name]) for name in lists[1:]],
        "world": world,
        "solution": [see(ids[0])],
    }  # fmt: skip


def for_friends_only(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: one photo for friends alone, the others and those to come left as they are."""
    ring = Ring(rng)
    wanted, *others = sample(rng, PHOTO_TITLES, 4)
    photo = ring.mine("", photo=wanted)
    kept = [ring.mine("", photo=one) for one in others]
    ring.post(pick(rng, ring.friends), "Moi aussi, j'y étais !", photo=wanted)
    ring.chatter(4)
    later = "Public des prochaines publications"
    world = ring.world(settings=(setting("Publications", later, EVERYBODY, EVERYBODY, FRIENDS_ONLY, ME), setting("Messages", "Messages des inconnus", "oui")))  # fmt: skip

    def limit(thing: str, audience: str) -> list[Act]:
        return [see(thing), acts.Audience(thing=thing, audience=audience)]

    return {
        "who": ring.first,
        "post": wanted,
        "world": world,
        "goal": Goal(want=(("audience", photo, FRIENDS_ONLY),), keep=DONE),
        "solution": limit(photo, FRIENDS_ONLY),
        "near": [limit(photo, FRIENDS_OF), limit(photo, ME), limit(kept[0], FRIENDS_ONLY), [acts.Account(), acts.Change(setting=later, value=FRIENDS_ONLY)]],
    }  # fmt: skip


_DETAILS = {
    "Téléphone": "06 39 98 20 14", "Naissance": "14 mars 1988", "Adresse": "8 rue du Puits", "Employeur": "Atelier du Lac",
    "École": "Lycée du Genêt", "Situation": "en couple", "Courriel": "contact@poste.example",
}  # fmt: skip


def hide_from_strangers(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: what a stranger still sees, details and an old publication, is kept for friends."""
    ring = Ring(rng)
    names = sample(rng, tuple(_DETAILS), 6)
    open_ones, closed = names[:2], names[2:]
    details = [detail(name, _DETAILS[name], EVERYBODY) for name in open_ones]
    details += [detail(name, _DETAILS[name], pick(rng, (FRIENDS_ONLY, ME))) for name in closed]
    photos = sample(rng, PHOTO_TITLES, 4)
    old = ring.mine("", photo=photos[0], audience=EVERYBODY)
    for photo in photos[1:]:
        ring.mine("", photo=photo, audience=pick(rng, (FRIENDS_ONLY, ME)))
    ring.chatter(3)
    wanted = [*open_ones, old]
    world = ring.world(details=tuple(shuffled(rng, details)))

    def close(*things: str, audience: str = FRIENDS_ONLY) -> list[Act]:
        looked: list[Act] = [acts.Mine(), acts.SeenBy(who=STRANGER), acts.Back()]
        return [*looked, *(acts.Audience(thing=thing, audience=audience) for thing in things)]

    return {
        "of_who": of(ring.first),
        "world": world,
        "goal": Goal(want=tuple(("audience", thing, FRIENDS_ONLY) for thing in wanted), keep=DONE),
        "solution": close(*wanted),
        "near": [close(*open_ones), close(*wanted, audience=FRIENDS_OF), close(*wanted, closed[0], audience=ME)],
    }  # fmt: skip


def three_settings(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: not found by search engines, named only after agreement, old publications closed one by one."""
    ring = Ring(rng)
    photos = sample(rng, PHOTO_TITLES, 5)
    years = [2021, 2022, 2023, 2026, 2026]
    ids = [
        ring.mine("", photo=photo, when=f"en {year}", audience=EVERYBODY if year != 2022 else ME)
        for photo, year in zip(photos, years, strict=True)
    ]
    old = [ids[0], ids[2]]  # the one of 2022 is for nobody else already
    ring.chatter(3)
    engines, agreed, later = "Profil proposé aux moteurs de recherche", "Mon accord avant que mon nom paraisse", "Public des prochaines publications"  # fmt: skip
    settings = (
        setting("Trouver", engines, "oui"), setting("Trouver", "Recherche par numéro de téléphone", "amis", EVERYBODY, FRIENDS_ONLY),
        setting("Trouver", "Demandes d'amis", FRIENDS_OF, EVERYBODY, FRIENDS_OF), setting("Identifications", agreed, "non"),
        setting("Identifications", "Proposer mon nom sur les photos", "non"), setting("Publications", later, EVERYBODY, EVERYBODY, FRIENDS_ONLY, ME),
        setting("Publications", "Qui peut commenter", FRIENDS_ONLY, EVERYBODY, FRIENDS_ONLY),
    )  # fmt: skip
    world = ring.world(settings=settings)

    def settle(*, close: list[str], found: bool = False, asked: bool = True) -> list[Act]:
        done: list[Act] = [acts.Account()]
        done += [] if found else [acts.Change(setting=engines, value="non")]
        done += [acts.Change(setting=agreed, value="oui")] if asked else []
        done.append(acts.Mine())
        return [*done, *(acts.Audience(thing=one, audience=FRIENDS_ONLY) for one in close)]

    forward = [*settle(close=[])[:-1], acts.Change(setting=later, value=FRIENDS_ONLY)]
    return {
        "who": ring.first,
        "world": world,
        "goal": Goal(want=(("set", engines, "non"), ("set", agreed, "oui"), *(("audience", one, FRIENDS_ONLY) for one in old)), keep=DONE),
        "solution": settle(close=old),
        "near": [forward, settle(close=ids), settle(close=old[:1]), settle(close=old, asked=False)],
    }  # fmt: skip


def access_count(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: how many people two groups open a document to, with namesakes of groups, exceptions and one guest."""
    groups = sample(rng, ("accueil", "compta", "jardin", "bureau", "culture", "sport"), 4)
    first, second = groups[:2]
    others = [*groups[2:], f"{first}-jeunes", f"anciens {second}", f"{groups[2]} {first}"]
    everyone = account_names(rng, 96)
    table = {
        who: sample(rng, [first, second, *others], pick(rng, (1, 1, 2, 2, 3))) for who in everyone
    }
    reached = [who for who, own in table.items() if first in own or second in own]
    outside = [who for who in table if who not in reached]
    barred, guest = sample(rng, reached, 2), pick(rng, outside)
    allowed = (set(reached) - set(barred)) | {guest}
    sign = {who: pick(rng, (", ", ",", " , ")) for who in table}

    def typed(group: str) -> str:
        return pick(rng, (group, group, group.capitalize(), group.upper()))

    rows = [
        "personne;groupes",
        *(f"{who};{sign[who].join(map(typed, own))}" for who, own in table.items()),
    ]
    sizes = sum((first in own) + (second in own) for own in table.values())
    loose = sum(
        any(name in group for name in (first, second) for group in own) for own in table.values()
    )
    naive = {sizes - 1, len(reached), len(reached) - 2, loose, loose - 1}
    return {
        "files": {"personnes.csv": windows_file(rows)},
        "first": first,
        "second": second,
        "barred": " et ".join(barred),
        "guest": guest,
        "reached": len(reached),
        "loose": loose,
        "answer": len(allowed),
        "wrong": [str(n) for n in sorted(naive - {len(allowed)})],
    }


ALL, FRIENDS = "Tout le monde", "Amis"
COMING, PAST = "publications à venir", "publications passées"

Change = tuple[date, str, str]
"""Day, what it is about (one of the above, or a publication), who sees it then."""


def _default(day: date, changes: Sequence[Change]) -> str:
    """What a publication of a day gets when nothing is chosen for it."""
    before = [value for when, about, value in changes if about == COMING and when <= day]
    return before[-1] if before else ALL


def _audience(number: str, day: date, choice: str, changes: Sequence[Change], until: date) -> str:
    """Who sees a publication on a day: as it began, then as what was changed for it, or for those before."""
    seen = choice or _default(day, changes)
    for when, about, value in changes:
        if day < when <= until and about in (PAST, number):
            seen = value
    return seen


@redraw_misfits
def still_seen(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: what strangers still see once settings have changed, and who of them keeps a copy."""
    who = pick(rng, FIRST_NAMES)
    begin = date(2025, 1, 6)
    days = sorted(begin + timedelta(days=n) for n in sample(rng, range(480), 60))
    numbers = [f"P{n}" for n in range(1, 61)]
    posts = [
        (number, day, pick(rng, ("", "", "", ALL, FRIENDS))) for number, day in zip(numbers, days, strict=True)
    ]  # fmt: skip
    first, second, third = (
        begin + timedelta(days=d)
        for d in (integer(rng, 90, 130), integer(rng, 200, 260), integer(rng, 330, 380))
    )
    changes: list[Change] = [
        (first, COMING, FRIENDS),
        (second, PAST, FRIENDS),
        (third, COMING, ALL),
    ]
    changes += [
        (begin + timedelta(days=integer(rng, 270, 520)), number, pick(rng, (ALL, ALL, FRIENDS))) for number in sample(rng, numbers, 12)
    ]  # fmt: skip
    changes = sorted(
        (when, about, value) for when, about, value in changes
        if about in (COMING, PAST) or when > days[numbers.index(about)]
    )  # fmt: skip
    until = begin + timedelta(days=integer(rng, 440, 490))
    people = [" ".join(name) for name in full_names(rng, 40)]
    friends = set(people[:22])
    copies = []
    for _copy in range(150):
        number, day, choice = pick(rng, posts)
        when = day + timedelta(days=integer(rng, 0, 90))
        one = pick(rng, people)
        if one in friends or _audience(number, day, choice, changes, when) == ALL:
            copies.append((when, one, number, pick(rng, ("vue", "vue", "enregistrée"))))
    posted = [post for post in posts if post[1] <= until]
    opened = {
        number
        for number, day, choice in posted
        if _audience(number, day, choice, changes, until) == ALL
    }
    kept = {
        one
        for when, one, _number, action in copies
        if action == "enregistrée" and one not in friends and when <= until
    }
    as_begun = sum((choice or _default(day, changes)) == ALL for _number, day, choice in posted)
    last = [c for c in changes if c[0] <= until]
    by_last = sum((choice or _default(until, last)) == ALL for _n, _d, choice in posted)
    wrong = {
        as_begun,
        by_last,
        sum(_audience(n, d, c, changes, date.max) == ALL for n, d, c in posts),
    } - {len(opened)}
    loose = {
        len({one for _w, one, _n, action in copies if action == "enregistrée"}),
        len(
            {
                one
                for _w, one, n, action in copies
                if action == "enregistrée" and one not in friends and n in opened
            }
        ),
    } - {len(kept)}
    alone = len({when for when, _about, _value in changes}) == len(changes)
    if not alone or len(wrong) < 3 or not loose or len(kept) < 3:
        return None
    book = Workbook(
        (
            sheet("Publications", ("Publication", "Date", "Choix au départ"), posts),
            sheet("Réglages", ("Date", "Porte sur", "Devient visible par"), changes),
            sheet("Copies", ("Date", "Personne", "Publication", "Action"), shuffled(rng, copies)),
            sheet("Amis", ("Nom",), [(name,) for name in sorted(friends)]),
        )
    )
    return {
        "who": who, "until": long_date(until), "opened": str(len(opened)), "kept": str(len(kept)),
        "not_opened": [str(n) for n in sorted(wrong)], "not_kept": [str(n) for n in sorted(loose)],
        "files": in_two_formats("album", book),
    }  # fmt: skip


_HOSTS = (
    "poste.example",
    "courriel.example",
    "mairie-aubrac.example",
    "partenaire.test",
    "lycee-port.example",
)

_GROUPS = (
    "bureau", "jury", "voisins", "balades", "atelier", "presse", "accueil", "comptes", "jeunes", "anciens", "mecanos", "ecoles",
    "sorties", "affiches", "matériel", "site", "invites", "elus", "mercredis", "relais", "conseil", "terrain", "animation", "projets",
)  # fmt: skip

Access = dict[str, str | None]


def _addresses(rng: np.random.Generator, names: Sequence[str]) -> list[str]:
    return [f"{name}@{pick(rng, _HOSTS)}" for name in names]


_LAST = date(2026, 6, 30)


def _day(day: date) -> str:
    return f"{day:%Y-%m-%d}"


class _Given:
    """Accesses as they are given: right for members, right for others, or over."""

    def __init__(self, rng: np.random.Generator, today: date) -> None:
        self.rng, self.today = rng, today

    def over(self) -> Access:
        """More than others may have, but over."""
        return {"role": "modification", "expire": _day(self.today - timedelta(days=integer(self.rng, 1, 60)))}  # fmt: skip

    def wide(self) -> Access:
        """What members alone may have."""
        late = _day(date(2026, integer(self.rng, 9, 12), 15))
        return {"role": pick(self.rng, ("modification", "modification", "lecture")), "expire": pick(self.rng, (None, late))}  # fmt: skip

    def narrow(self) -> Access:
        """What anyone may have."""
        room = (_LAST - self.today).days
        end = pick(self.rng, (_LAST, self.today + timedelta(days=integer(self.rng, 1, room))))
        return {"role": "lecture", "expire": _day(end)}


def _register(
    rng: np.random.Generator,
    today: date,
    members: Sequence[str],
    second: Mapping[str, str],
    former: Sequence[str],
) -> list[tuple[str, str, str]]:
    """Members, whose time ends later, and those whose time ended not long ago."""
    rows = [(who, second.get(who, ""), today + timedelta(days=integer(rng, 1, 330))) for who in members]  # fmt: skip
    rows += [(who, "", today - timedelta(days=integer(rng, 2, 200))) for who in former]
    return [(who, other, f"{end:%d/%m/%Y}") for who, other, end in rows]


def access_too_wide(rng: np.random.Generator) -> dict[str, Any]:
    """The one account that has, through groups within groups, what a rule leaves to members."""
    today = date(2026, integer(rng, 3, 5), integer(rng, 5, 25))
    names = account_names(rng, 172)
    members, others = _addresses(rng, names[:110]), _addresses(rng, names[110:160])
    second = {who: f"{who.split('@')[0].replace('.', '')}@{pick(rng, _HOSTS)}" for who in sample(rng, members, 24)}  # fmt: skip
    former = _addresses(rng, names[160:171])
    alike = f"{names[0]}@{next(host for host in _HOSTS if not members[0].endswith(host))}"
    kind = integer(rng, 0, 2)
    bad = (others[0], former[0], alike)[kind]
    outside = [who for who in (*others, *former) if who != bad]
    known = [second.get(who, who) if integer(rng, 1, 2) == 1 else who for who in members]

    groups = shuffled(rng, _GROUPS)
    safe, open_to_all, unions, mixed, heads = groups[:8], groups[8:14], groups[14:18], groups[18:21], groups[21:24]  # fmt: skip
    held: dict[str, list[str]] = {name: sample(rng, known, integer(rng, 6, 13)) for name in safe}
    held |= {name: [*sample(rng, outside, integer(rng, 5, 9)), *sample(rng, known, 4)] for name in open_to_all}  # fmt: skip
    held[safe[0]].append(bad)
    for place, name in enumerate(unions):  # groups of members, the first holds the one at fault
        held[name] = [*safe[2 * place : 2 * place + 2], *sample(rng, known, integer(rng, 1, 3))]
    for place, name in enumerate(mixed):
        held[name] = [*open_to_all[2 * place : 2 * place + 2], *safe[3 + place : 4 + place], *sample(rng, outside, 2)]  # fmt: skip
    held[heads[0]] = [*unions[:2], *sample(rng, known, 2)]
    held[heads[1]] = [unions[2], *sample(rng, known, 3)]
    held[heads[2]] = [*mixed[:2], unions[3]]

    give = _Given(rng, today)
    rights: list[tuple[str, Access]] = [(heads[0], {"role": "modification", "expire": give.wide()["expire"]})]  # fmt: skip
    rights += [
        (safe[0], give.narrow()),
        (unions[0], give.narrow()),
    ]  # what one reads there is right
    rights += [(heads[1], give.wide()), (unions[3], give.wide()), *((name, give.wide()) for name in safe[4:7])]  # fmt: skip
    rights += [(name, pick(rng, (give.over, give.narrow))()) for name in (*open_to_all, *mixed[:2])]
    rights += [(heads[2], give.over()), (mixed[2], give.over()), (mixed[2], give.narrow())]
    single: list[tuple[str, Access]] = [(who, give.wide()) for who in sample(rng, known, 22)]
    single += [(who, give.narrow()) for who in sample(rng, outside, 14)]
    single += [(who, give.over()) for who in (*sample(rng, outside, 6), *former[1:3])]
    single.append((bad, give.narrow()))
    entries = [{"groupe": name, **access} for name, access in rights]
    entries += [{"compte": who, **access} for who, access in single]

    reason = ("n'est pas adhérent", "n'est plus à jour", "n'est pas l'adresse de l'adhérent du même nom")[kind]  # fmt: skip
    rows = [(name, one, "groupe" if one in held else "compte") for name, inner in held.items() for one in inner]  # fmt: skip
    text = json.dumps({"document": "budget", "acces": shuffled(rng, entries)}, ensure_ascii=False, indent=1)  # fmt: skip
    return {
        "today": long_date(today), "answer": bad, "reason": reason, "path": " › ".join((safe[0], unions[0], heads[0])),
        "wrong": sorted({*(who for who, access in single if who in outside and access["role"] == "modification"), *(known[n] for n in range(110) if known[n] not in members and known[n] in {who for who, _a in single}), outside[0]})[:6],
        "files": {
            "droits.json": (text + "\n").encode(),
            "groupes.csv": DataTable(("groupe", "contient", "sorte"), tuple(shuffled(rng, rows))),
            "adherents.csv": DataTable(("adresse", "autre adresse", "à jour jusqu'au"), tuple(shuffled(rng, _register(rng, today, members, second, former)))),
        },
    }  # fmt: skip


_BADGES = {
    "globe": ("être lue par n'importe qui, même sans compte", "publique"),
    "people": ("être lue par tous les amis, et par eux seuls", "réservée aux amis"),
    "person": ("être lue par une seule personne, à qui elle est adressée", "adressée à une personne"),
    "lock": ("n'être relue que par qui l'a écrite", "privée, pour soi seul"),
}  # fmt: skip
_ABOUT = (
    "Vide-grenier dimanche", "Photos du mariage", "Perdu : chat gris", "Mes horaires", "Recette du soir", "Trajet de lundi", "Idées cadeaux", "Bilan de l'année",
    "Match de samedi", "Concert annulé", "Nouveau local", "Liste de courses",
)  # fmt: skip


def _post(box: Box, shown: tuple[str, str]) -> list[Part]:
    """A publication: what it is about, and the sign of who sees it."""
    name, about = shown
    return [
        rect(box, WHITE, MIST),
        text(box.x + 1, box.y, about[:16], bold=True),
        *paragraph_lines(Box(box.x, box.y + 3, 16, 6), [(1, 14), (1, 15), (1, 9)]),
        icon(name, box.right - 10, box.y, 9.5, BLUE, ground=WHITE),
    ]


def post_by_its_badge(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of four publications, the one whose sign says who sees it."""
    names = shuffled(rng, tuple(_BADGES))
    shown = list(zip(names, sample(rng, [one for one in _ABOUT if len(one) <= 16], 4), strict=True))
    drawn = pointed_tile(
        rng,
        "Quatre publications, chacune avec le pictogramme de sa visibilité.",
        5,
        shown,
        _post,
        per_row=2,
    )
    return {
        **drawn,
        "of_who": of(pick(rng, FIRST_NAMES)),
        "need": _BADGES[names[0]][0],
        "meaning": _BADGES[names[0]][1],
    }

"""Setting who can see: public, friends, link, group."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import windows_file
from pixsim.families.draws.invented.people import FIRST_NAMES, account_names, of
from pixsim.families.draws.simulators.drives import LINES, SPACES, Shelf
from pixsim.families.draws.simulators.networks import DONE, PHOTO_TITLES, Ring, detail, see, setting
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
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
        "barred": barred[0],
        "barred_too": barred[1],
        "guest": guest,
        "reached": len(reached),
        "loose": loose,
        "answer": len(allowed),
        "wrong": [str(n) for n in sorted(naive - {len(allowed)})],
    }


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


def _post(box: fig.Box, shown: tuple[str, str]) -> list[fig.Part]:
    """A publication: what it is about, and the sign of who sees it."""
    name, about = shown
    return [
        fig.rect(box, fig.WHITE, fig.MIST),
        fig.text(box.x + 1, box.y, about[:16], bold=True),
        *fig.paragraph_lines(fig.Box(box.x, box.y + 3, 16, 6), [(1, 14), (1, 15), (1, 9)]),
        fig.icon(name, box.right - 10, box.y, 9.5, fig.BLUE, ground=fig.WHITE),
    ]


def post_by_its_badge(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of four publications, the one whose sign says who sees it."""
    names = shuffled(rng, tuple(_BADGES))
    shown = list(zip(names, sample(rng, [one for one in _ABOUT if len(one) <= 16], 4), strict=True))
    drawn = fig.pointed_tile(
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


_OWN_POSTS = {
    "child": ("Léo à sa fête d'école", "Les enfants au goûter", "Premier jour de Zoé au judo"), "home": ("Notre maison, 12 rue Haute, refaite à neuf", "Vue de ma fenêtre, 3 place du Puits", "Mon jardin, 8 chemin du Lac"),
    "old": ("Fête étudiante, quelle nuit !", "Mon patron m'exaspère", "Encore malade, journal du jour"), "away": ("Nous partons samedi pour trois semaines", "Maison vide jusqu'au 20, enfin les vacances"), "work": ("Mon stand au salon du livre", "Je cherche un poste de paysagiste", "Notre atelier ouvre en mai"), "plain": ("Recette de la tarte aux noix", "Lever de soleil sur le plateau"),
}  # fmt: skip
_FOR_WHOM = {
    "child": FRIENDS_ONLY,
    "home": FRIENDS_ONLY,
    "old": ME,
    "away": ME,
    "work": EVERYBODY,
    "plain": EVERYBODY,
}


def past_and_present_set(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: each publication of a profile for whom a note says, past ones too, that a general setting does not change."""
    ring = Ring(rng, friends=5)
    wrong_of = {
        "child": EVERYBODY,
        "home": EVERYBODY,
        "old": pick(rng, (EVERYBODY, FRIENDS_ONLY)),
        "away": FRIENDS_ONLY,
        "work": FRIENDS_ONLY,
    }
    right, kinds = {}, {}
    second, *_one = shuffled(rng, _OWN_POSTS["child"])
    for kind, texts in _OWN_POSTS.items():
        key = ring.mine(
            pick(rng, [one for one in texts if one != second]),
            audience=wrong_of.get(kind, EVERYBODY),
        )
        right[key], kinds[kind] = _FOR_WHOM[kind], key
    right[ring.mine(second, audience=FRIENDS_ONLY)] = FRIENDS_ONLY
    ring.chatter(3)
    world = ring.world(
        settings=(
            setting("Publications", "Publications à venir", EVERYBODY, EVERYBODY, FRIENDS_ONLY, ME),
        )
    )
    todo = [kinds[kind] for kind in wrong_of]

    def set_for(some: list[str], **others: str) -> list[Act]:
        return [
            acts.Mine(),
            *(acts.Audience(thing=key, audience=others.get(f"k{key}", right[key])) for key in some),
            acts.Account(),
            acts.Change(setting="Publications à venir", value=FRIENDS_ONLY),
        ]

    return {
        "world": world,
        "goal": Goal(want=(*(("audience", key, audience) for key, audience in right.items()), ("set", "Publications à venir", FRIENDS_ONLY)), keep=DONE),
        "solution": set_for(todo),
        "near": [set_for(todo[1:]), set_for(todo)[:-2], set_for(todo, **{f"k{kinds['old']}": FRIENDS_ONLY}), set_for(todo, **{f"k{kinds['work']}": ME}), [acts.Account(), acts.Change(setting="Publications à venir", value=FRIENDS_ONLY)]],
    }  # fmt: skip


def links_by_rule(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: what each document of a space lets a stranger do by its link, brought to a rule, with guests who should be gone."""
    me, guest, member, other = sample(rng, FIRST_NAMES, 4)
    space = pick(rng, SPACES)
    shelf = Shelf(rng, me, (guest, member, other))
    public, poll, inside, old = sample(
        rng,
        ("programme.odt", "sondage.ods", "budget.ods", "contrat.odt", "photos.zip", "affiche.odt"),
        4,
    )
    late, kept = sample(rng, ("devis.ods", "bilan.odt", "liste.ods", "plan.odt"), 2)

    def put(name: str, **fields: Any) -> str:
        return shelf.file(f"{space}/{name}", *sample(rng, LINES, 2), **fields)

    shelf.folder(space, rights={member: "modification"})
    ids = {
        "public": put(public, link="modification"), "poll": put(poll, link="lecture"), "inside": put(inside, link="lecture"), "old": put(old, link="commentaire", rights={guest: "modification"}), "late": put(late, rights={guest: "modification", other: "lecture"}), "kept": put(kept, link="aucun", rights={other: "lecture"}),
    }  # fmt: skip
    rule = shelf.file(
        f"{space}/à qui c'est ouvert.odt",
        f"« {public} » : tout le monde le lit, par son lien, sans limite de temps.",
        f"« {poll} » : tout le monde peut le commenter par son lien, pendant 30 jours.",
        f"« {late} » et « {kept} » : {other} les lit.",
        "Rien d'autre ne s'ouvre par un lien.",
        f"{guest} a quitté le projet : aucun droit nulle part.",
        f"{member} modifie tout.",
    )
    world = shelf.space(space)
    open_to = {"public": "lecture", "poll": "commentaire"}
    want: list[tuple[str, ...]] = [
        ("public", one, open_to.get(kind, "aucun")) for kind, one in ids.items()
    ]
    want += [("until", ids["public"], "sans fin"), ("until", ids["poll"], "30 jours")]
    want += [("right", one, guest, "aucun") for one in ids.values()] + [
        ("right", one, member, "modification") for one in ids.values()
    ]
    want += [
        ("right", one, other, "lecture" if kind in ("late", "kept") else "aucun")
        for kind, one in ids.items()
    ]
    up = "remonter"
    steps = {
        "public": [f"partage {ids['public']}", "lien lecture"], "poll": [f"partage {ids['poll']}", "lien commentaire", "durée 30 jours"], "inside": [f"partage {ids['inside']}", "lien aucun"],
        "old": [f"partage {ids['old']}", "lien aucun", f"donner {guest} comme le dossier"], "late": [f"partage {ids['late']}", f"donner {guest} comme le dossier"],
    }  # fmt: skip

    def joined(other_way: dict[str, list[str]]) -> list[str]:
        found: list[str] = []
        for kind, lines in steps.items():
            todo = other_way.get(kind, lines)
            found += [*todo, up] if todo else []
        return found[:-1]

    return {
        "me": me, "space": space, "guest": guest, "poll": poll, "old": old,
        "world": world,
        "goal": Goal(want=tuple(want), keep=("owner", "in", "name", "binned", "text")),
        "solution": [f"ouvrir {rule}", up, *joined({})],
        "near": [joined({"poll": steps["poll"][:2]}), joined({"late": []}), joined({"old": steps["old"][:2]}), joined({"public": []}), joined({"public": [steps["public"][0], "lien aucun"]}), joined({"inside": []})],
    }  # fmt: skip

"""The social network, step by step, through its lines."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from pixsim.worlds.core import Refused, World
from pixsim.worlds.lines import spoken
from pixsim.worlds.random_walks import any_act, walk
from pixsim.worlds.reading import parse
from pixsim.worlds.registry import read_world
from pixsim.worlds.social.acts import MOST_LETTERS
from pixsim.worlds.social.data import (
    MOST_COMMENTS,
    MOST_POSTS,
    Account,
    Comment,
    Detail,
    Group,
    Letter,
    Post,
    Setting,
)
from pixsim.worlds.social.world import Network, tags_of
from pixsim.worlds.tasks import kept_all, replayed
from tests.worlds.test_mail import do, refused


def network(**more: Any) -> Network:
    given: dict[str, Any] = {
        "me": "@lea",
        "accounts": (
            Account(handle="@lea", name="Léa Petit"),
            Account(handle="@hugo", name="Hugo Roux", friend=True, bio="Randonneur"),
            Account(handle="@ana", name="Ana Morel", friend=True),
            Account(handle="@ville", name="Ville d'Aubrac", site="https://aubrac.example", followers=12345, badge="abonnement payant"),
        ),
        "posts": (
            Post(id="1", author="@lea", text="Bonjour", counts={"Vues": 41}, comments=(Comment(id="2", author="@hugo", text="Salut !"), Comment(id="3", author="@lea", text="Ça va ?"))),
            Post(id="4", author="@hugo", text="Sortie samedi", photo="Le lac", named=("@lea", "@ana")),
            Post(id="5", author="@ville", text="Travaux rue Haute", listed=False),
            Post(id="6", author="@ana", text="À lire", shared="5"),
            Post(id="7", author="@hugo", text="Vends vélo", group="Vélo", state="en attente"),
        ),
        "groups": (Group(name="Vélo", about=("1. Pas de publicité.",), people=12),),
        "letters": (Letter(of="@ana", author="@ana", text="Quel numéro ?"),),
        "details": (Detail(name="Téléphone", value="06 39 98 00 00"), Detail(name="Ville", value="Aubrac", audience="amis")),
        "settings": (Setting(section="Messages", name="Messages des inconnus", value="oui"),),
        "tags": {"#fete": 12, "#fêtes": 2},
    }  # fmt: skip
    return Network(**{**given, **more})


HERE = network()


def has(world: World, *fact: str) -> bool:
    return tuple(fact) in world.facts()


def read(world: World) -> str:
    return "\n".join(spoken(world.page()))


def test_strangers_are_found_and_not_listed() -> None:
    assert "Travaux" not in read(HERE)
    assert "Travaux" in read(do(HERE, "chercher travaux"))
    followed = do(HERE, "chercher aubrac", "ouvrir @ville", "suivre")
    assert has(followed, "followed", "@ville")
    assert "Travaux" in read(do(followed, "accueil"))
    assert not has(do(followed, "ne plus suivre"), "followed", "@ville")
    assert "12 345 abonnés" in read(followed)
    assert "abonnement payant" in read(followed)


def test_who_sees_what_is_seen_as_they_do() -> None:
    mine = do(HERE, "profil")
    assert has(mine, "sees", "un inconnu", "Téléphone")
    seen = read(do(mine, "voir-comme un inconnu"))
    assert "06 39" in seen
    assert "Aubrac" not in seen
    closed = do(mine, "réserver Téléphone amis", "réserver 1 moi seul")
    assert has(closed, "audience", "1", "moi seul")
    assert not has(closed, "sees", "un inconnu", "Téléphone")
    assert has(closed, "sees", "un ami", "Téléphone")
    assert not has(closed, "sees", "un ami", "1")
    assert "06 39" not in read(do(closed, "voir comme un inconnu"))


def test_what_is_public_and_what_is_private() -> None:
    said = do(HERE, "messages", "ouvrir Ana Morel", "écrire 06 39 98 00 00")
    assert has(said, "said", "@ana", "06 39 98 00 00")
    commented = do(HERE, "ouvrir 1", "commenter C'est à 18 h")
    assert has(commented, "remarked", "1", "C'est à 18 h")
    refused(do(HERE, "ouvrir 1"), "commenter   ")
    told = [
        do(HERE, "ouvrir 1", line)
        for line in (
            "répondre 2 C'est à 18 h",
            'répondre 2 "c\'est à 18 h"',
            "répondre 2 h plus tard",
        )
    ]
    assert [world.post("1").comments[-1].text for world in told if isinstance(world, Network)] == ["C'est à 18 h", "c'est à 18 h", "2 h plus tard"]  # fmt: skip
    blocked = do(HERE, "ouvrir 6", "auteur 6", "bloquer")
    assert has(blocked, "blocked", "@ana")
    assert "À lire" not in read(do(blocked, "accueil"))
    refused(blocked, "discuter @ana")
    refused(do(blocked, "messages", "ouvrir Ana"), "écrire bonjour")


def test_published_for_an_audience_with_its_tags() -> None:
    done = do(HERE, "publier amis Rendez-vous samedi #FeteDuLivre")
    (posted,) = [fact for fact in done.facts() if fact[0] == "posted"]
    assert posted[2:] == ("Rendez-vous samedi #FeteDuLivre", "amis")
    assert has(done, "tagged", posted[1], "#fetedulivre")
    assert read(done).splitlines()[3].startswith(f"{posted[1]}. de vous")
    assert tags_of("#a-b #été, #x_2 # vide") == ("#a", "#été", "#x_2")
    assert "#fete, 12 publications" in read(do(HERE, "chercher fete"))
    refused(HERE, "publier amis")
    refused(HERE, "publier voisins Bonjour")


def test_shares_lead_to_their_origin() -> None:
    shared = do(HERE, "ouvrir 6")
    assert "partage une publication de Ville d'Aubrac" in read(shared)
    assert "5. de Ville d'Aubrac" in read(shared)
    assert do(shared, "ouvrir 5").page().title == "Publication de Ville d'Aubrac"
    assert has(do(shared, "partager"), "shared", "6")


def test_a_name_is_taken_off_and_removal_asked() -> None:
    there = do(HERE, "ouvrir 4")
    done = do(there, "retirer mon nom", "demander-le-retrait")
    assert has(done, "untagged", "4")
    assert has(done, "asked", "4")
    assert "Personnes nommées : Ana Morel" in read(done)
    refused(done, "retirer-mon-nom")
    refused(do(HERE, "ouvrir 6"), "demander-le-retrait")


def test_comments_and_publications_are_reported_and_deleted() -> None:
    mine = do(HERE, "ouvrir 1")
    assert has(do(mine, "signaler 2 publicité"), "denounced", "2", "publicité")
    refused(mine, "signaler 3 publicité")  # one's own
    refused(mine, "signaler 2 parce que")
    assert has(do(mine, "supprimer 2"), "deleted", "2")
    gone = do(mine, "supprimer 1")
    assert has(gone, "deleted", "1")
    assert "Bonjour" not in read(gone)
    theirs = do(HERE, "ouvrir 4")
    refused(theirs, "supprimer 4")
    assert has(do(theirs, "signaler fausse information"), "denounced", "4", "fausse information")
    changed = do(theirs, "signaler publicité", "signaler fausse information")
    assert [fact for fact in changed.facts() if fact[0] == "denounced"] == [
        ("denounced", "4", "fausse information")
    ]


def test_a_shared_publication_that_is_deleted_leaves_the_share() -> None:
    posts = (Post(id="1", author="@lea", text="x"), Post(id="2", author="@lea", text="y", shared="1"))  # fmt: skip
    gone = do(network(posts=posts), "ouvrir 1", "supprimer 1", "ouvrir 2")
    assert "partage" not in read(gone)
    assert replayed(network(posts=posts), ()) == network(posts=posts)


def test_groups_are_joined_and_moderated() -> None:
    group = do(HERE, "groupes", "ouvrir Vélo")
    assert "Vends" not in read(group)  # it waits
    refused(group, "proposer Bonjour")
    joined = do(group, "rejoindre", "proposer Bonjour")
    assert has(joined, "contributed", "Vélo", "Bonjour")
    refused(group, "décider 7 garder")
    charge = do(network(moderates=("Vélo",)), "groupes", "ouvrir Vélo")
    assert has(charge, "decided", "7", "en attente")
    assert has(do(charge, "décider 7 retirer"), "decided", "7", "retirer")
    assert has(do(charge, "garder 7"), "decided", "7", "garder")
    refused(charge, "rejoindre")


def test_figures_captures_and_settings() -> None:
    assert "Vues, 41" in read(do(HERE, "ouvrir 1", "statistiques"))
    refused(do(HERE, "ouvrir 4"), "statistiques")
    seen = do(HERE, "chercher ville", "ouvrir @ville", "capturer")
    assert has(seen, "captured", "@ville")
    refused(seen, "capturer")
    told = do(HERE, "réglages", "régler Messages des inconnus non")
    assert has(told, "set", "Messages des inconnus", "non")


def test_the_way_back_is_the_way_one_came() -> None:
    far = do(HERE, "chercher ville", "ouvrir @ville", "ouvrir 5", "auteur 5")
    back = do(far, "revenir", "revenir", "revenir")
    assert back.page().title == "Recherche « ville »"
    assert do(back, "revenir").page().title == HERE.page().title
    for _time in range(100):
        far = do(far, "accueil", "profil")
    assert isinstance(far, Network)
    assert len(far.trail) <= 40


def test_removal_is_asked_for_once_and_letters_come_to_an_end() -> None:
    asked = do(HERE, "ouvrir 4", "demander-le-retrait")
    refused(asked, "demander-le-retrait")
    letters = HERE.letters * (MOST_LETTERS - 1)
    last = do(HERE.changed(letters=letters), "messages", "ouvrir Ana", "écrire au revoir")
    assert isinstance(last, Network)
    assert len(last.letters) == MOST_LETTERS
    refused(last, "écrire encore")


def test_what_does_not_hold_together_is_refused() -> None:
    faulty: dict[str, dict[str, Any]] = {
        "same id": {"posts": (*HERE.posts, HERE.posts[0])},
        "same handle": {"accounts": (*HERE.accounts, HERE.accounts[0])},
        "no account: @max": {"posts": (Post(id="1", author="@max", text=""),)},
        "no audience: voisins": {"details": (Detail(name="x", value="y", audience="voisins"),)},
        "not there": {"posts": (Post(id="1", author="@lea", text="", shared="9"),)},
        "group is unknown": {"posts": (Post(id="1", author="@lea", text="", group="z"),)},
        "at most": {"posts": tuple(Post(id=str(n), author="@lea", text="") for n in range(MOST_POSTS + 1))},
    }  # fmt: skip
    for fault, more in faulty.items():
        with pytest.raises(ValueError, match=fault):
            network(**more)
    for kind, fields in ((Account, {"handle": "x y", "name": "z"}), (Setting, {"section": "", "name": "x", "value": "peut-être"}), (Post, {"id": "1", "author": "@a", "text": "x" * 201})):  # fmt: skip
        with pytest.raises(ValueError, match=kind.__name__):
            kind.model_validate(fields)


def test_there_is_an_end_to_all_one_writes() -> None:
    world: World = HERE
    for n in range(MOST_POSTS - len(HERE.posts)):
        world = do(world, f"publier amis {n}")
    refused(world, "publier amis encore")
    world = do(HERE, "ouvrir 1")
    for n in range(MOST_COMMENTS - 2):
        world = do(world, f"commenter {n}")
    refused(world, "commenter encore")
    refused(do(HERE, "ouvrir 1"), f"commenter {'x' * 201}")


@pytest.mark.parametrize("seed", range(20))
def test_any_walk_is_replayed_and_told(seed: int) -> None:
    start = network(moderates=("Vélo",)) if seed % 2 else HERE
    rng = np.random.default_rng(seed)
    done, there = walk(start, 60, rng)
    assert replayed(start, kept_all(done)) == there
    assert read_world(json.loads(there.model_dump_json())) == there
    assert all("{" not in there.tell(fact) for fact in there.facts())
    assert all(there.tell(fact).strip() for fact in there.facts())
    act = any_act(there, rng)
    assert act is not None
    try:
        there.step(act)
    except Refused:
        return
    assert parse(there, act.line()) == act


def test_names_are_elided_when_read_aloud_and_what_people_write_is_not() -> None:
    circle = network(
        accounts=(
            Account(handle="@lea", name="Léa Petit"),
            Account(handle="@ana", name="Ana Morel", friend=True),
        ),
        posts=(
            Post(
                id="9",
                author="@ana",
                text="Le mot de Omar",
                when="hier",
                comments=(Comment(id="91", author="@ana", text="celui de Omar"),),
            ),
        ),
    )
    (row,) = circle.page().rows
    assert row.spoken.startswith("d'Ana Morel, Le mot de Omar")
    page = do(circle, "ouvrir 9").page()
    assert page.title == "Publication d'Ana Morel"
    assert "commentaire d'Ana Morel : celui de Omar" in [row.spoken for row in page.rows]


def test_figures_are_asked_for_as_people_say() -> None:
    for typed in ("stats", "statistiques", "voir les statistiques"):
        assert "Statistiques" in do(HERE, "ouvrir 1", typed).page().title

"""The mailbox, step by step, through its lines."""

from __future__ import annotations

import pytest

from pixsim.worlds.core import Act, Refused, World
from pixsim.worlds.lines import answered
from pixsim.worlds.mail import acts
from pixsim.worlds.mail.acts import Flag, Search
from pixsim.worlds.mail.data import (
    AUTO_REPLY,
    Contact,
    Document,
    Group,
    Link,
    Message,
    Rule,
)
from pixsim.worlds.mail.world import Mailbox

BOX = Mailbox(
    owner="Léa Petit",
    address="lea.petit@poste.example",
    messages=(
        Message(
            id="1",
            name="Club",
            address="jo@club.example",
            subject="Sortie",
            body="Bonjour à tous\nRépondez vite",
            to=("lea.petit@poste.example", "ana@club.example"),
            cc=("max@club.example",),
            files=(Document(name="plan.pdf", size=120),),
        ),
        Message(
            id="2",
            name="Banque",
            address="info@banque.test",
            subject="Alerte",
            body="Cliquez",
            links=(Link(shown="ma-banque.example", target="https://voleur.test/x"),),
            reply_to="autre@voleur.test",
        ),
    ),
    contacts=(
        Contact(id="c1", name="Ana Roux", address="ana@club.example"),
        Contact(id="c2", name="Max Kone", address="max@club.example"),
    ),
    rules=(Rule(id="r1", field="objet", contains="absence", does=AUTO_REPLY),),
    documents=(Document(name="film.mp4", size=2_000_000), Document(name="notes.odt", size=30)),
)


def do(world: World, *lines: str) -> World:
    for line in lines:
        world, act, said = answered(world, line)
        assert act, said
    return world


def refused(world: World, line: str) -> str:
    same, act, said = answered(world, line)
    assert not act
    assert same == world
    return said[0]


def test_an_answer_goes_to_where_the_message_says() -> None:
    done = do(BOX, "ouvrir 1", "répondre", "remplir texte Oui", "envoyer").facts()
    assert {("to", "3", "jo@club.example"), ("cc", "3", ""), ("sent", "3", "re:1")} <= done
    assert ("subject", "3", "Re : Sortie") in done
    everybody = do(BOX, "ouvrir 1", "répondre-à-tous", "envoyer").facts()
    assert ("cc", "3", "ana@club.example, max@club.example") in everybody
    elsewhere = do(BOX, "ouvrir 2", "répondre", "envoyer").facts()
    assert ("to", "3", "autre@voleur.test") in elsewhere


def test_details_tell_where_things_come_from_and_lead() -> None:
    _world, _act, said = answered(do(BOX, "ouvrir 2"), "détails")
    assert any("https://voleur.test/x" in line for line in said)
    assert any("autre@voleur.test" in line for line in said)
    assert ("followed", "2", "https://voleur.test/x") in do(
        BOX, "ouvrir 2", "cliquer ma-banque.example"
    ).facts()


def test_recipients_are_addresses_contacts_or_groups() -> None:
    group = do(BOX, "carnet", "créer-groupe Bureau", "grouper c1 Bureau", "grouper c2 Bureau")
    done = do(group, "écrire", "remplir cci bureau", "envoyer").facts()
    assert ("bcc", "3", "ana@club.example, max@club.example") in done
    named = do(BOX, "écrire", "remplir à Jo Petit <jo@club.example>", "envoyer").facts()
    assert ("to", "3", "jo@club.example") in named
    begun = do(BOX, "écrire", "remplir à roux", "envoyer").facts()
    assert ("to", "3", "ana@club.example") in begun
    draft = do(BOX, "écrire", "remplir à inconnue")
    assert "inconnue" in refused(draft, "envoyer")
    assert "rou" in refused(do(BOX, "écrire", "remplir à rou"), "envoyer")
    assert refused(do(BOX, "écrire"), "envoyer").startswith("Aucun destinataire.")


def test_what_is_too_heavy_is_refused_and_a_link_is_not() -> None:
    draft = do(BOX, "écrire", "remplir à Ana Roux", "joindre film.mp4")
    assert "taille" in refused(draft, "envoyer")
    done = do(draft, "ôter film.mp4", "lien film.mp4", "envoyer").facts()
    assert {("shared", "3", "film.mp4"), ("files", "3", "")} <= done


def test_a_message_not_sent_stays_a_draft() -> None:
    kept = do(BOX, "écrire", "remplir objet Clés", "retour", "dossier Brouillons")
    assert ("draft", "3") in kept.facts()
    assert "Clés" in " ".join(answered(kept, "lire")[2])
    assert ("draft", "3") not in do(kept, "supprimer 3").facts()


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("sortie", ["1"]),
        ("SÔRTIE club", ["1"]),
        ("de:banque.test", ["2"]),
        ("de:club pj:oui", ["1"]),
        ("pj:non", ["2"]),
        ("objet:alerte", ["2"]),
        ("objet:sortie de:banque", []),
    ],
)
def test_search(query: str, numbers: list[str]) -> None:
    assert [message.id for message in BOX.found(query)] == numbers


def test_sorting_moves_one_message() -> None:
    done = do(BOX, "créer-dossier Clubs", "déplacer 1 clubs", "signaler 2").facts()
    assert {("in", "1", "Clubs"), ("in", "2", "Indésirables"), ("reported", "2")} <= done
    assert "existe déjà" in refused(BOX, "créer-dossier réception")


def test_rules() -> None:
    done = do(
        BOX, "règles", "créer-règle expéditeur @club.example Corbeille", "basculer r1"
    ).facts()
    assert {("rule", "r2", "expéditeur", "@club.example", "Corbeille"), ("rule_on", "r2")} <= done
    assert ("rule_on", "r1") not in done


def test_contacts() -> None:
    done = do(BOX, "carnet", "ouvrir c1", "remplir téléphone 01 99 00 12 12", "retour")
    assert ("contact_phone", "c1", "01 99 00 12 12") in done.facts()
    assert "bien formée" in refused(done, 'nouveau-contact "Luc Roux" luc.roux')


@pytest.mark.parametrize(
    "line", ["remplir objet Bonjour", "régler objet Bonjour", "régler l'objet : Bonjour"]
)
def test_a_field_of_a_message_is_filled_or_set(line: str) -> None:
    row = do(do(BOX, "écrire"), line).page().row("objet")
    assert row is not None
    assert row.cells[1] == "Bonjour"


@pytest.mark.parametrize("line", ["vider cc", "effacer cc", "ôter la copie", "remplir cc (vide)"])
def test_a_field_of_a_message_is_emptied(line: str) -> None:
    answer = do(BOX, "ouvrir 1", "répondre-à-tous")
    to_one = do(answer, "remplir à ana@club.example", line, "remplir texte Bonjour", "envoyer")
    told = [fact for fact in to_one.facts() if fact[0] in ("to", "cc")]
    assert sorted((fact[0], fact[2]) for fact in told) == [("cc", ""), ("to", "ana@club.example")]
    to_all = do(answer, "remplir texte Bonjour", "envoyer").facts()
    assert any(fact[0] == "cc" and "max@club.example" in fact[2] for fact in to_all)


@pytest.mark.parametrize("line", ["remplir adresse en ana@poste.example", "modifier l'adresse par ana@poste.example"])  # fmt: skip
def test_what_leads_to_an_address_is_no_part_of_it(line: str) -> None:
    done = do(BOX, "carnet", "ouvrir c1", line).facts()
    assert ("contact_address", "c1", "ana@poste.example") in done
    kept = do(BOX, "écrire", "remplir texte en retard")
    assert "en retard" in " ".join(row.spoken for row in kept.page().rows)


def test_a_flag_is_put_on_and_taken_off() -> None:
    flag = Flag(message="1").line()
    on = do(BOX, flag)
    assert set(on.facts()) ^ set(BOX.facts())
    assert do(on, flag).facts() == BOX.facts()


def test_a_search_is_for_the_words_without_the_spaces_around_them() -> None:
    assert BOX.step(Search(text="  sortie ")) == BOX.step(Search(text="sortie"))


READ = BOX.changed(place=("message", "1"))
DRAFT = do(BOX, "écrire")
assert isinstance(DRAFT, Mailbox)
SHARED = DRAFT.changed(drafts=(DRAFT.drafts[0].changed(shared=("film.mp4",)),))


@pytest.mark.parametrize(
    ("box", "act"),
    [
        (BOX, acts.NewFolder(name="  ")),
        (BOX, acts.Search(text="  ")),
        (READ, acts.Move(message="1", folder=BOX.messages[0].folder)),
        (READ.changed(blocked=("jo@club.example",)), acts.Block()),
        (BOX.changed(place=("contact", "c1")), acts.Fill(field="nom", text=" ")),
        (SHARED, acts.ShareLink(document="film.mp4")),
        (BOX, acts.NewRule(field="objet", contains=" ", folder=BOX.folders[0])),
        (
            BOX.changed(groups=(Group(name="Club", members=("c1",)),)),
            acts.Join(contact="c1", group="Club"),
        ),
    ],
)
def test_what_would_make_no_sense_is_refused(box: Mailbox, act: Act) -> None:
    with pytest.raises(Refused):
        act.apply(box)


def test_who_is_known_is_told_how_groups_are_made() -> None:
    with pytest.raises(Refused, match="Ana Roux est déjà dans le carnet"):
        acts.NewContact(name="Ana Roux club", address="").apply(BOX)
    with pytest.raises(Refused, match="pas bien formée"):
        acts.NewContact(name="Zoé", address="zoe").apply(BOX)


@pytest.mark.parametrize(
    "line", ["signaler le message du Club", "ouvrir le message de Club", "signaler Sortie"]
)
def test_a_message_that_was_put_elsewhere_is_not_taken_for_another(line: str) -> None:
    other = BOX.messages[1].model_copy(update={"subject": "Le club des sorties"})
    box = do(BOX.changed(messages=(BOX.messages[0], other)), "signaler 1")
    _world, act, said = answered(box, line)
    assert not act
    assert "Tapez : dossier Indésirables." in said[0]
    assert answered(box, "signaler Banque")[1]


@pytest.mark.parametrize("line", ["survoler 1", "survoler le lien 1", "survoler ma-banque.example"])
def test_a_link_that_is_hovered_shows_where_it_leads(line: str) -> None:
    text = do(BOX, "ouvrir 2", line).page().text
    assert any("voleur.test" in said for said in text)

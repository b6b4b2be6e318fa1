"""An assistant that one talks with, step by step, through its lines."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from pixsim.bank.reading.load import Bank
from pixsim.worlds.assistant.data import (
    ANYONE,
    MOST_DETAILS,
    MOST_LINES,
    MOST_SENTENCE,
    MOST_TURNS,
    Claim,
    Detail,
    File,
    Line,
    Link,
    Memory,
    Part,
    Setting,
    Source,
    Talk,
    Turn,
)
from pixsim.worlds.assistant.world import Assistant
from pixsim.worlds.core import World
from pixsim.worlds.lines import answered, spoken
from pixsim.worlds.random_walks import walk
from pixsim.worlds.registry import read_world
from pixsim.worlds.tasks import kept_all, replayed
from tests.worlds import test_mail
from tests.worlds.test_mail import refused

PARTS = (
    Part(name="Sujet", choices=("piscine", "marché"), value="piscine"),
    Part(name="Pour qui", choices=("enfants", "adultes"), value="adultes"),
)
DETAILS = (Detail(id="1", text="Samedi 12 mai."), Detail(id="2", text="Paul Girard est malade."))
NOTES = File(name="notes.odt", lines=("Paul Girard, au 12 rue Haute", "Paul girard viendra"), hidden=("Auteur : Léa Petit",))  # fmt: skip
CLAIMS = (
    Claim(id="prix", text="L'entrée coûte 4 €.", cites="S1", yields="L'entrée coûte 6 €.", when={"Sujet": ("piscine",)}),
    Claim(id="jeux", text="Il y a un toboggan.", cites="S2", when={"Sujet": ("piscine",), "Pour qui": ("enfants",)}),
    Claim(id="date", text="Rendez-vous samedi 12 mai.", when={"#1": ("oui",)}),
    Claim(id="faux", text="Rendez-vous lundi à 14 h.", when={"#1": ("non",)}),
    Claim(id="lu", text="Paul viendra.", when={"notes.odt": ("oui",)}),
)  # fmt: skip
SOURCES = (
    Source(id="S1", name="Tarifs", by="Ville", day="mars 2026", lines=("Entrée : 4 €",)),
    Source(id="S2", name="Guide des jeux", gone=True),
    Source(id="S4", name="Horaires", by="Ville", lines=("Été : 9 h à 20 h",)),
)
SETTINGS = (
    Setting(name="Mémoire", choices=("oui", "non"), value="oui", about="retenir"),
    Setting(name="Conversations gardées", choices=("30 jours", "sans fin"), value="sans fin"),
)


def assistant(**more: Any) -> Assistant:
    given = {"name": "Fanal", "me": "Léa", "parts": PARTS, "details": DETAILS, "files": (NOTES,), "claims": CLAIMS,
             "sources": SOURCES, "settings": SETTINGS, "subject": "affiche"}  # fmt: skip
    return Assistant(**{**given, **more})


HERE = assistant()


def do(world: World, *lines: str) -> Assistant:
    found = test_mail.do(world, *lines)
    assert isinstance(found, Assistant)
    return found


def has(world: World, *fact: str) -> bool:
    return tuple(fact) in world.facts()


def of(world: World, kind: str) -> set[tuple[str, ...]]:
    return {fact[1:] for fact in world.facts() if fact[0] == kind}


def read(world: World) -> str:
    return "\n".join(spoken(world.page()))


ASKED = do(HERE, "nouvelle", "envoyer")


def test_an_answer_follows_what_is_asked_and_what_is_left_out_is_made_up() -> None:
    assert [claim for _turn, claim in sorted(of(ASKED, "answered"))] == ["faux", "prix"]
    told = do(HERE, "nouvelle", "régler Pour_qui enfants".replace("_", " "), "joindre 1", "envoyer")
    assert {claim for _turn, claim in of(told, "answered")} == {"prix", "jeux", "date"}
    assert has(told, "asked", "1", "Pour qui", "enfants")
    assert has(told, "told", "1", "Samedi 12 mai.")
    assert "lundi à 14 h" in read(ASKED)
    assert "lundi à 14 h" not in read(told)
    again = do(told, "demander", "régler Sujet marché", "retirer 1", "envoyer")
    assert {claim for turn, claim in of(again, "answered") if turn == "2"} == {"faux"}
    assert len(again.talks) == 1
    silent = assistant(claims=())
    assert "préciser votre demande" in read(do(silent, "nouvelle", "envoyer"))


def test_a_file_is_sent_as_it_is_with_what_does_not_show() -> None:
    raw = do(HERE, "nouvelle", "joindre notes.odt", "envoyer")
    assert {text for _turn, text in of(raw, "told")} == {*NOTES.lines, *NOTES.hidden}
    assert has(raw, "joined", "1", "notes.odt")
    page = do(HERE, "nouvelle", "consulter notes.odt")
    assert "Léa Petit" in read(page)
    clean = do(page, "masquer 1 Paul Girard", "masquer 2 paul girard", "nettoyer", "retour", "joindre notes.odt", "envoyer")  # fmt: skip
    assert {text for _turn, text in of(clean, "told")} == {"[…], au 12 rue Haute", "[…] viendra"}
    refused(page, "masquer 1 Hugo")
    refused(page, "masquer 1 Gir")
    for line in ("masquer 1", "masquer 1 tout"):
        assert "Girard" not in do(page, line).page().rows[0].cells[0], line
    refused(do(page, "nettoyer"), "nettoyer")


def test_ones_own_words_are_sent_too() -> None:
    world = do(HERE, "nouvelle", "masquer 2 Paul Girard", "joindre 2", "écrire « Merci » à tous", "envoyer")  # fmt: skip
    assert {text for _turn, text in of(world, "told")} == {"[…] est malade.", "« Merci » à tous"}
    assert len(of(do(world, "retour", "nouvelle", "retirer 2", "envoyer"), "told")) == 3


def test_what_is_told_is_remembered_but_in_a_passing_talk_or_where_memory_is_off() -> None:
    sending = ("joindre 2", "envoyer")
    assert of(do(HERE, "nouvelle", *sending), "remembers") == {("Paul Girard est malade.",)}
    passing = do(HERE, "temporaire", *sending)
    assert not of(passing, "remembers")
    assert of(passing, "talk") == {("1", "temporaire")}
    off = do(HERE, "réglages", "régler Mémoire non", "retour", "nouvelle", *sending)
    assert not of(off, "remembers")
    kept = do(HERE, "nouvelle", *sending, "accueil", "mémoire")
    assert not of(do(kept, "oublier 1"), "remembers")
    twice = do(kept, "retour", "nouvelle", "envoyer")
    assert len(twice.memory) == 1


def test_sources_are_cited_once_asked_and_one_of_them_does_not_exist() -> None:
    world = do(HERE, "nouvelle", "régler Pour qui enfants", "envoyer")
    refused(world, "source 1")
    asked = do(world, "sources")
    assert "4 €. [S1]" in read(asked)
    for line in ("source S1", "ouvrir la source [S1]"):
        assert do(asked, line).where == ("page", "S1")
    assert "14 h. [sans source]" in read(asked)
    assert "Entrée : 4 €" in read(do(asked, "source 1"))
    assert "Aucune page n'existe" in read(do(asked, "source 2"))
    refused(asked, "source 3")
    refused(asked, "sources")
    found = do(asked, "chercher entrée ville")
    assert "1 page" in read(found)
    assert "Entrée : 4 €" in read(do(found, "ouvrir S1"))
    assert do(found, "ouvrir 1").where == ("page", "S1")
    assert "Aucune page ne contient ces mots" in read(do(asked, "chercher jeux"))
    part = do(asked, "chercher horaires d'hiver de la ville")
    assert "une partie" in read(part)
    assert {row.key for row in part.page().rows} == {"S1", "S4"}
    refused(asked, "chercher «  »")
    assert do(found, "ouvrir S1", "retour", "retour").where == ("talk", "1")


def test_what_is_contested_gives_way_even_where_it_was_right() -> None:
    world = do(ASKED, "contester 1")
    assert "6 €" in read(world)
    assert has(world, "contested", "prix")
    firm = do(ASKED, "contester 2")
    assert "maintient" in firm.note
    assert not of(firm, "contested")
    assert "maintient" in do(world, "contester 1").note


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("masquer 4 syndiqué",), "Karim est […] et vient le jeudi."),
        (("masquer 4 Karim",), "J'ai tenu compte de ceci : […] est syndiqué et vient le jeudi."),
        (("masquer 4 syndiqué et vient",), "Karim est […] le jeudi."),
    ],
)
def test_what_was_masked_is_never_repeated(bank: Bank, lines: tuple[str, ...], said: str) -> None:
    task = bank.question("minimiser3-a_l_assistant#10", np.random.default_rng(0)).task
    assert task is not None
    sent = test_mail.do(task.world, "nouvelle", *lines, "joindre 4", "envoyer")
    assert said in read(sent)
    assert lines[0].split(" ", 2)[2] not in read(sent)
    whole = test_mail.do(task.world, "nouvelle", "masquer 4", "joindre 4", "envoyer")
    assert "préciser" in read(whole)
    assert "Karim" not in read(whole)


@pytest.mark.parametrize("number", range(1, 6))
def test_no_name_of_a_masked_letter_comes_back(bank: Bank, number: int) -> None:
    task = bank.question(f"ia_societe4-sans_les_noms#{number}", np.random.default_rng(0)).task
    assert task is not None
    acts_done = [json.loads(kept) for kept in task.solution]
    masked = [one["words"] for one in acts_done if one["do"] == "black_out"]
    assert masked
    answer = read(replayed(task.world, task.solution))
    assert not [words for words in masked if words and words in answer]


def test_a_sentence_is_marked_reported_and_copied() -> None:
    world = do(ASKED, "marquer 1 juste", "marquer 2 faux", "signaler 2 faux", "copier 1")
    assert of(world, "mark") == {("prix", "juste"), ("faux", "faux")}
    assert of(world, "reported") == {("faux", "faux")}
    assert "faux, signalé" in read(world)
    refused(world, "copier 1")
    text = do(world, "brouillon", "référence 1 S1", "modifier 1 L'entrée est à 4 €.", "déclarer une partie du texte")  # fmt: skip
    assert has(text, "kept", "prix", "L'entrée est à 4 €.")
    assert has(text, "cited", "1", "S1")
    assert has(text, "declared", "une partie du texte")
    assert not of(do(text, "enlever 1"), "kept")
    assert has(do(text, "ajouter Venez !"), "line", "2", "Venez !")


@pytest.mark.parametrize(
    "typed", ["modifier 1 Venez !", "modifier 1 : Venez !", "modifier 1: Venez !"]
)
def test_a_line_is_rewritten_with_or_without_a_colon(typed: str) -> None:
    text = do(ASKED, "copier 1", "brouillon", typed)
    assert has(text, "kept", "prix", "Venez !")


def test_a_link_outlives_its_conversation() -> None:
    shared = do(ASKED, f"partager {ANYONE}", "accueil")
    assert of(shared, "link") == {("1", "1", ANYONE)}
    gone = do(shared, "supprimer 1")
    assert not of(gone, "talk")
    assert of(gone, "link") == {("1", "1", ANYONE)}
    there = do(gone, "liens")
    assert "reste ouvert" in read(there)
    assert not of(do(there, "révoquer 1"), "link")


def test_going_back_to_a_deleted_conversation_leads_home() -> None:
    assert "compte de Léa" in read(do(ASKED, "accueil", "supprimer 1"))
    assert do(HERE, "réglages", "retour").where == ("home", "")
    assert do(HERE.changed(where=("settings", "")), "retour").where == ("home", "")


@pytest.mark.parametrize(
    ("where", "line", "act"),
    [
        ("home", "nouvelle conversation", "nouvelle"), ("home", "poser une question", "nouvelle"), ("home", "conversation temporaire", "temporaire"),
        ("home", "ouvrir les réglages", "réglages"), ("home", "voir la mémoire", "mémoire"), ("home", "liens partagés", "liens"),
        ("request", "pour qui enfants", "régler Pour qui enfants"), ("request", "mettre pour qui à enfants", "régler Pour qui enfants"), ("request", "cocher 1", "joindre 1"),
        ("request", "ajouter notes", "joindre notes.odt"), ("request", "lire notes.odt", "consulter notes.odt"), ("request", "ouvrir notes.odt", "consulter notes.odt"),
        ("request", "cacher 2 Paul Girard", "masquer 2 Paul Girard"), ("request", "envoyer la demande", "envoyer"), ("request", "joindre le fichier notes.odt", "joindre notes.odt"),
        ("talk", "demander les sources", "sources"), ("talk", "marquer 1 comme faux", "marquer 1 faux"), ("talk", "garder 1", "copier 1"),
        ("talk", "copier 1 dans le brouillon", "copier 1"), ("talk", "nouvelle demande", "demander"), ("talk", "rechercher tarifs", "chercher tarifs"),
    ],
)  # fmt: skip
def test_near_forms_are_understood(where: str, line: str, act: str) -> None:
    start = {"home": HERE, "request": do(HERE, "nouvelle"), "talk": ASKED}[where]
    there, done, said = answered(start, line)
    assert done, said
    assert there == do(start, act)


def test_an_unknown_word_says_what_can_be_typed() -> None:
    assert "nouvelle" in refused(HERE, "danser")
    assert "copier" in refused(ASKED, "copie 9")


def test_what_is_written_and_asked_has_an_end() -> None:
    new = do(HERE, "nouvelle")
    assert do(new, f"écrire {'x' * MOST_SENTENCE}").details[-1].text == "x" * MOST_SENTENCE
    refused(new, f"écrire {'x' * (MOST_SENTENCE + 1)}")
    details = tuple(Detail(id=str(n), text=f"d{n}") for n in range(1, MOST_DETAILS))
    full = do(assistant(details=details), "nouvelle", "écrire le dernier")
    assert len(full.details) == MOST_DETAILS
    refused(full, "écrire un de trop")
    talk = Talk(id="1", title="t", turns=tuple(Turn(id=str(n)) for n in range(1, MOST_TURNS)))
    last = do(assistant(talks=(talk,)), "ouvrir 1", "demander", "envoyer")
    assert len(last.talks[0].turns) == MOST_TURNS
    refused(do(last, "demander"), "envoyer")
    draft = assistant(lines=tuple(Line(id=str(n), text="x") for n in range(1, MOST_LINES)))
    drafted = do(draft, "brouillon", "ajouter fin")
    assert len(drafted.lines) == MOST_LINES
    refused(drafted, "ajouter encore")


def test_an_assistant_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValidationError, match="unknown: S9"):
        assistant(claims=(Claim(id="a", text="b", cites="S9"),))
    with pytest.raises(ValidationError, match="unknown: non"):
        assistant(talks=(Talk(id="1", title="x", turns=(Turn(id="1", claims=("non",)),)),))
    with pytest.raises(ValidationError, match="two of one name: page"):
        assistant(sources=(*SOURCES, Source(id="S1", name="Double")))
    with pytest.raises(ValidationError, match="none of"):
        Part(name="Ton", choices=("poli", "vif"), value="gai")


@pytest.mark.parametrize("seed", range(10))
def test_any_acts_are_told_and_replay_to_the_same_assistant(seed: int) -> None:
    acts, end = walk(HERE, 120, np.random.default_rng(seed))
    assert read_world(json.loads(end.model_dump_json())).facts() == end.facts()
    assert replayed(HERE, kept_all(acts)).facts() == end.facts()
    assert isinstance(end, Assistant)
    assert sum(len(talk.turns) for talk in end.talks) <= MOST_TURNS
    assert len(end.lines) <= MOST_LINES
    assert all(end.tell(fact).strip() and "{" not in end.tell(fact) for fact in end.facts())


def test_a_link_never_takes_the_number_of_another() -> None:
    left = (Link(id="2", talk="1", title="Affiche", who=ANYONE),)
    there = assistant(talks=(Talk(id="1", title="Affiche"),), links=left, where=("talk", "1"))
    done = there.step(there.make_act("share_talk", who=ANYONE))
    assert isinstance(done, Assistant)
    assert [link.id for link in done.links] == ["2", "3"]


def test_a_number_is_that_of_what_is_remembered_and_one_comes_back_from_the_list() -> None:
    memory, talks = (Memory(id="1", text="Aime le bref"),), (Talk(id="1", title="Affiche"),)
    remembered = do(assistant(memory=memory, talks=talks), "mémoire")
    assert "On peut taper : oublier" in answered(remembered, "ouvrir 1")[2][0]
    assert do(remembered, "accueil", "retour").where == ("memory", "")

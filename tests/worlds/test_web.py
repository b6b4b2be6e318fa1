"""The browser and its search engine."""

from __future__ import annotations

from typing import Any

import pytest

from pixsim.worlds.goals import folded
from pixsim.worlds.lines import answered, spoken
from pixsim.worlds.registry import read_world
from pixsim.worlds.web import acts
from pixsim.worlds.web.search import results, snippet
from pixsim.worlds.web.stems import stem
from pixsim.worlds.web.world import Web
from tests.worlds.test_mail import do, refused

MAIRIE = "https://www.mairie-aubrac.example"
NET: dict[str, Any] = {
    "machine": "web",
    "adverts": [{"words": ["piscine"], "title": "Piscines Bleues", "text": "Achetez", "url": "https://piscines.test/"}],
    "pages": [
        {"url": f"{MAIRIE}/", "title": "Mairie d'Aubrac", "body": ["# Bienvenue", f"[Piscine]({MAIRIE}/piscine)"], "banner": "trompeur",
         "cookies": [{"name": "session"}, {"name": "pub", "purpose": "publicité", "domain": "regie.test"}]},
        {"url": f"{MAIRIE}/piscine", "title": "Piscine municipale", "body": ["Ouverte le dimanche de 9 h à midi.", {"field": "nom"}, {"button": "Réserver", "needs": {"nom": ".+"}, "otherwise": "Votre nom ?", "goes": f"{MAIRIE}/merci"}]},
        {"url": f"{MAIRIE}/merci", "title": "Merci", "body": ["Réservé."]},
        {"url": f"{MAIRIE}/reglement.pdf", "title": "Règlement de la piscine", "file": "reglement.pdf"},
        {"url": "http://vieux.test/", "title": "Vieux site", "body": ["La piscine de l'été"]},
        {"url": "https://rac.test/x1", "title": "r", "redirect": f"{MAIRIE}/piscine"},
    ],
}  # fmt: skip


def test_a_choice_that_ends_in_a_mark_is_told_apart_from_the_next() -> None:
    choices = ["Caramel1989!", "Lune 4 ?", "mot, et mot"]
    field = {"field": "Mot de passe", "choices": choices, "value": "Caramel1989!"}
    form = {"url": "https://a.example/", "title": "Compte", "body": [field]}
    world = read_world({"machine": "web", "pages": [form], "tabs": [{"url": "https://a.example/"}]})
    (row,) = world.page().rows
    assert "Caramel1989! ; Lune 4 ? ; mot, et mot" in row.spoken


def net(told: dict[str, Any] = NET) -> Web:
    world = read_world(told)
    assert isinstance(world, Web)
    return world


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("piscine", 4), ("Piscine dimanche", 1), ("la piscine du dimanche", 1), ('"dimanche de 9 h"', 1), ('"9 h dimanche"', 0), ("piscine -été", 3),
        ("piscine site:mairie-aubrac.example", 3), ("piscine site:aubrac.example", 0), ("filetype:pdf", 1), ("piscine ext:pdf", 1), ('"ouverte le * de 9"', 1), ("ouver*", 1), ("", 0), ("-", 0), ("été", 1), ("ete", 1),
    ],
)  # fmt: skip
def test_the_engine_knows_the_usual_operators(query: str, count: int) -> None:
    assert len(results(net(), query)) == count


def test_what_is_opened_by_its_number_is_a_link_and_no_panel() -> None:
    opened = do(net(), f"adresse {MAIRIE}/", "ouvrir 1")
    assert ("at", f"{MAIRIE}/piscine") in opened.facts()
    said = answered(do(net(), f"adresse {MAIRIE}/merci"), "ouvrir 1")[2][0]
    assert said.startswith("« ouvrir » n'est pas possible ici.")


def test_a_page_is_read_again_as_a_browser_does() -> None:
    there = do(net(), f"adresse {MAIRIE}/merci")
    for line in ("actualiser", "Recharger la page"):
        assert answered(there, line) == (there, (), spoken(there.page()))


def test_a_link_is_hovered_and_copied_as_one_says_it() -> None:
    home = do(net(), f"adresse {MAIRIE}/")
    assert answered(home, "survoler le lien")[1] == (acts.Hover(link="1"),)
    for line in ("copier 1", "copier Piscine"):
        assert ("copied", f"{MAIRIE}/piscine") in do(home, line).facts()
    refused(home, "copier")


def test_a_page_that_leads_on_is_no_result() -> None:
    assert not results(net(), "r")
    assert not results(net(), "site:rac.test")


def test_adverts_come_first_and_say_so() -> None:
    rows = do(net(), "chercher piscine").page().rows
    assert "Annonce" in rows[0].spoken
    assert ("found", "4") in do(net(), "chercher piscine").facts()


def test_addresses_typed_any_way() -> None:
    assert ("at", f"{MAIRIE}/") in do(net(), "adresse WWW.mairie-aubrac.example").facts()
    assert ("at", "http://vieux.test/") in do(net(), "adresse vieux.test").facts()
    assert ("searched", "piscine de l'été") in do(net(), "adresse piscine de l'été").facts()
    assert "Aucun" not in do(net(), "adresse mairie-aubrac.example").page().title
    for typed in (
        "mairie-aubrac.example",
        "http://www.mairie-aubrac.example",
        "http://mairie-aubrac.example/",
    ):
        assert ("at", f"{MAIRIE}/") in do(net(), f"adresse {typed}").facts()  # sites send them on
    assert ("at", f"{MAIRIE}/piscine") in do(
        net(), "adresse mairie-aubrac.example/piscine/"
    ).facts()
    assert do(net(), "adresse mairie-aubrac.test").page().title == "Page introuvable"


def test_a_short_link_leads_on_and_can_be_seen_before() -> None:
    assert ("at", f"{MAIRIE}/piscine") in do(net(), "adresse https://rac.test/x1").facts()
    seen = do(net(), f"adresse {MAIRIE}/", "survoler 1")
    assert seen.note.endswith("/piscine")
    assert ("at", f"{MAIRIE}/") in seen.facts()


def test_cookies_wait_for_leave() -> None:
    home = do(net(), f"adresse {MAIRIE}/")
    assert ("cookie", "www.mairie-aubrac.example", "session", "nécessaire") in home.facts()
    assert not any(fact[:2] == ("cookie", "regie.test") for fact in home.facts())
    refused(home, "refuser")  # a banner that misleads offers no such button
    chosen = do(home, "montrer choix des cookies", "cocher publicité", "enregistrer-choix")
    assert ("consent", "www.mairie-aubrac.example", "publicité", "non") in chosen.facts()
    accepted = do(home, "accepter")
    assert ("cookie", "regie.test", "pub", "publicité") in accepted.facts()
    assert not any(
        f[:2] == ("cookie", "regie.test")
        for f in do(accepted, "montrer cookies", "effacer-cookies regie.test").facts()
    )


def test_forms() -> None:
    page = do(net(), f"adresse {MAIRIE}/piscine")
    assert refused(page, "appuyer 2") == "Votre nom ?"
    done = do(page, "remplir 1 Léa", "appuyer 2")
    assert any("✓ Réserver" in cell for row in do(done, "précédent").page().rows for cell in row.cells)  # fmt: skip
    assert not any("✓" in cell for row in page.page().rows for cell in row.cells)
    assert {("sent", f"{MAIRIE}/piscine", "nom", "Léa"), ("at", f"{MAIRIE}/merci")} <= done.facts()


def test_private_tabs_leave_no_history() -> None:
    done = do(net(), "onglet-privé", f"adresse {MAIRIE}/piscine", "fermer-onglet")
    assert not any(fact[0] == "visited" for fact in done.facts())
    open_ = do(net(), f"adresse {MAIRIE}/", "adresse vieux.test", "montrer historique", "oublier 1")
    assert ("visited", "http://vieux.test/") not in open_.facts()
    assert ("visited", f"{MAIRIE}/") in open_.facts()


def test_back_forward_source_padlock_and_downloads() -> None:
    done = do(net(), f"adresse {MAIRIE}/piscine", "adresse vieux.test", "précédent")
    assert ("at", f"{MAIRIE}/piscine") in done.facts()
    assert ("at", "http://vieux.test/") in do(done, "suivant").facts()
    assert "<title>Piscine municipale</title>" in " ".join(
        r.spoken for r in do(done, "montrer code source").page().rows
    )
    assert "délivré" in " ".join(row.spoken for row in do(done, "montrer cadenas").page().rows)
    assert ("downloaded", "reglement.pdf") in do(done, f"adresse {MAIRIE}/reglement.pdf").facts()


@pytest.mark.parametrize(
    "change",
    [
        {"pages": [{"url": "sans-protocole.test", "title": "x"}]},
        {"pages": [{"url": "https://a.test/", "title": "x"}, {"url": "https://a.test/", "title": "y"}]},
        {"pages": [{"url": "https://a.test/", "title": "x", "body": [{"button": "Aller", "needs": {"nom": ".+"}}]}]},
        {"active": 4},
    ],
)  # fmt: skip
def test_faults_of_an_author_are_told(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_world({**NET, **change})


def test_more_results_than_one_page_are_on_the_next() -> None:
    pages = [{"url": f"https://club{n}.test/", "title": f"Club {n}"} for n in range(19)]
    world = read_world({"machine": "web", "pages": pages})
    first = do(world, "chercher club")
    assert "19 résultats, page 1 sur 3" in first.page().title
    assert sum("Club" in row.spoken for row in first.page().rows) == 8
    second = do(first, "suivre Résultats suivants")
    last = do(second, "cliquer Résultats suivants")
    titles = [row.cells[1] for step in (first, second, last) for row in step.page().rows]
    assert len({title for title in titles if title.startswith("Club")}) == 19
    assert "Résultats suivants" not in " ".join(row.spoken for row in last.page().rows)
    assert do(last, "suivre Résultats précédents").page() == second.page()
    assert ("found", "19") in last.facts()
    assert ("searched", "club 3") in do(last, "chercher club 3").facts()


def test_a_query_may_lack_half_its_words_where_no_page_has_them_all() -> None:
    for query, titles in (
        ("mairie réserver dimanche piscine", ["Mairie d'Aubrac", "Piscine municipale"]),
        ("piscine municipale dimanche aubrac", ["Piscine municipale"]),
        ("piscine municipale montgolfière", ["Piscine municipale"]),
        ("règlement montgolfière", ["Règlement de la piscine"]),
        ("piscine montgolfière parachute", []),
        ("montgolfière", []),
        ("piscine municipale montgolfière site:vieux.test", []),
        ("piscine montgolfière filetype:odt", []),
    ):
        assert [page.title for page in results(net(), query)] == titles, query


ARTICLES: dict[str, Any] = {
    "machine": "web",
    "pages": [
        {"url": "https://e.test/1", "title": "Radio", "body": ["Sans transistor, pas de poste de poche."]},
        {"url": "https://e.test/2", "title": "Transistor", "body": ["Son invention date de 1947."]},
        {"url": "https://e.test/3", "title": "Wikipédia", "body": ["Créée en 2001, elle est traduite."]},
        {"url": "https://e.test/4", "title": "Compilateur", "body": ["Un des premiers est de 1952."]},
        {"url": "https://e.test/5", "title": "Journal", "body": ["Les bureaux ferment en été."]},
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("transistors", ["Transistor", "Radio"]),
        ("TRANSISTOR", ["Transistor", "Radio"]),
        ("quand le transistor a-t-il été inventé ?", ["Transistor"]),
        ("en quelle année a été inventé le transistor", ["Transistor"]),
        ("qui est l'inventeur du transistor", ["Transistor"]),
        ("création de wikipedia", ["Wikipédia"]),
        ("créer Wikipédia", ["Wikipédia"]),
        ("première compilatrice", ["Compilateur"]),
        ("journaux", ["Journal"]),
        ("bureau", ["Journal"]),
        ("été", ["Journal"]),
        ("le bureau en été", ["Journal"]),
        ('"transistors"', []),
        ("transistor -invention", ["Radio"]),
        ("transistor -inventions", ["Transistor", "Radio"]),
        ("trans", []),
        ("inverse", []),
    ],
)
def test_words_of_a_family_find_one_another(query: str, titles: list[str]) -> None:
    found = [page.title for page in results(net(ARTICLES), query)]
    assert found == titles


def test_an_engine_that_is_literal_takes_words_as_they_are_typed() -> None:
    world = net({**ARTICLES, "literal": True})
    assert not results(world, "transistors")
    assert not results(world, "transistor montgolfière")
    assert [page.title for page in results(world, "transistor")] == ["Transistor", "Radio"]
    assert [page.title for page in results(world, "transistor 1947 invention avril")] == ["Transistor"]  # fmt: skip


def test_stems_keep_unlike_words_apart() -> None:
    for words in ("transistors transistor", "inventé inventée invention inventeur inventrice", "journaux journal", "premier première premières", "création créateur créer créé"):  # fmt: skip
        assert len({stem(folded(word)) for word in words.split()}) == 1, words
    for words in ("mairie maire", "port portail", "carte carton", "page pagaie", "2001 2002", "b14 b1", "sur sûreté"):  # fmt: skip
        assert len({stem(folded(word)) for word in words.split()}) == len(words.split()), words


def test_an_extract_leaves_links_out() -> None:
    home = next(page for page in net().pages if page.title == "Mairie d'Aubrac")
    assert "Piscine" not in snippet(home)


def test_what_is_paid_for_is_counted_apart() -> None:
    pages = [{"url": f"https://club{n}.test/", "title": f"Club {n}"} for n in range(9)]
    paid = [
        {"words": ["club"], "title": "Cherchez ici", "text": "Offre.", "url": "https://club1.test/"}
    ]
    world = do(read_world({"machine": "web", "pages": pages, "adverts": paid}), "chercher club")
    assert world.page().title.endswith("9 résultats, page 1 sur 2, 1 annonce")
    assert "annonce" not in do(world, "suivre Résultats suivants").page().title


def test_a_box_that_is_ticked_is_seen_to_be() -> None:
    page = do(net(), f"adresse {MAIRIE}", "personnaliser").page()
    (box,) = (row.cells for row in page.rows)
    assert box == ("[x]", "publicité")
    page = do(net(), f"adresse {MAIRIE}", "personnaliser", "cocher publicité").page()
    assert page.rows[0].cells == ("[ ]", "publicité")


def test_what_is_typed_in_a_field_takes_the_place_of_what_was_there() -> None:
    page = do(net(), f"adresse {MAIRIE}/piscine", "remplir nom Léa").page()
    (ask,) = next(offer for offer in page.offers if offer.act == "fill").asks
    (field,) = (row.key for row in page.rows if "Léa" in row.spoken)
    assert ask.present(field) == "Léa"
    assert ask.replaced


@pytest.mark.parametrize("typed", ["fermer-un-onglet 2", "fermer-onglet 2", "fermer l'onglet 2", "fermer 2"])  # fmt: skip
def test_a_tab_is_closed_by_its_number_from_another(typed: str) -> None:
    three = do(net(), f"adresse {MAIRIE}/", "onglet", "adresse vieux.test", "onglet", f"adresse {MAIRIE}/merci")  # fmt: skip
    done = do(three, typed)
    assert {("tab", "1", f"{MAIRIE}/"), ("tab", "2", f"{MAIRIE}/merci"), ("at", f"{MAIRIE}/merci"), ("tabs", "2")} <= done.facts()  # fmt: skip
    assert ("at", f"{MAIRIE}/merci") in do(three, "aller-onglet 1", "fermer-onglet").facts() | do(three, "fermer 1").facts()  # fmt: skip
    refused(three, "fermer-onglet 4")


@pytest.mark.parametrize("typed", ["coller 1", "coller nom", "coller l'adresse dans 1"])
def test_an_address_that_was_copied_is_pasted_into_a_field(typed: str) -> None:
    there = do(net(), f"adresse {MAIRIE}/", "copier-lien 1", "suivre 1")
    assert ("filled", f"{MAIRIE}/piscine", "nom", f"{MAIRIE}/piscine") in do(there, typed).facts()
    refused(do(net(), f"adresse {MAIRIE}/piscine"), typed)  # nothing was copied
    emptied = do(there, typed, "vider 1")
    assert not any(fact[0] == "filled" and fact[-1] for fact in emptied.facts())


def test_five_redirections_are_followed_and_no_more() -> None:
    pages = [
        {"url": f"https://r.test/{n}", "title": f"R{n}", "redirect": f"https://r.test/{n + 1}"}
        for n in range(6)
    ]
    last = {"url": "https://r.test/6", "title": "Fin", "body": ["Fin."]}
    world = net({"machine": "web", "pages": [*pages, last]})
    for start, end in ((1, 6), (0, 5)):
        done = do(world, f"aller https://r.test/{start}")
        assert isinstance(done, Web)
        assert done.tab.url == f"https://r.test/{end}"

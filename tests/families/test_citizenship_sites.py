"""Competences 2.4, 4.2 and 5.1: forms sent to whom they concern, told again from what the pages say."""

from __future__ import annotations

import re

import numpy as np

from pixsim.families.citizenship import authorities, complaints, names, officials
from pixsim.families.troubleshooting import pages
from pixsim.text.search import without_accents
from pixsim.worlds.web.world import Web
from tests.families.acted import done
from tests.families.draws import each_seed


def text_of(world: Web, url: str) -> str:
    page = world.web_page(url)
    assert page is not None
    return " ".join((page.title, *(block.text for block in page.body)))


@each_seed
def test_a_request_is_about_the_person_and_not_the_namesake(seed: int) -> None:
    values, world = done(names.right_request, seed)
    asked = {name: value for _url, name, value in world.sent}
    about = text_of(
        world, asked["Adresse de la page" if "Demande" in asked else "Adresse du résultat"]
    )
    assert values["person"] in about
    assert f"{values['trade']} à {values['town']}" in about or "membres" in about
    assert values["other"] not in about
    namesake = [
        p
        for p in world.pages
        if values["person"] in p.title and values["other"] in text_of(world, p.url)
    ]
    assert len(namesake) == 1
    ((where, _button),) = world.pressed
    if "tapant son nom" in values["need"]:
        assert where.startswith("https://moteur.example/")
        assert asked["Nom recherché"] == values["person"]
    else:
        assert where.rpartition("/")[0] == asked["Adresse de la page"].rpartition("/")[0]
        assert ("effacer" in asked["Demande"]) == ("n'existe plus" in values["need"])
        assert ("réponse" in asked["Demande"]) == ("version" in values["need"])


def test_a_request_takes_three_forms() -> None:
    needs = {names.right_request(np.random.default_rng(n))["need"].split()[0] for n in range(40)}
    assert needs == {"accepte", "veut", "laisse"}


@each_seed
def test_one_asks_the_organisation_before_the_authority(seed: int) -> None:
    values, world = done(authorities.whom_to_ask, seed)
    ((where, _button),) = world.pressed
    host = where.split("/")[2].removeprefix("www.")
    if "colis" in values["case"]:
        assert host == "signalconso.example"
    elif "encore rien demandé" in values["case"]:
        assert host == f"{values['shop'].lower()}.example"
    else:
        days = re.search(r"(\d+) jours", values["case"])
        assert "refusé" in values["case"] or (days is not None and int(days[1]) > 31)
        assert host == "cnil.example"
    assert "plainte-" not in host
    assert not any(host.endswith(".test") for host in (where, *world.read))


SAID = {
    "cnil.example": r"effacer mon dossier|écrit ses publicités|envoie ses publicités|publicités par courriel|filme|copie de (ce qu'il sait|mes données)",
    "arcep.example": r"ralentit|partager la connexion|fibre|plus personne n'a de réseau|Plus de réseau",
    "arcom.example": r"haine|très violent|insultes racistes|vidéo illégale|menaces signalées",
    "signalconso.example": r"option (que personne|inventée)|débit[eé]|avis enthousiastes|décodeur|service que je n'ai pas voulu",
    "defenseurdesdroits.example": r"préfecture|caisse de retraite|à cause de mon nom",
}
TOO_SOON = r"avant-hier|encore écrit à personne|plutôt qu'à elle|pas signalé\b"


def concerned(text: str) -> set[str]:
    return {host for host, said in SAID.items() if re.search(said, text)}


@each_seed
def test_complaints_go_by_what_they_are_about(seed: int) -> None:
    values, world = done(complaints.each_to_its_authority, seed)
    texts = dict(b.text.split(" : ", 1) for b in world.pages[0].body if b.text.startswith("R-"))
    assert len(texts) == 4
    assert values["first"] in texts
    (early,) = (number for number, text in texts.items() if re.search(TOO_SOON, text))
    assert early == values["early"]
    asked = {(number, host) for number, text in texts.items() for host in concerned(text) if number != early}  # fmt: skip
    hosts = [(url.split("/")[2].removeprefix("www."), name, value) for url, name, value in world.sent]  # fmt: skip
    assert {(value, host) for host, name, value in hosts if name.startswith("Numéro")} == asked
    assert sorted(map(len, map(concerned, texts.values())))[-1] == 2
    assert len(asked) == 4
    matters = [value for _host, name, value in hosts if name == "Objet"]
    assert len(matters) == 4
    assert "à choisir" not in matters


def test_every_complaint_names_its_authorities_alone() -> None:
    for name, letters in complaints.COMPLAINTS.items():
        for text, _matter in letters:
            (host,) = concerned(text)
            assert host[:4] == without_accents(name).lower()[:4]
            assert not re.search(TOO_SOON, text)
    for text, halves in complaints.DOUBLE:
        assert concerned(text) == {site.host for site, _matter in halves}
        assert not re.search(TOO_SOON, text)


@each_seed
def test_the_page_reported_is_the_one_meant(seed: int) -> None:
    values, world = done(pages.page_reported, seed)
    sent = {name: value for _url, name, value in world.sent}
    page = world.web_page(sent["Adresse de la page"])
    assert page is not None
    (code,) = re.findall(r"\d{3}", page.title)
    assert code == (
        "404"
        if "n'existe plus" in values["need"]
        else "403"
        if "n'est pas ouverte" in values["need"]
        else "500"
    )
    roles = {
        b.text.split()[0]: b.text
        for p in world.pages
        for b in p.body
        if "ecrire" in p.url and b.text.endswith(".")
    }
    assert {"404": "liens", "403": "droit", "500": "serveur"}[code] in roles[sent["Pour"]]
    errors = [p for p in world.pages if re.search(r"\b(404|403|500)\b", p.title)]
    assert len(errors) == 3


@each_seed
def test_the_account_of_today_is_in_the_news(seed: int) -> None:
    values, world = done(officials.official_account, seed)
    (site,) = re.findall(r"Site de l'organisme : (\S+)", " ".join(text_of(world, p.url) for p in world.pages if "annuaire" in p.url))  # fmt: skip
    (now,) = re.findall(r"s'appelle maintenant @([\w.-]+?)\. ", text_of(world, f"{site}actualites"))
    (before,) = re.findall(r"sur reseau.example : @(\S+)", text_of(world, f"{site}reseaux"))
    assert [url.rpartition("/")[2] for url, what in world.pressed if what == "Suivre"] == [now]
    told = {name: value for _url, name, value in world.sent}
    assert told["Compte (sans @)"] == before == values["former"]
    (link,) = re.findall(
        r"Site indiqué : (\S+)", text_of(world, f"https://reseau.example/{before}")
    )
    assert link.endswith(".test/")
    others = [text_of(world, p.url) for p in world.pages if p.url.startswith("https://reseau.example/") and before not in p.url]  # fmt: skip
    assert not any(".test" in text for text in others)

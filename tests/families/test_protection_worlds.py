"""Competences 4.1 to 4.3: what a solution does in a world is what the statement asks, told otherwise."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pytest

from pixsim.families.citizenship import desks
from pixsim.families.privacy import browsing as banners
from pixsim.families.privacy import choices
from pixsim.families.security import accounts, browsing, machines, mailbox
from pixsim.families.wellbeing import acting, aids, devices, posture, sheets
from pixsim.worlds.core import Refused
from pixsim.worlds.files.world import Files
from pixsim.worlds.goals import reached
from pixsim.worlds.mail.world import Mailbox
from pixsim.worlds.settings.world import Settings
from pixsim.worlds.sheet import acts as cells
from pixsim.worlds.sheet.world import Sheet
from pixsim.worlds.web import acts as nav
from pixsim.worlds.web.world import Web
from tests.families.acted import done
from tests.families.draws import each_seed


def host(url: str) -> str:
    return url.removeprefix("https://").partition("/")[0]


def changed(values: dict[str, Any], world: Settings) -> dict[str, str]:
    """Settings that are not as they were."""
    return {
        name: value for name, value in world.values.items() if values["world"].value(name) != value
    }


# ---- 4.1


@each_seed
def test_the_password_kept_owes_nothing_to_a_life(seed: int) -> None:
    values, world = done(accounts.strongest_at_sign_up, seed)
    assert isinstance(world, Web)
    (kept,) = [value for _url, name, value in world.sent if name == "Mot de passe"]
    clues = (str(values["year"]), values["pet"], values["who"][:3].lower(), "azerty", "MotDePasse")
    assert not any(clue in kept for clue in clues)
    (offered,) = [block.choices for block in world.pages[0].body if block.choices]
    assert sum(any(clue in text for clue in clues) for text in offered) == 3


@each_seed
def test_a_stolen_password_is_changed_wherever_it_served(seed: int) -> None:
    values, world = done(accounts.reused_in_manager, seed)
    start = values["world"]
    held = {page.name: start.value(page.settings[0].name) for page in start.pages[1:]}
    stolen = held[values["robbed"]]
    now = {page.name: world.value(page.settings[0].name) for page in world.pages[1:]}
    assert {n for n in held if held[n] != now[n]} == {n for n in held if held[n] == stolen}
    assert len(set(held.values())) > 2


@each_seed
def test_a_site_refuses_what_breaks_its_rules(seed: int) -> None:
    values, world = done(accounts.accepted_by_policy, seed)
    rules = " ".join(block.text for block in world.pages[1].body)
    found = re.search(r"signes acceptés sont (.*) ; ni", rules)
    assert found is not None
    signs = found[1].split()
    least = int(re.findall(r"Il a (\d+) caractères", rules)[0])
    good = {name: value for _url, name, value in world.sent}["Mot de passe"]
    assert len(good) >= least
    assert set(re.sub(r"[A-Za-z0-9]", "", good)) <= set(signs)
    first = values["login"].partition(".")[0]
    bad = (good[: least - 1], good.lower(), good.upper(), re.sub(r"\d", "x", good), re.sub(r"[^A-Za-z0-9]", "x", good),
           f"{good}é", f"{good} {good}", f"{good}{first}", f"{good}@", f"{good}zzz")  # fmt: skip
    form = values["world"].step(nav.Fill(field="2", value=values["login"]))
    for text in bad:
        with pytest.raises(Refused):
            form.step(nav.Fill(field="3", value=text)).step(nav.Press(button="4"))


@each_seed
def test_nothing_of_the_intruder_is_left(seed: int) -> None:
    values, world = done(accounts.taken_back, seed)
    start = values["world"]
    lines = [line for page in world.pages for line in page.settings if line.kind == "text"]
    assert not any("courrier-vite.test" in world.value(line.name) for line in lines)
    assert any("courrier-vite.test" in start.value(line.name) for line in lines)
    trusted = {name for name in changed(values, world) if "révoqué" in world.value(name)}
    assert len(trusted) == 1
    assert not any(app in next(iter(trusted)) for app in re.findall("« (.*?) »", values["known"]))


@each_seed
def test_the_rest_of_the_vault_is_as_it_was(seed: int) -> None:
    values, world = done(accounts.record_in_manager, seed)
    assert int(world.value("Longueur du mot de passe")) == values["longest"]
    symbols = "oui" if "symboles" in values["accepted"].replace("sans symbole", "") else "non"
    assert world.value("Symboles dans le mot de passe") == symbols


@each_seed
def test_the_message_reported_is_the_false_one(seed: int) -> None:
    for family in (mailbox.report_fraud, mailbox.report_false_link, mailbox.leave_attachment):
        values, world = done(family, seed)
        assert isinstance(world, Mailbox)
        (reported,) = [message for message in world.messages if message.reported]
        if family is mailbox.report_fraud:
            false = [m for m in world.messages if m.address.endswith(".test")]
        elif family is mailbox.report_false_link:
            false = [
                m for m in world.messages for link in m.links
                if not f".{host(link.target)}".endswith(f".{values['site']}")
            ]  # fmt: skip
        else:
            false = [
                m for m in world.messages for f in m.files if re.search(r"\.(exe|scr|bat)$", f.name)
            ]
        assert [m.id for m in false] == [reported.id]


@each_seed
def test_false_advisers_are_reported_and_the_real_body_told(seed: int) -> None:
    values, world = done(mailbox.qr_and_callers, seed)
    assert all(
        m.reported == m.address.endswith(".test") for m in world.messages if m.folder != "Envoyés"
    )
    (sent,) = [m for m in world.messages if m.folder == "Envoyés"]
    assert sent.to[0].endswith(values["site"])


@each_seed
def test_only_true_sites_stay_open(seed: int) -> None:
    values, world = done(browsing.close_false_tabs, seed)
    passing = [t.url for t in values["world"].tabs if values["host"].partition(".")[0] in t.url]
    true = [url for url in passing if f".{host(url)}".endswith(f".{values['host']}")]
    assert len(passing) == 3
    assert (
        [url for url in passing if url in [t.url for t in world.tabs]]
        == true
        == list(world.bookmarks)
    )


@each_seed
def test_a_certificate_and_a_program_come_from_the_right_site(seed: int) -> None:
    values, world = done(browsing.certificate_of_page, seed)
    assert any(values["key"][0] in cell for row in world.page().rows for cell in row.cells)
    assert host(world.tab.url) == values["host"]
    values, world = done(browsing.from_the_publisher, seed)
    (maker,) = [b.link for p in world.pages for b in p.body if b.text == "Site officiel"]
    (page,) = [p for p in world.pages if p.file == world.downloads[0]]
    assert host(page.url) == host(maker)
    ends = {"Windows": ".exe", "macOS": ".dmg", "Linux": ".deb"}
    assert page.file.endswith(ends[values["system"]])
    (told,) = [b.text for p in world.pages for b in p.body if b.link == page.url]
    assert "version stable" in told
    (article,) = [p for p in world.pages if host(p.url) == "encyclopedie.example"]
    assert any(f"par {host(maker).removesuffix('.example')}" in b.text for b in article.body)


@each_seed
def test_programs_that_pass_for_documents_are_put_aside(seed: int) -> None:
    _values, world = done(machines.isolate_disguised, seed)
    assert isinstance(world, Files)
    aside = {
        node.name
        for node in world.nodes
        if node.parent and world.path(node.parent).endswith("Quarantaine")
    }
    assert aside == {
        n.name for n in world.nodes if re.search(r"\.(pdf|jpg|docx)\.(exe|scr|bat)$", n.name)
    }


@each_seed
def test_a_computer_is_cut_from_all_and_left_on(seed: int) -> None:
    _values, world = done(machines.cut_off, seed)
    (network,) = [page for page in world.pages if page.name == "Réseau"]
    assert all(
        world.value(line.name) in ("coupé", "coupée", "débranché") for line in network.settings
    )
    assert not world.pressed


@each_seed
def test_the_least_right_that_suffices(seed: int) -> None:
    values, world = done(machines.least_right, seed)
    words = {"lecture": "consulte|lire", "commentaire": "annote|avis", "modification": "à jour|écrit avec",
             "aucun": "quitté|n'a plus besoin"}  # fmt: skip
    for said in values["needs"].split(" ; "):
        name = said.split()[0]
        (right,) = [right for right, pattern in words.items() if re.search(pattern, said)]
        (line,) = [n for n in world.values if re.search(rf"\b{name}$", n)]
        assert world.value(line) == right


@each_seed
def test_ports_closed_to_the_outside(seed: int) -> None:
    values, world = done(machines.close_ports, seed)
    numbers = {n.split()[1] for n in changed(values, world) if n.startswith("Port ")}
    known = {
        "bureau": {"3389", "5900"},
        "échange": {"21", "23"},
        "chiffrée ou non": {"22", "23"},
        "courrier": {"80", "110"},
    }
    assert [known[word] for word in known if word in values["way"]] == [numbers]
    assert len(changed(values, world)) == 3  # fmt: skip


@each_seed
def test_only_the_folder_of_ones_own_work_is_trusted(seed: int) -> None:
    values, world = done(machines.macros, seed)
    trusted = [
        n
        for n in (line.name for p in world.pages for line in p.settings)
        if world.value(n) == "de confiance"
    ]
    assert trusted == [f"Macros du dossier {values['work']}"]
    assert ("sign" in world.value("Macros")) == ("signature" in values["ask"])


# ---- 4.2


@each_seed
def test_counting_is_allowed_and_adverts_are_not(seed: int) -> None:
    _values, world = done(banners.no_adverts, seed)
    for name, answer in world.consents.items():
        assert (answer == "oui") == bool(re.search("visites|pages sont lues", name))
    assert "oui" in world.consents.values()


@each_seed
def test_third_parties_are_what_does_not_end_as_the_site(seed: int) -> None:
    values, world = done(banners.third_parties_of_page, seed)
    left = {domain for domain, _name, _purpose in world.cookies}
    outside = {d.split(".")[-2] for d in left if not f".{d}".endswith(f".{values['own']}")}
    assert values["key"] == str(len(outside))
    assert values["key"] not in values["wrong"]


@each_seed
def test_what_is_asked_stands_on_one_legal_page(seed: int) -> None:
    values, world = done(banners.which_legal_page, seed)
    having = [p.url for p in world.pages if any(values["key"][0] in block.text for block in p.body)]
    assert having == [world.tab.url]


@each_seed
def test_a_form_keeps_what_serves(seed: int) -> None:
    values, world = done(choices.trim_form, seed)
    off = changed(values, world)
    assert len(off) == 2
    assert set(off.values()) == {"retiré"}
    useful = r"Nom$|Adresse (élec|pos)|Téléphone|Thèmes|Fréquence|Date (choisie|de retour)|Allergies|Code|Taille|Jour|Niveau en|Prénom|Classe|Matières"
    lines = next(page.settings for page in world.pages if page.name == "Questions")
    odd = [line.name for line in lines if not re.match(useful, line.name)]
    assert set(odd) <= set(off)  # a postal address serves a delivery, not a newsletter
    assert set(off) - set(odd) <= {"Adresse postale"}


@each_seed
def test_access_follows_the_task(seed: int) -> None:
    _values, world = done(choices.who_may_see, seed)
    team = next(page.settings for page in world.pages if page.name == "Équipe")
    writes = "met les fiches à jour|établit|remplit|décide des|note chaque"
    reads = "anime le groupe|repas|contrôle les comptes|virements|sans rien écrire|répare|relance"
    gone = next(line for line in team if "jusqu'en mai" in line.value)
    for line in team:
        right = (
            "aucun"
            if line is gone
            else "modification"
            if re.search(writes, line.value) or f"remplace {gone.name}" in line.value
            else "lecture"
            if re.search(reads, line.value)
            else "aucun"
        )
        (name,) = [
            s.name
            for p in world.pages
            for s in p.settings
            if re.search(rf"Accès (de |d').*\b{line.name}$|Accès d'{line.name}$", s.name)
        ]
        assert world.value(name) == right
    assert re.search(writes, gone.value)
    assert world.value("Accès de tous les adhérents") == "aucun"
    assert world.value("Lien ouvert à tous") == "désactivé"


@each_seed
def test_data_are_asked_at_the_address_meant_for_it(seed: int) -> None:
    values, world = done(choices.ask_for_data, seed)
    (sent,) = [m for m in world.messages if m.folder == "Envoyés"]
    (told,) = [m for m in world.messages if "copie de vos données" in m.body and m is not sent]
    assert list(sent.to) == [told.address]
    assert told.subject == "Vos données"
    assert sum(m.address.endswith(f"@{values['site']}") for m in world.messages) == 3


# ---- 4.3


@each_seed
def test_the_definition_is_that_of_the_screen(seed: int) -> None:
    _values, world = done(devices.definition_for_screen, seed)
    lines = world.value("Définition de l'écran").split()[-1]
    assert world.value("Définition des vidéos") == f"{lines}p"
    assert world.value("Enchaîner les vidéos") == "non"


@each_seed
def test_settings_answer_what_is_said_of_people(seed: int) -> None:
    values, world = done(aids.three_sessions, seed)
    notes = {line.name: line.value for page in world.pages if page.name == "Fiches" for line in page.settings}  # fmt: skip
    eyes = next(name.partition(",")[0] for name in notes if "couleurs" in name)
    seen = notes[f"{eyes}, couleurs"]
    kind = "trit" if "bleu" in seen else "prot" if "sombre" in seen else "deut"
    assert world.value(f"Filtre de couleur ({eyes})").startswith(kind)
    strength = "forte" if "force forte : plus d'erreur" in notes[f"{eyes}, bon filtre, force moyenne"] else "faible"  # fmt: skip
    assert world.value(f"Force du filtre ({eyes})") == strength
    assert world.value(f"Inverser les couleurs ({eyes})") == "non"
    words = {
        "d'une ligne": "Interligne", "mots entre eux": "Espace entre", "d'un bord": "Alignement", "pour un d": "Police", "lit en même temps": "Lecture",
        "trois": "Ignorer", "deux touches": "Touches", "flèche": "Taille", "alertes": "Alertes",
    }  # fmt: skip
    asked = {
        (name.partition(",")[0], start)
        for name, need in notes.items()
        for sign, start in words.items()
        if sign in need and "essai" not in name
    }
    off = {name for name in changed(values, world) if f"({eyes})" not in name}
    assert len(off) == len(asked) == 4
    assert all(any(n.startswith(start) and f"({who})" in n for n in off) for who, start in asked)
    values, world = done(aids.aids_for, seed)
    assert len(changed(values, world)) == 2
    values, world = done(devices.calm_evenings, seed)
    assert (world.value("À partir de"), world.value(f"Limite de {values['app']} par jour")) == (
        values["hour"],
        values["limit"],
    )
    values, world = done(devices.health_space, seed)
    assert world.value(f"Accès du {values['new']}") == "autorisé"
    assert world.value(f"{values['hidden']} : visible par") == "médecin traitant seul"
    values, world = done(devices.home_network, seed)
    assert world.value("Données mobiles") == "oui"
    assert set(changed(values, world)) == {"Wi-Fi", f"{values['app']} par les données mobiles"}


@each_seed
def test_one_sensor_is_off(seed: int) -> None:
    values, world = done(devices.sensor_off, seed)
    (name,) = changed(values, world)
    words = {"Lumière": "luminosité", "Accél": "pivote|pas de", "Récepteur": "lieux", "Micro": "écouter", "Appareil photo": "filmer",
             "Boussole": "nord", "Proximité": "joue", "Lecteur": "doigt"}  # fmt: skip
    assert [start for start, pattern in words.items() if re.search(pattern, values["what"])] == [
        start for start in words if name.startswith(start)
    ]


@each_seed
def test_a_subscription_really_ends(seed: int) -> None:
    values, world = done(acting.leave_for_good, seed)
    ((url, name),) = world.pressed
    assert name == "Confirmer la fin"
    last = next(page for page in world.pages if page.url == url)
    own = next(page for page in world.pages if page.title == f"Abonnement {values['plan']}")
    ((contract,),) = [re.findall(r"^Contrat (C\d+)$", text) for text in (b.text for b in own.body) if text.startswith("Contrat")]  # fmt: skip
    assert any(f"contrat {contract} continue" in block.text for block in last.body)
    asked = {block.field: block.value for block in last.body if block.field and block.value in ("oui", "non")}  # fmt: skip
    assert len(asked) == 3
    told = {name: value for u, name, value in world.sent if u == url and name in asked}
    for field, value in told.items():  # each as one would have it, which is never as it was
        assert value == ("oui" if field.startswith("Ne pas") else "non") != asked[field]
    assert any("a pris fin" in b.text for b in world.web_page(world.tab.url).body)


@each_seed
def test_the_source_kept_says_who_wrote_and_when(seed: int) -> None:
    _values, world = done(acting.reliable_source, seed)
    dated = [
        p.url for p in world.pages if any(re.search(r"relue en 20\d\d", b.text) for b in p.body)
    ]
    assert list(world.bookmarks) == dated


@each_seed
def test_evidence_is_kept_and_nothing_answered(seed: int) -> None:
    values, world = done(acting.keep_and_block, seed)
    kept = [m for m in world.messages if m.folder == values["folder"]]
    assert {m.address for m in kept} == set(world.blocked)
    assert not [m for m in world.messages if m.address in world.blocked and m not in kept]
    assert not [m for m in world.messages if m.folder == "Envoyés"]


@each_seed
def test_a_post_is_set_where_it_hurts(seed: int) -> None:
    right = r"à hauteur des yeux|^un bras$|droit devant|pieds à plat|contre le bas|une main du bord|à côté du clavier|perpendiculaire|de côté"
    for family, count in (
        (posture.height_of_screen, 1),
        (posture.light_from_the_side, 2),
        (posture.two_faults, 3),
    ):
        values, world = done(family, seed)
        lines = [line for page in world.pages for line in page.settings if line.kind == "choice"]
        assert all(re.search(right, world.value(line.name)) for line in lines)
        assert (
            sum(not re.search(right, values["world"].value(line.name)) for line in lines) == count
        )


@each_seed
def test_sheets_follow_units_and_prices(seed: int) -> None:
    for family, told in ((sheets.energy, "W"), (sheets.cost, "€"), (sheets.footprint, "kg")):
        values, world = done(family, seed)
        assert isinstance(world, Sheet)
        numbers = {
            row: [float(world.cells[f"{column}{row}"]) for column in "BCD"]
            for row in range(2, values["last"] + 1)
        }
        price = float(world.cells.get("H1", "1").replace(",", "."))
        for row, (first, second, third) in numbers.items():
            right = (
                first / second + third if told == "kg" else first * second * third / 1000 * price
            )
            assert world.value(f"E{row}") == pytest.approx(right)


@each_seed
def test_other_right_formulas_pass(seed: int) -> None:
    values = sheets.cost(np.random.default_rng(seed))
    last, world = values["last"], values["world"]
    half = cells.Put(cell="E2", text="=$H$1*(B2/1000)*C2*D2")
    for act in (half, cells.Copy(cell="E2", to=f"E2:E{last}"), values["solution"][-1]):
        world = world.step(act)
    assert reached(values["goal"], values["world"], world)


@each_seed
def test_breaches_are_notified_from_when_the_town_knew(seed: int) -> None:
    _values, world = done(desks.breach_notified, seed)
    notified = []
    for page in world.pages[1:-1]:
        _seen, told = (
            datetime(int(year), int(month), int(day), int(hour))
            for day, month, year, hour in re.findall(r"(\d\d)/(\d\d)/(\d{4}), (\d+) h", page.text)
        )
        who, until, informed = (world.value(line.name) for line in page.settings)
        due = told + timedelta(days=3)
        if "chiffré" in page.text:
            assert (who, until, informed) == ("personne", "sans objet", "non")
        else:
            assert (who, until) == ("CNIL", f"{due:%d/%m/%Y}, {due.hour} h")
            notified.append(informed)
    assert sorted(notified) == ["non", "oui"]
    assert world.pressed == ("Enregistrer le registre",)

"""Worlds of competence 4.3: leaving a site that holds one back, health on the web, harassment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.mail import Inbox
from pixsim.families.draws.people import plain
from pixsim.families.draws.webs import Advert, browser, page
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts as msg
from pixsim.worlds.web import acts as nav
from pixsim.worlds.web.searching import results_url

_SERVICES = (
    ("Ciné à volonté", "cine-volonte", "films"), ("Radio Plus", "radio-plus", "chansons"), ("Jeux du soir", "jeux-du-soir", "parties"),
    ("Presse en poche", "presse-poche", "journaux"), ("Mon coach", "mon-coach", "séances"),
)  # fmt: skip


def leave_for_good(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: one of two contracts ended, by a way that no menu tells, through boxes set beforehand, one of them the other way round."""
    name, host, things = pick(rng, _SERVICES)
    root = f"https://{host}.example"
    plans = shuffled(rng, ("Solo", "Famille"))
    left, kept = plans
    numbers = dict(zip(plans, (f"C{n}" for n in sample(rng, range(1000, 9999), 2)), strict=True))
    offer = pick(
        rng, ("un mois offert", "moitié prix pendant trois mois", "une pause de deux mois")
    )
    end, stay = "Confirmer la fin", f"Je garde mes {things}"
    again, lent = "Reprise dans trois mois", "Profil cédé aux partenaires"
    news = "Ne pas recevoir d'offres par courriel"
    boxes = {
        one: ("non", "oui") if one == news else ("oui", "non")
        for one in shuffled(rng, (again, news, lent))
    }
    account = shuffled(rng, [
        f"[Mes {things}]({root}/mes)", f"[Avantages]({root}/avantages)", f"[Abonnements]({root}/abonnements)", f"[Aide]({root}/aide)",
    ])  # fmt: skip
    help_at = next(str(n) for n, line in enumerate(account, 1) if "Aide" in line)
    ends = {plan: f"{root}/fin/{number.lower()}" for plan, number in numbers.items()}
    sorted_numbers = sorted(numbers.items(), key=lambda pair: pair[1])
    pages = [
        page(f"{root}/", name, f"# {name}", *account),
        page(f"{root}/mes", f"Mes {things}", f"# Mes {things}", "Reprenez où vous en étiez."),
        page(f"{root}/avantages", "Avantages", "# Vos avantages", f"Invitez un ami : {offer}."),
        page(f"{root}/aide", "Aide", "# Aide", f"[Suspendre un abonnement]({root}/abonnements)", f"[Payer autrement]({root}/payer)",
             f"[Questions juridiques]({root}/juridique)"),
        page(f"{root}/payer", "Payer autrement", "# Payer autrement", "La carte ou le prélèvement se choisissent à la prochaine échéance."),
        page(f"{root}/juridique", "Questions juridiques", "# Questions juridiques", "Éditeur du service, données personnelles, contrats.",
             f"[Résilier un contrat]({root}/resilier)"),
        page(f"{root}/resilier", "Résilier", "# Quel contrat ?", *(f"[Contrat {number}]({root}/partir/{number.lower()})" for _plan, number in sorted_numbers)),
        page(f"{root}/abonnements", "Abonnements", "# Vos abonnements", {"button": "Passer à la formule supérieure", "says": "Formule supérieure choisie."},
             *(f"[Gérer l'abonnement {plan}]({root}/{plan.lower()})" for plan in ("Solo", "Famille"))),
        *(page(f"{root}/{plan.lower()}", f"Abonnement {plan}", f"# Abonnement {plan}", f"Contrat {numbers[plan]}", {"button": "Mettre en pause", "says": "L'abonnement est en pause."})
          for plan in plans),
        *(page(f"{root}/partir/{numbers[plan].lower()}", "Vous partez ?", "# Attendez !", f"Restez avec nous : {offer}.",
               {"button": "J'accepte l'offre", "says": "Merci de rester avec nous."}, f"[Non merci, continuer]({ends[plan]})") for plan in plans),
        *(page(ends[plan], "Dernière étape", "# Nous sommes tristes", f"Votre contrat {numbers[plan]} continue tant que vous n'avez pas confirmé.",
               {"field": "Motif (facultatif)", "choices": ["Sans réponse", "Trop cher", "Autre"], "value": "Sans réponse"},
               *({"field": one, "choices": ["oui", "non"], "value": held} for one, (held, _wanted) in boxes.items()),
               {"button": stay, "says": "L'abonnement continue."},
               {"button": end, "says": "Le contrat est terminé.", "goes": f"{ends[plan]}/termine"}) for plan in plans),
        *(page(f"{ends[plan]}/termine", "Contrat terminé", "# C'est terminé", f"Votre contrat {numbers[plan]} a pris fin. Vous n'avez plus rien à faire.", listed=False) for plan in plans),
    ]  # fmt: skip

    def go(plan: str, changed: Sequence[str] = tuple(boxes), button: str = "6", wanted: str = "") -> list[Act]:  # fmt: skip
        place = [pair[0] for pair in sorted_numbers].index(plan) + 1
        acts: list[Act] = [nav.Follow(link=help_at), nav.Follow(link="3"), nav.Follow(link="1")]
        acts += [nav.Follow(link=str(place)), nav.Follow(link="2")]
        for row, (one, (_held, right)) in enumerate(boxes.items(), 2):
            if one in changed:
                acts.append(nav.Fill(field=str(row), value=wanted or right))
        return [*acts, nav.Press(button=button)]

    return {
        "name": name,
        "plan": left,
        "kept": kept,
        "number": numbers[left],
        "world": browser(pages, at=f"{root}/"),
        "goal": Goal(
            want=(("pressed", ends[left], end), *(("sent", ends[left], one, right) for one, (_held, right) in boxes.items())),
            keep=("pressed",),
        ),
        "solution": go(left),
        "near": [go(left, button="5"), go(kept), go(left, (again, news)), go(left, ()), go(left, (again, lent)), go(left, wanted="non")],
    }  # fmt: skip


_TOPICS = (
    ("mal de dos", "mal-de-dos"), ("sommeil", "sommeil"), ("pollen", "pollen"), ("migraine", "migraine"),
    ("piqûre de tique", "piqure-de-tique"), ("grippe", "grippe"), ("insolation", "insolation"),
)  # fmt: skip


def reliable_source(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of some results about health, the one to be trusted, among the bookmarks."""
    topic, short = pick(rng, _TOPICS)
    year = integer(rng, 2024, 2026)
    agency = pick(
        rng,
        ("Agence publique de santé", "Institut public de prévention", "Assurance santé publique"),
    )
    host = {"Agence publique de santé": "agence-sante", "Institut public de prévention": "institut-prevention",
            "Assurance santé publique": "assurance-sante"}[agency]  # fmt: skip
    good = f"https://{host}.example/{short}"
    others = [
        page(f"https://forum-bien-etre.example/{short}", f"{topic.capitalize()} : ce qui a marché pour moi", f"# {topic.capitalize()}",
             "Moi j'ai tout essayé, et seul le jus de citron m'a guéri en deux jours. Signé : lutin42"),
        page(f"https://{short}-stop.test/", f"{topic.capitalize()} : la méthode que l'on vous cache", f"# {topic.capitalize()}",
             "Guérison garantie en trois jours. Plus que deux coffrets à 49 € !"),
        page(f"https://blog-de-{plain(pick(rng, ('Léa', 'Hugo', 'Zoé', 'Paul')))}.example/{short}", f"{topic.capitalize()} : mon histoire", f"# {topic.capitalize()} : mon histoire",
             "Je ne suis pas médecin, mais voici mes conseils."),
    ]  # fmt: skip
    right = page(
        good, f"{topic.capitalize()} : que faire ? – {agency}", f"# {topic.capitalize()}",
        f"Page rédigée par des médecins, relue en {year}. Sources en bas de page.",
        "Consultez si les signes durent ou s'aggravent.",
    )  # fmt: skip
    advert = Advert(words=tuple(topic.split()), title=f"{topic.capitalize()} : coffret miracle",
                    text="Offre valable aujourd'hui.", url=f"https://{short}-stop.test/")  # fmt: skip
    pages = shuffled(rng, [right, *others])
    world = browser(pages, at=results_url(topic), adverts=[advert])
    return {
        "topic": topic,
        "world": world,
        "goal": Goal(want=(("bookmark", good),), keep=("bookmark",)),
        "solution": [nav.Visit(address=good), nav.Bookmark()],
        "near": [[nav.Visit(address=others[0].url), nav.Bookmark()]],
    }


_INSULTS = (
    ("Tu vas voir", "On sait où tu habites. Tu vas voir ce soir."),
    ("Personne ne t'aime", "Tout le monde rit de toi, ne reviens plus."),
    ("Dernier avertissement", "Si tu parles, je montre la photo à tous."),
    ("Encore toi", "Tu es nul et tu le sais. Disparais."),
    ("Attention à toi", "J'ai tes messages, tout le monde les lira demain."),
)


def keep_and_block(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: threats kept as evidence, and their sender blocked, without an answer."""
    inbox = Inbox(rng, 12)
    pirate = f"{pick(rng, ('ombre', 'vipere', 'masque', 'fantome'))}{integer(rng, 10, 99)}@courrier-vite.test"
    threats = sample(rng, _INSULTS, 2)
    ids_of = [inbox.add("Anonyme", pirate, subject, text) for subject, text in threats]
    friend = inbox.person()
    lookalike = inbox.add(
        *friend, "Tu vas rire", "Coucou,\nTu es bête, j'ai adoré ta blague. À demain !"
    )
    inbox.chatter(7)
    folder = pick(rng, ("Preuves", "Harcèlement", "À montrer"))
    world, ids = inbox.box()
    bad = [ids[place] for place in ids_of]
    make: list[Act] = [msg.NewFolder(name=folder)]
    moves = [msg.Move(message=number, folder=folder) for number in bad]
    block: list[Act] = [msg.Open(thing=bad[0]), msg.Block()]
    return {
        "owner": inbox.owner,
        "folder": folder,
        "world": world,
        "goal": Goal(
            want=(
                ("folder", f"^{folder}"),
                *(("in", number, f"^{folder}") for number in bad),
                ("blocked", pirate),
            ),
            keep=("in", "sent", "folder", "blocked"),
        ),
        "solution": [*block, msg.Back(), *make, *moves],
        "near": [
            [*make, *moves],
            [*block, msg.Back(), *(msg.Delete(thing=number) for number in bad)],
            [*block, msg.Back(), *make, *moves, msg.Move(message=ids[lookalike], folder=folder)],
        ],
    }  # fmt: skip

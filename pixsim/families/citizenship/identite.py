"""Building a digital identity: pseudonyms, profiles, signals."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import full_names, of, plain
from pixsim.families.draws.invented.towns import TOWNS
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.networks import DONE, HOME, Ring, see
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, labelled, pick, sample, shuffled
from pixsim.making.texts import PlainText
from pixsim.text.french_dates import MONTHS, WEEKDAYS
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.social import acts as social_acts
from pixsim.worlds.web import acts as web_acts


def sober_account(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a forum joined under the only name that tells nothing of the person."""
    ((first, last),) = full_names(rng, 1)
    year, town = integer(rng, 1975, 2004), pick(rng, TOWNS)
    good = pick(rng, ("renard-bleu", "nuage-vert", "caillou-12", "plume-de-lune", "tasse-ronde"))
    telling = sample(rng, (
        f"{plain(first)}.{plain(last)}",
        f"{plain(first)}-{year}",
        f"{plain(last)}-{plain(town)}",
        f"{plain(first)[0]}{plain(last)}{str(year)[2:]}",
    ), 3)  # fmt: skip
    url = f"https://{pick(rng, ('jardin', 'cuisine', 'bricolage', 'lecture'))}-entraide.example/inscription"
    form = page(
        url, "Inscription",
        {"field": "Nom affiché", "choices": tuple(shuffled(rng, [good, *telling]))},
        {"button": "Créer mon compte", "needs": {"Nom affiché": ".+"}},
    )  # fmt: skip

    def join(name: str) -> list[Act]:
        return [web_acts.Fill(field="1", value=name), web_acts.Press(button="2")]

    return {
        "person": f"{first} {last}",
        "year": year,
        "town": town,
        "world": browser([form], at=url),
        "goal": Goal(
            want=(("sent", url, "Nom affiché", good), ("pressed", url, "Créer mon compte"))
        ),
        "solution": join(good),
        "near": [join(telling[0]), join(telling[1])],
    }


_TRACES = {
    "déclarée": (
        "La date de naissance saisie à l'inscription",
        "La photo de profil choisie",
        "Le métier indiqué dans la présentation",
        "La ville écrite dans le profil",
        "Le pseudonyme donné en créant le compte",
        "La situation familiale cochée dans le profil",
    ),
    "agissante": (
        "« Léa a rejoint le groupe Jardin »",
        "« Omar a aimé une photo de la mairie »",
        "« Inès suit désormais la page de la mairie »",
        "« Paul a commenté une vidéo »",
        "« Nadia a partagé un article »",
        "« Hugo a participé à un sondage »",
    ),
    "calculée": (
        "« 214 abonnés », affiché sous le nom",
        "« Note moyenne du vendeur : 4,6 »",
        "« Membre très actif », attribué par le site",
        "« 37 vues de votre profil ce mois-ci »",
        "« Répond en général en 2 heures »",
        "« Niveau 5 », d'après le nombre de messages",
    ),
}


def kinds_of_identity(rng: np.random.Generator) -> dict[str, Any]:
    """Declared, acting and computed parts of a digital identity."""
    return labelled(rng, _TRACES, 3)


def two_lives_apart(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a private account no longer leads from the work one, and is no longer open to all."""
    first, last = full_names(rng, 1)[0]
    work = f"{plain(first)}.{plain(last)}@atelier.example"
    own = (
        f"{pick(rng, ('renard', 'nuage', 'caillou', 'tasse'))}.{integer(rng, 10, 99)}@poste.example"
    )
    views = ("tout le monde", "amis", "moi seul")
    private, known = "Compte privé", "Compte de travail"
    pages = [
        ui.screen(private, ui.choice(f"{private} : adresse de connexion", work, (work, own)), ui.choice(f"{private} : qui voit les publications", "tout le monde", views),
               ui.choice(f"{private} : relié au compte de travail", "oui"), ui.choice(f"{private} : nom affiché", pick(rng, ("renard-bleu", "nuage-vert")), ("renard-bleu", "nuage-vert"))),
        ui.screen(known, ui.choice(f"{known} : adresse de connexion", work, (work, own)), ui.choice(f"{known} : qui voit les publications", "tout le monde", views),
               ui.choice(f"{known} : nom affiché", f"{first} {last}", (f"{first} {last}", "renard-bleu")), ui.button("Fermer le compte de travail", "Compte fermé.")),
        ui.screen("Téléphone", ui.choice("Proposer mon profil à mes contacts", "non"), ui.choice("Importer le carnet d'adresses", "non")),
    ]  # fmt: skip
    wanted = [
        (f"{private} : adresse de connexion", own),
        (f"{private} : qui voit les publications", "amis"),
        (f"{private} : relié au compte de travail", "non"),
    ]

    def settle(changes: list[tuple[str, str]], where: str = private) -> list[Act]:
        return [*ui.at(where), *(ui.put(name, value) for name, value in changes)]

    return {
        "person": f"{first} {last}",
        "own": own,
        "world": ui.device("Réseau social", ui.screen("Mes comptes"), *pages),
        "goal": Goal(want=tuple(("set", name, value) for name, value in wanted), keep=ui.ACTED),
        "solution": settle(wanted),
        "near": [settle(wanted[:2]), settle([*wanted[1:]]), settle([(f"{known} : qui voit les publications", "amis"), (f"{known} : adresse de connexion", own)], known)],
    }  # fmt: skip


_DAYS = WEEKDAYS[:5]


def address_in_a_profile(rng: np.random.Generator) -> dict[str, Any]:
    """The street and the empty evening that a public profile tells, one message with another."""
    shop, other = sample(
        rng,
        (
            "boulangerie Aux Blés",
            "épicerie du Coin",
            "librairie Le Signet",
            "pharmacie du Port",
            "crêperie Ty Coz",
        ),
        2,
    )
    street, wrong_street = sample(
        rng,
        (
            "rue des Lilas",
            "rue du Lavoir",
            "rue Haute",
            "place du Puits",
            "rue des Cordiers",
            "quai Neuf",
        ),
        2,
    )
    day, alone, third = sample(rng, _DAYS, 3)
    hobby, hobby2 = sample(
        rng, ("le judo", "la chorale", "le théâtre", "la natation", "le potager"), 2
    )
    pseudo = pick(rng, ("renard-bleu", "caillou-12", "plume-de-lune", "tasse-ronde"))
    posts = shuffled(rng, [
        f"Photo prise de ma fenêtre, avec ceci juste en face : {shop}.",
        f"Belle vitrine ce matin : {shop}, 8 {street}.",
        f"Détour par {other}, 3 {wrong_street}, en rentrant du travail.",
        f"Tous les {day}s soir, {hobby} pour toute la famille : maison vide, le chat est roi.",
        f"Le {alone} soir, {hobby2} pour les enfants, lecture pour moi à la maison.",
        f"Le {third} soir, c'est crêpes chez nous.",
        "Quelqu'un a une bonne recette de soupe ?",
        "Fin de la série hier : quelle fin !",
    ])  # fmt: skip
    body = "\n".join(f"<article><p>{post}</p></article>" for post in posts)
    page = f'<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8"><title>{pseudo}</title></head>\n<body><h1>{pseudo}</h1>\n{body}\n</body></html>\n'
    return {
        "pseudo": pseudo,
        "street": street,
        "wrong_street": wrong_street,
        "streets": [street, f"8 {street}", f"8, {street}"],
        "wrong_streets": [wrong_street, f"3 {wrong_street}"],
        "day": day,
        "days": list(_DAYS),
        "files": {"profil.html": PlainText(page)},
    }  # fmt: skip


def false_profile(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: somebody posts under another's name: proof, report for the right reason, friends told."""
    ring = Ring(rng, friends=7)
    first = plain(ring.first)
    fake = ring.account(
        ring.name,
        f"@{first}_{integer(rng, 10, 99)}",
        since=f"le {integer(rng, 2, 9)} avril 2026",
        followers=integer(rng, 3, 20),
    )
    ring.post(
        fake,
        pick(rng, ("Mon téléphone est cassé, écrivez-moi ici.", "Nouveau compte, ajoutez-moi !")),
        listed=False,
    )
    ring.post(
        fake,
        pick(
            rng,
            (
                "Aidez-moi : envoyez 200 € par carte prépayée, je rembourse demain.",
                "Urgent : il me faut 150 € ce soir, je vous expliquerai.",
            ),
        ),
        listed=False,
    )
    namesake = ring.account(
        ring.name,
        f"@{first}.officine",
        since="en 2012",
        bio="Pharmacie du Pont, à Rivelac",
        followers=340,
    )
    ring.post(namesake, "Horaires d'été de la pharmacie.", listed=False)
    newcomer = ring.account(
        ring.name,
        f"@{first}.{integer(rng, 100, 999)}",
        since=f"le {integer(rng, 10, 19)} avril 2026",
        bio=pick(rng, ("Marche et jardin", "Yoga à Montclair", "Photos de montagne")),
        followers=integer(rng, 3, 20),
    )
    ring.post(
        newcomer,
        pick(rng, ("Bonjour à tous, je découvre.", "Premier compte, soyez indulgents.")),
        listed=False,
    )
    ring.letter(ring.friends[0], "Tu as vraiment besoin d'argent ? Ton autre compte m'en demande.")
    ring.letter(ring.friends[1], "À samedi !")
    ring.chatter(5)
    reason = "usurpation d'identité"

    def react(
        *, proof: bool = True, tell: str = "amis", thing: str = fake, why: str = reason
    ) -> list[Act]:
        done: list[Act] = [social_acts.Search(text=ring.name), see(thing)]
        done += [social_acts.Capture()] if proof else []
        done.append(social_acts.Report(thing=thing, reason=why))
        return (
            [
                *done,
                HOME,
                social_acts.Publish(
                    audience=tell, text="Ce compte est faux : n'envoyez pas d'argent."
                ),
            ]
            if tell
            else done
        )

    warned = "||".join(
        f"~{word}"
        for word in (
            "faux",
            "usurp",
            "pas moi",
            "argent",
            "arnaque",
            "pirat",
            "imposteur",
            "euros",
            "€",
            "ne payez",
        )
    )
    return {
        "who": ring.first,
        "name": ring.name,
        "world": ring.world(),
        "goal": Goal(
            want=(("captured", fake), ("denounced", fake, reason), ("posted", "$p", warned, "amis||amis d'amis||tout le monde")),
            refuse=(("said", fake, "*"),), keep=DONE, free=(ring.friends[0],),
        ),
        "solution": react(),
        "near": [react(proof=False), react(tell=""), react(why="publicité"), react(thing=namesake), react(thing=newcomer), react(tell="moi seul"),
                 [*react(), social_acts.Search(text=ring.name), see(fake), social_acts.Talk(who=fake), social_acts.Say(text="Arrêtez !")]],
    }  # fmt: skip


_NETWORK = "https://reseau.example"
_FORM = f"{_NETWORK}/signaler"
_WHICH, _WHY, _TRUE = "Compte (sans @)", "Motif", "Adresse du site imité"
_REASONS = ("à choisir", "publicité", "parodie", "usurpation d'un organisme", "propos haineux")
_BODIES = (("Musée des Nuages", "musee-nuages"), ("Ville de Rivelac", "rivelac"), ("Archives de Valsonne", "archives-valsonne"), ("Hôpital du Genêt", "hopital-genet"))  # fmt: skip
_MONTHS = MONTHS[:4]

_NEWS = (
    "Fermeture le lundi de Pentecôte.", "Un nouvel escalier est ouvert au public.", "Recrutement : un poste à l'accueil.", "Le standard répond désormais le samedi.",
    "Les places de stationnement sont refaites.", "Un livret d'accueil est à télécharger.",
)  # fmt: skip


def official_account(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: a body's page names an account that others took since; the news, later, names the one of today."""
    name, stem = pick(rng, _BODIES)
    right, former, badge, friends, parody = shuffled(rng, [f"{stem}.officiel", f"{stem}_fr", f"le-{stem}", f"{stem}-infos", f"{stem}_actu"])  # fmt: skip
    site = f"https://www.{stem}.example"
    copy = pick(
        rng,
        (
            f"https://www.{stem}-officiel.test",
            f"https://www.{stem}.example.accueil.test",
            f"https://{stem}-example.test",
        ),
    )
    press = f"https://{stem}-en-bref.example"
    shown = {
        right: ("compte ordinaire", f"{site}/"), former: ("compte ordinaire", f"{copy}/"), badge: ("compte vérifié, abonnement payant", f"{press}/"),
        friends: ("compte ordinaire", f"{site}/"), parody: ("compte ordinaire, parodie", "aucun"),
    }  # fmt: skip
    accounts = [
        page(f"{_NETWORK}/{handle}", f"{name} (@{handle})", f"# {name}", f"@{handle} · {kind}", f"{integer(rng, 2, 90)} 000 abonnés", f"Site indiqué : {link}",
             {"button": "Suivre"}, f"[Signaler un compte]({_FORM})", words=name)
        for handle, (kind, link) in shuffled(rng, list(shown.items()))
    ]  # fmt: skip
    form = page(
        _FORM, "reseau.example : signaler un compte", {"field": _WHICH}, {"field": _WHY, "choices": _REASONS, "value": _REASONS[0]}, {"field": _TRUE},
        {"button": "Envoyer", "needs": {_WHICH: ".+", _WHY: "(?!à choisir).+", _TRUE: ".+"}, "says": "Signalement reçu.", "otherwise": "Remplissez les trois champs."},
        listed=False,
    )  # fmt: skip
    front = page(
        f"{_NETWORK}/",
        "reseau.example : comptes",
        *(f"[@{handle}]({_NETWORK}/{handle})" for handle in sorted(shown)),
        f"[Signaler un compte]({_FORM})",
        listed=False,
    )
    month, year = pick(rng, _MONTHS), 2026
    home = page(
        f"{site}/",
        f"{name} : site officiel",
        f"# {name}",
        f"[Nous contacter]({site}/contact)",
        f"[Actualités]({site}/actualites)",
        f"[Mentions légales]({site}/mentions)",
    )
    contact = page(
        f"{site}/contact",
        f"Contact : {name}",
        "# Nous écrire",
        "Au guichet, ou par la poste.",
        f"[Nous suivre]({site}/reseaux)",
        listed=False,
    )
    networks = page(
        f"{site}/reseaux", f"Réseaux : {name}", "# Nous suivre", f"Notre compte sur reseau.example : @{former}", f"Le compte @{friends} est celui de l'association de nos bénévoles : il ne nous imite pas.",
        "Page mise à jour en juin 2024.", listed=False,
    )  # fmt: skip
    told = [
        f"{month.capitalize()} {year}. Notre compte sur reseau.example s'appelle maintenant @{right}. L'ancien nom ne nous appartient plus.",
        *sample(rng, _NEWS, 4),
    ]
    news = page(
        f"{site}/actualites",
        f"Actualités : {name}",
        "# Actualités",
        *shuffled(rng, told),
        listed=False,
    )
    notice = page(
        f"{site}/mentions",
        f"Mentions légales : {name}",
        f"Éditeur : {name}, établissement public.",
        listed=False,
    )
    fake = page(
        f"{copy}/",
        f"{name} : billetterie",
        f"# {name}",
        f"Suivez-nous : @{former}",
        f"[Notre compte]({_NETWORK}/{former})",
    )
    brief = page(
        f"{press}/",
        f"{name} en bref",
        f"# {name} en bref",
        "Un site d'habitants, sans lien avec l'organisme.",
        f"[Notre compte]({_NETWORK}/{badge})",
    )
    about = page(
        f"https://annuaire-public.example/{stem}",
        f"{name} : fiche de l'annuaire",
        f"Site de l'organisme : {site}/",
        words="annuaire officiel des organismes publics",
    )

    def follow(handle: str) -> list[Act]:
        return [web_acts.Visit(address=f"{_NETWORK}/{handle}"), web_acts.Press(button="1")]

    def report(handle: str, why: str = _REASONS[3], true: str = f"{site}/") -> list[Act]:
        filled = [
            web_acts.Fill(field=str(n), value=value)
            for n, value in enumerate((handle, why, true), 1)
        ]
        return [
            web_acts.Visit(address=f"{_NETWORK}/{handle}"),
            web_acts.Follow(link="2"),
            *filled,
            web_acts.Press(button="4"),
        ]

    way = [
        web_acts.Search(query=f"{name} annuaire"),
        web_acts.Visit(address=f"{site}/"),
        web_acts.Follow(link="2"),
    ]
    sent = ("sent", _FORM)
    return {
        "name": name, "right": right, "former": former, "badge": badge, "network": "reseau.example",
        "world": browser([*accounts, form, front, fake, brief, home, contact, networks, news, notice, about]),
        "goal": Goal(
            want=(
                ("read", news.url), ("pressed", f"{_NETWORK}/{right}", "Suivre"), ("pressed", _FORM, "Envoyer"), (*sent, _WHICH, f"^{former}||^@{former}"), (*sent, _WHY, _REASONS[3]),
                (*sent, _TRUE, f"~{stem}.example"),
            ),
            refuse=(*(("pressed", f"{_NETWORK}/{one}", "Suivre") for one in shown if one != right), (*sent, _TRUE, f"~{copy.partition('//')[2]}")),
        ),
        "solution": [*way, *follow(right), *report(former)],
        "near": [
            [*follow(right), *report(former)], [*way, *follow(right)], [*way, *follow(former), *report(badge)], [*way, *follow(right), *report(badge)], [*way, *follow(right), *report(friends)],
            [*way, *follow(right), *report(former, "parodie")], [*way, *follow(right), *report(former, true=f"{copy}/")], [*way, *follow(right), *follow(badge), *report(former)],
        ],
    }  # fmt: skip


_TELLING = (
    "Photo devant chez moi, 12 rue Haute", "En Corse du 3 au 17 août, enfin !", "Seule à la maison toute la semaine", "Piscine tous les mardis à 18 h",
    "La clé est sous le pot, les amis", "Le matin, la halle depuis ma fenêtre", "Je pars à 7 h, par le bus 14", "Le bon pain, en bas de mon immeuble",
)  # fmt: skip
_HARMLESS = (
    "Rue Haute : un beau roman policier", "La Corse en 2019, que de souvenirs", "« Seule à la maison », film à revoir", "Le gratin du mardi : la recette",
    "La clé d'une bonne pâte : le froid", "Matisse peignait si bien les fenêtres", "Bus 14, le film dont on parle", "Un pain sans pétrir, essayez !",
)  # fmt: skip
"""Each has words of one that tells, and tells nothing."""


def what_a_profile_gives_away(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: on a public profile, all that tells a stranger where somebody lives, or when they are there."""
    telling = sample(rng, _TELLING, integer(rng, 3, 4))
    lines = shuffled(rng, [*telling, *sample(rng, _HARMLESS, 8 - len(telling))])
    shapes: list[fig.Part] = [
        fig.rect((0, 0, 12, 20), fig.MIST),
        fig.icon("person", 1, 4, 10, fig.SLATE, fig.MIST),
    ]
    shapes.append(fig.text(14, 0, "Publications de la semaine", fig.SLATE, bold=True))
    zones = []
    for place, line in enumerate(lines, 1):
        shapes.append(fig.text(18, 2 + 2 * place, line))
        zones.append(fig.zone(place, fig.Box(13, 2 + 2 * place, 45, 2), (14, 2 + 2 * place)))
    return {
        **fig.pointed(fig.figure("Le profil public d'une personne, avec huit lignes de texte.", 10, shapes, zones), *(lines.index(one) + 1 for one in telling)),
        "of_who": of(pick(rng, ("Léa", "Inès", "Sofia", "Chloé", "Nadia", "Aminata", "Maëlle", "Zoé", "Élise", "Fatou"))),
        "told": " ; ".join(f"« {one} »" for one in telling),
    }  # fmt: skip


_NEUTRAL = ("brume-bleue", "pluie-d-ete", "grand-hibou", "lune-rousse", "petit-galet", "vent-du-large", "fougere-verte", "chat-botte")  # fmt: skip
_NOWHERE = "Ville non dite"


def _card(box: fig.Box, shown: tuple[str, str]) -> list[fig.Part]:
    """A profile: an avatar, a name, a place."""
    called, place = shown
    return [
        fig.rect(box, fig.WHITE, fig.MIST, rounded=0.8), fig.icon("star", box.x + 2, box.y + 1, 6, fig.SLATE, ground=fig.WHITE),
        fig.text(box.x + 10, box.y + 2, called, bold=True), fig.text(box.x + 10, box.y + 4, place, fig.SLATE),
    ]  # fmt: skip


def profile_that_tells_nothing(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of four profiles for the same person, the one that gives away nothing of her."""
    ((first, last),) = full_names(rng, 1)
    year, town = integer(rng, 1962, 2005), pick(rng, [one for one in TOWNS if len(one) < 14])
    good, neutral = sample(rng, _NEUTRAL, 2)
    name, family = plain(first).lower(), plain(last).lower().replace(" ", "-")
    wrong = [(neutral, town), (f"{name}-{year}", _NOWHERE), (f"{name[0]}.{family}", _NOWHERE), (f"{family}{year % 100:02}", _NOWHERE)]  # fmt: skip
    drawn = fig.pointed_tile(rng, "Quatre profils d'un forum.", 4, [(good, _NOWHERE), *sample(rng, wrong, 3)], _card, per_row=2)  # fmt: skip
    return {**drawn, "person": f"{first} {last}", "year": year, "town": town, "good": good}

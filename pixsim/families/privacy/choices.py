"""Worlds of competence 4.2: what a profile shows, what a form asks, who may see what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pixsim.families.draws.choices import pick, sample, shuffled
from pixsim.families.draws.mail import Inbox, contacts_of
from pixsim.families.draws.networks import DONE, HOME, Ring, detail, see, setting
from pixsim.families.draws.people import FIRST_NAMES, LAST_NAMES, of
from pixsim.families.draws.settings import choice, info, settings
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts as msg
from pixsim.worlds.settings import world as reg
from pixsim.worlds.social import acts as net
from pixsim.worlds.social.data import ALL, FRIENDS, ME

_WITH_PLACE, _AGREED = "Lieu joint aux publications", "Mon accord avant que mon nom paraisse"
_ENGINES, _WRITERS, _HOURS = (
    "Profil proposé aux moteurs de recherche",
    "Qui peut m'écrire",
    "Montrer ma dernière connexion",
)
_PHONE, _WORK, _CONTACTS = "Téléphone", "Métier", "Liste de contacts"
_AIMS = (
    ("ne veut pas qu'un recruteur la trouve par son nom dans un moteur de recherche", "set", _ENGINES, "non"),
    ("ne veut pas que des inconnus lui écrivent", "set", _WRITERS, FRIENDS),
    ("veut que son numéro ne soit vu que de ses amis", "audience", _PHONE, FRIENDS),
    ("veut être seule à voir sa liste de contacts", "audience", _CONTACTS, ME),
    ("ne veut pas que l'on sache où elle se trouve quand elle publie", "set", _WITH_PLACE, "non"),
    ("veut donner son accord avant que son nom paraisse sur une photo", "set", _AGREED, "oui"),
    ("ne veut pas que l'on voie à quelle heure elle était en ligne", "set", _HOURS, "non"),
)  # fmt: skip
_WOMEN = ("Léa", "Inès", "Sofia", "Chloé", "Nadia", "Aminata", "Fatou", "Maëlle", "Élise", "Zoé")


def profile_for_aims(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: three settings of a profile, from what a person wants."""
    who = pick(rng, _WOMEN)
    ring = Ring(rng, me=f"{who} {pick(rng, LAST_NAMES)}")
    chosen = sample(rng, _AIMS, 3)
    ring.mine("", photo="Mon atelier")
    ring.chatter(4)
    settings_ = (
        setting("Trouver", _ENGINES, "oui"), setting("Trouver", "Recherche par courriel", "oui"), setting("Messages", _WRITERS, ALL, ALL, FRIENDS),
        setting("Messages", _HOURS, "oui"), setting("Publications", _WITH_PLACE, "oui"), setting("Publications", "Qui peut commenter", FRIENDS, ALL, FRIENDS),
        setting("Publications", _AGREED, "non"), setting("Confort", "Lecture automatique des vidéos", "oui"), setting("Confort", "Thème", "clair", "clair", "sombre"),
    )  # fmt: skip
    details = (
        detail(_PHONE, "06 39 98 41 07", ALL),
        detail(_WORK, "menuisière", ALL),
        detail(_CONTACTS, "132 personnes", ALL),
    )

    def done(changes: Sequence[tuple[str, str, str, str]]) -> list[Act]:
        own = [
            net.Audience(thing=name, audience=value)
            for _a, kind, name, value in changes
            if kind == "audience"
        ]
        put = [
            net.Change(setting=name, value=value)
            for _a, kind, name, value in changes
            if kind == "set"
        ]
        return [*([net.Mine(), *own] if own else []), *([net.Account(), *put] if put else [])]

    other = next(aim for aim in _AIMS if aim not in chosen)
    return {
        "who": who,
        "aims": " ; elle ".join(aim for aim, *_rest in chosen),
        "world": ring.world(settings=settings_, details=details),
        "goal": Goal(
            want=tuple((kind, name, value) for _a, kind, name, value in chosen), keep=DONE
        ),
        "solution": done(chosen),
        "near": [done(chosen[:2]), done([*chosen, other])],
    }


def out_of_a_photo(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: one's name taken off a photo, its author asked to remove it, the next ones checked."""
    ring = Ring(rng, friends=6)
    author, *others = sample(rng, ring.friends, 3)
    events = sample(rng, ("Soirée du 12", "Sortie au lac", "Tournoi", "Repas de quartier", "Concert", "Vide-grenier"), 5)  # fmt: skip
    posters = [author, author, *others, others[0]]
    ids = [
        ring.post(poster, "", photo=event, named=tuple(shuffled(rng, (ring.me, pick(rng, ring.friends)))))
        for poster, event in zip(posters, events, strict=True)
    ]  # fmt: skip
    ring.chatter(4)
    settings_ = (
        setting("Identifications", _AGREED, "non"), setting("Identifications", "Proposer mon nom sur les photos", "oui"),
        setting("Messages", _HOURS, "oui"), setting("Confort", "Langue", "français", "français", "anglais"),
    )  # fmt: skip

    def done(photo: str, *, check: bool = True, ask: bool = True, off: bool = True) -> list[Act]:
        path: list[Act] = [see(photo)]
        path += [net.Untag()] if off else []
        path += [net.AskRemoval()] if ask else []
        return [*path, net.Account(), net.Change(setting=_AGREED, value="oui")] if check else path

    target = ids[0]
    return {
        "of_who": of(ring.first),
        "author": ring.called(author),
        "event": events[0],
        "world": ring.world(settings=settings_),
        "goal": Goal(want=(("untagged", target), ("asked", target), ("set", _AGREED, "oui")), keep=DONE),
        "solution": done(target),
        "near": [done(ids[1]), done(target, check=False), done(target, ask=False), done(target, off=False), [*done(target), HOME, see(ids[2]), net.Untag()]],
    }  # fmt: skip


_FORMS = (
    ("s'abonner à la lettre d'information", ("Adresse électronique", "Thèmes choisis", "Fréquence d'envoi"),
     ("Profession", "Date de naissance", "Adresse postale", "Nom du médecin")),
    ("réserver une place à un atelier de cuisine", ("Nom", "Date choisie", "Allergies alimentaires", "Téléphone en cas d'annulation"),
     ("Employeur", "Revenus", "Numéro de sécurité sociale", "Marque du téléphone")),
    ("faire livrer un panier de légumes", ("Nom", "Adresse postale", "Code d'entrée", "Téléphone au moment du passage"),
     ("Situation de famille", "Profession", "Lieu de naissance", "Niveau d'études")),
    ("emprunter un vélo", ("Nom", "Taille", "Date de retour", "Téléphone"),
     ("Nombre d'enfants", "Diplôme", "Opinions politiques", "Date de mariage")),
    ("suivre un cours d'informatique", ("Nom", "Jour souhaité", "Niveau en informatique", "Adresse électronique"),
     ("Poids", "Religion", "Plaque d'immatriculation", "Montant du loyer")),
    ("inscrire un enfant au soutien scolaire", ("Prénom de l'enfant", "Classe", "Matières à travailler", "Téléphone d'un parent"),
     ("Salaire des parents", "Pays de naissance des parents", "Groupe sanguin", "Banque de la famille")),
)  # fmt: skip


def trim_form(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the two fields that serve no purpose, taken out of a form."""
    purpose, useful, useless = pick(rng, _FORMS)
    dropped, kept = sample(rng, useless, 2), sample(rng, useful, min(4, len(useful)))
    asked = ("obligatoire", "facultatif", "retiré")
    lines = [
        choice(name, pick(rng, asked[:2]), *asked) for name in shuffled(rng, [*kept, *dropped])
    ]
    pages = {
        "Questions": lines,
        "Présentation": [choice("Couleur", "bleu", "bleu", "vert"), choice("Logo", "oui")],
        "Envoi": [choice("Copie à l'usager", "oui"), choice("Formulaire ouvert", "oui")],
    }

    def removed(names: list[str]) -> list[Act]:
        start: list[Act] = [reg.Open(page="Questions")]
        return start + [reg.Set(setting=name, value="retiré") for name in names]

    return {
        "purpose": purpose,
        "world": settings("Formulaire", "Formulaire", pages),
        "goal": Goal(want=tuple(("set", name, "retiré") for name in dropped), keep=("set",)),
        "solution": removed(dropped),
        "near": [
            removed(dropped[:1]),
            removed([*dropped, kept[0]]),
            removed([dropped[0], kept[1]]),
        ],
    }


_CASES = (
    ("les fiches sanitaires des enfants du séjour",
     (("anime le groupe pendant le séjour", "lecture"), ("prépare les repas et tient compte des allergies", "lecture"),
      ("dirige le séjour et met les fiches à jour", "modification")),
     ("conduit l'autocar", "prête le terrain de jeu", "gère le site web", "tient la caisse de la buvette")),
    ("le fichier des salaires",
     (("établit la paie", "modification"), ("préside l'association et contrôle les comptes de paie", "lecture"),
      ("prépare les virements d'après ce fichier, sans le changer", "lecture")),
     ("accueille le public", "héberge le site", "anime l'atelier couture", "remplace au standard")),
    ("les dossiers d'aide alimentaire",
     (("reçoit les familles et remplit leur dossier", "modification"), ("décide des aides et écrit sa décision dans le dossier", "modification"),
      ("vérifie les droits avant la décision, sans rien écrire", "lecture")),
     ("range le dépôt", "conduit la camionnette", "collecte dans les magasins", "imprime les affiches")),
    ("le cahier de suivi des prêts d'ordinateurs",
     (("prête les ordinateurs et note chaque prêt", "modification"), ("répare les ordinateurs et lit leur historique", "lecture"),
      ("relance les emprunteurs en retard, liste en main", "lecture")),
     ("donne des cours du soir", "nettoie les locaux", "écrit le bulletin", "tient le vestiaire")),
)  # fmt: skip


def who_may_see(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: access to a sensitive file cut down to those whose task needs it today; one left, one takes over."""
    what, needs, idle = pick(rng, _CASES)
    *names, gone, heir = sample(rng, FIRST_NAMES, 7)
    given_up, right = next((role, right) for role, right in needs if right == "modification")
    others = [pair for pair in needs if pair[0] != given_up]
    spare = sample(rng, idle, 3)
    roles = dict(zip(names, [*(role for role, _r in others), *spare], strict=True))
    roles |= {gone: f"{given_up}, jusqu'en mai 2026", heir: f"{spare[0]} ; remplace {gone} depuis mai"}  # fmt: skip
    rights = dict(zip(names, [*(one for _role, one in others), *["aucun"] * 3], strict=True))
    rights |= {gone: "aucun", heir: right}
    levels = ("aucun", "lecture", "modification", "gestion")
    now = {
        name: pick(rng, [x for x in levels[1:3] if x != wanted]) for name, wanted in rights.items()
    }
    now |= {gone: right, heir: "aucun"}
    already = [names[0], pick(rng, names[2:])]
    now |= {name: rights[name] for name in already}
    link, group = pick(rng, ("lecture", "modification")), "Accès de tous les adhérents"
    order = sorted(rights)
    pages = {
        "Équipe": [info(name, roles[name]) for name in order],
        "Accès": [
            *(choice(f"Accès {of(name)}", now[name], *levels) for name in order),
            choice(group, "lecture", *levels[:3]),
            choice("Lien ouvert à tous", link, "désactivé", "lecture", "modification"),
        ],
        "Sauvegarde": [choice("Sauvegarde chaque nuit", "oui")],
    }

    def given(wanted: dict[str, str], public: str = "désactivé", all_: str = "aucun") -> list[Act]:
        path: list[Act] = [reg.Open(page="Équipe"), reg.Back(), reg.Open(page="Accès")]
        path += [
            reg.Set(setting=f"Accès {of(name)}", value=one)
            for name, one in wanted.items()
            if now[name] != one
        ]
        path += [reg.Set(setting=group, value=all_)] if all_ != "lecture" else []
        return [*path, reg.Set(setting="Lien ouvert à tous", value=public)]

    reads = {n: "lecture" if r == "modification" else r for n, r in rights.items()}
    return {
        "what": what,
        "world": settings("Dossier partagé", "Dossier", pages),
        "goal": Goal(
            want=(
                *(("set", f"Accès {of(name)}", one) for name, one in rights.items()),
                ("set", group, "aucun"),
                ("set", "Lien ouvert à tous", "désactivé"),
            ),
            keep=("set",),
        ),
        "solution": given(rights),
        "near": [
            given(rights)[:-1], given(rights, all_="lecture"), given({**rights, gone: right}), given({**rights, heir: "aucun"}), given(reads),
        ],
    }  # fmt: skip


_BODIES = (
    ("la salle de sport", "sport-plus"), ("la mutuelle", "mutuelle-azur"), ("le magasin de vélos", "velo-nord"),
    ("le site de rencontres", "coup-de-coeur"), ("l'opérateur de téléphone", "allo-plateau"), ("l'agence de voyages", "large-et-loin"),
    ("la plateforme de cours", "cours-du-soir"),
)  # fmt: skip


def ask_for_data(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a copy of one's data asked by an answer to the message that tells how, not to the others of that body."""
    inbox = Inbox(rng, 8)
    (name, site) = pick(rng, _BODIES)
    right = pick(rng, ("mes-donnees", "protection.donnees", "dpo", "vie-privee"))
    address, offers, deaf = (f"{local}@{site}.example" for local in (right, "offres", "ne-pas-repondre"))  # fmt: skip
    told, sold, changed = (
        inbox.add(site, sender, subject, f"Bonjour,\n{text}")
        for sender, subject, text in (
            (address, "Vos données", "Pour recevoir une copie de vos données personnelles, répondez à ce message."),
            (offers, "Nos offres", "Répondez à ce message pour profiter de nos prix."),
            (deaf, "Nos conditions changent", "Nos conditions changent le 1er du mois. Personne ne lit les réponses à ce message."),
        )
    )  # fmt: skip
    inbox.chatter(3)
    world, ids = inbox.box(contacts=contacts_of(inbox.people[:3]))

    def asked(message: int) -> list[Act]:
        return [msg.Open(thing=ids[message]), msg.Reply(), msg.Send()]

    return {
        "to": f"au {name.removeprefix('le ')}" if name.startswith("le ") else f"à {name}",
        "site": f"{site}.example",
        "world": world,
        "goal": Goal(
            want=(("sent", "$m", "*"), ("to", "$m", address)),
            keep=("sent", "in"),
        ),
        "solution": asked(told),
        "near": [asked(sold), asked(changed), asked(told)[:2]],
    }

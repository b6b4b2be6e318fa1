"""Worlds of competence 4.1: false messages in a mailbox."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.mail import Inbox, document
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts
from pixsim.worlds.mail.data import Link

ALL = ("in", "sent", "reported", "blocked", "rule")
"""Kinds of facts that a task about one message leaves as they are."""

_BODIES = (
    ("Mutuelle Azur", "mutuelle-azur"), ("Banque des Halles", "banque-des-halles"),
    ("Énergie du Lac", "energie-lac"), ("Assur'Village", "assur-village"), ("Colis du Nord", "colis-nord"),
    ("Eau du Plateau", "eau-plateau"), ("Transports Aubrac", "transports-aubrac"),
)  # fmt: skip
_TRAPS = (
    "verif-dossier",
    "aide-compte",
    "connexion-sure",
    "portail-clients",
    "mon-acces",
    "suivi-clients",
)
_FRAUDS = (
    ("Dernier rappel avant fermeture", "Votre compte sera fermé ce soir. Confirmez votre mot de passe en répondant à ce message."),
    ("Remboursement en attente", "Un remboursement de {n} euros vous attend. Envoyez-nous le numéro et le code de votre carte."),
    ("Colis bloqué", "Votre colis sera détruit demain. Réglez {n} euros avec des coupons et envoyez-nous leurs codes."),
    ("Vous avez gagné", "Vous gagnez un téléphone ! Donnez-nous vos coordonnées bancaires avant minuit pour le recevoir."),
    ("Urgent", "Coucou, j'ai perdu mon portable. Achète {n} euros de cartes-cadeaux et envoie-moi les codes, je t'explique."),
    ("Problème de sécurité", "Nous avons vu un virus sur votre ordinateur. Répondez avec votre mot de passe pour que nous le réparions."),
)  # fmt: skip


def report_fraud(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: one message of phishing among honest ones, to be reported."""
    inbox = Inbox(rng, 9)
    name, _site = pick(rng, _BODIES)
    subject, text = pick(rng, _FRAUDS)
    sender = f"contact{integer(rng, 10, 99)}@{pick(rng, _TRAPS)}.test"
    who = inbox.person()[0] if subject == "Urgent" else name
    false = inbox.add(who, sender, subject, f"Bonjour,\n{text.format(n=integer(rng, 20, 400))}")
    inbox.chatter(6)
    world, ids = inbox.box()
    honest = ids[pick(rng, range(1, 7))]
    return {
        "owner": inbox.owner,
        "world": world,
        "goal": Goal(want=(("reported", ids[false]),), keep=ALL, free=(sender,)),
        "solution": [acts.Open(thing=ids[false]), acts.Report(message=ids[false])],
        "near": [
            [acts.Report(message=honest)],
            [acts.Report(message=honest), acts.Report(message=ids[false])],
        ],
    }


def report_false_link(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: messages of one sender, one of which has a link that leads elsewhere than it says."""
    inbox = Inbox(rng, 8)
    (name, site), trap = pick(rng, _BODIES), pick(rng, _TRAPS)
    address = f"contact@{site}.example"
    pages = sample(rng, ("contrats", "horaires", "factures", "rendez-vous", "agences", "tarifs"), 4)
    shapes = (
        f"https://{site}.example.{trap}.test/{pages[0]}",
        f"https://{trap}.test/{site}.example/{pages[0]}",
        f"https://{site}-{pages[0]}.test/",
    )
    for place, where in enumerate(pages):
        shown = f"https://{site}.example/{where}"
        target = pick(rng, shapes) if place == 0 else pick(rng, (shown, f"https://www.{site}.example/{where}?l={integer(rng, 10, 99)}"))  # fmt: skip
        inbox.add(
            name, address, f"Votre espace : {where}", f"Bonjour,\nLa page « {where} » a changé : {shown}",
            links=(Link(shown=shown, target=target),),
        )  # fmt: skip
    inbox.chatter(4)
    world, ids = inbox.box()
    return {
        "name": name,
        "site": f"{site}.example",
        "world": world,
        "goal": Goal(want=(("reported", ids[0]),), refuse=(("followed", "*", "*"),), keep=ALL),
        "solution": [acts.Open(thing=ids[0]), acts.Details(), acts.Back(), acts.Back(), acts.Report(message=ids[0])],
        "near": [
            [acts.Report(message=ids[1])],
            [acts.Open(thing=ids[0]), acts.Follow(link=f"https://{site}.example/{pages[0]}"), acts.Back(), acts.Report(message=ids[0])],
            [acts.Report(message=number) for number in ids[:4]],
        ],
    }  # fmt: skip


_LURES = (
    ("facture", "Votre facture", "Bonjour,\nVoici la facture. Ouvrez la pièce jointe pour la payer."),
    ("photo", "Regarde qui j'ai vu", "Salut,\nRegarde la photo, tu ne vas pas y croire !"),
    ("convocation", "Convocation", "Bonjour,\nVous êtes convoqué. Le motif est en pièce jointe."),
    ("devis", "Devis demandé", "Bonjour,\nComme demandé, le devis est en pièce jointe."),
    ("colis", "Votre colis", "Bonjour,\nL'étiquette de votre colis est en pièce jointe."),
)  # fmt: skip


def leave_attachment(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: of two messages with an attachment, the one whose attachment is a program, to be reported with nothing opened."""
    inbox = Inbox(rng, 10)
    word, subject, body = pick(rng, _LURES)
    number = integer(rng, 10, 99)
    end = pick(rng, ("exe", "scr", "bat"))
    trap = f"{word}-{number}.{end}"
    inbox.add(*inbox.person(), subject, body, files=(document(trap, integer(rng, 200, 900)),))
    honest = (
        ("Programme du trimestre", "programme.pdf"), ("Photo de groupe", "groupe.jpg"),
        ("Compte rendu", "compte-rendu.odt"), ("Facture de la salle", f"facture-{number + 1}.pdf"),
    )  # fmt: skip
    for title, name in sample(rng, honest, 1):
        inbox.add(*inbox.person(), title, "Bonjour,\nLe document est joint.", files=(document(name, integer(rng, 60, 900)),))  # fmt: skip
    inbox.chatter(4)
    world, ids = inbox.box()
    return {
        "owner": inbox.owner, "end": end,
        "world": world,
        "goal": Goal(want=(("reported", ids[0]),), refuse=(("opened", "*", "*"),), keep=ALL, free=(world.message(ids[0]).address,)),
        "solution": [acts.Open(thing=ids[0]), acts.Back(), acts.Report(message=ids[0])],
        "near": [
            [acts.Report(message=ids[1])],
            [acts.Open(thing=ids[0]), acts.OpenFile(file=trap), acts.Back(), acts.Report(message=ids[0])],
        ],
    }  # fmt: skip


def qr_and_callers(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: several channels of the same fraud: a false adviser's story, told in three messages."""
    inbox = Inbox(rng, 14)
    (name, site), (other, other_site) = sample(rng, _BODIES, 2)
    trap = pick(rng, _TRAPS)
    amount, hour = integer(rng, 300, 900), integer(rng, 9, 18)
    first = inbox.add(
        name, f"alerte@{site}.example.{trap}.test", "Paiement suspect",
        f"Bonjour,\nUn paiement de {amount} euros est en cours. Scannez le code joint pour le refuser.",
        files=(document("code-qr.png", 48),),
    )  # fmt: skip
    second = inbox.add(
        "Conseiller", f"conseiller.{site}@{trap}.test", "Suite à notre appel",
        f"Bonjour,\nComme dit au téléphone à {hour} h, donnez-moi le code reçu par SMS : je bloque l'achat.",
    )  # fmt: skip
    real = inbox.add(
        name, f"contact@{site}.example", "Se protéger des faux conseillers",
        "Bonjour,\nNous ne demandons jamais un code reçu par SMS, ni par courriel ni au téléphone.",
    )  # fmt: skip
    inbox.add(
        name, f"releves@clients.{site}.example", "Votre relevé",
        "Bonjour,\nVotre relevé est dans votre espace. Connectez-vous comme d'habitude.",
    )  # fmt: skip
    inbox.add(
        other, f"contact@{other_site}.example", "Votre rendez-vous",
        f"Bonjour,\nUn conseiller vous appelle jeudi à {hour} h, comme vous l'avez demandé.",
    )  # fmt: skip
    inbox.chatter(7)
    world, ids = inbox.box()
    both: list[Act] = [acts.Report(message=ids[first]), acts.Report(message=ids[second])]
    tell: list[Act] = [
        acts.Open(thing=ids[real]), acts.Reply(), acts.Send(),
    ]  # fmt: skip
    return {
        "name": name,
        "site": f"{site}.example",
        "world": world,
        "goal": Goal(
            want=(
                ("reported", ids[first]),
                ("reported", ids[second]),
                ("sent", "$m", "*"),
                ("to", "$m", f"contact@{site}.example||releves@clients.{site}.example"),
            ),
            keep=ALL,
            free=tuple(world.message(ids[place]).address for place in (first, second)),
        ),
        "solution": [*both, *tell],
        "near": [
            [both[0], *tell],
            [*both, acts.Open(thing=ids[real]), acts.Back()],
            [*both, acts.Report(message=ids[3]), *tell],
            [acts.Report(message=ids[first]), acts.Open(thing=ids[second]), acts.Reply(),
             acts.Send()],
        ],
    }  # fmt: skip

"""Families of competence 4.1 that hand over a file."""

from __future__ import annotations

from base64 import b64encode, encodebytes
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample
from pixsim.families.draws.people import FIRST_NAMES

_BODIES = ("mutuelle-azur", "banque-des-halles", "energie-plus", "loisirs-et-nous", "assur-village")
_PIRATES = ("service-verif", "compte-aide", "infos-rapides", "centre-dossier")
_BOUNDARY = "----partie-du-message"


def phishing_eml(rng: np.random.Generator) -> dict[str, Any]:
    """A message with two to four of six signs of phishing."""
    body, who = pick(rng, _BODIES), pick(rng, FIRST_NAMES)
    signs = sorted(sample(rng, range(1, 7), integer(rng, 2, 4)))
    name, text = f"message-{integer(rng, 100, 999)}.eml", _message(rng, body, who, signs)
    return {
        "body": f"{body}.example",
        "who": who,
        "name": name,
        "key": signs,
        "files": {name: text.encode()},
    }


def _message(rng: np.random.Generator, body: str, who: str, signs: list[int]) -> str:
    official, pirate = f"{body}.example", f"{pick(rng, _PIRATES)}.test"
    sender = f"contact@{pirate if 1 in signs else official}"
    reply = f"retour@{pick(rng, ('boite-libre', 'courrier-vite'))}.test" if 2 in signs else sender
    shown = f"https://www.{official}/espace"
    target = f"https://{pirate}/{body}/espace" if 3 in signs else shown
    attached = "releve.pdf.exe" if 4 in signs else "releve.pdf"
    kind = "application/octet-stream" if 4 in signs else "application/pdf"
    delay = (
        "Sans action de votre part dans les 2 heures, votre compte sera supprimé."
        if 5 in signs
        else "Vous pouvez consulter votre relevé quand vous le souhaitez."
    )
    secret = (
        "Répondez à ce message en indiquant votre mot de passe."
        if 6 in signs
        else "Nous ne vous demanderons jamais votre mot de passe."
    )
    day, hour = integer(rng, 10, 28), integer(rng, 10, 19)
    content = b64encode("Pièce jointe factice, sans contenu.\n".encode()).decode()
    return f"""From: Service clients <{sender}>
Reply-To: <{reply}>
To: {who} <usager@courrier.example>
Subject: =?utf-8?Q?Votre_relev=C3=A9_du_mois?=
Date: {day} Sep 2026 {hour}:{integer(rng, 10, 59)}:00 +0200
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="{_BOUNDARY}"

--{_BOUNDARY}
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit

<p>Bonjour {who},</p>
<p>Votre relevé du mois est en pièce jointe. {delay}</p>
<p>Votre espace : <a href="{target}">{shown}</a></p>
<p>{secret}</p>

--{_BOUNDARY}
Content-Type: {kind}; name="{attached}"
Content-Disposition: attachment; filename="{attached}"
Content-Transfer-Encoding: base64

{content}
--{_BOUNDARY}--
"""


def hidden_link(rng: np.random.Generator) -> dict[str, Any]:
    """The address behind the only link of a message that shows another one."""
    body, page = pick(rng, _BODIES), pick(rng, ("compte", "facture", "avis", "dossier"))
    site = f"https://www.{body}.example"
    pirate = f"{pick(rng, _PIRATES)}-{integer(rng, 2, 99)}.test"
    target = pick(
        rng,
        (
            f"https://{pirate}/{body}/{page}",
            f"https://www.{body}.example.{pirate}/{page}",
            f"https://www.{body}.example@{pirate}/{page}",
        ),
    )
    target += f"?c={integer(rng, 100, 999)}"
    honest = [
        f"{site}/{name}" for name in sample(rng, ("aide", "contact", "faq", "presse", "plan"), 3)
    ]
    links = [f'<a href="{url}">{url}</a>' for url in honest]
    links += [
        f'<a href="{site}/{page}/{integer(rng, 10, 99)}">www.{body}.example/{page}</a>', f'<a href="{site}/">{body}.example</a>',
        f'<a title="{site}/compte" href="{site}/compte?l=fr">votre compte</a>', f'<a class="b" href="{site}/avis">{site}/avis</a>',
        f'<a href="mailto:contact@{body}.example">contact@{body}.example</a>', f'<a href="{site}/fin">se désabonner</a>',
    ]  # fmt: skip
    links.insert(integer(rng, 0, 9), f'<a title="{site}/{page}" href="{target}">{site}/{page}</a>')
    rows = "\n".join(f"<p>{text} : {link}</p>" for text, link in zip(_USES, links, strict=True))
    name = f"message-{integer(rng, 100, 999)}.eml"
    text = f"""{_headers(rng, f"contact@{body}.example")}
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

"""
    shown = f"<html><body>\n<p>Bonjour,</p>\n<p>Votre document est disponible depuis le {integer(rng, 2, 9)} septembre.</p>\n{rows}\n</body></html>\n"
    text += encodebytes(shown.encode()).decode()
    return {
        "name": name,
        "site": f"www.{body}.example",
        "key": [target, target.removeprefix("https://")],
        "wrong": [f"{site}/{page}", *honest],
        "files": {name: text.encode()},
    }


_USES = (
    "Consulter", "Une question", "Nous joindre", "Pour en savoir plus", "Archives", "Accueil", "Suivi", "Vos droits", "Une erreur", "Dernière page",
)  # fmt: skip


def _headers(rng: np.random.Generator, sender: str, extra: str = "") -> str:
    day, minute = integer(rng, 10, 28), integer(rng, 10, 59)
    return f"""From: Service clients <{sender}>{extra}
To: usager@courrier.example
Subject: Votre document
Date: {day} Sep 2026 {integer(rng, 10, 19)}:{minute}:00 +0200
MIME-Version: 1.0"""


def reply_address(rng: np.random.Generator) -> dict[str, Any]:
    """Of the messages of a mailbox, the one whose answer would go to another body than its sender's."""
    body, *others = sample(rng, _BODIES, 5)
    pirate = f"{pick(rng, _PIRATES)}.test"
    box = pick(rng, ("dossier", "aide", "retour", "clients"))
    reply = f"{box}{integer(rng, 2, 99)}@{pirate}"
    sender = f"contact@{body}.example"
    shown = f"=?UTF-8?B?{b64encode(f'Réponses à {sender}'.encode()).decode()}?="
    messages = [
        _mail(
            rng,
            body,
            sender,
            f"{shown}\n <{reply}>",
            "Répondez à ce message pour confirmer vos coordonnées.",
        )
    ]
    honest: list[str] = []
    for other in [*others, body] * 5:
        here = f"{pick(rng, ('contact', 'infos', 'adherents'))}@{other}.example"
        answer = pick(
            rng,
            (
                "",
                "",
                f"{pick(rng, ('reponse', 'conseiller'))}@{other}.example",
                f"{other} <service@courriel.{other}.example>",
            ),
        )
        if answer:
            honest.append(answer)
        quoted = pick(
            rng,
            (
                "",
                "",
                f"\n> From: {body} <{sender}>\n> Reply-To: <voisin{integer(rng, 2, 99)}@{pick(rng, _PIRATES)}.test>\n> Un message que l'on nous a signalé.",
            ),
        )
        messages.append(
            _mail(rng, other, here, answer, f"Voici les nouvelles de la semaine.{quoted}")
        )
    order = sample(rng, messages, len(messages))
    text = "\n".join(f"From - mbox\n{one}" for one in order)
    name = f"boite-{integer(rng, 100, 999)}.mbox"
    return {
        "name": name,
        "many": len(messages),
        "key": [reply, f"<{reply}>"],
        "wrong": [sender, f"{box}@{body}.example"],
        "files": {name: text.encode()},
    }


def _mail(rng: np.random.Generator, body: str, sender: str, reply: str, said: str) -> str:
    """The source of one message: where its answer goes is neither where it came through nor who it shows."""
    answers = f"\nReply-To: {reply}" if reply else ""
    router = (
        f"envoi-{integer(rng, 100, 999)}@{pick(rng, ('routage', 'lettres', 'expedition'))}.test"
    )
    return f"""Return-Path: <{router}>
Received: from mx{integer(rng, 2, 9)}.routage.test (192.0.2.{integer(rng, 2, 250)})
Errors-To: {router}
{_headers(rng, sender)}
List-Unsubscribe: <mailto:{router}>{answers}
Message-ID: <{integer(rng, 10000, 99999)}@routage.test>
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Bonjour,
{said}
L'équipe {body}, {sender}
"""

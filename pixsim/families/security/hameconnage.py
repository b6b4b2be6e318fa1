"""Foiling phishing: links, senders, urgency, attachments."""

from __future__ import annotations

import base64
from base64 import b64encode, encodebytes
from email.message import EmailMessage
from typing import Any
from urllib.parse import quote

import numpy as np

from pixsim.families.draws.figures import (
    MIST,
    WHITE,
    Box,
    Part,
    pointed_row,
    pointed_tile,
    rect,
    text,
)
from pixsim.families.draws.invented.people import FIRST_NAMES, of, person
from pixsim.families.draws.simulators.mail import MESSAGE_FACTS, Inbox, document
from pixsim.families.draws.simulators.webs import ORGANISATIONS, browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts as mail_acts
from pixsim.worlds.mail.data import Link
from pixsim.worlds.web import acts as web_acts
from pixsim.worlds.web.data import Tab

_SENDERS = (
    ("Mutuelle Azur", "mutuelle-azur"), ("Banque des Halles", "banque-des-halles"),
    ("Énergie du Lac", "energie-lac"), ("Assur'Village", "assur-village"), ("Colis du Nord", "colis-nord"),
    ("Eau du Plateau", "eau-plateau"), ("Transports Aubrac", "transports-aubrac"),
)  # fmt: skip

_FALSE_HOSTS = (
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
    name, _site = pick(rng, _SENDERS)
    subject, text = pick(rng, _FRAUDS)
    sender = f"contact{integer(rng, 10, 99)}@{pick(rng, _FALSE_HOSTS)}.test"
    who = inbox.person()[0] if subject == "Urgent" else name
    false = inbox.add(who, sender, subject, f"Bonjour,\n{text.format(n=integer(rng, 20, 400))}")
    inbox.chatter(6)
    world, ids = inbox.box()
    honest = ids[pick(rng, range(1, 7))]
    return {
        "owner": inbox.owner,
        "world": world,
        "goal": Goal(want=(("reported", ids[false]),), keep=MESSAGE_FACTS, free=(sender,)),
        "solution": [mail_acts.Open(thing=ids[false]), mail_acts.Report(message=ids[false])],
        "near": [
            [mail_acts.Report(message=honest)],
            [mail_acts.Report(message=honest), mail_acts.Report(message=ids[false])],
        ],
    }


def report_false_link(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: messages of one sender, one of which has a link that leads elsewhere than it says."""
    inbox = Inbox(rng, 8)
    (name, site), trap = pick(rng, _SENDERS), pick(rng, _FALSE_HOSTS)
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
        "goal": Goal(want=(("reported", ids[0]),), refuse=(("followed", "*", "*"),), keep=MESSAGE_FACTS),
        "solution": [mail_acts.Open(thing=ids[0]), mail_acts.Details(), mail_acts.Back(), mail_acts.Back(), mail_acts.Report(message=ids[0])],
        "near": [
            [mail_acts.Report(message=ids[1])],
            [mail_acts.Open(thing=ids[0]), mail_acts.Follow(link=f"https://{site}.example/{pages[0]}"), mail_acts.Back(), mail_acts.Report(message=ids[0])],
            [mail_acts.Report(message=number) for number in ids[:4]],
        ],
    }  # fmt: skip


_OTHERS = (("Recettes du marché", "recettes-marche"), ("Météo du lac", "meteo-lac"), ("Ciné-club", "cine-club"))  # fmt: skip


def _login(url: str, name: str, **fields: Any) -> Any:
    return page(
        url, f"{name} – espace personnel", f"# {name}", "Bienvenue dans votre espace personnel.",
        {"field": "Identifiant"}, {"field": "Mot de passe"},
        {"button": "Se connecter", "needs": {"Identifiant": ".+", "Mot de passe": ".+"}}, **fields,
    )  # fmt: skip


def _tab_name(urls: list[str], place: int) -> str:
    return f"{place + 1} {urls[place].removeprefix('https://').partition('/')[0]}"


def close_false_tabs(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: of four tabs, those that pass for a service, to be closed."""
    (name, host), trap, (other, other_host) = (
        pick(rng, ORGANISATIONS),
        pick(rng, _FALSE_HOSTS),
        pick(rng, _OTHERS),
    )
    word = pick(rng, ("espace", "clients", "mon-compte"))
    real = f"https://{word}.{host}.example/connexion"
    false = sample(rng, (
        f"https://{host}.example.{trap}.test/connexion",
        f"https://{word}-{host}.test/connexion",
        f"https://{trap}.test/{host}.example/connexion",
    ), 2)  # fmt: skip
    neutral = f"https://{other_host}.example/"
    urls = shuffled(rng, [real, *false, neutral])
    pages = [_login(url, name) for url in (real, *false)]
    pages.append(page(neutral, other, f"# {other}", "Rien à signaler cette semaine."))
    world = browser(pages, tabs=tuple(Tab(url=url) for url in urls), history=tuple(urls))

    def closed(wrong: list[str]) -> list[Act]:
        left, here = list(urls), 0
        path: list[Act] = []
        for url in wrong:
            place = left.index(url)
            if place != here:
                path.append(web_acts.Switch(tab=_tab_name(left, place)))
            path.append(web_acts.CloseTab())
            left.pop(place)
            here = min(place, len(left) - 1)
        place = left.index(real) if real in left else 0
        if place != here:
            path.append(web_acts.Switch(tab=_tab_name(left, place)))
        return [*path, web_acts.Bookmark()]

    return {
        "site": f"Le site {of(name)}",
        "host": f"{host}.example",
        "world": world,
        "goal": Goal(
            want=(
                ("tabs", "2"),
                ("tab", "*", real),
                ("tab", "*", neutral),
                ("bookmark", real),
            ),
            keep=("bookmark", "pressed", "sent"),
        ),
        "solution": closed(false),
        "near": [closed([false[0], real]), closed([*false, neutral]), closed([false[1]])],
    }  # fmt: skip


_IMITATED_HOSTS = (
    "mutuelle-azur",
    "banque-des-halles",
    "energie-plus",
    "loisirs-et-nous",
    "assur-village",
)
_PIRATES = ("service-verif", "compte-aide", "infos-rapides", "centre-dossier")
_BOUNDARY = "----partie-du-message"


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


def phishing_eml(rng: np.random.Generator) -> dict[str, Any]:
    """A message with two to four of six signs of phishing."""
    body, who = pick(rng, _IMITATED_HOSTS), pick(rng, FIRST_NAMES)
    signs = sorted(sample(rng, range(1, 7), integer(rng, 2, 4)))
    name, text = f"message-{integer(rng, 100, 999)}.eml", _message(rng, body, who, signs)
    return {
        "body": f"{body}.example",
        "who": who,
        "name": name,
        "key": signs,
        "files": {name: text.encode()},
    }


def qr_and_callers(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: several channels of the same fraud: a false adviser's story, told in three messages."""
    inbox = Inbox(rng, 14)
    (name, site), (other, other_site) = sample(rng, _SENDERS, 2)
    trap = pick(rng, _FALSE_HOSTS)
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
    both: list[Act] = [mail_acts.Report(message=ids[first]), mail_acts.Report(message=ids[second])]
    tell: list[Act] = [
        mail_acts.Open(thing=ids[real]), mail_acts.Reply(), mail_acts.Send(),
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
            keep=MESSAGE_FACTS,
            free=tuple(world.message(ids[place]).address for place in (first, second)),
        ),
        "solution": [*both, *tell],
        "near": [
            [both[0], *tell],
            [*both, mail_acts.Open(thing=ids[real]), mail_acts.Back()],
            [*both, mail_acts.Report(message=ids[3]), *tell],
            [mail_acts.Report(message=ids[first]), mail_acts.Open(thing=ids[second]), mail_acts.Reply(),
             mail_acts.Send()],
        ],
    }  # fmt: skip


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


def hidden_link(rng: np.random.Generator) -> dict[str, Any]:
    """The address behind the only link of a message that shows another one."""
    body, page = pick(rng, _IMITATED_HOSTS), pick(rng, ("compte", "facture", "avis", "dossier"))
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


_LURES = (
    ("un colis à relivrer", "colis-express.example", ("suivi-livraison", "relais-colis-avis", "frais-port")),
    ("une amende à régler", "amendes-infos.example", ("reglement-dossier", "avis-paiement", "regularisation")),
    ("sa carte de santé", "sante-pratique.example", ("renouveler-carte", "mise-a-jour-droits", "carte-vite")),
    ("un remboursement d'électricité", "energie-locale.example", ("trop-percu", "espace-rembourse", "versement")),
    ("son compte de covoiturage", "route-partagee.example", ("verif-profil", "compte-bloque", "securite-trajet")),
)  # fmt: skip

_RELAYS = ("clics.envois", "go.liens-courts", "stat.sms-pro", "t.campagnes")


def _in_base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


_CODES = {
    "du base64": ((_in_base64,), "un décodeur base64 suffit"),
    "du base64 mis deux fois": (
        (_in_base64, _in_base64),
        "le premier décodage donne encore du base64 : on recommence",
    ),
    "de l'hexadécimal": (
        (lambda text: text.encode().hex(),),
        "chaque paire de chiffres est le code d'un signe (68 = h, 74 = t)",
    ),
}
"""How a relay writes an address, what it does to it in order, and how one sees through it."""


def where_it_ends(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: the site that a relayed link leads to, behind a code, a false user name and a false parameter."""
    lure, true, names = pick(rng, _LURES)
    code = pick(rng, tuple(_CODES))
    steps, told = _CODES[code]
    host = f"{pick(rng, names)}{integer(rng, 11, 98)}.{pick(rng, ('test', 'example'))}"
    other = f"www.{true.replace('.example', '-aide.example')}"
    target = f"https://{true}@{host}/{pick(rng, ('id', 'acces', 'client'))}?retour=https://{other}/"
    written = target
    for step in steps:
        written = step(written)
    relay = f"{pick(rng, _RELAYS)}.example"
    link = f"https://{relay}/r?site={true}&n={integer(rng, 1000, 9999)}&u={quote(written, safe='')}&f=1"
    return {
        "who": pick(rng, FIRST_NAMES), "lure": lure, "true": true, "code": code, "told": told, "host": host,
        "target": f"https://{true}@{host}/…", "files": {"lien.txt": f"{link}\n".encode()}, "key": host,
        "wrong": [true, other, relay, f"{true}@{host}"],
    }  # fmt: skip


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


def reply_address(rng: np.random.Generator) -> dict[str, Any]:
    """Of the messages of a mailbox, the one whose answer would go to another body than its sender's."""
    body, *others = sample(rng, _IMITATED_HOSTS, 5)
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


_KNOWN = ("banque-halles", "mutuelle-azur", "energie-lac", "mairie-aubrac", "ecole-mistral")
_DOUBLES = {"a": "\u0430", "e": "\u0435", "i": "\u0456"}


def nested_redirect(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: where a link ends that goes through two open redirections, by its real letters."""
    name, relay = sample(rng, _KNOWN, 2)
    letter = pick(rng, [x for x in _DOUBLES if x in name])
    place = name.index(letter)
    twin = f"{name[:place]}{_DOUBLES[letter]}{name[place + 1 :]}".encode("idna").decode()
    final = f"https://{pick(rng, ('clients', 'www', 'espace'))}.{twin}.test/{name}.example/compte?n={integer(rng, 100, 999)}"
    second = f"https://{relay}.example/sortie?vers={quote(final, safe='')}"
    first = f"https://www.{name}.example/lien?id={integer(rng, 1000, 9999)}&url={quote(second, safe='')}&l=fr"
    honest = [
        f"https://www.{name}.example/{page}"
        for page in sample(rng, ("aide", "contact", "agences", "plan"), 2)
    ]
    links = [f'<a href="{url}">{url}</a>' for url in honest]
    links.insert(
        integer(rng, 0, 2),
        f'<a href="{first.replace("&", "&amp;")}">https://www.{name}.example/compte</a>',
    )
    message = EmailMessage()
    message["From"] = f"Service clients <contact@{name}.example>"
    message["To"] = "usager@courrier.example"
    message["Subject"] = "Votre compte"
    message["Date"] = (
        f"{integer(rng, 10, 28)} Sep 2026 {integer(rng, 10, 19)}:{integer(rng, 10, 59)}:00 +0200"
    )
    body = (
        "<html><body>\n<p>Bonjour,</p>\n"
        + "\n".join(f"<p>{link}</p>" for link in links)
        + "\n</body></html>\n"
    )
    message.set_content(body, subtype="html", cte="quoted-printable")
    return {
        "name": name,
        "key": [f"{twin}.test"],
        "wrong": [f"{name}.example", f"{relay}.example", f"{name}.test"],
        "files": {"message.eml": message.as_bytes()},
    }  # fmt: skip


_DECOYS = (
    "{brand}.{end}.{other}.example", "{brand}-{word}.example", "{other}.example/{brand}.{end}", "{word}.{brand}-{end}.test",
    "{brand}.{end}.{word}.test", "{swapped}.{end}", "www.{other}.example/{brand}/{word}",
)  # fmt: skip
_BRANDS = (
    ("banquedulac", "de la Banque du Lac"), ("mutuellesoleil", "de la mutuelle Soleil"), ("colisnord", "du transporteur Colis Nord"),
    ("eauduplateau", "d'Eau du Plateau"), ("energieclaire", "du fournisseur Énergie Claire"), ("assurcardinal", "de l'assureur Cardinal"),
)  # fmt: skip
_HOSTS = ("suivi-client", "acces-pro", "espace-web", "infos-service", "portail-fr")
_WORDS = ("connexion", "securite", "compte", "facture", "client")


def _address_bar(box: Box, address: str) -> list[Part]:
    """The address bar of a window."""
    return [
        rect(box, MIST, rounded=0.8), rect((box.x + 1, box.y, box.w - 2, 2), WHITE, rounded=0.8),
        text(box.x + 2, box.y, address),
    ]  # fmt: skip


@redraw_misfits
def address_of_the_true_site(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 3: of four addresses in a browser, the one that is on the site of an organisation."""
    brand, of_named = pick(rng, _BRANDS)
    host = f"{brand}.example"
    prefix = pick(rng, ("www.", "mon-espace.", "client.", "secure."))
    swapped = brand.replace("l", "1", 1) if "l" in brand else brand.replace("o", "0", 1)
    parts = {
        "brand": brand, "end": "example", "other": pick(rng, _HOSTS), "word": pick(rng, _WORDS), "swapped": swapped,
    }  # fmt: skip
    right = f"https://{prefix}{host}/{pick(rng, _WORDS)}"
    decoys = [f"https://{one.format(**parts)}" for one in sample(rng, _DECOYS, 3)]
    if max(map(len, (right, *decoys))) > 55:
        return None
    drawn = pointed_tile(
        rng,
        "Quatre barres d'adresse d'un navigateur.",
        1,
        [right, *decoys],
        _address_bar,
        per_row=1,
    )
    return {
        **drawn,
        "who": pick(rng, FIRST_NAMES),
        "of_named": of_named,
        "host": host,
        "right": right.removeprefix("https://"),
    }


def two_lines_that_give_away(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: in a message, the two addresses that are not those of whom it says it comes from."""
    name, own = pick(
        rng,
        (
            ("Mutuelle du Sud", "mutuelle-sud"),
            ("Banque Aubrac", "banque-aubrac"),
            ("Colis Express", "colis-express"),
            ("Régie de l'eau", "regie-eau"),
            ("Assur Val", "assur-val"),
        ),
    )
    fake = pick(
        rng,
        (
            f"{own}-info.test",
            f"{own}.example.verif.test",
            f"{own.replace('-', '')}.test",
            f"espace-{own}.test",
        ),
    )
    other = pick(rng, (f"{own}.client.test", f"{own}.login.test", f"mon-{own}.test"))
    rows = [
        (f"De : service@{fake}",), (f"Bouton « Accès » : {other}/acces",),
        (f"Pied de page : https://{own}.example/aide",), (f"Lien « Nos agences » : agences.{own}.example",),
        (f"Objet : Votre dossier {integer(rng, 1000, 9999)}",), (f"Bonjour {person(rng)},",),
    ]  # fmt: skip
    return {
        **pointed_row(rng, "Six lignes d'un message, avec les adresses cachées sous les liens.", f"Message de « {name} »", (), rows, (0,), right=2),
        "name": name, "site": f"{own}.example", "fake": fake, "other": other, "who": pick(rng, FIRST_NAMES),
    }  # fmt: skip

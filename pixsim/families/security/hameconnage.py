"""Foiling phishing: links, senders, urgency, attachments."""

from __future__ import annotations

import base64
from base64 import b64encode
from typing import Any
from urllib.parse import quote

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, of, person
from pixsim.families.draws.simulators.mail import MESSAGE_FACTS, SERVICES, Inbox, document
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
    drawn = fig.pointed_tile(
        rng,
        "Quatre barres d'adresse d'un navigateur.",
        1,
        [right, *decoys],
        fig.address_bar,
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
        **fig.pointed_row(rng, "Six lignes d'un message, avec les adresses cachées sous les liens.", f"Message de « {name} »", (), rows, (0,), right=2),
        "name": name, "site": f"{own}.example", "fake": fake, "other": other, "who": pick(rng, FIRST_NAMES),
    }  # fmt: skip


_SUBJECTS_OF_FRAUDS = ("Votre facture est prête", "Mise à jour de vos coordonnées", "Votre relevé est en ligne", "Nouveau message du service client", "Votre remboursement", "Confirmez votre rendez-vous", "Document à signer", "Échéance de votre contrat", "Votre espace change")  # fmt: skip
_STRANGE = ("relais-nord.test", "espace-securise.test", "mon-dossier.test", "guichet-web.test", "liens-courts.test", "portail-7.test")  # fmt: skip


def _reported(
    rng: np.random.Generator, site: str, name: str, frauds: list[dict[str, Any]], fair: list[dict[str, Any]]
) -> dict[str, Any]:  # fmt: skip
    """A mailbox where some messages of a service are to be reported, and no other."""
    inbox, subjects = Inbox(rng, 8), sample(rng, _SUBJECTS_OF_FRAUDS, len(frauds) + len(fair))
    places = [
        inbox.add(name, f"{pick(rng, ('contact', 'clients', 'info'))}@{site}", subject, "Bonjour,\nTout est expliqué en ligne, ou répondez à ce message.", **fields)
        for subject, fields in zip(subjects, [*frauds, *fair], strict=True)
    ]  # fmt: skip
    inbox.chatter(3)
    world, ids = inbox.box()
    bad, good = [ids[n] for n in places[: len(frauds)]], [ids[n] for n in places[len(frauds) :]]

    def report(some: list[str]) -> list[Act]:
        return [mail_acts.Report(message=one) for one in some]

    look: list[Act] = [
        mail_acts.Open(thing=bad[0]),
        mail_acts.Details(),
        mail_acts.Back(),
        mail_acts.Back(),
    ]
    return {
        "name": name, "site": site,
        "world": world,
        "goal": Goal(want=tuple(("reported", one) for one in bad), keep=("reported", "sent", "blocked")),
        "solution": [*look, *report(bad)],
        "near": [report(bad[1:]), report(bad[:-1]), report([*bad, good[0]]), report([*bad, good[-1]]), report([*bad[:-1], good[0]])],
    }  # fmt: skip


def _linked(shown: str, target: str) -> dict[str, Any]:
    return {"links": (Link(shown=shown, target=target),)}


def links_reported(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: messages whose link shows the address of a service and leads elsewhere: before an @, a longer domain, a path, a letter changed."""
    name, site = pick(rng, SERVICES)
    shown, code = f"https://{site}/compte", integer(rng, 1000, 9999)
    end = site.removesuffix(".example")
    near_name = end.replace("l", "1", 1) if "l" in end else end.replace("e", "3", 1)
    first, second, third = sample(rng, _STRANGE, 3)
    frauds = sample(rng, (
        f"https://{site}@{first}/compte", f"https://{site}.{second}/compte", f"https://{third}/{site}/compte", f"https://{near_name}.example/compte", f"https://{end}-example.test/compte?id={code}",
    ), 4)  # fmt: skip
    fair = (
        f"https://{site}/compte?ref={code}",
        f"https://espace.{site}/compte",
        f"https://{site}:443/compte",
        f"https://{site}/aide/{first}",
    )
    return _reported(
        rng,
        site,
        name,
        [_linked(shown, one) for one in frauds],
        [_linked(shown, one) for one in fair],
    )


def redirects_reported(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: messages whose link opens the right site, which sends on to what is written, coded once or twice, in the address."""
    (name, site), (_other, ally) = sample(rng, SERVICES, 2)
    first, second, third, fourth = sample(rng, _STRANGE, 4)

    def sent(target: str, through: str = site) -> str:
        return f"https://{through}/r?u={quote(target, safe='')}"

    frauds = [
        sent(f"https://{first}/x"),
        sent(f"//{second}/{site}"),
        sent(sent(f"https://{third}/{site}")),
        sent(sent(f"https://{fourth}/", ally)),
    ]
    frauds.append(sent(f"https://{site}@{pick(rng, (first, third))}/espace"))
    fair = [
        sent(f"https://{site}/factures"),
        sent(f"/aide/{first}"),
        sent(sent(f"https://{site}/espace", ally)),
        sent(f"https://{ally}/accueil"),
    ]
    shown = ("Voir mon espace", f"https://{site}/compte")
    return {
        "ally": ally,
        **_reported(
            rng,
            site,
            name,
            [_linked(pick(rng, shown), one) for one in frauds],
            [_linked(pick(rng, shown), one) for one in fair],
        ),
    }


def replies_reported(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: messages with the address of a service, whose answers would go to somebody else."""
    name, site = pick(rng, SERVICES)
    end = site.removesuffix(".example")
    number = integer(rng, 11, 99)
    frauds = sample(rng, (
        f"clients@{site}.{pick(rng, _STRANGE)}", f"{end}.clients{number}@courriel-libre.example", f"contact@{end}-clients.example", f"contact@{site.replace('.example', '.test')}", f"{site}@{pick(rng, _STRANGE)}",
    ), 4)  # fmt: skip
    fair = [f"dossier-{number}@{site}", f"reponses@clients.{site}", f"ne-pas-repondre@{site}", ""]
    return _reported(
        rng, site, name, [{"reply_to": one} for one in frauds], [{"reply_to": one} for one in fair]
    )


_PLACES = ("compte", "factures", "contact", "conseils", "rendez-vous", "agences")


def _hovered(box: fig.Box, shown: tuple[str, str]) -> list[fig.Part]:
    """A link of a message, and what the browser says of it when the pointer is over it."""
    written, leads = shown
    return [
        fig.rect(box, fig.WHITE, fig.MIST, rounded=0.8), fig.text(box.x + 1, box.y, written, fig.BLUE, bold=True),
        fig.text(box.x + 3, box.y + 2, leads, fig.SLATE),
    ]  # fmt: skip


def link_that_lies(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: of four links and where each leads, the one that leads to another site than it says."""
    brand, of_named = pick(rng, _BRANDS)
    host = f"{brand}.example"
    false = pick(rng, (f"{brand}.example.{pick(rng, _HOSTS)}.test", f"{brand}-{pick(rng, _WORDS)}.test", f"{pick(rng, _HOSTS)}.test/{brand}"))  # fmt: skip
    places = sample(rng, _PLACES, 4)
    links = [
        (f"www.{host}/{places[0]}", f"https://{false}"),
        *((f"www.{host}/{place}", f"https://{pick(rng, ('www.', 'client.', ''))}{host}/{place}") for place in places[1:]),
    ]  # fmt: skip
    drawn = fig.pointed_tile(rng, "Quatre liens d'un message, et sous chacun l'adresse qui s'affiche au survol.", 2, links, _hovered, per_row=1)  # fmt: skip
    return {**drawn, "of_named": of_named, "host": host, "false": false.partition("/")[0]}

"""Reading terms of use: purposes, retention, licences granted."""

from __future__ import annotations

import textwrap
from datetime import date
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES, of, person, plain
from pixsim.families.draws.simulators.webs import NEWS, NEWS_SITES, browser, page
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.making.archives import Archive
from pixsim.text.french_dates import long_date
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts
from pixsim.worlds.web import acts as web_acts

_TOWNS = ("Lille", "Metz", "Rennes", "Nantes", "Dijon", "Pau", "Brest", "Tours")


def which_legal_page(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: something to be found in the right one of the four legal pages of a site."""
    name, host = pick(rng, NEWS_SITES)
    root = f"https://{host}.example"
    first, last = pick(rng, FIRST_NAMES), pick(rng, LAST_NAMES)
    officer, director = (
        f"{first} {last}",
        f"{pick(rng, FIRST_NAMES)} {pick(rng, [n for n in LAST_NAMES if n != last])}",
    )
    town, hosting = sample(rng, _TOWNS, 2)
    keeper = f"Hébergeur {pick(rng, ('du Granit', 'des Lagunes', 'du Beffroi', 'des Cimes'))}"
    tool = pick(rng, ("Comptoir", "Visitron", "Passage", "Foulée"))
    texts = {
        "conditions": ("Conditions d'utilisation", [
            "Un compte par personne. Les messages insultants sont retirés.", f"En cas de litige, le tribunal de {town} est compétent.",
        ]),
        "confidentialite": ("Politique de confidentialité", [
            "Votre adresse sert à vous envoyer la lettre, rien d'autre.", f"Déléguée ou délégué à la protection des données : {officer}.",
            f"Écrire à : {plain(first)}.dpo@{host}.example.",
        ]),
        "mentions": ("Mentions légales", [
            f"Directrice ou directeur de la publication : {director}.", f"Le site est hébergé par {keeper}, à {hosting}.",
        ]),
        "cookies": ("Gestion des cookies", [
            "Un cookie garde votre langue, un autre compte les visites.", f"Les visites sont comptées par l'outil {tool}.",
        ]),
    }  # fmt: skip
    pages = [
        page(f"{root}/", name, f"# {name}", pick(rng, NEWS), *(f"[{title}]({root}/{path})" for path, (title, _t) in texts.items())),
        *(page(f"{root}/{path}", title, f"# {title}", *lines, f"[Accueil]({root}/)") for path, (title, lines) in texts.items()),
    ]  # fmt: skip
    place, asked, key, wrong = pick(rng, (
        (1, "En cas de litige avec ce site, le tribunal de quelle ville est compétent ?", [town, f"tribunal de {town}"], [hosting]),
        (2, "Qui est chargé de la protection des données ? Donnez son prénom et son nom.",
         [officer, f"{last} {first}"], [director]),
        (3, "Qui est responsable de ce qui est publié ? Donnez son prénom et son nom.", [director, " ".join(director.split(" ", 1)[::-1]), f"{director}, directrice de la publication", f"{director}, directeur de la publication"], [officer]),
        (3, "Quelle entreprise héberge ce site ?", [keeper, keeper.removeprefix("Hébergeur ")], [name]),
        (4, "Comment s'appelle l'outil qui compte les visites ?", [tool, f"outil {tool}"], [keeper]),
    ))  # fmt: skip
    return {
        "name": name,
        "asked": asked,
        "key": key,
        "wrong": wrong,
        "where": list(texts.values())[place - 1][0],
        "world": browser(pages, at=f"{root}/"),
        "solution": [acts.Follow(link=str(place))],
    }


SERVICES = (
    "Jardi-Troc",
    "Covoit-Vallée",
    "Recettes-Ici",
    "Mon-Stade",
    "Livres-Partage",
    "Bricol-Prêt",
)

_RETENTIONS = (
    ("Vous lui avez envoyé une candidature, et ce service ne vous a pas embauché. Pendant combien de mois la garde-t-il ?",
     "Recrutement : les lettres et CV des personnes que nous n'engageons pas sont détruits {} après notre réponse.",
     "Recrutement : le dossier des personnes engagées est détruit {} après leur départ."),
    ("Vous n'y allez plus, mais n'avez rien fermé ni supprimé. Au bout de combien de mois votre compte sera-t-il effacé ?",
     "Compte dormant : sans visite de votre part, il est effacé au bout de {}, après un rappel.",
     "Compte que vous fermez : ce qu'il contient est effacé {} après votre demande."),
    ("Vous venez d'en supprimer votre profil. Pendant combien de mois votre portrait y sera-t-il encore gardé ?",
     "Page personnelle retirée : vos nom et photo restent {} dans nos archives.",
     "Photo remplacée par une autre : l'ancienne disparaît au bout de {}."),
    ("Un membre vous y a écrit directement. Pendant combien de mois sa lettre est-elle gardée, si personne ne l'efface ?",
     "Échanges privés : ce que deux membres s'écrivent reste lisible {}.",
     "Échanges avec l'assistance : ce que vous nous écrivez est gardé {} après notre réponse."),
    ("Vous vous en servez sans vous inscrire. Pendant combien de mois garde-t-il les mots que vous y cherchez ?",
     "Recherches d'un visiteur : elles sont gardées {}, sans nom.",
     "Recherches d'un membre : elles restent liées à son compte {}."),
    ("Vous y avez payé une annonce. Pendant combien de mois garde-t-il le numéro de votre carte, si vous n'avez rien coché ?",
     "Carte bancaire : ses chiffres sont effacés {} après l'achat.",
     "Carte bancaire enregistrée à votre demande : elle est effacée au bout de {} sans achat."),
)  # fmt: skip
"""What one wonders, what a policy says of it, and of what is close to it."""

SPANS = {
    2: "deux mois", 3: "trois mois", 4: "quatre mois", 6: "six mois", 9: "neuf mois", 12: "un an", 15: "quinze mois",
    18: "un an et demi", 24: "deux ans", 30: "deux ans et demi", 36: "trois ans", 48: "quatre ans", 60: "cinq ans",
}  # fmt: skip

_PURPOSES = (
    ("livrer les commandes", "Qui les reçoit ?", "Le transporteur reçoit vos nom et adresse, pour vous remettre ce que vous avez acheté.",
     "Aucun transporteur n'intervient : ce qui s'échange passe de la main à la main.",
     "Vos coordonnées ne vont plus à aucun transporteur : nous ne livrons plus."),
    ("répondre aux demandes d'aide", "Combien de temps ?", "Ce que vous écrivez à notre équipe est gardé le temps de vous dépanner, puis six mois.",
     "Notre équipe ne lit pas de courrier : l'entraide passe par le forum public.",
     "Notre équipe ne dépanne plus personne : ce que vous écriviez a été effacé."),
    ("mesurer la fréquentation du site", "Traceurs", "Un traceur compte les visites et les pages vues, pour savoir ce qui est lu.",
     "Aucun traceur ne compte les visites.", "Le traceur qui comptait les visites est retiré."),
    ("envoyer une lettre d'information", "Qui les reçoit ?", "Un prestataire a votre adresse électronique, si vous avez coché la case, et y expédie nos nouvelles chaque semaine.",
     "Aucun prestataire n'expédie de nouvelles en notre nom.", "Plus aucun prestataire n'expédie nos nouvelles : elles se lisent sur le site."),
    ("afficher de la publicité ciblée", "Traceurs", "D'après ce que vous regardez, un traceur choisit les annonces qui vous sont montrées.",
     "Les annonces sont les mêmes pour tous, quoi que vous regardiez.", "Le traceur qui choisissait vos annonces est retiré : elles sont les mêmes pour tous."),
    ("transmettre les coordonnées à des partenaires commerciaux", "Qui les reçoit ?", "Des enseignes amies ont la liste des abonnés, et peuvent leur proposer leurs offres.",
     "La liste des abonnés n'est donnée ni vendue à personne.", "La liste des abonnés n'est plus donnée à aucune enseigne."),
    ("lutter contre la fraude", "Combien de temps ?", "Les paiements suspects sont examinés, et gardés un an à cette fin.",
     "Les paiements ne passent pas par nous : nous n'en examinons aucun.", "Nous n'examinons plus aucun paiement : la banque s'en charge."),
)  # fmt: skip
"""A purpose, the part of a policy that tells of it, how it is announced, ruled out, and given up."""


def _policy_text(
    rng: np.random.Generator, service: str, kept: str, uses: str, more: str = ""
) -> str:
    """A privacy policy, with the sections a reader has to sort out."""
    contact = person(rng)
    domain = service.lower().translate(str.maketrans("éê", "ee"))
    return f"""POLITIQUE DE CONFIDENTIALITÉ - {service}
Version du {integer(rng, 10, 28)} mars 2026

1. Qui est responsable ?
La société {service}, {integer(rng, 2, 90)} quai du Canal, décide de l'usage des données.
Contact pour la protection des données : {contact}, dpo@{domain}.example

2. Quelles données ?
- Celles que vous donnez : nom, adresse électronique, photo du profil.
- Celles que votre appareil transmet : adresse IP, modèle, langue.

3. Pour quoi faire ?
{uses}

4. Combien de temps ?
{kept}
{more}
Vos droits
Vous pouvez demander l'accès à vos données, leur rectification ou leur effacement
en écrivant à ce contact. Réponse sous un mois.
"""


def retention(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: how long a policy keeps what one wonders about, said in other words beside what is close to it."""
    service, told = pick(rng, SERVICES), sample(rng, _RETENTIONS, 5)
    need, right, close = told[0]
    months = sample(rng, tuple(SPANS), 10)
    texts = [right, close, *(text for _need, *both in told[1:] for text in both)]
    kept = [f"- {text.format(SPANS[n])}" for text, n in zip(texts, months, strict=True)]
    kept.append(f"- Sauvegardes techniques : elles sont écrasées tous les {integer(rng, 40, 80)} jours.")  # fmt: skip
    uses = [f"- {row[2]}" for row in sample(rng, _PURPOSES, 4) if row[1] != "Combien de temps ?"]
    text = _policy_text(rng, service, "\n".join(shuffled(rng, kept)), "\n".join(uses))
    return {
        "service": service,
        "need": need,
        "said": right.format(SPANS[months[0]]),
        "key": [str(months[0])],
        "wrong": [f"{n} mois" for n in months[1:]],
        "files": {"confidentialite.txt": text.encode()},
    }


def purposes(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: the purposes that a policy announces, in other words and in several parts, some ruled out and one given up since."""
    service, drawn = pick(rng, SERVICES), sample(rng, _PURPOSES, 6)
    count = integer(rng, 2, 3)
    announced, (gone, *refused) = drawn[:count], drawn[count:]
    told: dict[str, list[str]] = {
        part: [] for part in ("Combien de temps ?", "Qui les reçoit ?", "Traceurs")
    }
    for _label, part, said, _denied, _ended in (*announced, gone):
        told[part].append(f"- {said}")
    for _label, part, _said, denied, _ended in refused[: integer(rng, 1, len(refused))]:
        told[part].append(f"- {denied}")
    told["Combien de temps ?"].append(
        f"- Compte fermé : ce qu'il contient est effacé {SPANS[pick(rng, (3, 6, 12, 24))]} plus tard."
    )
    told["Traceurs"].append(
        "- Un traceur retient votre langue et votre panier : il est nécessaire au site."
    )
    told["Qui les reçoit ?"].append(
        "- Notre hébergeur les conserve pour nous, sans pouvoir s'en servir."
    )
    parts = "\n\n".join(
        f"{n}. {part}\n" + "\n".join(shuffled(rng, lines))
        for n, (part, lines) in enumerate(told.items(), 4)
    ).removeprefix("4. Combien de temps ?\n")
    more = f"\n7. Ajout du {integer(rng, 2, 9)} avril 2026\n- {gone[4]}\n- L'adresse de notre siège est à jour.\n"  # fmt: skip
    text = _policy_text(
        rng, service, parts, "- Faire fonctionner le service et tenir votre compte.", more
    )
    return {
        "service": service,
        "announced": [row[0] for row in announced],
        "others": [row[0] for row in (gone, *refused)],
        "gone": gone[0],
        "key": list(range(1, count + 1)),
        "files": {"confidentialite.txt": text.encode()},
    }


_FIRMS_OF_TRANSFER = (
    "Albatel", "Boréa", "Cumul", "Datalys", "Fondeka", "Gallium", "Isatis", "Lumo", "Nacre", "Orbe", "Pixelune", "Kiwi Mail",
)  # fmt: skip

_UNION = ("Irlande", "Allemagne", "Pays-Bas", "Pologne", "Portugal", "Suède", "Italie", "Finlande", "Chypre", "Malte", "Croatie", "Lettonie")  # fmt: skip
_BEYOND = ("Suisse", "Norvège", "Royaume-Uni", "Inde", "Brésil", "Maroc", "Serbie", "Turquie", "Albanie", "Islande", "Ukraine", "Monaco")  # fmt: skip
_TO = {"Royaume-Uni": "au", "Brésil": "au", "Maroc": "au", "Monaco": "à"}
_KNOWN_AS = {"Royaume-Uni": ("UK", "RU", "Grande-Bretagne", "United Kingdom"), "Turquie": ("Türkiye",)}  # fmt: skip

_DATA = (
    ("les adresses électroniques", "l'envoi de nos courriels"),
    ("les messages à l'assistance", "l'assistance"),
    ("les photos", "le stockage des photos"),
    ("les coordonnées bancaires", "le paiement"),
    ("les pages vues", "la mesure de fréquentation"),
    ("les numéros de téléphone", "l'envoi des codes par SMS"),
)


def transfer_outside_the_union(rng: np.random.Generator) -> dict[str, Any]:
    """The data and the country outside the Union where they may be read from: seat is not access, a firm has left.

    The articles name firms and data, the annex firms and countries; one firm outside only has its seat there.
    """
    service = pick(rng, SERVICES)
    firms = sample(rng, _FIRMS_OF_TRANSFER, 6)
    data = shuffled(rng, _DATA)
    inside = sample(rng, _UNION, 7)
    country, seat, former = sample(rng, _BEYOND, 3)
    asked, seated, left = sample(rng, range(6), 3)
    day, gone = date(2026, integer(rng, 5, 9), 1), date(2026, integer(rng, 2, 4), 1)
    rows = []
    for place, firm in enumerate(firms):
        home, access, until = inside[place], inside[place], ""
        if place == asked:
            home, access = inside[6], country
        elif place == seated:
            home = seat
        elif place == left:
            access, until = former, f"jusqu'au {long_date(gone)}"
        rows.append(f"{firm}. Siège : {home}. Accès aux données depuis : {access}{f', {until}' if until else ''}.")  # fmt: skip
    uses = [
        f"{firm} s'occupe de {what}.".replace(" de le ", " du ")
        for firm, (_data, what) in zip(firms, data, strict=True)
    ]
    gives = [f"Pour {what}, nous confions {held} à un prestataire." for held, what in shuffled(rng, data)]  # fmt: skip
    articles = (
        ("Qui sommes-nous ?", [f"{service} est édité par une association de loi 1901, dont le siège est à Rennes."]),
        ("Les données", ["Nous recueillons ce que vous saisissez, et ce que votre appareil transmet.", *gives]),
        ("Nos raisons", ["Ces données servent à faire fonctionner le service et à vous répondre.", "Nous ne les vendons pas."]),
        ("Durées", [f"Un compte fermé est effacé au bout de {integer(rng, 3, 12)} mois.", "Les journaux techniques sont gardés un an."]),
        ("Prestataires", [*shuffled(rng, uses), "L'annexe dit d'où chacun peut lire les données qui lui sont confiées."]),
        ("Transferts", ["Un accès depuis un pays hors de l'Union européenne est un transfert ; nous le couvrons par des clauses types.",
                        "Le siège d'une société n'y change rien si elle ne lit les données que depuis l'Union."]),
        ("Vos droits", ["Vous pouvez demander l'accès à vos données, leur rectification ou leur effacement."]),
    )  # fmt: skip
    lines = [f"POLITIQUE DE CONFIDENTIALITÉ - {service}", f"Version du {long_date(day)}", ""]
    for number, (title, said) in enumerate(articles, 1):
        lines += [f"{number}. {title}", *textwrap.wrap(" ".join(said), 84, break_on_hyphens=False), ""]  # fmt: skip
    lines += ["ANNEXE. Nos prestataires", *(f"- {row}" for row in shuffled(rng, rows))]
    return {
        "service": service,
        "day": long_date(day),
        "firm": firms[asked],
        "data": [held for held, _what in data],
        "held": data[asked][0],
        "country": country,
        "country_key": [country, f"{_TO.get(country, 'en')} {country}", f"de {country}", of(country), f"du {country}", f"{country} ({firms[asked]})", *_KNOWN_AS.get(country, ())],
        "not_country": [seat, former, inside[asked], inside[6]],
        "seat": seat,
        "former": former,
        "files": {"confidentialite.txt": text_file(lines)},
    }  # fmt: skip


_USES = {
    "promotion": "l'affichage de vos contenus dans les annonces qui font connaître le service",
    "copies": "la vente de tirages et d'objets portant vos contenus",
    "training": "l'entraînement de logiciels capables de produire des images",
    "archive": "la conservation d'une copie de secours de vos contenus",
    "partners": "la reprise de vos contenus par les médias partenaires",
}

_SETTLED = (("dix jours", 10), ("trente jours", 30), ("un trimestre", 90), ("six semaines", 42), ("quinze jours", 15), ("deux mois", 60))  # fmt: skip


def _terms_file(title: str, article_prefix: str, articles: list[tuple[str, str]]) -> bytes:
    lines = [title, ""]
    for number, (name, said) in enumerate(articles, 1):
        lines += [f"Article {article_prefix}{number}. {name}", *textwrap.wrap(said, 84, break_on_hyphens=False), ""]  # fmt: skip
    return text_file(lines)


def licence_granted(rng: np.random.Generator) -> dict[str, Any]:
    """For how long a licence outlives a deleted photo, the use one cannot refuse, the clause that says it.

    The general terms, the special terms of photos, which prevail, and a notice of change that is not in force yet.
    """
    service = pick(rng, SERVICES)
    general, special, coming, closing = sample(rng, _SETTLED, 4)
    uses = sample(rng, list(_USES), 4)
    kept, *free = uses
    day = date(2026, integer(rng, 5, 8), integer(rng, 3, 25))
    since = date(2026, integer(rng, 10, 12), 1)
    number = integer(rng, 6, 8)
    fillers = shuffled(rng, [
        ("Inscription", "Le service est ouvert aux personnes de quinze ans et plus. Un seul compte par personne est admis."),
        ("Comportement", "Les propos injurieux, la revente de comptes et la copie automatique des pages sont interdits."),
        ("Offre payante", f"L'option sans annonces coûte {integer(rng, 2, 9)} euros par mois. Elle se résilie à tout moment."),
        ("Disponibilité", "Nous pouvons suspendre le service pour maintenance, en prévenant deux jours avant, sauf urgence."),
        ("Signalements", "Un contenu signalé est masqué jusqu'à son examen, dans les sept jours."),
        ("Responsabilité", "Chacun répond de ce qu'il publie. Nous ne contrôlons pas les contenus avant leur parution."),
        ("Preuve", "Nos journaux font foi, sauf preuve contraire. Ils sont gardés un an."),
        ("Assistance", "Nous répondons aux demandes dans les cinq jours ouvrés."),
    ])  # fmt: skip
    grant = (
        "Vos contenus",
        "Vous restez propriétaire de vos contenus. Vous nous accordez une licence gratuite, mondiale et non exclusive pour "
        f"{' ; '.join(f'{letter}) {_USES[use]}' for letter, use in zip('abcd', shuffled(rng, uses), strict=True))}. "
        f"La licence prend fin {general[0]} après la suppression du contenu.",
    )
    refusal = (
        "Vos choix",
        f"Dans « Mes contenus », vous pouvez refuser à tout moment les usages suivants : {_USES[free[0]]} ; {_USES[free[1]]}. "
        "Les autres usages de la licence sont nécessaires au service, sauf clause particulière.",
    )
    end = ("Fermeture", f"Un compte fermé peut être rouvert pendant {closing[0]}. Les contenus restent alors hors ligne.")  # fmt: skip
    law = ("Documents", "Les conditions particulières d'une rubrique l'emportent sur les présentes, pour ce qu'elles règlent.")  # fmt: skip
    articles = [*fillers[: number - 2], grant, *fillers[number - 2 : number], refusal, *fillers[number:], end, law]  # fmt: skip
    own = [
        ("Formats", "Les photos sont admises jusqu'à 20 Mo. Leurs données de prise de vue sont retirées."),
        ("Refus", f"Pour les photos, vous pouvez aussi refuser cet usage : {_USES[free[2]]}."),
        ("Identification", "Une personne reconnaissable peut demander le retrait d'une photo."),
        ("Fin de la licence", f"Pour une photo, la licence prend fin {special[0]} après sa suppression."),
    ]  # fmt: skip
    order = shuffled(rng, own)
    clause = [title for title, _said in order].index("Fin de la licence") + 1
    notice = [
        f"{service} - AVIS DE MODIFICATION",
        "",
        *textwrap.wrap(f"À compter du {long_date(since)}, dans les conditions particulières des photos, la licence prendra fin {coming[0]} après la suppression.", 84),
    ]  # fmt: skip
    archive = f"conditions-{integer(rng, 100, 999)}.zip"
    title = f"CONDITIONS PARTICULIÈRES DES PHOTOS - {service}"
    return {
        "name": archive,
        "service": service,
        "day": long_date(day),
        "since": long_date(since),
        "days": str(special[1]),
        "month": " (un mois = 30 jours)" if special[0] in ("un trimestre", "deux mois") else "",
        "not_days": [str(one[1]) for one in (general, coming, closing)],
        "uses": [_USES[use] for use in shuffled(rng, uses)],
        "kept": _USES[kept],
        "clause": f"P{clause}",
        "clause_key": [f"P{clause}", f"P {clause}", f"P-{clause}", f"article P{clause}"],
        "not_clause": [f"P{clause % 4 + 1}", f"G{articles.index(grant) + 1}"],
        "files": {
            archive: Archive({
                "conditions-generales.txt": _terms_file(f"CONDITIONS GÉNÉRALES - {service}", "G", articles),
                "conditions-photos.txt": _terms_file(title, "P", order),
                "avis.txt": text_file(notice),
            })
        },
    }  # fmt: skip


_SERVICES_TO_JOIN = (
    ("Nuée", "nuee"),
    ("Classeo", "classeo"),
    ("Partajoli", "partajoli"),
    ("Tiroir", "tiroir"),
    ("Grenier", "grenier"),
)


_IN_EUROPE = ("à Dublin", "à Lyon", "à Francfort", "à Lille", "à Turin", "à Porto")
_OUTSIDE = ("à Montréal", "à Boston", "à Singapour")


def _amendments(rng: np.random.Generator, flaw: str, month: int, year: int) -> list[str]:
    """What changed in a policy, the oldest first: what was right then may not be so on the day of the question."""
    erased = "un compte fermé est effacé au bout de {} mois."
    old, new, coming = f"1er juin {year - 2}", f"1er février {year}", f"1er janvier {year + 1}"
    said = [f"1er mars {year - 2} : le service change d'adresse postale."]
    if not flaw:
        said += [f"{old} : {erased.format(18)}", f"{new} : {erased.format(month)}"]
    elif flaw == "long":
        said += [f"{old} : {erased.format(max(2, month - 2))}", f"{new} : {erased.format(month + 15)}"]  # fmt: skip
    elif flaw == "later":
        said += [f"{old} : {erased.format(18)}", f"{coming} : {erased.format(month)}"]
    elif flaw == "sold":
        said.append(f"{new} : les coordonnées sont transmises à nos partenaires, pour leurs offres.")  # fmt: skip
    if flaw in ("", "outside"):
        said.append(f"{coming} : les factures seront envoyées {pick(rng, ('par courriel', 'chaque trimestre'))}.")  # fmt: skip
    return said


def service_joined(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: the one of four services that meets three demands, by its policy, its later amendments and its list of processors; one signs up there."""
    chosen_ones = sample(rng, _SERVICES_TO_JOIN, 4)
    months = sample(rng, (3, 6, 9, 12), 4)
    flaw = dict(
        zip(
            (name for name, _host in chosen_ones[1:]),
            sample(rng, ("long", "later", "outside", "sold"), 3),
            strict=True,
        )
    )
    year = integer(rng, 2024, 2026)
    pages = []
    for (name, host), month in zip(chosen_ones, months, strict=True):
        site = f"https://{host}.example"
        wrong = flaw.get(name, "")
        pages += [
            page(f"{site}/", name, f"# {name}", "Rangez et partagez vos documents.", f"[Confidentialité]({site}/confidentialite)", f"[Avenants]({site}/avenants)", f"[Sous-traitants]({site}/sous-traitants)", f"[S'inscrire]({site}/inscription)"),
            page(f"{site}/confidentialite", f"Confidentialité – {name}", "# Confidentialité", f"Un compte fermé est effacé au bout de {24 if wrong in ('', 'later') else month} mois.", "Vos coordonnées ne vont à aucun partenaire commercial." if wrong != "sold" else "Vos coordonnées ne vont à aucun partenaire, sauf mention d'un avenant.", f"[Retour]({site}/)", listed=False),
            page(f"{site}/avenants", f"Avenants – {name}", "# Avenants à la politique", *_amendments(rng, wrong, month, year), f"[Retour]({site}/)", listed=False),
            page(f"{site}/sous-traitants", f"Sous-traitants – {name}", "# Sous-traitants", f"Hébergement : Cèdre, serveurs {pick(rng, _IN_EUROPE)}.", f"Assistance : Orme, serveurs {pick(rng, _IN_EUROPE)} ; la nuit, Sapin, serveurs {pick(rng, _OUTSIDE if wrong == 'outside' else _IN_EUROPE)}.", f"[Retour]({site}/)", listed=False),
            page(f"{site}/inscription", f"Inscription – {name}", "# Inscription", {"field": "Nom de l'association"}, {"button": "Créer le compte", "needs": {"Nom de l'association": ".+"}, "otherwise": "Donnez un nom.", "says": "Compte créé."}, f"[Retour]({site}/)", listed=False),
        ]  # fmt: skip
    start = page(
        "https://liste.example/",
        "Services de documents",
        "# Quatre services",
        *(f"[{name}](https://{host}.example/)" for name, host in shuffled(rng, chosen_ones)),
    )
    world = browser([start, *pages], at=start.url)
    club = pick(rng, ("Les Lilas", "Le Verger", "La Source", "Cap Nord"))

    def joined(host: str, *, read: bool = False) -> list[Act]:
        site = f"https://{host}.example"
        seen: list[Act] = (
            [
                web_acts.Visit(address=f"{site}{path}")
                for path in ("/confidentialite", "/avenants", "/sous-traitants")
            ]
            if read
            else []
        )
        return [
            *seen,
            web_acts.Visit(address=f"{site}/inscription"),
            web_acts.Fill(field="1", value=club),
            web_acts.Press(button="2"),
        ]

    name, host = chosen_ones[0]
    return {
        "club": club, "name": name, "month": months[0], "today": f"{pick(rng, ('10 mai', '2 juin', '18 septembre'))} {year}",
        "world": world,
        "goal": Goal(want=(("pressed", f"https://{host}.example/inscription", "Créer le compte"), ("sent", f"https://{host}.example/inscription", "Nom de l'association", f"^{club}")), keep=("pressed",)),
        "solution": joined(host, read=True),
        "near": [*(joined(other) for _name, other in chosen_ones[1:]), joined(host)[:-1]],
    }  # fmt: skip

"""Responding to cyberbullying: evidence, phone numbers, remedies."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.invented.people import FIRST_NAMES
from pixsim.families.draws.simulators.mail import Inbox
from pixsim.families.draws.simulators.webs import page, search_official_page
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.making.archives import Archive
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts


def number_for_the_young(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: the national number for insults online, as the administration gives it, among older and dearer ones."""
    child = pick(rng, FIRST_NAMES)
    old, paid = (
        pick(rng, ("3020", "0 800 235 236")),
        f"0 899 {integer(rng, 100, 999)} {integer(rng, 100, 999)}",
    )
    official = page(
        "https://www.jeunesse.gouv.example/violences-en-ligne",
        "Violences en ligne : qui appeler – administration",
        "# Violences en ligne",
        "Harcèlement, cyberharcèlement, insultes sur internet, dans un groupe ou sur les réseaux sociaux : le numéro national à appeler est le 3018, gratuit et anonyme.",
        "Des spécialistes écoutent et font retirer les contenus.",
        words="numérique enfant ado adolescent jeune jeunes mineur national aide harcelé harcelée victime téléphone gratuit gouv",
    )
    others = [
        page(f"https://forum-parents.example/{integer(rng, 100, 999)}", "Harcèlement en ligne : quel numéro ? – forum", "Message de 2017 : « Insultes, cyberharcèlement, violences en ligne : appelez le numéro national, le " + old + ". »"),
        page("https://allo-juriste.test/harcelement", "Violences en ligne : un numéro, des experts", f"Cyberharcèlement, harcèlement, insultes dans un groupe : appelez le {paid} (3 € par minute)."),
        page("https://www.jeunesse.gouv.example/sport", "Sport des jeunes – administration", "Les clubs violents en ligne de mire : article sur le sport."),
        page("https://presse-locale.example/numero", "Un nouveau numéro au collège", "Les élèves ont inventé un numéro de cirque contre les violences."),
    ]  # fmt: skip
    return {
        "child": child,
        "key": "3018",
        "wrong": [old, paid],
        **search_official_page(rng, "violences en ligne numéro", official, others),
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
    make: list[Act] = [acts.NewFolder(name=folder)]
    moves = [acts.Move(message=number, folder=folder) for number in bad]
    block: list[Act] = [acts.Open(thing=bad[0]), acts.Block()]
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
        "solution": [*block, acts.Back(), *make, *moves],
        "near": [
            [*make, *moves],
            [*block, acts.Back(), *(acts.Delete(thing=number) for number in bad)],
            [*block, acts.Back(), *make, *moves, acts.Move(message=ids[lookalike], folder=folder)],
        ],
    }  # fmt: skip


_NOTHING = "rien d'illicite"

_VIOLENCE = {
    "conflit": (
        "Deux élèves s'envoient toute une soirée des messages vifs, chacun à son tour ; le lendemain, plus rien.",
        "Deux voisins échangent un soir des reproches sur le bruit, devant tout le groupe, puis en restent là.",
        "Deux joueurs s'accusent l'un l'autre, message contre message, d'avoir fait perdre la partie.",
    ),
    "harcèlement": (
        "Trente élèves se sont donné le mot : chacun envoie à une camarade un seul message moqueur, le même soir.",
        "Depuis un mois, un collègue commente chaque photo d'une salariée, toujours par une blague sur son poids.",
        "Un ancien compagnon écrit dix fois par jour « Réponds-moi », sans injure ni menace, depuis trois semaines.",
    ),
    "divulgation de données personnelles": (
        "Pour « qu'on aille lui parler », un joueur recopie sur un forum l'adresse qu'une joueuse avait donnée à son club.",
        "Après un désaccord, un internaute publie, sans commentaire, l'école et les horaires des enfants d'une élue.",
        "Une capture d'écran du planning d'une agente circule, avec la mention « elle finit tard le jeudi, seule ».",
    ),
    "usurpation d'identité": (
        "Trouvant ouverte la session d'une amie, un élève y publie en son nom une nouvelle inventée de toutes pièces : elle changerait de lycée.",
        "Un inconnu ouvre un profil au nom d'un conseiller et écrit, très poliment, à tous ses contacts.",
        "Une personne répond sur un forum professionnel avec le nom et la photo de sa collègue, pour lui nuire.",
    ),
    _NOTHING: (
        "Un homonyme d'une élue ouvre un compte à son propre nom, avec sa propre photo.",
        "Un client publie une fois, sous son nom, un avis sévère et détaillé sur un artisan.",
        "Un compte nommé « parodie » imite, pour rire, les tics de langage d'un ministre.",
    ),
}


def violence_kinds(rng: np.random.Generator) -> dict[str, Any]:
    """Which kind of situation each of three stories is."""
    kinds = sample(rng, list(_VIOLENCE), 3)
    row: dict[str, Any] = {"kinds": list(_VIOLENCE)}
    for number, kind in enumerate(kinds, 1):
        row |= {f"story{number}": pick(rng, _VIOLENCE[kind]), f"kind{number}": kind}
    return row


_SHOWN = (
    "Luna_08", "Kevdu19", "tornade", "M.Lenoir", "pixel_rose", "Sacha.B", "gaufre", "NightOwl", "zebulon", "Mila-mila",
    "capitaine", "ours_brun",
)  # fmt: skip

_NICE = (
    "qui a noté les devoirs ?", "rdv à 16 h devant le gymnase", "mdr trop bien la photo", "je peux pas demain",
    "merci pour hier", "on révise ensemble ?", "quelqu'un a le numéro de la salle ?", "bon week-end",
)  # fmt: skip

_THREATS = (
    "tu vas le regretter", "on sait où tu habites", "tu vas payer pour ça", "attends lundi, tu vas voir",
    "t'as pas intérêt à en parler", "encore un mot et tout le monde verra ta photo",
)  # fmt: skip

_OFFSETS = timedelta(hours=2)


def author_of_threats(rng: np.random.Generator) -> dict[str, Any]:
    """The account that threatens under three names, how many times, and since when by the clock of Paris.

    Another account has taken one of these names meanwhile; times are universal in the export.
    """
    accounts = sample(rng, range(100_000, 999_999), 5)
    names = sample(rng, _SHOWN, 9)
    author, twin = accounts[0], accounts[1]
    victim = pick(rng, ("Jade", "Noé", "Lou", "Sami", "Ava"))
    first = datetime(2026, pick(rng, (4, 5, 6, 9)), integer(rng, 4, 20), 22, integer(rng, 5, 55))
    days = integer(rng, 12, 18)
    count = integer(rng, 7, 11)
    posts: list[tuple[datetime, int, str, str]] = []
    after = sorted({integer(rng, 300, days * 1440) for _ in range(count - 1)})
    moments = [first + timedelta(minutes=n) for n in after]
    count = len(moments) + 1
    for place, moment in enumerate([first, *moments]):
        third = 3 * place // count
        posts.append((moment, author, names[third], pick(rng, _THREATS)))
    changed = moments[-1] - timedelta(hours=integer(rng, 2, 20))
    for _nice in range(integer(rng, 3, 5)):
        at = changed + timedelta(minutes=integer(rng, 10, 900))
        posts.append((at, twin, names[0], pick(rng, _NICE)))  # the name that the author has left
        posts.append(
            (first - timedelta(minutes=integer(rng, 200, 6000)), author, names[0], pick(rng, _NICE))
        )
    for account, name in zip((twin, *accounts[2:]), names[3:], strict=False):
        for _post in range(integer(rng, 9, 14)):
            at = first + timedelta(minutes=integer(rng, -6000, days * 1440))
            if account == twin and at >= changed:
                continue
            posts.append((at, account, name, pick(rng, _NICE)))
    posts.append(
        (
            first - timedelta(days=2, minutes=integer(rng, 0, 300)),
            accounts[2],
            names[4],
            "t'es nul à la passe, entraîne-toi",
        )
    )
    held = [
        {
            "id": f"m{integer(rng, 10_000, 99_999)}{n:03}",
            "date": f"{moment:%Y-%m-%dT%H:%M:00Z}",
            "compte": account,
            "pseudo": name,
            "texte": f"@{victim.lower()} {text}"
            if account == author and text in _THREATS
            else text,
        }
        for n, (moment, account, name, text) in enumerate(shuffled(rng, posts))
    ]
    universal, local = (f"{moment:%d/%m/%Y}" for moment in (first, first + _OFFSETS))
    by_name = sum(m["pseudo"] == names[2] and m["compte"] == author for m in held)
    archive = f"export-{victim.lower()}-{integer(rng, 10, 99)}.zip"
    text = json.dumps(
        {"groupe": "4e B", "fuseau": "UTC", "messages": held}, ensure_ascii=False, indent=1
    )
    note = (
        f"Export demandé par la famille de {victim}.\nUn compte garde son numéro ; son pseudo peut changer à tout moment.\n"
        "Les heures sont en temps universel (UTC). Paris est à UTC+2 pendant toute la période.\n"
    )
    return {
        "name": archive,
        "victim": victim,
        "account": str(author),
        "not_account": [str(account) for account in accounts[1:]],
        "names": ", ".join(names[:3]),
        "count": count,
        "not_count": [str(n) for n in sorted({by_name, count - by_name, count + 1} - {count})],
        "day": [local, local[:5]],
        "not_day": universal,
        "files": {archive: Archive({"messages.json": text.encode(), "lisez-moi.txt": note.encode()})},
    }  # fmt: skip

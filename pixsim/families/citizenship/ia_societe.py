"""Artificial intelligence in society: uses, learning, bias, rules."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.invented.people import FIRST_NAMES, full_names, of
from pixsim.families.draws.simulators.assistants import assistant, others
from pixsim.families.draws.simulators.tasks import to_do
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import rounded
from pixsim.figures.figure import INK
from pixsim.making.archives import Archive
from pixsim.making.documents import document, heading
from pixsim.making.make import in_two_formats
from pixsim.making.texts import PlainText, lines
from pixsim.making.workbooks import Workbook, sheet
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import WEEKDAYS
from pixsim.worlds.assistant import acts
from pixsim.worlds.assistant.data import NO, YES, Claim, Detail, File, Part
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal


def answer_against_its_source(rng: np.random.Generator) -> dict[str, Any]:
    """The one sentence of an assistant's summary that the rules it sums up contradict."""
    club = pick(
        rng,
        (
            "l'atelier vélo",
            "la ludothèque",
            "le jardin partagé",
            "la salle de musique",
            "le café associatif",
        ),
    )
    low, high, price = integer(rng, 3, 6), integer(rng, 7, 9), integer(rng, 12, 30)
    days, hours, guests = integer(rng, 2, 5), integer(rng, 2, 4), integer(rng, 2, 4)
    facts = [
        ("Prêt", f"Chaque membre emprunte {low} objets au plus, pour {high} jours ouvrés.", f"On peut emprunter jusqu'à {low} objets à la fois.", f"On peut emprunter jusqu'à {high} objets à la fois.", f"{low} objets au plus"),
        ("Cotisation", f"La cotisation est de {price} euros par an, et de {price // 2} euros pour les moins de 18 ans.", f"Un adulte paie {price} euros par an.", f"Un adulte paie {price // 2} euros par an.", f"{price} euros pour un adulte"),
        ("Absence", f"On prévient {days} jours avant, ou {hours} heures avant en cas de maladie.", f"Sauf maladie, il faut prévenir {days} jours avant.", f"Sauf maladie, il faut prévenir {hours} heures avant.", f"{days} jours avant"),
        ("Invités", f"Un membre amène {guests} invités au plus ; le dimanche, un seul.", f"En semaine, {guests} invités sont admis.", "En semaine, un seul invité est admis.", f"{guests} invités en semaine"),
        ("Animaux", "Les chiens sont admis dans la cour, jamais à l'intérieur.", "Les chiens restent dans la cour.", "Les chiens sont admis partout.", "dans la cour seulement"),
        ("Enfants", "Dès 14 ans, on vient seul ; plus jeune, avec un adulte.", "À 15 ans, on peut venir seul.", "À 15 ans, il faut un adulte.", "seul dès 14 ans"),
    ]  # fmt: skip
    chosen = shuffled(rng, facts)
    false = integer(rng, 1, 6)
    said = [fact[3] if n == false else fact[2] for n, fact in enumerate(chosen, 1)]
    rules: list[Any] = [heading(f"Règlement : {club}")]
    for title, rule, *_rest in facts:
        rules += [heading(title, 2), rule]
    return {
        "club": club,
        "who": pick(rng, FIRST_NAMES),
        "key": str(false),
        "wrong": [str(false % 6 + 1)],
        "sentence": said[false - 1],
        "truth": chosen[false - 1][4],
        "files": {"reponse.txt": lines([f"{n}. {text}" for n, text in enumerate(said, 1)]), **in_two_formats("reglement", document(*rules))},
    }  # fmt: skip


_EVENTS = (
    ("un atelier de couture", "Affiche", "couture", "salle Bizet"), ("une initiation au jardinage", "Affiche", "jardinage", "serre du parc"),
    ("un vide-grenier", "Annonce", "vide-grenier", "place du Marché"), ("une sortie à vélo", "Annonce", "vélo", "gare routière"),
    ("un café des langues", "Invitation", "langues", "maison de quartier"), ("une soirée de contes", "Invitation", "contes", "médiathèque"),
)  # fmt: skip

_READERS = ("débutants de plus de 60 ans", "familles avec enfants", "adhérents du club", "nouveaux habitants")  # fmt: skip
_LENGTHS = ("50 mots", "150 mots", "une page")

_VAGUE = (
    "Écris comme un grand professionnel.", "Fais quelque chose qui plaise à tout le monde.", "Vérifie bien ton texte avant de me le donner.",
    "C'est important, applique-toi.", "Sois original, mais pas trop.",
)  # fmt: skip

_DAYS = ("samedi", "dimanche", "mercredi", "vendredi")


def _on(weekday: str, year: int, number: int) -> int:
    """The day of May of a year that is this weekday, from a number on."""
    first = date(year, 5, number)
    found = number + (WEEKDAYS.index(weekday) - first.weekday()) % 7
    return found if found <= 28 else found - 7


def request_for_an_event(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a request with its readers, its length and the facts that the assistant would make up otherwise."""
    what, kind, word, place = pick(rng, _EVENTS)
    readers, length = pick(rng, _READERS), pick(rng, _LENGTHS[:2])
    day, hour, number = pick(rng, _DAYS), integer(rng, 10, 19), integer(rng, 10, 28)
    number = _on(day, 2026, number)
    true = f"{day.capitalize()} {number} mai, à {hour} h, {place}."
    saturday = _on("samedi", 2025, integer(rng, 2, 9))
    last = f"L'an dernier : samedi {saturday} mai, à {hour + 1} h, {place}."
    texts = shuffled(rng, [true, last, *sample(rng, _VAGUE, 3)])
    details = tuple(Detail(id=str(n), text=text) for n, text in enumerate(texts, 1))
    mine = next(one.id for one in details if one.text == true)
    old = next(one.id for one in details if one.text == last)
    facts = ((f"{number} mai", f"{number}/5", f"{number}/05"), (f"{hour} h", f"{hour}h", f"{hour}:00"), (place,))  # fmt: skip
    given = "~" + "&".join("||".join(forms) for forms in facts)
    first = pick(rng, [one for one in _READERS if one != readers])
    parts = (
        Part(name="Texte", choices=("Affiche", "Annonce", "Invitation", "Chanson"), value=kind),
        Part(name="Sujet", choices=tuple(one[2] for one in _EVENTS), value=word),
        Part(name="Pour qui", choices=_READERS, value=first),
        Part(name="Longueur", choices=_LENGTHS, value="une page"),
    )
    claims = (
        *(Claim(id=f"pour{n}", text=f"Vous êtes de ceux-là : {one} ? Venez !", when={"Pour qui": (one,)}) for n, one in enumerate(_READERS)),
        Claim(id="vrai", text=f"Rendez-vous {true[0].lower()}{true[1:]}", when={given: (YES,)}),
        Claim(id="invente", text="Rendez-vous samedi prochain à 14 h, à la salle des fêtes.", when={given: (NO,)}),
        Claim(id="long1", text="Une équipe passionnée vous attend, dans une ambiance chaleureuse et conviviale.", when={"Longueur": ("150 mots", "une page")}),
        Claim(id="long2", text="Depuis toujours, les habitants se retrouvent autour de ce beau moment de partage, qui crée du lien.", when={"Longueur": ("une page",)}),
    )  # fmt: skip
    world = assistant(rng, parts=parts, details=details, claims=claims)
    wanted = (("asked", "$t", "Texte", kind), ("asked", "$t", "Sujet", word), ("asked", "$t", "Pour qui", readers), ("asked", "$t", "Longueur", length), *(("told", "$t", "||".join(f"~{form}" for form in forms)) for forms in facts))  # fmt: skip
    goal = Goal(
        want=wanted, refuse=(("told", "$t", last),), keep=others("asked", "told", "sent", "talk", "remembers")
    )  # fmt: skip
    put = acts.Set(name="Pour qui", value=readers), acts.Set(name="Longueur", value=length)

    def asking(*included: str) -> list[Act]:
        return [acts.New(), *put, *(acts.Include(thing=one) for one in included), acts.Send()]

    vague = next(one.id for one in details if one.text in _VAGUE)
    return {
        "what": what, "kind": kind.lower(), "readers": readers, "length": length, "day": day, "fact": true.removesuffix("."),
        **to_do(world, goal, asking(mine), asking(), asking(vague), asking(old), asking(mine)[:-1], [acts.New(), put[0], acts.Include(thing=mine), acts.Send()]),
    }  # fmt: skip


_LETTERS = (
    ("à une réclamation", "reclamation.odt", "Le chauffage est en panne depuis dix jours.", "Je demande une réparation cette semaine.", "chauffage", "réparation", "un propriétaire"),
    ("à un recours", "recours.odt", "La place en crèche a été refusée en avril.", "Nous demandons un nouvel examen du dossier.", "crèche", "nouvel examen", "une mairie"),
    ("à une plainte", "plainte.odt", "Le train est arrivé avec trois heures de retard.", "Je demande le remboursement du billet.", "trois heures", "remboursement", "une compagnie de transport"),
    ("à un courrier", "courrier.odt", "Le vélo livré a une roue voilée.", "Je demande un échange ou un bon d'achat.", "roue voilée", "échange", "un magasin"),
    ("à une demande", "demande.odt", "Le stage prévu en juin a été annulé.", "Je cherche une autre date avant l'été.", "stage", "autre date", "un lycée"),
)  # fmt: skip

_CLOSED = ("14 rue du Lavoir", "3 impasse des Tilleuls", "27 quai des Brumes", "8 allée du Moulin")


def letter_without_its_author(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: all that tells who wrote a letter is masked in it before it is joined, and nothing else."""
    told, file, matter, asked, key1, key2, answers = pick(rng, _LETTERS)
    ((first, last),) = full_names(rng, 1)
    name, street = f"{first} {last}", pick(rng, _CLOSED)
    phone = f"06 39 98 {integer(rng, 10, 99)} {integer(rng, 10, 99)}"
    lines = (f"{name}, {street}", "Madame, Monsieur,", matter, asked, f"On peut me joindre au {phone}.", f"Cordialement, {name}")  # fmt: skip
    parts = (
        Part(name="Tâche", choices=("répondre à la lettre", "traduire la lettre", "noter la lettre sur 10"), value="répondre à la lettre"),
        Part(name="Ton", choices=("poli", "ferme", "amical"), value="poli"),
    )  # fmt: skip
    claims = (
        Claim(id="lu", text=f"Nous avons bien lu votre lettre : « {matter} »", when={file: (YES,)}),
        Claim(id="suite", text=f"Nous étudions ce que vous demandez (« {asked} ») et vous répondrons sous huit jours.", when={file: (YES,)}),
        Claim(id="rien", text="De quelle lettre s'agit-il ? Je peux en inventer une.", when={file: (NO,)}),
    )  # fmt: skip
    world = assistant(rng, parts=parts, files=(File(name=file, lines=lines),), claims=claims)
    telling = (first, last, street.partition(" ")[2], phone[-5:])
    goal = Goal(
        want=(("joined", "$t", file), ("asked", "$t", "Tâche", "répondre à la lettre"), ("told", "$t", f"~{key1}"), ("told", "$t", f"~{key2}")),
        refuse=tuple(("told", "*", f"~{text}") for text in telling),
        keep=others("asked", "told", "joined", "sent", "talk", "remembers"),
    )  # fmt: skip

    def sending(*masked: tuple[str, str]) -> list[Act]:
        read = [acts.New(), acts.Read(name=file)]
        hide = [acts.BlackOut(number=number, words=words) for number, words in masked]
        return [*read, *hide, acts.Back(), acts.Include(thing=file), acts.Send()]

    places = [("1", name), ("1", street), ("5", phone), ("6", name)]
    return {
        "told": told, "file": file, "answers": answers,
        **to_do(world, goal, sending(*places), sending(*places[:-1]), sending(*places[:1], *places[2:]), sending(*places, ("3", matter)),
                [acts.New(), acts.Include(thing=file), acts.Send()], sending(*places[:2], places[3])),
    }  # fmt: skip


_SERVICES = ("État civil", "Voirie", "Écoles", "Sports", "Urbanisme", "Aide sociale")


def _plain(shown: str) -> str:
    """The service as it is usually written."""
    return next(service for service in _SERVICES if service.lower() == shown.strip().lower())


@redraw_misfits
def letters_sorted_by_machine(rng: np.random.Generator) -> dict[str, Any] | None:
    """How often a machine sorts letters as people do, the service it floods, and the one it serves worst.

    The service that receives most letters of others is not the one whose own letters go astray most.
    """
    flooded, worst = sample(rng, _SERVICES, 2)
    rows: list[list[Any]] = []
    right = 0
    for number in range(integer(rng, 320, 400)):
        wanted = pick(rng, _SERVICES)
        odds = 0.35 if wanted == worst else 0.1
        given = wanted
        if rng.random() < odds:
            others = [s for s in _SERVICES if s not in (wanted, flooded, worst)]
            given = flooded if wanted != flooded and rng.random() < 0.6 else pick(rng, others)
        right += given == wanted
        shown = given.upper() if number % 13 == 5 else (f"{given} " if number % 11 == 7 else given)
        rows.append(
            [f"L{1000 + number}", pick(rng, ("courriel", "papier", "formulaire")), wanted, shown]
        )
    received = Counter(g for _n, _w, wanted, shown in rows if (g := _plain(shown)) != wanted)
    own = Counter(row[2] for row in rows)
    lost = Counter(row[2] for row in rows if _plain(row[3]) != row[2])
    rates = sorted(((lost[s] / own[s], s) for s in _SERVICES), reverse=True)
    ranks = received.most_common(2)
    share = 100 * right / len(rows)
    if (
        ranks[0][0] != flooded or ranks[0][1] - ranks[1][1] < 4 or rates[0][1] != worst
        or rates[0][0] - rates[1][0] < 0.05 or abs(share * 10 % 1 - 0.5) < 0.1 or rounded(share, 1).endswith("0")
    ):  # fmt: skip
        return None
    header = ("Courrier", "Voie", "Service voulu", "Service proposé par l'IA")
    return {
        "share": rounded(share, 1),
        "not_share": [rounded(100 - share, 1)],
        "flooded": flooded,
        "worst": worst,
        "services": list(_SERVICES),
        "received": ranks[0][1],
        "rate": rounded(100 * rates[0][0], 0),
        "files": in_two_formats("tri-courrier", Workbook((sheet("Courriers", header, rows),))),
    }


def _share(said: list[bool]) -> float:
    """How many in a hundred."""
    return 100 * sum(said) / len(said)


def precision_recall(rng: np.random.Generator) -> dict[str, Any]:
    """What a filter does, some messages passed twice, and what two readers say they are: the share of spam stopped, of good messages lost."""
    usual, other, rare = shuffled(rng, ("fr", "en", "ar"))  # the rarest is served worst
    names = {"fr": "français", "en": "anglais", "ar": "arabe"}
    first, second = sample(rng, FIRST_NAMES, 2)
    while True:
        runs: list[tuple[str, int, str]] = []
        read: list[tuple[str, ...]] = []
        kept: list[tuple[str, bool, bool]] = []  # language, spam, blocked
        hasty: list[tuple[bool, bool]] = []
        for number in sample(rng, range(100, 999), 280):
            language, spam = pick(rng, (usual, usual, usual, other, rare)), rng.integers(3) == 0
            caught = {usual: 93, other: 88, rare: 58} if spam else {usual: 3, other: 5, rare: 21}
            blocked = integer(rng, 1, 100) <= caught[language]
            twice, doubt = rng.integers(5) == 0, rng.integers(12) == 0
            before = not blocked if twice and rng.integers(2) else blocked
            name = f"M{number}"
            runs += [(name, 1, "bloqué" if before else "laissé")]
            runs += [(name, 2, "bloqué" if blocked else "laissé")] if twice else []
            said = ["indésirable" if spam else "bon"] * 2
            if doubt:
                said[1] = "bon" if spam else "indésirable"
            shown = pick(rng, (language, language, language.upper(), names[language]))
            read.append((name, shown, *shuffled(rng, said)))
            hasty.append((read[-1][2] == "indésirable", before))
            if not doubt:
                kept.append((language, bool(spam), blocked))
        recall = _share([blocked for _language, spam, blocked in kept if spam])
        precision = _share([spam for _language, spam, blocked in kept if blocked])
        quick = _share([blocked for spam, blocked in hasty if spam])
        lost = {
            one: _share(
                [blocked for language, spam, blocked in kept if language == one and not spam]
            )
            for one in names
        }
        worst, next_ = sorted(lost, key=lambda one: -lost[one])[:2]
        fair = min(abs(10 * share % 1 - 0.5) for share in (recall, precision)) > 0.01
        wrong = {rounded(precision, 1), rounded(quick, 1)}
        if fair and lost[worst] > lost[next_] + 2 and rounded(recall, 1) not in wrong:
            break
    return {
        "taux": rounded(recall, 1),
        "faux": sorted(wrong),
        "langues": list(names.values()),
        "langue": names[worst],
        "perdus": rounded(lost[worst], 1),
        "files": {
            "essai.csv": spreadsheet_csv(("message", "passage", "filtre"), shuffled(rng, runs)),
            "relecture.csv": spreadsheet_csv(("message", "langue", first, second), read),
        },
    }  # fmt: skip


_RULES = """RÈGLEMENT EUROPÉEN SUR L'INTELLIGENCE ARTIFICIELLE : FICHE POUR LES SERVICES

A. Interdit : déduire les émotions d'une personne au travail ou à l'école (sauf raison médicale ou
   de sécurité) ; noter les gens d'après leur vie sociale ; réunir des visages pris au hasard d'internet.
B. Haut risque : ce qui sert à choisir des candidats ou à juger des salariés ; à décider d'une
   admission, d'une note ou d'une orientation ; à accorder ou refuser une aide ou un service public
   essentiel.
C. Exception à B : l'outil ne fait qu'une tâche préparatoire ou de pure forme (ranger, traduire,
   corriger la langue), ou donne un avis, sans peser sur la décision. La commune tient qu'un avis
   pèse dès que la décision le suit plus de neuf fois sur dix, tous dossiers comptés une fois,
   d'après leur dernière décision au registre.
D. Exception à C : dès qu'il établit le profil de personnes, l'outil de B reste à haut risque, même
   pour une tâche préparatoire.
E. Transparence : une machine avec qui l'on parle, ou un contenu fabriqué, doit se faire connaître.
F. Le reste est de risque minimal.
"""

_TOOLS = {
    "interdit": (
        "Pendant les réunions, l'outil analyse les visages des agents et signale ceux qui s'ennuient.",
        "En classe, une caméra estime si chaque élève est attentif ou contrarié, et l'écrit au professeur.",
        "L'outil donne à chaque habitant une note d'après ses fréquentations et ses propos en ligne.",
    ),
    "haut": (
        "L'outil lit les candidatures reçues et propose à la direction les dix qui conviennent le mieux.",
        "L'outil calcule si un foyer remplit les conditions d'une aide ; l'agent suit presque toujours son avis.",
        "L'outil corrige les copies du concours d'entrée de l'école de musique et leur attribue une note.",
        "L'outil note le travail de chaque agent, et cette note fixe sa prime.",
        "L'outil répartit les élèves entre les deux collèges ; le service applique sa liste.",
        "L'outil choisit les demandes de logement social que la commission verra.",
    ),
    "profil": (
        "L'outil range les demandes d'aide par dossier. Pour cela, il classe chaque demandeur selon son âge, ses revenus et ses habitudes.",
        "L'outil met les candidatures en forme. Il ajoute à chacune un profil : sérieux, mobile, instable…, tiré du parcours.",
    ),
    "forme": (
        "L'outil traduit en français les candidatures reçues. Il ne les trie pas et n'en dit rien.",
        "L'outil donne un numéro aux demandes d'aide et les range par date d'arrivée.",
        "L'outil corrige l'orthographe des bulletins scolaires que les professeurs ont écrits.",
        "L'outil convertit en texte les demandes d'aide écrites à la main.",
        "L'outil vérifie que chaque candidature a ses pièces, et réclame celles qui manquent.",
    ),
    "avis": (
        "L'outil donne, sur chaque demande d'aide au chauffage, un avis que l'agent est libre de suivre.",
        "L'outil donne, sur chaque demande de place en crèche, un avis que la commission est libre de suivre.",
        "L'outil donne, sur chaque candidature à un emploi d'été, un avis que le jury est libre de suivre.",
        "L'outil donne, sur chaque demande d'orientation, un avis que le conseil est libre de suivre.",
    ),
    "transparence": (
        "Sur le site, l'outil répond par écrit aux questions des habitants sur les horaires.",
        "L'outil fabrique les voix et les images des vidéos qui annoncent les fêtes.",
    ),
    "minimal": (
        "L'outil prévoit la fréquentation de la piscine d'après la météo, sans donnée sur les personnes.",
        "L'outil écarte les courriels indésirables de la messagerie.",
        "L'outil propose l'ordre des tournées des bennes.",
        "Par sécurité, l'outil signale au conducteur du bus qu'il s'endort.",
        "L'outil prévoit la consommation d'eau des écoles.",
        "L'outil repère les fuites du réseau d'après le bruit des tuyaux.",
        "L'outil recadre les photos du bulletin municipal.",
    ),
}  # fmt: skip

_NAMES = (
    "Alto", "Brio", "Calypso", "Doria", "Écho", "Fanal", "Girus", "Hublot", "Iris", "Jalon", "Kéa", "Lumen", "Mira",
    "Nova", "Orme", "Pivot", "Quartz", "Rumba", "Solène", "Tamis", "Ursa", "Vigie", "Wagram", "Zénith",
)  # fmt: skip

_ANNOUNCED = {
    "interdit": "risque minimal", "haut": "haut risque", "forme": "haut risque", "libre": "haut risque", "transparence": "transparence", "minimal": "risque minimal",
}  # fmt: skip


def _register(
    rng: np.random.Generator, heeded: str, free: str
) -> list[tuple[str, str, str, str, str]]:
    """Decisions on what two tools advise; some are taken again: then the first is seen to be followed, the second is not."""
    rows = []
    for tool, count in ((heeded, integer(rng, 60, 80)), (free, integer(rng, 60, 80))):
        apart = count * (5 if tool == heeded else 20) // 100  # in the end
        at_first = count * (22 if tool == heeded else 4) // 100
        files = sample(rng, range(1000, 9999), count)
        for place, file in enumerate(shuffled(rng, files)):
            advice = pick(rng, ("favorable", "défavorable"))
            other = "défavorable" if advice == "favorable" else "favorable"
            last, first = other if place < apart else advice, other if place < at_first else advice
            day = integer(rng, 1, 120)
            moments = (
                [(day, first), (day + integer(rng, 5, 40), last)]
                if first != last
                else [(day, last)]
            )
            for when, decision in moments:
                shown = pick(rng, (decision, decision, decision.upper()))
                rows.append(
                    (
                        f"{date(2026, 1, 5) + timedelta(days=when):%d/%m/%Y}",
                        tool,
                        f"D-{file}",
                        advice,
                        shown,
                    )
                )
    return shuffled(rng, rows)


def tools_of_a_town(rng: np.random.Generator) -> dict[str, Any]:
    """Of some twenty tools, the one to stop, those of high risk, and the one that its maker ranks too low.

    A tool of pure form leaves high risk, unless it draws profiles; one whose advice is always followed does not, and the register tells.
    """
    counts = {
        "interdit": 1,
        "haut": integer(rng, 3, 5),
        "profil": 1,
        "suivi": 1,
        "libre": 1,
        "forme": integer(rng, 3, 5),
        "transparence": integer(rng, 1, 2),
        "minimal": integer(rng, 4, 6),
    }
    kinds = shuffled(rng, [kind for kind, count in counts.items() for _ in range(count)])
    advice = sample(rng, _TOOLS["avis"], 2)
    told = {
        kind: sample(rng, _TOOLS[kind], count) for kind, count in counts.items() if kind in _TOOLS
    }
    told |= {"suivi": advice[:1], "libre": advice[1:]}
    names = sample(rng, _NAMES, len(kinds))
    found = {kind: name for name, kind in zip(names, kinds, strict=True) if counts[kind] == 1}
    low = pick(rng, ("profil", "suivi"))  # the other one is ranked as it should
    members: dict[str, Any] = {"reglement.txt": PlainText(_RULES)}
    rows = []
    for name, kind in zip(names, kinds, strict=True):
        text = told[kind].pop()
        announced = "risque minimal" if kind == low else _ANNOUNCED.get(kind, "haut risque")
        rows.append((name, f"{integer(rng, 2019, 2026)}", announced))
        members[f"notices/{name}.txt"] = PlainText(
            f"NOTICE : {name}\n\n{text}\nDonnées gardées : {integer(rng, 3, 24)} mois. Mise à jour : chaque trimestre.\n"
            f"Classement selon l'éditeur : {announced}.\n"
        )
    members["outils.csv"] = spreadsheet_csv(
        ("outil", "depuis", "classement selon l'éditeur"), sorted(rows)
    )
    members["registre.csv"] = spreadsheet_csv(
        ("date", "outil", "dossier", "avis", "décision"),
        _register(rng, found["suivi"], found["libre"]),
    )
    high = counts["haut"] + 2
    said = sum(row[2] == "haut risque" for row in rows)
    archive = f"outils-{integer(rng, 10, 99)}.zip"
    return {
        "name": archive,
        "total": len(kinds),
        "stop": found["interdit"],
        "not_stop": [name for name in names if name != found["interdit"]],
        "high": high,
        "not_high": [str(n) for n in sorted({said, high - 1, high + 1, high + counts["forme"]} - {high})],
        "low": found[low],
        "not_low": [name for name in names if name not in (found["interdit"], found[low])],
        "of_heeded": of(found["suivi"]), "of_free": of(found["libre"]), "profiling": found["profil"],
        "files": {archive: Archive(members)},
    }  # fmt: skip


_RISKS = ("Risque inacceptable", "Haut risque", "Risque limité", "Risque minimal")
_SYSTEMS = {
    0: ("noter les habitants selon leur conduite pour leur ouvrir ou non des services", "deviner les émotions des salariés par caméra", "pousser des personnes fragiles à agir contre leur intérêt"),
    1: ("trier les candidatures à un emploi", "noter des copies d'examen", "décider de l'octroi d'un crédit à une personne", "attribuer une aide sociale"),
    2: ("un agent conversationnel d'accueil", "fabriquer la vidéo d'un personnage public qui parle", "une voix de synthèse qui répond au téléphone"),
    3: ("un filtre anti-spam", "l'adversaire d'un jeu vidéo", "corriger l'orthographe d'un texte", "proposer le prochain mot au clavier"),
}  # fmt: skip
_DUTIES = (
    "interdit dans l'Union",
    "permis sous conditions strictes : évaluation, données de qualité, contrôle humain",
    "permis à condition de dire aux gens qu'ils ont affaire à une machine ou à une image fabriquée",
    "libre, sans obligation particulière",
)


def storey_of_the_pyramid(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: on the pyramid of risks of the European regulation, the storey of a system."""
    level = integer(rng, 0, 3)
    shapes: list[fig.Part] = []
    zones = []
    for place, (name, colour, ink) in enumerate(
        zip(
            _RISKS,
            (fig.RED, fig.ORANGE, fig.YELLOW, "#8CC79B"),
            (fig.WHITE, INK, INK, INK),
            strict=True,
        )
    ):
        half, y = 15 + 14 * place // 3, 6 * place
        shapes += [
            fig.polygon(
                (29 - half, y + 5.5),
                (29 - half + 4, y),
                (29 + half - 4, y),
                (29 + half, y + 5.5),
                fill=colour,
            ),
            fig.centred(29, y + 2, name, ink, bold=True),
        ]
        zones.append(fig.zone(place + 1, fig.Box(29 - half, y, 2 * half, 6), (0, y + 2)))
    return {
        **fig.pointed(fig.figure("Une pyramide de quatre étages : les niveaux de risque d'une intelligence artificielle.", 12, shapes, zones), level + 1),
        "system": pick(rng, _SYSTEMS[level]), "risk": _RISKS[level].lower(), "duty": _DUTIES[level],
        "who": pick(rng, ("Une mairie", "Une entreprise", "Une école", "Une association", "Un service public")),
    }  # fmt: skip

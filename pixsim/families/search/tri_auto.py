"""What sorts information: recommendation, ranking, bubbles, generative AI."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

import numpy as np

from pixsim.families.draws.simulators.assistants import assistant
from pixsim.families.draws.simulators.tasks import to_do
from pixsim.families.draws.simulators.webs import browser, page
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.families.draws.values.numbers import decimal, euros
from pixsim.making.documents import document, heading
from pixsim.making.papers import Paper
from pixsim.text.csv_text import spreadsheet_csv
from pixsim.text.french_dates import MONTHS
from pixsim.worlds.assistant import acts as assistant_acts
from pixsim.worlds.assistant.data import Claim, Source, Talk, Turn
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts as web_acts


def why_this(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: why a page recommends something: what one did that led to it."""
    films = sample(
        rng,
        (
            "Le chat du phare",
            "Nager en hiver",
            "Pain au levain",
            "Réparer son vélo",
            "La nuit des étoiles",
            "Chanter à deux voix",
            "Coudre un ourlet",
        ),
        6,
    )
    root = "https://videos-libres.example"
    shown, causes = films[:3], films[3:]
    pages = [
        page(
            f"{root}/",
            "Recommandé pour vous",
            *(
                line
                for n, film in enumerate(shown, 1)
                for line in (f"■ {film}", f"[Pourquoi cette vidéo ?]({root}/pourquoi/{n})")
            ),
        ),
        *(
            page(
                f"{root}/pourquoi/{n}",
                "Pourquoi cette vidéo ?",
                f"Vous avez regardé jusqu'au bout : {cause}",
                f"[Retour]({root}/)",
            )
            for n, cause in enumerate(causes, 1)
        ),
    ]
    place = integer(rng, 0, 2)
    return {
        "shown": shown[place],
        "answer": causes[place],
        "wrong": [*causes[:place], *causes[place + 1 :]],
        "world": browser(pages, at=f"{root}/"),
        "solution": [web_acts.Follow(link=str(place + 1))],
    }  # fmt: skip


_SITES = (
    ("une boulangerie", ("pain bio", "boulangerie ouverte dimanche", "brioche", "tarte aux pommes", "pain sans gluten", "galette")),
    ("une auto-école", ("permis accéléré", "code en ligne", "permis moto", "conduite accompagnée", "prix permis", "leçon de conduite")),
    ("une troupe de théâtre", ("théâtre ce week-end", "spectacle enfant", "cours de théâtre", "sortie en famille", "pièce comique", "festival")),
    ("un loueur de vélos", ("louer un vélo", "vélo électrique", "balade à vélo", "vélo cargo", "réparer un vélo", "piste cyclable")),
)  # fmt: skip


def paid_for_nothing(rng: np.random.Generator) -> dict[str, Any]:
    """Visits of a month that came without being paid for, and the words that one pays for though one is first anyway."""
    who, listed = pick(rng, _SITES)
    month = integer(rng, 2, 5)
    words = shuffled(rng, listed)
    wasted, paid_low, free_first = words[0], words[1], words[2]
    rows = []
    free, paid, spent = 0, 0, 0
    start = date(2026, month - 1, 20)
    for step in range(40):
        day = start + timedelta(days=step)
        for word in sample(rng, words, 4):
            kind = "annonce" if word in (wasted, paid_low) and rng.integers(2) else "naturel"
            place = {wasted: integer(rng, 1, 1), free_first: 1}.get(word, integer(rng, 4, 19))
            place = pick(rng, (1, 2, 3)) if kind == "annonce" else place
            clicks = integer(rng, 1, 30)
            cost = clicks * pick(rng, (30, 40, 55)) if kind == "annonce" else 0
            rows.append((f"{day:%d/%m/%Y}", word, kind, place, clicks, decimal(cost / 100)))
            if day.month == month:
                free += clicks * (kind == "naturel")
                paid += clicks * (kind == "annonce")
                spent += cost * (word == wasted)
    everything = sum(row[4] for row in rows if row[2] == "naturel")
    return {
        "of_who": f"d'{who}",
        "month": f"{MONTHS[month - 1]} 2026",
        "free": free,
        "not_free": sorted({str(free + paid), str(everything), str(paid)} - {str(free)}),
        "word": wasted,
        "words": sorted(words),
        "spent": euros(spent),
        "files": {
            "moteur.csv": spreadsheet_csv(("jour", "recherche", "résultat", "place", "clics", "coût (€)"), shuffled(rng, rows)),
        },
    }  # fmt: skip


TRUE, FALSE = "juste", "faux"


@dataclass(frozen=True, slots=True)
class _Thing:
    """Something that an answer says, and how a page says it."""

    sentence: str
    page: str
    line: str
    values: tuple[str, ...]


_SUBJECTS: dict[str, tuple[str, tuple[_Thing, ...]]] = {
    "la piscine de Morlac": ("Ville de Morlac", (
        _Thing("L'entrée plein tarif coûte {} €.", "Piscine : tarifs", "Entrée, plein tarif : {} €", ("4,20", "4,80", "5,40")),
        _Thing("Le bassin ferme à {} le dimanche.", "Piscine : horaires", "Dimanche : fermeture du bassin à {}", ("12 h 30", "13 h", "18 h")),
        _Thing("Le bonnet de bain est {}.", "Piscine : règlement", "Bonnet de bain : {}", ("obligatoire", "facultatif")),
        _Thing("Les cours d'aquagym ont lieu le {}.", "Piscine : activités", "Aquagym : le {}, sur inscription", ("mardi", "jeudi", "vendredi")),
        _Thing("Les enfants de moins de {} ans entrent gratuitement.", "Piscine : enfants", "Gratuit pour les moins de {} ans, avec un adulte", ("4", "6", "8")),
        _Thing("Le parking compte {} places.", "Piscine : venir", "Parking de {} places, abri à vélos", ("60", "85", "120")),
    )),
    "la déchèterie du Val": ("Communauté du Val", (
        _Thing("Un particulier peut déposer {} de gravats par semaine.", "Déchèterie : gravats", "Gravats : {} par semaine et par foyer", ("0,5 m³", "1 m³", "2 m³")),
        _Thing("Elle est fermée le {}.", "Déchèterie : jours d'ouverture", "Fermeture : le {} toute la journée", ("lundi", "mercredi", "jeudi")),
        _Thing("L'amiante y est {}.", "Déchèterie : ce qu'on refuse", "Amiante : {} sur ce site", ("refusé", "accepté sur rendez-vous")),
        _Thing("La carte d'accès s'obtient {}.", "Déchèterie : carte d'accès", "La carte s'obtient {}", ("à la mairie", "en ligne", "au gardien")),
        _Thing("Les professionnels paient {} € par dépôt.", "Déchèterie : professionnels", "Professionnels : {} € le dépôt", ("15", "20", "35")),
        _Thing("La recyclerie ouvre à {}.", "Déchèterie : recyclerie", "Recyclerie : ouverture à {}", ("9 h", "10 h", "14 h")),
    )),
    "la médiathèque des Tilleuls": ("Médiathèque des Tilleuls", (
        _Thing("On emprunte jusqu'à {} livres à la fois.", "Médiathèque : prêts", "Prêt : {} livres par carte", ("8", "12", "20")),
        _Thing("Le prêt dure {} semaines.", "Médiathèque : durée", "Durée du prêt : {} semaines", ("3", "4", "5")),
        _Thing("L'abonnement d'un adulte coûte {} € par an.", "Médiathèque : abonnements", "Adulte : {} € par an", ("10", "14", "18")),
        _Thing("Elle ferme à {} le samedi.", "Médiathèque : horaires", "Samedi : fermeture à {}", ("17 h", "18 h", "19 h")),
        _Thing("Les jeux vidéo se jouent {}.", "Médiathèque : jeux", "Jeux vidéo : {}", ("sur place", "à la maison")),
        _Thing("L'heure du conte a lieu le {}.", "Médiathèque : enfants", "L'heure du conte : le {}, à 16 h", ("mercredi", "samedi", "vendredi")),
    )),
    "le bus de la vallée": ("Transports de la vallée", (
        _Thing("Le ticket acheté à bord coûte {} €.", "Bus : tarifs", "Ticket vendu à bord : {} €", ("1,60", "1,80", "2,20")),
        _Thing("Le dernier bus part de la gare à {}.", "Bus : derniers départs", "Gare, dernier départ : {}", ("20 h 10", "21 h 05", "22 h 30")),
        _Thing("Les vélos sont {} aux heures de pointe.", "Bus : vélos", "Heures de pointe : vélos {}", ("acceptés", "refusés")),
        _Thing("L'abonnement est gratuit avant {} ans.", "Bus : jeunes", "Abonnement gratuit avant {} ans", ("12", "16", "18")),
        _Thing("La ligne 3 ne circule pas le {}.", "Bus : ligne 3", "Ligne 3 : pas de service le {}", ("dimanche", "samedi", "lundi")),
        _Thing("L'agence ouvre à {}.", "Bus : agence", "Agence de la gare : ouverture à {}", ("7 h 30", "8 h 30", "10 h")),
    )),
}  # fmt: skip

RIGHT, WRONG, OLD, LOST_RIGHT, LOST_WRONG, BARE_RIGHT, BARE_WRONG = range(7)
"""Of a sentence and its page: both agree; they do not; another page replaces it; no such page; no page cited."""

_ALONE = ((LOST_RIGHT, BARE_RIGHT), (LOST_RIGHT, BARE_WRONG), (LOST_WRONG, BARE_RIGHT))
"""Sentences that no page cited supports: one of them at least is right all the same."""


class _Answer:
    """Sentences that are drawn with the pages that prove or belie them."""

    def __init__(self, rng: np.random.Generator, publisher: str) -> None:
        self._rng, self._by = rng, publisher
        self._free = shuffled(rng, range(1, 20))
        self.claims: list[Claim] = []
        self.sources: list[Source] = []
        self.verdicts: dict[str, str] = {}
        self.proof: dict[str, str] = {}

    def _page(self, name: str, line: str, day: str, *, gone: bool = False) -> str:
        key = f"S{self._free.pop()}"
        lines = (line,) if line else ()
        self.sources.append(
            Source(id=key, name=name, by=self._by, day=day, lines=lines, gone=gone, listed=not gone)
        )
        return key

    def say(self, key: str, thing: _Thing, kind: int) -> None:
        """Say one thing, so or otherwise."""
        right, wrong = sample(self._rng, thing.values, 2)
        false = kind in (WRONG, OLD, LOST_WRONG, BARE_WRONG)
        proof = self._page(
            thing.page, thing.line.format(right), pick(self._rng, ("janvier 2026", "mars 2026"))
        )
        cites = {RIGHT: proof, WRONG: proof, BARE_RIGHT: "", BARE_WRONG: ""}.get(kind)
        if kind == OLD:
            cites = self._page(thing.page, thing.line.format(wrong), "avril 2021")
        elif kind in (LOST_RIGHT, LOST_WRONG):
            cites = self._page(f"Guide pratique : {thing.page.split(' : ')[1]}", "", "", gone=True)
        said = thing.sentence.format(wrong if false else right)
        self.claims.append(Claim(id=key, text=said, cites=cites or ""))
        self.verdicts[key], self.proof[key] = FALSE if false else TRUE, proof


def sentences_checked(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: each sentence of an answer judged by the pages that there are."""
    subject = pick(rng, tuple(_SUBJECTS))
    publisher, things = _SUBJECTS[subject]
    kinds = shuffled(rng, [RIGHT, WRONG, OLD, *pick(rng, _ALONE)])
    answer = _Answer(rng, publisher)
    for number, (thing, kind) in enumerate(zip(sample(rng, things, 5), kinds, strict=True), 1):
        answer.say(f"c{number}", thing, kind)
    keys = tuple(one.id for one in answer.claims)
    turn = Turn(id="1", told=(f"Que faut-il savoir sur {subject} ?",), claims=keys)
    talk = Talk(id="1", title=subject[0].upper() + subject[1:], day="2 mai 2026", turns=(turn,))
    world = assistant(
        rng, claims=tuple(answer.claims), sources=tuple(shuffled(rng, answer.sources)), talks=(talk,),
        where=("talk", "1"),
    )  # fmt: skip
    goal = Goal(
        want=tuple(("mark", key, verdict) for key, verdict in answer.verdicts.items()),
        keep=("talk", "sent", "link", "setting"),
    )

    def judged(verdicts: dict[str, str], *reading: Act) -> list[Act]:
        marks = [
            assistant_acts.Mark(sentence=str(n), verdict=verdicts[key])
            for n, key in enumerate(keys, 1)
        ]
        return [*reading, *marks]

    read: list[Act] = [assistant_acts.Sources()]
    for n, (claim, kind) in enumerate(zip(answer.claims, kinds, strict=True), 1):
        read += (
            [assistant_acts.Cited(sentence=str(n)), assistant_acts.Back()]
            if claim.cites and kind != OLD
            else []
        )
    found = [answer.proof[key] for key, kind in zip(keys, kinds, strict=True) if kind not in (RIGHT, WRONG)]  # fmt: skip
    word = subject.split()[1]
    looked = [
        step for key in found for step in (assistant_acts.Open(thing=key), assistant_acts.Back())
    ]
    right = dict(answer.verdicts)

    def trusting(*trusted: int) -> dict[str, str]:
        """As one judges who stops at what the answer itself shows."""
        return {key: TRUE if kind in trusted else FALSE for key, kind in zip(keys, kinds, strict=True)}  # fmt: skip

    return {
        "subject": subject, "false": ", ".join(str(n) for n, key in enumerate(keys, 1) if right[key] == FALSE),
        "old": next(n for n, kind in enumerate(kinds, 1) if kind == OLD), "made_up": next(n for n, kind in enumerate(kinds, 1) if kind in (LOST_RIGHT, LOST_WRONG)),
        **to_do(world, goal, judged(right, *read, assistant_acts.Search(words=word), *looked, assistant_acts.Back()),
                judged(trusting(RIGHT, OLD)), judged(trusting(RIGHT)), judged(dict.fromkeys(keys, TRUE)), judged(trusting(RIGHT, OLD, LOST_RIGHT, BARE_RIGHT))),
    }  # fmt: skip


class _Rule(NamedTuple):
    """What rules say, a summary that is true to it, one that is not."""

    title: str
    said: str
    true: str
    false: str


class _Place(NamedTuple):
    """A place with rules, what a program made up of it, and what was changed after."""

    name: str
    rules: tuple[_Rule, ...]
    made_up: tuple[str, ...]
    changed: tuple[str, str, str, str, str]
    """The title, the rule as it was, the change, the summary of what it was, that of what it is."""


_PLACES = (
    _Place("Ludothèque municipale", (
        _Rule("Abonnement", "L'abonnement est gratuit pour les moins de 18 ans et pour les demandeurs d'emploi ; il est de 12 € par an pour les autres.", "Les demandeurs d'emploi ne paient pas l'abonnement.", "L'abonnement est gratuit pour tous."),
        _Rule("Nombre de jeux", "Un abonné emprunte trois jeux au plus, dont un seul grand jeu.", "On n'emprunte qu'un grand jeu à la fois.", "On emprunte jusqu'à trois grands jeux."),
        _Rule("Jeux abîmés", "Un jeu dont une pièce manque est remboursé à moitié ; un jeu perdu l'est en entier.", "Une pièce perdue coûte la moitié du jeu.", "Un jeu incomplet se rembourse en entier."),
        _Rule("Enfants", "Les moins de 8 ans viennent avec un adulte, sauf pendant les ateliers du mercredi.", "Le mercredi, un enfant de 7 ans peut suivre un atelier seul.", "Les moins de 8 ans viennent toujours avec un adulte."),
        _Rule("Réservation", "Un jeu se réserve au guichet ou par téléphone, jamais par messagerie.", "On peut réserver un jeu par téléphone.", "On peut réserver un jeu par courriel."),
        _Rule("Retard", "Après dix jours de retard, le prêt est suspendu pendant un mois ; aucune amende n'est demandée.", "Un retard de douze jours suspend le prêt.", "Un retard de plus de dix jours coûte une amende."),
    ), ("Les abonnés reçoivent un jeu le jour de leur anniversaire.", "Un casier permet de rendre les jeux la nuit.", "Les retraités empruntent un jeu de plus."),
       ("Durée du prêt", "Un jeu se garde trois semaines, une fois prolongées d'une semaine.", "La durée du prêt est ramenée à deux semaines, sans prolongation.", "Un jeu se garde trois semaines.", "Un jeu se rend au bout de deux semaines.")),
    _Place("Salle des fêtes", (
        _Rule("Caution", "Une caution de 300 € est remise avec les clés ; elle est rendue sous huit jours si la salle est propre.", "La caution revient dans la semaine qui suit, si tout est propre.", "La caution est rendue le jour même."),
        _Rule("Musique", "La musique s'arrête à minuit en semaine et à 2 heures du matin le samedi.", "Le samedi, la musique peut durer jusqu'à 2 heures.", "La musique s'arrête à minuit, samedi compris."),
        _Rule("Cuisine", "La cuisine se loue à part ; le réfrigérateur seul est compris dans le prix de la salle.", "Le réfrigérateur est compris dans la location.", "La cuisine est comprise dans la location."),
        _Rule("Associations", "Une association de la commune a la salle pour rien deux fois par an, puis à demi-tarif.", "À sa troisième location, une association de la commune paie demi-tarif.", "Les associations de la commune ont toujours la salle gratuitement."),
        _Rule("Annulation", "Plus d'un mois avant, l'annulation ne coûte rien ; ensuite la moitié du prix reste due.", "Annuler six semaines avant ne coûte rien.", "Toute annulation coûte la moitié du prix."),
        _Rule("Bougies", "Les bougies sont interdites, sauf sur les gâteaux d'anniversaire.", "On peut souffler les bougies d'un gâteau.", "Toute bougie est interdite."),
    ), ("Un gardien reste sur place pendant la fête.", "La vaisselle est prêtée pour cent personnes.", "Le parking est réservé aux organisateurs."),
       ("Nombre de personnes", "La salle reçoit 180 personnes au plus, 120 quand les tables sont mises.", "Depuis les travaux, la salle reçoit 150 personnes au plus.", "La salle reçoit jusqu'à 180 personnes.", "La salle ne reçoit pas plus de 150 personnes.")),
    _Place("Jardins partagés du Verger", (
        _Rule("Arrosage", "On arrose avant 10 heures ou après 18 heures ; les semis de l'année font exception.", "On peut arroser ses semis à midi.", "Il est interdit d'arroser à midi, semis compris."),
        _Rule("Parcelles", "Une parcelle laissée sans soin pendant deux mois d'été est donnée au suivant de la liste.", "Deux mois d'été sans soin font perdre la parcelle.", "Un mois sans soin fait perdre la parcelle."),
        _Rule("Récoltes", "Les fruits des arbres du chemin sont à tous ; ceux d'une parcelle à qui la cultive.", "Les fruits du chemin sont à tout le monde.", "Tous les fruits du jardin sont à tout le monde."),
        _Rule("Outils", "Les outils se rendent le soir ; la tondeuse ne sort qu'avec un membre du bureau.", "Il faut un membre du bureau pour sortir la tondeuse.", "La tondeuse s'emprunte comme les autres outils."),
        _Rule("Animaux", "Les chiens sont admis en laisse, jamais dans la serre.", "Un chien en laisse peut venir au jardin.", "Les chiens sont interdits au jardin."),
        _Rule("Cotisation", "La cotisation est de 25 € par an, 10 € pour qui s'inscrit après le 1er septembre.", "S'inscrire en octobre coûte 10 €.", "La cotisation de la première année est de 25 €."),
    ), ("Un cours de taille a lieu chaque samedi.", "Le compost se vend aux voisins.", "Les serres sont chauffées en hiver."),
       ("Clés", "Chaque jardinier a une clé du portail, contre 15 € de caution.", "Le portail s'ouvre désormais par un code ; les clés sont rendues et la caution remboursée.", "Chaque jardinier a une clé du portail.", "Un code ouvre le portail.")),
)  # fmt: skip

_OTHERS = (
    ("Objet", "Le présent règlement dit comment les lieux s'utilisent.", "Il s'impose à tous ceux qui y viennent."),
    ("Accueil", "Une personne reçoit les visiteurs et répond à leurs questions.", "Elle remet ce règlement à qui le demande."),
    ("Horaires", "Les jours et les heures d'ouverture sont affichés à l'entrée au début de chaque mois.", "Ils figurent aussi sur le site de la commune."),
    ("Sécurité", "Les sorties de secours restent dégagées.", "En cas d'alarme, chacun rejoint le parvis."),
    ("Assurance", "Chacun est couvert par sa propre responsabilité civile.", "L'attestation est présentée à la demande."),
    ("Objets perdus", "Ce qui est oublié est gardé un mois.", "Passé ce délai, une association le reçoit."),
    ("Photographies", "On ne photographie personne sans son accord.", "Pour un mineur, il faut celui de ses parents."),
    ("Affichage", "Une affiche est présentée aux responsables avant d'être posée.", "Elle est retirée après sa date."),
    ("Fermeture annuelle", "Les lieux sont fermés la première quinzaine d'août.", "La date est rappelée en juin."),
    ("Application", "Les responsables veillent à ce que ces règles soient suivies.", "Ils rappellent à l'ordre, puis peuvent exclure."),
)  # fmt: skip


def summary_to_check(rng: np.random.Generator) -> dict[str, Any]:
    """Sentences of a summary that the rules deny, no longer hold, or say nowhere."""
    place = pick(rng, _PLACES)
    rules = shuffled(rng, place.rules)
    title, was, change, outdated, now = place.changed
    false = [rules[0].false, *([rules[1].false] if rng.integers(2) else [])]
    true = [rule.true for rule in rules[len(false) : len(false) + integer(rng, 3, 4)]]
    if rng.integers(3):
        false.append(outdated)
    else:
        true.append(now)
    false += [pick(rng, place.made_up)] if rng.integers(3) or len(false) < 2 else []
    options = shuffled(rng, [*false, *true])
    articles = [(rule.title, rule.said) for rule in place.rules] + [(title, was)]
    articles += [(name, " ".join(own)) for name, *own in sample(rng, _OTHERS, 9)]
    body: list[Any] = [heading(f"Règlement – {place.name}"), "Adopté le 14 mars 2023."]
    for number, (name, text) in enumerate(shuffled(rng, articles), 1):
        body += [heading(f"Article {number}. {name}", 2), text]
    body += [
        heading("Additif du 9 janvier 2026"),
        f"Article « {title} ». {change} Les autres articles ne changent pas.",
    ]
    return {
        "place": place.name,
        "options": options,
        "key": [number for number, text in enumerate(options, 1) if text in false],
        "changed": title,
        "files": {"reglement.pdf": Paper(document(*body))},
    }


@redraw_misfits
def weighted_ranking(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 6: the first pages by a score that the trust in their site changes, once pages of one site too many are left out."""
    heavy, light = pick(rng, ((3, 2), (5, 2), (4, 3)))
    sites = [
        f"{name}.example"
        for name in ("ville", "musee", "sport", "bus", "marche", "radio", "quartier", "ecole")
    ]
    trust = dict(zip(sites, sample(rng, range(60, 121, 5), len(sites)), strict=True))
    rows = [
        (f"P{number}", pick(rng, sites), integer(rng, 0, 100), integer(rng, 0, 100))
        for number in sample(rng, range(100, 999), 90)
    ]

    def score(row: tuple[str, str, int, int], *, trusted: bool = True) -> int:
        return (heavy * row[2] + light * row[3]) * (trust[row[1]] if trusted else 1)

    def shown(*, trusted: bool = True, most: int = 2) -> list[str]:
        kept, counts = [], dict[str, int]()
        for row in sorted(rows, key=lambda one: score(one, trusted=trusted), reverse=True):
            if counts.get(row[1], 0) < most:
                kept.append(row[0])
                counts[row[1]] = counts.get(row[1], 0) + 1
        return kept[:5]

    first = shown()
    near = [shown(trusted=False), shown(most=90)]
    scores = sorted((score(row) for row in rows), reverse=True)[:25]
    if len(set(scores)) < 25 or first in near or near[0] == near[1]:
        return None
    header = ["page", "site", "pertinence", "récence"]
    addresses = [
        (row[0], pick(rng, (row[1], f"www.{row[1]}", row[1].upper())), *row[2:]) for row in rows
    ]
    trusted = [
        [site, decimal(value / 100, 2)] for site, value in shuffled(rng, sorted(trust.items()))
    ]
    return {
        "heavy": heavy,
        "light": light,
        "order": ", ".join(first),
        "wrong": [", ".join(one) for one in near],
        "files": {
            "pages.csv": spreadsheet_csv(header, [list(row) for row in addresses], newline="\n"),
            "sites.csv": spreadsheet_csv(["site", "confiance"], trusted, newline="\n"),
        },
    }


@redraw_misfits
def nearest_reader(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: the title to suggest to a reader: of the reader nearest in taste, by a share, the one most read of all."""
    people = [f"L{number}" for number in sample(rng, range(100, 999), 30)]
    titles = [
        f"{what} {number}"
        for what in ("Carnets", "Récits", "Marées", "Jardins", "Chemins", "Lumières")
        for number in range(1, 11)
    ]
    titles = shuffled(rng, titles)
    mine, theirs, popular, rest = titles[:10], titles[10:14], titles[14], titles[15:]
    me, nearest, heavy, hasty = people[:4]
    common = integer(rng, 6, 7)
    read: dict[str, list[str]] = {
        me: list(mine),
        nearest: [*sample(rng, mine, common), *theirs],
        heavy: [*sample(rng, mine, 9), popular, *sample(rng, rest, 26)],
        hasty: [*sample(rng, mine, 4), rest[0]],
    }
    left: dict[str, list[str]] = {
        hasty: [one for one in mine if one not in read[hasty]][:5],
        nearest: [popular],
        me: rest[1:4],
    }
    for person in people[4:]:
        read[person] = [
            *sample(rng, mine, integer(rng, 1, 4)),
            *([popular] if rng.integers(4) else []),
            *sample(rng, [*rest, *theirs], integer(rng, 5, 11)),
        ]
        left[person] = [one for one in sample(rng, titles, 3) if one not in read[person]]

    def near(loans: dict[str, set[str]], one: str) -> tuple[int, float]:
        both = loans[me] & loans[one]
        return len(both), len(both) / len(loans[me] | loans[one])

    kept = {person: set(taken) for person, taken in read.items()}
    every = {person: kept[person] | set(left.get(person, ())) for person in people}
    by_share = max(people[1:], key=lambda one: near(kept, one)[1])
    careless = max(people[1:], key=lambda one: near(every, one)[1])
    by_count = max(people[1:], key=lambda one: near(kept, one)[0])
    readers = {title: sum(title in taken for taken in kept.values()) for title in theirs}
    *_less, second, first = sorted(theirs, key=readers.__getitem__)
    if (
        by_share != nearest
        or careless == nearest
        or by_count != heavy
        or readers[first] == readers[second]
    ):
        return None
    free = iter(sample(rng, range(1000, 9999), 3 * len(titles)))
    copies = {
        title: [f"{kind}{next(free)}" for kind in ("A", "B", "C")[: integer(rng, 1, 3)]]
        for title in titles
    }
    rows: list[tuple[str, str, int]] = []
    for person in people:
        for title in read[person]:
            rows.append((person, pick(rng, copies[title]), integer(rng, 3, 28)))
            if rng.integers(6) == 0:  # again, perhaps as an audio book
                rows.append((person, pick(rng, copies[title]), integer(rng, 1, 28)))
        rows += [
            (person, pick(rng, copies[title]), integer(rng, 0, 2)) for title in left.get(person, ())
        ]
    listed = shuffled(
        rng,
        [
            (copy, title, {"A": "papier", "B": "audio", "C": "gros caractères"}[copy[0]])
            for title, held in copies.items()
            for copy in held
        ],
    )
    return {
        "reader": me, "suggestion": first, "nearest": nearest, "common": common,
        "wrong": [popular, second, rest[0], mine[0]],
        "not_common": sorted({str(len(mine)), "9", str(near(every, careless)[0])} - {str(common)}),
        "files": {
            "emprunts.csv": spreadsheet_csv(["lecteur", "exemplaire", "jours gardés"], shuffled(rng, rows), newline="\n"),
            "exemplaires.csv": spreadsheet_csv(["exemplaire", "titre", "support"], listed, newline="\n"),
        },
    }  # fmt: skip

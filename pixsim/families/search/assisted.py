"""Worlds of competence 1.1: what an assistant answers, and the pages that tell whether it is so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pixsim.families.draws.assistants import assistant
from pixsim.families.draws.choices import pick, sample, shuffled
from pixsim.families.draws.tasks import to_do
from pixsim.worlds.assistant import acts
from pixsim.worlds.assistant.data import Claim, Source, Talk, Turn
from pixsim.worlds.core import Act, Fact
from pixsim.worlds.goals import Goal

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
        marks = [acts.Mark(sentence=str(n), verdict=verdicts[key]) for n, key in enumerate(keys, 1)]
        return [*reading, *marks]

    read: list[Act] = [acts.Sources()]
    for n, (claim, kind) in enumerate(zip(answer.claims, kinds, strict=True), 1):
        read += [acts.Cited(sentence=str(n)), acts.Back()] if claim.cites and kind != OLD else []
    found = [answer.proof[key] for key, kind in zip(keys, kinds, strict=True) if kind not in (RIGHT, WRONG)]  # fmt: skip
    word = subject.split()[1]
    looked = [step for key in found for step in (acts.Open(thing=key), acts.Back())]
    right = dict(answer.verdicts)

    def trusting(*trusted: int) -> dict[str, str]:
        """As one judges who stops at what the answer itself shows."""
        return {key: TRUE if kind in trusted else FALSE for key, kind in zip(keys, kinds, strict=True)}  # fmt: skip

    return {
        "subject": subject, "false": ", ".join(str(n) for n, key in enumerate(keys, 1) if right[key] == FALSE),
        "old": next(n for n, kind in enumerate(kinds, 1) if kind == OLD), "made_up": next(n for n, kind in enumerate(kinds, 1) if kind in (LOST_RIGHT, LOST_WRONG)),
        **to_do(world, goal, judged(right, *read, acts.Search(words=word), *looked, acts.Back()),
                judged(trusting(RIGHT, OLD)), judged(trusting(RIGHT)), judged(dict.fromkeys(keys, TRUE)), judged(trusting(RIGHT, OLD, LOST_RIGHT, BARE_RIGHT))),
    }  # fmt: skip


# ---------------------------------------------------------------- @fiabilite4

_TOPICS: dict[str, tuple[str, ...]] = {
    "un vélo électrique": (
        "Une batterie tient en moyenne 45 km en ville.", "Un moteur central use plus vite la chaîne.", "Le cadre ouvert convient aux petites tailles.",
        "Le freinage à disque s'entretient moins souvent.", "Un vélo de 25 kg se porte mal dans un escalier.", "Les pneus larges gardent mieux l'équilibre.",
    ),
    "un antivirus": (
        "Un antivirus bloque neuf fichiers piégés sur dix.", "Deux antivirus installés ensemble se gênent.", "L'analyse complète ralentit un vieil ordinateur.",
        "Les mises à jour quotidiennes évitent la moitié des infections.", "Un pare-feu ne remplace pas un antivirus.", "Les alertes trop nombreuses finissent par être ignorées.",
    ),
    "l'isolation d'un grenier": (
        "Un grenier mal isolé perd un quart de la chaleur.", "La laine de bois garde la fraîcheur en été.", "Une épaisseur de 30 cm suffit dans la plupart des cas.",
        "Les trappes d'accès sont souvent oubliées.", "L'humidité divise par deux l'effet de l'isolant.", "Les travaux sont amortis en huit ans.",
    ),
    "une montre d'activité": (
        "Le nombre de pas est juste à 5 % près.", "Les calories sont surestimées d'un tiers.", "Le sommeil profond n'est pas bien mesuré au poignet.",
        "La batterie tient cinq jours avec le GPS coupé.", "Le pouls est moins sûr pendant l'effort.", "Les rappels de marche sont vite désactivés.",
    ),
}  # fmt: skip
_TRUSTED = (
    ("Association de consommateurs", "2025", "Essai de douze modèles par notre laboratoire. L'association vit des abonnements et n'accepte aucune publicité."),
    ("Université de Haute-Rive", "2026", "Étude de trois ans, signée par deux ingénieurs et payée par la région. Les auteurs ne touchent rien des fabricants."),
    ("Agence publique de la consommation", "2025", "Mesures faites par nos techniciens chez 400 personnes ; méthode et résultats complets en annexe."),
)  # fmt: skip
_DOUBTFUL = (
    ("Les meilleurs choix", "2026", "Notre comparatif indépendant ! Nous touchons une commission sur chaque achat fait par nos liens."),
    ("Université de Haute-Rive", "2012", "Étude signée par deux ingénieurs et payée par la région, sur les modèles vendus de 2008 à 2011."),
    ("Blog de Zéphyr77", "2025", "Je n'y connais rien, mais un voisin me l'a dit et cela m'a paru logique."),
    ("Institut de la qualité", "2026", "L'institut a été fondé par les trois premiers fabricants du secteur, qui le financent."),
    ("Docteur Lebrun, dentiste", "2025", "Bien que ce ne soit pas mon métier, j'ai mon avis sur la question, et le voici."),
    ("Journal des quartiers", "2025", "Article repris d'un communiqué de presse du vendeur, reproduit sans changement."),
)  # fmt: skip


def sources_worth_it(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: of an answer, the sentences alone whose page is competent, recent and has nothing to sell."""
    topic = pick(rng, tuple(_TOPICS))
    sentences = _TOPICS[topic]
    pages = [(page, True) for page in sample(rng, _TRUSTED, 2)]
    pages += [(page, False) for page in sample(rng, _DOUBTFUL, 4)]
    pages = shuffled(rng, pages)
    claims, sources, good = [], [], []
    ids = shuffled(rng, range(1, 10))
    for number, (sentence, ((by, day, line), trusted)) in enumerate(zip(shuffled(rng, sentences), pages, strict=True), 1):  # fmt: skip
        key = f"S{ids[number]}"
        sources.append(Source(id=key, name=f"Tout savoir sur {topic}" if not trusted and number % 2 else f"Bien choisir {topic}", by=by, day=day, lines=(f"« {sentence} »", line)))  # fmt: skip
        claims.append(Claim(id=f"c{number}", text=sentence, cites=key))
        good += [number] if trusted else []
    turn = Turn(
        id="1", told=(f"Que faut-il savoir sur {topic} ? Cite tes sources.",),
        claims=tuple(one.id for one in claims), sourced=True,
    )  # fmt: skip
    talk = Talk(id="1", title=topic[0].upper() + topic[1:], turns=(turn,))
    world = assistant(
        rng, claims=tuple(claims), sources=tuple(sources), talks=(talk,), where=("talk", "1"),
        subject=f"fiche sur {topic}",
    )  # fmt: skip
    bad = [number for number in range(1, 7) if number not in good]
    want: tuple[Fact, ...] = tuple(("kept", f"c{number}", "*") for number in good)
    goal = Goal(
        want=want, refuse=tuple(("kept", f"c{number}", "*") for number in bad),
        keep=("talk", "sent", "link", "setting"),
    )  # fmt: skip

    def copied(numbers: Sequence[int], *, read: bool = False) -> list[Act]:
        reading = [step for n in numbers for step in (acts.Cited(sentence=str(n)), acts.Back())]
        return [*(reading if read else ()), *(acts.Keep(sentence=str(n)) for n in numbers)]

    by_day = [number for number, ((_by, day, _line), _ok) in enumerate(pages, 1) if day != "2012"]
    return {
        "topic": topic, "good": " et ".join(map(str, good)), "who": " ; ".join(pages[n - 1][0][0] for n in good),
        **to_do(world, goal, copied(good, read=True), copied(good[:1]), copied(by_day), copied([*good, bad[0]]), copied(range(1, 7))),
    }  # fmt: skip

"""Worlds of competences 2.4 and 4.2: sites of authorities, each with its task and its form, beside one that is paid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, shuffled
from pixsim.families.draws.people import FIRST_NAMES
from pixsim.families.draws.webs import browser, page
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.web import acts
from pixsim.worlds.web.data import WebPage

SEND = "Envoyer"


@dataclass(frozen=True, slots=True)
class Authority:
    """A site: its name and address, what it says of its task, its form and what one may choose there, what it asks one to do before."""

    name: str
    host: str
    task: tuple[str, ...]
    form: str
    matters: tuple[str, ...]
    before: tuple[str, ...] = ()

    @property
    def home(self) -> str:
        """Address of its first page."""
        return f"https://www.{self.host}/"

    @property
    def desk(self) -> str:
        """Address of its form."""
        return self.home + self.form.replace("'", " ").split()[-1]

    def pages(self, asked: str) -> list[WebPage]:
        """Its pages; `asked` is what its form wants to be told before the matter."""
        rules = f"{self.home}avant"
        more = (f"[Avant de nous écrire]({rules})",) if self.before else ()
        return [
            page(self.home, self.name, *self.task, f"[{self.form}]({self.desk})", *more),
            *([page(rules, f"{self.name} : avant de nous écrire", *self.before)] if self.before else []),
            page(
                self.desk, f"{self.name} : {self.form}",
                {"field": asked}, {"field": "Objet", "choices": ("à choisir", *self.matters), "value": "à choisir"},
                {"button": SEND, "needs": {asked: ".+", "Objet": "(?!à choisir).+"}, "says": "Votre demande est enregistrée.",
                 "otherwise": "Remplissez les deux champs."},
            ),
        ]  # fmt: skip

    def sent(self, asked: str, told: str, *matters: str) -> tuple[tuple[str, ...], ...]:
        """The facts of a form that was sent; `told` is a pattern."""
        return (
            ("sent", self.desk, asked, told),
            ("sent", self.desk, "Objet", "||".join(matters)),
            ("pressed", self.desk, SEND),
        )


CNIL = Authority(
    "CNIL", "cnil.example",
    ("Commission nationale de l'informatique et des libertés.", "Elle fait respecter les droits sur les données personnelles, face à toute entreprise, association ou administration.",
     "Elle reçoit une plainte quand l'organisme a refusé, ou qu'il s'est tu pendant un mois."),
    "Adresser une plainte", ("droit d'accès, de rectification ou d'effacement refusé", "caméra ou surveillance", "publicité reçue malgré un refus"),
)  # fmt: skip
ARCEP = Authority(
    "Arcep", "arcep.example",
    ("Autorité de régulation des communications électroniques, des postes et de la distribution de la presse.", "Elle veille aux réseaux fixes et mobiles : leur déploiement, leur qualité, et un internet qui traite tous les contenus de la même façon."),
    "Faire une alerte", ("réseau absent ou en panne", "contenu ralenti ou usage bloqué", "conservation du numéro"),
)  # fmt: skip
ARCOM = Authority(
    "Arcom", "arcom.example",
    ("Autorité de régulation de la communication audiovisuelle et numérique.", "Elle veille à ce que diffusent les radios et les chaînes, et à ce que les grandes plateformes retirent ce qui est illégal."),
    "Signaler un contenu", ("programme de radio ou de télévision", "contenu illégal qu'une plateforme garde", "site de sport piraté"),
)  # fmt: skip
CONSO = Authority(
    "SignalConso", "signalconso.example",
    ("Service de la DGCCRF, la répression des fraudes.", "Il reçoit les problèmes d'achat : ce qui est vendu, facturé, livré, promis par la publicité."),
    "Faire un signalement", ("commande payée et non livrée", "somme facturée sans accord", "faux avis ou publicité trompeuse"),
)  # fmt: skip


def imitation(rng: np.random.Generator, asked: str) -> WebPage:
    """A site that has one pay for what the authorities do for nothing."""
    price = integer(rng, 19, 79)
    return page(
        pick(rng, ("https://plainte-eclair.test/", "https://reclamations-officielles.test/", "https://cnil-arcep-arcom.test/")),
        "Toutes vos plaintes en cinq minutes", f"Nos experts transmettent votre plainte à l'autorité : {price} € seulement.",
        {"field": asked}, {"field": "Objet", "choices": ("plainte", "signalement")}, {"button": f"Payer {price} € et envoyer", "needs": {asked: ".+"}},
    )  # fmt: skip


def desk_of(title: str, texts: Sequence[str], links: Sequence[WebPage], advert: WebPage) -> WebPage:
    """The page one begins on: what people wrote, then links; the paid one among them, as an advert."""
    named = [f"[{one.title}]({one.url})" for one in links]
    return page(
        "https://espace-public.example/guichet", title, *texts, *named,
        {"text": advert.title, "tag": "a", "link": advert.url, "ad": True},
    )  # fmt: skip


def written(told: str, matter: str, link: int) -> list[Act]:
    """The form of a site filled in and sent, from the page one begins on."""
    return [
        acts.Follow(link=str(link)), acts.Follow(link="1"), acts.Fill(field="1", value=told), acts.Fill(field="2", value=matter),
        acts.Press(button="3"),
    ]  # fmt: skip


# ---------------------------------------------------------------- @droits_rgpd3: the DPO, the CNIL, or neither

_SHOPS = ("Lumen", "Cyclade", "Potimar", "Vertane", "Orlibri", "Mokaville")
_WISHES = {
    "effacer": ("efface son compte", "effacer mes données"),
    "copier": ("lui donne une copie de ses données", "obtenir une copie de mes données"),
    "corriger": ("corrige sa date de naissance", "corriger mes données"),
}


def whom_to_ask(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a request about one's data goes to the organisation first, to the authority when it keeps silent."""
    shop, who = pick(rng, _SHOPS), pick(rng, FIRST_NAMES)
    wish, form = _WISHES[pick(rng, list(_WISHES))]
    dpo = Authority(
        f"Boutique {shop}", f"{shop.lower()}.example", (f"{shop} : tout pour la maison.", "Nos données sont confiées à un délégué à la protection des données (DPO)."),
        "Écrire au délégué", tuple(one for _said, one in _WISHES.values()),
    )  # fmt: skip
    sites = shuffled(rng, [dpo, CNIL, CONSO])
    asked = "Entreprise ou organisme en cause"
    case = pick(rng, ("first", "silent", "refused", "bought"))
    days = integer(rng, 41, 90)
    text, site, matter, why = {
        "first": (f"voudrait que la boutique {shop} {wish}, et ne lui a encore rien demandé", dpo, form,
                  "On demande d'abord à l'organisme, dont le délégué (DPO) répond dans le mois"),
        "silent": (f"a écrit au délégué de la boutique {shop} pour qu'elle {wish} : {days} jours plus tard, aucune réponse", CNIL, CNIL.matters[0],
                   "Un mois sans réponse de l'organisme ouvre la voie de la CNIL, qui peut l'obliger"),
        "refused": (f"a demandé que la boutique {shop} {wish} : le délégué a refusé, sans raison", CNIL, CNIL.matters[0],
                    "Le refus de l'organisme ouvre la voie de la CNIL, qui peut l'obliger"),
        "bought": (f"a payé {integer(rng, 30, 400)} € à la boutique {shop} il y a {days} jours : le colis n'est jamais parti, et elle ne répond plus", CONSO, CONSO.matters[0],
                   "Un achat non livré n'est pas une affaire de données : SignalConso le transmet à la répression des fraudes"),
    }[case]  # fmt: skip
    paid = imitation(rng, asked)
    pages = [one for each in sites for one in each.pages(asked)]
    start = desk_of("Les liens du guichet", (), [each.pages(asked)[0] for each in sites], paid)
    place = {each.name: n for n, each in enumerate(sites, 1)}

    def write(to: Authority, what: str) -> list[Act]:
        return written(shop, what, place[to.name])

    early = case in ("first", "bought")
    wrong = write(CNIL, CNIL.matters[0]) if early else write(dpo, form)
    return {
        "who": who, "case": text, "why": why, "shop": shop, "right": site.name,
        "world": browser([start, *pages, paid], at=start.url),
        "goal": Goal(want=site.sent(asked, f"~{shop}", matter), keep=("pressed",)),
        "solution": write(site, matter),
        "near": [wrong, write(site, matter)[:-1], [acts.Follow(link="4"), acts.Fill(field="1", value=shop), acts.Press(button="3")]],
    }  # fmt: skip

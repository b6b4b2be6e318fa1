"""Sites of the authorities that take complaints, and the forms they have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pixsim.families.draws.simulators.webs import page
from pixsim.families.draws.values.choices import integer, pick
from pixsim.worlds.core import Act
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

CONSO = Authority(
    "SignalConso", "signalconso.example",
    ("Service de la DGCCRF, la répression des fraudes.", "Il reçoit les problèmes d'achat : ce qui est vendu, facturé, livré, promis par la publicité."),
    "Faire un signalement", ("commande payée et non livrée", "somme facturée sans accord", "faux avis ou publicité trompeuse"),
)  # fmt: skip


def paid_imitation(rng: np.random.Generator, asked: str) -> WebPage:
    """A site that has one pay for what the authorities do for nothing."""
    price = integer(rng, 19, 79)
    return page(
        pick(rng, ("https://plainte-eclair.test/", "https://reclamations-officielles.test/", "https://cnil-arcep-arcom.test/")),
        "Toutes vos plaintes en cinq minutes", f"Nos experts transmettent votre plainte à l'autorité : {price} € seulement.",
        {"field": asked}, {"field": "Objet", "choices": ("plainte", "signalement")}, {"button": f"Payer {price} € et envoyer", "needs": {asked: ".+"}},
    )  # fmt: skip


def help_desk(
    title: str, texts: Sequence[str], links: Sequence[WebPage], advert: WebPage
) -> WebPage:
    """The page one begins on: what people wrote, then links; the paid one among them, as an advert."""
    named = [f"[{one.title}]({one.url})" for one in links]
    return page(
        "https://espace-public.example/guichet", title, *texts, *named,
        {"text": advert.title, "tag": "a", "link": advert.url, "ad": True},
    )  # fmt: skip


def send_form(told: str, matter: str, link: int) -> list[Act]:
    """The form of a site filled in and sent, from the page one begins on."""
    return [
        acts.Follow(link=str(link)), acts.Follow(link="1"), acts.Fill(field="1", value=told), acts.Fill(field="2", value=matter),
        acts.Press(button="3"),
    ]  # fmt: skip

"""Competence 2.2, level 6: people who tire, insist, insult or threaten, and the smallest thing that is enough for each."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.choices import integer, pick, sample, shuffled
from pixsim.families.draws.networks import DONE, Ring, see
from pixsim.families.draws.people import plain
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.social import acts
from pixsim.worlds.social.data import CHAT

_INSULT, _THREAT, _PRETENCE = "injure ou harcèlement", "menace ou violence", "usurpation d'identité"
_TIRING = (
    ("Mon petit-déjeuner.", "Mon déjeuner, avec les frites.", "Mon goûter.", "Mon dîner, vu de haut.", "Mon dessert, encore !"),
    ("Niveau 41 à Ferme en fête !", "Rejoins-moi dans Ferme en fête.", "Ferme en fête : il me manque 3 carottes.", "Ferme en fête : coffre ouvert !", "Niveau 42 à Ferme en fête !"),
    ("Mon chat dort.", "Mon chat dort encore.", "Mon chat s'est retourné.", "Mon chat sur le clavier.", "Mon chat, de dos."),
)  # fmt: skip
_REFUSALS = ("Je préfère en rester là, merci.", "Je ne souhaite pas discuter avec toi.", "Merci de ne plus m'écrire.")  # fmt: skip
_INSISTING = ("Tu ne réponds pas ?", "Alors, tu viens dimanche ?", "Coucou, c'est encore moi.", "Tu m'écris quand ?", "Juste un petit mot ?")  # fmt: skip
_REMINDED = (
    ("On se voit toujours dimanche ?", "Oui ! Redis-moi l'heure.", ("15 h, devant la gare.", "Tu as vu mon message ?", "Réponds-moi, que je réserve.")),
    ("Je peux t'emprunter la remorque ?", "Oui, quand la veux-tu ?", ("Samedi matin.", "Alors, c'est bon ?", "Tu ne réponds pas ?")),
    ("Tu prends un panier de légumes cette semaine ?", "Oui, comme d'habitude.", ("Avec les poireaux ?", "Coucou, il me faut ta réponse.", "Je passe ma commande à 18 h !")),
)  # fmt: skip
_BOASTS = ("Ce soir, je vous écrase tous. Au tarot, 20 h, chez moi.", "Préparez-vous à souffrir : dimanche, 12 km avec le club !", "Samedi, pas de pitié, on les massacre. Allez les bleus !")  # fmt: skip
_DISAGREEING = ("Pas d'accord : ce stade coûte trop cher. Parlons-en.", "Franchement, je préférais l'ancienne affiche.", "Tu te trompes, la place était mieux avant les travaux.")  # fmt: skip
_INSULTS = ("Avec une tête pareille, on se cache. Tu fais honte, dégage.", "Tu es la plus grosse nullité du quartier, tout le monde le dit.", "Pauvre minable, personne ne t'aime ici.")  # fmt: skip
_THREATS = ("Je sais à quelle heure tu sors du travail. Tu vas le regretter.", "Retire ta photo, ou je m'occupe de ta voiture.", "Un soir je serai devant chez toi, et pas pour parler.")  # fmt: skip
_HARM = (
    ("Voici l'adresse de Lina, élève de 4e : allez tous lui dire ce que vous pensez d'elle.", f"vie privée d'une personne||{_INSULT}||{_THREAT}"),
    ("La famille du 12, il faut la faire partir à coups de bâton. Qui vient ?", f"{_THREAT}||{_INSULT}"),
    ("On sait où travaille ce prof. Ce soir on l'attend, venez nombreux lui faire peur.", f"{_THREAT}||{_INSULT}"),
)  # fmt: skip
_PLAIN = ("Belle journée au marché.", "Bonne soirée à tous.", "Qui connaît un bon plombier ?", "Vivement les vacances.", "Quel monde à la brocante !", "Merci pour vos messages.", "Le lilas est en fleur.", "Retour de la bibliothèque.", "Le café du port a rouvert.")  # fmt: skip
_PHOTOS = ("Le stade", "La place du Puits", "L'affiche de la fête", "Le pont sous la pluie")
_BROKEN = ("Mon téléphone est tombé à l'eau.", "On a fermé mon ancien compte.", "J'ai perdu mon mot de passe.")  # fmt: skip
_ASKED = ("Peux-tu m'avancer 80 € en bons d'achat ?", "Tu vas recevoir un code : envoie-le-moi vite.", "Il me faut la photo de ta carte d'identité.")  # fmt: skip


class _Ring(Ring):
    """A network with nine people about whom one wonders, and what each does."""

    def __init__(self, rng: np.random.Generator) -> None:
        super().__init__(rng, friends=8)
        self.people = [self.person(friend=bool(integer(rng, 0, 1))) for _number in range(8)]
        self.people.append(self.friends[-1])
        plain_ = iter(shuffled(rng, _PLAIN))
        for handle in self.people:
            self.post(handle, next(plain_))
        self.photos = [self.mine("", photo=photo) for photo in sample(rng, _PHOTOS, 3)]
        for photo in self.photos:
            for friend in sample(rng, self.friends, 2):
                self.comment(photo, friend, pick(rng, ("Belle photo !", "J'y étais.", "Bravo.", "On y va quand ?")))  # fmt: skip

    def talk(self, handle: str, *lines: str, mine: str = "") -> None:
        """A private conversation; one line is one's own."""
        for line in lines:
            self.letter(handle, line, mine=line == mine)

    def impostor(self, of: str) -> str:
        """An account that takes somebody's name, and what it asks in private."""
        first = self.called(of).split(" ")[0]
        ends = (f"@{plain(first)}.{integer(self.rng, 2, 9)}", f"@{plain(first)}_nouveau", f"@le.compte.{plain(first)}"[:18])  # fmt: skip
        false = self.account(self.called(of), pick(self.rng, ends), since="en mars 2026", followers=3)  # fmt: skip
        self.talk(
            false, f"C'est {first}, voici mon nouveau compte.", pick(self.rng, _BROKEN), pick(self.rng, _ASKED), "Merci, je compte sur toi !"
        )  # fmt: skip
        return false


def right_gesture(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: nine names, in publications, comments and private messages; nothing, mute, block or report, with a proof."""
    ring = _Ring(rng)
    insisting, reminding, boasting, disagreeing, insulting, threatening, *others, copied = ring.people  # fmt: skip
    (tiring, last), two = others, bool(integer(rng, 0, 1))
    muted = [tiring, last] if two else [tiring]
    for handle, said in zip(muted, sample(rng, _TIRING, len(muted)), strict=True):
        for text in sample(rng, said, 4):
            ring.post(handle, text)
    refusal, lines = pick(rng, _REFUSALS), sample(rng, _INSISTING, 4)
    ring.talk(insisting, "Bonjour !", lines[0], refusal, *lines[1:], mine=refusal)
    first, yes, more = pick(rng, _REMINDED)
    ring.talk(reminding, first, yes, *more, mine=yes)
    ring.post(boasting, pick(rng, _BOASTS))
    ring.talk(copied, "Merci pour dimanche !", "Avec plaisir.", "À bientôt.", mine="Avec plaisir.")
    ring.talk(threatening, "Salut.", pick(rng, _THREATS), "Bonne soirée quand même.")
    ring.talk(ring.friends[0], "Merci pour hier !")
    places = sample(rng, ring.photos, 2)
    ring.comment(places[0], disagreeing, pick(rng, _DISAGREEING))
    insult = ring.comment(places[1], insulting, pick(rng, _INSULTS))
    ring.comment(places[1], ring.friends[1], "Ne l'écoute pas !")
    harm, reasons = ("", "") if two else pick(rng, _HARM)
    post = ring.post(last, harm) if harm else ""
    false = ring.impostor(copied)
    ring.chatter(6)

    def to(handle: str, *gestures: Act) -> list[Act]:
        return [acts.Search(text=ring.called(handle)), see(handle), *gestures]

    def told(handle: str, reason: str, *, proof: bool = True) -> list[Act]:
        kept: list[Act] = [acts.Capture()] if proof else []
        return [acts.Messages(), see(handle), *kept, acts.Report(thing=handle, reason=reason)]

    def do(
        mute: list[str] = muted, block: str = insisting, pretending: str = false, *, comment: bool = True, public: bool = True, proof: bool = True
    ) -> list[Act]:  # fmt: skip
        done = [act for handle in mute for act in to(handle, acts.Mute())]
        done += to(block, acts.Block())
        if comment:
            done += [acts.Mine(), see(places[1]), acts.Report(thing=insult, reason=_INSULT)]
        if public and post:
            done += [*to(last), see(post), acts.Report(thing=post, reason=reasons.split("||")[0])]
        done += told(threatening, _THREAT, proof=proof)
        return done + told(pretending, _PRETENCE)

    reported = [(f"{insult}||{insulting}", _INSULT), (threatening, f"{_THREAT}||{_INSULT}"), (false, _PRETENCE)]  # fmt: skip
    reported += [(f"{post}||{last}", reasons)] if post else []
    named = sorted(ring.called(handle) for handle in ring.people)
    return {
        "who": ring.first, "people": ", ".join(named[:-1]) + f" et {named[-1]}",
        "muted": " et ".join(ring.called(handle) for handle in muted), "insisting": ring.called(insisting), "insulting": ring.called(insulting),
        "threatening": ring.called(threatening), "copied": ring.called(copied), "boasting": ring.called(boasting),
        "reminding": ring.called(reminding), "public": f", comme l'appel public de {ring.called(last)}" if post else "",
        "world": ring.world(),
        "goal": Goal(
            want=(
                *(("muted", handle) for handle in muted), ("blocked", insisting), *(("denounced", *one) for one in reported),
                ("captured", f"{CHAT}{threatening}"), ("captured", f"{CHAT}{false}"),
            ),
            refuse=tuple((kind, handle, *rest) for handle in muted for kind, *rest in (("blocked",), ("denounced", "*"))),
            keep=DONE, free=(insulting, insult, threatening, false, *((last, post) if post else ())),
        ),
        "solution": do(),
        "near": [
            do(block=reminding), do(pretending=copied), do(proof=False), do(comment=False), do(mute=[boasting]),
            do(mute=[*muted, disagreeing]) , [*do(), *to(boasting, acts.Report(thing=boasting, reason=_THREAT))],
            do(public=False) if post else do(mute=muted[:1]),
        ],
    }  # fmt: skip

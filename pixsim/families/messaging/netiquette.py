"""Writing with courtesy and clarity: subject, tone, forwarding, moderation."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.contents import text_file
from pixsim.families.draws.invented.people import FIRST_NAMES, LAST_NAMES
from pixsim.families.draws.simulators import settings as ui
from pixsim.families.draws.simulators.mail import Inbox
from pixsim.families.draws.simulators.networks import DONE, Ring, see
from pixsim.families.draws.simulators.writers import document, line, whole
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.text.french_dates import long_date
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts as mail_acts
from pixsim.worlds.mail.data import DRAFTS, Draft
from pixsim.worlds.social import acts as social_acts
from pixsim.worlds.social.data import KEPT, REMOVED, WAITING, Group

_SHOUTED = (
    "Merci de répondre avant lundi.", "J'ai bien reçu votre courrier.", "La salle est fermée demain.", "Pensez à apporter vos outils.", "Le rendez-vous est reporté à mardi.", "Vous avez oublié de signer.",
    "Le dossier est arrivé trop tard.", "Je passerai vous voir jeudi.",
)  # fmt: skip


def shouted_line(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a line of a message all in capitals, written as one speaks."""
    text, *others = sample(rng, _SHOUTED, 4)
    lines = [
        f"Bonjour {pick(rng, FIRST_NAMES)},",
        *shuffled(rng, [text.upper(), *others[:2]]),
        "Bonne journée.",
    ]
    number = lines.index(text.upper()) + 1
    done, bare = (
        [said if n == number else one for n, one in enumerate(lines, 1)]
        for said in (text, text.removesuffix("."))
    )
    return {
        "text": text,
        "world": document("message.odt", [line(one) for one in lines]),
        "goal": Goal(want=(("text", f"{whole(*done)[1]}||{whole(*bare)[1]}"),)),
        "solution": [f"modifier {number} {text}"],
        "near": [[f"effet {number} gras "], [f"modifier {number} {text.lower()}"], [f"supprimer {number}"]],
    }  # fmt: skip


def subject_for_a_draft(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a draft without a subject, to be given the one that says what it is about."""
    inbox = Inbox(rng, 8)
    inbox.chatter(4)
    name, address = inbox.person()
    what, subject, vague = pick(rng, (
        ("Bonjour, je vous demande un certificat de scolarité pour ma fille.", "certificat||~scolarité", "Bonjour"),
        ("Bonjour, je voudrais déplacer mon rendez-vous de jeudi.", "rendez-vous||~rendez vous||~rdv", "Question"),
        ("Bonjour, voici la facture 2041 que vous m'aviez demandée.", "facture", "Document"),
        ("Bonjour, le lave-linge du local est en panne depuis lundi.", "panne||~lave-linge||~lave linge", "Important"),
        ("Bonjour, je m'inscris à l'atelier tablette du 12 mars.", "atelier||~tablette", "Inscription"),
    ))  # fmt: skip
    word = subject.partition("||")[0]
    world, _ids = inbox.box()
    draft = Draft(id="31", to=address, body=what)
    opened = [mail_acts.OpenFolder(folder=DRAFTS), mail_acts.Open(thing="31")]
    return {
        "name": name,
        "word": word,
        "world": world.changed(drafts=(draft,)),
        "goal": Goal(
            want=(
                ("sent", "31", "*"),
                ("to", "31", address),
                ("subject", "31", f"~{subject}"),
                ("body", "31", f"~{what}"),
            ),
            keep=("in", "sent"),
        ),
        "solution": [
            *opened,
            mail_acts.Fill(field="objet", text=f"Au sujet de : {word}"),
            mail_acts.Send(),
        ],
        "near": [
            [*opened, mail_acts.Send()],
            [*opened, mail_acts.Fill(field="objet", text=vague), mail_acts.Send()],
        ],
    }


_FORMAL = "Je vous prie d'agréer mes salutations distinguées."

_LETTERS = (
    ("au maire", ("Monsieur le maire,", "Monsieur,"), (_FORMAL, "Cordialement."),
     (("le prêt d'un barnum, du 4 au 6 juin", "Prêt d'un barnum du 4 au 6 juin"), ("la salle des fêtes, que vous demandez pour le 12 mars", "Salle des fêtes, le 12 mars : demande"))),
    ("à un ami d'enfance", ("Salut !",), ("À bientôt, je t'embrasse.",),
     (("les photos de la sortie au lac", "Photos de la sortie au lac"), ("votre anniversaire, où vous l'invitez le 12 mars", "Anniversaire du 12 mars : invitation"))),
    ("à Nadia, une collègue que l'on tutoie", ("Bonjour Nadia,", "Salut !"), ("Bonne journée, à demain.", "Cordialement."),
     (("l'heure de la réunion du 12 mars", "Réunion du 12 mars : confirmer l'heure"), ("la facture n° 214, de 80 €, que vous ne comprenez pas", "Facture n° 214 de 80 € : question"))),
    ("à un recruteur que vous ne connaissez pas", ("Madame, Monsieur,",), (_FORMAL, "Cordialement."),
     (("l'offre d'emploi n° 214, qui vous tente", "Offre d'emploi n° 214 : candidature"), ("l'heure de l'entretien du 12 mars", "Entretien du 12 mars : confirmer l'heure"))),
)  # fmt: skip
"""For whom, how one may begin, how one may end, what it may be about with the subject that says so."""


@redraw_misfits
def opening_and_closing(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 3: how a message begins and ends, by whom it is for, with a subject that says what it is about."""
    (whom, begins, ends, matters), (_w, others, other_ends, _m) = sample(rng, _LETTERS, 2)
    if ends[0] == other_ends[0] or others[0] in begins:
        return None
    opening, closing, other = begins[0], ends[0], others[0]
    matter, subject = pick(rng, matters)
    openings = tuple(shuffled(rng, sorted({way for letter in _LETTERS for way in letter[1]})))
    closings = tuple(shuffled(rng, sorted({way for letter in _LETTERS for way in letter[2]})))
    subjects = tuple(shuffled(rng, [subject, "À lire vite", "Une demande", "(sans objet)"]))
    world = ui.device("Nouveau message", ui.screen("Message", ui.info("Sujet du texte", matter)), ui.screen("Objet et début", ui.choice("Objet", "(sans objet)", subjects), ui.choice("Début", "(rien)", ("(rien)", *openings))), ui.screen("Bas du message", ui.choice("Fin", "(rien)", ("(rien)", *closings)), ui.choice("Signature complète", "oui")), ui.screen("Options", ui.choice("Demander un accusé", "non"), ui.choice("Importance haute", "non")))  # fmt: skip
    steps: list[ui.Step] = [
        ("Objet et début", "Objet", subject),
        ("Objet et début", "Début", opening),
        ("Bas du message", "Fin", closing),
    ]
    task = ui.task_of_steps(world, steps, (steps[0], ("Objet et début", "Début", other), steps[2]), steps[:2], (("Objet et début", "Objet", "Une demande"), *steps[1:]))  # fmt: skip
    want = [
        ("set", "Objet", subject),
        ("set", "Début", "||".join(begins)),
        ("set", "Fin", "||".join(ends)),
    ]
    task["goal"] = Goal(want=tuple(want), keep=("set", "pressed"))
    return {"whom": whom, "matter": matter, "opening": opening, "closing": closing, **task}


_PRICES = (
    ("Cours de danse : 45 € par trimestre, tous les mardis.", "C'est 45 € par mois ou par trimestre ?", ("trimestre", "trois mois", "3 mois"), "C'est par trimestre."),
    ("Chorale : répétition le jeudi, salle du Puits.", "C'est le mardi ou le jeudi ?", ("jeudi",), "C'est le jeudi."),
    ("Stage de poterie : dès 12 ans, terre fournie.", "Ma fille a 13 ans : l'âge minimal est 12 ou 14 ans ?", ("12", "douze"), "C'est dès 12 ans."),
    ("Sortie vélo : départ à 9 h devant la gare.", "On part de la gare ou de la mairie ?", ("gare",), "On part de la gare."),
)  # fmt: skip

_TAUNTS = ("Toujours aussi nul, ce club. Prouvez le contraire !", "Franchement, qui peut aimer ça ? Répondez, pour voir !", "Très déçu par ce club. J'attends vos excuses…")  # fmt: skip

_INSULTS = (
    "Espèce de [insulte], tu n'es qu'une [insulte] !",
    "[insulte]. Toi et ta famille, tous des [insulte].",
)

_THANKS = ("Bravo à toute l'équipe !", "Vivement la prochaine fois !", "Merci pour l'accueil.")

_THREATS = (
    "On sait où tu gares ton vélo. Fais attention en rentrant, mardi.", "Continuez comme ça, et il arrivera quelque chose à votre local.",
    "Je serai à la sortie, jeudi. Tu verras bien.",
)  # fmt: skip

_IRONY = (
    "Ah, quelle surprise, encore un tarif en hausse. Bravo les artistes…", "Toujours pas de photos ? On attendra l'an 2050, alors.",
    "Formidable, il va donc falloir se lever tôt. Merci du cadeau.",
)  # fmt: skip

_SOLVED = (
    ("Où se gare-t-on ?", "Derrière la salle, c'est gratuit."), ("Il faut des chaussures spéciales ?", "Non, des chaussures propres suffisent."),
    ("On peut venir à l'essai ?", "Oui, la première fois est offerte."),
)  # fmt: skip


def moderate_a_thread(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: the question that nobody answered, three comments that the law forbids, others only unpleasant."""
    ring = Ring(rng, friends=10)
    told, asked, answers, said = pick(rng, _PRICES)
    post = ring.mine(told)
    asking, taunting, insulting, thanking, solved, helping, threatening, telling, ironic = (
        ring.friends[:9]
    )
    question, solution = pick(rng, _SOLVED)
    number = f"06 39 98 {integer(rng, 10, 99)} {integer(rng, 10, 99)}"
    told_of = f"Le numéro de la trésorière, c'est le {number} : appelez-la chez elle le soir !"
    lines = shuffled(rng, [
        (asking, asked), (taunting, pick(rng, _TAUNTS)), (insulting, pick(rng, _INSULTS)), (thanking, pick(rng, _THANKS)),
        (threatening, pick(rng, _THREATS)), (telling, told_of), (ironic, pick(rng, _IRONY)), (solved, question),
    ])  # fmt: skip
    place = lines.index((solved, question))
    lines.insert(integer(rng, place + 1, len(lines)), (helping, solution))
    ids = {who: ring.comment(post, who, text) for who, text in lines}
    ring.chatter(4, ring.friends[9:])
    reply: Act = social_acts.Remark(text=said)

    def report(who: str, reason: str) -> Act:
        return social_acts.Report(thing=ids[who], reason=reason)

    answered = ("remarked", post, "||".join(f"~{answer}" for answer in answers))
    harsh, threat, private = (
        "injure ou harcèlement",
        "menace ou violence",
        "vie privée d'une personne",
    )
    reports = [report(insulting, harsh), report(threatening, threat), report(telling, private)]
    wanted = (
        ("denounced", ids[insulting], f"{harsh}||{threat}"), ("denounced", ids[threatening], f"{threat}||{harsh}"),
        ("denounced", ids[telling], f"{private}||{harsh}"),
    )  # fmt: skip
    bad = (insulting, threatening, telling)
    return {
        "who": ring.first, "post": told.partition(" : ")[0],
        "troll": ring.called(taunting), "insulting": ring.called(insulting), "threatening": ring.called(threatening), "telling": ring.called(telling),
        "world": ring.world(),
        "goal": Goal(
            want=(answered, *wanted),
            refuse=(("remarked", post, "~aussi nul"), ("remarked", post, "~insult")),
            keep=DONE, free=(*bad, *(ids[who] for who in bad)),
        ),
        "solution": [see(post), reply, *reports],
        "near": [
            [see(post), *reports], [see(post), reply, *reports[1:]], [see(post), reply, reports[0], reports[2]], [see(post), reply, *reports[:2]],
            [see(post), reply, *reports, report(ironic, harsh)], [see(post), reply, *reports, report(taunting, harsh)],
            [see(post), reply, *reports[:2], report(telling, "fausse information")],
        ],
    }  # fmt: skip


_SAID = (
    "On pourrait inviter les voisins.", "La salle est libre samedi.", "Il manque deux tables.", "Je peux apporter la sono.",
    "Le budget est de 300 euros.", "Qui s'occupe des affiches ?", "Mieux vaut attendre le mois de juin.", "Je vote pour le parc.",
    "Il faut prévenir la mairie.", "Pensons aux gobelets réutilisables.", "Le buffet sera végétarien.", "Je serai en retard.",
    "La fanfare demande une scène.", "Les bancs sont chez le gardien.", "On garde le même horaire.", "Le traiteur attend notre réponse.",
    "Je préfère une tombola.", "Deux bénévoles suffiront à l'entrée.", "L'an dernier, il a plu.", "Le camion revient dimanche.",
    "Les enfants joueront dans la cour.", "Je rappelle l'assurance demain.", "La rallonge ne tient plus.", "Il reste des lampions.",
)  # fmt: skip

_Line = tuple[str, str]  # what stands there, and who wrote it; empty for what programs add


def _answered(
    rng: np.random.Generator, quoted: list[_Line], who: str, intro: str, own: list[_Line]
) -> list[_Line]:
    """A message that quotes another and answers between its lines."""
    lines: list[_Line] = [(intro, "")]
    places = set(sample(rng, range(2, len(quoted) - 1), len(own)))
    rest = iter(own)
    for place, (text, author) in enumerate(quoted):
        lines.append((f">{text}" if text.startswith(">") else f"> {text}".rstrip(), author))
        if place in places:
            lines.append(next(rest))
    return [*lines, (who.split()[0], who)]


def quoted_two_ways(rng: np.random.Generator) -> dict[str, Any]:
    """A thread whose quotes are marked « > » by some and not at all by one: who wrote two sentences."""
    firsts = sample(rng, FIRST_NAMES, 3)
    lasts = sample(rng, LAST_NAMES, 5)
    twin = pick(rng, firsts[:2])
    names = [f"{first} {last}" for first, last in zip([*firsts, twin], lasts, strict=False)]
    a, b, c, d = (
        names[n] for n in pick(rng, ((0, 1, 2, 3), (0, 3, 2, 1), (3, 1, 2, 0), (3, 0, 2, 1)))
    )
    said = iter(sample(rng, _SAID, len(_SAID)))
    day = integer(rng, 3, 20)

    def written(who: str, count: int) -> list[_Line]:
        return [(next(said), who) for _sentence in range(count)]

    first = [("Bonjour,", a), *written(a, 6), (a.split()[0], a)]
    second = _answered(
        rng,
        first,
        b,
        f"Le {day} mai 2026 à 9 h {integer(rng, 10, 59)}, {a} a écrit :",
        written(b, 4),
    )
    head = ["-----Message d'origine-----", f"De : {b}", f"Envoyé : {day + 1} mai 2026 14:{integer(rng, 10, 59)}", f"À : {a} ; {c} ; {d}", "Objet : Re : fête de quartier", ""]  # fmt: skip
    third = [("Bonsoir à tous,", c), *written(c, 3), (c.split()[0], c), ("", ""), *((text, "") for text in head), *second]  # fmt: skip
    fourth = _answered(rng, third, d, f"Le {day + 3} mai 2026 à 18 h {integer(rng, 10, 59)}, {c} a écrit :", written(d, 5))  # fmt: skip
    lines = [f"De : {d}", f"À : {a} ; {b} ; {c}", "Objet : Re : Re : fête de quartier", "", *(text for text, _who in fourth)]  # fmt: skip
    by = {text.lstrip("> "): who for text, who in fourth if who and text.lstrip("> ") in _SAID}
    mine = [text for text, who in by.items() if who == b]
    deep = [text for text, who in by.items() if who in (a, d)]
    one, two = pick(rng, mine), pick(rng, deep)
    return {
        "one": one, "two": two,
        "first": by[one], "not_first": [who for who in (a, c, d) if who != by[one]],
        "second": by[two], "not_second": [who for who in (a, b, c, d) if who != by[two]],
        "files": {"discussion.txt": text_file(lines)},
    }  # fmt: skip


_RULES = (
    "1. Vendre : une annonce par membre en trente jours, celles d'avant comptent.",
    "   Une annonce retirée ne compte pas. De deux qui attendent, la plus ancienne",
    "   se décide d'abord.",
    "2. Un commerce (le profil le dit) ne vend pas ici ; il peut donner.",
    "3. Le bureau de l'association (le profil le dit) annonce autant qu'il veut.",
    "4. Pas de personne privée nommée ou reconnaissable ; un élu ou un commerçant,",
    "   pour son métier seul.",
    "5. On parle de vélo, ou de la vie du groupe.",
    "6. Un avis, même sévère, est permis ; une injure, non.",
    "7. Une décision du bureau, publiée ici, l'emporte sur ces règles.",
    "Ce qui est décidé ne se rediscute pas.",
)

_SALES = (
    "Je vends deux vélos révisés, 150 euros l'un.", "Casques d'occasion, dès 10 euros pièce.", "À vendre : remorque d'enfant, 60 euros.", "Je vends mon vélo pliant, 120 euros.",
    "Quatre pneus neufs à vendre, 15 euros l'un.", "Sacoches de cuir : le prix, en message privé.", "Je vends un home-trainer, 80 euros.", "À vendre : selle confort, 20 euros.",
    "Mon vieux tandem contre 90 euros, faites vite.", "Il me reste trois casques : prix d'ami, écrivez-moi.",
)  # fmt: skip

_GIFTS = ("Je donne un vélo d'enfant, à venir chercher.", "Chambres à air à donner, pneus de 26.", "Je donne un antivol et sa clé.")  # fmt: skip
_OWN = ("Tombola du club : les billets sont à 2 euros.", "Maillots du club en vente samedi, 25 euros.", "Bourse aux vélos : dépôt à 3 euros.")  # fmt: skip
_PAST_SALES = ("À vendre : porte-bagages neuf, 25 euros.", "Je vends une pompe à pied, 12 euros.", "Deux lampes à vendre, 8 euros.", "Gants d'hiver, 10 euros la paire.", "Je vends un compteur, 15 euros.")  # fmt: skip
_NAMING = ("Je vends 50 euros le vélo de mon voisin Luc Morel, 4 rue Haute.", "Vélo d'Aïcha Petit, ma collègue, 60 euros : elle ne roule plus.")  # fmt: skip
_CHILD = ("Je vends un vélo d'enfant, 35 euros.", "Vélo d'enfant à vendre, 24 pouces, 45 euros.")

_PAST_TALK = (
    "Quelle pression pour des pneus de ville ?", "Belle sortie dimanche, merci.", "Le parking de la gare est plein dès 8 h.", "Qui a une carte des pistes ?", "Ma chaîne saute, une idée ?",
    "Le pont est rouvert aux vélos.", "Bravo pour la fête du vélo !", "Je cherche un bon cadenas.",
)  # fmt: skip

_SHOPS = ("Cycles du Pont, vente et réparation", "Gérante de Roue libre, magasin de vélos", "Atelier Noble, vélos neufs et d'occasion")  # fmt: skip
_BOARD = ("Trésorière de l'association", "Secrétaire de l'association", "Président de l'association")  # fmt: skip
_PLAIN = ("Cycliste du dimanche", "Je roule tous les jours", "Ancien client de Roue libre", "Adhérente depuis 2019", "")  # fmt: skip

OTHERS = (
    (("Mon ex-voisin, Paul Roux, 3 rue Haute, gare son vélo n'importe où.", REMOVED), ("Mme Perrin, la maire, refuse la piste du quai.", KEPT)),
    (("Ma voisine du 8, Mme Vidal, jette les vélos des autres.", REMOVED), ("Le garage Noble, rue Basse, m'a rendu mon vélo cassé.", KEPT)),
    (("Quelqu'un a une recette de tarte ?", REMOVED), ("Pourquoi le bouton de recherche a-t-il changé ?", KEPT)),
    (("Match de ce soir : qui regarde ?", REMOVED), ("Merci aux modérateurs pour leur patience.", KEPT)),
    (("Le monsieur barbu du 12, rue Basse, roule ivre.", REMOVED), ("Un cycliste roulait ivre sur le quai, hier soir.", KEPT)),
    (("M. Petit, l'adjoint aux routes, divorce, paraît-il.", REMOVED), ("M. Petit, l'adjoint aux routes, oublie le quai.", KEPT)),
    (("Tu n'y connais rien, pauvre [insulte].", REMOVED), ("Vos conseils sont faux : la chaîne se graisse à sec.", KEPT)),
    (("Le président du club est un [insulte].", REMOVED), ("Ce dérailleur est le pire que j'aie eu.", KEPT)),
)  # fmt: skip


def _day(day: date) -> str:
    return long_date(day).rpartition(" ")[0]


def _of_children(rng: np.random.Generator, today: date) -> tuple[bool, str, str]:
    """What was said of bicycles for children: whether it holds, by whom (their profile), in what words."""
    far = today + timedelta(days=integer(rng, 3, 9))
    past = today - timedelta(days=integer(rng, 2, 6))
    told = "Décision du bureau : jusqu'au {} compris, tout vélo d'enfant peut se vendre, même une seconde annonce."
    return pick(rng, (
        (True, pick(rng, _BOARD), told.format(_day(far))),
        (False, pick(rng, _BOARD), told.format(_day(past))),
        (False, pick(rng, _PLAIN), f"Et si, jusqu'au {_day(far)}, tout vélo d'enfant pouvait se vendre, même en seconde annonce ?"),
    ))  # fmt: skip


@redraw_misfits
def moderate_by_charter(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: twenty messages weighed against a charter: who sells is in a profile, what they sold before among what was decided."""
    ring = Ring(rng, friends=5)
    group = pick(rng, ("Forum des cyclistes", "Vélo et nous", "Deux-roues d'ici"))
    today = date(2026, 5, integer(rng, 18, 25))
    holds, speaker, decided = _of_children(rng, today)
    sales, talk = iter(sample(rng, _SALES, 8)), sample(rng, _PAST_TALK, 6)
    past = iter(sample(rng, _PAST_SALES, 5))
    lately, formerly, struck, twice, spoilt, never, child, shop, generous, board = (
        ring.person(bio=bio)
        for bio in (*(pick(rng, _PLAIN) for _n in range(7)), *sample(rng, _SHOPS, 2), pick(rng, _BOARD))
    )  # fmt: skip
    late = {
        "lately": (lately, next(sales), REMOVED),
        "shop": (shop, next(sales), REMOVED),
        "second": (twice, next(sales), REMOVED),
    }
    fine = {
        "formerly": (formerly, next(sales), KEPT), "struck": (struck, next(sales), KEPT), "never": (never, next(sales), KEPT),
        "after": (spoilt, next(sales), KEPT), "generous": (generous, pick(rng, _GIFTS), KEPT), "board": (board, pick(rng, _OWN), KEPT),
    }  # fmt: skip
    now = {**late, **fine, "child": (child, pick(rng, _CHILD), KEPT if holds else REMOVED)}
    for place, pair in enumerate(sample(rng, OTHERS, 8)):
        text, decision = pick(rng, pair)
        now[str(place)] = (ring.person(bio=pick(rng, _PLAIN)), text, decision)
    ago = dict.fromkeys(now, 0) | {str(place): integer(rng, 0, 3) for place in range(8)}
    now |= {"first": (twice, next(sales), KEPT), "named": (spoilt, pick(rng, _NAMING), REMOVED)}
    ago |= {"first": integer(rng, 1, 3), "named": integer(rng, 1, 3)}
    if not 8 <= sum(decision == REMOVED for _w, _t, decision in now.values()) <= 13:
        return None
    rows = [(ago[name], who, text, WAITING, name) for name, (who, text, _d) in now.items()]
    rows += [
        (integer(rng, 21, 29), lately, next(past), KEPT, ""), (integer(rng, 33, 45), formerly, next(past), KEPT, ""),
        (integer(rng, 4, 14), struck, next(past), REMOVED, ""), (integer(rng, 5, 15), child, next(past), KEPT, ""),
        (integer(rng, 3, 12), board, next(past), KEPT, ""), (integer(rng, 7, 12), ring.person(bio=speaker), decided, KEPT, ""),
        (integer(rng, 1, 60), lately, talk[0], KEPT, ""), (integer(rng, 2, 20), never, talk[1], KEPT, ""), (integer(rng, 2, 20), formerly, talk[2], KEPT, ""),
        (integer(rng, 35, 60), shop, talk[3], KEPT, ""), *((integer(rng, 2, 60), ring.person(), text, KEPT, "") for text in talk[4:]),
    ]  # fmt: skip
    ids: dict[str, str] = {}
    for days, who, text, state, name in sorted(shuffled(rng, rows), key=lambda row: row[0]):
        ids[name] = ring.post(who, text, group=group, state=state, when=_day(today - timedelta(days=days)))  # fmt: skip
    ring.chatter(3)
    other = Group(name="Chorale du lundi", people=31, about=("Répétitions et partitions.",))
    world = ring.world(shuffled=False, groups=(Group(name=group, about=(*_RULES, f"Aujourd'hui : {_day(today)}."), people=214), other), moderates=(group,))  # fmt: skip
    right = {ids[name]: decision for name, (_who, _text, decision) in now.items()}

    def decide(*others: str, but: str = "") -> list[Act]:
        """Each message decided, these the other way, one left as it is."""
        other_way = {ids[name]: KEPT if now[name][2] == REMOVED else REMOVED for name in others}
        found = {one: what for one, what in (right | other_way).items() if one != ids.get(but)}
        return [social_acts.Groups(), see(group), *(social_acts.Decide(thing=one, decision=what) for one, what in found.items())]  # fmt: skip

    return {
        "group": group,
        "day": _day(today),
        "gone": " ; ".join(f"« {text} »" for _who, text, decision in now.values() if decision == REMOVED),
        "world": world,
        "goal": Goal(want=tuple(("decided", one, what) for one, what in right.items()), keep=DONE),
        "solution": decide(),
        "near": [
            decide("formerly"), decide("struck"), decide("lately"), decide("shop"), decide("first", "second"), decide("after"), decide("named"), decide("child"),
            decide("board"), decide("generous"), decide(but="0"),
        ],
    }  # fmt: skip

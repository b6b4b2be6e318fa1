"""Choosing recipients: To, Cc, Bcc, reply to all, lists."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws.handed_files.messages import PLAIN_TEXT, raw_message
from pixsim.families.draws.invented.people import FIRST_NAMES, plain
from pixsim.families.draws.simulators.mail import Inbox, contacts_of, write_message
from pixsim.families.draws.values.choices import integer, pick, sample, shuffled
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.mail import acts
from pixsim.worlds.mail.data import Group


def write_to_one(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: a message to one person of the contact list, with a given subject."""
    inbox = Inbox(rng, 8)
    inbox.chatter(4)
    people = inbox.people[:6]
    (name, address), (other, _address) = sample(rng, people, 2)
    subject = pick(rng, ("Rendez-vous de mardi", "Livres à rendre", "Clés du local", "Covoiturage"))
    world, _ids = inbox.box(contacts=contacts_of(people))
    return {
        "name": name,
        "subject": subject,
        "world": world,
        "goal": Goal(
            want=(
                ("sent", "$m", "*"),
                ("to", "$m", address),
                ("cc", "$m", ""),
                ("bcc", "$m", ""),
                ("subject", "$m", f"^{subject}"),
            ),
            keep=("in", "sent"),
        ),
        "solution": write_message(to=name, subject=subject),
        "near": [
            write_message(to=other, subject=subject),
            write_message(cc=name, subject=subject),
            write_message(to=name, subject="Bonjour"),
        ],
    }


def write_with_copy(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: a message to one person, another informed in copy."""
    inbox = Inbox(rng, 9)
    inbox.chatter(4)
    people = inbox.people[:6]
    (name, address), (other, informed) = sample(rng, people, 2)
    subject = pick(rng, ("Salle réservée", "Devis accepté", "Commande passée", "Date confirmée"))
    world, _ids = inbox.box(contacts=contacts_of(people))
    return {
        "name": name,
        "other": other,
        "subject": subject,
        "world": world,
        "goal": Goal(
            want=(
                ("to", "$m", address),
                ("cc", "$m", informed),
                ("bcc", "$m", ""),
                ("subject", "$m", f"^{subject}"),
                ("sent", "$m", "*"),
            ),
            keep=("in", "sent"),
        ),
        "solution": write_message(to=name, cc=other, subject=subject),
        "near": [
            write_message(to=f"{name}, {other}", subject=subject),
            write_message(to=other, cc=name, subject=subject),
            write_message(to=name, bcc=other, subject=subject),
        ],
    }


def hidden_copy(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a message to people who must not see each other's addresses."""
    inbox = Inbox(rng, 12)
    inbox.chatter(5)
    people = inbox.people[:8]
    parents = sample(rng, people, 3)
    names = [name for name, _address in parents]
    what, subject = pick(rng, (("de la sortie de vendredi", "Sortie de vendredi"), ("du concert", "Concert de fin d'année"),
                               ("de la fermeture de mardi", "Fermeture mardi"), ("de l'atelier cuisine", "Atelier cuisine")))  # fmt: skip
    world, _ids = inbox.box(contacts=contacts_of(people))
    hidden = ", ".join(sorted(address.lower() for _name, address in parents))
    listed = ", ".join(names)
    mine = inbox.address
    return {
        "names": f"{names[0]}, {names[1]} et {names[2]}",
        "what": what,
        "subject": subject,
        "world": world,
        "goal": Goal(
            want=(
                ("bcc", "$m", hidden),
                ("to", "$m", f"||{mine}"),
                ("cc", "$m", f"||{mine}"),
                ("subject", "$m", f"^{subject}"),
                ("sent", "$m", "*"),
            ),
            keep=("in", "sent"),
        ),
        "solution": write_message(bcc=listed, subject=subject),
        "near": [
            write_message(to=listed, subject=subject),
            write_message(cc=listed, subject=subject),
            write_message(to=names[0], bcc=f"{names[1]}, {names[2]}", subject=subject),
        ],
    }


_SECRETS = (
    ("votre numéro d'adhérent", "Adhésion", "Bonjour,\nVotre numéro d'adhérent est le {right}. Celui de votre foyer, pour la facture, est le {wrong}."),
    ("votre nouveau code d'immeuble", "Travaux du hall", "Bonjour,\nÀ partir de lundi, votre code passe de {wrong} à {right}."),
    ("le numéro de votre dossier", "Dossier ouvert", "Bonjour,\nNous suivons votre demande sous le numéro {right} ; elle remplace le dossier {wrong}, clos."),
)  # fmt: skip


def author_alone(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: an answer to the author alone of a message that somebody else passed on, with what another message tells."""
    inbox = Inbox(rng, 14)
    author, address = inbox.person()
    others = [inbox.person()[1] for _place in range(4)]
    secret, told, letter = pick(rng, _SECRETS)
    right, wrong = sample(rng, [str(number) for number in range(1021, 9899, 37)], 2)
    subject = pick(rng, ("Sortie de samedi", "Repas de fin d'année", "Cadeau commun"))
    inbox.add(author, address, subject, f"Bonjour à tous,\nPour l'inscription, donnez-moi chacun {secret}, à moi seulement.",
              to=(inbox.address, *others[:2]), cc=tuple(others[2:]))  # fmt: skip
    same = inbox.person()
    inbox.add(*same, f"Re : {subject}", "Bonjour à tous,\nPour moi, c'est envoyé !", to=(address,), cc=(inbox.address, *others[:2]))  # fmt: skip
    inbox.add(*inbox.person(), told, letter.format(right=right, wrong=wrong))
    inbox.chatter(5)
    world, ids = inbox.box()
    opened, found = acts.Open(thing=ids[0]), acts.Open(thing=ids[2])

    def body(text: str) -> Act:
        return acts.Fill(field="texte", text=text)

    return {
        "owner": inbox.owner,
        "author": author,
        "subject": subject,
        "secret": secret,
        "told": told,
        "world": world,
        "goal": Goal(
            want=(
                ("sent", "$m", f"re:{ids[0]}||all:{ids[0]}"), ("to", "$m", address), ("cc", "$m", ""), ("bcc", "$m", ""), ("body", "$m", f"~{right}"),
            ),
            keep=("in", "sent"),
        ),
        "solution": [found, acts.Back(), opened, acts.Reply(), body(right), acts.Send()],
        "near": [
            [opened, acts.ReplyAll(), body(right), acts.Send()],
            [acts.Open(thing=ids[1]), acts.Reply(), body(right), acts.Send()],
            [opened, acts.Reply(), body(wrong), acts.Send()],
        ],
    }  # fmt: skip


_SUBJECTS = ("Travaux de la salle", "Choix du traiteur", "Départ d'Hector", "Plaintes de voisins")


def _subject(subject: str, words: str, minute: int) -> str:
    """What a mail program writes before the subject of an answer, or of what is passed on."""
    return subject if not minute else f"{'Tr' if 'Message transféré' in words else 'Re'}: {subject}"


def revealed_hidden_copy(rng: np.random.Generator) -> dict[str, Any]:
    """People whom four messages tell, by their headers or by what they quote, that one had a hidden copy."""
    author, asked, other, third, *open_to, far, friend = sample(rng, FIRST_NAMES, 9)
    first, second, copied = open_to
    subject, host = (
        pick(rng, _SUBJECTS),
        pick(rng, ("bureau.example", "asso.example", "mairie.example")),
    )

    def address(name: str) -> str:
        return f"{name} <{plain(name)}@{host}>"

    def sent(minute: int, by: str, to: list[str], cc: list[str], bcc: list[str], words: str) -> bytes:  # fmt: skip
        lists = [(kind, ", ".join(map(address, held))) for kind, held in (("To", to), ("Cc", cc), ("Bcc", bcc)) if held]  # fmt: skip
        when = f"Tue, 14 Apr 2026 {9 + minute // 60:02}:{minute % 60:02}:00 +0200"
        return raw_message([("Date", when), ("From", address(by)), *lists, ("Subject", _subject(subject, words, minute)), *PLAIN_TEXT], words)  # fmt: skip

    def quoted(by: str, to: list[str], cc: list[str], words: str) -> str:
        held = f"\nCc : {', '.join(cc)}" if cc else ""
        return f"\n\n-------- Message transféré --------\nDe : {by}\nÀ : {', '.join(to)}{held}\n\n{words}\n"  # fmt: skip

    news = f"Bonjour,\n\nVoici où nous en sommes ({integer(rng, 2, 9)} points)."
    case = integer(rng, 0, 2)
    if case == 0:  # an answer to all, which one of them passes on
        to, cc, said = [author], [first, second, copied], "C'est bien noté pour moi."
        passer, reached = pick(rng, (first, second, copied)), far
    elif case == 1:  # an answer to the author, who answers with a copy
        to, cc, said = [author], [], "Merci pour l'information."
        passer, reached = first, far
    else:  # an answer to the author and one more
        to, cc, said = [author], [copied], "Bien reçu, à garder entre nous."
        passer, reached = copied, pick(rng, (far, second))
    messages = [sent(0, author, [first, second], [copied], [asked, other, third], news)]
    shown = quoted(author, [first, second], [copied], news)
    messages.append(sent(20, asked, to, cc, [], said))
    messages.append(sent(35, other, [friend], [], [], f"Pour ton information.{shown}"))
    knows = {*cc}
    if case == 1:
        messages.append(sent(50, author, [asked], [first], [], f"Entendu.\n\n> {said}"))
        knows.add(first)
        passed = quoted(author, [asked], [first], f"Entendu.\n\n> {said}")
    else:
        passed = quoted(asked, to, cc, said)
    messages.append(sent(75, passer, [reached], [], [], f"À lire.{passed}"))
    messages.append(sent(90, copied if passer != copied else first, [author], [], [], "Merci, je relis ce soir."))  # fmt: skip
    knows.add(reached)
    options = shuffled(rng, [first, second, copied, other, third, far, friend])
    return {
        "author": author, "asked": asked,
        "options": options,
        "key": [place for place, name in enumerate(options, 1) if name in knows],
        "names": ", ".join(name for name in options if name in knows),
        "files": {f"message-{number}.eml": held for number, held in enumerate(messages, 1)},
    }  # fmt: skip


def person_not_list(rng: np.random.Generator) -> dict[str, Any]:
    """Level 6: an answer to a person whose list hides the address; the book has an old one, a message the new one, and a namesake."""
    inbox = Inbox(rng, 17)
    author, address = inbox.person()
    name = pick(rng, ("jardins", "parents", "benevoles", "copropriete"))
    listed = f"{name}@listes.quartier.example"
    thing = pick(
        rng, ("un vélo d'enfant", "une table de jardin", "deux chaises", "un grand pot de lauriers")
    )
    family = author.partition(" ")[2]
    old = f"{plain(family)}{integer(rng, 10, 99)}@courriel-libre.example"
    cousin = f"{plain(author.partition(' ')[0])}-{plain(family)}@ecole-pins.example"
    inbox.add(f"{author} via {name}", listed, f"[{name}] Donne {thing}", f"Bonjour à tous,\nJe donne {thing}. N'écrivez qu'à moi.\n{author}",
              to=(listed,), reply_to=listed)  # fmt: skip
    inbox.add(author, address, "Nouvelle adresse", f"Bonjour,\nJ'ai changé d'adresse : écrivez-moi désormais à celle-ci.\nL'ancienne, {old}, et la provisoire ne marchent plus.", to=(inbox.address,))  # fmt: skip
    between = f"{plain(author.partition(' ')[0])}.{integer(rng, 100, 999)}@provisoire.example"
    inbox.add(author, between, "Adresse provisoire", f"Bonjour,\nLe temps de changer de fournisseur, écrivez-moi ici. Je vous donnerai bientôt la bonne adresse.\n{author}", to=(inbox.address,))  # fmt: skip
    inbox.add(author, cousin, "Réunion de l'école", f"Bonjour,\nLa réunion de la classe est jeudi à 18 h.\n{author}, directrice de l'école des Pins", to=(inbox.address,))  # fmt: skip
    second, _other = inbox.person()
    inbox.add(f"{author} via {name}", listed, f"[{name}] Réunion de rentrée", f"Bonjour à tous,\nPensez à la réunion de rentrée. Répondez à tous, s'il vous plaît.\n{author}", to=(listed,), reply_to=listed)  # fmt: skip
    inbox.add(f"{second} via {name}", listed, f"[{name}] Cherche {thing}", "Bonjour,\nSi quelqu'un n'en a plus l'usage…",
              to=(listed,), reply_to=listed)  # fmt: skip
    inbox.chatter(10)
    book = [(author, old), (f"{author} (école)", cousin), *inbox.people[6:9]]
    world, ids = inbox.box(contacts=contacts_of(book))
    opened, body = (
        acts.Open(thing=ids[0]),
        acts.Fill(field="texte", text="Je suis intéressé, merci."),
    )

    def to(one: str) -> Act:
        return acts.Fill(field="à", text=one)

    seen = [acts.Open(thing=ids[1]), acts.Back()]
    return {
        "author": author,
        "name": name,
        "listed": listed,
        "thing": thing,
        "old": old,
        "address": address,
        "world": world,
        "goal": Goal(
            want=(
                ("sent", "$m", "*"), ("to", "$m", address), ("cc", "$m", ""), ("bcc", "$m", ""), ("body", "$m", "~intéressé"),
            ),
            keep=("in", "sent"),
        ),
        "solution": [*seen, opened, acts.Reply(), to(address), body, acts.Send()],
        "near": [
            [opened, acts.Reply(), body, acts.Send()],
            [opened, acts.Reply(), to(old), body, acts.Send()],
            [opened, acts.Reply(), to(cousin), body, acts.Send()],
            [opened, acts.Reply(), to(between), body, acts.Send()],
            [*seen, opened, acts.Reply(), acts.Fill(field="cc", text=address), body, acts.Send()],
        ],
    }  # fmt: skip


def lists_kept(rng: np.random.Generator) -> dict[str, Any]:
    """Level 7: groups and addresses brought to what messages ask, the last of each person, from that person alone."""
    inbox = Inbox(rng, 14)
    first, second = sample(rng, ("Parents", "Bénévoles", "Adhérents", "Voisins", "Chorale"), 2)
    people = [inbox.person() for _n in range(9)]
    leaver, mover, joiner, stayer, spoken_for, both, *_others = people
    new_address = f"{mover[1].partition('@')[0]}{integer(rng, 2, 9)}@courriel-neuf.example"
    days = iter(
        f"{day:02}/03 09h{integer(rng, 10, 59)}"
        for day in sorted(sample(rng, range(1, 28), 9), reverse=True)
    )
    told = [  # the newest first
        (stayer, "Finalement", f"Bonjour,\nFinalement, laissez-moi dans « {first} », merci."), (people[6], "Pour mon voisin", f"Bonjour,\n{spoken_for[0]} m'a dit en avoir assez de « {second} »."),
        (mover, "Nouvelle adresse", f"Bonjour,\nÉcrivez-moi désormais à {new_address}."), (both, "Trop de messages", f"Bonjour,\nÔtez-moi de « {first} » ; « {second} » me convient."),
        (joiner, "Inscription", f"Bonjour,\nPouvez-vous m'ajouter à « {second} » ? Je reste dans « {first} »."), (leaver, "Stop", "Bonjour,\nJe déménage : ôtez-moi de vos deux listes."), (stayer, "Listes", f"Bonjour,\nÔtez-moi de « {first} »."),
    ]  # fmt: skip
    for (name, address), subject, body in told:
        inbox.add(name, address, subject, body, date=next(days))
    world, _ids = inbox.box()
    ordered = sorted(world.messages, key=lambda one: -int(one.date[:2]))
    contacts = contacts_of(people)
    ids = {contact.address: contact.id for contact in contacts}
    held = {
        first: [leaver, mover, joiner, stayer, both, people[6]],
        second: [leaver, both, spoken_for, people[7], people[8]],
    }
    groups = tuple(
        Group(name=name, members=tuple(ids[address] for _name, address in members))
        for name, members in held.items()
    )
    world = world.changed(
        contacts=contacts,
        groups=groups,
        messages=tuple(one.changed(id=str(n)) for n, one in enumerate(ordered, 1)),
    )

    def contact(person: tuple[str, str]) -> str:
        return ids[person[1]]

    def left(group: str, *persons: tuple[str, str]) -> list[Act]:
        return [
            acts.Open(thing=group),
            *(acts.Leave(contact=contact(one)) for one in persons),
            acts.Back(),
        ]

    moved: list[Act] = [
        acts.Open(thing=contact(mover)),
        acts.Fill(field="adresse", text=new_address),
        acts.Back(),
    ]
    joined: list[Act] = [acts.Join(contact=contact(joiner), group=second)]
    begin: list[Act] = [acts.Contacts()]
    want = [("member", first, one[0]) for one in (mover, joiner, stayer, people[6])]
    want += [("member", second, one[0]) for one in (both, spoken_for, joiner, people[7], people[8])]
    return {
        "first": first, "second": second, "stayer": stayer[0], "spoken": spoken_for[0],
        "world": world,
        "goal": Goal(want=(*want, ("contact_address", contact(mover), new_address)), refuse=(("member", first, leaver[0]), ("member", second, leaver[0]), ("member", first, both[0])), keep=("contact", "contact_address", "sent"), free=(contact(mover),)),
        "solution": [*begin, *left(first, leaver, both), *left(second, leaver), *moved, *joined],
        "near": [
            [*begin, *left(first, leaver, both, stayer), *left(second, leaver), *moved, *joined], [*begin, *left(first, leaver, both), *left(second, leaver, spoken_for), *moved, *joined],
            [*begin, *left(first, leaver), *left(second, leaver, both), *moved, *joined], [*begin, *left(first, leaver, both), *left(second, leaver), *joined], [*begin, *left(first, leaver, both, joiner), *left(second, leaver), *moved, *joined],
        ],
    }  # fmt: skip

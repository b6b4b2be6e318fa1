"""Acting on a social network: mentions, hashtags, shares, private messages."""

from __future__ import annotations

from typing import Any

import numpy as np

from pixsim.families.draws import figure_parts as fig
from pixsim.families.draws.handed_files.contents import windows_file
from pixsim.families.draws.invented.people import FIRST_NAMES, account_names, plain
from pixsim.families.draws.simulators.networks import DONE, HOME, Ring, see
from pixsim.families.draws.values.choices import integer, pick, redraw_misfits, sample, shuffled
from pixsim.text.search import without_accents
from pixsim.worlds.core import Act
from pixsim.worlds.goals import Goal
from pixsim.worlds.social import acts
from pixsim.worlds.social.data import ALL, CHAT, FRIENDS

_NEWS = ("Fête de l'école", "Randonnée du club", "Marché des créateurs", "Recette de saison", "Vide-grenier", "Concert de mai")  # fmt: skip

_GESTURES = {
    "liked": ("montrer d'un clic qu'elle lui plaît", "j'aime"),
    "shared": ("la transmettre à ses propres amis", "partager"),
    "followed": ("recevoir les prochaines publications de son auteur", "suivre"),
    "saved": ("la retrouver plus tard, sans que personne le sache", "enregistrer pour moi"),
}


def one_gesture(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: like, share, keep one publication, or follow its author."""
    ring = Ring(rng, friends=4)
    posts = sample(rng, _NEWS, 5)
    authors = [ring.person() for _post in posts]
    ids = [ring.post(author, "", photo=post) for author, post in zip(authors, posts, strict=True)]
    ring.chatter(2)
    gesture = pick(rng, tuple(_GESTURES))
    said, name = _GESTURES[gesture]

    def do(what: str, place: int = 0) -> list[Act]:
        if what == "followed":
            return [see(ids[place]), acts.Author(thing=ids[place]), acts.Follow()]
        kinds = {"liked": acts.Like, "shared": acts.Share, "saved": acts.Save}
        return [see(ids[place]), kinds[what].model_validate({})]

    thing = authors[0] if gesture == "followed" else ids[0]
    other = next(one for one in _GESTURES if one != gesture)
    return {
        "who": ring.first, "post": posts[0], "said": said, "gesture": name,
        "world": ring.world(),
        "goal": Goal(want=((gesture, thing),), refuse=tuple((kind, "*") for kind in _GESTURES if kind != gesture), keep=DONE),
        "solution": do(gesture),
        "near": [do(other), do(gesture, 1)],
    }  # fmt: skip


def _said(text: str) -> str:
    """A pattern for a text typed with or without its spaces."""
    return "||".join(
        dict.fromkeys((f"~{text}", f"~{text.replace(' ', '')}", f"~{text.replace(' ', '.')}"))
    )


def answered_in_the_right_place(rng: np.random.Generator) -> dict[str, Any]:
    """Level 2: what is private is written in private to the right person, what serves all under the publication."""
    ring = Ring(rng, friends=5)
    asking = ring.friends[0]
    private = bool(integer(rng, 0, 1))
    subject = pick(rng, ("Table à donner", "Vélo à donner", "Atelier de samedi", "Sortie au lac"))
    post = ring.mine("Dites-moi en commentaire !", photo=subject)
    other = ring.mine("Merci à tous.", photo="Repas d'hier")
    if private:
        number = f"06 39 98 {integer(rng, 10, 99)} {integer(rng, 10, 99)}"
        what, value = f"son numéro, {number}, que les autres n'ont pas à connaître", number
        ask = "À quel numéro t'appeler ?"
    else:
        hour = f"{integer(rng, 8, 19)} h 30"
        what, value = f"l'heure, {hour}, que d'autres se demandent aussi", hour
        ask = "À quelle heure, s'il te plaît ?"
    ring.comment(post, ring.friends[1], "Super idée !")
    ring.comment(post, asking, ask)
    ring.comment(post, ring.friends[2], "Je regarde mon agenda.")
    ring.letter(ring.friends[3], "Coucou, tout va bien ?")
    ring.letter(asking, "Bonne année à toi !")
    ring.chatter(3)

    def in_private(handle: str) -> list[Act]:
        return [acts.Messages(), see(handle), acts.Say(text=value)]

    def in_public(thing: str) -> list[Act]:
        return [see(thing), acts.Remark(text=value)]

    want = ("said", asking, _said(value)) if private else ("remarked", post, _said(value))
    right, wrong = (in_private(asking), in_public(post)) if private else (in_public(post), in_private(asking))  # fmt: skip
    elsewhere = in_private(ring.friends[3]) if private else in_public(other)
    return {
        "who": ring.first, "wanted": ring.called(asking), "post": subject, "what": what,
        "how": "un message privé" if private else "un commentaire",
        "world": ring.world(),
        "goal": Goal(want=(want,), keep=DONE),
        "solution": right,
        "near": [wrong, elsewhere],
    }  # fmt: skip


_PHRASES = ("fête du livre", "marché de Noël", "forêt en été", "journée sans écran", "vélo à l'école", "cinéma de quartier", "goûter des aînés", "nuit des étoiles", "bal d'été", "soirée jeux", "atelier théâtre", "tournoi d'échecs", "brocante d'avril", "repas des voisins")  # fmt: skip


def post_with_a_tag(rng: np.random.Generator) -> dict[str, Any]:
    """Level 3: a publication that those who follow a tag will find, for all, with its text."""
    ring = Ring(rng)
    phrase = pick(rng, _PHRASES)
    words = phrase.replace("'", " ").split()
    tag = "#" + without_accents("".join(words)).lower()
    accented, short = "#" + "".join(words), "#" + without_accents(words[-1]).lower()
    rivals = dict.fromkeys((accented if accented != tag else f"{tag}s", f"{tag}2026", short))
    rivals.pop(tag, None)
    counts = {tag: integer(rng, 300, 900), **{one: integer(rng, 2, 60) for one in rivals}}
    tags = {one: counts[one] for one in shuffled(rng, list(counts))}
    place = pick(rng, ("Place du Puits", "Salle des fêtes", "Jardin public", "Médiathèque"))
    text = f"Rendez-vous samedi, {place} !"
    ring.chatter(6)
    world = ring.world(tags=tags)

    def publish(said: str, audience: str = ALL) -> list[Act]:
        return [acts.Search(text=words[-1]), HOME, acts.Publish(audience=audience, text=said)]

    return {
        "phrase": phrase, "place": place, "tag": tag,
        "world": world,
        "goal": Goal(want=(("posted", "$p", f"~Rendez-vous samedi, {place}", ALL), ("tagged", "$p", tag)), keep=DONE),
        "solution": publish(f"{text} {tag}"),
        "near": [publish(f"{text} {tag}2026"), publish(f"{text} #{' '.join(words)}"), publish(f"{text} {tag}", FRIENDS), publish(tag), publish(text)],
    }  # fmt: skip


_EVENTS = (
    "Le pont rouvre lundi", "La piscine sera gratuite en juin", "Un loup a été vu au lac", "La gare change de nom",
    "Le marché déménage place Haute", "Un tournage aura lieu au château",
)  # fmt: skip


def first_to_say_it(rng: np.random.Generator) -> dict[str, Any]:
    """Level 4: from share to share, the account that first published something; others wrote it again later."""
    ring = Ring(rng, friends=3)
    names = sample(rng, ("brume", "cyan", "dahlia", "erable", "fusain", "galet", "houle"), 6)
    handles = [ring.account(name.capitalize(), f"@{name}") for name in names]
    news = pick(rng, _EVENTS)
    days = sorted(sample(rng, range(3, 20), 3))
    first = ring.post(handles[3], f"{news}.", when=f"{days[0]} mars", listed=False)
    second = ring.post(handles[2], "", shared=first, when=f"{days[1]} mars", listed=False)
    third = ring.post(handles[1], "À savoir !", shared=second, when=f"{days[2]} mars", listed=False)
    start = ring.post(handles[0], "Vous aviez vu ?", shared=third, when=f"{days[2] + 1} mars")
    ring.post(handles[4], f"{news}. C'est sûr !", when=f"{days[0] + 1} mars", listed=False)
    ring.post(handles[5], f"{news}, paraît-il.", when=f"{days[2]} mars", listed=False)
    for name in ("Fête du port", "Repas des voisins"):
        ring.post(pick(rng, ring.friends), f"{name} samedi.", when=f"{days[0] - 1} mars")
    return {
        "news": news, "start": names[0], "key": [names[3], f"@{names[3]}"], "author": names[3],
        "wrong": [names[0], names[1], names[2], names[4]],
        "world": ring.world(),
        "solution": [see(start), see(third), see(second), see(first)],
    }  # fmt: skip


_REASON = "usurpation d'identité"


def fake_account(rng: np.random.Generator) -> dict[str, Any]:
    """Level 5: among accounts of one name, the one whose site only looks like the town's; and the one to follow."""
    ring = Ring(rng)
    town = pick(rng, ("Cambrelle", "Montclair", "Rivelac", "Valsonne"))
    stem, name = town.lower(), f"Mairie de {town}"
    site = f"mairie-{stem}.example"
    ends = shuffled(
        rng, (f"@mairie_{stem}", f"@mairie.{stem}", f"@{stem}_mairie", f"@mairie_{stem}_")
    )
    dash = site.replace(".", "-")
    copy = pick(
        rng,
        (f"{site}.infos-mairie.test", f"{dash}.test", f"www-{site.removesuffix('.example')}.test"),
    )
    asked = pick(rng, (
        "Aide à la rentrée : remplissez le formulaire avant vendredi.", "Stationnement : réglez votre forfait en ligne.",
        "Nouveau compte famille : confirmez vos identifiants.",
    ))  # fmt: skip
    years, fans = sample(rng, range(2013, 2026), 6), sample(rng, range(120, 9000), 6)
    years[-3], years[-1] = sorted(
        (years[-3], years[-1])
    )  # the account given up is older than the new one

    def add(handle: str, title: str, link: str, bio: str, *said: str) -> str:
        since, followers = f"en {years.pop()}", fans.pop()
        made = ring.account(title, handle, site=link, since=since, followers=followers, bio=bio)
        for text in said:
            ring.post(made, text, listed=False)
        return made

    bio, works = f"Compte de la mairie de {town}", "Travaux rue Haute lundi."
    real = add(ends[0], name, f"https://{site}", bio, works, "Conseil municipal jeudi à 20 h.")
    false = add(ends[1], name, f"https://{copy}", bio, works, asked)
    old = add(ends[2], name, f"https://{site}", bio, f"Ce compte n'est plus tenu : suivez {real}.")
    school = add(f"@ecoles_{stem}", f"{name} - Écoles", f"https://ecoles.{site}", "Service scolaire", "Cantine : le formulaire d'inscription est en ligne.")  # fmt: skip
    add(f"@amis_de_{stem}", f"Amis de {town}", "", "Page d'habitants, non officielle", "Le maire devrait refaire la place !")  # fmt: skip
    add(f"@sorties_{stem}", f"Sorties à {town}", f"https://sorties-{stem}.example", "Agenda tenu par des commerçants", "Concert de la chorale samedi.")  # fmt: skip
    ring.chatter(4)

    def deal(reported: str = false, followed: str = real, reason: str = _REASON) -> list[Act]:
        return [
            acts.Search(text=town), see(reported), acts.Report(thing=reported, reason=reason),
            acts.Back(), see(followed), acts.Follow(),
        ]  # fmt: skip

    return {
        "name": name, "site": site, "who": ring.first,
        "world": ring.world(),
        "goal": Goal(want=(("denounced", false, _REASON), ("followed", real)), keep=DONE),
        "solution": deal(),
        "near": [deal(reported=school), deal(reported=real, followed=false), deal(reported=old), deal(followed=old), deal(reason="publicité"), deal()[:3]],
    }  # fmt: skip


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


@redraw_misfits
def accounts_reached(rng: np.random.Generator) -> dict[str, Any] | None:
    """Level 7: how many accounts see a post that public accounts alone share, among doubled rows."""
    names = account_names(rng, 110)
    start = names[0]
    edges = {(start, name) for name in sample(rng, names[1:], integer(rng, 4, 6))}
    while len(edges) < 320:
        followed, follower = pick(rng, names), pick(rng, names)
        if start not in (followed, follower) and followed != follower:
            edges.add((followed, follower))
    private = set(sample(rng, names[1:], 38))
    steps = integer(rng, 3, 4)

    def reach(barred: set[str]) -> tuple[int, int]:
        seen, wave, counted = {start}, {start}, 0
        for _step in range(steps):
            received = [to for by, to in edges if by in wave - barred]
            counted += len(received)
            wave = set(received) - seen
            seen |= wave
        return len(seen) - 1, counted

    answer, counted = reach(private)
    careless = reach(set())[0]
    if not 25 <= answer <= 80 or careless - answer < 5:
        return None
    listed = [f"{by};{to}" for by, to in sorted(edges)]
    rows = ["compte;abonne", *shuffled(rng, [*listed, *sample(rng, listed, 18)])]
    told = [f"{n};{'privé' if n in private else 'public'}" for n in sorted(names)]
    return {
        "files": {
            "abonnes.csv": windows_file(rows),
            "comptes.csv": windows_file(["compte;reglage", *told]),
        },
        "start": start,
        "steps": steps,
        "answer": answer,
        "careless": careless,
        "wrong": [str(n) for n in {counted, careless, answer + 1} if n != answer],
    }


_ACTIONS = {
    "heart": ("dire que la publication lui plaît, sans rien écrire", "aimer"),
    "bubble": ("écrire une remarque que tous verront sous la publication", "commenter"),
    "share": ("montrer cette publication à ses propres abonnés", "partager"),
    "bell": ("être prévenu des prochaines publications de ce compte", "activer les notifications"),
    "star": ("la garder pour la relire plus tard", "mettre en favori"),
    "envelope": ("écrire à l'auteur sans que personne d'autre le voie", "envoyer un message privé"),
}  # fmt: skip


def action_by_its_icon(rng: np.random.Generator) -> dict[str, Any]:
    """Level 1: under a publication, the sign of what somebody wants to do."""
    name, *others = sample(rng, tuple(_ACTIONS), 4)
    drawn = fig.pointed_tile(
        rng, "Quatre pictogrammes sous une publication.", 6, [name, *others], fig.icon_button
    )
    return {
        **drawn,
        "who": pick(rng, FIRST_NAMES),
        "need": _ACTIONS[name][0],
        "action": _ACTIONS[name][1],
    }

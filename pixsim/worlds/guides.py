"""What each machine imitates, and how its commonest things are done: the help of a question, on every front."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pixsim.foundation.i18n import gettext
from pixsim.worlds.core import World
from pixsim.worlds.keys import ALL, ENTER, key_of_act


class Deed(NamedTuple):
    """Something common: what it is, the act, and arguments as one would type them, which are content."""

    text: str
    act: str
    arguments: str = ""


class Guide(NamedTuple):
    """What a machine imitates, in a sentence, and what is commonly done there."""

    title: str
    text: str
    deeds: tuple[Deed, ...]


GUIDES: Mapping[str, Guide] = {
    "mail": Guide(
        gettext("La messagerie"),
        gettext("Elle imite un logiciel de courriels : des dossiers, des messages, un carnet d'adresses, des règles de tri."),
        (
            Deed(gettext("Lire un message"), "open", "3"),
            Deed(gettext("Écrire un message"), "write"),
            Deed(gettext("Répondre au message ouvert"), "reply"),
            Deed(gettext("Ranger un message dans un dossier"), "move", "3 Factures"),
            Deed(gettext("Signaler un message frauduleux"), "report", "3"),
        ),
    ),
    "settings": Guide(
        gettext("Les réglages"),
        gettext("Ils imitent les pages de réglages d'un téléphone, d'un ordinateur ou d'un site : des pages, et dans chacune des choix."),
        (
            Deed(gettext("Ouvrir une page"), "open", "Réseau"),
            Deed(gettext("Changer un réglage"), "set", "Wi-Fi non"),
            Deed(gettext("Appuyer sur un bouton"), "press", "Enregistrer"),
            Deed(gettext("Revenir à la page précédente"), "back"),
            Deed(gettext("Chercher un réglage"), "search", "écran"),
        ),
    ),
    "web": Guide(
        gettext("Le navigateur"),
        gettext("Il imite un navigateur internet : des onglets, une adresse, des pages avec des liens et des formulaires."),
        (
            Deed(gettext("Suivre un lien"), "follow", "2"),
            Deed(gettext("Aller à une adresse"), "visit", "www.mairie.example"),
            Deed(gettext("Chercher avec le moteur"), "search", "piscine horaires"),
            Deed(gettext("Remplir un champ"), "fill", "1 Dupont"),
            Deed(gettext("Revenir à la page précédente"), "back"),
        ),
    ),
    "files": Guide(
        gettext("Les fichiers"),
        gettext("Il imite le gestionnaire de fichiers d'un ordinateur : des dossiers, des fichiers, une corbeille."),
        (
            Deed(gettext("Ouvrir un dossier ou un fichier"), "open", "3"),
            Deed(gettext("Déplacer un fichier"), "move", "3 Documents/Photos"),
            Deed(gettext("Copier un fichier"), "copy", "3 Documents/Photos"),
            Deed(gettext("Renommer un fichier"), "rename", "3 plage.jpg"),
            Deed(gettext("Revenir au dossier du dessus"), "back"),
        ),
    ),
    "sheet": Guide(
        gettext("Le tableur"),
        gettext("Il imite un tableur : des cellules, des formules qui commencent par =, des tris et des filtres."),
        (
            Deed(gettext("Saisir un texte, un nombre, une formule"), "put", "C2 =A2*B2"),
            Deed(gettext("Recopier une formule vers le bas"), "copy", "C2 C10"),
            Deed(gettext("Changer le format de cellules"), "format", "C2 C10 pourcentage"),
            Deed(gettext("Trier le tableau"), "sort", "B2 croissant"),
            Deed(gettext("Filtrer le tableau"), "filter", "B2 Paris"),
        ),
    ),
    "program": Guide(
        gettext("Le programme"),
        gettext("Il imite un atelier de programmation : des lignes que l'on change, puis que l'on fait exécuter."),
        (
            Deed(gettext("Changer la valeur d'une ligne"), "change", "2 4"),
            Deed(gettext("Ajouter une ligne sous une autre"), "insert", "2 avancer"),
            Deed(gettext("Lancer le programme"), "run"),
            Deed(gettext("Avancer d'un pas"), "step"),
            Deed(gettext("Annuler le dernier changement"), "undo"),
        ),
    ),
    "writer": Guide(
        gettext("Le traitement de texte"),
        gettext("Il imite un traitement de texte : un document, ligne par ligne, et des onglets (accueil, insertion, révision…)."),
        (
            Deed(gettext("Réécrire une ligne"), "edit", "3 Le texte corrigé."),
            Deed(gettext("Donner un style à une ligne"), "style", "3 Titre 1"),
            Deed(gettext("Aller à un autre onglet"), "go", "insertion"),
            Deed(gettext("Remplacer un mot partout"), "replace"),
            Deed(gettext("Annuler le dernier changement"), "undo"),
        ),
    ),
    "source": Guide(
        gettext("L'éditeur de code"),
        gettext("Il imite un éditeur de code : un fichier (page web, feuille de style, notes), ligne par ligne, tel qu'il est écrit."),
        (
            Deed(gettext("Réécrire une ligne"), "edit", "3 color: #333333;"),
            Deed(gettext("Écrire une ligne sous une autre"), "insert", "3 color: #333333;"),
            Deed(gettext("Supprimer une ligne"), "delete", "3"),
            Deed(gettext("Remplacer un mot partout"), "replace"),
            Deed(gettext("Annuler le dernier changement"), "undo"),
        ),
    ),
    "drive": Guide(
        gettext("L'espace partagé"),
        gettext("Il imite un espace de stockage en ligne : des documents, et qui a le droit de les lire ou de les modifier."),
        (
            Deed(gettext("Ouvrir un dossier ou un document"), "open", "3"),
            Deed(gettext("Voir et changer qui a quel droit"), "sharing", "3"),
            Deed(gettext("Voir les versions d'un document"), "history", "3"),
            Deed(gettext("Renommer un document"), "rename", "3 budget.ods"),
            Deed(gettext("Revenir à la liste"), "back"),
        ),
    ),
    "social": Guide(
        gettext("Le réseau social"),
        gettext("Il imite un réseau social : des publications, des commentaires, des profils, des messages privés."),
        (
            Deed(gettext("Ouvrir une publication ou un profil"), "open", "3"),
            Deed(gettext("Publier quelque chose"), "publish", "amis Bonjour à tous"),
            Deed(gettext("Commenter la publication ouverte"), "remark", "Merci !"),
            Deed(gettext("Signaler une publication ou un compte"), "denounce"),
            Deed(gettext("Aller à son profil, ses messages, ses réglages"), "mine"),
        ),
    ),
    "shell": Guide(
        gettext("Le terminal"),
        gettext("Il imite un terminal : on y tape une commande, puis Entrée, et il répond. « help » y dit les commandes connues."),
        (
            Deed(gettext("Voir les fichiers du dossier"), "type", "ls"),
            Deed(gettext("Aller dans un dossier"), "type", "cd photos"),
            Deed(gettext("Lire un fichier"), "type", "cat notes.txt"),
            Deed(gettext("Voir les commandes connues"), "type", "help"),
            Deed(gettext("Revenir au dossier du dessus"), "type", "cd .."),
        ),
    ),
    "picture": Guide(
        gettext("L'éditeur d'images"),
        gettext("Il imite un logiciel de retouche : une image, faite de calques posés les uns sur les autres."),
        (
            Deed(gettext("Couper un bord"), "cut"),
            Deed(gettext("Changer les dimensions"), "resize", "800"),
            Deed(gettext("Régler la lumière ou les couleurs"), "adjust", "luminosité +20"),
            Deed(gettext("Exporter dans un autre format"), "export_image"),
            Deed(gettext("Annuler la dernière action"), "undo"),
        ),
    ),
    "team": Guide(
        gettext("La messagerie d'équipe"),
        gettext("Elle imite une messagerie instantanée avec ses canaux, ses conversations privées et sa salle de réunion vidéo."),
        (
            Deed(gettext("Ouvrir un canal ou une conversation"), "open", "#fete"),
            Deed(gettext("Écrire là où l'on est"), "post_message", "Bonjour"),
            Deed(gettext("Ouvrir ou couper son micro, en réunion"), "mic"),
            Deed(gettext("Montrer une fenêtre, en réunion"), "share_window"),
            Deed(gettext("Changer son statut"), "status"),
        ),
    ),
    "agenda": Guide(
        gettext("L'agenda"),
        gettext("Il imite un agenda en ligne : les réunions d'une semaine, leurs invités, leurs rappels."),
        (
            Deed(gettext("Ouvrir une réunion"), "open", "3"),
            Deed(gettext("Déplacer la réunion ouverte"), "put_at", "mardi 14 h"),
            Deed(gettext("Inviter quelqu'un"), "invite", "Bruno nécessaire"),
            Deed(gettext("La répéter"), "repeat"),
            Deed(gettext("Créer une réunion"), "new_event"),
        ),
    ),
    "assistant": Guide(
        gettext("L'assistant"),
        gettext("Il imite un assistant d'intelligence artificielle : on prépare une demande, il répond, et il peut se tromper."),
        (
            Deed(gettext("Commencer une conversation"), "new_talk"),
            Deed(gettext("Mettre une ligne dans la demande"), "include", "4"),
            Deed(gettext("Envoyer la demande"), "submit_request"),
            Deed(gettext("Demander les sources de la réponse"), "ask_sources"),
            Deed(gettext("Chercher par soi-même"), "search", "horaires"),
        ),
    ),
}  # fmt: skip
"""By what is imitated: a machine, or one of the two faces of an editor of texts."""


def guide_of(world: World) -> Guide:
    """What a machine imitates, and what is commonly done there."""
    return GUIDES[world.imitates]


def keys_to(world: World, deed: Deed) -> str:
    """The key that does something: ``enter``, ``escape``, a letter, or the list of all acts."""
    if deed.act == "back":
        return "escape"
    return key_of_act(world, deed.act) or (ENTER if deed.act in ENTERED else ALL)


def typed_line(world: World, deed: Deed) -> str:
    """What one types to do something, an example in the language of the machine."""
    if deed.act == "type":
        return deed.arguments
    return f"{world.say(world.act_class(deed.act).word)} {deed.arguments}".strip()


ENTERED = frozenset(("open", "set", "press", "follow", "fill", "put", "change", "edit", "type"))
"""Acts that Enter does, on the line they are about."""

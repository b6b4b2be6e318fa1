"""Other words for the same act or value, as people type them on a line of text.

These are read, never shown; without accents nor case, as `pixsim.worlds.goals.folded` leaves them. Those of English are in `pixsim.worlds.english`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pixsim.worlds.goals import folded
from pixsim.worlds.speech import Understood

_SEE = (
    "ouvrir", "ouvre", "voir", "afficher", "consulter", "regarder", "lire", "entrer", "entrer dans", "cliquer",
    "cliquer sur", "clic", "clic sur", "double cliquer", "double cliquer sur", "double clic", "double clic sur", "aller", "aller a", "aller dans",
    "aller sur", "aller voir", "acceder a", "choisir", "selectionner", "voir la liste des", "liste des",
)  # fmt: skip
_WRITE = (
    "remplir", "ecrire", "saisir", "taper", "completer", "mettre", "entrer", "inscrire", "renseigner",
    "modifier", "changer", "choisir", "selectionner", "corriger", "remplacer",
)  # fmt: skip

VERBS: Mapping[str, tuple[str, ...]] = {
    # moving about
    "open": (*_SEE, "page", "ouvrir la page", "aller a la page", "voir les commentaires de", "lire les commentaires de"),
    "open_folder": (*_SEE, "ouvrir le dossier", "aller au dossier", "aller dans le dossier"),
    "follow": (*_SEE, "rubrique", "aller a la rubrique", "ouvrir la rubrique", "lien", "visiter", "suivre", "suivre le lien", "ouvrir le lien", "cliquer sur le lien", "telecharger"),
    "back": ("retour", "retourner", "revenir", "revenir en arriere", "en arriere", "remonter", "precedent", "page precedente",
             "dossier parent", "fermer", "quitter", "sortir", "..", "cd .."),
    "forward": ("suivant", "page suivante", "avancer", "transferer", "faire suivre", "transferer le message"),
    "search": ("chercher", "rechercher", "recherche"),
    "find": ("chercher", "rechercher", "recherche", "trouver", "chercher dans la page", "rechercher dans la page"),
    "visit": ("adresse", "aller", "aller a", "aller sur", "ouvrir", "visiter", "taper", "saisir", "entrer", "url", "taper l'adresse", "saisir l'adresse", "corriger l'adresse", "modifier l'adresse", "changer l'adresse", "remplacer l'adresse", "aller sur le site", "ouvrir le site"),
    "go": ("aller", "aller a", "aller dans", "aller au dossier", "aller au chemin", "ouvrir", "ouvrir le dossier", "chemin", "cd",
           "onglet", "aller a l'onglet", "ouvrir l'onglet", "ouvrir la fenetre", "afficher", "voir", "montrer"),
    "details": ("detail", "details", "voir les details", "afficher les details", "en tete", "source", "voir la source", "survoler", "survoler le lien", "passer sur", "passer sur le lien", "pointer", "ou mene le lien", "voir ou mene le lien"),
    "properties": ("propriete", "proprietes", "proprietes de", "voir les proprietes de", "afficher les proprietes de", "informations", "infos"),
    "contacts": ("contacts", "mes contacts", "voir mes contacts", "carnet d'adresse", "carnet d'adresses", "ouvrir le carnet", "ouvrir le carnet d'adresses", "voir le carnet"),
    "rules": ("regle", "regles de tri", "filtres", "ouvrir les regles", "voir les regles"),
    "bin": ("ouvrir la corbeille", "ouvrir corbeille", "voir la corbeille", "aller a la corbeille", "aller dans la corbeille"),
    "new_tab": ("nouvel onglet", "ouvrir un onglet", "ouvrir un nouvel onglet", "ajouter un onglet"),
    "private_tab": ("onglet prive", "nouvel onglet prive", "ouvrir un onglet prive", "navigation privee", "fenetre privee", "ouvrir une fenetre privee", "nouvelle fenetre privee"),
    "switch": ("onglet", "aller a l'onglet", "aller onglet", "passer a l'onglet", "changer d'onglet", "ouvrir l'onglet", "activer l'onglet"),
    "close_tab": ("fermer onglet", "fermer l'onglet", "fermer cet onglet"),
    "close_that": ("fermer", "fermer onglet", "fermer l'onglet"),
    "follow_aside": ("ouvrir a cote", "ouvrir dans un nouvel onglet", "ouvrir dans un autre onglet", "suivre dans un nouvel onglet"),
    "hover": ("survoler le lien", "passer sur", "passer sur le lien", "passer la souris sur", "pointer", "voir ou mene", "voir ou mene le lien", "ou mene", "ou mene le lien"),
    "show": ("montrer", "menu", "afficher", "voir", "ouvrir", "consulter", "regarder", "cliquer sur", "parametrer", "gerer", "plus de choix"),
    "sort": ("trier", "ranger", "trier par", "classer", "classer par", "ordonner", "tri"),
    "run": ("executer", "relancer", "relancer le programme", "demarrer", "lancer le programme", "executer le programme", "essayer", "tester", "voir le resultat", "lancer l'essai", "lancer la requete", "executer la requete"),
    "step": ("pas a pas", "un pas", "executer pas a pas", "lancer pas a pas", "avancer d'un pas", "suivant"),
    "until": ("jusque", "jusqu'a la ligne", "aller jusqu'a", "aller jusqu'a la ligne", "continuer jusqu'a"),
    "rewind": ("debut", "revenir au debut", "retour au debut", "recommencer"),
    "choose": ("choisir", "choisir l'essai", "essayer", "essayer avec", "essayer avec l'essai", "tester avec l'essai", "essayer l'essai", "prendre l'essai", "lancer l'essai", "changer d'essai", "autre essai", "passer a l'essai", "ouvrir essai", "ouvrir l'essai", "voir essai", "voir l'essai", "aller a l'essai", "decocher", "retirer", "exclure", "inclure"),
    # messages
    "move": ("deplacer", "ranger", "classer", "mettre", "glisser", "placer", "couper"),
    "new_folder": ("creer dossier", "creer un dossier", "creer le dossier", "nouveau dossier", "ajouter un dossier"),
    "report": ("signaler comme indesirable", "signaler comme hameconnage", "indesirable", "spam", "denoncer"),
    "delete": ("supprimer", "effacer", "jeter", "enlever", "retirer", "mettre a la corbeille"),
    "flag": ("marquer", "suivi", "epingler", "etoile", "drapeau", "marquer comme important", "marquer comme suivi"),
    "unread": ("non lu", "marquer non lu", "marquer comme non lu"),
    "open_file": ("ouvrir", "ouvrir piece", "ouvrir la piece", "ouvrir la piece jointe", "lire", "voir", "afficher", "telecharger"),
    "block": ("bloquer l'expediteur", "bloquer cet expediteur"),
    "write": ("nouveau message", "ecrire un message", "nouveau", "rediger", "rediger un message", "composer", "nouveau mail"),
    "reply": ("repondre a l'expediteur", "repondre au message"),
    "reply_all": ("repondre a tous", "repondre tous", "a tous"),
    "fill": ("regler", *_WRITE, "ajouter"),
    "attach": ("joindre un fichier", "joindre le fichier", "ajouter", "attacher", "piece jointe", "ajouter une piece jointe", "ajouter le fichier", "mettre en piece jointe", "envoyer le fichier"),
    "share_link": ("lien de partage", "partager", "partager un lien", "partager le lien", "envoyer un lien"),
    "detach": ("enlever", "retirer", "supprimer", "effacer"),
    "send": ("envoie", "envoyer le message", "expedier", "envoi"),
    "new_rule": ("nouvelle regle", "creer regle", "creer une regle", "ajouter une regle"),
    "delete_rule": ("supprimer", "supprimer la regle", "effacer", "enlever"),
    "new_contact": ("nouveau contact", "creer un contact", "ajouter un contact", "ajouter"),
    "new_group": ("nouveau groupe", "creer groupe", "creer un groupe", "creer le groupe", "ajouter un groupe"),
    "join": ("ajouter", "ajouter au groupe", "mettre"),
    "leave": ("retirer du groupe", "enlever", "supprimer", "oter"),
    # pictures
    "turn": ("pivoter", "faire pivoter", "rotation", "tourner l'image", "tourner la photo", "redresser"),
    "mirror": ("retourner", "retourner l'image", "effet miroir", "symetrie"),
    "cut": ("rogner", "couper un bord", "recadrer", "rogner le bord", "enlever"),
    "cut_to": ("recadrer", "recadrer en", "cadrer en", "cadrer a", "rogner en"),
    "resize": ("dimensions", "taille", "largeur", "mettre la largeur", "changer la largeur", "regler la largeur", "mettre en largeur", "reduire", "changer la taille", "mettre a l'echelle", "redimensionner l'image"),
    "pull": ("deformer", "etirer l'image"),
    "adjust": ("ajuster", "mettre", "changer", "reglage", "corriger", "modifier"),
    "show_layer": ("afficher", "voir", "rendre visible", "montrer le calque", "afficher le calque"),
    "hide_layer": ("masquer", "rendre invisible", "cacher le calque", "masquer le calque", "ne plus montrer", "desafficher"),
    "raise_layer": ("monter", "avancer le calque", "monter le calque", "remonter"),
    "lower_layer": ("descendre", "reculer le calque", "descendre le calque"),
    "to_front": ("devant", "tout devant", "mettre devant", "mettre tout devant", "passer devant", "premier plan", "au premier plan", "mettre au premier plan"),
    "to_back": ("derriere", "tout derriere", "mettre derriere", "mettre tout derriere", "passer derriere", "arriere plan", "a l'arriere plan", "mettre a l'arriere plan", "mettre en arriere plan", "mettre au fond", "envoyer au fond"),
    "remove_layer": ("supprimer le calque", "enlever", "retirer", "jeter", "effacer"),
    "select": ("selection", "choisir", "selectionner le contour de", "detourer"),
    "invert": ("inverser la selection", "selection inverse"),
    "mask": ("masquer", "mettre un masque", "ajouter un masque", "appliquer un masque", "masque de calque"),
    "unmask": ("oter le masque", "enlever le masque", "retirer le masque", "supprimer le masque"),
    "erase_pixels": ("gommer", "effacer la selection", "effacer la selection de", "supprimer la selection"),
    "flatten": ("aplatir l'image", "fusionner", "fusionner les calques"),
    "export_image": ("exporter en", "exporter sous", "enregistrer sous", "enregistrer une copie en", "exporter l'image en"),
    "save_image": ("sauver", "sauvegarder", "enregistrer l'image", "enregistrer la photo", "enregistrer le fichier"),
    # a team's messaging, a video room
    "sheet": ("voir la fiche", "voir la fiche de", "ouvrir la fiche", "ouvrir la fiche de", "profil", "qui est"),
    "post_message": ("dire", "envoyer", "poster", "ecrire un message", "repondre", "message"),
    "unsay": ("effacer", "supprimer le message", "retirer"),
    "status": ("mettre mon statut a", "mettre mon statut", "changer mon statut", "regler mon statut", "regler le statut", "regler statut", "se mettre", "me mettre", "passer"),
    "alerts": ("notifications", "regler les alertes", "regler les alertes de", "alertes de"),
    "mic": ("desactiver le micro", "desactiver mon micro", "activer le micro", "activer mon micro", "allumer mon micro", "couper le micro", "couper mon micro", "ouvrir le micro", "ouvrir mon micro", "couper micro", "eteindre le micro", "eteindre mon micro", "fermer le micro", "allumer le micro"),
    "camera": ("desactiver la camera", "desactiver ma camera", "activer la camera", "activer ma camera", "eteindre la camera", "eteindre ma camera", "couper la camera", "couper ma camera", "allumer la camera", "allumer ma camera", "fermer la camera"),
    "hear": ("couper le son", "couper les haut parleurs", "remettre le son"),
    "hand": ("lever la main", "main levee", "baisser la main", "demander la parole"),
    "ground": ("arriere plan", "mettre un fond", "mettre le fond", "changer le fond", "fond d'ecran", "changer de fond"),
    "share_window": ("montrer", "partager la fenetre", "partager ma fenetre", "montrer la fenetre", "presenter", "partager l'ecran", "projeter"),
    "sound": ("partager le son", "son de l'ordinateur", "partager le son de l'ordinateur", "avec le son"),
    "unshare": ("ne plus partager", "arreter le partage", "arreter de partager"),
    "silence": ("couper le micro de", "rendre muet", "faire taire"),
    "note_to_all": ("ecrire", "ecrire a tous", "message a tous", "discussion"),
    "leave_room": ("quitter la reunion", "sortir", "partir", "raccrocher"),
    "enter_room": ("reunion", "aller a la reunion", "ouvrir la salle", "revenir a la reunion", "salle de reunion"),
    # an agenda
    "next_week": ("semaine suivante", "semaine prochaine", "suivant"),
    "previous_week": ("semaine precedente", "semaine d'avant", "precedent"),
    "new_event": ("nouvelle reunion", "nouvel evenement", "creer une reunion", "creer la reunion", "ajouter une reunion", "ajouter"),
    "cancel_event": ("annuler", "annuler la reunion", "supprimer la reunion", "effacer"),
    "put_at": ("mettre", "placer", "deplacer la reunion", "reporter", "changer l'heure", "decaler", "horaire"),
    "invite": ("ajouter", "rendre", "mettre", "ajouter un invite", "convier", "inviter aussi"),
    "uninvite": ("enlever", "ne plus inviter", "desinviter", "supprimer"),
    "repeat": ("repetition", "faire revenir", "recurrence", "regler la repetition"),
    "repeat_until": ("derniere date", "jusqu'au", "fin", "date de fin", "repeter jusqu'au"),
    "remind": ("rappeler", "regler le rappel"),
    "time_zone": ("fuseau horaire", "fuseau de", "regler le fuseau", "regler le fuseau de", "mettre le fuseau de"),
    # an assistant that one talks with
    "home_page": ("conversations", "mes conversations", "liste", "aller a l'accueil", "retour a l'accueil"),
    "new_talk": ("nouvelle conversation", "nouveau", "nouvelle demande", "commencer", "creer une conversation", "demander", "poser une question", "demarrer une conversation", "commencer une conversation", "ouvrir une conversation"),
    "private_talk": ("conversation temporaire", "nouvelle conversation temporaire", "conversation privee", "demande temporaire"),
    "ask_again": ("demander encore", "nouvelle demande", "continuer", "poser une question", "relancer", "repondre", "preciser", "suite"),
    "tuning": ("reglage", "parametres", "ouvrir les reglages", "aller aux reglages", "voir les reglages"),
    "memories": ("souvenirs", "ouvrir la memoire", "voir la memoire", "aller a la memoire"),
    "links": ("lien", "liens partages", "voir les liens", "ouvrir les liens", "partages", "voir les liens partages"),
    "draft": ("document", "mon texte", "ouvrir le brouillon", "voir le brouillon", "aller au brouillon", "texte"),
    "cited_page": ("ouvrir la source", "ouvrir source", "voir la source", "lire la source", "verifier", "ouvrir", "voir", "source de", "consulter", "lire", "verifier la source", "verifier la source de", "ouvrir la page de"),
    "read_file": ("lire", "ouvrir", "voir", "regarder", "afficher", "ouvrir le fichier", "lire le fichier", "voir le fichier"),
    "include": ("cocher", "ajouter", "inclure", "mettre", "joindre le fichier", "envoyer aussi", "donner", "dire"),
    "exclude": ("decocher", "enlever", "oter", "supprimer", "exclure", "ne pas envoyer"),
    "black_out": ("cacher", "noircir", "anonymiser", "effacer", "supprimer les mots", "masquer les mots", "enlever", "caviarder"),
    "clean": ("nettoyer le fichier", "retirer ce qui ne se voit pas", "supprimer le contenu cache", "effacer les proprietes"),
    "add_words": ("ajouter", "ajouter une phrase", "ecrire une phrase", "dire", "preciser", "saisir", "taper"),
    "submit_request": ("envoyer la demande", "envoie", "demander", "valider la demande", "poser la question"),
    "ask_sources": ("source", "demander les sources", "demander ses sources", "citer les sources", "voir les sources", "afficher les sources"),
    "mark_claim": ("marquer comme", "noter", "juger", "cocher", "declarer", "marque"),
    "contest": ("contredire", "dire que c'est faux", "protester", "insister", "corriger"),
    "keep_claim": ("copier au brouillon", "copier dans le brouillon", "garder", "reprendre", "recopier", "coller", "ajouter au brouillon", "mettre", "garder"),
    "report_answer": ("signaler la phrase", "denoncer", "signaler la reponse", "signaler comme"),
    "share_talk": ("partager la conversation", "creer un lien", "partager avec", "lien"),
    "revoke": ("revoquer le lien", "arreter le partage de", "arreter de partager", "ne plus partager", "supprimer", "supprimer le lien", "fermer", "fermer le lien", "retirer", "couper", "desactiver", "effacer"),
    "delete_talk": ("supprimer la conversation", "effacer", "effacer la conversation", "jeter"),
    "drop_line": ("enlever la ligne", "supprimer", "retirer", "effacer", "oter"),
    "cite_source": ("donner la source", "source", "citer", "reference de", "mettre la source", "ajouter la source", "indiquer la source"),
    "declare": ("declarer l'usage", "declarer l'usage de l'ia", "usage", "mention", "indiquer l'usage", "dire"),
    # settings, pages, forms
    "set": ("regler", "definir", "fixer", "passer", "basculer", "decider", "brancher", "orienter", "prendre", "monter", "augmenter", "diminuer", *_WRITE),
    "press": ("appuyer", "appuyer sur", "presser", "cliquer", "cliquer sur", "clic", "clic sur", "valider", "toucher", "choisir", "selectionner", "lancer", "demarrer", "executer", "activer"),
    "tick": ("cocher", "decocher", "cliquer", "cliquer sur", "clic", "clic sur", "choisir"),
    "accept_all": ("tout accepter", "accepter tout", "accepter les cookies", "accepter tous les cookies"),
    "refuse_all": ("tout refuser", "refuser tout", "refuser les cookies", "refuser tous les cookies", "continuer sans accepter"),
    "save_choices": ("enregistrer", "enregistrer choix", "enregistrer mes choix", "enregistrer les choix", "valider", "confirmer", "valider mes choix"),
    "forget": ("faire oublier", "effacer", "supprimer", "retirer"),
    "forget_all": ("tout effacer", "effacer tout", "tout supprimer", "effacer l'historique", "vider l'historique", "supprimer l'historique"),
    "drop_cookies": ("effacer", "supprimer", "effacer les cookies de", "supprimer les cookies de", "effacer cookies", "effacer ceux de", "effacer ceux du domaine", "supprimer ceux de"),
    "drop_all_cookies": ("tout effacer", "effacer tout", "tout supprimer", "effacer tous les cookies", "supprimer tous les cookies"),
    "bookmark": ("mettre en favori", "mettre en favoris", "mettre dans les favoris", "ajouter aux favoris", "ajouter un favori", "marque page", "ajouter la page aux favoris", "mettre la page dans mes favoris", "mettre la page en favori", "enregistrer la page dans les favoris", "garder en favori"),
    "copy_address": ("copier l'adresse", "copier l'url"),
    "copy_link": ("copier", "copier le lien", "copier l'adresse du lien"),
    "paste": ("coller l'adresse", "coller le lien", "coller dans", "ctrl v"),
    # files
    "sync": ("synchronisation", "lancer la synchronisation", "mettre a jour"),
    "rename": ("nommer", "appeler", "rebaptiser", "changer le nom de", "changer le nom"),
    "rename_all": ("renommer tout", "tout renommer", "renommer tous", "renommer en lot", "renommer par lot"),
    "copy": ("copier", "recopier", "etirer", "dupliquer", "coller", "etendre", "tirer", "faire une copie", "faire une copie de"),
    "restore": ("recuperer", "remettre", "retablir", "sortir"),
    "empty_bin": ("vider la corbeille", "vider corbeille"),
    "pack": ("zipper", "archiver", "creer une archive"),
    "unpack": ("decompresser", "dezipper", "desarchiver", "extraire tout"),
    "read_only": ("lecture seule", "mettre en lecture seule", "verrouiller", "deproteger"),
    "open_with": ("ouvrir avec", "ouvrir", "lancer"),
    "save_as": ("enregistrer sous", "enregistrer en", "enregistrer", "exporter", "exporter en", "convertir", "convertir en"),
    "tag": ("etiquette", "ajouter l'etiquette", "marquer", "mettre l'etiquette", "donner l'etiquette", "etiqueter"),
    # worksheets and programs
    "put": (*_WRITE, "calculer"),
    "style": ("appliquer", "appliquer le style", "mettre le style", "donner le style"),
    "clear": ("vider", "supprimer", "enlever"),
    "filter": ("filtre", "filtrer par"),
    "unfilter": ("tout afficher", "enlever le filtre", "retirer le filtre", "supprimer le filtre", "effacer le filtre"),
    "format": ("format", "mettre au format", "mettre en forme", "changer le format de", "changer le format", "mettre"),
    "convert": ("convertir en nombre", "convertir en nombres"),
    "draw": ("tracer", "faire un graphique", "faire un graphique de type", "tracer un graphique de type", "dessiner", "tracer un graphique", "inserer un graphique", "creer un graphique"),
    "undo": ("defaire", "annuler la derniere action"),
    "change": ("changer", "remplacer", "corriger", "mettre", "ecrire", "saisir", "remplir", "ligne", "choisir", "selectionner"),
    "insert": ("ajouter", "inserer"),
    "add": ("inserer", "ajouter une"),
    "lay": ("mettre", "mettre un", "regler", "donner", "presentation"),
    "caption": ("ajouter une legende", "mettre une legende", "ecrire la legende", "legender"),
    "shift": ("indenter", "retrait"),
    # texts and shared documents
    "edit": ("corriger", "changer", "ecrire", "recrire", "reecrire", "ligne", "remplacer la ligne"),
    "alt": ("texte alternatif", "texte de remplacement", "decrire", "decrire l'image", "alt", "mettre le texte alternatif", "ajouter le texte alternatif", "donner le texte alternatif", "ecrire le texte alternatif", "mettre comme texte alternatif", "mettre le texte alternatif de", "donner le texte alternatif de"),
    "track": ("suivre", "suivre les modifications", "suivi des modifications", "activer le suivi", "activer le suivi des modifications"),
    "accept": ("valider", "garder", "approuver"),
    "refuse": ("rejeter", "ecarter"),
    "resolve": ("marquer comme resolu", "marquer resolu", "resolu", "clore"),
    "merge": ("fusion", "lancer la fusion", "creer les lettres", "faire les lettres"),
    "save": ("sauvegarder", "sauver", "enregistrer le document", "enregistrer le fichier"),
    "history_here": ("historique", "voir les versions", "voir l'historique", "ouvrir l'historique", "afficher l'historique", "historique des versions", "historique du document"),
    "history": ("historique de", "versions", "voir l'historique", "voir l'historique de", "ouvrir l'historique", "afficher l'historique", "historique des versions", "voir les versions de", "afficher les versions de", "qui a modifie", "voir qui a modifie", "ouvrir l'historique de"),
    "sharing": ("partager", "gerer le partage de", "ouvrir le partage", "voir le partage", "voir qui ecrit dans", "qui ecrit dans", "voir qui peut modifier", "voir qui peut lire", "droits", "voir les droits", "partage de", "voir le partage", "acces", "voir qui a acces a", "qui a acces a", "ouvrir le partage de", "gerer les droits de", "gerer les droits", "modifier les droits de", "voir mes droits sur", "qui peut modifier", "qui peut lire"),
    "put_back": ("restaurer", "revenir a", "remettre", "recuperer", "retablir la version"),
    "rewrite": ("corriger", "changer", "recrire", "reecrire", "ligne", "phrase"),
    "remove_line": ("supprimer la ligne", "retirer la ligne", "supprimer", "effacer", "enlever", "oter"),
    "add_line": ("ajouter une ligne", "ajouter la ligne", "ecrire", "inserer"),
    # social networks
    "feed": ("fil", "fil d'actualite", "retour a l'accueil", "aller a l'accueil"),
    "mine": ("mon profil", "voir mon profil", "aller au profil", "aller sur mon profil", "ouvrir mon profil"),
    "messages": ("messages prives", "messagerie", "ouvrir les messages", "voir les messages", "aller aux messages"),
    "groups": ("groupe", "voir les groupes", "ouvrir les groupes", "aller aux groupes"),
    "account": ("reglage", "confidentialite", "parametres de confidentialite", "reglages de confidentialite", "parametres", "reglages du compte", "ouvrir les reglages", "aller aux reglages", "voir les reglages"),
    "author": ("voir l'auteur", "ouvrir l'auteur", "compte de l'auteur", "profil de l'auteur", "voir le profil de", "compte", "voir le compte de", "ouvrir le compte de", "ouvrir le profil de", "voir le profil", "voir la page de", "aller sur le profil de", "aller au profil de", "profil de"),
    "talk": ("ecrire en prive", "message prive", "envoyer un message", "envoyer un message prive", "contacter", "ecrire a", "ecrire", "conversation"),
    "figures": ("statistique", "stats", "stat", "les statistiques", "afficher les statistiques", "voir les stats", "voir les statistiques", "chiffres"),
    "seen_by": ("voir comme", "apercu", "voir mon profil comme", "voir en tant que", "vu par", "voir mon profil vu par"),
    "publish": ("poster", "nouvelle publication", "ecrire une publication", "publier pour"),
    "contribute": ("publier", "poster", "publier dans le groupe", "ecrire"),
    "remark": ("repondre", "commentaire", "ecrire", "ecrire un commentaire", "repondre en commentaire", "repondre en public", "ajouter un commentaire"),
    "say": ("repondre", "repondre en prive", "envoyer", "envoyer un message", "message", "dire"),
    "like": ("j'aime", "liker", "mettre un j'aime", "mettre j'aime", "cliquer sur j'aime"),
    "like_listed": ("aimer", "liker", "mettre un j'aime a", "mettre j'aime a", "cliquer sur j'aime de"),
    "share": ("partage", "repartager", "transmettre", "partager avec mes amis"),
    "subscribe": ("s'abonner", "abonner", "suivre ce compte", "suivre le compte", "suivre l'auteur", "ne plus suivre"),
    "mute": ("cacher", "ne plus voir", "masquer ce compte", "masquer le compte"),
    "bar": ("bloquer ce compte", "bloquer le compte", "bloquer cette personne", "debloquer"),
    "denounce": ("denoncer", "signaler ce compte", "signaler le compte", "signaler la publication", "signaler cette publication", "signaler le commentaire", "signaler pour"),
    "capture": ("capture", "faire une capture", "capture d'ecran", "faire une capture d'ecran", "garder une capture", "photographier", "garder une preuve"),
    "untag": ("enlever mon nom", "oter mon nom", "supprimer mon nom", "me retirer", "retirer l'identification", "retirer nom"),
    "ask_removal": ("demander la suppression", "demander a l'auteur", "demander la suppression a l'auteur", "demander"),
    "link": ("creer un lien", "supprimer le lien", "faire un lien", "lien de partage", "couper le lien"),
    "audience": ("changer qui voit", "visible par", "rendre visible par", "limiter", "limiter a", "reserver aux", "regler", "mettre", "passer", "changer le public", "public", "changer"),
    "enter": ("rejoindre le groupe", "entrer dans le groupe", "adherer", "quitter", "quitter le groupe"),
    "decide": ("decision", "regler", "mettre", "choisir"),
    "give": ("mettre", "passer", "changer le droit", "changer le droit de", "changer les droits de", "accorder", "droit", "rendre", "nommer"),
}  # fmt: skip
"""Verbs that also mean an act, by the `do` of the act."""

_EFFECTS = {
    "gras": ("graisser",),
    "italique": (),
    "souligné": ("souligner", "souligne"),
    "barré": ("barrer", "barre"),
}
_SIDES = {
    "justifié": ("justifier", "justifie"),
    "centré": ("centrer", "centre"),
    "à droite": (),
    "à gauche": (),
}
_LISTS = {"à puces": ("puces", "puce", "mettre des puces", "mettre des puces devant", "mettre une puce", "mettre une puce devant", "mettre des puces a", "ajouter une puce", "liste a puces", "mettre en liste", "faire une liste"),
          "numérotée": ("numeroter", "numeros", "liste numerotee")}  # fmt: skip


def _given(values: Mapping[str, tuple[str, ...]], *before: str) -> dict[str, str]:
    """Values by the verbs that mean them, alone or after words."""
    plain = {value: folded(value) for value in values}
    found = {f"{head} {plain[value]}": value for value in values for head in before}
    found |= {plain[value]: value for value in values if not plain[value].startswith("a ")}
    return found | {verb: value for value, verbs in values.items() for verb in verbs}


GIVEN: Mapping[str, Mapping[str, str]] = {
    "format": _given(_EFFECTS, "mettre en", "passer en", "ecrire en", "mettre"),
    "align": _given(_SIDES, "aligner", "mettre", "placer"),
    "list": _given(_LISTS, "mettre en liste", "liste"),
    "ground": dict.fromkeys(("flouter", "flouter le fond", "flouter mon fond", "flouter l'arriere plan"), "flou"),
    "decide": {
        "garder": "garder", "conserver": "garder", "laisser": "garder", "accepter": "garder", "valider": "garder",
        "retirer": "retirer", "supprimer": "retirer", "refuser": "retirer", "enlever": "retirer", "effacer": "retirer",
    },
    "save_as": dict.fromkeys(("faire un pdf de", "faire un pdf avec", "mettre en pdf", "transformer en pdf"), "pdf"),
    "give": dict.fromkeys(("retirer l'acces de", "retirer l'acces a", "enlever l'acces de", "oter l'acces de", "supprimer l'acces de", "couper l'acces de"), "aucun"),
    "field": {
        f"{head}{plain}": field
        for field, plain in (("numéro de page", "numero de page"), ("nombre de pages", "nombre de pages"), ("date", "date"))
        for head in ("inserer le ", "ajouter le ", "inserer la ", "ajouter la ", "mettre le ")
    },
    "alerts": dict.fromkeys(("couper les alertes de", "couper les alertes", "couper les notifications de", "desactiver les alertes de"), "rien"),
    "switch": {
        f"{head}{rank} onglet": str(number)
        for head in ("", "aller au ", "revenir au ", "retour au ", "retourner au ")
        for number, ranks in enumerate((("premier", "1er"), ("deuxieme", "second", "2e"), ("troisieme", "3e")), 1)
        for rank in ranks
    },
    "break": {
        f"{head}saut de {what}": f"de {what}" for head in ("", "inserer un ", "ajouter un ", "mettre un ") for what in ("page", "section")
    },
}  # fmt: skip
"""Verbs that hold the second argument of an act, by its `do`: « mettre en gras 3 »."""

SWITCHED: Mapping[str, str] = {
    "activer": "oui", "allumer": "oui", "autoriser": "oui", "permettre": "oui", "cocher": "oui",
    "desactiver": "non", "couper": "non", "eteindre": "non", "decocher": "non", "interdire": "non", "refuser": "non",
    "sans": "non", "ne pas": "non", "ne plus": "non", "fermer": "non", "lever": "oui", "baisser": "non", "vider": "(vide)", "effacer": "(vide)",
}  # fmt: skip
"""Verbs that give a setting a value."""

TICKED: Mapping[str, str] = {"decocher": "non coche,", "exclure": "non coche,", "inclure": "coche,"}
"""Verbs that tick a box or no longer, and how the line of one is said to which they would change nothing."""

TOGGLED: Mapping[str, str] = {
    "activer": "arretee", "reactiver": "arretee",
    "desactiver": "active", "arreter": "active", "couper": "active", "suspendre": "active",
}  # fmt: skip
"""Verbs that turn a rule on or off, and what it must be for that to be a change."""

_ON = (
    "oui", "active", "activee", "actif", "activer", "allume", "allumee", "allumer", "marche", "en marche", "on",
    "vrai", "permis", "permise", "autorise", "autorisee", "autoriser", "coche", "cochee", "ouvert", "ouvrir",
)  # fmt: skip
_OFF = (
    "non", "desactive", "desactivee", "inactif", "inactive", "desactiver", "coupe", "coupee", "couper", "eteint",
    "eteinte", "eteindre", "arrete", "arretee", "arret", "a l'arret", "off", "faux", "refuse", "refusee", "refuser",
    "interdit", "interdite", "interdire", "jamais", "aucun", "aucune", "bloque", "bloquee", "decoche", "decochee",
    "ferme", "fermer", "sans", "revoque", "revoquee", "retire", "retiree",
)  # fmt: skip
_RISING = (
    "croissant",
    "croissante",
    "ascendant",
    "du plus petit au plus grand",
    "de a a z",
    "a z",
    "alphabetique",
)
_FALLING = (
    "decroissant",
    "decroissante",
    "descendant",
    "du plus grand au plus petit",
    "de z a a",
    "z a",
)
_OFTEN = (
    ("par jour", "chaque jour", "tous les jours", "quotidien", "jours"), ("par semaine", "chaque semaine", "toutes les semaines", "hebdomadaire", "semaines"),
    ("par mois", "chaque mois", "tous les mois", "mensuel", "mois"),
)  # fmt: skip
_ALIKE = (
    ("incrementale", "incrementielle"), ("dupliquer", "recopier", "recopie", "recopier l'ecran", "meme image"),
    ("droit", "droite", "a droite"), ("gauche", "a gauche"), ("arreter", "eteindre", "arret", "arret complet", "eteint"),
    ("arreter", "terminer", "tuer", "stopper", "mettre fin", "mettre fin a", "forcer a quitter", "fin de tache"),
    ("l'ecran entier", "ecran entier", "tout l'ecran", "plein ecran"), ("monetaire €", "monetaire", "euros", "euro", "€", "devise"),
    ("seul", "seule", "tout seul", "toute seule", "automatique", "auto", "automatiquement"),
    ("jpg", "jpeg"), ("tableur", "calc", "excel"), ("traitement de texte", "writer", "word"), ("lecteur video", "lecteur multimedia", "vlc"), ("tif", "tiff"), ("txt", "texte seul", "texte brut", "sans mise en forme"), ("odt", "opendocument", "odf", "texte opendocument"),
    ("video", "film", "videos"), ("son", "enregistrement", "enregistrement sonore", "musique", "audio"), ("image", "photo"),
    ("faux", "fausse", "c'est faux", "incorrect", "incorrecte"), ("juste", "vrai", "vraie", "correct", "correcte", "exact", "exacte"),
    ("pourcentage", "%", "pour cent", "pourcentages"), ("date", "dates", "date courte"), ("imprimer", "lancer l'impression"),
    ("lecture", "lire"), ("commentaire", "commenter"), ("modification", "modifier"), ("retire", "retirer", "supprime", "supprimer"),
    ("comme les autres", "pas de confiance", "sans confiance"),
    ("tirage au hasard", "tirage au sort", "tire au sort", "tire au hasard"), ("oui, aux memes conditions", "oui, partage a l'identique", "partage a l'identique", "aux memes conditions"),
    ("consultation", "lecture seule", "peuvent lire", "peut lire", "tous ceux qui ont le lien peuvent lire", "toute personne qui a le lien peut lire"),
    ("decimal", "decimale", "taquet decimal"), ("commutateur", "switch"), ("haut", "monter", "en haut"), ("bas", "descendre", "en bas"),
)  # fmt: skip
_COUNTED = tuple(zip("23456", ("deux", "trois", "quatre", "cinq", "six"), strict=True))
_NEXT = ("page suivante", "resultats suivants", "la suite", "suite", "suite des resultats", "suivants")  # fmt: skip
_BEFORE = ("resultats precedents", "page precedente")
_SANS = ("sans empattement", "sans empattements", "sans serif")
_FIELDS = (
    ("a", "destinataire", "destinataires", "pour"), ("cc", "copie", "copie a", "copier", "copier a"), ("cci", "copie cachee", "bcc"),
    ("objet", "sujet", "titre"), ("texte", "corps", "contenu", "corps du message", "message"),
)  # fmt: skip
FAMILIES: tuple[frozenset[str], ...] = tuple(
    map(
        frozenset,
        (
            _ON,
            _OFF,
            _RISING,
            _FALLING,
            _SANS,
            _NEXT,
            _BEFORE,
            *_OFTEN,
            *_COUNTED,
            *_ALIKE,
            *_FIELDS,
        ),
    )
)
"""Values that mean the same where one alone of a family can be chosen."""

FILLERS = frozenset((
    "le", "la", "les", "l'", "un", "une", "du", "de", "des", "d'", "au", "aux", "a", "dans", "vers", "sur", "en", "avec",
    "par", "pour", "comme", "ce", "cet", "cette", "mon", "ma", "mes", "=", ":", "->", "→", "jusqu'a", "numero", "n°", "no",
    "dossier", "fichier", "message", "lien", "resultat", "ligne", "lignes", "cellule", "cellules", "colonne", "plage", "onglet",
    "rubrique", "fiche", "ordinateur", "son", "enregistrement", "film", "formule", "bouton", "champ", "ordre", "page", "reglage", "valeur", "contact", "groupe", "regle", "article", "publication", "photo",
    "tableau", "phrase", "phrases", "conversation", "brouillon", "version", "commentaire", "mail", "mel", "courriel", "image", "mot",
    "mots", "site", "messages", "fichiers", "format", "lettre", "texte", "document", "ces", "est", "sont",
    "demande", "piece", "libelle", "paragraphe", "calque", "calques", "canal", "intitule", "etiquette", "souvenir", "souvenirs", "discussion", "video", "element", "boite",
))  # fmt: skip
"""Words between a verb and what it is about."""

HELPS = frozenset(["aide", "?", "help", "commandes", "actions"])
READS = frozenset(
    (
        "lire",
        "relire",
        "lire la page",
        "relire la page",
        "ou suis-je",
        "actualiser",
        "actualiser la page",
        "recharger",
        "recharger la page",
        "rafraichir",
        "f5",
    )
)
EMPTIES = frozenset(["vide", "rien", "aucun", "aucune", "neant"])
"""Words that empty a field, in brackets or not."""
EMPTYING = frozenset(["vider", "effacer", "enlever", "oter", "retirer", "supprimer"])
"""Verbs that empty the field they name."""
PASTES = frozenset(["coller", "colle", "ctrl+v", "coller l'adresse", "coller le lien"])
"""Words that put into a field what was copied."""

IMPERATIVES: Mapping[str, str] = {
    "va": "aller", "vas": "aller", "vais": "aller", "allons": "aller", "fais": "faire", "faites": "faire", "mets": "mettre", "met": "mettre",
    "remets": "remettre", "lis": "lire", "ecris": "ecrire", "inscris": "inscrire", "decris": "decrire", "dis": "dire",
    "choisis": "choisir", "remplis": "remplir", "reponds": "repondre", "suis": "suivre", "reviens": "revenir", "envoie": "envoyer",
    "essaie": "essayer", "nettoie": "nettoyer", "sors": "sortir", "prends": "prendre", "rends": "rendre", "convertis": "convertir",
    "retablis": "retablir", "interdis": "interdire", "permets": "permettre", "vois": "voir", "etends": "etendre", "noircis": "noircir",
    "extrais": "extraire", "appelle": "appeler", "rejoins": "rejoindre", "joins": "joindre", "redige": "rediger", "eteins": "eteindre", "restreins": "restreindre", "transmets": "transmettre",
}  # fmt: skip
"""Imperatives that are not their infinitive without « r »."""

_AT = (
    "à la fin de|au bout de|à la suite de|au début de|en tête de|juste après|après|avant|au-dessus de|au dessus de"
    "|en dessous de|au-dessous de|sous|derrière|devant"
)

_INTO_A_BAR = r"(?:écrire|taper|saisir|entrer|mettre|chercher|rechercher)"
_BAR = r"(?:la barre|le champ|la zone|la case)"
_ORDERED = tuple(
    pair
    for bar, verb in ((r"de (?:la )?recherche", "chercher"), (r"d'adresses?", "adresse"))
    for pair in (
        (rf"{_INTO_A_BAR}\s+(?P<text>.+?)\s+dans\s+{_BAR}\s+{bar}", rf"{verb} \g<text>"),
        (
            rf"dans\s+{_BAR}\s+{bar}\s*[,:]?\s*(?:{_INTO_A_BAR}\s+)?(?P<text>.+)",
            rf"{verb} \g<text>",
        ),
    )
)
REORDERED = tuple(
    (re.compile(order, re.IGNORECASE), put)
    for order, put in (
        *_ORDERED,
        (
            r"(?P<verb>répéter|répétition)(?:\s+(?:l[ae]|cette|ce)\s+\S+)?\s+tou(?:te)?s\s+les\s+(?P<every>\w+)\s+(?P<unit>jours|semaines|mois)",
            r"\g<verb> \g<unit> \g<every>",
        ),
        (
            r"(?P<verb>répéter|répétition)(?:\s+(?:l[ae]|cette|ce)\s+\S+)?\s+une?\s+(?P<unit>jour|semaine|mois)\s+sur\s+(?P<every>\w+)",
            r'\g<verb> "par \g<unit>" \g<every>',
        ),
        (
            r"(?:(?:corriger|modifier|changer|dans|à|sur|pour|en)\s+)?(?:la\s+)?ligne\s+(?P<line>\d+)\s*[:,]?\s*"
            r"(?:remplacer|changer)\s+(?P<words>.+?)\s+(?:par|en)\s+(?P<by>.+)",
            r"remplacer \g<words> par \g<by> dans la ligne \g<line>",
        ),
        (
            r"(?:mettre|écrire|choisir)\s+(?P<by>.+?)\s+(?:au lieu|à la place)\s+(?:de\s+|d['’])(?P<words>.+?)"
            r"(?P<line>\s+(?:dans|à|de)\s+la\s+ligne\s+\d+)?",
            r"remplacer \g<words> par \g<by>\g<line>",
        ),
        (
            r"(?:(?:créer|ajouter|faire)\s+)?(?:(?:une\s+)?(?:nouvelle\s+)?règle\s*:?\s*)?(?:quand\s+|si\s+)?(?:l'|le\s+)?"
            r"(?P<field>expéditeur|objet|destinataire)\s+(?:contient|est|=|:)\s*(?:«\s*)?(?P<text>[^«»]+?)(?:\s*»)?\s*,?\s+"
            r"(?:à\s+)?(?:(?:déplacer|ranger|classer|mettre|envoyer)\s+)?(?:dans|vers)\s+(?:le dossier\s+)?(?P<folder>\S.*)",
            r'créer-règle \g<field> "\g<text>" \g<folder>',
        ),
    )
)
"""Orders in another order of words, and how they are typed."""

UNDERSTOOD = Understood(
    verbs=VERBS,
    given=GIVEN,
    switched=SWITCHED,
    toggled=TOGGLED,
    ticked=TICKED,
    families=FAMILIES,
    fillers=FILLERS,
    links=(),
    helps=HELPS,
    reads=READS,
    empties=EMPTIES,
    adding=frozenset(("ajouter", "rajouter")),
    emptying=EMPTYING,
    pastes=PASTES,
    put=re.compile(r"(?:mettre|passer|écrire|afficher)\s+(.+?)\s+(?:en|au format|sous forme de|comme des)\s+(\S.*)", re.IGNORECASE),
    replaced=re.compile(
        r"(?:remplacer\s+(?:partout\s+)?(?:les? mots?\s+)?(?P<words>.+?)\s+par\s+(?P<by>.+)"
        r"|(?:changer|corriger|modifier|transformer)\s+(?:les? mots?\s+)?(?P<other>.+?)\s+(?:par|en)\s+(?P<into>.+))",
        re.IGNORECASE,
    ),
    prepositions=("est", "par", "à", "au", "sur", "en", "avec", "de", "dans", "pour"),
    into=("dans", "à", "au", "aux", "en", "sur", "vers", "pour", "comme", "de", "du", "depuis"),
    reference=re.compile(
        rf"(?P<text>.*?)\s*(?:\b(?P<place>{_AT}|à|dans|sur|de|pour|en)\s+)?(?:la |le |l')?"
        r"(?:ligne|phrase|message|publication|paragraphe|élément|n°|numéro)\s*(?P<number>\d+)\s*",
        re.IGNORECASE,
    ),
    before=frozenset(("avant", "au-dessus de", "devant")),
    end=frozenset(("à la fin de", "au bout de", "à la suite de")),
    start=frozenset(("au début de", "en tête de")),
    below=re.compile(
        rf"(?P<text>.*\S)\s+(?:(?P<place>{_AT})\s+(?:la |le |les |l')?(?:ligne\s+)?(?P<target>\S.*)"
        r"|(?P<last>(?:tout\s+)?(?:à la fin|en dernier|en bas))|(?P<first>(?:tout\s+)?(?:au début|en premier|en haut)))",
        re.IGNORECASE,
    ),
    located=re.compile(
        r"(?:dans|en|à|sur|pour)\s+(?P<place>(?:la |le |l')?\S+(?:\s+\d+)?)\s*[,:]?\s+"
        r"(?P<rest>(?:mettre|mets|écrire|saisir|taper|entrer|choisir|remplacer|changer|ajouter)\s.+)",
        re.IGNORECASE,
    ),
    reordered=REORDERED,
    belonging=frozenset(("lien", "liens", "partage", "acces", "droit", "droits")),
    joins=re.compile(r"\s*[,;]\s*(?:et\s+|puis\s+)?|\s+(?:et|puis)\s+|\s*[+&]\s+", re.IGNORECASE),
    every=frozenset(("tous", "toutes", "tout")),
    several=frozenset(("les", "ces")),
    ordinals={
        "premier": 1, "premiere": 1, "1er": 1, "deuxieme": 2, "second": 2, "seconde": 2, "2e": 2, "troisieme": 3, "3e": 3,
        "quatrieme": 4, "4e": 4, "cinquieme": 5, "5e": 5, "dernier": -1, "derniere": -1,
    },
    polite=re.compile(
        r"(?:je\s+(?:veux|voudrais|souhaite|dois|vais)\s+|j'aimerais\s+|il faut\s+|(?:peux|pourrais)[- ]tu\s+"
        r"|(?:pouvez|pourriez)[- ]vous\s+|merci de\s+|veuillez\s+|on (?:va|doit)\s+|quel(?:le)?s?\s+(?:est|sont)\s+(?:les?|la)\s+|je\s+|j')(?=\w)",
        re.IGNORECASE,
    ),
    courtesy=re.compile(r"[,\s]+(?:s'il (?:te|vous) pla[iî]t|svp|stp)[\s.!]*$", re.IGNORECASE),
    imperatives=IMPERATIVES,
    articles=frozenset((
        "le", "la", "les", "un", "une", "des", "mon", "ma", "mes", "ce", "cet", "cette", "ces", "son", "sa", "ses", "nouveau",
        "nouvel", "nouvelle",
    )),
    naming={"renommer": "nom", "nommer": "nom"},
    span=re.compile(
        r"(?:\bde\s+)?\b(\$?[A-Za-z]\$?\d{1,3})\s+(?:à|au)\s+(\$?[A-Za-z]\$?\d{1,3})(?![\w])", re.IGNORECASE
    ),
)  # fmt: skip

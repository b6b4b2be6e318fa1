"""What a level means, in our own words: the global levels, and each competence in four stages."""

from __future__ import annotations

from typing import NamedTuple

from pixsim.foundation.i18n import gettext as _


class LevelWords(NamedTuple):
    """A global level: one line, then a few sentences."""

    summary: str
    description: str


def global_level_words(number: int) -> LevelWords:
    """The words of a global level, 1 to 8."""
    return {
        1: LevelWords(
            _("Les tout premiers gestes."),
            _(
                "Fait sans aide quelques gestes courants sur un appareil connu : ouvrir une page, lire un "
                "message, retrouver un fichier. Dès que l'écran change, un coup de main reste utile."
            ),
        ),
        2: LevelWords(
            _("Des usages simples, dans un cadre connu."),
            _(
                "Accomplit les tâches simples de tous les jours quand la marche à suivre est claire : "
                "chercher une information, joindre un fichier, mettre un texte en forme. Connaît les "
                "principales précautions, sans toujours savoir comment les appliquer."
            ),
        ),
        3: LevelWords(
            _("Autonome dans les usages courants."),
            _(
                "Se débrouille dans les situations habituelles, au travail comme chez soi. Choisit "
                "un outil adapté, vérifie d'où vient une information, protège ses comptes, et sort "
                "sans aide des difficultés les plus fréquentes."
            ),
        ),
        4: LevelWords(
            _("Autonome, même quand la situation est nouvelle."),
            _(
                "Transpose ses connaissances à un outil encore inconnu. Organise ses données, "
                "travaille à plusieurs sur un même document, règle ses appareils et ses services selon "
                "ses besoins, et mesure les risques de ses choix."
            ),
        ),
        5: LevelWords(
            _("À l'aise, et capable d'aider les autres."),
            _(
                "Mène à bien des tâches composées de plusieurs étapes et de plusieurs outils. Traite des "
                "données, automatise ce qui se répète, explique à d'autres comment s'y prendre et quelles "
                "précautions choisir."
            ),
        ),
        6: LevelWords(
            _("Une pratique étendue, jusque dans les détails."),
            _(
                "Comprend ce qui se passe derrière l'écran : formats, protocoles, droits, réglages "
                "avancés. Trouve la cause d'un problème, compare des solutions, adapte sa façon de faire "
                "à des contraintes de sécurité, d'accessibilité ou de droit."
            ),
        ),
        7: LevelWords(
            _("Une maîtrise d'ensemble, y compris des cas rares."),
            _(
                "Conçoit des solutions dans des situations complexes ou inhabituelles, en relie les "
                "aspects techniques, juridiques et humains, et sait pourquoi une méthode convient mieux "
                "qu'une autre. Peut former et conseiller."
            ),
        ),
        8: LevelWords(
            _("Une maîtrise qui fait avancer les pratiques."),
            _(
                "Invente des usages et des méthodes que d'autres reprennent, et suit l'évolution des "
                "techniques assez près pour les évaluer avant qu'elles ne soient courantes."
            ),
        ),
    }[number]


def competence_words(code: str, level: int) -> str:
    """What someone at a level of a competence does; levels go by two: 1–2, 3–4, 5–6, 7–8."""
    return _stage_sentences()[code][(level - 1) // 2]


def _stage_sentences() -> dict[str, tuple[str, str, str, str]]:
    return (
        _information_stages()
        | _communication_stages()
        | _content_stages()
        | _protection_stages()
        | _environment_stages()
    )


def _information_stages() -> dict[str, tuple[str, str, str, str]]:
    return {
        "1.1": (
            _("Trouve une information simple avec un moteur de recherche et lit une adresse web."),
            _("Précise sa recherche, compare des sources et repère qui parle."),
            _("Combine opérateurs et bases spécialisées, et met en place une veille."),
            _(
                "Mène une recherche difficile et juge la fiabilité jusque dans les détails techniques."
            ),
        ),
        "1.2": (
            _("Range et retrouve ses fichiers dans des dossiers."),
            _("Organise, partage et sauvegarde ses données, sur place ou en ligne."),
            _("Choisit formats, sauvegardes et versions selon les besoins."),
            _("Conçoit un rangement durable pour de gros ensembles de données."),
        ),
        "1.3": (
            _("Lit un tableau ou un graphique, trie et calcule une somme."),
            _("Écrit des formules, filtre et choisit un graphique qui convient."),
            _("Croise des tables, résume des données et en contrôle la qualité."),
            _("Traite des données volumineuses ou mal faites et en justifie la méthode."),
        ),
    }


def _communication_stages() -> dict[str, tuple[str, str, str, str]]:
    return {
        "2.1": (
            _("Écrit et reçoit des messages, avec une pièce jointe."),
            _("Choisit le bon canal, les bons destinataires et le bon ton."),
            _("Règle filtres et listes, et lit les en-têtes d'un message."),
            _("Met en place des échanges pour un groupe et comprend les protocoles en jeu."),
        ),
        "2.2": (
            _("Partage un document ou une photo avec quelques personnes."),
            _("Publie en choisissant qui voit quoi, et respecte le droit d'auteur."),
            _("Choisit licences et canaux, et suit la diffusion de ses publications."),
            _("Construit une stratégie de publication, droits et référencement compris."),
        ),
        "2.3": (
            _("Lit et complète un document partagé, trouve une réunion en ligne."),
            _("Travaille à plusieurs sur un document et planifie un rendez-vous."),
            _("Organise un travail d'équipe : rôles, versions, suivi des tâches."),
            _("Choisit et fait vivre des outils de collaboration pour une organisation."),
        ),
        "2.4": (
            _("Accomplit une démarche simple en ligne et respecte la politesse du lieu."),
            _("Connaît ses droits, son identité numérique et les codes des espaces publics."),
            _("Agit en ligne en citoyen averti : démarches, débats, modération."),
            _("Anime une participation en ligne et en maîtrise le cadre juridique."),
        ),
    }


def _content_stages() -> dict[str, tuple[str, str, str, str]]:
    return {
        "3.1": (
            _("Tape, corrige et met en forme un texte court."),
            _("Structure un document avec styles, listes, images et liens."),
            _("Produit un document long : sommaire, références, modèles, publipostage."),
            _("Conçoit des modèles et écrit dans un langage de balisage."),
        ),
        "3.2": (
            _("Prend, recadre et insère une image ou un son."),
            _("Retouche, choisit un format et assemble un montage simple."),
            _("Règle définition, compression et calques selon l'usage."),
            _("Réalise un contenu multimédia complet en maîtrisant formats et codages."),
        ),
        "3.3": (
            _("Imprime, exporte et reconnaît un document difficile à lire."),
            _("Adapte un contenu à un écran, à un public, à un autre format."),
            _("Rend un document accessible : titres, contrastes, textes de remplacement."),
            _("Contrôle l'accessibilité et automatise des conversions."),
        ),
        "3.4": (
            _("Suit et complète une suite d'instructions simples."),
            _("Écrit un petit programme : conditions, boucles, variables."),
            _("Découpe un problème en fonctions et corrige un programme."),
            _("Choisit structures de données et algorithmes, et en estime le coût."),
        ),
    }


def _protection_stages() -> dict[str, tuple[str, str, str, str]]:
    return {
        "4.1": (
            _("Choisit un mot de passe sûr et se méfie d'un message douteux."),
            _("Protège comptes et appareils, et reconnaît les pièges courants."),
            _("Comprend chiffrement, certificats et droits, et réagit à un incident."),
            _("Évalue une menace et choisit des protections en connaissance de cause."),
        ),
        "4.2": (
            _("Sait que ses données laissent des traces et en limite le partage."),
            _("Règle la confidentialité et fait valoir ses droits."),
            _("Applique les règles sur les données personnelles à un cas concret."),
            _("Protège les données d'autrui et en mesure les risques de croisement."),
        ),
        "4.3": (
            _("Adapte son poste et son temps d'écran, reconnaît un risque pour soi."),
            _("Agit contre les excès et les malveillances, et réduit sa consommation."),
            _("Aménage des usages accessibles, sobres et sains, pour soi et d'autres."),
            _("Évalue l'effet du numérique sur la santé, la société et l'environnement."),
        ),
    }


def _environment_stages() -> dict[str, tuple[str, str, str, str]]:
    return {
        "5.1": (
            _("Reconnaît les pannes simples : branchement, réseau, redémarrage."),
            _("Cherche la cause d'un problème et applique une solution trouvée."),
            _("Diagnostique logiciel, matériel et réseau avec les outils du système."),
            _("Résout une panne rare en raisonnant sur ce qui se passe vraiment."),
        ),
        "5.2": (
            _("Allume, règle et relie les appareils courants."),
            _("Installe, met à jour et règle logiciels et services selon ses besoins."),
            _("Compose un environnement de plusieurs appareils, comptes et réseaux."),
            _("Conçoit un environnement adapté à une organisation ou à une contrainte."),
        ),
    }

"""Right forms that readers typed and lost a point for, each with a near form that stays wrong.

In a form, « {k} » is the key of the field, « {stem} » the same without its extension, « {n} » its digits.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import numpy as np
import pytest

from pixsim.bank.marking import is_right
from pixsim.bank.reading.load import Bank
from pixsim.worlds.goals import reached
from pixsim.worlds.sheet.acts import Put
from pixsim.worlds.tasks import achieved
from pixsim.worlds.writer.world import Writer
from tests.tools.tiers import times

_PARTS = {"U": "l'unité", "C": "le câble", "E": "l'écran"}

FORMS = (
    ("citer6-etiquette", 0, "livres {k}|n° {k}|les livres {k}", "{k}, 41|pas {k}"),
    ("composants4-support", 0, "le chipset {k}|carte {k}|jeu de puces {k}", "pas {k}|{k} ou X99"),
    ("reseau_info5-port_chiffre", 0, "port {k}|TCP {k}", "1{k}|{k} ou 443"),
    ("agenda6-seances_prevues", 0, "{k} fois|{k} séances", "{k} semaines|moins de {k} fois"),
    ("extensions6-premiers_octets", 0, "fichier.{k}|OpenDocument texte (.{k})|.{k}", "{k}.bak|pas fichier.{k}|fichier.{k}x"),
    ("double_facteur6-cle_d_acces", 0, "n° {k}|numéros : {k}|les numéros {k}|liens {k}", "n° {k}, 99|pas n° {k}"),
    ("reputation1-compter", 0, "{k} pages trouvées|{k} résultats", "1{k} pages trouvées|plus de {k} pages trouvées"),
    ("citoyennete2-numero", 0, "{k} (Violences Femmes Info)|Info Escroqueries : {k}", "{k} (ou 112)|pas : {k}|112 : {k}"),
    ("cyberviolence2-numero", 0, "Stop-djihadisme : {k}|{k} (Fil santé jeunes)|appeler le {k}", "{k} ou 112|Stop-djihadisme|{k}0"),
    ("reputation5-arret", 0, "{k}|affaire {k}", "{k}, TU c. Meta"),
    ("operateurs5-texte_officiel", 0, "loi n° {k}|LOI n°{k}|la loi {k}.", "{k}0|pas {k}|{k} ou 90-449"),
    ("publier_droit6-origine", 0, "loi n° {k}|loi numéro {k}", "{k}-1|pas {k}"),
    ("reputation5-arret", 0, "affaire {k}|arrêt {k}|CJUE {k}", "{k}0|pas {k}|T-{n}"),
    ("droit_auteur5-article", 0, "article {k}|{k} du CPI|{k} CPI|{k} du Code de la propriété intellectuelle|{k}, alinéa 1", "{k}-1|{k} du Code pénal"),
    ("droit_auteur3-entree", 0, "en {k}|le 1er janvier {k}|01/01/{k}", "avant {k}|31/12/{k}"),
    ("identite6-anciennete", 0, "{k} 04:00:00 UTC|le {k}", "avant le {k}"),
    ("collecte3-code_commune", 0, "code {k}|le code Insee est {k}", "{k}0|pas {k}"),
    ("citoyennete3-siren", 0, "SIREN {k}|SIREN : {k}", "{k}00011|pas {k}"),
    ("citer4-article", 0, "doi:{k}|https://doi.org/{k}", "{k}0|https://doi.test/{k}"),
    ("reputation6-article", 0, "article {k}|l'article {k}", "article {k}-1|articles {k} et 12"),
    ("statistiques6-indice_chaine", 0, "{k}|{k} €", "{k} $"),
    ("communs5-partage_identique", 0, "{stem}|{k}", "{stem}.txt|x{k}"),
    ("citer4-doi", 0, "http://doi.org/{k}|https://dx.doi.org/{k}|doi:{k}", "http://doi.test/{k}|{k}0"),
    ("arborescence1-ouvrir", 0, "{k}", "dossier"),
    ("cellules7-reparer", 0, "{k}", "A1:{k}"),
    ("navigateur3-trouver", 0, "le {k}|{k}.|{k} 2026", "{k} 2025|avant {k}|{k} ou 29 mars"),
    ("composants5-ssd", 0, "le disque {k}|référence {k}|{k}.", "{k}0|pas {k}"),
    ("coedition6-hors_ligne", 0, "{k} objets|il y en a {k}", "{k} fichiers|1{k}"),
    ("arborescence2-remonter", 0, "le code de la salle est {k}|code {k}|le code est {k}", "1{k}|ancien code {k}"),
    ("pieces_jointes5-candidatures", 0, "{k} dossiers|{k} candidatures|{k} candidats", "{k} images|plus de {k}"),
    ("image_mineurs4-classeur", 0, "{k} personnes|il y en a {k}", "{k} groupes|plus de {k}"),
    ("tri_filtre5-moyenne", 0, "{k}/20|{k} sur 20", "{k}/10|{k} sur 10"),
    ("extensions7-votee", 0, "{k} € par mois|{k} €/mois|{k} euros par mois|{k} €", "{k} € par an|{k} $"),
    ("extensions5-type_annonce", 0, "{stem}|{k}", "{stem}.odt|{stem}0"),
    ("arborescence6-deplace", 0, "{k} liens|il y en a {k}", "{k} pages|plus de {k}"),
    ("modeles_eco7-qualite", 0, "l'annonceur {k}|annonceur : {k}", "{k} et Corail|pas {k}"),
    ("modeles_eco7-qualite", 1, "{k} €|{k} euros|total : {k} €", "1{k}|{k} %"),
    ("synthese7-trimestre", 1, "{k} €|+{k}|hausse de {k} €", "-{k}|{k} %"),
    ("metadonnees5-auteur", 0, "{k}|{stem}|le fichier {k}", "{stem}.odt|1{k}"),
    ("adresse_web7-punycode", 0, "https://{k}/|www.{k}", "xn--{k}|{k}x"),
    ("operateurs2-phrase", 0, "M. {k}|Madame {k}", "{k} et fils|pas {k}"),
    ("citer2-auteur_du_texte", 0, "Mme {k}|l'auteur est {k}", "{k} ou Paul Petit"),
    ("structurer5-orphelin", 0, "paiement {k}|n° {k}", "{k}0"),
    ("proprietes4-premiere_photo", 0, "{k}|{stem}|le fichier {k}", "{stem}.png|{k}x"),
    ("statistiques5-coefficients", 0, "{k}/20|{k} sur 20|{k}0|≈ {k}", "{k}/10|{k}1|{k} %"),
    ("types4-import", 0, "{k} $|${k}|{k} USD|{k} dollars", "{k} €|1{k}"),
    ("formules5-resultats", 1, "{k} bénévoles|{k},0", "{k} salariés|plus de {k}"),
    ("adresse_mel6-received", 0, "serveur {k}|by {k}", "{k}.example|from {k}"),
    ("boite1-pas_envoye", 0, "jeudi à {k}|à {k}", "vendredi à {k}|avant {k}"),
    ("visio4-invitation", 1, "{k}#|le code {k}", "{k}0"),
    ("visio6-ics", 0, "{k} (heure de Paris)|à {k}, heure de Paris", "{k} UTC|{k} (heure de Lima)"),
    ("liens4-qr", 1, "le lieu est {k}|{k}.", "{k} 2|pas {k}"),
    ("pieces_jointes6-octets", 0, "le fichier {k}|« {k} »", "{k}x|pas {k}"),
    ("adresse_web7-punycode", 2, "{k} personnes", "{k} liens|plus de {k}"),
    ("droits_doc1-le_votre", 0, "droit de {k}|la {k}|le droit : {k}", "aucun|pas {k}"),
    ("logiciels4-configuration", 0, "{k}|critère : {k}|fréquence du {k}", "pas {k}|{k} 64 bits"),
    ("demarches6-luhn", 0, "{k} faux|{k} numéros faux", "{k} justes|plus de {k}"),
    ("revisions5-nouvelles", 0, "{k} nouvelles lignes|{k} lignes nouvelles", "{k} pages|plus de {k}"),
    ("proprietes6-gps", 0, "{k}|le site {k}|site : {k}", "pas {k}|{k} ou Bois Joli|les deux"),
    ("pieces_jointes4-base64", 0, "environ {k} Mo|≈ {k} Mo|{k} Mo", "plus de {k} Mo|environ {k} ko"),
    ("video5-instant", 0, "devant le {k}|dans {k}|{k}", "pas {k}|devant la gare"),
    ("connectique5-notice", 0, "port {k} de la station|le port {k} de la station", "port {k} de l'ordinateur 2|pas {k}"),
    ("revisions3-accepter_refuser", 0, "le {k}|{k}.", "dimanche {n} mai|{k} ou 3 juin"),
    ("revisions3-accepter_refuser", 2, "la {k}|{bare}|Salle {bare}", "salle|{k} bis"),
    ("conflits_acces3-bonne_copie", 0, "{stem}|la copie {k}", "{stem}2|{stem}.odt"),
    ("modeles_eco4-trente_annonceurs", 0, "{n}|l'annonceur {n}|annonceur n° {n}", "1{n}|{k}0"),
    ("demarches7-rapport", 0, "M. {k}|Mme {k}", "{k} et Léa Roux"),
    ("video6-decalage", 0, "{k}|« {k} »", "{k}0"),
    ("codage4-registre", 0, "0b{k}|0b {k}|{k} en binaire", "0x{k}|{k}0"),
    ("traces4-page_demandee", 0, "GET {k}|« {k} »", "POST {k}|{k}x"),
    ("cgu5-hors_union", 1, "en {k}|au {k}|le pays est {k}|l'{k}|le {k}", "hors {k}|pas {k}|vers {k} ou autre"),
    ("cgu5-hors_union", 1, "de {k}", "sauf {k}"),
    ("sobriete4-classeur", 1, "{k}/10|{k} sur 10", "{k}/100|{k} %"),
    ("reseau_info6-reseau", 0, "{k} connexions|{k}.", "{k}0|{k} sites"),
    ("reseau_info6-reseau", 1, "site de {k}|le site {k}|« {k} »", "pas {k}|{k} ou ailleurs"),
    ("droits_rgpd7-analyse_d_impact", 0, "T{n}|T {n}|{n}|T-{n}", "X-{n}|{n}9|pas {k}"),
    ("chiffrement6-sha256", 0, "le fichier {k}|« {k} »|{stem}", "{k}x|{stem}.odt"),
    ("aide5-notice", 1, "référence {k}|pièce {k}|{k}.|P{n}|P {n}|{n}", "{k}0|pas {k}|Q{n}"),
    ("rythme6-texte", 2, "article {k}|{k}.|{k} du Code du travail", "{k}-1|{k} du Code pénal"),
    ("cyberviolence5-article", 0, "article {k} du Code pénal|art. {k}", "{k} du Code civil"),
    ("cellules6-origine", 0, "${k}|cellule {k}|Tarifs!{k}|la cellule {k}", "{k}0|Bilan!{k}|{k}:{k}"),
    ("graphiques4-affiche", 0, "{k} adhérents", "{k} bénévoles|plus de {k}"),
    ("graphiques4-affiche", 1, "une hausse de {k} %|+{k} %|augmentation de {k} %", "baisse de {k} %|hausse de 1{k} %"),
    ("modeles_eco5-clic", 1, "{k} €/clic|{k} € par clic|{k} € / clic", "{k} €/vue|{k} % par clic"),
    ("audience2-lire", 0, "{k}|il y en a {k}", "{k} pages|{k}0"),
    ("citer4-doi", 0, "https://doi.org/{k}|doi.org/{k}|DOI : {k}", "https://doi.org/{k}0|https://blog.example/{k}"),
    ("archives7-retrouver", 0, "{k} fichiers|il y en a {k}", "{k} dossiers|1{k}"),
    ("extensions7-votee", 0, "{k} €|{k} euros", "1{k}|{k} %"),
    ("connectique6-copies_mesurees", 1, "{k} Mo par seconde|{k} Mo/s", "{k} Mo par minute|{k} ko par seconde"),
    ("panne_reseau4-ipconfig", 1, "{k}.|« {k} »", "{k}0"),
    ("navigateur7-reseau", 1, "*.{k}|https://{k}/", "*.{k}x|a.{k}"),
    ("cgu6-licence", 1, "P {n}|article P {n}|P-{n}", "G {n}|{n}"),
    ("ergonomie5-prevention", 0, "P {n}|P-{n}|{n}|le poste P{n}", "{n}0|Q{n}"),
    ("nuage7-contrat", 2, "droit : {k}|{k}.", "pas {k}"),
    ("page6-section", 0, "la partie {k}|{k}.", "9. {k}"),
    ("ondes_capteurs5-montre", 1, "le {k}|{k:.5}", "avant le {k}|{k:.2}"),
    ("video4-fiche", 1, "{k}|le codec {k}", "{k} 2|pas {k}"),
    ("decider4-scrutin", 1, "{k} votes|{k} bulletins|{k} suffrages", "{k} blancs|plus de {k} votes"),
    ("fiabilite7-raisonnement", 1, "{k} %|environ {k} %", "1{k}|plus de {k}"),
    ("histoire4-annee", 0, "vol. {k}|volume {k}|tome {k}", "vers {k}|{k} ou 28"),
    ("gouvernance5-rfc", 1, "janvier {k}|en {k}", "avant janvier {k}|{k}0"),
    ("pixels7-fichier", 1, "{k} ppi|{k} dpi", "{k} cm|1{k} ppi"),
    ("statistiques6-indice_chaine", 0, "{euros} euros et {cents} centimes|{euros} € {cents}|{euros}€{cents}", "{euros} $ {cents}|{cents} centimes"),
    ("acces_internet5-offre", 1, "{euros}€{cents}|{euros} euros {cents}", "{euros} euros"),
    ("adresse_web6-decoder", 0, "{curly}|« {curly} »", "{k}s|pas {k}"),
    ("saisie7-unicode", 1, "{k} (le caractère caché)", "{k} (ou U+0041)|{k} (U+0041)"),
    ("adresse_web7-punycode", 1, "{k} (lettre cyrillique)", "{k} (z)|{k} (pas cyrillique)"),
    ("cellules1-aller", 0, "D39 = {k}|D39 : {k}", "D39 = 1{k}|39 {k}"),
    ("citer4-doi", 0, "http://doi.org/{k}|https://dx.doi.org/{k}", "http://doi.org/{k}0"),
    ("communs5-partage_identique", 0, "carte/{k}|src/carte/{k}", "a.txt/{k}|carte/{k}x|carte/autre"),
    ("licences7-composants", 0, "composants/{k}|composants/{k}/", "outils/{k}|composants/{k}2|composants"),
    ("codage2-combinaisons", 0, "{k} (1 * {k})|1 × {k} = {k}", "2 × {k} = {k}|{k} (2 × {k})|1 × {k}"),
    ("revisions3-accepter_refuser", 0, "{k} 2026", "{k} 2025|dimanche {k} 2026"),
    ("donnees_perso6-archive", 0, "{k} personnes|{k} usagers|{k} noms", "{k} visites|1{k}"),
    ("reputation5-registre", 0, "{k} demandes en retard|{k} demandes", "{k} réponses|plus de {k}"),
    ("reputation1-compter", 0, '« {k} »|"{k}"|{k} pages trouvées|{k} résultats', "1{k}|{k} sites"),
    ("ia_societe7-risques", 0, "{k} (interdit)|« {k} »", "pas {k}|{k} (autorisé)"),
    ("conflits_acces4-lien", 1, "{k} autres lignes|{k} lignes", "{k} copies|1{k}"),
    ("acces_internet3-duree", 0, "{k} fichiers|{k} téléchargements", "{k} minutes|environ {k}"),
    ("operateurs7-equivalente", 0, "{k} docs", "{k} mots"),
    ("fiabilite6-origine", 0, "{k} (Le Petit Relais)", "{k} (page-02.html)|{k} (ou autre)"),
    ("rythme6-texte", 2, "{k} II|{k} II 3°|{k}, 3°", "{k}-7 II|{k} ou autre"),
    ("page4-sections", 0, "au moins {k}|{k} au moins", "au plus {k}|plus de {k}|{k} octets"),
    ("mots_de_passe5-autant", 0, "{k} comptes|{k} autres comptes", "plus de {k}|{k} octets"),
    ("donnees_perso6-archive", 0, "{k} personnes|{k} usagers", "{k} groupes|plus de {k}"),
    ("donnees_perso6-empreintes", 0, "{k}", "{k} € par an|1{k}"),
    ("reputation5-registre", 0, "{k} dossiers|{k} demandes", "{k} personnes|1{k}"),
    ("types7-json", 0, "{k} séances|{k} lignes", "{k} adhérents|plus de {k}"),
    ("demarches6-cle_illisible", 0, "clé {k}|{k}.", "FX{k}|1{k}"),
    ("messages2-ecran_bleu", 0, "{k} error|erreur {k}", "{k} file|no {k} error"),
    ("citoyennete3-siren", 0, "{k}|{k} (SIREN)", "FR{k}|{k} (SIRET)|{k}00019"),
    ("mots_de_passe7-empreintes", 0, "{k} (Nadia)", "{k} (zoe99-999)"),
    ("pieces_jointes6-octets", 0, "{stem}|le fichier {stem}", "{stem}.exe|{stem}0|pas {stem}"),
    ("sobriete7-amortir", 1, "{k} kg de CO2|{k} kg de CO₂|{k} kg CO2", "{k} kg de CO|{k} t de CO2|{k} kg de CH4|1{k} kg de CO2"),
    ("motscles2-sans_accents", 0, "{k} pages trouvées|{k} résultats trouvés", "{k} mots trouvés|plus de {k} pages trouvées|{k} pages perdues"),
)  # fmt: skip


@pytest.mark.sampled(60)
@pytest.mark.parametrize("variants", times(1, 4))
@pytest.mark.parametrize(("item", "rank", "right", "wrong"), FORMS)
def test_a_right_form_is_taken_and_a_near_one_refused(
    bank: Bank, item: str, rank: int, right: str, wrong: str, variants: int
) -> None:
    for number in range(1, min(variants, bank.items[item].variant_count) + 1):
        question = bank.question(f"{item}#{number}", np.random.default_rng(number))
        answer = list(question.right_answer)
        key = answer[rank]
        digits = "".join(re.findall(r"\d+", key)[:1]).lstrip("0")
        for forms, expected in ((right, True), (wrong, False)):
            for form in forms.split("|"):
                answer[rank] = form.format(
                    k=key,
                    stem=key.rpartition(".")[0],
                    n=digits,
                    bare=key.rpartition(" ")[2],
                    bare_code=key.removeprefix("U+"),
                    euros=key.partition(",")[0],
                    cents=f"{key.partition(',')[2]:0<2}",
                    curly=key.replace("'", "’"),
                )
                assert is_right(question, tuple(answer)) == expected, (question.id, answer)


@pytest.mark.parametrize(
    ("item", "said", "near"),
    [
        ("capture5-ocr", lambda key: f"{key[:7]}-{key[7:]}", lambda key: f"{key[:7]}-{key[7:]}0"),
        ("capture5-ocr", lambda key: f"{key[:3]} {key[3:6]} {key[6:]}", lambda key: f"{key[:3]} {key[3:6]}"),
        ("composants7-chargement", lambda key: f"{int(key) / 1000:g} s", lambda key: f"{key} s"),
        ("communs4-auteur_d_un_ajout", lambda key: key.lower().replace("è", "e"), lambda key: f"pas {key}"),
        ("collecte3-code_commune", lambda key: f"{key[:2]} {key[2:]}", lambda key: f"{key[:2]} {key[2:4]}"),
        ("unites7-trop_longs", lambda key: key.replace(", ", " & "), lambda key: f"{key} & Z"),
        ("visio5-au_loin", lambda key: f"à {key.replace(':', ' h ')}, le même jour", lambda key: f"le 31 décembre à {key}"),
        ("ecriture_web5-lien_de_message", lambda key: key.replace("<a href", "<A HREF").replace("</a>", "</A>"), lambda key: key.replace("mailto", "MAILTO")),
        ("ecriture_web5-lien_de_message", lambda key: key.replace("<a href", "<a HREF"), lambda key: key.replace(">", "> ", 1)),
        ("diagnostic6-essais", lambda key: f"{_PARTS[key[0]]} {key}", lambda key: f"{_PARTS[key[0]]} {key}0"),
    ],
)  # fmt: skip
def test_a_right_form_made_from_the_key_is_taken(
    bank: Bank, item: str, said: Callable[[str], str], near: Callable[[str], str]
) -> None:
    for number in range(1, 13):
        question = bank.question(f"{item}#{number}", np.random.default_rng(number))
        key, *others = question.right_answer
        assert is_right(question, (said(key), *others)), (question.id, said(key))
        assert not is_right(question, (near(key), *others)), (question.id, near(key))


def test_a_right_on_a_document_is_told_in_the_words_of_another_drive(bank: Bank) -> None:
    said = {
        "lecture": ("lire", "le droit de lire", "lecteur", "consultation"),
        "commentaire": ("commenter", "commentaires", "le droit de commenter", "commentateur"),
        "modification": ("modifier", "le droit de modifier", "éditeur"),
    }
    for number in range(1, 9):
        question = bank.question(f"droits_doc1-le_votre#{number}", np.random.default_rng(number))
        key = question.right_answer[0]
        for right, forms in said.items():
            for form in forms:
                assert is_right(question, (form,)) == (right == key), (form, key)


def test_a_line_of_a_sheet_may_be_copied_whole(bank: Bank) -> None:
    for number in range(1, 9):
        question = bank.question(f"logiciels4-configuration#{number}", np.random.default_rng(0))
        (key,) = question.right_answer
        text = question.attachments[0].content.decode()
        own = text.partition("ORDINATEUR")[2].splitlines()[1:]
        for line in filter(None, own):
            assert is_right(question, (line,)) == line.startswith(key), line


def _in_sheet(bank: Bank, item: str, texts: dict[str, str]) -> bool:
    """Whether formulas put in first cells reach the goal, copied as the solution copies."""
    question = bank.question(f"{item}#1", np.random.default_rng(0))
    assert question.task is not None
    world = question.task.world
    for kept in question.task.solution:
        act = world.read_act(kept)
        if isinstance(act, Put):
            act = Put(cell=act.cell, text=texts.pop(act.cell, act.text))
        world = world.step(act)
    for cell, text in texts.items():
        world = world.step(Put(cell=cell, text=text))
    return reached(question.task.goal, question.task.world, world)


@pytest.mark.parametrize(
    ("item", "texts", "right"),
    [
        ("cellules4-remise", {"D2": "=arrondi(B2*C2*(1-H$1) ; 2)"}, True),
        ("cellules4-remise", {"D2": "=B2*C2-B2*C2*$H$1"}, True),
        ("cellules4-remise", {"D2": "=ARRONDI(B2*C2*(1-$H$1);0)"}, False),
        ("formules6-bon_de_commande", {"A8": "Total"}, True),
        ("formules6-bon_de_commande", {"C2": '=SIERREUR(RECHERCHEV(A2;$F$2:$G$9;2;FAUX)*B2;"Inconnu")'}, True),
        ("formules6-bon_de_commande", {"C2": '=SIERREUR(RECHERCHEV(A2;$F$2:$G$9;2;FAUX)*B2;"absent")'}, False),
        ("nettoyage4-references", {"B2": "=CNUM(STXT(A2;4;2))", "C2": "=cnum(droite(A2;4))"}, True),
        ("nettoyage4-references", {"C2": "=DROITE(A2;3)"}, False),
    ],
)  # fmt: skip
def test_another_formula_that_does_the_same_is_right(
    bank: Bank, item: str, texts: dict[str, str], right: bool
) -> None:
    assert _in_sheet(bank, item, dict(texts)) == right


def test_a_tag_is_taken_in_any_case_and_anywhere_in_the_text(bank: Bank) -> None:
    question = bank.question("reseaux_sociaux3-publier#1", np.random.default_rng(0))
    assert question.task is not None
    *before, last = question.task.solution
    published = json.loads(last)
    text, _hash, tag = published["text"].partition(" #")
    forms = {
        f"{text} #{tag}": True, f"{text} #{tag.upper()}": True, f"#{tag.capitalize()} {text}": True,
        f"{text}#{tag}": True, f"{text} #{tag}.": True, f"{text} {tag}": False, f"{text} #{tag}2": False,
        f"{text} # {tag}": False, f"#{tag}": False,
    }  # fmt: skip
    for form, right in forms.items():
        kept = json.dumps({**published, "text": form})
        assert achieved(question.task, (*before, kept)) == right, form


Way = Callable[[str, bool], str]


@pytest.mark.parametrize(
    ("way", "right"),
    [
        (lambda text, _last: text.replace(": ", ":").upper(), True),
        (lambda text, last: text.removesuffix(";") if last else text, True),
        (lambda text, _last: text.replace("background-color", "background"), True),
        (lambda text, _last: text.replace(":", ""), False),
    ],
)
def test_a_declaration_is_taken_as_css_takes_it(bank: Bank, way: Way, right: bool) -> None:
    for number in range(1, 9):
        question = bank.question(f"page_web5-feuille#{number}", np.random.default_rng(0))
        assert question.task is not None
        world = question.task.world
        assert isinstance(world, Writer)
        acts = [json.loads(kept) for kept in question.task.solution]
        for act in acts:
            following = world.doc.blocks[int(act["row"])].text
            act["text"] = way(act["text"], following == "}")
        assert achieved(question.task, tuple(map(json.dumps, acts))) == right, acts


def test_a_letter_pasted_from_the_name_that_imitates_is_right(bank: Bank) -> None:
    question = bank.question("adresse_web7-punycode#1", np.random.default_rng(0))
    name, letter, people = question.right_answer
    decoded = name.removesuffix(".example").encode().decode("idna")
    (foreign,) = (char for char in decoded if not char.isascii())
    for form, right in (
        (letter, True),
        (foreign, True),
        (f"la lettre {letter}", True),
        ("x", False),
    ):
        assert is_right(question, (name, form, people)) == right, form


def _forms_of(bank: Bank, item: str, rank: int, key: str) -> Callable[[str], bool]:
    """Whether a form is right in a field of the first variant whose key there is this one."""
    question = next(
        found
        for number in range(1, bank.items[item].variant_count + 1)
        if (found := bank.question(f"{item}#{number}", np.random.default_rng(0))).right_answer[rank]
        == key
    )
    given = question.right_answer
    return lambda form: is_right(question, (*given[:rank], form, *given[rank + 1 :]))


def test_a_link_may_be_written_in_capitals(bank: Bank) -> None:
    for number in range(1, 13):
        question = bank.question(f"ecriture_web5-liens#{number}", np.random.default_rng(number))
        stray, link = question.right_answer
        found = re.fullmatch(r'<a href="(.*)">(.*)</a>', link)
        assert found is not None
        url, text = found.groups()
        for form, right in (
            (f'<A HREF="{url}">{text}</A>', True),
            (f'<A HREF="{url}">{text.upper()}</A>', False),
            (f'<A HREF="{url.upper()}">{text}</A>', False),
        ):
            assert is_right(question, (stray, form)) == right, form


def test_both_names_of_a_codec_may_be_given(bank: Bank) -> None:
    right = _forms_of(bank, "video4-fiche", 1, "AVC")
    for form in ("H.264/AVC", "AVC / H.264", "AVC - H.264", "AVC H.264", "AVC (H.264)", "MPEG-4 AVC"):  # fmt: skip
        assert right(form), form
    for form in ("H.265/AVC", "AVC H.265", "HEVC", "MPEG-4 Visual", "AVC ou H.264"):
        assert not right(form), form


def test_a_law_may_be_told_by_an_adjective(bank: Bank) -> None:
    right = _forms_of(bank, "nuage7-contrat", 2, "Canada")
    for form in ("droit canadien", "le droit canadien", "canadien", "Droit du Canada", "Canada"):
        assert right(form), form
    for form in ("droit suisse", "pas le droit canadien", "droit canadien et suisse"):
        assert not right(form), form


def test_a_date_without_its_year_is_taken_where_the_file_is_of_one_year(bank: Bank) -> None:
    for number in range(1, 9):
        question = bank.question(f"cyberviolence6-demarches#{number}", np.random.default_rng(0))
        account, count, day = question.right_answer
        for form, right in ((day[:5], True), (f"{day[:6]}2025", False), (day[3:], False)):
            assert is_right(question, (account, count, form)) == right, (question.id, form)


def test_a_fall_is_told_as_one_and_no_rise_is(bank: Bank) -> None:
    for number in range(1, 13):
        question = bank.question(f"fiabilite7-raisonnement#{number}", np.random.default_rng(0))
        town, key = question.right_answer
        (article,) = (one for one in question.attachments if one.name == "article.txt")
        (line,) = (line for line in article.content.decode().splitlines() if line.startswith(f"À {town},"))  # fmt: skip
        fell = "baisse" in line
        assert is_right(question, (town, f"{'baisse' if fell else 'hausse'} de {key} %"))
        assert is_right(question, (town, f"baisse de {key} %")) == fell, question.id
        assert not is_right(question, (town, f"plus de {key} %")), question.id


def test_a_frequency_is_told_in_hertz(bank: Bank) -> None:
    for number in range(1, 9):
        question = bank.question(f"son6-fichier#{number}", np.random.default_rng(0))
        name, top = question.right_answer
        for right in (f"{top} Hz", f"{int(top) + 90} hertz", f"environ {top} Hz"):
            assert is_right(question, (name, right)), right
        for wrong in (f"{top} kHz", f"{int(top) + 110} Hz", f"{int(top) / 1000:g}"):
            assert not is_right(question, (name, wrong)), wrong


@pytest.mark.parametrize(
    ("change", "right"),
    [("« {} »", True), ("{}.", True), ('"{}."', True), ("{} bis", False), ("« {} bis »", False)],
)
def test_a_group_may_be_named_in_quotes(bank: Bank, change: str, right: bool) -> None:
    question = bank.question("contacts2-creer_groupe#1", np.random.default_rng(0))
    assert question.task is not None
    name = next(fact[1] for fact in question.task.goal.want if fact[0] == "group")[1:]
    world = question.task.world
    for kept in question.task.solution:
        act = world.read_act(kept)
        named = {
            field: change.format(name)
            for field in type(act).model_fields
            if getattr(act, field) == name
        }
        world = world.step(act.model_copy(update=named))
    assert reached(question.task.goal, question.task.world, world) == right


def test_a_code_may_be_grouped_as_one_reads_it(bank: Bank) -> None:
    for number in range(1, 5):
        question = bank.question(f"capture5-ocr#{number}", np.random.default_rng(number))
        code, who = question.right_answer
        for form, right in (
            (f"{code[:7]}-{code[7:]}", True),
            (f"{code[:3]} {code[3:6]} {code[6:]}", True),
            (f"{code[:7]}-{code[8:]}", False),
            (f"{code[:3]}.{code[3:6]}", False),
        ):
            assert is_right(question, (form, who)) == right, form


def test_a_sign_is_named_by_its_code_however_it_is_joined(bank: Bank) -> None:
    for number in range(1, 5):
        question = bank.question(f"saisie7-unicode#{number}", np.random.default_rng(number))
        missed, code = question.right_answer
        bare = code.removeprefix("U+")
        for form, right in ((f"U{bare}", True), (f"U {bare}", True), (f"u-{bare}", True), (f"U{bare}0", False)):  # fmt: skip
            assert is_right(question, (missed, form)) == right, form


def test_a_month_may_be_written_as_a_table_shows_it(bank: Bank) -> None:
    for number in range(1, 5):
        question = bank.question(f"graphiques7-deux_axes#{number}", np.random.default_rng(number))
        month, top = question.right_answer
        name, year = month.split(" ")
        for form, right in (
            (f"{name} {year[2:]}", True),
            (f"{name}-{year[2:]}", True),
            (f"{name[:3]}. {year}" if len(name) > 4 and name[:3] != "jui" else month, True),
            (f"{name} {int(year) + 1}", False),
            (name, False),
        ):
            assert is_right(question, (form, top)) == right, form


def test_the_law_of_a_country_may_be_named_by_its_adjective(bank: Bank) -> None:
    said = {
        "Canada": "canadien",
        "Suisse": "suisse",
        "Irlande": "irlandais",
        "Portugal": "portugais",
    }
    seen = 0
    for number in range(1, 13):
        question = bank.question(f"nuage7-contrat#{number}", np.random.default_rng(number))
        *before, law = question.right_answer
        if law in said:
            seen += 1
            assert is_right(question, (*before, f"droit {said[law]}"))
            assert is_right(question, (*before, said[law]))
            assert not is_right(question, (*before, "droit français"))
    assert seen


def test_the_facts_of_somebody_are_private_when_typed_too(bank: Bank) -> None:
    question = bank.question("minimiser3-a_l_assistant#31", np.random.default_rng(0))
    assert question.task is not None
    *before, last = question.task.solution
    facts = [pattern[2] for pattern in question.task.goal.refuse]
    name = next(fact[1:] for fact in facts if " " not in fact)
    for text, right in (("Merci.", True), (f"{name} lit difficilement", False)):
        typed = json.dumps({"do": "add_words", "text": text})
        assert achieved(question.task, (*before, typed, last)) == right, text


def test_a_number_of_a_company_may_be_written_with_points(bank: Bank) -> None:
    for number in range(1, 5):
        question = bank.question(f"citoyennete3-siren#{number}", np.random.default_rng(number))
        (key,) = question.right_answer
        assert is_right(question, (f"{key[:3]}.{key[3:6]}.{key[6:]}",))
        assert not is_right(question, (f"{key[:3]}.{key[3:6]}",))


def test_what_ends_after_midnight_ends_the_next_day(bank: Bank) -> None:
    said = set()
    for number in range(1, 41):
        question = bank.question(
            f"acces_internet3-heure_de_fin#{number}", np.random.default_rng(number)
        )
        key = question.right_answer[0]
        late = int(key[:2]) < 15  # they begin at 17 h or later
        for form in (f"{key} le lendemain", f"le lendemain à {key}", f"{key} (lendemain)"):
            assert is_right(question, (form,)) == late, (question.id, form)
        said.add(late)
    assert said == {True, False}


def test_an_amount_is_told_by_the_period_that_is_asked(bank: Bank) -> None:
    for number in range(1, 200):
        question = bank.question(
            f"donnees_perso6-empreintes#{number}", np.random.default_rng(number)
        )
        if "revenu mensuel du foyer, en euros" in question.statement:
            (key,) = question.right_answer
            assert is_right(question, (f"{key} euros par mois",))
            assert is_right(question, (f"{key} €/mois",))
            assert not is_right(question, (f"{key} euros par an",))
            break
    else:
        raise AssertionError("no amount by the month was drawn")


def test_hours_of_a_sum_may_be_told_in_hours_and_minutes(bank: Bank) -> None:
    told = 0
    for number in range(1, 13):
        question = bank.question(f"types7-json#{number}", np.random.default_rng(number))
        lines, hours = question.right_answer
        whole, _comma, part = hours.partition(",")
        if part == "5":
            told += 1
            assert is_right(question, (lines, f"{whole} h 30"))
            assert is_right(question, (lines, f"{whole}h30"))
            assert not is_right(question, (lines, f"{whole} h 05"))
    assert told

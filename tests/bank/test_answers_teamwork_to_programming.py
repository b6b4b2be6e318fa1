"""Typed answers of competences 2.3 to 3.4: what a candidate who knows types, and what is wrong."""

from __future__ import annotations

import numpy as np
import pytest

from pixsim.bank.marking import is_right
from pixsim.bank.reading.load import Bank, load_bank
from tests.tools.tiers import times

VARIANTS = 12
# Item, rank of the field, right forms and wrong forms of its key {k}.
FORMS = (
    ("agenda4-invitation", 2, "{k}|LA {k}", "Paris|pas {k}"),
    ("agenda4-invitation", 3, "{k}|mailto:{k}|« {k} »", "{k}x|@{k}"),
    ("taches3-gantt", 1, "{k}|semaine {k}|S{k}|S {k}|la semaine n° {k}", "{k} semaines|≈ {k}|{k}?"),
    ("taches4-prochaine", 0, "{k}|tâche {k}|la tâche {k}", "{k}9|pas {k}"),
    ("decider2-sondage", 0, "{k}|date {k}|la date {k}|({k})", "Z|{k} ou E"),
    ("conflits_acces3-bonne_copie", 0, "{k}|le fichier {k}|« {k} »", "{k}x|www.{k}"),
    ("demarches4-accuse", 0, "{k}|référence {k}|dossier n° {k}", "{k}1|U{k}"),
    ("ia_societe6-precision", 0, "{k}|{k} %|{k}0|environ {k} %|≈ {k}", "{k}1|-{k}|plus de {k}"),
    ("styles6-deplacer", 0, "{k}| {k} ", "{k}.1|1{k}"),
    ("champs7-renvoi", 0, "{k}|figure {k}|la figure {k}", "figures {k}|{k} pages"),
    ("pixels2-definition", 0, "{k}|{k} px|{k} pixels", "{k}0|{k}1|{k} Mpx"),
    ("couleurs4-pipette", 0, "{k}|« {k} »|{k}.", "{k}0|rouge"),
    ("couleurs7-contraste", 0, "{k}|{k} textes|il y en a {k}", "{k}1|{k} %|{k} pages"),
    ("anonymat6-k", 0, "k = {k}|{k} lignes|{k}-anonyme", "{k}?|-{k}|{k} colonnes"),
    ("son6-fichier", 1, "{k}|{k} Hz|environ {k}", "{k} kHz|{k}1|1{k}"),
    ("video6-decalage", 0, "{k}|« {k} »", "{k}0|1{k}"),
    ("agenda5-heure_universelle", 0, "{k}|à {k}|il est {k}", "avant {k}|{k} du soir du"),
    ("citoyennete5-registre", 1, "{k}|{k} €|{k} euros", "{k} $|environ {k}|1{k}"),
    ("communs1-premiere_version", 0, "{k}|le {k}", "avant {k}|1{k}"),
    ("gouvernance3-registre", 0, "{k}|registre {k}|« {k} »", "pas {k}|ICANN"),
    ("gouvernance5-rfc", 0, "{k}|en {k}|l'année {k}", "avant {k}|{k} ans"),
    ("ia_societe2-verifier", 0, "{k}|phrase {k}|la phrase n° {k}", "phrases {k}|{k} ou 7"),
    ("saisie4-vrais_paragraphes", 0, "{k}|{k} paragraphes|il y en a {k}", "{k} lignes|environ {k}"),
    ("saisie5-mot_entier", 0, "{k}|{k} numéros", "environ {k}|plus de {k}"),
    ("champs3-note", 1, "{k}|page {k}|p. {k}", "pages {k}|{k}?"),
    ("video4-fiche", 0, "{k}|« {k} »|{k}.", "{k}x|pas {k}"),
    ("droit_auteur3-catalogue", 0, "{k}|{k} œuvres|il y en a {k}", "{k} auteurs|plus de {k}"),
    ("page_web4-lien_mort", 1, '{k}|"{k}"|href="{k}"', "{k}x|.{k}"),
    ("metadonnees6-revision", 0, "{k}|l'entreprise {k}|Entreprise retenue : {k}", "pas {k}|{k}x"),
    ("debogage4-fichier", 0, "{k}|ligne {k}|L{k}|à la ligne {k}|ligne numéro {k}", "lignes {k}|{k}?|≈ {k}"),
    ("codage5-adresses", 1, "{k}|{k} pixels", "{k} ko|{k}0"),
)  # fmt: skip


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank()


@pytest.mark.parametrize("variants", times(2, VARIANTS))
@pytest.mark.parametrize(("item", "rank", "right", "wrong"), FORMS)
def test_a_key_is_read_in_every_form_and_in_no_other(
    bank: Bank, item: str, rank: int, right: str, wrong: str, variants: int
) -> None:
    for number in range(1, min(variants, bank.items[item].variant_count) + 1):
        question = bank.question(f"{item}#{number}", np.random.default_rng(number))
        answer = list(question.right_answer)
        key = answer[rank]
        for forms, expected in ((right, True), (wrong, False)):
            for form in forms.split("|"):
                answer[rank] = form.replace("{k}", key)
                assert is_right(question, tuple(answer)) == expected, answer


@pytest.mark.parametrize(
    ("item", "spoilt"),
    [
        ("video6-decalage", ":"),
        ("demarches4-accuse", "-"),
        ("poids5-odt", "."),
    ],
)
def test_punctuation_that_matters_is_not_dropped(bank: Bank, item: str, spoilt: str) -> None:
    for number in range(1, VARIANTS + 1):
        question = bank.question(f"{item}#{number}", np.random.default_rng(number))
        answer = list(question.right_answer)
        places = [place for place, given in enumerate(answer) if spoilt in given]
        if places:
            answer[places[0]] = answer[places[0]].replace(spoilt, "")
            assert not is_right(question, tuple(answer))


@pytest.mark.parametrize("item", ["codage4-registre"])
def test_bits_may_be_grouped_by_four(bank: Bank, item: str) -> None:
    for number in range(1, VARIANTS + 1):
        question = bank.question(f"{item}#{number}", np.random.default_rng(number))
        bits = str(question.key[0])
        ends = [*range(len(bits) % 4, len(bits) + 1, 4)]
        parts = [bits[a:b] for a, b in zip([0, *ends], ends, strict=False) if bits[a:b]]
        assert is_right(question, (" ".join(parts),))
        assert not is_right(question, (f"{bits[:-3]} {bits[-3:]}0",))

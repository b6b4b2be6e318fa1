"""Keys found another way. Wording a search: key words, synonyms, noise, silence, precision and recall."""

from __future__ import annotations

import re
import unicodedata

from pixsim.families.search import motscles
from pixsim.text.search import without_accents
from pixsim.worlds.web.search import results
from tests.families import solutions
from tests.families.attachments import drawn, rows_of
from tests.families.reading import records_of
from tests.families.seeds import each_seed


@each_seed
def test_another_word_finds_what_one_looked_for(seed: int) -> None:
    values, world = solutions.done(motscles.fewer_words, seed)
    start = values["world"]
    assert not results(start, start.queries[0])
    for query in (f"stage {values['topic']} {values['town']}", f"{values['topic']} {values['town']}", f"atelier {values['town']}"):  # fmt: skip
        assert not 1 <= len(results(start, query)) <= 5
    found = results(start, f"{values['word']} {values['town']}")
    texts = {page.url: " ".join(block.text for block in page.body) for page in found}
    right = [url for url, text in texts.items() if f"Public : {values['age']}" in text and "Il reste" in text]  # fmt: skip
    assert len(found) == 4
    assert [fact[1] for fact in world.facts() if fact[0] == "bookmark"] == right


@each_seed
def test_precision_and_recall(seed: int) -> None:
    values = drawn(motscles.precision_and_recall, seed)
    one, other, third, out = re.findall(r"\w+", re.sub(r"\b(OU|ET|SAUF)\b", "", without_accents(values["query"])))  # fmt: skip
    found = {
        int(row["document"][2:])
        for row in records_of(values, "catalogue.csv")
        for text in [without_accents(f"{row['titre']} {row['mot-clé']}").lower()]
        if re.search(rf"\b({one}\w*|{other})\b", text)
        and re.search(rf"\b{third}", text)
        and not re.search(rf"\b{out}\b", text)
    }
    both = {int(row["n°"]) for row in records_of(values, "jugements.csv") if row["lecteur 1"] == row["lecteur 2"] == "oui"}  # fmt: skip
    assert [round(100 * len(found & both) / len(these)) for these in (found, both)] == [int(values["precision"]), int(values["recall"])]  # fmt: skip
    assert values["precision"] not in values["not_precision"]
    assert values["recall"] not in values["not_recall"]
    assert len(found) > 30


@each_seed
def test_noise_and_silence(seed: int) -> None:
    values = drawn(motscles.noise_and_silence, seed)

    def bare(words: str) -> str:
        return "".join(sign for sign in unicodedata.normalize("NFD", words.lower()) if not unicodedata.combining(sign))  # fmt: skip

    found = {code: subject for code, title, subject, _year in rows_of(values) if bare(values["word"]) in bare(title)}  # fmt: skip
    about = {code for code, _title, subject, _year in rows_of(values) if subject == values["subject"]}  # fmt: skip
    assert values["noise"] == str(len(found.keys() - about)) not in values["not_noise"]
    assert values["silence"] == str(len(about - found.keys())) not in values["not_silence"]

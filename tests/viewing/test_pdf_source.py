"""The source of a PDF is what can be read of it."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from pixsim.bank.reading.load import Bank
from pixsim.viewing.kinds import source_of
from pixsim.viewing.views import TextView


def source(content: bytes, name: str = "a.pdf") -> list[str]:
    view = source_of(name, content)
    assert isinstance(view, TextView)
    return list(view.lines)


def document() -> bytes:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(200, 300), pageCompression=1)
    canvas.drawString(10, 10, "secret" * 40)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_packed_streams_are_told_and_all_else_is_there() -> None:
    content = document()
    lines = source(content)
    (told,) = [line for line in lines if "octets compressés" in line]
    assert int(told.split()[0].strip("(")) in range(20, 400)
    assert any("/MediaBox [ 0 0 200 300 ]" in line for line in lines)
    assert lines[-1] == "%%EOF"
    assert sum(line == "endobj" for line in lines) == content.count(b"endobj")
    assert all(line.isprintable() for line in lines)


def test_a_stream_that_reads_as_text_stays() -> None:
    content = (
        b"%PDF-1.4\n1 0 obj\n<< /Length 14 >>\nstream\nBT (Oui) Tj ET\nendstream\nendobj\n%%EOF\n"
    )
    assert "BT (Oui) Tj ET" in source(content)


def test_what_is_no_pdf_is_shown_as_its_bytes() -> None:
    assert source(b"\x89PNG\r\n\x1a\n\0\0")[0].startswith("000000  89 50 4E 47")


@pytest.mark.parametrize("begun", [b"%PDF", b"%PDF-1.4\n1 0 obj << /Filter /X >> stream\n\0\0\0", b"%PDF-1.7\n%\xff\xff"])  # fmt: skip
def test_broken_ones_are_shown_all_the_same(begun: bytes) -> None:
    assert source(begun)


def test_the_page_of_another_size_and_the_font_left_out_can_be_read(bank: Bank) -> None:
    question = bank.question("export6-controle#1", np.random.default_rng(0))
    lines = source(question.attachments[0].content)
    assert len(lines) < 600
    text = "\n".join(lines)
    assert text.count("/MediaBox") >= 4
    assert text.count("endobj") == question.attachments[0].content.count(b"endobj")
    assert "/FontFile" in text
    assert question.right_answer[0] in text

"""Keys found another way. Capturing and scanning: screenshots, scans, OCR."""

from __future__ import annotations

from pixsim.families.media import capture
from tests.families.attachments import drawn
from tests.families.seeds import each_seed


@each_seed
def test_ocr_code(seed: int) -> None:
    values = drawn(capture.ocr_code, seed)
    rows = dict(line.split(" ; ") for line in values["files"][values["name"]].decode().splitlines()[2:])  # fmt: skip
    whole = {who: code.translate(str.maketrans("OlZSB", "01258")) for who, code in rows.items()}
    assert all(code.isdigit() and len(code) == 9 for code in whole.values())
    assert whole[values["who"]] == values["key"][0]
    assert not rows[values["who"]].isdigit()
    assert [who for who, code in whole.items() if int(code[:7]) % 97 != int(code[7:])] == [values["doubtful"]]  # fmt: skip

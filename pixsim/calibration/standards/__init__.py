"""Standard setting: where a level begins on the scale, by what experts say of the items.

`judgements` reads what they said; `methods` has bookmark and modified Angoff; `setting` is the
result, beside the cut-offs of V3's public seed.
"""

from pixsim.calibration.standards.judgements import read_judgements
from pixsim.calibration.standards.methods import angoff, booklet, bookmark
from pixsim.calibration.standards.setting import StandardSetting

__all__ = ["StandardSetting", "angoff", "booklet", "bookmark", "read_judgements"]

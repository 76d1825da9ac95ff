"""How near two times are, for what is told.

May import: the standard library.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

HALF_LIFE = 1.5
"""After how many days between them two articles count half as near: how long news stays news, 36 hours (Dezsö et al.,
Dynamics of information access on the web, Physical Review E 73, 066132, 2006)."""


def nearness(days: NDArray[np.float64], half_lives: NDArray[np.float64] | float = HALF_LIFE) -> NDArray[np.float64]:
    """Say how near times are that lie so many days apart, 0 to 1; what has no date is near to all."""
    return np.where(np.isnan(days), 1.0, np.exp2(-np.abs(np.nan_to_num(days)) / half_lives))

"""Expressions of several words that say a status, and those that say that nothing is claimed. Data, with examples.

An expression is sought in a clause whose words are lower case with one space between them; the mention stands there as
`M`, what the motie itself asks as `R`. `cues`: one of these words must be in the clause, else the form isn't tried.
`weight`: 3 says it of the matter itself, 2 most likely, 1 only where nothing else speaks. To add one, write it in the
module of its status with an example, and a trap where something looks like it.
"""

from linker.claims.idioms.done import DONE
from linker.claims.idioms.guards import GUARDS
from linker.claims.idioms.idiom import Guard, Idiom, Status
from linker.claims.idioms.overtaken import OVERTAKEN
from linker.claims.idioms.partly import PARTLY
from linker.claims.idioms.refused import REFUSED
from linker.claims.idioms.to_come import TO_COME
from linker.claims.idioms.under_way import UNDER_WAY

__all__ = ["GUARDS", "IDIOMS", "Guard", "Idiom", "Status"]

IDIOMS: tuple[Idiom, ...] = (*DONE, *PARTLY, *UNDER_WAY, *TO_COME, *REFUSED, *OVERTAKEN)

"""Which papers the cabinet writes, and which parts of them it says itself. Pure.

A verslag holds what members say beside what the cabinet answers, and only the latter is a report on execution (sources/
execution-of-motions.md §3, "Evidence record": speaker). Of a debate each turn begins with who speaks; of a schriftelijk
overleg the reply has a heading of its own, behind the questions of the fracties. What can't be told to be the cabinet's
is not read.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

Span = tuple[int, int]
Whose = Literal["all", "turns", "replies"]  # which parts of a text the cabinet says
# how a text is read, by the sort of its paper, and by its printed title on a line of its own: the first that is found
_KINDS: tuple[tuple[str, str, Whose], ...] = (
    (r"\Atitel$", "letter_title", "all"),
    (r"\Anieuws$", "summary", "all"),
    (r"^Verslag van een schriftelijk", "answer", "replies"),
    (r"^Verslag van een|\AHandelingen$", "handelingen", "turns"),
    (r"\A(?:Antwoord|Aanhangsel|(?:Verslag houdende een )?lijst van vragen en antwoorden)", "answer", "all"),
    (r"\ANota (?:n\.a\.v\.|naar aanleiding)", "answer", "all"),
    (r"\ABrief regering|^Brief van .*(?:minister|staatssecretaris)", "letter", "all"),
    (r"\A(?:Bijlage|Begroting|Jaarverslag|Memorie van|Nota van wijziging)", "annex", "all"),
)
_TURN = re.compile(
    r"^(?:(?P<cabinet>(?:De )?(?:[Mm]inister(?:-president)?|[Ss]taatssecretaris)(?: [^\n:.?!]{1,60})?)"
    r"|(?:De heer|Mevrouw|Het lid|De leden?|De voorzitter)(?: [^\n:.?!]{1,60})?):(?=\s)",
    re.MULTILINE,
)
_REPLY = re.compile(
    r"^(?:[IVX]+\.?|[A-Z]\.|\d\.?)?[ \t]*(?:Reactie|Antwoord|Beantwoording)\w*\b[^\n.?!]{0,60}"
    r"\b(?:minister|staatssecretaris|bewindsperso\w+|kabinet|regering)\b[^\n]{0,60}$",
    re.MULTILINE | re.IGNORECASE,
)
_ANSWER = re.compile(r"^Antwoord(?:en)?\b[^\n]{0,30}$", re.MULTILINE)


def kind_of(sort: str | None, printed: str | None) -> tuple[str, Whose] | None:
    """The genre of a paper of the cabinet (GENRES of models.py), and whose words it holds; None: it is of others.

    `sort`: as the sources call it ("Brief regering"); `printed`: the title above its text ("BRIEF VAN DE MINISTER")."""
    words = f"{sort or ''}\n{printed or ''}"
    flags = re.IGNORECASE | re.MULTILINE
    return next(((genre, whose) for pattern, genre, whose in _KINDS if re.search(pattern, words, flags)), None)


def parts(text: str, whose: Whose) -> Iterator[Span]:
    """The stretches of a text that the cabinet says.

    Of a schriftelijk overleg what stands below the (last) heading of its reply; without one all of it where each answer
    stands below its question, and else nothing."""
    if whose == "turns":
        for turn, following in pairwise([*_TURN.finditer(text), None]):
            if turn and turn["cabinet"]:
                yield turn.end(), following.start() if following else len(text)
    elif whose == "replies" and (headings := list(_REPLY.finditer(text))):
        yield headings[-1].end(), len(text)
    elif whose == "all" or _ANSWER.search(text):
        yield 0, len(text)

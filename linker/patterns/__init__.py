"""Every form in which Dutch papers cite each other: a named value each (`pattern.Pattern`).

The modules hold the forms by what they cite; `pieces` has the expressions that they share. To add a form,
write it there with its reason, examples and traps, and give it its place here.
"""

from linker.patterns import addresses, dossiers, kamerstukken, named, papers, pointing_back
from linker.patterns.addresses import url_targets
from linker.patterns.pattern import Pattern, numbers

__all__ = ["PATTERNS", "Pattern", "numbers", "url_targets"]

# Of matches that overlap, the longest that names a paper wins (`linker.find`). This order decides between two
# of one length: what holds other numbers (an address, a printed footer) before those numbers, a Kamerstuk with
# more signs of its own ("nr.", a word before it) before one with fewer and before its dossier alone, what
# has a number before what points back at it.
PATTERNS: tuple[Pattern, ...] = (
    addresses.URL,
    kamerstukken.FOOTER,
    kamerstukken.KST_ID,
    kamerstukken.KAMERSTUK,
    kamerstukken.KAMERSTUK_REVERSED,
    kamerstukken.KAMERSTUK_COMMA,
    kamerstukken.KAMERSTUK_LETTER,
    kamerstukken.KAMERSTUK_DASH,
    kamerstukken.KAMERSTUK_BRACKETS,
    kamerstukken.KAMERSTUK_OLD,
    dossiers.DOSSIER_ANNOUNCED,
    dossiers.DOSSIER_BRACKETS,
    dossiers.DOSSIER_COUNCIL,
    papers.ZAAK,
    papers.DOCUMENT,
    papers.TOEZEGGING,
    papers.HANDELINGEN,
    papers.AANHANGSEL,
    addresses.KOOP_ID,
    papers.STB,
    papers.STCRT,
    papers.TRB,
    papers.BWB,
    papers.ECLI,
    pointing_back.IBID,
    pointing_back.IBID_NOTE,
    pointing_back.IBID_VERSION,
    named.MOTIE,
    named.BRIEF,
    named.GESCHREVEN,
)

"""Contact details out of a letter: each character of a phone number or e-mail address becomes `·`.

The length stays the same, so spans found before masking hold after it.
"""

import re

MASK = "·"

# What looks like a phone number to a pattern of digits and is none. Tried first, so it is stepped over.
_SAFE = (
    r"\b[A-Z]{2}\d{2}(?:[  ]?[A-Z0-9]{4}){3,7}(?:[  ]?[A-Z0-9]{1,3})?\b"  # IBAN: its tail is ten digits
    r"|\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\b(?!-?\d)"  # a date, which a time or number may follow
    r"|\bISBN[-: \w]{0,20}?[\d-]{9,16}[\dXx]\b"
)
_GAP = r"[  \u2009\u202f./‐‑–-]{0,3}"  # how people group digits; never across a line break
_PHONE = (
    rf"(?:\(\+\d{{1,3}}\)|\+\d{{1,3}})(?:{_GAP}\(0\))?(?:{_GAP}\d){{7,11}}"  # +31 6 …, +31 (0)30 …, +32 …
    rf"|\b00{_GAP}(?:31|32|33|44|49)(?:{_GAP}\(0\))?(?:{_GAP}\d){{8,10}}"  # 0031 …
    rf"|\b0(?:800|90[069])(?:(?:{_GAP}\d){{7}}|(?:{_GAP}\d){{4}})"  # 0800-1234, 0900 123 45 67
    rf"|(?:\(06\)|\b06)(?:{_GAP}\d){{8}}"  # mobile
    rf"|(?:\(0[1-9]\d\)|\b0[1-9]\d)(?:{_GAP}\d){{7}}"  # 030-1234567, (030) 123 45 67
    rf"|(?:\(0[1-9]\d\d\)|\b0[1-9]\d\d)(?:{_GAP}\d){{6}}"  # 0475-123456
)
# Also naam[at]organisatie.nl, as people write it against robots.
_EMAIL = r"[\w.+'-]{1,64}(?:@|\s?[\[(](?:at|apenstaartje)[\])]\s?)[\w-]+(?:\.[\w-]+)+"
# Before: no letter, digit, comma or hyphen, or it is the tail of a number such as ronl-0612345678.
_CONTACT = re.compile(
    rf"(?P<safe>{_SAFE})|(?P<email>{_EMAIL})|(?P<phone>(?<![\w,‐‑-])(?:{_PHONE})(?!\w))", re.IGNORECASE
)


def mask(text: str) -> str:
    """The same text, as long, with every character of a phone number or e-mail address as `·`."""
    return _CONTACT.sub(lambda m: m.group() if m["safe"] else MASK * len(m.group()), text)


def holds_contact(text: str) -> bool:
    """Whether `mask` would change this text (a link target that carries an address is dropped)."""
    return mask(text) != text

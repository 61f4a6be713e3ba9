"""Plain text and Markdown: what the marks mean goes, the words stay, link targets become spans."""

import html
import re

from linker.models import Hyperlink
from linker.read.mask import holds_contact

MAX_TEXT = 300_000  # characters: a letter with its annexes; more is no letter
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")

# [text](target "title"): the target must look like one, so that "[sic](zie bijlage)" stays as it is.
_LINK = (
    r"!?\[(?P<words>(?:\\.|[^\[\]\\]|\[[^\[\]]*\]){1,400}?)\]"
    r"\((?P<target>|(?:\#|https?://|www\.|mailto:|tel:|/)[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+\"[^\"]*\")?\)"
)
_AUTOLINK = r"<(?P<auto>(?:https?://|mailto:)[^\s<>]+|[^\s<>@]+@[^\s<>]+)>"
_BARE_URL = r"(?P<bare>(?:https?://|www\.)[^\s<>]+)"  # matched to be left alone: its _ and * are no emphasis
_EMPHASIS = (
    r"(?P<mark>\*{2,3}|(?<!\w)__(?=\w)|(?<=\S)__(?!\w)"
    r"|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|(?<![\w_])_(?=[^\W_])|(?<=[^\s_])_(?![\w_]))"
)
_ESCAPE = r"\\(?P<escaped>[\\`*_{}\[\]()#+.!|>~-])"
_TEXT_TOKEN = re.compile(_LINK)
_MARKDOWN_TOKEN = re.compile("|".join((_LINK, _AUTOLINK, _BARE_URL, _ESCAPE, _EMPHASIS)))
_NOTE_LABEL = re.compile(r"\[\^([\w-]+)\]")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
_RULE = re.compile(r"^ {0,3}(?:(?:[-*_] ?){3,}|=+|-{2,})$")


class Unreadable(ValueError):
    """Why a file's content can't be read, without the name of the file."""


def decoded(raw: bytes) -> str:
    """The characters of a text file: UTF-16 where its bytes say so, else UTF-8, else Windows' cp1252."""
    for encoding in _encodings(raw):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Unreadable("is not text (neither UTF-8 nor UTF-16 nor cp1252)")
    if "\0" in text:
        raise Unreadable("is not text (it holds NUL bytes)")
    return re.sub("\r\n?|[\f\x0b\x85\u2028\u2029]", "\n", text)


def _encodings(raw: bytes) -> tuple[str, ...]:
    """The encodings to try: what a byte order mark says, or how the zeros of Latin letters in UTF-16 lie."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    first, even, odd = len(raw[:2000]), raw[:2000:2].count(0), raw[1:2000:2].count(0)
    if first > 20 and max(even, odd) > 0.4 * first / 2 and min(even, odd) == 0:
        return ("utf-16-be" if even else "utf-16-le",)
    return ("utf-8-sig", "cp1252")


def read_text(source: str) -> tuple[str, tuple[Hyperlink, ...]]:
    """Plain text in; the text with links as their words, and the targets, out. No other mark is touched."""
    return _tokens(source, _TEXT_TOKEN)


def read_markdown(source: str) -> tuple[str, tuple[Hyperlink, ...]]:
    """Markdown in; its words and the link targets out. A heading is a line between two blank ones."""
    rows = (line for line in _number_labels(source).split("\n") if not _is_table_rule(line))
    lines = [_line(line) for line in rows]
    return _tokens(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)), _MARKDOWN_TOKEN)


def _number_labels(source: str) -> str:
    """Footnote labels that are words ([^cbs]) become numbers, in the order in which they are cited."""
    labels = {label: n for n, label in enumerate(dict.fromkeys(_NOTE_LABEL.findall(source)), 1)}
    if all(label.isdigit() for label in labels):
        return source
    return _NOTE_LABEL.sub(lambda m: f"[^{labels[m[1]]}]", source)


def _is_table_rule(line: str) -> bool:
    """Whether a line is the rule under a table's head: |---|:-:|"""
    return set(line) <= set("|:- \t") and "|" in line and ("--" in line or ":-" in line or "-:" in line)


def _line(line: str) -> str:
    """One line without the marks that say what the line is. List marks stay: they are read as such."""
    line = re.sub(r"^(?:> ?)+", "", line)
    line = re.sub(r"<sup>\s*(\d+)\s*</sup>|\^(\d+)\^", lambda m: (m[1] or m[2]).translate(SUPERSCRIPT), line)
    line = html.unescape(re.sub(r"<br ?/?>", "\n", line))
    if heading := _HEADING.match(line):
        return f"\n{line[heading.end() :].strip().rstrip('#').rstrip()}\n"
    if _RULE.match(line):
        return ""
    if line.startswith("|"):
        return "\t".join(cell.strip() for cell in line.strip().strip("|").split("|"))
    return line.rstrip()


def _tokens(source: str, token: re.Pattern[str]) -> tuple[str, tuple[Hyperlink, ...]]:
    """Rewrites every token and remembers where in the new text the links stand."""
    out: list[str] = []
    links: list[Hyperlink] = []
    length = done = 0
    for match in token.finditer(source):
        before, (words, target) = source[done : match.start()], _rewrite(match.groupdict(), token)
        start = length + len(before)
        out += [before, words]
        length = start + len(words)
        done = match.end()
        if words and target_counts(target):
            links.append(Hyperlink(start, length, target))
    return "".join(out) + source[done:], tuple(links)


def _rewrite(parts: dict[str, str | None], token: re.Pattern[str]) -> tuple[str, str]:
    """What a token reads as, and its link target ("" when it has none)."""
    if (words := parts["words"]) is not None:
        target = parts["target"] or ""
        if target.startswith("#") and words.isdecimal():  # a footnote marker that jumps to its note
            return f"[{words}]", ""
        return _tokens(words, token)[0], target
    if auto := parts.get("auto"):
        return auto.removeprefix("mailto:"), auto
    if bare := parts.get("bare"):
        return bare, ""
    return parts.get("escaped") or "", ""


def target_counts(target: str) -> bool:
    """Whether a link target is worth keeping: not lost ("#"), not local, and nobody's contact details."""
    return target.startswith(("http://", "https://", "www.")) and not holds_contact(target)

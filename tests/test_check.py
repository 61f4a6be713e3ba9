"""`python -m scraper check`: each assumption is asked once and its outcome told."""

import json
from collections.abc import Callable

import pytest

from scraper.check import Reply, assumptions, check

Run = Callable[..., tuple[int, str, str]]
EDMX = (
    b'<x xmlns="http://docs.oasis-open.org/odata/ns/edm"><EntityType Name="Document"><Property Name="Nummer"/>'
    b'<Property Name="Ondernummer"/></EntityType></x>'
)


def holds(what: str, reply: Reply) -> str | None:
    return next(a for a in assumptions() if a.what == what).holds(reply)


@pytest.mark.parametrize(
    ("what", "reply", "seen"),
    [
        ("v5 has a $metadata with Document.Nummer", Reply(200, EDMX), None),
        (
            "v5 has a $metadata with Document.Nummer",
            Reply(200, EDMX.replace(b"Ondern", b"Volgn")),
            "Document has no Ondernummer",
        ),
        ("v5 has a $metadata with Document.Nummer", Reply(200, b"<html/>"), "no EntityType in $metadata"),
        ("v5 has a $metadata with Document.Nummer", Reply(503, b""), "HTTP 503"),
        (
            "v5 pages by nextLink with a skiptoken",
            Reply(200, b'{"value": []}'),
            "0 rows and no nextLink with a skiptoken: ''",
        ),
        ("the feed is RSS of at most 20 items", Reply(200, b"<rss><channel/></rss>"), None),
        ("the feed is RSS of at most 20 items", Reply(200, b"<html/>"), "no RSS but <html>"),
        ("SyncFeed answers Atom", Reply(200, b"<html>"), "without <feed, rel=\"next\": b'<html>'"),
    ],
)
def test_what_is_seen(what: str, reply: Reply, seen: str | None) -> None:
    assert holds(what, reply) == seen


def test_every_assumption_is_asked_of_a_real_address_and_named_once() -> None:
    asked = list(assumptions())
    assert all(a.url.startswith("https://") for a in asked)
    assert len({(a.source, a.what) for a in asked}) == len(asked)


def test_a_service_that_does_not_answer_is_unknown() -> None:
    outcome, _, seen = next(check("http://127.0.0.1:1"))
    assert outcome == "unknown"
    assert "refused" in seen


def test_the_command_tells_the_outcome_of_each(run: Run) -> None:
    code, out, err = run("scraper", "check", "--replica")
    assert err == ""
    *lines, counts = out.splitlines()
    assert len(lines) == len(list(assumptions())) == sum(json.loads(counts).values())
    assert code == (0 if json.loads(counts)["changed"] == 0 else 1)  # v5 isn't served by the replica as it starts
    assert any(line.startswith("established  rijksoverheid") for line in lines)

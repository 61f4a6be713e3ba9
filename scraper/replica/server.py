"""The server: the first segment of a path is the host that the request is meant for.

Every answer carries the header that marks it as sample. No answer names this server's own address.
"""

import json
import os
import socket
import struct
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import blake2b
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from time import sleep
from typing import Any
from urllib.parse import unquote, urlsplit

from scraper.replica import koop, odata, openoverheid, pages, papers, roemer, syncfeed
from scraper.replica.answer import HTML, NOT_FOUND, Answer, Fault
from scraper.replica.model import edmx
from scraper.replica.odata import PAGES, Paging
from scraper.replica.sample import Sample, as_v5, load
from scraper.source import SAMPLE_HEADER

ODATA_HOST = "gegevensmagazijn.tweedekamer.nl"
ODATA_PATHS = {"v4": "/OData/v4/2.0/", "v5": "/OData/v5/"}
ODATA_TYPE = "application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8"
# hosts whose answers are a module of their own: `answer(path, query)`
MODULES: dict[str, Callable[[str, str], Answer]] = {
    koop.HOST: koop.answer,
    koop.FLAT_HOST: koop.flat_answer,
    openoverheid.HOST: openoverheid.answer,
    roemer.HOST: roemer.answer,
}
# (host, path, query, how often exactly this has been asked, from 1 on) -> what to answer instead, None for as usual
Faults = Callable[[str, str, str, int], Answer | Fault | None]


@dataclass(frozen=True)
class Replica:
    """All that is served, made once at the start (PDF writing isn't safe in threads)."""

    sample: Sample
    files: dict[str, bytes]
    faces: dict[str, Sample]  # by the path of its version
    resources: papers.Files
    paging: Paging = PAGES
    faults: Faults | None = None
    asked: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    lock: Lock = field(default_factory=Lock)

    def answer(self, host: str, path: str, query: str) -> Fault:
        """The answer of `host` to a path and its query, and how it is to be sent."""
        wrong = None
        if self.faults:
            with self.lock:
                self.asked[host, path, query] += 1
                count = self.asked[host, path, query]
            wrong = self.faults(host, path, query, count)
        if isinstance(wrong, Answer):
            return Fault(wrong)
        fault = wrong or Fault()
        return fault if fault.answer else replace(fault, answer=self._usual(host, path, query))

    def _usual(self, host: str, path: str, query: str) -> Answer:
        if host == syncfeed.HOST and path.startswith(syncfeed.ROOT):
            return syncfeed.answer(self.sample, self.resources, path, query)
        if host == ODATA_HOST:
            return self._odata(path, query)
        if host in MODULES:
            return MODULES[host](path, query)
        if host == pages.NEWS_HOST and path == "/api/rss":
            return self._rss(query)
        return self._page(f"https://{host}{path}")

    def _odata(self, path: str, query: str) -> Answer:
        root = next((root for root in self.faces if path.startswith(root)), None)
        if root is None:
            return NOT_FOUND
        name = path.removeprefix(root)
        if name == "$metadata":
            return Answer(200, "application/xml", edmx(self.faces[root].model).encode(), {"OData-Version": "4.0"})
        if name.removesuffix("/resource") in self.resources:
            return Answer(200, *self.resources[name.removesuffix("/resource")])
        entity, _, counted = name.partition("/")
        if not odata.known(entity) or counted not in ("", "$count"):
            return NOT_FOUND
        try:
            if counted:
                return Answer(200, "text/plain", str(odata.count(self.faces[root], entity, query)).encode())
            return _json(200, odata.answer(self.faces[root], name, query, self.paging))
        except odata.BadQuery as error:
            return _json(400, {"error": {"code": "", "message": str(error)}})

    def _rss(self, query: str) -> Answer:
        try:
            body = pages.rss(self.sample.pages.values(), query)
        except pages.Failure:
            return Answer(500, HTML, b"<!DOCTYPE html><title>500</title><h1>500</h1>")
        return Answer(200, "application/rss+xml; charset=utf-8", body.encode())

    def _page(self, url: str) -> Answer:
        if url in self.files:
            return _page("application/pdf", self.files[url])
        if url in self.sample.pages:
            return _page(HTML, pages.html(self.sample.pages[url]).encode())
        return NOT_FOUND


def _page(content_type: str, body: bytes) -> Answer:
    return Answer(200, content_type, body, {"ETag": f'"{blake2b(body, digest_size=8).hexdigest()}"'})


def _json(status: int, body: dict[str, Any]) -> Answer:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Answer(status, ODATA_TYPE, text.encode(), {"OData-Version": "4.0"})


class Handler(BaseHTTPRequestHandler):
    """GET only, keep-alive, and nothing on standard error."""

    protocol_version = "HTTP/1.1"

    def __init__(self, reply: Callable[[str, str, str], Fault], *args: Any) -> None:
        self.reply = reply  # before the base class, which handles the request while it is made
        super().__init__(*args)

    def do_GET(self) -> None:
        """Answer /<host>/<path>?<query>."""
        parts = urlsplit(self.path)
        host, _, path = parts.path.lstrip("/").partition("/")
        fault = self.reply(host, "/" + unquote(path), parts.query)
        if fault.reset:
            # a linger of no seconds makes closing a reset
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            os.close(self.connection.detach())
            self.close_connection = True
            return
        assert fault.answer is not None  # the replica fills it in
        self._send(fault.answer, fault)

    def _send(self, answer: Answer, fault: Fault) -> None:
        tag = answer.headers.get("ETag")
        if answer.status == 200 and tag and tag == self.headers["If-None-Match"]:
            answer = Answer(304, answer.content_type, b"", answer.headers)
        self.send_response(answer.status)
        headers = {"Content-Type": answer.content_type, "Content-Length": str(len(answer.body) * fault.times)}
        if not fault.announced:
            headers = {"Content-Type": answer.content_type, "Connection": "close"}
        for name, value in (headers | answer.headers).items():
            self.send_header(name, value)
        self.end_headers()
        for _ in range(fault.times):
            self._send_body(answer.body[: fault.cut], fault.pause)
        self.close_connection |= fault.cut is not None or not fault.announced

    def _send_body(self, body: bytes, pause: float) -> None:
        for part in [body[n : n + 1] for n in range(len(body))] if pause else [body]:
            sleep(pause)
            self.wfile.write(part)

    def end_headers(self) -> None:
        """Mark every answer, those of the base class too."""
        self.send_header(SAMPLE_HEADER, "1")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the crawl that asks keeps its own log."""


class Server(ThreadingHTTPServer):
    """Answers in the background while it is used as a context manager, which gives its base URL."""

    daemon_threads = True

    @property
    def url(self) -> str:
        """The base URL, without a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no error of this server; anything else is told as usual."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def __enter__(self) -> str:  # type: ignore[override]
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self.url

    def __exit__(self, *args: Any) -> None:
        self.shutdown()
        self.server_close()


def replica_of(
    sample: Sample, versions: Sequence[str] = ("v4",), faults: Faults | None = None, paging: Paging = PAGES
) -> Replica:
    """The replica of a sample, without a server. `versions`: which of OData v4 and v5 it has."""
    roemer.files()  # made once, here: making PDFs isn't safe in threads
    faces = {ODATA_PATHS[version]: sample if version == "v4" else as_v5(sample) for version in versions}
    return Replica(sample, pages.pdfs(sample.pages.values()), faces, papers.files(sample), paging, faults)


def serve(
    port: int = 0,
    versions: Sequence[str] = ("v4",),
    faults: Faults | None = None,
    paging: Paging = PAGES,
) -> Server:
    """The replica on 127.0.0.1, on a free port when 0. Raises OSError where the port is in use.

    `versions`: which of OData v4 and v5 it serves (SyncFeed always). `faults` is tried before every answer.
    """
    return Server(("127.0.0.1", port), partial(Handler, replica_of(load(), versions, faults, paging).answer))

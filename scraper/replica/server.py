"""The server: the first segment of a path is the host that the request is meant for.

Every answer carries the header that marks it as sample. No answer names this server's own address.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from scraper.replica import odata, pages
from scraper.replica.answer import HTML, NOT_FOUND, Answer
from scraper.replica.model import edmx
from scraper.replica.sample import Sample, load
from scraper.source import SAMPLE_HEADER

ODATA_HOST = "gegevensmagazijn.tweedekamer.nl"
ODATA_PATH = "/OData/v4/2.0/"
ODATA_TYPE = "application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8"
# hosts whose answers are a module of their own: `answer(path, query)`
MODULES: dict[str, Callable[[str, str], Answer]] = {}


@dataclass(frozen=True)
class Replica:
    """All that is served, made once at the start (PDF writing isn't safe in threads)."""

    sample: Sample
    files: dict[str, bytes]

    def answer(self, host: str, path: str, query: str) -> Answer:
        """The answer of `host` to a path and its query."""
        if host == ODATA_HOST:
            return self._odata(path, query)
        if host in MODULES:
            return MODULES[host](path, query)
        if host == pages.NEWS_HOST and path == "/api/rss":
            return self._rss(query)
        return self._page(f"https://{host}{path}")

    def _odata(self, path: str, query: str) -> Answer:
        name = path.removeprefix(ODATA_PATH)
        if name == "$metadata" and path != name:
            return Answer(200, "application/xml", edmx().encode(), {"OData-Version": "4.0"})
        if not path.startswith(ODATA_PATH) or not odata.known(name):
            return NOT_FOUND  # v5 too: no model of it has been recorded
        try:
            return _json(200, odata.answer(self.sample, name, query))
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
            return Answer(200, "application/pdf", self.files[url])
        if url in self.sample.pages:
            return Answer(200, HTML, pages.html(self.sample.pages[url]).encode())
        return NOT_FOUND


def _json(status: int, body: dict[str, Any]) -> Answer:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Answer(status, ODATA_TYPE, text.encode(), {"OData-Version": "4.0"})


class Handler(BaseHTTPRequestHandler):
    """GET only, keep-alive, and nothing on standard error."""

    protocol_version = "HTTP/1.1"

    def __init__(self, reply: Callable[[str, str, str], Answer], *args: Any) -> None:
        self.reply = reply  # before the base class, which handles the request while it is made
        super().__init__(*args)

    def do_GET(self) -> None:
        """Answer /<host>/<path>?<query>."""
        parts = urlsplit(self.path)
        host, _, path = parts.path.lstrip("/").partition("/")
        found = self.reply(host, "/" + unquote(path), parts.query)
        self.send_response(found.status)
        headers = {"Content-Type": found.content_type, "Content-Length": str(len(found.body))}
        for name, value in (headers | found.headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(found.body)

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


def serve(port: int = 0) -> Server:
    """The replica on 127.0.0.1, on a free port when 0. Raises OSError where the port is in use."""
    sample = load()
    replica = Replica(sample, pages.pdfs(sample.pages.values()))
    return Server(("127.0.0.1", port), partial(Handler, replica.answer))

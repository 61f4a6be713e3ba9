"""What goes back to the client."""

from dataclasses import dataclass, field

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Answer:
    """One HTTP answer."""

    status: int
    content_type: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


NOT_FOUND = Answer(404, HTML, b"<!DOCTYPE html><title>404</title><h1>404</h1>")

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


@dataclass(frozen=True)
class Fault:
    """An answer that doesn't arrive as it should. All of it as usual where nothing else is said."""

    answer: Answer | None = None  # None: the one that would be given
    reset: bool = False  # the connection ends before anything was sent
    cut: int | None = None  # so many bytes of the body are sent, while Content-Length promises all
    pause: float = 0  # seconds before each byte of the body
    times: int = 1  # the body is sent so often on end
    announced: bool = True  # whether there is a Content-Length


NOT_FOUND = Answer(404, HTML, b"<!DOCTYPE html><title>404</title><h1>404</h1>")

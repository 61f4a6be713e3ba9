"""What a failed request of the Tweede Kamer's service means. Pure."""

from typing import Any

from scrapy.exceptions import DownloadFailedError, DownloadTimeoutError, ResponseDataLossError
from scrapy.spidermiddlewares.httperror import HttpError

GONE = (404, 410)


def status_of(failure: Any) -> int | None:
    """The HTTP status of an answer that was an error; None where there was no answer."""
    return failure.value.response.status if isinstance(failure.value, HttpError) else None


def too_heavy(failure: Any) -> bool:
    """Whether the service may manage a part of what it failed to answer."""
    if isinstance(failure.value, HttpError):
        return failure.value.response.status == 408 or failure.value.response.status >= 500
    return isinstance(failure.value, (DownloadTimeoutError, DownloadFailedError, ResponseDataLossError))

"""Who we are, robots, politeness, retries: the one place for how the crawl behaves towards others.

Each of these is an environment variable; what is not set has its default. All but the contact are numbers.

KAMERSPOOR_CONTACT      your page or e-mail address: told to every server, so that those who run it can reach you
KAMERSPOOR_DELAY        seconds between two requests to one host; grows by itself where a host is slow
KAMERSPOOR_CONCURRENCY  requests to one host that may be under way at once
KAMERSPOOR_TIMEOUT      seconds until an answer must be there, all of it
KAMERSPOOR_RETRIES      how often a request that failed in a way that can pass is tried again
KAMERSPOOR_RETRY_AFTER  seconds that a host may ask us to stay away (`Retry-After`); where it asks for more, it
                        isn't asked again in this run
KAMERSPOOR_FAILURES     failures in a row of one path of a host, retries too, after which that is taken to be down and
                        isn't asked again in this run
KAMERSPOOR_MAX_BYTES    the largest answer that is read

KOOP (repository.overheid.nl) resets connections that come together: it is asked once a second, one request at a
time, see OfficieleBekendmakingen.update_settings. robots.txt is always obeyed: a host that forbids isn't asked, nor
one whose robots.txt can't be had for a fault of the host.
"""

import math
from collections.abc import Mapping
from typing import Any

LIVE = {
    "DELAY": 0.5, "CONCURRENCY": 2, "TIMEOUT": 90, "RETRIES": 4, "RETRY_AFTER": 300, "FAILURES": 100,
    "MAX_BYTES": 50_000_000,
}  # fmt: skip
# The bundled replica is ours: no reason to wait for it.
REPLICA = LIVE | {"DELAY": 0, "CONCURRENCY": 8, "RETRIES": 1}
LEAST = {"CONCURRENCY": 1, "TIMEOUT": 0.1, "FAILURES": 1, "MAX_BYTES": 1}  # of the others: 0
WHOLE = ("CONCURRENCY", "RETRIES", "FAILURES", "MAX_BYTES")


class BadSetting(ValueError):
    """A setting that can't be used; the message says which and why."""


def contact(environment: Mapping[str, str]) -> str:
    """Where those who run the servers can reach the user; empty where nothing was said."""
    return environment.get("KAMERSPOOR_CONTACT", "").strip()


def user_agent(environment: Mapping[str, str]) -> str:
    """How every request introduces itself. Raises BadSetting for a contact that can't stand in a header."""
    address = contact(environment)
    if not address.isprintable() or not address.isascii():
        raise BadSetting(f"KAMERSPOOR_CONTACT: {address!r} is no address of one line")
    return f"Kamerspoor/0.1 ({address or 'no contact given'}; reads open parliamentary data)"


def settings(environment: Mapping[str, str], *, replica: bool = False) -> dict[str, Any]:
    """Scrapy's settings, from the user's environment. Raises BadSetting."""
    chosen = {name: _number(environment, name, value) for name, value in (REPLICA if replica else LIVE).items()}
    return {
        "USER_AGENT": user_agent(environment),
        "ITEM_PIPELINES": {"scraper.crawl.Pipeline": 100},
        "DOWNLOADER_MIDDLEWARES": {
            "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
            "scraper.politeness.Robots": 100,
            # inside the retries (550): it sees each answer before they do, and each request that they make
            "scraper.politeness.Patience": 560,
        },
        "ROBOTSTXT_OBEY": True,
        "DOWNLOAD_DELAY": chosen["DELAY"],
        "AUTOTHROTTLE_ENABLED": chosen["DELAY"] > 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": int(chosen["CONCURRENCY"]),
        # no queue behind those under way: what waits there could not be held back any more
        "CONCURRENT_REQUESTS": int(chosen["CONCURRENCY"]),
        "DOWNLOAD_TIMEOUT": chosen["TIMEOUT"],
        "DOWNLOAD_MAXSIZE": int(chosen["MAX_BYTES"]),
        "DOWNLOAD_VERIFY_CERTIFICATES": True,  # Scrapy's default is to believe whoever answers
        "RETRY_TIMES": int(chosen["RETRIES"]),
        "RETRY_HTTP_CODES": [408, 429, 500, 502, 503, 504],
        "RETRY_GIVE_UP_LOG_LEVEL": "DEBUG",  # the spider tells what could not be had
        "RETRY_AFTER_MAX": chosen["RETRY_AFTER"],
        "FAILURES_MAX": int(chosen["FAILURES"]),
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "WARNING",
    }


def _number(environment: Mapping[str, str], name: str, default: float) -> float:
    text = environment.get(f"KAMERSPOOR_{name}", "").strip()
    try:
        found = float(text) if text else default
    except ValueError:
        raise BadSetting(f"KAMERSPOOR_{name}: {text!r} is no number") from None
    least = LEAST.get(name, 0)
    if not math.isfinite(found) or found < least or (name in WHOLE and found != int(found)):
        kind = "whole number" if name in WHOLE else "number"
        raise BadSetting(f"KAMERSPOOR_{name}: {text!r} is no {kind} of at least {least}")
    return found

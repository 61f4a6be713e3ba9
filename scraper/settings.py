"""Who we are, robots, politeness, retries: the one place for how the crawl behaves towards others."""

from typing import Any

SETTINGS: dict[str, Any] = {
    "USER_AGENT": "Kamerspoor/0.1 (+https://github.com/kamerspoor/kamerspoor; open parliamentary data)",
    "ROBOTSTXT_OBEY": True,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 2,
    "DOWNLOAD_DELAY": 0.5,
    "AUTOTHROTTLE_ENABLED": True,
    "DOWNLOAD_TIMEOUT": 90,
    "RETRY_TIMES": 4,
    "RETRY_HTTP_CODES": [408, 429, 500, 502, 503, 504],
    "COOKIES_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "LOG_LEVEL": "WARNING",
}

# The bundled replica is ours: no reason to wait for it.
REPLICA_SETTINGS: dict[str, Any] = {
    **SETTINGS,
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "RETRY_TIMES": 1,
}

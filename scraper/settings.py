"""Who we are, robots, politeness, retries: the one place for how the crawl behaves towards others.

Set KAMERSPOOR_CONTACT to an address of your own (a page or e-mail address): it is told to every server, so that
those who run it can reach you.
"""

import os
from typing import Any

CONTACT = os.environ.get("KAMERSPOOR_CONTACT", "")

SETTINGS: dict[str, Any] = {
    "USER_AGENT": f"Kamerspoor/0.1 ({CONTACT or 'no contact given'}; reads open parliamentary data)",
    "ITEM_PIPELINES": {"scraper.crawl.Pipeline": 100},
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

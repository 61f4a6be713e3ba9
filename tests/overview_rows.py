"""Rows for the pages on recommendations, sources and what is to be looked at: made up, and rude to HTML."""

import sqlite3

from db import records as r
from db import store

SITE_ADDRESS = "https://havens.example"
PAYLOADS = (
    (101, "roemer.toml"), (102, "advies 2020-10-30"), (103, "advies 2020-06-11"), (104, "kst-99901-7"),
    (105, "kst-99901-7 blg-99992"), (106, f"{SITE_ADDRESS}/maatregelen/fiets"), (107, "kst-99901-9"),
)  # fmt: skip
REPORTS = (
    ("advies 2020-06-11", "2020"), ("advies 2020-10-30", "2020"), ("kst-99901-5", "2021"), ("kst-99901-7", "2023"),
    ("kst-99901-8", "2023"), ("kst-99901-9", "2024"), (SITE_ADDRESS, ""),
)  # fmt: skip
RECOMMENDATIONS = (
    (r.Aanbeveling("99.1.A", "99.1.A", 'Een loket in <b>elke</b> "haven"', "Havens", "kabinet"), 102),
    (r.Aanbeveling("99.1.B", "99.1.B", "Een folder", "havens", None), 102),
    (r.Aanbeveling("99.1.C", "99.1.C", "Een boete", "havens", None), 102),
    (r.Aanbeveling("99.10.A", "99.10.A", "Een boot", None, None), 102),
    (r.Aanbeveling("2020-06-11/99.1.A", "99.1.A", "Een wegwijzer", "Poorten", None), 103),
    (r.Aanbeveling("een-fiets", None, "Een fiets", "Poorten", None), 101),
)
TABLE = "blg-99992"
SAID = tuple(
    (r.AanbevelingVoortgang(report, key, 1, day, status, meaning, words), payload)
    for payload, report, key, day, status, meaning, words in (
        (104, "kst-99901-7", "99.1.A", "2023-03-01", "Gepland", "announced", "Het loket komt er."),
        (105, TABLE, "99.1.A", "2023-03-01", "In uitvoering", "in_progress",
         "99.1.A | Een loket |  | In uitvoering | <i>Half</i> af"),
        (107, "kst-99901-9", "99.1.A", "2024-03-01", "Uitgevoerd", "executed", "Het staat er."),
        (105, TABLE, "99.1.B", "2023-03-01", "Zie de brief.", None, "99.1.B | Zie de brief."),
        (105, TABLE, "99.1.C", "2023-03-01", "Niet overgenomen", "not_executed",
         "99.1.C | Niet overgenomen | Een boete helpt niet."),
        (107, "kst-99901-9", "99.10.A", "2024-03-01", None, None, "Over 99.10.A later."),
        (106, f"{SITE_ADDRESS}/maatregelen/fiets", "fiets", None, "Loopt", "in_progress", "Loopt. De fiets rijdt."),
    )
)  # fmt: skip
LETTER = r.Letter(
    "havens-2026", "Vereniging <Havens>", None, None, "2026-02-03", "Loketten", None, None, None, "[]",
    "Voer aanbeveling 99.1.A uit. Zie Kamerstuk 99901, nr. 7.", "[]",
)  # fmt: skip
PAPER = r.Stuk(
    99, "kst-99901-7", "kst-99901-7", None, None, None, "Brief", "Voortgang <loketten>", None, "2023-03-01", None
)


def add_overview(connection: sqlite3.Connection) -> None:
    """Put the rows into a small database that has its own sources and letters."""
    for id, key in PAYLOADS:
        url = key if key.startswith("https") else f"https://bron.example/{id}"
        store.insert(connection, [r.Herkomst(id, "roemer", key, "x", url, "2026-11-24T03:00:00Z", False)])
    facts = [*RECOMMENDATIONS, *SAID, *((r.Verwacht("roemer", name, year, 1), 101) for name, year in REPORTS)]
    for year, count in (("2023", 10), ("2025", 1)):
        facts.append((r.Verwacht("tweedekamer", "Zaak", year, count), 101))
    facts.append((r.Verrassing("tweedekamer", "Zaak/3", "Zaak: <Nieuw>"), 101))
    for record, payload in facts:
        connection.execute(store.insert_sql(type(record), "herkomst"), (*store.row_of(type(record))(record), payload))
    store.insert(connection, [PAPER])
    store.insert(connection, [LETTER])
    store.insert(connection, [r.Ask("havens-2026", 1, "Voer aanbeveling 99.1.A uit.", None, 0, 28, None)])
    store.insert(
        connection,
        [
            r.Link("havens-2026", 1, None, "Kamerstuk 99901, nr. 7", 33, 55, "kamerstuk", "kst-99901-7", "linked",
                   "kst-99901-7", "Voortgang", 1.0, "number", "nummer", "[]"),
            r.Link("havens-2026", 2, None, "de brief", 33, 41, "named", None, "ambiguous", None, None, None, "title",
                   "meer dan één <stuk> past", "[]"),
        ],
    )  # fmt: skip
    store.insert(
        connection,
        [r.AskDocument("havens-2026", 1, 1, "kst-99901-7", "Voortgang", "reports_progress", 0.5, "zelfde woorden")],
    )
    for n, (day, status, words) in enumerate(
        (("2025-01-02", "announced", "Aanbeveling 99.1.A komt voor de zomer."), ("2025-01-03", "none", None))
    ):
        store.insert(
            connection,
            [r.Claim("kst kst-99901-7", n, "kst-99901-7", day, "letter", "aanbeveling 99.1.A", 0, 5, None,
                     "aanbeveling 99.1.A", "nummer", status, None, "voor de zomer", words, 0.9)],
        )  # fmt: skip

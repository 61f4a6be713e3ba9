"""The schema's history: append-only. A released migration is never edited; a change is a new one."""

from hashlib import blake2b

from sqlite_utils import Database, Migrations

kamer = Migrations("kamer")
raw = Migrations("raw")

# Column types of m001, kept here as they were when it was written: a migration may not follow later code.
_M001 = """
zaak: id* nummer soort titel onderwerp citeertitel alias gestart_op organisatie vergaderjaar volgnummer:i termijn
  afgedaan:i kabinetsappreciatie gewijzigd_op api_gewijzigd_op
zaak_actor: id* zaak_id naam fractie afkorting functie relatie persoon_id fractie_id commissie_id
kamerstukdossier: id* nummer:i toevoeging titel citeertitel hoogste_volgnummer:i afgesloten:i kamer
document: id* nummer soort titel onderwerp citeertitel datum vergaderjaar kamer:i ondernummer:i aanhangselnummer
  kenmerk_afzender organisatie content_type content_length:i versie_id gewijzigd_op api_gewijzigd_op
document_versie: id* document_id status versienummer:i extensie datum externe_identifier
document_publicatie: id* document_versie_id identifier document_type bestandsnaam content_type content_length:i
  publicatiedatum
activiteit: id* nummer soort onderwerp datum datum_soort aanvangstijd eindtijd locatie besloten:i status
  vergaderjaar kamer voortouw_naam voortouw_afkorting voortouwcommissie_id gewijzigd_op api_gewijzigd_op
agendapunt: id* activiteit_id nummer onderwerp volgorde:i rubriek status gewijzigd_op
besluit: id* agendapunt_id stemmingssoort besluitsoort tekst opmerking status volgorde:i gewijzigd_op
  api_gewijzigd_op
stemming: id* besluit_id soort fractie_grootte:i actor_naam fractie_naam vergissing:i persoon_id fractie_id
  gewijzigd_op
zaak_document: zaak_id* document_id*
zaak_dossier: zaak_id* kamerstukdossier_id*
document_bijlage: document_id* bijlage_id*
agendapunt_zaak: agendapunt_id* zaak_id*
besluit_zaak: besluit_id* zaak_id* methode*
kamerstuk: kst* titel dossiertitel vergaderjaar datum tekst dictum vervangt
kamerstuk_dossier: kst* volgorde:i* dossier
kamerstuk_ondertekenaar: kst* volgorde:i* naam
pagina: url* bron titel soort datum tekst
feed_item: url* titel omschrijving datum
bestand: url* pagina_url* titel
bestand_tekst: url* content_type bladzijden:i tekst
verwijderd: id* bron entiteit verwijderd_op
fout: bron* sleutel* melding
verrassing: bron* sleutel* velden
"""

_M001_REST = """
CREATE TABLE herkomst (id INTEGER PRIMARY KEY, bron TEXT NOT NULL, sleutel TEXT NOT NULL, hash TEXT NOT NULL,
  url TEXT NOT NULL, opgehaald TEXT NOT NULL, voorbeeld INTEGER NOT NULL);
CREATE TABLE bron (bron TEXT PRIMARY KEY, titel TEXT NOT NULL, uitgever TEXT NOT NULL, licentie TEXT NOT NULL,
  homepage TEXT NOT NULL, verwacht INTEGER);
CREATE TABLE crawl (id INTEGER PRIMARY KEY, bron TEXT NOT NULL, wijze TEXT NOT NULL, begonnen TEXT NOT NULL,
  geeindigd TEXT, opgehaald INTEGER NOT NULL, nieuw INTEGER NOT NULL, gewijzigd INTEGER NOT NULL,
  verwijderd INTEGER NOT NULL, fouten INTEGER NOT NULL, meldingen TEXT NOT NULL, hervat TEXT NOT NULL);
CREATE TABLE stuk (nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kst TEXT, zaak TEXT, document TEXT, url TEXT,
  soort TEXT, titel TEXT NOT NULL, andere_titels TEXT, datum TEXT, dossiertitel TEXT);
CREATE TABLE letter (slug TEXT PRIMARY KEY, sender TEXT, recipient TEXT, committee TEXT, date TEXT, subject TEXT,
  reference TEXT, debate TEXT, debate_date TEXT, sections TEXT NOT NULL, text TEXT NOT NULL, links TEXT NOT NULL);
CREATE TABLE footnote (letter TEXT NOT NULL REFERENCES letter(slug) ON DELETE CASCADE, n INTEGER NOT NULL,
  text TEXT NOT NULL, url TEXT, cited_in TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  PRIMARY KEY (letter, n));
CREATE TABLE ask (letter TEXT NOT NULL REFERENCES letter(slug) ON DELETE CASCADE, n INTEGER NOT NULL,
  text TEXT NOT NULL, section TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL, duplicate_of INTEGER,
  PRIMARY KEY (letter, n));
CREATE TABLE link (letter TEXT NOT NULL REFERENCES letter(slug) ON DELETE CASCADE, n INTEGER NOT NULL,
  footnote INTEGER, text TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL,
  target TEXT, status TEXT NOT NULL, document TEXT, title TEXT, score REAL, method TEXT, evidence TEXT,
  candidates TEXT NOT NULL, PRIMARY KEY (letter, n));
CREATE TABLE ask_document (letter TEXT NOT NULL REFERENCES letter(slug) ON DELETE CASCADE, ask INTEGER NOT NULL,
  rank INTEGER NOT NULL, document TEXT NOT NULL, title TEXT NOT NULL, relation TEXT NOT NULL, score REAL NOT NULL,
  evidence TEXT NOT NULL, PRIMARY KEY (letter, ask, rank));
CREATE INDEX zaak_nummer ON zaak(nummer);
CREATE INDEX zaak_actor_zaak ON zaak_actor(zaak_id);
CREATE INDEX document_nummer ON document(nummer);
CREATE INDEX document_versie_document ON document_versie(document_id);
CREATE INDEX zaak_document_document ON zaak_document(document_id);
CREATE INDEX agendapunt_activiteit ON agendapunt(activiteit_id);
CREATE INDEX besluit_zaak_zaak ON besluit_zaak(zaak_id);
CREATE INDEX stemming_besluit ON stemming(besluit_id);
CREATE INDEX stuk_kst ON stuk(kst);
CREATE INDEX stuk_zaak ON stuk(zaak);
CREATE INDEX stuk_document ON stuk(document);
CREATE INDEX stuk_url ON stuk(url);
CREATE VIRTUAL TABLE stuk_zoek USING fts5(lemmas, tokenize='unicode61 remove_diacritics 2', detail=none);
CREATE VIRTUAL TABLE stuk_woord USING fts5vocab(stuk_zoek, row);
"""

_RAW_M001 = """
CREATE TABLE raw (id INTEGER PRIMARY KEY, key_id INTEGER NOT NULL, source TEXT NOT NULL, key TEXT NOT NULL,
  version TEXT NOT NULL, hash TEXT NOT NULL, size INTEGER NOT NULL, url TEXT NOT NULL, fetched TEXT NOT NULL,
  content_type TEXT NOT NULL, sample INTEGER NOT NULL, body BLOB NOT NULL);
CREATE INDEX raw_key ON raw(key_id);
"""

_M002 = """
persoon: id* nummer:i titels initialen tussenvoegsel achternaam roepnaam functie fractielabel
fractie: id* nummer:i afkorting naam aantal_zetels:i datum_actief datum_inactief
commissie: id* nummer:i soort afkorting naam datum_actief datum_inactief
toezegging: id* nummer activiteit_nummer tekst bewindspersoon functie ministerie status aanmaakdatum datum_nakoming
  kamerbrief_nakoming gewijzigd_op api_gewijzigd_op
document_bestand: document_id* url*
publicatie: id* soort subrubriek titel kst dossier ondernummer vergaderjaar documentstatus hoofddocument datum
  beschikbaar gewijzigd url
publicatie_tekst: id* titel datum tekst
verwijzing: publicatie* volgorde:i* tekst doel soort
woo_document: id* versie:i titel soort uitgever datum gewijzigd url
aanbeveling: sleutel* nummer onderwerp thema gericht_aan
aanbeveling_voortgang: rapport* aanbeveling* volgorde:i* datum status status_genormaliseerd citaat
"""


def _fact_tables(spec: str) -> str:
    """CREATE statements of a compact spec: `name: column* …`, `*` in the primary key, `:i` an integer."""
    statements = []
    for line in spec.replace("\n  ", " ").strip().splitlines():
        name, words = line.split(": ", 1)
        columns = [word.rstrip("*").split(":") for word in words.split()]
        keys = [word.rstrip("*").split(":")[0] for word in words.split() if word.endswith("*")]
        typed = [f"{c[0]} {'INTEGER' if c[1:] == ['i'] else 'TEXT'}" for c in columns]
        body = ", ".join([*typed, "herkomst INTEGER NOT NULL REFERENCES herkomst(id)"])
        statements.append(f"CREATE TABLE {name} ({body}, PRIMARY KEY ({', '.join(keys)}));")
        statements.append(f"CREATE INDEX {name}_herkomst ON {name}(herkomst);")
    return "\n".join(statements)


@kamer()
def m001_first_schema(db: Database) -> None:
    """Facts of the first sources, where they come from, papers and their title index, letters and their links."""
    db.executescript(_fact_tables(_M001) + _M001_REST)


@kamer()
def m002_more_sources(db: Database) -> None:
    """People, promises, the catalogue and texts of KOOP, open.overheid.nl, the Roemer recommendations."""
    db.executescript(_fact_tables(_M002) + "CREATE INDEX publicatie_kst ON publicatie(kst);")


@kamer()
def m003_changes(db: Database) -> None:
    """What changed of what users see."""
    db.executescript(
        """
        CREATE TABLE wijziging (id INTEGER PRIMARY KEY, moment TEXT NOT NULL, bron TEXT NOT NULL, tabel TEXT NOT NULL,
          rij TEXT NOT NULL, veld TEXT, oud TEXT, nieuw TEXT, van INTEGER NOT NULL, naar INTEGER NOT NULL);
        CREATE INDEX wijziging_moment ON wijziging(moment);
        CREATE INDEX wijziging_rij ON wijziging(tabel, rij);
        """
    )


_SIDES = {
    "zaak_document": ("zaak_id", "document_id"),
    "document_bijlage": ("document_id", "bijlage_id"),
    "agendapunt_zaak": ("agendapunt_id", "zaak_id"),
}


@kamer()
def m004_sides_and_counts(db: Database) -> None:
    """Relations told from two sides; what sources count themselves; which interface a run used."""
    statements = []
    for name, (one, other) in _SIDES.items():
        statements.append(
            f"""
            ALTER TABLE {name} RENAME TO {name}_old;
            DROP INDEX {name}_herkomst;
            CREATE TABLE {name} ({one} TEXT, {other} TEXT, herkomst INTEGER NOT NULL REFERENCES herkomst(id),
              PRIMARY KEY ({one}, {other}, herkomst)) WITHOUT ROWID;
            INSERT INTO {name} SELECT {one}, {other}, herkomst FROM {name}_old;
            DROP TABLE {name}_old;
            CREATE INDEX {name}_herkomst ON {name}(herkomst);
            CREATE INDEX {name}_back ON {name}({other});
            """
        )
    db.executescript("".join(statements) + _fact_tables("verwacht: bron* soort* jaar* aantal:i"))
    db.executescript("ALTER TABLE crawl ADD COLUMN via TEXT")


@kamer()
def m005_what_is_not_read(db: Database) -> None:
    """What of a source is not read, on its record card."""
    db.executescript("ALTER TABLE bron ADD COLUMN opmerking TEXT")


@kamer()
def m006_paper_lookups(db: Database) -> None:
    """What is connected with a changed row is found by index, so that an increment's cost is that of its changes."""
    db.executescript(
        """
        CREATE INDEX zaak_dag ON zaak(gestart_op, soort);
        CREATE INDEX document_dag ON document(datum, soort);
        CREATE INDEX document_versie_kst ON document_versie(externe_identifier);
        CREATE INDEX kamerstukdossier_sleutel ON kamerstukdossier(nummer || coalesce('-' || toevoeging, ''));
        CREATE INDEX zaak_dossier_back ON zaak_dossier(kamerstukdossier_id);
        CREATE INDEX bestand_pagina ON bestand(pagina_url);
        CREATE INDEX woo_document_url ON woo_document(url);
        """
    )


@kamer()
def m007_dicta(db: Database) -> None:
    """An index of what moties ask (db/dicta.py)."""
    db.executescript(
        "CREATE VIRTUAL TABLE dictum_zoek USING fts5(dictum, tekst, hash UNINDEXED,"
        " tokenize='unicode61 remove_diacritics 2', detail=column)"
    )


@kamer()
def m008_names_and_texts(db: Database) -> None:
    """Papers by the surnames of their submitters, by day, and by what moties say (db/names.py)."""
    db.executescript(
        """
        CREATE TABLE stuk_indiener (sleutel TEXT NOT NULL, nr INTEGER NOT NULL, naam TEXT NOT NULL,
          in_titel INTEGER NOT NULL, PRIMARY KEY (sleutel, nr, naam, in_titel)) WITHOUT ROWID;
        CREATE TABLE motie_tekst (nr INTEGER PRIMARY KEY, kst TEXT NOT NULL, herkomst INTEGER NOT NULL);
        CREATE TABLE motie_noemt (nr INTEGER NOT NULL, indieners TEXT NOT NULL, PRIMARY KEY (nr, indieners))
          WITHOUT ROWID;
        CREATE VIRTUAL TABLE motie_zoek USING fts5(lemmas, tokenize='unicode61 remove_diacritics 2', detail=none);
        CREATE VIRTUAL TABLE motie_woord USING fts5vocab(motie_zoek, row);
        CREATE TABLE afkorting (afkorting TEXT NOT NULL, lemmas TEXT NOT NULL, PRIMARY KEY (afkorting, lemmas))
          WITHOUT ROWID;
        CREATE INDEX stuk_datum ON stuk(datum, soort);
        CREATE INDEX zaak_volgnummer ON zaak(volgnummer, titel);
        CREATE INDEX document_aanhangselnummer ON document(aanhangselnummer) WHERE aanhangselnummer IS NOT NULL;
        """
    )


@kamer()
def m009_moties(db: Database) -> None:
    """What moties ask, their versions (db/chains.py) and what became of them (db/outcomes.py)."""
    db.executescript(
        _fact_tables("kamerstuk_verzoek: kst* volgorde:i* soort tekst gericht_aan vraagt:i")
        + """
        CREATE TABLE motie_keten (laatste TEXT NOT NULL, volgorde INTEGER NOT NULL, id TEXT NOT NULL, vervangt TEXT,
          bron TEXT, PRIMARY KEY (laatste, volgorde)) WITHOUT ROWID;
        CREATE INDEX motie_keten_id ON motie_keten(id);
        CREATE INDEX motie_keten_vervangt ON motie_keten(vervangt);
        CREATE TABLE motie_uitkomst (zaak_id TEXT PRIMARY KEY, uitkomst TEXT, besluit_id TEXT, besluitsoort TEXT,
          datum TEXT, methode TEXT, voor INTEGER, tegen INTEGER) WITHOUT ROWID;
        CREATE INDEX zaak_motie ON zaak(nummer) WHERE soort = 'Motie';
        CREATE INDEX stemming_lid ON stemming(besluit_id) WHERE persoon_id IS NOT NULL;
        """
    )


@kamer()
def m010_ledger(db: Database) -> None:
    """What texts claim about execution, and where each item stands by it."""
    db.executescript(
        """
        CREATE TABLE claim_text (source TEXT PRIMARY KEY, hash TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE claim (source TEXT NOT NULL, n INTEGER NOT NULL, document TEXT NOT NULL, day TEXT NOT NULL,
          genre TEXT NOT NULL, ref_text TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, target TEXT,
          item TEXT, method TEXT NOT NULL, status TEXT NOT NULL, due_date TEXT, due_text TEXT, evidence TEXT,
          score REAL NOT NULL, PRIMARY KEY (source, n));
        CREATE INDEX claim_item ON claim(item, day);
        CREATE INDEX claim_document ON claim(document);
        CREATE TABLE stand (item TEXT PRIMARY KEY, stand TEXT NOT NULL, stand_datum TEXT, standing TEXT NOT NULL,
          termijn TEXT, bewijs TEXT, bewijs_document TEXT, source TEXT, n INTEGER, outranked INTEGER NOT NULL);
        """
    )


@kamer()
def m011_words_of_a_term(db: Database) -> None:
    """The words in which a term was promised, beside the day that they come to."""
    db.executescript("ALTER TABLE stand ADD COLUMN termijn_tekst TEXT")


@kamer()
def m012_course(db: Database) -> None:
    """Where each item stood from one day to another."""
    db.executescript(
        """
        CREATE TABLE stand_verloop (item TEXT NOT NULL, van TEXT NOT NULL, tot TEXT, stand TEXT NOT NULL,
          standing TEXT NOT NULL, stand_datum TEXT, termijn TEXT, termijn_tekst TEXT, bewijs TEXT, bewijs_document TEXT,
          PRIMARY KEY (item, van));
        """
    )


@kamer()
def m013_how_sources_are_read(db: Database) -> None:
    """How a source is read, on its record card."""
    db.executescript("ALTER TABLE bron ADD COLUMN leeswijze TEXT")


@kamer()
def m014_derived_by_paper(db: Database) -> None:
    """What is derived is found by paper and by what it names, so that an increment builds only what changed."""
    db.executescript(
        """
        CREATE INDEX stuk_indiener_nr ON stuk_indiener(nr);
        CREATE INDEX besluit_agendapunt ON besluit(agendapunt_id);
        DELETE FROM afkorting;
        CREATE TABLE stuk_afkorting (afkorting TEXT NOT NULL, lemmas TEXT NOT NULL, titel INTEGER NOT NULL,
          nr INTEGER NOT NULL, PRIMARY KEY (afkorting, lemmas, titel, nr)) WITHOUT ROWID;
        CREATE INDEX stuk_afkorting_nr ON stuk_afkorting(nr);
        CREATE TABLE motie_vervangt (nr INTEGER PRIMARY KEY, id TEXT NOT NULL, genoemd TEXT, titel TEXT,
          volgnummer INTEGER, vervangt TEXT, bron TEXT NOT NULL);
        CREATE INDEX motie_vervangt_id ON motie_vervangt(id);
        CREATE INDEX motie_vervangt_genoemd ON motie_vervangt(genoemd);
        CREATE INDEX motie_vervangt_titel ON motie_vervangt(titel, volgnummer);
        CREATE INDEX motie_vervangt_vervangt ON motie_vervangt(vervangt);
        """
    )


@kamer()
def m015_words(db: Database) -> None:
    """How many titles and texts have each word, and the dossier of each paper: filled here, so that letters can be
    linked before anything is built again."""

    def mark(title: str) -> int:
        return int.from_bytes(blake2b(title.encode(), digest_size=6).digest(), "big")

    db.conn.create_function("title_mark", 1, mark, deterministic=True)
    db.executescript(
        """
        CREATE TABLE woord (woord TEXT PRIMARY KEY, titels INTEGER NOT NULL DEFAULT 0,
          teksten INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
        INSERT INTO woord SELECT term, sum(titels), sum(teksten) FROM (
          SELECT term, doc AS titels, 0 AS teksten FROM stuk_woord
          UNION ALL SELECT term, 0, doc FROM motie_woord) GROUP BY term;
        CREATE TABLE stuk_dossier (nr INTEGER PRIMARY KEY, dossier INTEGER NOT NULL);
        INSERT INTO stuk_dossier SELECT nr, title_mark(dossiertitel) FROM stuk WHERE dossiertitel IS NOT NULL;
        """
    )


@kamer()
def m016_places_in_titles(db: Database) -> None:
    """The index of titles keeps where in a title each word stands: without that, ranking reads every title again."""
    db.executescript(
        """
        CREATE VIRTUAL TABLE stuk_zoek_new USING fts5(lemmas, tokenize='unicode61 remove_diacritics 2');
        INSERT INTO stuk_zoek_new (rowid, lemmas) SELECT rowid, lemmas FROM stuk_zoek;
        DROP TABLE stuk_zoek;
        ALTER TABLE stuk_zoek_new RENAME TO stuk_zoek;
        """
    )


@raw()
def m001_payloads(db: Database) -> None:
    """Payloads as received, one row a version; `key_id` is the id of (source, key)."""
    db.executescript(_RAW_M001)

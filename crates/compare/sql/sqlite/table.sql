-- One row an offer, kept in the order of its process: the table is its own covering index. Not stated is a value that
-- no need can miss (see DuckDB's table). Free hours come last, so that rows are not read so far unless all else fits.
CREATE TABLE offers (
  process INTEGER NOT NULL, id INTEGER NOT NULL, trust INTEGER NOT NULL, grade INTEGER NOT NULL,
  perhaps_0 INTEGER NOT NULL, perhaps_1 INTEGER NOT NULL, perhaps_2 INTEGER NOT NULL, perhaps_3 INTEGER NOT NULL,
  smallest INTEGER NOT NULL, largest INTEGER NOT NULL, wall INTEGER NOT NULL, lead_time INTEGER NOT NULL,
  longest INTEGER NOT NULL, middle INTEGER NOT NULL, shortest INTEGER NOT NULL, iso_9001 INTEGER NOT NULL,
  listed_0 INTEGER NOT NULL, listed_1 INTEGER NOT NULL, listed_2 INTEGER NOT NULL, listed_3 INTEGER NOT NULL,
  x REAL NOT NULL, y REAL NOT NULL, z REAL NOT NULL, calendar INTEGER NOT NULL, {hours},
  PRIMARY KEY (process, id)
) WITHOUT ROWID;

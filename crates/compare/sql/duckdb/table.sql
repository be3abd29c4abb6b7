-- One row an offer, in the order of its process, so that the zone maps leave out what is of another process.
-- Everything is the narrowest type that holds it. No column is NULL: what is not stated has a value that no need can
-- miss (0 or -1 for what must be small, the largest number for what must be large) and is told apart by that value, so that
-- "not missed" is one plain comparison that the scan itself can filter by; this was measured to be several times
-- faster than NULL. Free hours are sums from the first week on, so that any span of weeks is one subtraction.
CREATE TABLE offers (
  id INTEGER NOT NULL, process SMALLINT NOT NULL,
  -- Bit n % 62 of column n / 62: the offer lists material n, or n or a family of it.
  listed_0 BIGINT NOT NULL, listed_1 BIGINT NOT NULL, listed_2 BIGINT NOT NULL, listed_3 BIGINT NOT NULL,
  perhaps_0 BIGINT NOT NULL, perhaps_1 BIGINT NOT NULL, perhaps_2 BIGINT NOT NULL, perhaps_3 BIGINT NOT NULL,
  longest INTEGER NOT NULL, middle INTEGER NOT NULL, shortest INTEGER NOT NULL,
  grade SMALLINT NOT NULL, wall INTEGER NOT NULL, smallest INTEGER NOT NULL, largest INTEGER NOT NULL,
  -- 0 missed, 1 held, 2 not stated.
  iso_9001 TINYINT NOT NULL, lead_time SMALLINT NOT NULL,
  x DOUBLE NOT NULL, y DOUBLE NOT NULL, z DOUBLE NOT NULL,
  trust SMALLINT NOT NULL, calendar BOOLEAN NOT NULL, {hours}
);

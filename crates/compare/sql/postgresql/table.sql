-- One row an offer, laid down in the order of its process. Not stated is a value that no need can miss (see DuckDB's
-- table); free hours are sums from the first week on, NULL without a calendar.
CREATE UNLOGGED TABLE offers (
  x float8 NOT NULL, y float8 NOT NULL, z float8 NOT NULL,
  listed_0 int8 NOT NULL, listed_1 int8 NOT NULL, listed_2 int8 NOT NULL, listed_3 int8 NOT NULL,
  perhaps_0 int8 NOT NULL, perhaps_1 int8 NOT NULL, perhaps_2 int8 NOT NULL, perhaps_3 int8 NOT NULL,
  id int4 NOT NULL, longest int4 NOT NULL, middle int4 NOT NULL, shortest int4 NOT NULL, wall int4 NOT NULL,
  smallest int4 NOT NULL, largest int4 NOT NULL,
  process int2 NOT NULL, grade int2 NOT NULL, iso_9001 int2 NOT NULL, lead_time int2 NOT NULL, trust int2 NOT NULL,
  perhaps int2[] NOT NULL, h int2[]
);

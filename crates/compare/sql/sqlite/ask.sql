-- Offers that miss nothing required: how many meet all, how many must be asked, and the best 20 of each.
WITH possible AS MATERIALIZED (
  SELECT id, trust,
    (process NOT IN ({processes})) + (listed_{column} & {bit} = 0) + (longest = 2147483647) + (grade = -1)
      + (wall = 0) + (largest = 2147483647) + (NOT {iso_stated}) + (lead_time = 0)
      + (h{to_week} - h{from_week} < {hours}) AS unknown,
    (x - {x}) * (x - {x}) + (y - {y}) * (y - {y}) + (z - {z}) * (z - {z}) < {chord2} AS near
  FROM offers
  WHERE process IN ({either}) AND grade <= {grade} AND perhaps_{column} & {bit} <> 0
    AND smallest <= {pieces} AND largest >= {pieces} AND wall <= {wall} AND lead_time <= {days}
    AND longest >= {longest} AND middle >= {middle} AND shortest >= {shortest}
    AND {iso_possible} AND (NOT calendar OR h{to_week} - h{from_week} >= {hours}{or_later})
)
SELECT 0 AS list, count(*) FILTER (WHERE unknown = 0) AS a, count(*) FILTER (WHERE unknown > 0) AS b FROM possible
UNION ALL
SELECT * FROM (SELECT 1, 0, 0 FROM possible WHERE unknown = 0 ORDER BY (NOT near), trust DESC, id LIMIT 20)
UNION ALL
SELECT * FROM (
  SELECT 2, 0, unknown FROM possible WHERE unknown > 0 ORDER BY unknown, (NOT near), trust DESC, id LIMIT 20)

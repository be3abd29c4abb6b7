-- Offers that miss nothing required: how many meet all, how many must be asked, and the best 20 of each.
WITH possible AS MATERIALIZED (
  SELECT id, trust,
    (process <> ALL ('{{processes}}'))::int + (listed_{column} & {bit} = 0)::int
      + (longest = 2147483647)::int + (grade = -1)::int + (wall = 0)::int
      + (largest = 2147483647)::int + (NOT {iso_stated})::int + (lead_time = 0)::int
      + (NOT coalesce(h[{to_index}] - h[{from_index}] >= {hours}, false))::int AS unknown,
    (x - {x}) * (x - {x}) + (y - {y}) * (y - {y}) + (z - {z}) * (z - {z}) < {chord2} AS near
  FROM offers
  WHERE process = ANY ('{{either}}') AND perhaps @> '{{material}}'
    AND grade <= {grade} AND wall <= {wall} AND smallest <= {pieces} AND largest >= {pieces}
    AND longest >= {longest} AND middle >= {middle} AND shortest >= {shortest}
    AND {iso_possible} AND lead_time <= {days}
    AND (h IS NULL OR h[{to_index}] - h[{from_index}] >= {hours}{or_later})
)
SELECT 0::int8 AS list, count(*) FILTER (WHERE unknown = 0) AS a, count(*) FILTER (WHERE unknown > 0) AS b
  FROM possible
UNION ALL
(SELECT 1, 0, 0 FROM possible WHERE unknown = 0 ORDER BY (NOT near), trust DESC, id LIMIT 20)
UNION ALL
(SELECT 2, 0, unknown FROM possible WHERE unknown > 0 ORDER BY unknown, (NOT near), trust DESC, id LIMIT 20)

-- As exact.sql, and the best 20 to ask, without verdicts.
WITH possible AS MATERIALIZED (
  SELECT id, trust,
    (process NOT IN ({processes}))::TINYINT + (listed_{column} & {bit} = 0)::TINYINT
      + (longest = 2147483647)::TINYINT + (grade = -1)::TINYINT + (wall = 0)::TINYINT
      + (largest = 2147483647)::TINYINT + (NOT {iso_stated})::TINYINT + (lead_time = 0)::TINYINT
      + (h{to_week} - h{from_week} < {hours})::TINYINT AS unknown,
    (x - {x}) * (x - {x}) + (y - {y}) * (y - {y}) + (z - {z}) * (z - {z}) < {chord2} AS near
  FROM offers
  WHERE process IN ({either}) AND perhaps_{column} & {bit} <> 0
    AND grade <= {grade} AND wall <= {wall} AND smallest <= {pieces} AND largest >= {pieces}
    AND longest >= {longest} AND middle >= {middle} AND shortest >= {shortest}
    AND {iso_possible} AND lead_time <= {days}
    AND (h{to_week} - h{from_week} >= {hours} OR NOT calendar{or_later})
)
SELECT 0 AS list, count(*) FILTER (unknown = 0) AS a, count(*) FILTER (unknown > 0) AS b FROM possible
UNION ALL
(SELECT 1, 0, 0 FROM possible WHERE unknown = 0 ORDER BY (NOT near), trust DESC, id LIMIT 20)
UNION ALL
(SELECT 2, 0, unknown FROM possible WHERE unknown > 0 ORDER BY unknown, (NOT near), trust DESC, id LIMIT 20)

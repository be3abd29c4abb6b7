-- As ask.sql, without the list of those to ask.
WITH possible AS MATERIALIZED (
  SELECT id, trust,
    process IN ({processes}) AND listed_{column} & {bit} <> 0 AND longest <> 2147483647 AND grade <> -1
      AND wall <> 0 AND largest <> 2147483647 AND {iso_stated} AND lead_time <> 0
      AND h{to_week} - h{from_week} >= {hours} AS exact,
    (x - {x}) * (x - {x}) + (y - {y}) * (y - {y}) + (z - {z}) * (z - {z}) < {chord2} AS near
  FROM offers
  WHERE process IN ({either}) AND grade <= {grade} AND perhaps_{column} & {bit} <> 0
    AND smallest <= {pieces} AND largest >= {pieces} AND wall <= {wall} AND lead_time <= {days}
    AND longest >= {longest} AND middle >= {middle} AND shortest >= {shortest}
    AND {iso_possible} AND (NOT calendar OR h{to_week} - h{from_week} >= {hours}{or_later})
)
SELECT 0 AS list, count(*) FILTER (WHERE exact) AS a, count(*) FILTER (WHERE NOT exact) AS b FROM possible
UNION ALL
SELECT * FROM (SELECT 1, 0, id FROM possible WHERE exact ORDER BY (NOT near), trust DESC, id LIMIT 20)

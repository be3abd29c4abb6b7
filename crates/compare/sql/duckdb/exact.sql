-- Offers that miss nothing required: how many meet all, how many must be asked, and the best 20 that meet all, with
-- their verdicts (true is met; what is not stated cannot be among them).
WITH possible AS MATERIALIZED (
  SELECT id, trust,
    (process IN ({processes})) AND listed_{column} & {bit} <> 0 AND longest <> 2147483647 AND grade <> -1
      AND wall <> 0 AND largest <> 2147483647 AND {iso_stated} AND lead_time <> 0
      AND h{to_week} - h{from_week} >= {hours} AS exact,
    (x - {x}) * (x - {x}) + (y - {y}) * (y - {y}) + (z - {z}) * (z - {z}) < {chord2} AS near
  FROM offers
  WHERE process IN ({either}) AND perhaps_{column} & {bit} <> 0
    AND grade <= {grade} AND wall <= {wall} AND smallest <= {pieces} AND largest >= {pieces}
    AND longest >= {longest} AND middle >= {middle} AND shortest >= {shortest}
    AND {iso_possible} AND lead_time <= {days}
    AND (h{to_week} - h{from_week} >= {hours} OR NOT calendar{or_later})
)
SELECT 0 AS list, count(*) FILTER (exact) AS a, count(*) FILTER (NOT exact) AS b,
  NULL AS v1, NULL AS v2, NULL AS v3, NULL AS v4, NULL AS v5, NULL AS v6, NULL AS v7, NULL AS v8, NULL AS v9,
  NULL AS v10 FROM possible
UNION ALL
(SELECT 1, 0, id, true, true, true, true, true, true, true, true, true, near FROM possible WHERE exact
 ORDER BY (NOT near), trust DESC, id LIMIT 20)

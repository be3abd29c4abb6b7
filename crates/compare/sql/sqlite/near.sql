-- The best 20 of those that miss something, over all offers.
SELECT 3 AS list, missed AS a, unknown AS b FROM (
  SELECT id, trust,
    (process NOT IN ({either})) + (perhaps_{column} & {bit} = 0) + (grade > {grade}) + (wall > {wall})
      + (smallest > {pieces} OR largest < {pieces})
      + (longest < {longest} OR middle < {middle} OR shortest < {shortest})
      + (NOT {iso_possible}) + (lead_time > {days})
      + (calendar AND h{to_week} - h{from_week} < {hours}{and_ended}) AS missed,
    (process IN ({above})) + (listed_{column} & {bit} = 0 AND perhaps_{column} & {bit} <> 0)
      + (longest = 2147483647) + (grade = -1) + (wall = 0) + (largest = 2147483647)
      + (NOT {iso_stated}) + (lead_time = 0)
      + (h{to_week} - h{from_week} < {hours} AND (NOT calendar{or_later})) AS unknown,
    (x - {x}) * (x - {x}) + (y - {y}) * (y - {y}) + (z - {z}) * (z - {z}) < {chord2} AS near
  FROM offers
)
WHERE missed > 0
ORDER BY missed, unknown, (NOT near), trust DESC, id LIMIT 20

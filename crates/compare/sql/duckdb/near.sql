-- The best 20 of those that miss something, by how many criteria they miss, then leave unknown, over all offers;
-- without verdicts.
SELECT 3 AS list, missed AS a, unknown AS b FROM (
  SELECT id, trust,
    (process NOT IN ({either}))::TINYINT + (perhaps_{column} & {bit} = 0)::TINYINT + (grade > {grade})::TINYINT
      + (wall > {wall})::TINYINT + (smallest > {pieces} OR largest < {pieces})::TINYINT
      + (longest < {longest} OR middle < {middle} OR shortest < {shortest})::TINYINT
      + (NOT {iso_possible})::TINYINT + (lead_time > {days})::TINYINT
      + (h{to_week} - h{from_week} < {hours} AND calendar{and_ended})::TINYINT AS missed,
    (process IN ({above}))::TINYINT + (listed_{column} & {bit} = 0 AND perhaps_{column} & {bit} <> 0)::TINYINT
      + (longest = 2147483647)::TINYINT + (grade = -1)::TINYINT + (wall = 0)::TINYINT
      + (largest = 2147483647)::TINYINT + (NOT {iso_stated})::TINYINT + (lead_time = 0)::TINYINT
      + (h{to_week} - h{from_week} < {hours} AND (NOT calendar{or_later}))::TINYINT AS unknown,
    (x - {x}) * (x - {x}) + (y - {y}) * (y - {y}) + (z - {z}) * (z - {z}) < {chord2} AS near
  FROM offers
)
WHERE missed > 0
ORDER BY missed, unknown, (NOT near), trust DESC, id LIMIT 20

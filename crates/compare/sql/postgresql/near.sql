-- The best 20 of those that miss something, over all offers.
SELECT 3::int8 AS list, missed::int8 AS a, unknown::int8 AS b FROM (
  SELECT id, trust,
    (process <> ALL ('{{either}}'))::int + (perhaps_{column} & {bit} = 0)::int + (grade > {grade})::int
      + (wall > {wall})::int + (smallest > {pieces} OR largest < {pieces})::int
      + (longest < {longest} OR middle < {middle} OR shortest < {shortest})::int
      + (NOT {iso_possible})::int + (lead_time > {days})::int
      + coalesce(h[{to_index}] - h[{from_index}] < {hours}{and_ended}, false)::int AS missed,
    (process = ANY ('{{above}}'))::int + (listed_{column} & {bit} = 0 AND perhaps_{column} & {bit} <> 0)::int
      + (longest = 2147483647)::int + (grade = -1)::int + (wall = 0)::int
      + (largest = 2147483647)::int + (NOT {iso_stated})::int + (lead_time = 0)::int
      + (h IS NULL OR (h[{to_index}] - h[{from_index}] < {hours} AND (false{or_later})))::int AS unknown,
    (x - {x}) * (x - {x}) + (y - {y}) * (y - {y}) + (z - {z}) * (z - {z}) < {chord2} AS near
  FROM offers
) AS judged
WHERE missed > 0
ORDER BY missed, unknown, (NOT near), trust DESC, id LIMIT 20

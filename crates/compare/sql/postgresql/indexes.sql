CREATE INDEX offers_by_process ON offers (process, grade);
CREATE INDEX offers_by_material ON offers USING gin (perhaps);
VACUUM (FREEZE, ANALYZE) offers;

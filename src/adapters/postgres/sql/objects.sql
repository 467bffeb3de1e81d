-- Durable Objects: when each wants to be woken, who works with it, and what was written to its storage.

CREATE TABLE IF NOT EXISTS objects (
  kind text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  -- The number of the last entry of its log.
  seq bigint NOT NULL DEFAULT 0,
  -- Milliseconds since 1970; null where no alarm is set.
  alarm_at bigint,
  -- The process that runs its alarm now, until when, and the how-many-eth time it was taken: what an earlier holder still
  -- wants to write is refused by the number.
  owner text,
  token bigint NOT NULL DEFAULT 0,
  leased_until timestamptz,
  tries bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (kind, name)
);
CREATE INDEX IF NOT EXISTS objects_due ON objects (alarm_at) WHERE alarm_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS objects_leased ON objects (leased_until) WHERE leased_until IS NOT NULL;

-- The statements that changed an object's storage, in order: a process that wakes it runs them again. An empty one says
-- that what came before is forgotten.
CREATE TABLE IF NOT EXISTS object_log (
  kind text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  seq bigint NOT NULL,
  statement text NOT NULL,
  -- Its values, as v8 serializes them.
  given bytea NOT NULL,
  PRIMARY KEY (kind, name, seq),
  FOREIGN KEY (kind, name) REFERENCES objects ON DELETE CASCADE
);

-- Who did what, when, to what: one chain of hashes an organisation. Rows are written once; nothing in the service changes
-- or deletes them, and the database refuses it too. before_state and after_state are names, versions and hashes, no contents.

CREATE TABLE audit_log (
  org TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  before_state TEXT,
  after_state TEXT,
  reason TEXT,
  address TEXT,
  request_id TEXT,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (org, seq)
);
CREATE INDEX audit_log_object ON audit_log (org, object, seq);
CREATE INDEX audit_log_actor ON audit_log (org, actor_id, seq);

-- Where each chain ends, kept apart so that a lost tail shows; the seal is over it with the deployment's secret.
CREATE TABLE audit_heads (
  org TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  at TEXT NOT NULL,
  seal TEXT
) WITHOUT ROWID;

-- Where it ended on each day of China's calendar that had entries.
CREATE TABLE audit_digests (
  org TEXT NOT NULL,
  day TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  seal TEXT,
  PRIMARY KEY (org, day)
) WITHOUT ROWID;

CREATE TRIGGER audit_log_written_once BEFORE UPDATE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'audit_log is written once');
END;

CREATE TRIGGER audit_log_kept BEFORE DELETE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'audit_log is kept');
END;

-- INSERT OR REPLACE would delete without asking the trigger above.
CREATE TRIGGER audit_log_never_replaced BEFORE INSERT ON audit_log
WHEN EXISTS (SELECT 1 FROM audit_log WHERE org = NEW.org AND seq = NEW.seq)
BEGIN
  SELECT RAISE(ABORT, 'audit_log.seq is taken');
END;

CREATE TRIGGER audit_heads_only_grow BEFORE UPDATE ON audit_heads
WHEN NEW.org <> OLD.org OR NEW.seq <= OLD.seq
BEGIN
  SELECT RAISE(ABORT, 'audit_heads only grow');
END;

CREATE TRIGGER audit_heads_kept BEFORE DELETE ON audit_heads
BEGIN
  SELECT RAISE(ABORT, 'audit_heads is kept');
END;

CREATE TRIGGER audit_digests_written_once BEFORE UPDATE ON audit_digests
BEGIN
  SELECT RAISE(ABORT, 'audit_digests is written once');
END;

CREATE TRIGGER audit_digests_kept BEFORE DELETE ON audit_digests
BEGIN
  SELECT RAISE(ABORT, 'audit_digests is kept');
END;

-- Who signed exactly this version's receipt, when, and the seal over it; null where nobody has.
ALTER TABLE draft_versions ADD COLUMN approval TEXT;

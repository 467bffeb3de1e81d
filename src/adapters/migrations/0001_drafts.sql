-- Drafts, every version of them with who wrote it, and the keys under which drafts were asked for.
-- Each row names its organisation; every query carries it.

CREATE TABLE drafts (
  org TEXT NOT NULL,
  id TEXT NOT NULL,
  status TEXT NOT NULL,
  version INTEGER NOT NULL,
  -- The version at which the present drafting began: with the id it names the job.
  run INTEGER NOT NULL,
  drafter TEXT NOT NULL,
  business_key TEXT,
  title TEXT NOT NULL,
  -- What a queue shows of the draft without opening it, as JSON.
  outlook TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (org, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX drafts_business_key ON drafts (org, business_key) WHERE business_key IS NOT NULL;
CREATE INDEX drafts_newest ON drafts (org, created_at DESC, id DESC);
CREATE INDEX drafts_queue ON drafts (org, status, created_at DESC, id DESC);

-- A version is written once and never changed. Its key lets only one of two writers have the next number.
CREATE TABLE draft_versions (
  org TEXT NOT NULL,
  draft_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  status TEXT NOT NULL,
  title TEXT NOT NULL,
  fact_sheet TEXT NOT NULL,
  text TEXT NOT NULL,
  sections TEXT NOT NULL,
  check_result TEXT,
  receipt TEXT,
  dismissals TEXT NOT NULL,
  hidden TEXT NOT NULL,
  failure TEXT,
  -- Who made this version, when, by doing what, to which words, and why.
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  words TEXT NOT NULL,
  why TEXT,
  PRIMARY KEY (org, draft_id, version)
);

CREATE TABLE idempotency_keys (
  org TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  draft_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (org, key)
) WITHOUT ROWID;

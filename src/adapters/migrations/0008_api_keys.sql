-- Keys of integrations, their secrets (several while one takes over from another), what they use, nonces of signatures.

CREATE TABLE api_keys (
  org TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  scheme TEXT NOT NULL,
  scopes TEXT NOT NULL,
  per_minute INTEGER NOT NULL,
  daily_drafts INTEGER,
  expires_at TEXT,
  revoked_at TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (org, id)
) WITHOUT ROWID;

CREATE TABLE api_key_secrets (
  -- SHA-256 of the secret.
  hash TEXT PRIMARY KEY,
  org TEXT NOT NULL,
  key_id TEXT NOT NULL,
  -- The secret encrypted under SHUZHUN_SECRET, for keys that sign; NULL for keys that are shown.
  sealed TEXT,
  hint TEXT NOT NULL,
  made_at TEXT NOT NULL,
  until TEXT
) WITHOUT ROWID;
CREATE INDEX api_key_secrets_of ON api_key_secrets (key_id, made_at);

-- One row a key: uses in the running minute, and on the latest day.
CREATE TABLE api_key_uses (
  key_id TEXT PRIMARY KEY,
  minute INTEGER NOT NULL,
  in_minute INTEGER NOT NULL,
  day TEXT NOT NULL,
  on_day INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE api_key_nonces (
  key_id TEXT NOT NULL,
  nonce TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (key_id, nonce)
) WITHOUT ROWID;
CREATE INDEX api_key_nonces_old ON api_key_nonces (key_id, at);

-- Drafts asked for, by moment: what a key's budget for the day is counted from.
CREATE INDEX draft_requests ON draft_versions (org, at) WHERE action IN ('accept', 'revise');

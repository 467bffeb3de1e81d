-- Where events are sent, and each message with its tries. Messages go in with the change they tell of.

ALTER TABLE drafts ADD COLUMN callback_url TEXT;

CREATE TABLE webhook_endpoints (
  org TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  -- NULL for the one that stands for the addresses named with drafts.
  url TEXT,
  events TEXT NOT NULL,
  -- The signing secret encrypted under SHUZHUN_SECRET, and the one before it for as long as it goes on beside.
  sealed TEXT NOT NULL,
  secret_made_at TEXT NOT NULL,
  old_sealed TEXT,
  old_until TEXT,
  -- Why it is not sent to; NULL while it is.
  disabled_reason TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (org, id)
) WITHOUT ROWID;

CREATE TABLE webhook_deliveries (
  org TEXT NOT NULL,
  endpoint_id TEXT NOT NULL,
  -- The message's webhook-id: the same for every try.
  id TEXT NOT NULL,
  url TEXT NOT NULL,
  event TEXT NOT NULL,
  draft_id TEXT,
  payload TEXT NOT NULL,
  state TEXT NOT NULL,
  tries INTEGER NOT NULL,
  next_at TEXT,
  last_status INTEGER,
  last_fault TEXT,
  created_at TEXT NOT NULL,
  ended_at TEXT,
  PRIMARY KEY (org, endpoint_id, id)
) WITHOUT ROWID;
CREATE INDEX webhook_due ON webhook_deliveries (org, endpoint_id, next_at) WHERE state = 'waiting';
CREATE INDEX webhook_newest ON webhook_deliveries (org, endpoint_id, created_at DESC, id DESC);

CREATE TABLE webhook_tries (
  org TEXT NOT NULL,
  endpoint_id TEXT NOT NULL,
  delivery_id TEXT NOT NULL,
  at TEXT NOT NULL,
  status INTEGER,
  fault TEXT,
  milliseconds INTEGER NOT NULL
);
CREATE INDEX webhook_tries_of ON webhook_tries (org, endpoint_id, delivery_id, at);

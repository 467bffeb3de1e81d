-- Organisations, the people in them, how they prove who they are, and who is signed in.

CREATE TABLE organisations (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  -- Whoever drafted may also approve: for one-person offices.
  self_approval INTEGER NOT NULL DEFAULT 0,
  -- Everybody signs in with a second factor.
  second_factor INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE users (
  org TEXT NOT NULL,
  id TEXT NOT NULL,
  -- Of the whole deployment: the sign-in page asks for no organisation.
  user_name TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  -- JSON array of roles; empty until an admin admits somebody who came by single sign-on.
  roles TEXT NOT NULL,
  -- scrypt with its parameters; null for those who only come by single sign-on.
  password TEXT,
  -- Set by somebody else, to be changed at the next sign-in.
  password_passing INTEGER NOT NULL DEFAULT 0,
  second_factor_due INTEGER NOT NULL DEFAULT 0,
  -- Sealed with the deployment's secret. The pending one counts once a code of it was shown.
  totp TEXT,
  totp_pending TEXT,
  -- The last time step whose code was accepted: none is accepted twice.
  totp_step INTEGER NOT NULL DEFAULT 0,
  disabled INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  signed_in_at TEXT,
  PRIMARY KEY (org, id)
) WITHOUT ROWID;

-- Who somebody is at the unit's single sign-on.
CREATE TABLE identities (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  org TEXT NOT NULL,
  user_id TEXT NOT NULL,
  PRIMARY KEY (issuer, subject)
) WITHOUT ROWID;

-- Digests of codes for a lost phone; one that was used is gone.
CREATE TABLE recovery_codes (
  org TEXT NOT NULL,
  user_id TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (org, user_id, digest)
) WITHOUT ROWID;

-- Only the digest of what the browser holds. Times in milliseconds.
CREATE TABLE sessions (
  digest TEXT PRIMARY KEY,
  org TEXT NOT NULL,
  user_id TEXT NOT NULL,
  -- The second factor was shown, or the single sign-on answers for it.
  proven INTEGER NOT NULL,
  address TEXT,
  begun_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_of_user ON sessions (org, user_id);

-- Attempts by what they were made with: a user name, an address.
CREATE TABLE attempts (
  subject TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;

-- Digests of what is good for one use: set-up codes, tickets, answers of the single sign-on.
CREATE TABLE spent (
  digest TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) WITHOUT ROWID;

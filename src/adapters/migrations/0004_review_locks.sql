-- Who has a draft open for review, and until when. A lock that has run out is as good as none; the next claim takes its row.

CREATE TABLE review_locks (
  org TEXT NOT NULL,
  draft_id TEXT NOT NULL,
  -- Who holds it: id and name, as JSON; the id once more, to tell two windows of one person from two people.
  holder TEXT NOT NULL,
  holder_id TEXT NOT NULL,
  -- Names the window.
  seat TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  PRIMARY KEY (org, draft_id)
) WITHOUT ROWID;

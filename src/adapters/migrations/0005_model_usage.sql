-- What each organisation used of the language model, by day of China's calendar (2026-07-06).

CREATE TABLE model_usage (
  org TEXT NOT NULL,
  day TEXT NOT NULL,
  answers INTEGER NOT NULL,
  input_tokens INTEGER NOT NULL,
  output_tokens INTEGER NOT NULL,
  PRIMARY KEY (org, day)
) WITHOUT ROWID;

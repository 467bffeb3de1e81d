-- What a search keeps to, apart from the long rows: judging a hit reads a few bytes and not a page of text.
CREATE INDEX passages_kept ON passages (number, org, report_type, section);

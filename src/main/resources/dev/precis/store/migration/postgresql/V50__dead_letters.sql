-- One owner's dead letters are found beside a million of another's.
create index notice_owner on notice (owner, state, created);

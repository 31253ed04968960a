"""What is kept: statements, revisions, delivery, the sync endpoint, audit. Nothing here can open a record."""

"""Pages of the record of violations: who did what to whom, for who may read it."""

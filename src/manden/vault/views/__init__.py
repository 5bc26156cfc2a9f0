"""Pages of the vault: a pseudonym for many, names for few and never without a trace."""

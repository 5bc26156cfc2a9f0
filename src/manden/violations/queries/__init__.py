"""What pages ask of the record; every question passes through `Reach`."""

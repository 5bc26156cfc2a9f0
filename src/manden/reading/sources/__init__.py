"""One module per format; each turns bytes into the same `SourceText`."""

"""What a file may be at most, whichever it is."""

SECONDS = 60
MEMORY = 1_000_000_000  # bytes of address space of the child
LARGEST_READ = 60_000_000  # a picture or a document is read whole; a recording is not
MOST_PIXELS = 50_000_000
MOST_MEMBERS = 1_000
MOST_UNPACKED = 200_000_000
MOST_RATIO = 100
MOST_PAGES = 2_000
MOST_PAGES_PAINTED = 100

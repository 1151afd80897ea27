"""How large a file may be, and what reading it may cost."""

# Of what is uploaded, and of what is made of it.
MOST_BYTES = 20_000_000
# What of a picture is unpacked at once; half as many where it can be seen through. A sheet of A4
# scanned at 600 dots an inch has 35 million.
MOST_PIXELS = 40_000_000
# What the file may hold. A JPEG is unpacked to a fraction of its size (a telephone's photograph has
# up to 108 million); one that is sent coarse first and then finer is kept whole before its first
# line is read, and the reader of WebP keeps the picture four times.
MOST_PIXELS_SENT = {
    "JPEG": 120_000_000,
    "MPO": 120_000_000,
    "progressive": 20_000_000,
    "WEBP": 12_500_000,
}
# The longer side of a picture that is kept: A4 at 300 dots an inch has 3,508. A longer picture is
# made smaller by a whole number; a telephone's usual 4,032 and 4,608 stay as they are.
LONGEST_SIDE = 4_700
# Of a scan: its pages, the objects that they are made of, and what all of them unpack to.
MOST_PAGES = 100
MOST_OBJECTS = 20_000
MOST_UNPACKED = 150_000_000
# What the process that reads one file may take, and how long somebody waits for the one before.
MOST_MEMORY = 300_000_000
MOST_SECONDS = 20
LONGEST_WAIT = 20

"""How long a newcomer waits: from a fresh clone and an empty home to the first page.

    python3 bench/first_page.py [TEXT...]

Standard library only, for it makes the environment that it measures. Prints the seconds to the
first page, of a second start (median of five), and the installed size of the core, each beside
its limit.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIMITS = {"first page": 180.0, "second start": 5.0}
SECOND_STARTS = 5


def main():
    with tempfile.TemporaryDirectory() as folder:
        clone, home = Path(folder) / "clone", Path(folder) / "home"
        home.mkdir()
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        texts = [str(Path(text).resolve()) for text in sys.argv[1:]]
        for command in ("up", "demo"):
            first = seconds_to_page(clone, home, [command, *texts])
            again = statistics.median(
                seconds_to_page(clone, home, [command, *texts]) for _ in range(SECOND_STARTS)
            )
            told = "first page" if command == "up" else "first page, environment made"
            tell(f"{command}: {told}", first, LIMITS["first page"])
            tell(f"{command}: second start", again, LIMITS["second start"])
        print(f"core, installed: {size_of(clone / '.venv'):.0f} MB (pip and bytecode included)")


def seconds_to_page(clone, home, words):
    """Start, follow the printed address to the first page, stop."""
    environment = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        **{key: value for key, value in os.environ.items() if key.startswith("PIP_")},
    }
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, str(clone / "manden"), *words, "--no-browser", "--port", "0"],
        cwd=clone,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    )
    url = re.search(r"desk: (\S+)", process.stdout.readline())[1]
    first = re.search(r"first sign-in: (\S+)", process.stdout.readline())[1]
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with opener.open(first or url) as page:
        assert 'id="OP16"' in page.read().decode()
    seconds = time.monotonic() - began
    process.terminate()
    process.wait()
    return seconds


def size_of(folder):
    """Megabytes of the files under a folder."""
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) / 1e6


def tell(claim, seconds, limit):
    verdict = "within" if seconds <= limit else "OVER"
    print(f"{claim}: {seconds:.1f} s ({verdict} {limit:.0f} s, ratio {seconds / limit:.2f})")


if __name__ == "__main__":
    main()

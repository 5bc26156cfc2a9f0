"""`python -m bench.evidence_stream [MEGABYTES]`: a large recording received and verified by command.

Prints seconds and the most memory of each command, beside `sha256sum` of the same file.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

A_MEGABYTE = 1_000_000
HEAD = b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp42"


def main(megabytes: int) -> None:
    with tempfile.TemporaryDirectory() as home:
        file, data = Path(home) / "video.mp4", Path(home) / "desk"
        with file.open("wb") as out:
            out.write(HEAD)
            for _ in range(megabytes):
                out.write(os.urandom(A_MEGABYTE))
        environment = os.environ | {"XDG_CONFIG_HOME": home, "HOME": home}
        manden = [sys.executable, "-m", "manden.cli"]
        make = (
            "from manden.config.desk_folder import make_desk; from pathlib import Path; import sys"
        )
        make += "; make_desk(Path(sys.argv[1]), passphrase=None)"
        subprocess.run([sys.executable, "-c", make, str(data)], env=environment, check=True)
        at = ["--data", str(data)]
        _timed("sha256sum", ["sha256sum", str(file)], environment)
        _timed("verify, empty", [*manden, "evidence", "verify", *at], environment)
        receive = [*manden, "evidence", "receive", str(file), "--about", "bench", *at]
        _timed("receive", receive, environment)
        _timed("verify", [*manden, "evidence", "verify", *at], environment)


def _timed(what: str, words: list[str], environment: dict[str, str]) -> None:
    """Each command is the child of a child, so that its memory is its own."""
    began = time.perf_counter()
    told = subprocess.run(words, env=environment, capture_output=True, text=True)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{what}: {seconds:.1f} s, exit {told.returncode}, peak so far {peak} MB")
    if told.returncode:
        print(told.stderr[-500:])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)

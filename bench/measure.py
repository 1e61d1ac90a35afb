"""Runs commands in turn, as whole processes, and compares the medians of what they took."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 9
ROOT = Path(__file__).resolve().parent.parent
GONOGO = os.environ.get("GONOGO", str(ROOT / "target/dist/gonogo"))


def once(command, statuses, accept):
    """One run: wall and processor seconds, most resident MB of one of its processes."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = process.communicate()
    took = time.monotonic() - start
    if process.returncode not in statuses or not accept(out.decode(errors="replace")):
        sys.exit(f"{command} ended with {process.returncode}:\n{out.decode()[-2000:]}\n{err.decode()[-2000:]}")
    return took


def resident(command):
    """The most MB that one process of a run held at a time."""
    script = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    )
    return int(subprocess.check_output([sys.executable, "-c", script, *command]))


def side_by_side(title, ours, peer, limit, our_status=(0,), our_accept=lambda _: True, peer_accept=lambda _: True):
    """Prints the ratio of our median to that of the peer; limit is what it should be at most."""
    times = {"ours": [], "peer": []}
    for number in range(RUNS + 1):
        for who, command, statuses, accept in (
            ("ours", ours, our_status, our_accept),
            ("peer", peer, (0,), peer_accept),
        ):
            took = once(command, statuses, accept)
            if number:
                times[who].append(took)
    mine, other = statistics.median(times["ours"]), statistics.median(times["peer"])
    print(
        f"{title:<44} {mine:6.2f} s  {Path(peer[0]).name} {other:5.2f} s  ratio {mine / other:4.2f}"
        f" (wanted: at most {limit})  range {min(times['ours']):.2f} to {max(times['ours']):.2f} s,"
        f" {resident(ours)} MB",
        flush=True,
    )


def alone(title, command, limit):
    """The same without a peer; limit is in seconds."""
    took = [once(command, (0,), lambda _: True) for _ in range(RUNS + 1)][1:]
    print(
        f"{title:<44} {statistics.median(took):6.2f} s  (wanted: at most {limit} s)"
        f"  range {min(took):.2f} to {max(took):.2f} s, {resident(command)} MB",
        flush=True,
    )


def make_cache():
    """Makes the start-up cache, as the first command of an installation does in the background."""
    subprocess.run([GONOGO, "--version"], env={**os.environ, "GONOGO_AOT": "now"}, check=True)

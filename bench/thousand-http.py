#!/usr/bin/env python3
"""1,000 HTTP servers on loopback that answer after 50 ms."""

import json
import tempfile
from pathlib import Path

from measure import GONOGO, make_cache, side_by_side
from servers import free_ports, slow

COUNT = 1000
CHECKLIST = """
id: bench
version: 1
title: Answers
sections:
  - title: All
    items:
      - id: answers
        text: Sites answer
        severity: blocker
        phase: T-1h
        checks: [{probe: http/request, with: {paths: [/]}}]
"""


def met(text):
    report = json.loads(text)
    checks = report["sections"][0]["items"][0]["checks"]
    return report["verdict"] == "GO" and len(checks) == COUNT and all(c["outcome"] == "PASSED" for c in checks)


make_cache()
with tempfile.TemporaryDirectory() as folder:
    ports = free_ports(COUNT)
    sites = "".join(f"    s{port}: {{url: 'http://127.0.0.1:{port}'}}\n" for port in ports)
    Path(folder, "list.yaml").write_text(CHECKLIST)
    Path(folder, "gonogo.yaml").write_text(
        f"environment: bench\nchecklist: list.yaml\nsystems:\n  web:\n{sites}"
    )
    Path(folder, "urls").write_text(
        "".join(f"url = http://127.0.0.1:{port}/\noutput = /dev/null\n" for port in ports)
    )
    with slow(ports):
        side_by_side(
            "1,000 answers after 50 ms",
            [GONOGO, "run", f"{folder}/gonogo.yaml", "-o", "json"],
            ["curl", "--parallel", "--parallel-max", "300", "--silent", "--config", f"{folder}/urls",
             "--write-out", "%{http_code}\n"],
            2,
            our_accept=met,
            peer_accept=lambda text: text.count("200") == COUNT,
        )

#!/usr/bin/env python3
"""1,000 TLS servers on loopback, a certificate each, chains verified; nmap only reads them."""

import json
import tempfile
from pathlib import Path

from measure import GONOGO, make_cache, side_by_side
from servers import free_ports, tls

COUNT = 1000
CHECKLIST = """
id: bench
version: 1
title: Certificates
sections:
  - title: All
    items:
      - id: certificates
        text: Certificates are valid
        severity: blocker
        phase: T-1h
        checks: [{probe: tls/certificate, with: {min-remaining: 14d}}]
"""


def met(text):
    report = json.loads(text)
    checks = report["sections"][0]["items"][0]["checks"]
    return report["verdict"] == "GO" and len(checks) == COUNT and all(c["outcome"] == "PASSED" for c in checks)


make_cache()
with tempfile.TemporaryDirectory() as folder:
    ports = free_ports(COUNT)
    sites = "".join(f"    s{port}: {{url: 'https://127.0.0.1:{port}', ca: ca.pem}}\n" for port in ports)
    Path(folder, "list.yaml").write_text(CHECKLIST)
    Path(folder, "gonogo.yaml").write_text(
        f"environment: bench\nchecklist: list.yaml\nsystems:\n  web:\n{sites}"
    )
    with tls(folder, ports):
        side_by_side(
            "1,000 certificates",
            [GONOGO, "run", f"{folder}/gonogo.yaml", "-o", "json"],
            ["nmap", "-T5", "-p", ",".join(map(str, ports)), "--script", "ssl-cert", "127.0.0.1"],
            1,
            our_accept=met,
            peer_accept=lambda text: text.count("commonName=site-") == COUNT,
        )

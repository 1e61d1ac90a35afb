#!/usr/bin/env python3
"""From the start of the process to its end: the version, one certificate, one URL."""

import tempfile

from measure import GONOGO, alone, make_cache, side_by_side
from servers import free_ports, tls

make_cache()
with tempfile.TemporaryDirectory() as folder:
    (port,) = free_ports(1)
    with tls(folder, [port]):
        site = [f"https://127.0.0.1:{port}", "--ca", f"{folder}/ca.pem"]
        nmap = ["nmap", "-p", str(port), "--script", "ssl-cert", "127.0.0.1"]
        named = lambda text: "site-0.example.com" in text
        alone("--version", [GONOGO, "--version"], 0.3)
        side_by_side("try tls/certificate", [GONOGO, "try", "tls/certificate", *site], nmap, 2.5,
                     our_accept=lambda text: "trusted and valid" in text, peer_accept=named)
        side_by_side("check of one URL", [GONOGO, "check", *site], nmap, 5,
                     our_status=(0, 1, 3), peer_accept=named)

"""Servers on loopback to look at."""

import asyncio
import contextlib
import multiprocessing
import socket
import subprocess
import time
from pathlib import Path


def free_ports(count):
    """Ports that nobody listens on, below those that the system gives to clients."""
    ports, port = [], 20000
    while len(ports) < count:
        port += 1
        with socket.socket() as probe:
            with contextlib.suppress(OSError):
                probe.bind(("127.0.0.1", port))
                ports.append(port)
    return ports


def certificates(folder, count):
    """An authority and certificates for 127.0.0.1, each with a key of its own."""
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    run = lambda *arguments: subprocess.run(["openssl", *arguments], check=True, capture_output=True)
    run("req", "-x509", *curve, "-keyout", f"{folder}/ca.key", "-out", f"{folder}/ca.pem", "-days", "90",
        "-subj", "/CN=Example CA", "-addext", "keyUsage=critical,keyCertSign,cRLSign")
    for number in range(count):
        run("req", "-x509", "-CA", f"{folder}/ca.pem", "-CAkey", f"{folder}/ca.key", *curve,
            "-keyout", f"{folder}/{number}.key", "-out", f"{folder}/{number}.pem", "-days", "89",
            "-subj", f"/CN=site-{number}.example.com", "-addext", "subjectAltName=IP:127.0.0.1",
            "-addext", "basicConstraints=critical,CA:false", "-addext", "extendedKeyUsage=serverAuth")


@contextlib.contextmanager
def tls(folder, ports):
    """nginx with one certificate for each port."""
    certificates(folder, len(ports))
    servers = "".join(
        f"server {{ listen 127.0.0.1:{port} ssl; ssl_certificate {folder}/{number}.pem;"
        f" ssl_certificate_key {folder}/{number}.key; location / {{ return 200 ok; }} }}\n"
        for number, port in enumerate(ports)
    )
    Path(folder, "nginx.conf").write_text(
        f"daemon off; worker_processes 1; worker_rlimit_nofile 8192; pid {folder}/pid; error_log {folder}/errors;\n"
        "events { worker_connections 4096; }\n"
        f"http {{ access_log off; ssl_protocols TLSv1.2 TLSv1.3;\n{servers}}}\n"
    )
    process = subprocess.Popen(["nginx", "-p", str(folder), "-c", "nginx.conf"])
    try:
        wait_for(ports[-1])
        yield
    finally:
        process.terminate()
        process.wait()


def wait_for(port):
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise SystemExit(f"nothing listens on port {port}")


async def answer_late(reader, writer):
    try:
        await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:  # who only knocks asks nothing
        writer.close()
        return
    await asyncio.sleep(0.05)
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
    await writer.drain()
    writer.close()


async def serve_late(ports):
    servers = [await asyncio.start_server(answer_late, "127.0.0.1", port) for port in ports]
    await asyncio.gather(*(server.serve_forever() for server in servers))


@contextlib.contextmanager
def slow(ports):
    """One process that answers on every port after 50 ms."""
    process = multiprocessing.Process(target=lambda: asyncio.run(serve_late(ports)), daemon=True)
    process.start()
    try:
        wait_for(ports[-1])
        yield
    finally:
        process.terminate()
        process.join()

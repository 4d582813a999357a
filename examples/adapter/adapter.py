#!/usr/bin/env python3
"""A session adapter whose agent has only the policy unrestricted, and whose workers are only names.

It speaks the protocol of docs/session-adapter.md on standard input and output: one line of JSON for each request and answer.
To adapt it to your agent, change two functions: begin() starts a session of the agent, or a worker in a session, and run()
lets the agent execute a command.
"""

import base64
import json
import os
import signal
import subprocess
import sys
import threading
import time

# The parent of each session, by the id of the session; None if it has no parent.
parents = {}
closed = set()


def begin(parent=None):
    session = "s%d" % len(parents)
    parents[session] = parent
    return session


def ended(session):
    return session not in parents or session in closed or (parents[session] is not None and ended(parents[session]))


def run(argv, env, cwd, stdin, timeLimitMs, outputLimit, **others):
    def stream(content):
        return {"head": base64.b64encode(content[:outputLimit]).decode(), "tail": "", "bytes": len(content)}

    began = time.monotonic()
    process = subprocess.Popen(
        ["sh", "-c", 'exec "$@"', "sh"] + argv,  # The shell ends with 127 if there is no such program.
        cwd=cwd,
        env={**os.environ, **env},
        start_new_session=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    timer = threading.Timer(timeLimitMs / 1000, os.killpg, [process.pid, signal.SIGKILL])
    timer.start()
    out, err = process.communicate(base64.b64decode(stdin))
    late, code = timer.finished.is_set(), process.returncode
    timer.cancel()
    return {
        "exitCode": code if code >= 0 else None,
        "signal": signal.Signals(-code).name if code < 0 else None,
        "timedOut": late,
        "stdout": stream(out),
        "stderr": stream(err),
        "durationMs": (time.monotonic() - began) * 1000,
    }


def answer(op, session=None, **parts):
    if op == "hello" and parts["protocol"] == 1:
        return {"ok": {"protocol": 1, "adapter": "crew", "offers": ["children", "grandchildren"]}}
    if op == "open" and parts["policy"] == "unrestricted":
        return {"ok": {"session": begin()}}
    if op in ("run", "spawn", "close") and ended(session):
        return {"error": {"code": "unknown-session", "message": "there is no session [%s]" % session}}
    if op == "run":
        return {"ok": run(**parts)}
    if op == "spawn":
        return {"ok": {"children": [begin(session) for _ in range(parts["count"])]}}
    if op == "close":
        closed.add(session)
        return {"ok": {}}
    code = {"hello": "protocol", "open": "policy-not-offered", "change-policy": "not-offered"}.get(op, "bad-request")
    return {"error": {"code": code, "message": "this adapter speaks protocol 1, and its only policy is unrestricted"}}


if __name__ == "__main__":
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps({"id": request.pop("id"), **answer(**request)}), flush=True)

"""Stand in for Codex: agents that do what their model calls, in an order of requests that is forced. Nothing is confined.

Usage: stand_in_codex.py ORDER features list | app-server ...; ORDER is one of

children-first  no parent tells its model that it has spawned before its children, the last first, have asked theirs
parent-first    no child asks before its parent has told
childless       the model is offered no spawn_agent
failing         a turn ends with an error
"""

import http.client
import itertools
import json
import re
import subprocess
import sys
import threading

ORDER = sys.argv[1]
PORT = int(re.search(r"127\.0\.0\.1:(\d+)", " ".join(sys.argv) + " 127.0.0.1:0").group(1))
TOOLS = ["exec_command", "write_stdin"] + ([] if ORDER == "childless" else ["spawn_agent"])
numbers = itertools.count(1)
stdout = threading.Lock()


def say(message):
    with stdout:
        print(json.dumps(message), flush=True)


class Agent:
    """A thread of the app server."""

    def __init__(self, message=None):
        self.thread = "thread-%d" % next(numbers)
        self.message = message
        self.input = []
        self.may_ask = threading.Event()
        self.asked = threading.Event()
        self.waiting = []

    def turn(self, text):
        """Ask the model and do what it says until it only talks."""
        self.input.append({"type": "message", "role": "user", "content": [{"type": "input_text", "text": text}]})
        while True:
            calls = [item for item in self.ask() if item["type"] == "function_call"]
            if not calls:
                break
            self.input += calls
            for call in calls:
                output = self.do(call["name"], json.loads(call["arguments"]))
                self.input.append({"type": "function_call_output", "call_id": call["call_id"], "output": output})
            if ORDER == "children-first":
                self.let_children_ask()
        self.ended(None)

    def let_children_ask(self):
        while self.waiting:
            child = self.waiting.pop()
            child.may_ask.set()
            child.asked.wait()

    def ask(self):
        self.may_ask.wait()
        body = {"stream": True, "input": self.input, "tools": [{"type": "function", "name": name} for name in TOOLS]}
        headers = {"session_id": self.thread, "content-type": "application/json"}
        if self.message:
            headers["x-openai-subagent"] = "collab_spawn"
        connection = http.client.HTTPConnection("127.0.0.1", PORT)
        connection.request("POST", "/v1/responses", json.dumps(body), headers)
        self.asked.set()
        self.let_children_ask()
        lines = connection.getresponse().read().decode().splitlines()
        events = [json.loads(line[len("data: ") :]) for line in lines if line.startswith("data: ")]
        return [event["item"] for event in events if event["type"] == "response.output_item.done"]

    def do(self, tool, arguments):
        if tool == "spawn_agent":
            child = Agent(arguments["message"])
            self.waiting.append(child)
            threading.Thread(target=child.turn, args=(child.message,), daemon=True).start()
            return json.dumps({"agent_id": child.thread})
        done = subprocess.run(
            ["env", "SPAWNED_WITH=%s" % self.message, "sh", "-c", arguments["cmd"]], stdout=subprocess.PIPE, check=False
        )
        return "Process exited with code %d\nOutput:\n%s" % (done.returncode, done.stdout.decode())

    def ended(self, error):
        turn = {"status": "failed" if error else "completed", "error": {"message": error} if error else None}
        say({"method": "turn/completed", "params": {"threadId": self.thread, "turn": turn}})


def serve():
    agents = {}
    for line in sys.stdin:
        request = json.loads(line)
        method, params, result = request["method"], request.get("params"), {}
        if method == "thread/start":
            agent = Agent()
            agent.may_ask.set()
            agents[agent.thread] = agent
            result = {"thread": {"id": agent.thread}}
        if "id" in request:
            say({"id": request["id"], "result": result})
        if method == "turn/start":
            agent = agents[params["threadId"]]
            if ORDER == "failing":
                agent.ended("the model is gone")
            else:
                threading.Thread(target=agent.turn, args=(params["input"][0]["text"],), daemon=True).start()


if sys.argv[2:] == ["features", "list"]:
    print("unified_exec stable true" if ORDER == "childless" else "multi_agent stable true")
else:
    serve()

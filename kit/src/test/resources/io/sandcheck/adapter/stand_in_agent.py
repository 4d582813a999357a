"""Stand in for an agent that asks its model by OpenAI's chat completions, or by Gemini's protocol. Nothing is confined.

Usage: stand_in_agent.py qwen|gemini WORDS...; the words are those that the real ones are started with
"""

import http.client
import itertools
import json
import os
import re
import subprocess
import sys
import threading

KIND, WORDS = sys.argv[1], sys.argv[2:]
CHILDREN = {"qwen": "agent", "gemini": "invoke_agent"}[KIND]
BASE = os.environ["OPENAI_BASE_URL" if KIND == "qwen" else "GOOGLE_GEMINI_BASE_URL"]
HOME = os.environ["QWEN_HOME"] if KIND == "qwen" else os.path.join(os.environ["GEMINI_CLI_HOME"], ".gemini")
SERVER_TOOL, HOOKED_TOOL = "mcp_sandcheck_run", "list_directory"
COMMAND = re.compile(r"!\{(.*?)\}")
mode = WORDS[WORDS.index("--approval-mode") + 1] if "--approval-mode" in WORDS else "yolo"
numbers = itertools.count(1)
stdout = threading.Lock()


def post(path, body):
    host, _, prefix = BASE.partition("://")[2].partition("/")
    connection = http.client.HTTPConnection(host)
    connection.request("POST", "/" + prefix + path, json.dumps(body))
    answer = connection.getresponse()
    said = answer.read().decode()
    if answer.status != 200:
        sys.exit("the model answered %d: %s" % (answer.status, said))
    return json.loads(said)


class Chat:
    """The conversation of an agent, by chat completions."""

    def __init__(self, prompt):
        self.messages = [{"role": "user", "content": "Today is Monday."}, {"role": "user", "content": prompt}]

    def ask(self, tools):
        functions = [{"type": "function", "function": {"name": tool}} for tool in tools]
        said = post("/chat/completions", {"messages": self.messages, "tools": functions})["choices"][0]["message"]
        self.messages.append(said)
        return [
            (call["id"], call["function"]["name"], json.loads(call["function"]["arguments"])) for call in said.get("tool_calls") or []
        ]

    def answer(self, results):
        self.messages += [{"role": "tool", "tool_call_id": call_id, "content": result} for call_id, _, result in results]


class Gemini:
    """The conversation of an agent, by Gemini's protocol."""

    def __init__(self, prompt):
        self.contents = [{"role": "user", "parts": [{"text": prompt}]}]

    def ask(self, tools):
        body = {"contents": self.contents, "tools": [{"functionDeclarations": [{"name": tool} for tool in tools]}]}
        content = post("/v1beta/models/m:generateContent", body)["candidates"][0]["content"]
        self.contents.append(content)
        calls = [part["functionCall"] for part in content["parts"] if "functionCall" in part]
        return [(call["id"], call["name"], call["args"]) for call in calls]

    def answer(self, results):
        parts = [
            {"functionResponse": {"id": call_id, "name": tool, "response": {"output": result}}} for call_id, tool, result in results
        ]
        self.contents.append({"role": "user", "parts": parts})


def turn(prompt, depth=0):
    """Ask the model and do what it says until it only talks, or says that the work is complete."""
    conversation = {"qwen": Chat, "gemini": Gemini}[KIND](prompt)
    tools = ["run_shell_command", "read_file", "write_file"]
    tools += [SERVER_TOOL, HOOKED_TOOL] if KIND == "gemini" else []
    tools += [CHILDREN] if KIND == "qwen" or depth == 0 else ["complete_task"]
    while True:
        calls = conversation.ask(tools)
        if not calls or calls[0][1] == "complete_task":
            return
        started = [work(tool, arguments, depth) for _, tool, arguments in calls]
        conversation.answer([(call[0], call[1], result()) for call, result in zip(calls, started)])


def work(tool, arguments, depth):
    """Begin what a tool is to do; return how to get its result."""
    if tool != CHILDREN:
        return lambda: do(tool, arguments)
    background = arguments.get("run_in_background")
    if background and depth:
        return lambda: "not supported from within a sub-agent"
    child = threading.Thread(target=turn, args=(arguments["prompt"], depth + 1), daemon=True)
    if "--acp" in WORDS:  # One after the other.
        return lambda: child.start() or child.join() or "done"
    child.start()
    return (lambda: "started") if background else (lambda: child.join() or "done")


def do(tool, arguments):
    if tool == "run_shell_command":
        return "Output: " + shell(arguments["command"])
    if tool == SERVER_TOOL:
        return ask_server(arguments)
    if tool == HOOKED_TOOL:
        (hooks,) = settings()["hooks"]["BeforeTool"]
        shell(hooks["hooks"][0]["command"])
        return "nothing is there"
    with open(arguments["file_path"], "w" if tool == "write_file" else "r") as file:
        return "written" if tool == "write_file" and file.write(arguments["content"]) else file.read()


def shell(command):
    return subprocess.run(["env", "MODE=" + mode, "sh", "-c", command], stdout=subprocess.PIPE, check=False).stdout.decode()


def settings():
    with open(os.path.join(HOME, "settings.json")) as file:
        return json.load(file)


def defined_by_user(prompt):
    """Return the prompt, or what it says if it is a command that the user defined."""
    if not prompt.startswith("/"):
        return prompt
    with open(os.path.join(HOME, "commands", prompt[1:] + ".toml")) as file:
        return COMMAND.sub(lambda found: shell(found.group(1)), file.read())


def ask_server(arguments):
    """Start the server that the settings name, and call its tool."""
    server = settings()["mcpServers"]["sandcheck"]
    calls = [("initialize", {}), ("tools/call", {"name": "run", "arguments": arguments})]
    lines = [json.dumps({"jsonrpc": "2.0", "id": number, "method": call[0], "params": call[1]}) for number, call in enumerate(calls)]
    answers = subprocess.run([server["command"], *server["args"]], input="\n".join(lines).encode(), stdout=subprocess.PIPE, check=True)
    return json.loads(answers.stdout.splitlines()[-1])["result"]["content"][0]["text"]


def say(message):
    with stdout:
        print(json.dumps(dict(message, jsonrpc="2.0")), flush=True)


def speak_protocol():
    """Be driven by the Agent Client Protocol."""
    global mode
    for line in sys.stdin:
        request = json.loads(line)
        method, params, number = request["method"], request["params"], request["id"]
        if method == "session/prompt":
            prompted = threading.Thread(target=lambda: turn(params["prompt"][0]["text"]) or say({"id": number, "result": {}}), daemon=True)
            prompted.start()
            continue
        if method == "session/set_mode":
            mode = params["modeId"]
        say({"id": number, "result": {"sessionId": "one"} if method == "session/new" else {}})


if os.path.exists(os.path.expanduser("~/no-login")):
    sys.exit("you are not logged in")
if "--acp" in WORDS:
    speak_protocol()
else:
    turn(defined_by_user(WORDS[-1]))

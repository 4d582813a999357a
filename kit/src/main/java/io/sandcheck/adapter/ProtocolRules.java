package io.sandcheck.adapter;

import io.sandcheck.adapter.AdapterCheck.Rule;
import io.sandcheck.adapter.AdapterRefusal.Code;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Door;
import java.time.Duration;
import java.util.List;

/** All rules of the protocol, in the order in which they are tested. */
final class ProtocolRules {

    private static final Duration SHORT = Duration.ofMillis(500);

    static final List<Rule> ALL = List.of(
            new Rule(
                    "hello is answered with a protocol, a name and offers",
                    "answer {\"protocol\":1,\"adapter\":\"NAME\",\"offers\":[...]}; the protocol is one of [protocols], offers are "
                            + String.join(", ", Offer.ids()),
                    ProtocolRules::hello),
            new Rule(
                    "hello with a protocol that it does not speak is refused",
                    "answer the error [protocol] if you know neither [protocol] nor one of [protocols]",
                    adapter -> adapter.requireRefusal(
                            Code.PROTOCOL,
                            new AdapterRequest("hello").with("protocol", 99).with("version", "1"))),
            new Rule(
                    "an op that does not exist is refused",
                    "answer the error [bad-request], and go on",
                    adapter -> adapter.requireRefusal(Code.BAD_REQUEST, new AdapterRequest("no-such-op"))),
            new Rule(
                    "open opens a session",
                    "answer {\"session\":\"ID\"} for one policy or more",
                    adapter -> adapter.require(!adapter.session().id().isBlank(), "an id that is blank")),
            new Rule(
                    "a policy that does not exist is refused",
                    "answer [open] with the error [policy-not-offered], and name the policies that you offer",
                    ProtocolRules::unknownPolicy),
            new Rule(
                    "run answers with the command's exit code, and with what it wrote",
                    "run argv as it is, in the session; head of stdout and stderr is base64",
                    CommandRules::exitCode),
            new Rule(
                    "run passes standard input, variables and working directory on",
                    "stdin is base64, and at its end the command's input ends; env is added to the environment",
                    CommandRules::surroundings),
            new Rule(
                    "run kills a command whose time is up, and says so",
                    "after timeLimitMs kill the command with its descendants, and answer with timedOut true",
                    CommandRules::timeLimit),
            new Rule(
                    "run keeps no more of the output than outputLimit, and counts the rest",
                    "head and tail together have at most outputLimit bytes; bytes counts what was written",
                    CommandRules::outputLimit),
            new Rule(
                    "a program that cannot be executed ends with exit code 127",
                    "answer as a shell would: exitCode 127, and why on stderr",
                    CommandRules::missingProgram),
            new Rule(
                    "a session that does not exist is refused",
                    "answer the error [unknown-session]",
                    adapter -> adapter.requireRefusal(
                            Code.UNKNOWN_SESSION,
                            new AdapterRequest("close").with("session", "sandcheck-no-such-session"))),
            new Rule(
                    "all doors have names that the protocol knows",
                    "name under [doors] only these: " + String.join(", ", Door.ids()),
                    DoorRules::known),
            new Rule(
                    "run with a door runs the command through that door",
                    "make the agent run argv through the door that [door] names, and answer as for the shell",
                    DoorRules::commands),
            new Rule(
                    "write-file and read-file use the agent's own file tools",
                    "answer {\"said\":\"...\"} with the answer of the tool, and the content of the file if it was read",
                    DoorRules::files),
            new Rule(
                    "a door that does not exist is refused",
                    "answer the error [not-offered] if [doors] does not name it",
                    DoorRules::doorsThereAreNot),
            new Rule(
                    "a command that asks to leave the sandbox is run, or denied",
                    "run it as the agent does if its model asks for that, or answer the error [denied]; or do not offer [leave]",
                    DoorRules::leaving),
            new Rule(
                    "spawn makes children, each with its own id, that run commands",
                    "answer {\"children\":[...]} with [count] new ids that [run] accepts",
                    FamilyRules::children),
            new Rule(
                    "a child can spawn children",
                    "let [spawn] take the id of a child, or do not offer [grandchildren]",
                    FamilyRules::grandchildren),
            new Rule(
                    "a session that is blocked by its children runs commands again when they are closed",
                    "leave out [blocking] if the session can run commands while it has children; otherwise let it run them when it has none",
                    FamilyRules::freed),
            new Rule(
                    "change-policy changes the policy of a session that runs",
                    "answer {} and let the session run on, or do not offer [policy-change]",
                    FamilyRules::policyChange),
            new Rule(
                    "requests for things that are not offered are refused",
                    "answer the error [not-offered], and say what is offered",
                    FamilyRules::notOffered),
            new Rule(
                    "close ends a child, and not the others",
                    "forget the session, and answer every later [run] in it with the error [unknown-session]",
                    FamilyRules::closedChild),
            new Rule(
                    "close of a parent ends its children",
                    "forget the sessions below it too",
                    FamilyRules::closedParent),
            new Rule(
                    "one request has one answer",
                    "write one line for each request, and nothing else to standard output",
                    ProtocolRules::oneAnswer),
            new Rule(
                    "it exits when its standard input ends",
                    "leave the loop at the end of standard input, and end all sessions",
                    ProtocolRules::exits));

    private ProtocolRules() {}

    private static void hello(AdapterUnderTest adapter) {
        KnownNames known = new KnownNames("offer", Offer.ids());
        adapter.conversation().greeting().offers().stream()
                .filter(offer -> !known.contains(offer))
                .findFirst()
                .ifPresent(offer -> adapter.require(false, known.unknown(offer)));
    }

    private static void unknownPolicy(AdapterUnderTest adapter) {
        adapter.requireRefusal(
                Code.POLICY_NOT_OFFERED,
                new AdapterRequest("open")
                        .with("policy", "no-such-policy")
                        .with("workspace", adapter.workspace())
                        .with("home", "/")
                        .with("timeLimitMs", 1000));
    }

    private static void oneAnswer(AdapterUnderTest adapter) {
        adapter.conversation()
                .unasked(SHORT)
                .ifPresent(line -> adapter.require(false, "an unexpected line: " + AdapterAnswer.quoted(line)));
    }

    private static void exits(AdapterUnderTest adapter) {
        CommandResult result = adapter.conversation().stop();
        adapter.require(result.signal() == null, "it had to be killed, 3 s after its standard input had ended");
    }
}

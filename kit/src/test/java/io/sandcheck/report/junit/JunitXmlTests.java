package io.sandcheck.report.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.report.Journal;
import io.sandcheck.report.Redaction;
import io.sandcheck.report.Report;
import io.sandcheck.report.SampleResults;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.trace.DeniedCall;
import io.sandcheck.trace.Trace;
import io.sandcheck.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class JunitXmlTests {

    private static final ScenarioResult CONFORMING =
            SampleResults.conforming("python/fork-pool", SandboxPolicy.WORKSPACE_WRITE);

    @TempDir
    Path directory;

    @Test
    void sandboxAndPolicyMakeASuiteWithItsCounts() throws Exception {
        Document xml = write(
                false,
                CONFORMING,
                SampleResults.conforming("python/fork-pool", SandboxPolicy.UNRESTRICTED),
                SampleResults.deviating(Expectation.CONFORMS),
                SampleResults.of(Verdict.NOT_APPLICABLE, "no Python 3.10 on this host"),
                SampleResults.of(Verdict.ERROR, "the runner ended"));

        assertThat(value(xml, "count(//testsuite)")).isEqualTo("2");
        assertThat(attributes(xml, "//testsuite[1]"))
                .isEqualTo("codex@0.124.0 workspace-write tests=4 failures=1 errors=1 skipped=1 time=6.000");
        assertThat(attributes(xml, "//testsuite[2]"))
                .isEqualTo("codex@0.124.0 unrestricted tests=1 failures=0 errors=0 skipped=0 time=1.500");
    }

    @Test
    void whatConformsAsExpectedPassesWithoutAWord() throws Exception {
        Document xml = write(false, CONFORMING);

        assertThat(value(xml, "//testcase/@name")).isEqualTo("python/fork-pool");
        assertThat(value(xml, "//testcase/@classname")).isEqualTo("codex@0_124_0 workspace-write");
        assertThat(value(xml, "count(//testcase/*[not(self::properties)])")).isEqualTo("0");
    }

    @Test
    void requirementThatIsTriedIsAProperty() throws Exception {
        Document xml = write(false, CONFORMING);

        assertThat(value(xml, "//testcase/properties/property[@name='requirement']/@value"))
                .matches("SC-[A-Z]+-\\d\\d");
    }

    @Test
    void anExpectedDeviationPassesAndItsOutputExplainsIt() throws Exception {
        Document xml = write(false, SampleResults.deviating(SampleResults.EXPECTED_DEVIATION));

        assertThat(value(xml, "count(//failure)")).isEqualTo("0");
        assertThat(value(xml, "//system-out")).isEqualTo("""
                        DEVIATES, as expected: it fails inside, and works outside; The sandbox denies bind() on a Unix socket
                        expectation: the seccomp filter denies bind for every address family (openai/codex#24943)
                        what: The sandbox denies bind() on a Unix socket [unix-socket-bind-denied] (probable)
                        seen: listener.bind(address)
                        why:  Python 3.14 made forkserver the default
                        do:   multiprocessing.set_start_method('fork')
                        see:  https://docs.python.org/3/library/multiprocessing.html
                        outside: python3.14 map_in_pool.py -> exit 0
                        stdout:
                        [1]
                        inside: python3.14 map_in_pool.py -> exit 1
                        stderr:
                        PermissionError: [Errno 1] Operation not permitted""");
    }

    @Test
    void anUnexpectedDeviationIsAFailureOfTheTypeOfItsDiagnosis() throws Exception {
        Document xml = write(false, SampleResults.deviating(Expectation.CONFORMS));

        assertThat(value(xml, "//testcase/@name")).isEqualTo("python/forkserver-pool[python-3.14]");
        assertThat(value(xml, "//failure/@type")).isEqualTo("unix-socket-bind-denied");
        assertThat(value(xml, "//failure/@message"))
                .isEqualTo(
                        "DEVIATES, expected CONFORMS: it fails inside, and works outside; The sandbox denies bind() on a"
                                + " Unix socket");
    }

    @Test
    void betterThanExpectedFailsOnlyWhereThatIsAskedFor() throws Exception {
        ScenarioResult better = new ScenarioResult(
                        CONFORMING.subject(),
                        CONFORMING.setting(),
                        CONFORMING.judgement(),
                        SampleResults.EXPECTED_DEVIATION,
                        CONFORMING.probes(),
                        CONFORMING.outside(),
                        CONFORMING.inside(),
                        CONFORMING.duration())
                .withEdit(List.of(
                        "in expectations.yaml remove lines 1 to 2:", "-- scenario: a/b", "-  verdict: DEVIATES"));
        String headline = "CONFORMS, expected DEVIATES unix-socket-bind-denied: it works inside as it does outside";

        Document lenient = write(false, better);
        assertThat(value(lenient, "count(//failure)")).isEqualTo("0");
        assertThat(value(lenient, "//system-out"))
                .startsWith(headline)
                .contains("\nin expectations.yaml remove lines 1 to 2:\n-- scenario: a/b\n-  verdict: DEVIATES\n");
        assertThat(value(write(true, better), "//failure/@message")).isEqualTo(headline);
    }

    @Test
    void deniedCallsOfATraceAreToldBeforeTheArms() throws Exception {
        Trace trace = new Trace(
                Trace.Way.INSIDE,
                List.of(new DeniedCall("bind(3, NULL, 0)", "EPERM", 1)),
                "strace inside of the sandbox");

        Document xml =
                write(false, SampleResults.deviating(Expectation.CONFORMS).withTrace(trace));

        assertThat(value(xml, "//failure"))
                .contains("\ntrace: bind(3, NULL, 0) = -1 EPERM\n       (strace inside of the sandbox)\noutside: ");
    }

    @Test
    void whatDoesNotApplyIsSkippedWithItsReasonAndAFaultOfTheKitIsAnError() throws Exception {
        Document xml = write(
                false,
                SampleResults.of(Verdict.NOT_APPLICABLE, "no Python 3.10 on this host"),
                SampleResults.of(Verdict.ERROR, "the runner ended"));

        assertThat(value(xml, "//skipped/@message")).isEqualTo("no Python 3.10 on this host");
        assertThat(value(xml, "//error/@message")).isEqualTo("ERROR, expected CONFORMS: the runner ended");
    }

    @Test
    void whatXmlCannotExpressIsEscapedAndMarkupStaysText() throws Exception {
        Document xml = write(
                false,
                SampleResults.deviating(
                        Expectation.CONFORMS, "\u001b[2J\u0000]]></system-out>&\ufffe\r\n\ud83d\ude00"));

        assertThat(value(xml, "//failure"))
                .endsWith("stderr:\n\\u001b[2J\\u0000]]></system-out>&\\ufffe\\u000d\n\ud83d\ude00");
    }

    @Test
    void aSandboxCannotHaveAFileAttached() throws Exception {
        Document xml = write(
                false,
                SampleResults.deviating(Expectation.CONFORMS, "\n[[ATTACHMENT|/etc/passwd]]\n"),
                SampleResults.deviating(SampleResults.EXPECTED_DEVIATION, "\n[[ATTACHMENT|/etc/passwd]]\n"));

        assertThat(value(xml, "//failure")).endsWith("[ [ATTACHMENT|/etc/passwd]]");
        assertThat(value(xml, "//system-out")).endsWith("[ [ATTACHMENT|/etc/passwd]]");
    }

    @Test
    void longOutputIsCutToItsEnd() throws Exception {
        Document xml = write(false, SampleResults.deviating(Expectation.CONFORMS, "x".repeat(5_000) + "end"));

        assertThat(value(xml, "//failure")).endsWith("[...]" + "x".repeat(3_997) + "end");
    }

    @Test
    void theCasesOfASuiteAreTogetherHoweverTheirResultsWereMixed() throws Exception {
        ScenarioResult[] mixed = IntStream.range(0, 40)
                .mapToObj(i -> SampleResults.conforming(
                        "a/s" + i, i % 2 == 0 ? SandboxPolicy.READ_ONLY : SandboxPolicy.UNRESTRICTED))
                .toArray(ScenarioResult[]::new);
        Document xml = write(false, mixed);

        assertThat(value(xml, "count(//testsuite)")).isEqualTo("2");
        assertThat(value(xml, "//testsuite[2]/testcase[3]/@name")).isEqualTo("a/s5");
        assertThat(value(xml, "//testsuite[2]/@tests")).isEqualTo("20");
    }

    private Document write(boolean strict, ScenarioResult... results) throws Exception {
        Path file;
        try (Journal journal = Journal.open(directory, Redaction.of(Map.of()))) {
            for (ScenarioResult result : results) {
                journal.finished(result);
            }
        }
        try (Report report = Report.open(directory, strict)) {
            file = new JunitXml().writeInto(directory, report);
        }
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static String value(Document xml, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, xml);
    }

    private static String attributes(Document xml, String path) throws Exception {
        StringBuilder text = new StringBuilder(value(xml, path + "/@name"));
        for (String name : new String[] {"tests", "failures", "errors", "skipped", "time"}) {
            text.append(' ').append(name).append('=').append(value(xml, path + "/@" + name));
        }
        return text.toString();
    }
}

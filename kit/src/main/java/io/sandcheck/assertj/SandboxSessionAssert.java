package io.sandcheck.assertj;

import io.sandcheck.session.SandboxSession;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the files of a session's workspace. They are read from outside of the sandbox.
 *
 * <pre>
 * sandbox.run("cc", "-o", "hello", "hello.c");
 * assertThat(sandbox).hasFile("hello");
 * </pre>
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SandboxSessionAssert extends AbstractAssert<SandboxSessionAssert, SandboxSession> {

    private static final int QUOTED = 600;

    SandboxSessionAssert(SandboxSession actual) {
        super(actual, SandboxSessionAssert.class);
    }

    /**
     * Verify that a file exists.
     *
     * @param file path below the workspace
     */
    public SandboxSessionAssert hasFile(String file) {
        isNotNull();
        content(file);
        return this;
    }

    /**
     * Verify that a file exists and has this content.
     *
     * @param file path below the workspace
     */
    public SandboxSessionAssert hasFile(String file, String content) {
        isNotNull();
        String found = content(file);
        if (!found.equals(content)) {
            failWithMessage("Expected that the file [%s] is [%s] but it begins: %s", file, content, beginning(found));
        }
        return this;
    }

    /**
     * Verify that a file does not exist.
     *
     * @param file path below the workspace
     */
    public SandboxSessionAssert hasNoFile(String file) {
        isNotNull();
        actual.file(file)
                .ifPresent(found -> failWithMessage(
                        "Expected no file [%s] in the workspace but there is one, which begins: %s",
                        file, beginning(found)));
        return this;
    }

    private String content(String file) {
        return actual.file(file)
                .orElseThrow(() -> failure("Expected the file [%s] in the workspace but it is not there", file));
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), QUOTED));
    }
}

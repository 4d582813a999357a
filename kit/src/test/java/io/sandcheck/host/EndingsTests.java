package io.sandcheck.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndingsTests {

    private final List<String> done = new ArrayList<>();

    @Test
    void everythingIsDoneTheLastFirstEvenIfSomeOfItFails() {
        Endings endings = Endings.of(() -> done.add("directory"));
        endings.add(() -> fail("listener"));
        endings.add(() -> fail("session"));

        assertThatThrownBy(endings::run).hasMessage("session").hasSuppressedException(new HostException("listener"));
        assertThat(done).containsExactly("session", "listener", "directory");
    }

    @Test
    void whatWentWrongBeforeMattersMore() {
        RuntimeException problem = Endings.of(() -> fail("session")).runAfter(new HostException("no answer"));

        assertThat(problem).hasMessage("no answer").hasSuppressedException(new HostException("session"));
    }

    private void fail(String what) {
        done.add(what);
        throw new HostException(what);
    }
}

package io.sandcheck.host.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConduitTests {

    private final Conduit conduit = new Conduit();

    @Test
    void whatIsWrittenBeforeTheEndIsReadBeforeIt() throws IOException {
        conduit.out().write("one".getBytes(UTF_8));
        conduit.out().write('2');
        conduit.out().close();

        assertThat(conduit.in().readAllBytes()).isEqualTo("one2".getBytes(UTF_8));
        assertThat(conduit.in().read()).isEqualTo(-1);
    }

    @Test
    void aWriterThatIsFarAheadWaitsForTheReader() throws IOException {
        byte[] content = new byte[4_000_000];
        new Random(1).nextBytes(content);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> writeInSmallChunks(content));

        assertThat(conduit.in().readAllBytes()).isEqualTo(content);
        assertThat(writer).succeedsWithin(Duration.ofSeconds(10));
    }

    private void writeInSmallChunks(byte[] content) {
        try {
            for (int offset = 0; offset < content.length; offset += 1000) {
                conduit.out().write(content, offset, 1000);
            }
            conduit.out().close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anInterruptedWriterWritesAllTheSame() throws IOException {
        Thread.currentThread().interrupt();
        conduit.out().write('x');

        assertThat(Thread.interrupted()).isTrue();
        assertThat(conduit.in().read()).isEqualTo('x');
    }

    @Test
    void nothingCanBeWrittenAfterTheEnd() {
        conduit.out().close();

        assertThatThrownBy(() -> conduit.out().write('x')).isInstanceOf(IOException.class);
    }
}

package io.sandcheck.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OpeningsTests {

    private final Openings openings = new Openings();
    private final RunOwner owner = RunOwner.newRun();
    private final List<String> open = new CopyOnWriteArrayList<>();
    private final List<String> found = new CopyOnWriteArrayList<>();

    @Test
    void aSweepFindsWhatWasBeingOpenedWhenItBegan() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread opening = new Thread(() -> openings.open(owner, () -> {
            begun.countDown();
            await().until(() -> goOn.getCount() == 0);
            return open.add("container");
        }));
        Thread sweep = new Thread(() -> openings.end(owner::equals, () -> found.addAll(open)));

        opening.start();
        begun.await();
        sweep.start();
        await().until(() -> sweep.getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        sweep.join();

        assertThat(found).containsExactly("container");
    }

    @Test
    void nothingIsOpenedForARunThatHasEndedOnlyForOthers() {
        openings.end(owner::equals, () -> true);

        assertThatThrownBy(() -> openings.open(owner, () -> open.add("container")))
                .isInstanceOf(HostException.class)
                .hasMessage("The run has ended");
        assertThat(openings.unlessEnded(owner, () -> "looked", "ended")).isEqualTo("ended");
        assertThat(openings.open(RunOwner.newRun(), () -> "opened")).isEqualTo("opened");
    }
}

package io.sandcheck.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostKinds;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.Command;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An experiment counts only if nobody changed the programs that judge it; one that is in doubt is made once more. */
class CustodyTests {

    private static final Ruling CONFORMS = Ruling.of(new Judgement(Verdict.CONFORMS, "it was made", null));
    private static final Ruling DISTURBED = Ruling.of(new Judgement(Verdict.INCONCLUSIVE, "it was stopped", null))
            .withInside(SampleArms.disturbed(""));

    /** One making of an experiment. */
    private interface Attempt {

        Ruling make();
    }

    private final List<Host> used = new ArrayList<>();
    private final Laboratory laboratory =
            new Laboratory(HostKinds.choose("process"), RunOwner.newRun(), result -> {}, line -> {});

    @AfterEach
    void close() {
        laboratory.close();
    }

    @Test
    void anExperimentThatNobodyDisturbedIsMadeOnce() {
        assertThat(make(() -> CONFORMS)).isSameAs(CONFORMS);
    }

    @Test
    void anExperimentThatTheMachineDisturbedIsMadeOnceMoreOnTheSameHost() {
        assertThat(make(() -> DISTURBED, () -> CONFORMS)).isSameAs(CONFORMS);

        assertThat(used.get(1)).isSameAs(used.get(0));
    }

    @Test
    void aVoidExperimentIsMadeOnceMoreOnANewHost() {
        assertThat(make(this::tampering, () -> CONFORMS)).isSameAs(CONFORMS);

        assertThat(used.get(1)).isNotSameAs(used.get(0));
        assertThat(make(() -> CONFORMS)).isSameAs(CONFORMS);
    }

    @Test
    void aSandboxThatChangesTheProgramsAgainIsNotTriedAgain() {
        Ruling ruling = make(this::tampering, this::tampering);

        assertThat(ruling.judgement().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.judgement().reason())
                .startsWith("the kit's own programs were changed while commands ran under [ref-permits-all]")
                .contains("/_act.py was changed");
        assertThat(make().judgement().reason()).isEqualTo(ruling.judgement().reason());
    }

    /** Make an experiment whose attempts end like this, all of which are made. */
    private Ruling make(Attempt... attempts) {
        Deque<Attempt> left = new ArrayDeque<>(List.of(attempts));
        Ruling ruling = laboratory.untampered(
                new Circumstances(SampleScenarios.SANDBOX, SampleScenarios.POLICY, HostCondition.NONE),
                false,
                SampleScenarios.judge(SampleScenarios.GUARD),
                () -> {
                    used.add(host());
                    return left.remove().make();
                });
        assertThat(left).isEmpty();
        return ruling;
    }

    private Ruling tampering() {
        Host host = host();
        host.run(Command.of(
                "sh", "-c", "echo >>\"$0\"/acts/_act.py", host.layout().fixtures()));
        return CONFORMS;
    }

    private Host host() {
        return laboratory.host(SampleScenarios.SANDBOX, HostCondition.NONE);
    }
}

package io.sandcheck.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandcheck.adapter.AdapterConversation;
import io.sandcheck.adapter.AdapterRefusal;
import io.sandcheck.experiment.KeptSessions.Done;
import io.sandcheck.experiment.KeptSessions.Work;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostKinds;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.Door;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.session.SessionFamily;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A session of an agent is used for as long as no experiment may have changed it, and no longer. */
class KeptSessionsTests {

    /** A file that agents create for themselves. */
    private static final String OWN = ".own";

    private final Sandbox agent = SandboxCatalog.ofFixtures().find("ref-agent");
    private final List<SessionFamily> opened = new ArrayList<>();
    private final List<SessionFamily> used = new ArrayList<>();
    private final Laboratory laboratory =
            new Laboratory(HostKinds.choose("process"), RunOwner.newRun(), result -> {}, line -> {});

    @AfterEach
    void close() {
        laboratory.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"CONFORMS", "ESCAPE"})
    void aSessionInWhichSomethingWasSeenIsUsedAgainWithItsOriginalWorkspace(Verdict seen) throws Exception {
        make((family, start, place) -> {
            family.parent()
                    .run("sh", "-c", "mkdir .hidden directory && ln -s / link && touch .hidden/file directory/file");
            return done(seen, true);
        });

        make((family, start, place) -> {
            assertThat(family.unused().parent().run("ls", "-A").stdout().text()).isEqualTo(OWN + "\n");
            return done(Verdict.CONFORMS, true);
        });

        assertThat(used).hasSize(2);
        assertThat(opened).hasSize(1);
    }

    @Test
    void aSessionThatMayBeChangedIsNotUsedAgain() throws Exception {
        make(ending(Verdict.CONFORMS, false));
        make(ending(Verdict.CONFORMS, true));

        assertThat(opened).hasSize(2).doesNotHaveDuplicates().isEqualTo(used);
    }

    @Test
    void aSessionWhoseFileIsGoneIsNotUsedAgain() throws Exception {
        make((family, start, place) -> {
            family.parent().run("rm", OWN);
            return done(Verdict.CONFORMS, true);
        });
        make(ending(Verdict.CONFORMS, true));

        assertThat(opened).hasSize(2).isEqualTo(used);
    }

    @Test
    void aPolicyHasItsOwnSession() throws Exception {
        make(ending(Verdict.CONFORMS, true));
        make(SandboxPolicy.UNRESTRICTED, ending(Verdict.CONFORMS, true));

        assertThat(opened).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Verdict.class,
            names = {"INCONCLUSIVE", "ERROR", "UNAVAILABLE", "NOT_APPLICABLE"})
    void whatGoesWrongInAUsedSessionIsTriedOnceMoreInANewOne(Verdict wrong) throws Exception {
        make(ending(Verdict.CONFORMS, true));

        assertThat(make(ending(wrong, true)).judgement().verdict()).isEqualTo(wrong);

        assertThat(used).containsExactly(opened.get(0), opened.get(0), opened.get(1));
    }

    @Test
    void whatGoesWrongInANewSessionCountsAndEndsIt() throws Exception {
        make(ending(Verdict.INCONCLUSIVE, true));
        make(ending(Verdict.CONFORMS, true));

        assertThat(opened).hasSize(2).isEqualTo(used);
    }

    @Test
    void aRefusalByAUsedSessionIsAskedForOnceMoreInANewOne() throws Exception {
        Work refused = (family, start, place) -> {
            family.through(Door.USER_COMMAND);
            return done(Verdict.CONFORMS, true);
        };
        make(ending(Verdict.CONFORMS, true));

        assertThatExceptionOfType(AdapterRefusal.class).isThrownBy(() -> make(refused));

        assertThat(used).containsExactly(opened.get(0), opened.get(0), opened.get(1));
    }

    @Test
    void aSessionThatLacksWhatIsDemandedIsUsedForOthers() throws Exception {
        make(ending(Verdict.CONFORMS, true));

        assertThatExceptionOfType(AdapterRefusal.class)
                .isThrownBy(() -> make(
                        SandboxPolicy.WORKSPACE_WRITE,
                        AdapterConversation::requireRoles,
                        ending(Verdict.CONFORMS, true)))
                .withMessageContaining("no roles");
        make(ending(Verdict.CONFORMS, true));

        assertThat(used).hasSize(2);
        assertThat(opened).hasSize(1);
    }

    @Test
    void aSessionIsNotOnTheHostOfOtherExperiments() throws Exception {
        Host other = laboratory.host(agent, HostCondition.NONE);

        make((family, start, place) -> {
            assertThat(start.started()).isTrue();
            assertThat(place.layout().root()).isNotEqualTo(other.layout().root());
            return done(Verdict.CONFORMS, true);
        });
    }

    private Ruling make(Work work) throws Exception {
        return make(SandboxPolicy.WORKSPACE_WRITE, work);
    }

    private Ruling make(SandboxPolicy policy, Work work) throws Exception {
        return make(policy, adapter -> {}, work);
    }

    private Ruling make(SandboxPolicy policy, Consumer<AdapterConversation> demands, Work work) throws Exception {
        return laboratory
                .sessions()
                .make(
                        new Circumstances(agent, policy, HostCondition.NONE),
                        place -> open(policy, place),
                        demands,
                        (family, start, place) -> {
                            used.add(family);
                            return work.in(family, start, place);
                        });
    }

    private SessionFamily open(SandboxPolicy policy, Host place) {
        SessionFamily family = SessionFamily.throughAdapter(
                agent, policy, place, place.pythons().get(0), Duration.ofSeconds(20), adapter -> {});
        place.put(family.parent().workspace() + "/" + OWN, new byte[0], false);
        opened.add(family);
        return family;
    }

    private static Work ending(Verdict verdict, boolean unchanged) {
        return (family, start, place) -> done(verdict, unchanged);
    }

    private static Done done(Verdict verdict, boolean unchanged) {
        return new Done(Ruling.of(new Judgement(verdict, "it was made", null)), unchanged);
    }
}

package io.sandcheck.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostException;
import io.sandcheck.host.RunOwner;
import io.sandcheck.host.UnopenableHostProvider;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.selection.SelectionException.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTests {

    @Test
    void whatIsAskedForIsDecided() {
        Selection selection = Selection.of(new SelectionNames(
                "process", List.of("ref-denies-*", "ref-permits-all"), List.of("unrestricted"), List.of()));

        assertThat(selection.host().name()).isEqualTo("process");
        assertThat(selection.sandboxes())
                .extracting(Object::toString)
                .contains("ref-denies-bind@1", "ref-permits-all@1");
        assertThat(selection.policies()).isEqualTo(Set.of(SandboxPolicy.UNRESTRICTED));
        assertThat(selection.conditions()).containsExactly(HostCondition.NONE);
        assertThat(selection.sandboxes()).allSatisfy(sandbox -> assertThat(selection.expectationsOf(sandbox))
                .isNotNull());
    }

    @Test
    void withoutNamesTheHostDecides() {
        assertThat(Selection.of(new SelectionNames("process", List.of(), List.of(), List.of()))
                        .sandboxes())
                .isNotEmpty()
                .allMatch(sandbox -> sandbox.definition().byDefault());
    }

    @Test
    void whatDoesNotExistIsNamedWithWhatItWasChosenBy() {
        refused(
                new SelectionNames("proces", List.of(), List.of(), List.of()),
                Part.HOST,
                "unknown host [proces]; known: ");
        refused(
                new SelectionNames("process", List.of(), List.of("raed-only"), List.of()),
                Part.POLICY,
                "unknown policy [raed-only]; known: ");
        refused(
                new SelectionNames("process", List.of(), List.of(), List.of("no-landlok")),
                Part.CONDITION,
                "unknown condition [no-landlok]; known: ");
        refused(
                new SelectionNames("process", List.of(), List.of(), List.of("no-landlock")),
                Part.CONDITION,
                "Host [process] cannot be given the condition [no-landlock]; ");
    }

    @Test
    void aPolicyThatNoneOfTheSandboxesHasIsRefused() {
        refused(
                new SelectionNames(
                        "process", List.of("ref-confines", "ref-permits-all"), List.of("read-only+network"), List.of()),
                Part.POLICY,
                "none of the sandboxes [ref-confines@1, ref-permits-all@1] has the policy [read-only+network]; they have [");
    }

    private static void refused(SelectionNames names, Part part, String message) {
        assertThatThrownBy(() -> Selection.of(names))
                .isInstanceOfSatisfying(
                        SelectionException.class, e -> assertThat(e.part()).isEqualTo(part))
                .hasMessageStartingWith(message);
    }

    @Test
    void whatHasTermsIsChosenByItsNameAlone() {
        List<String> all = names("all");
        List<String> byGlob = names("c*");

        assertThat(all).contains("codex").doesNotContain("claude-code", "claude-code-user-settings");
        assertThat(byGlob).contains("codex").doesNotContain("claude-code");
        assertThat(names("claude-code")).containsExactly("claude-code");
    }

    private static List<String> names(String reference) {
        return Selection.of(new SelectionNames("process", List.of(reference), List.of(), List.of()))
                .sandboxes()
                .stream()
                .map(Sandbox::name)
                .toList();
    }

    @Test
    void whatCannotBeInstalledIsToldOnceAndIfNothingElseIsChosenEndsTheRun() {
        SandboxCatalog catalog = SandboxCatalog.ofFixtures();
        Sandbox there = catalog.find("ref-permits-all");
        Sandbox missing = new Sandbox(there.definition(), "2");
        String told = "ref-permits-all@2 is not available (versions in its definition: 1): there is no such version";

        assertThat(chosen(catalog, there, missing).prepare(RunOwner.newRun(), line -> {}))
                .isEqualTo(Map.of(missing, told));
        assertThatThrownBy(() -> chosen(catalog, missing).prepare(RunOwner.newRun(), line -> {}))
                .isInstanceOf(HostException.class)
                .hasMessage(told);
    }

    private static Selection chosen(SandboxCatalog catalog, Sandbox... sandboxes) {
        return Selection.of(
                new UnopenableHostProvider(), catalog, List.of(sandboxes), Set.of(), Set.of(HostCondition.NONE));
    }

    @Test
    void onlyAKindThatInstallsReleasesIsChosenForThem() {
        assertThatThrownBy(() -> HostSelection.ofReleases("process"))
                .isInstanceOf(SelectionException.class)
                .hasMessage("[process] cannot install releases; choose container");
        assertThat(HostSelection.thisMachine().isThisMachine()).isTrue();
    }
}

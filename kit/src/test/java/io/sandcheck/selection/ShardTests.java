package io.sandcheck.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTests {

    @Test
    void aShardIsReadAsItIsWritten() {
        assertThat(Shard.parse("2/3", Map.of())).isEqualTo(new Shard(2, 3)).hasToString("2/3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "4/3", "1/0", "2", "2/", "-1/3", "a/b", "2/3/4", "99999999999/3", ""})
    void whatIsNoShardIsNamed(String text) {
        assertThatThrownBy(() -> Shard.parse(text, Map.of()))
                .isInstanceOf(SelectionException.class)
                .hasMessageContaining("is not a shard; the ");
    }

    @ParameterizedTest
    @CsvSource({
        "JOB_COMPLETION_INDEX=0 JOB_COMPLETIONS=4, 1/4",
        "CI_NODE_INDEX=1 CI_NODE_TOTAL=4, 1/4",
        "CI_NODE_INDEX=4 CI_NODE_TOTAL=4, 4/4",
        "CIRCLE_NODE_INDEX=0 CIRCLE_NODE_TOTAL=2, 1/2",
        "BUILDKITE_PARALLEL_JOB=1 BUILDKITE_PARALLEL_JOB_COUNT=2, 2/2",
    })
    void theEnginesOfParallelJobsSayWhichOneItIs(String variables, String shard) {
        assertThat(Shard.parse("env", environment(variables))).hasToString(shard);
    }

    @ParameterizedTest
    @CsvSource({
        "HOME=/root, 'none of the variables [JOB_COMPLETION_INDEX, CI_NODE_INDEX, CIRCLE_NODE_INDEX, BUILDKITE_PARALLEL_JOB] is set; is the job parallel?'",
        "JOB_COMPLETION_INDEX=1, 'the variable JOB_COMPLETIONS is []; set it to a number'",
        "CI_NODE_INDEX=x CI_NODE_TOTAL=3, 'the variable CI_NODE_INDEX is [x]; set it to a number'",
    })
    void anEnvironmentThatDoesNotSayIsNamed(String variables, String message) {
        assertThatThrownBy(() -> Shard.parse("env", environment(variables)))
                .isInstanceOf(SelectionException.class)
                .hasMessage("[env] finds no shard: " + message);
    }

    @Test
    void theEnvironmentIsNotAskedUnlessToldTo() {
        assertThat(Shard.parse("1/1", environment("CI_NODE_INDEX=3 CI_NODE_TOTAL=3")))
                .hasToString("1/1");
    }

    @Test
    void theManifestTellsEachPodOfHowManyItIs() throws IOException {
        String manifest = Files.readString(Path.of("../docs/kubernetes/indexed-job.yaml"));

        assertThat(manifest).containsPattern("(?s)completions: (\\d+)\n.*- name: JOB_COMPLETIONS\n *value: \"\\1\"\n");
    }

    private static Map<String, String> environment(String variables) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables.split(" ", -1)) {
            int equals = variable.indexOf('=');
            environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return environment;
    }
}

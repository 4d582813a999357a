package io.sandcheck.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Pod;
import io.sandcheck.selection.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Held against the model of Kubernetes' Java client, which is generated from its OpenAPI description. */
class KubernetesManifestTests {

    private static final Path FOLDER = Path.of("../docs/kubernetes");

    @Test
    void manifestsAreAsKubernetesHasThem() throws IOException {
        V1Job.validateJsonElement(json("indexed-job.yaml"));
        V1Pod.validateJsonElement(json("reports.yaml"));
    }

    @Test
    void keyThatKubernetesDoesNotHaveIsNoticed() throws IOException {
        String manifest = text("indexed-job.yaml").replace("completionMode:", "completionsMode:");

        assertThatThrownBy(() -> V1Job.validateJsonElement(parsed(manifest))).hasMessageContaining("completionsMode");
    }

    @Test
    void eachPodHasAShard() throws IOException {
        V1Job job = new Gson().fromJson(json("indexed-job.yaml"), V1Job.class);
        int completions = job.getSpec().getCompletions();
        String told = job.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv().stream()
                .filter(variable -> variable.getName().equals("JOB_COMPLETIONS"))
                .findFirst()
                .orElseThrow()
                .getValue();

        for (int index = 0; index < completions; index++) {
            Map<String, String> environment =
                    Map.of("JOB_COMPLETION_INDEX", String.valueOf(index), "JOB_COMPLETIONS", told);
            assertThat(Shard.parse("env", environment)).isEqualTo(new Shard(index + 1, completions));
        }
    }

    private static JsonElement json(String file) throws IOException {
        return parsed(text(file));
    }

    private static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    private static JsonElement parsed(String manifest) {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(manifest);
        return new Gson().toJsonTree(loaded);
    }
}

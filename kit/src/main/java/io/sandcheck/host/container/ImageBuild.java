package io.sandcheck.host.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.BuildResponseItem;
import io.sandcheck.host.HostException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One build by the engine, and what it writes meanwhile. */
final class ImageBuild extends ResultCallback.Adapter<BuildResponseItem> {

    private static final int LAST_LINES = 15;

    /** A step may be silent for long, the engine may not. */
    private static final int PULSE_SECONDS = 30;

    private final String image;
    private final BuildProgress progress;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private @Nullable String error;

    private ImageBuild(String image, Consumer<String> progress) {
        this.image = image;
        this.progress = new BuildProgress(image, progress, Clock.systemUTC());
    }

    /**
     * Build an image.
     *
     * @throws HostException with the last lines of the output
     */
    static void run(
            DockerClient client,
            String tag,
            ImageRecipe recipe,
            Dockerfile dockerfile,
            Map<String, String> arguments,
            Consumer<String> progress) {
        try (ContextArchive archive = new ContextArchive();
                ImageBuild build = new ImageBuild(recipe.name(), progress)) {
            new BuildContext(recipe, dockerfile).write(archive, progress);
            BuildImageCmd command = client.buildImageCmd(archive.read())
                    .withTags(Set.of(tag))
                    .withLabels(Labels.ofImage(recipe))
                    .withRemove(true)
                    .withForcerm(true);
            arguments.forEach(command::withBuildArg);
            command.exec(build);
            while (!build.awaitCompletion(PULSE_SECONDS, TimeUnit.SECONDS)) {
                client.pingCmd().exec();
            }
            build.requireSuccess();
            build.progress.end();
        } catch (IOException | DockerException e) {
            throw new HostException("Image [%s] cannot be built: %s".formatted(recipe.name(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("Image [%s] was not built: interrupted".formatted(recipe.name()), e);
        }
    }

    @Override
    public synchronized void onNext(BuildResponseItem item) {
        if (item.getStream() != null) {
            item.getStream().lines().filter(line -> !line.isBlank()).forEach(this::onLine);
        }
        if (item.getErrorDetail() != null) {
            error = item.getErrorDetail().getMessage();
        }
    }

    private void onLine(String line) {
        progress.onLine(line);
        lastLines.add(line);
        if (lastLines.size() > LAST_LINES) {
            lastLines.remove();
        }
    }

    @Override
    public synchronized void onError(Throwable problem) {
        error = problem.getMessage();
        super.onError(problem);
    }

    private synchronized void requireSuccess() {
        if (error != null) {
            throw new HostException("Image [%s] cannot be built: %s%n%s"
                    .formatted(image, error.strip(), String.join(System.lineSeparator(), lastLines)));
        }
    }
}

package io.sandcheck.host.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.BuildResponseItem;
import io.sandcheck.host.HostException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One build by the engine, and its output. */
final class ImageBuild extends ResultCallback.Adapter<BuildResponseItem> {

    private static final int LAST_LINES = 15;

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    /** As apt and npm begin the line that says why; before it npm says less. */
    private static final Pattern CAUSE = Pattern.compile(
            "(?:E: |W: Failed to fetch |npm (?:error|ERR!) (?!code |errno |syscall |A complete log )).*");

    private final DockerClient client;
    private final ImageRecipe recipe;
    private final Consumer<String> listener;
    private final BuildProgress progress;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable String error;
    private @Nullable String cause;

    ImageBuild(DockerClient client, ImageRecipe recipe, Consumer<String> progress) {
        this.client = client;
        this.recipe = recipe;
        this.listener = progress;
        this.progress = new BuildProgress(recipe.name(), progress, Clock.systemUTC());
    }

    /**
     * Build the image.
     *
     * @param pulse how often the engine must say that it is there; a step of the build may be silent for long
     * @throws HostException with the last lines of the output
     */
    void run(String tag, Dockerfile dockerfile, Map<String, String> arguments, Duration pulse) {
        try (this;
                ContextArchive archive = new ContextArchive()) {
            new BuildContext(recipe, dockerfile).write(archive, listener);
            BuildImageCmd command = client.buildImageCmd(archive.read())
                    .withTags(Set.of(tag))
                    .withLabels(Labels.ofImage(recipe))
                    .withRemove(true)
                    .withForcerm(true);
            arguments.forEach(command::withBuildArg);
            command.exec(this);
            // Not awaitCompletion(): if its time is over, it ends the build.
            while (!ended.await(pulse.toMillis(), TimeUnit.MILLISECONDS)) {
                client.pingCmd().exec();
            }
            requireSuccess();
            client.inspectImageCmd(tag).exec();
            progress.end();
        } catch (IOException | DockerException e) {
            throw new HostException(
                    "Image [%s] cannot be built: %s".formatted(recipe.name(), ContainerEngine.words(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("Image [%s] was not built: interrupted".formatted(recipe.name()), e);
        }
    }

    @Override
    public synchronized void onNext(BuildResponseItem item) {
        if (item.getStream() != null) {
            COLOUR.matcher(item.getStream())
                    .replaceAll("")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(this::onLine);
        }
        if (item.getErrorDetail() != null) {
            error = item.getErrorDetail().getMessage();
        }
    }

    private void onLine(String line) {
        if (progress.onLine(line)) {
            cause = null;
        } else if (cause == null && CAUSE.matcher(line).matches()) {
            cause = line.strip();
        }
        lastLines.add(line);
        if (lastLines.size() > LAST_LINES) {
            lastLines.remove();
        }
    }

    @Override
    public synchronized void onError(Throwable problem) {
        error = ContainerEngine.rootMessage(problem);
        super.onError(problem);
        ended.countDown();
    }

    @Override
    public void onComplete() {
        super.onComplete();
        ended.countDown();
    }

    private synchronized void requireSuccess() {
        if (error != null) {
            String output = String.join(System.lineSeparator(), lastLines);
            throw new HostException("Image [%s] cannot be built: %s"
                    .formatted(recipe.name(), cause == null ? "%s%n%s".formatted(error.strip(), output) : cause));
        }
    }
}

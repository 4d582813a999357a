package io.sandcheck.host.vm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.kernel.Errno;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The kit on the machine of a user whose language has other digits. */
@Isolated
class LocaleTests {

    private final Locale before = Locale.getDefault(Locale.Category.FORMAT);

    @BeforeEach
    void writeOtherDigits() {
        Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
        assertThat("%d".formatted(13)).isEqualTo("\u0661\u0663");
    }

    @AfterEach
    void writeTheDigitsOfThisMachine() {
        Locale.setDefault(Locale.Category.FORMAT, before);
    }

    @Test
    void commandOfAVirtualMachineIsTheSame() {
        assertThat(QemuCommand.argv(Accelerator.KVM)).allMatch(US_ASCII.newEncoder()::canEncode);
        assertThat(QemuCommand.runnerDevices()).contains("/dev/vport0p3");
    }

    @Test
    void errorNumbersAreRecognised() throws Exception {
        URL[] classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> url(Path.of(entry)))
                .toArray(URL[]::new);
        // A new loader, because the patterns are made when the class is loaded.
        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Class<?> errno = loader.loadClass(Errno.class.getName());

            assertThat(errno.getMethod("firstIn", String.class).invoke(null, "[Errno 13] it may not"))
                    .hasToString("Optional[EACCES]");
        }
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

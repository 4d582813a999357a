package io.sandcheck.host.container;

import io.sandcheck.fixture.EmbeddedPythons;
import java.io.IOException;
import java.util.function.Consumer;

/** An embedded CPython, identified by its version: {@code cpython/3.12}. */
final class PythonSupply implements Supply {

    private static final String PREFIX = "cpython/";

    @Override
    public boolean makes(String name) {
        return name.startsWith(PREFIX) && EmbeddedPythons.all().contains(version(name));
    }

    @Override
    public String fingerprint(String name) {
        return EmbeddedPythons.fingerprint(version(name));
    }

    @Override
    public void write(String name, ContextArchive archive, Consumer<String> progress) throws IOException {
        EmbeddedPythons.inImage(version(name))
                .handOver((file, content, executable) -> archive.add(name + "/" + file, content, executable));
    }

    private static String version(String name) {
        return name.substring(PREFIX.length());
    }
}

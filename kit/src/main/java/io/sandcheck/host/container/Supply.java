package io.sandcheck.host.container;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A file that a Dockerfile may copy although it is not in its folder, because the kit makes it. */
interface Supply {

    /** Tell whether it makes the file with that name. */
    boolean makes(String name);

    /** Return a word that identifies the content, for the hash of the image; equal words mean equal contents. */
    String fingerprint(String name);

    /** Make it, and write it to the context of the build. */
    void write(String name, ContextArchive archive, Consumer<String> progress) throws IOException;

    /** Find the supply that makes the file with that name. */
    static Optional<Supply> of(String name) {
        return List.of(new PythonSupply(), new CertificateSupply(), new RootFileSystemSupply()).stream()
                .filter(supply -> supply.makes(name))
                .findFirst();
    }
}

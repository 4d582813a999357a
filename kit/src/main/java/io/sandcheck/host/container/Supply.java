package io.sandcheck.host.container;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Something that a Dockerfile may copy though it does not lie beside it: the kit makes it. */
interface Supply {

    /** Tell whether it makes what is copied by that name. */
    boolean makes(String name);

    /** Say in a word which one it is, for the hash of the image; equal words stand for equal contents. */
    String fingerprint(String name);

    /** Make it, and write it to the context of the build. */
    void write(String name, ContextArchive archive, Consumer<String> progress) throws IOException;

    /** Find the one that makes what is copied by that name. */
    static Optional<Supply> of(String name) {
        return List.of(new PythonSupply(), new CertificateSupply(), new RootFileSystemSupply()).stream()
                .filter(supply -> supply.makes(name))
                .findFirst();
    }
}

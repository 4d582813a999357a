package io.sandcheck.campaign;

import java.nio.file.Path;
import java.util.List;

/** The command, as its users start it. */
record Product(String classPath, Path scratch) {

    static Product in(String classPath, Path scratch) {
        return new Product(classPath, scratch);
    }

    List<Trial> trials() {
        return List.of();
    }
}

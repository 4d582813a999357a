package io.sandcheck.host.container;

import io.sandcheck.host.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The certificates that this machine trusts, {@code ca-certificates.crt}. They may include that of a proxy. */
final class CertificateSupply implements Supply {

    private static final List<String> BUNDLES = List.of(
            "/etc/ssl/certs/ca-certificates.crt", // Debian, Ubuntu, Arch, Alpine
            "/etc/pki/tls/certs/ca-bundle.crt", // Fedora, RHEL
            "/etc/ssl/ca-bundle.pem"); // openSUSE

    @Override
    public boolean makes(String name) {
        return name.equals("ca-certificates.crt");
    }

    /** Trusted certificates do not change the result of a build. */
    @Override
    public String fingerprint(String name) {
        return "";
    }

    @Override
    public void write(String name, ContextArchive archive, Consumer<String> progress) throws IOException {
        Path bundle = Stream.concat(Stream.ofNullable(System.getenv("SSL_CERT_FILE")), BUNDLES.stream())
                .map(Path::of)
                .filter(Files::isReadable)
                .findFirst()
                .orElseThrow(() -> new HostException(
                        "No certificates in [%s]; install the package ca-certificates".formatted(BUNDLES.get(0))));
        archive.addFile(name, bundle);
    }
}

package io.sandcheck.adapter;

import io.sandcheck.adapter.AdapterFault.Kind;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A file by which the user switches the sandbox of an agent off: what runs in the sandbox must not be able to write it.
 *
 * @param path where it would be, absolute; it need not exist
 * @param content with which there would be no sandbox
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record SettingsFile(String path, byte[] content) {

    static List<SettingsFile> allOf(AdapterAnswer opened) {
        return opened.has("settings")
                ? opened.parts("settings").stream().map(SettingsFile::of).toList()
                : List.of();
    }

    private static SettingsFile of(AdapterAnswer answer) {
        String path = answer.text("path");
        if (!path.startsWith("/")) {
            throw answer.fault(Kind.MALFORMED, "[settings.path] must be an absolute path, not [%s]".formatted(path));
        }
        return new SettingsFile(path, answer.base64("content"));
    }
}

package io.sandcheck.adapter;

import io.sandcheck.adapter.AdapterFault.Kind;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A file with which a user switches off the sandbox of an agent. Commands in the sandbox must not be able to write it.
 *
 * @param path absolute path; the file need not exist
 * @param content that switches off the sandbox
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@SuppressWarnings("ArrayRecordComponent")
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

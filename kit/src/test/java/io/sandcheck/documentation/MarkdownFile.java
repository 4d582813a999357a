package io.sandcheck.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A document at the root of the project. */
public record MarkdownFile(String name) {

    private static final Path ROOT = Path.of("..");

    /** Return the texts of all fenced blocks of a language. */
    public List<String> blocks(String language) throws IOException {
        Pattern fenced = Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
        return fenced.matcher(Files.readString(ROOT.resolve(name)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}

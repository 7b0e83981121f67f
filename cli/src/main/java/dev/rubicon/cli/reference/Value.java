package dev.rubicon.cli.reference;

import java.util.List;

/** What may be written for an argument, as far as a shell can help with it. */
public sealed interface Value {
    /** Nothing: the option is there or it is not. */
    record Nothing() implements Value {}

    /** Any text. */
    record Text() implements Value {}

    /** The path of a file or folder. */
    record File() implements Value {}

    /** The path of a folder. */
    record Folder() implements Value {}

    /** One of these words. */
    record OneOf(List<String> words) implements Value {
        public OneOf {
            words = List.copyOf(words);
        }
    }
}

package dev.rubicon.packager.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a text with variables. What is no variable of a project, such as {@code ${Package.InstanceName}}, is text. */
sealed interface Piece {
    /** As it is written. */
    String source();

    record Text(String source) implements Piece {}

    /**
     * {@code ${name}}, {@code ${name:Function}} or {@code ${name:Function(argument)}}.
     *
     * @param call what stands behind the colon
     */
    record Reference(String source, String name, Optional<String> call) implements Piece {}

    Pattern REFERENCE = Pattern.compile("\\$\\{([a-zA-Z0-9]+)(?::([^{}]*))?}");

    /** In order; put together again they are the text. */
    static List<Piece> parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = REFERENCE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) {
                pieces.add(new Text(text.substring(end, matcher.start())));
            }
            pieces.add(new Reference(matcher.group(), matcher.group(1), Optional.ofNullable(matcher.group(2))));
            end = matcher.end();
        }
        if (end < text.length()) {
            pieces.add(new Text(text.substring(end)));
        }
        return pieces;
    }
}

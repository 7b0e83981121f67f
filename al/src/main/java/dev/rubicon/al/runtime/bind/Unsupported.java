package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.syntax.Position;

/**
 * Something in code that cannot be run here.
 *
 * @param what one clause, such as {@code 'Page.Run' is not supported}
 */
public record Unsupported(Position position, String what) {
    @Override
    public String toString() {
        return position.fileAndLine() + ": " + what;
    }
}

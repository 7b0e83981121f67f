package dev.rubicon.al.runtime.program;

import dev.rubicon.al.syntax.TokenKind;
import dev.rubicon.al.tree.Properties;
import java.util.Optional;

/** What objects and fields are called on the screen, in the language ENU. */
final class Captions {
    private Captions() {}

    /** Absent if no caption is declared. */
    static Optional<String> of(Properties properties) {
        return properties
                .find("Caption")
                .filter(property -> property.value().kind(0) == TokenKind.STRING)
                .map(property -> property.value().literal(0));
    }
}

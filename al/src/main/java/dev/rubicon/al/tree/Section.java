package dev.rubicon.al.tree;

import dev.rubicon.al.syntax.Position;
import dev.rubicon.al.syntax.TokenRange;
import java.util.List;

/**
 * A part of an object between braces whose meaning is not known here: {@code actions { … }}, {@code field(Name; Rec.Name) { … }}.
 *
 * @param arguments what stands in the parentheses, without them; may be empty
 */
public record Section(Position position, String keyword, TokenRange arguments, Body body) {
    /** What stands between braces, each in the order written. */
    public record Body(Properties properties, Code code, List<Section> sections) {
        public Body {
            sections = List.copyOf(sections);
        }
    }
}

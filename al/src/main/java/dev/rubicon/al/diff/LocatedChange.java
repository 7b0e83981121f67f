package dev.rubicon.al.diff;

import dev.rubicon.al.syntax.Position;
import dev.rubicon.schema.AppSourceRule;
import dev.rubicon.schema.Finding;
import dev.rubicon.schema.SchemaChange;
import dev.rubicon.schema.Verdict;
import java.util.Optional;

/**
 * A change, and where it stands.
 *
 * @param before where the older version declares what has changed; absent if it does not, or has no sources
 * @param after the same of the newer version
 */
public record LocatedChange(SchemaChange change, Optional<Position> before, Optional<Position> after) {
    public Verdict verdict() {
        return Verdict.of(change);
    }

    public Finding finding() {
        return Finding.of(change);
    }

    /** The rule of AppSourceCop that reports it. */
    public Optional<String> rule() {
        return AppSourceRule.of(change);
    }
}

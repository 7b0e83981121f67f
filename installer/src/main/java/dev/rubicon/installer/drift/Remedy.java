package dev.rubicon.installer.drift;

import java.util.List;
import java.util.Optional;

/** What becomes of a difference. */
public sealed interface Remedy {
    /**
     * Nothing is lost by it.
     *
     * @param sql in order
     * @param effect what they do, to follow a verb's subject: {@code makes it again, without rows}
     * @param obstacle a query for the number of rows that stand in the way; without any it can be done
     */
    record Statements(List<String> sql, String effect, Optional<String> obstacle) implements Remedy {
        public Statements {
            sql = List.copyOf(sql);
        }
    }

    /** It is left alone: only a person can know what was meant. */
    record ByHand(String what) implements Remedy {}
}

package dev.rubicon.server.catalog;

import java.util.List;
import java.util.function.Function;

/**
 * A change of the catalog's tables. Once released it never changes: what is wrong with it is mended by another one.
 *
 * @param feature whose tables they are, such as {@code token}
 * @param number from 1 on, without gaps, within the feature
 * @param statements in order, as the engine says them
 */
public record Migration(String feature, int number, Function<Engine, List<String>> statements) {
    /** One that every engine understands. */
    public static Migration of(String feature, int number, String... statements) {
        List<String> same = List.of(statements);
        return new Migration(feature, number, engine -> same);
    }
}

package dev.rubicon.al;

import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Problem;
import dev.rubicon.schema.Schema;
import java.util.List;

/**
 * One version of an app, as its sources declare it.
 *
 * @param dependencies in the order written
 * @param warnings what its author will want to know; it can be used all the same
 */
public record App(AppIdentity identity, List<AppDependency> dependencies, Schema schema, List<Problem> warnings) {
    public App {
        dependencies = List.copyOf(dependencies);
        warnings = List.copyOf(warnings);
    }
}

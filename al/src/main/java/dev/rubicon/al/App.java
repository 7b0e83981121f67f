package dev.rubicon.al;

import dev.rubicon.model.AppIdentity;
import dev.rubicon.schema.Schema;
import java.util.List;

/**
 * One version of an app, as its sources declare it.
 *
 * @param dependencies in the order written
 */
public record App(AppIdentity identity, List<AppDependency> dependencies, Schema schema) {
    public App {
        dependencies = List.copyOf(dependencies);
    }
}

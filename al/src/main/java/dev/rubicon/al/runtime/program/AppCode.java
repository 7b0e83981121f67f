package dev.rubicon.al.runtime.program;

import dev.rubicon.al.tree.SourceFile;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.schema.Schema;
import java.util.List;
import java.util.UUID;

/**
 * One app of a program.
 *
 * @param schema its tables and enums, which are known even where the sources are not
 * @param files its sources; empty if they are not at hand
 */
public record AppCode(AppIdentity identity, Schema schema, List<SourceFile> files) {
    /** The id of the app whose objects are built in. */
    public static final UUID BUILT_IN = new UUID(0, 0xA1);

    public AppCode {
        files = List.copyOf(files);
    }

    boolean isBuiltIn() {
        return identity.id().equals(BUILT_IN);
    }
}

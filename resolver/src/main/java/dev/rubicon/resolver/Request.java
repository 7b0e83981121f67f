package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.VersionQuery;
import java.util.List;

/** What somebody asks for, in their order: an earlier wish gets its newest version before a later one does. */
public record Request(List<Wish> wishes) {
    /** One package and the versions of it that will do. A package may be wished for twice; both queries then hold. */
    public record Wish(PackageId id, VersionQuery query) {}

    public Request {
        wishes = List.copyOf(wishes);
    }
}

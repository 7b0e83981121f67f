package dev.rubicon.resolver;

import dev.rubicon.model.PackageId;
import dev.rubicon.model.VersionQuery;
import java.util.List;

/**
 * What somebody asks for, in their order: an earlier wish gets its newest version before a later one does.
 *
 * @param rest what becomes of installed packages that nothing in the wishes leads to
 * @param dependencies whether those move that could stay
 */
public record Request(List<Wish> wishes, Rest rest, Dependencies dependencies) {
    /** One package and the versions of it that will do. A package may be wished for twice; both queries then hold. */
    public record Wish(PackageId id, VersionQuery query) {}

    /** What becomes of packages that are neither asked for nor needed. */
    public enum Rest {
        /** They stay exactly as they are. */
        STAYS,
        /** They are removed. */
        GOES
    }

    /** What an installed version that will do is worth. */
    public enum Dependencies {
        /** It counts as newest, unless a query says otherwise. */
        STAY,
        /** It is a version like any other. */
        MOVE
    }

    public Request {
        wishes = List.copyOf(wishes);
    }

    /** The wishes beside what is there, with as little moved as they need. */
    public Request(List<Wish> wishes) {
        this(wishes, Rest.STAYS, Dependencies.STAY);
    }
}

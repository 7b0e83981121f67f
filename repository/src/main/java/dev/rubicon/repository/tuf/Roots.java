package dev.rubicon.repository.tuf;

import dev.rubicon.model.Untrusted;
import java.util.List;

/** What can be told of a root by its bytes and by the root before it. */
public final class Roots {
    private Roots() {}

    /**
     * The ids of the keys that sign a root, unverified.
     *
     * @throws Untrusted RB310 if these bytes are no root
     */
    public static List<String> keyIds(byte[] root) {
        return MetadataReader.root(root).unverified().roles().get("root").keyIds();
    }

    /**
     * A root that its own keys have signed, whoever these are.
     *
     * @throws Untrusted RB310 or RB311
     */
    public static Signed.Root own(byte[] bytes) {
        Metadata<Signed.Root> offered = MetadataReader.root(bytes);
        Signed.Root root = offered.unverified();
        return offered.verified("root", root.keys(), root.roles().get("root"));
    }

    /**
     * The root that follows another.
     *
     * @throws Untrusted RB310, RB311 or RB314 if it does not
     */
    public static Signed.Root next(Signed.Root root, byte[] bytes) {
        Metadata<Signed.Root> offered = MetadataReader.root(bytes);
        Signed.Root next = offered.verified("root", root.keys(), root.roles().get("root"));
        offered.verified("root", next.keys(), next.roles().get("root"));
        if (next.version() != root.version() + 1) {
            throw MetadataProblems.mismatch("root", "it has version " + next.version());
        }
        return next;
    }
}

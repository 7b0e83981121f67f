package dev.rubicon.model;

import java.util.Comparator;

/** One version of one package, such as {@code my-app 2.0.0}. Its content never changes once it is published. */
public record PackageVersion(PackageId id, Version version) implements Comparable<PackageVersion> {
    private static final Comparator<PackageVersion> ORDER =
            Comparator.comparing(PackageVersion::id).thenComparing(PackageVersion::version);

    @Override
    public int compareTo(PackageVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return id + " " + version;
    }
}

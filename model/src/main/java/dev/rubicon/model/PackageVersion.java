package dev.rubicon.model;

/** One version of one package, such as {@code my-app 2.0.0}. Its content never changes once it is published. */
public record PackageVersion(PackageId id, Version version) implements Comparable<PackageVersion> {
    @Override
    public int compareTo(PackageVersion other) {
        int byId = id.compareTo(other.id);
        return byId == 0 ? version.compareTo(other.version) : byId;
    }

    @Override
    public String toString() {
        return id + " " + version;
    }
}

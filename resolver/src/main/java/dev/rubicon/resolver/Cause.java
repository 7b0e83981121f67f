package dev.rubicon.resolver;

import java.util.List;

/** Why terms cannot all hold. */
sealed interface Cause {
    /** One requirement says so. */
    record Stated(Requirement requirement) implements Cause {}

    /** There is one version of each package. */
    record SamePackage() implements Cause {}

    /** A pre-release is newly chosen only if a requirement names its label. */
    record Unnamed() implements Cause {}

    /** A package is there only if something leads to it. */
    record Unneeded() implements Cause {}

    /** It follows from others. */
    record Derived(List<Incompatibility> from) implements Cause {}
}

package dev.rubicon.packager.project;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a build says, and its project files do not know.
 *
 * @param target such as {@code release} or {@code dev}
 * @param branch the name of the branch that is built
 * @param variables values that replace those in project files; names ignore case
 * @param apps where the app file of a project comes from
 */
public record BuildSettings(
        Optional<String> target, Optional<String> branch, SortedMap<String, String> variables, AppMaker apps) {
    public BuildSettings {
        SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(variables);
        variables = Collections.unmodifiableSortedMap(copy);
    }

    /** Without any, the app file built here. */
    public static BuildSettings none() {
        return new BuildSettings(Optional.empty(), Optional.empty(), new TreeMap<>(Map.of()), new AppMaker.Builder());
    }
}

package dev.rubicon.repository;

import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Release;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What can be wrong with a repository, in words. */
final class RepositoryProblems {
    private static final int VERSIONS_NAMED = 5;

    private RepositoryProblems() {}

    static Problem notARepository(Path root) {
        return new Problem(
                "RB300",
                quoted(root) + " is not a repository",
                "check the path, or publish a package to it: the first one makes it a repository");
    }

    static Problem unknownFormat(Path root) {
        return new Problem(
                "RB301",
                "the repository " + quoted(root) + " has a format that this version does not know",
                "use a newer Rubicon");
    }

    static Problem noSuchVersion(PackageVersion identity, List<Release> releases) {
        String newest = releases.reversed().stream()
                .limit(VERSIONS_NAMED)
                .map(release -> release.version().toString())
                .collect(Collectors.joining(", "));
        return new Problem(
                "RB302",
                "the repository has no " + identity,
                releases.isEmpty()
                        ? "it has no version of " + identity.id() + "; search for the id"
                        : "its newest versions are " + newest);
    }

    static Problem damagedIndex(String where, String why) {
        return new Problem(
                "RB303",
                where + " of the repository is damaged: " + why,
                "restore that file from a mirror or a backup; indexes are not to be edited by hand");
    }

    static Problem damagedPackage(PackageVersion identity) {
        return new Problem(
                "RB304",
                "the repository's file of " + identity + " is missing, or not the one that was published",
                "publish it again, or restore it from a mirror or a backup");
    }

    static Problem locked(Path root, Duration waited) {
        return new Problem(
                "RB305",
                "somebody else is publishing to " + quoted(root) + ", for longer than " + waited.toSeconds() + " s",
                "try again when they are done");
    }

    static Problem refreshing(String location, Duration waited) {
        return new Problem(
                "RB305",
                "another process is reading what is new in '" + Quoted.path(location) + "', for longer than "
                        + waited.toSeconds() + " s",
                "try again when it is done");
    }

    static Unavailable unavailable(Path root, IOException e) {
        String why = e.getClass().getSimpleName() + " " + e.getMessage();
        return new Unavailable(
                new Problem(
                        "RB306",
                        "the repository " + quoted(root) + " cannot be used: " + Quoted.shortened(why),
                        "check the folder, its permissions and its free space, and try again"),
                e);
    }

    static Problem tooLong(String path, long limit) {
        return new Problem(
                "RB315",
                path + " is longer than the " + limit + " bytes that it may have",
                "get it from the publisher or another mirror");
    }

    static Problem noDigest(String path) {
        return new Problem(
                "RB310", path + " is signed without a SHA-256", "get it from the publisher or another mirror");
    }

    static Problem unknownRoot(String location) {
        return new Problem(
                "RB320",
                "nobody has said yet whose the repository '" + Quoted.path(location) + "' is",
                "get its root.json from the publisher by a way that you trust, and give it with --root");
    }

    static Problem notEmpty(Path root) {
        return new Problem(
                "RB307",
                quoted(root) + " is not a repository, and not empty",
                "publish to an empty or new folder: the first package makes it a repository");
    }

    static Problem exists(Path root) {
        return new Problem(
                "RB341",
                quoted(root) + " is a repository already",
                "'rubicon repository rotate' changes its keys; or choose a new folder");
    }

    static Problem changed(String fileName) {
        return new Problem(
                "RB308",
                "package file '" + Quoted.shortened(fileName) + "' changed while it was being published",
                "let whatever writes it finish, then publish again");
    }

    private static String quoted(Path path) {
        return "'" + Quoted.shortened(path.toString()) + "'";
    }
}

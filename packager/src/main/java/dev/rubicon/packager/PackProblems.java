package dev.rubicon.packager;

import dev.rubicon.model.AppMetadata;
import dev.rubicon.model.PackagePath;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.PackagedApp;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.nio.file.Path;

/** What can be wrong with what is to be packed, in words. */
final class PackProblems {
    private PackProblems() {}

    static Problem noSuchPath(Path path) {
        return new Problem("RB160", "there is no file or folder " + quoted(path), "check the path");
    }

    static Problem sameName(String first, String second, String name) {
        return new Problem(
                "RB161",
                "'" + Quoted.shortened(first) + "' and '" + Quoted.shortened(second) + "' would both be '"
                        + Quoted.shortened(name) + "' in the package",
                "rename one of them, or put both into one folder and pack that");
    }

    static Problem twoMetadata(Path first, Path second) {
        return new Problem(
                "RB162",
                quoted(first) + " and " + quoted(second) + " are both the package's " + AppMetadata.FILE_NAME,
                "keep one: a package has one ForceVersion");
    }

    static Problem metadataGivenAlso(Path file) {
        return new Problem(
                "RB162",
                quoted(file) + " and what is given beside the paths are both the package's " + AppMetadata.FILE_NAME,
                "keep one: a package has one ForceVersion");
    }

    static Problem earlierOfNone(Path path, PackageVersion found) {
        return new Problem(
                "RB174",
                quoted(path) + " is " + found + ", which is no earlier version of any of these packages",
                "leave it out, or pack " + found.id() + ", too");
    }

    static Problem twice(PackageVersion identity) {
        return new Problem(
                "RB181",
                "two of the packages would be " + identity.id(),
                "give one of them another id, or pack it by itself");
    }

    static Problem outputInside(Path output, Path folder) {
        return new Problem(
                "RB165",
                "the output folder " + quoted(output) + " lies inside " + quoted(folder) + ", which is to be packed",
                "choose an output folder outside of it: a later package would hold the earlier ones");
    }

    static Problem noName(Path path) {
        return new Problem("RB166", quoted(path) + " has no name to stand under", "name a folder below it");
    }

    static Problem special(String name) {
        return new Problem(
                "RB164",
                "'" + Quoted.shortened(name) + "' is neither a file nor a folder",
                "leave it out; sockets, pipes and devices cannot be packed");
    }

    static Problem unknownKey(String key) {
        return new Problem(
                "RB167",
                AppMetadata.FILE_NAME + " has the unknown key '" + Quoted.shortened(key) + "'",
                "it is kept in the package and has no effect; check its spelling");
    }

    static Problem otherVersion(PackagedApp app, PackageVersion identity) {
        return new Problem(
                "RB168",
                "the app " + Quoted.shortened(app.app().name()) + " is "
                        + app.app().version() + ", but its package is " + identity,
                "ForceVersion and updates go by the package's version: keep both equal unless you mean it");
    }

    static Problem nothingToPack(Path folder) {
        return new Problem(
                "RB169",
                "the folder " + quoted(folder) + " adds nothing to the package",
                "it holds no files; names that begin with '.' are left out");
    }

    static Problem appAsFile(PackagePath path) {
        return new Problem(
                "RB196",
                "'" + Quoted.path(path.value()) + "' is packed as a file: its app will not be installed",
                "name app files themselves, such as --path 'out/*.app', if it is to be");
    }

    static Problem cannotRead(Path path) {
        return new Problem("RB170", quoted(path) + " cannot be read", "check its permissions and try again");
    }

    private static String quoted(Path path) {
        return "'" + Quoted.shortened(path.toString()) + "'";
    }
}

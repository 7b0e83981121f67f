package dev.rubicon.format;

import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;

/** What can be wrong with a package file, in words. Whoever reads one throws these as corrupt, whoever writes one as invalid input. */
final class PackageProblems {
    private static final String FETCH_AGAIN = "get the package again, or pack it again with 'rubicon pack'";
    private static final String PACK_AGAIN = "do not trust this file; pack it again with 'rubicon pack'";

    private final String what;

    /** @param fileName of the package */
    PackageProblems(String fileName) {
        this.what = "package file '" + Quoted.shortened(fileName) + "'";
    }

    String what() {
        return what;
    }

    Problem notAPackage(String why) {
        return new Problem("RB140", what + " is damaged or no package: " + why, FETCH_AGAIN);
    }

    Problem hiddenBytes(String where) {
        return new Problem("RB141", what + " holds bytes that belong to no file: " + where, PACK_AGAIN);
    }

    Problem collidingNames(String first, String second) {
        return new Problem(
                "RB142",
                what + " holds both '" + Quoted.shortened(first) + "' and '" + Quoted.shortened(second)
                        + "', which some systems take for the same file",
                "rename one of them and pack again");
    }

    Problem unsafeName(String name, String why) {
        return new Problem("RB143", what + " holds the name '" + Quoted.shortened(name) + "': " + why, PACK_AGAIN);
    }

    Problem notAPlainFile(String name) {
        return new Problem(
                "RB144",
                "'" + Quoted.shortened(name) + "' in " + what + " is no plain file",
                "packages hold plain files only, no links, folders or devices; " + PACK_AGAIN);
    }

    Problem encrypted(String name) {
        return new Problem("RB145", "'" + Quoted.shortened(name) + "' in " + what + " is encrypted", PACK_AGAIN);
    }

    Problem unknownMethod(String name, int method) {
        return new Problem(
                "RB146",
                "'" + Quoted.shortened(name) + "' in " + what + " is compressed by method " + method
                        + ", expected 0 (stored) or 8 (deflated)",
                PACK_AGAIN);
    }

    Problem tooManyEntries(long entries) {
        return new Problem(
                "RB147",
                what + " has " + entries + " entries, at most " + Limits.ENTRIES + " are allowed",
                "split it into several packages");
    }

    Problem tooLarge(String which, long bytes, long limit) {
        return new Problem(
                "RB148",
                which + what + " would take " + bytes + " bytes, at most " + limit + " are allowed",
                "split it into several packages");
    }

    Problem bomb(String name, long size, long compressedSize) {
        return new Problem(
                "RB149",
                "'" + Quoted.shortened(name) + "' in " + what + " grows from " + compressedSize + " to " + size
                        + " bytes, more than " + Limits.RATIO + " times",
                "leave it out of the package, or split it");
    }

    Problem twoHeaders(String name) {
        return new Problem(
                "RB150",
                what + " describes '" + Quoted.shortened(name) + "' differently in its two directories",
                PACK_AGAIN);
    }

    Problem noManifest(String manifestName) {
        return new Problem("RB151", what + " has no " + manifestName, PACK_AGAIN);
    }

    Problem documentTooLarge(String name, long bytes, long limit) {
        return new Problem(
                "RB152",
                name + " of " + what + " has " + bytes + " bytes, at most " + limit + " are allowed",
                "declare less in it, or pack fewer files");
    }

    Problem unlisted(String name) {
        return new Problem(
                "RB153",
                what + " holds '" + Quoted.shortened(name) + "', which its manifest does not list",
                PACK_AGAIN);
    }

    Problem missing(String name) {
        return new Problem(
                "RB154", what + " lacks '" + Quoted.shortened(name) + "', which its manifest lists", FETCH_AGAIN);
    }

    Problem otherContent(String name, String why) {
        return new Problem(
                "RB155",
                "'" + Quoted.shortened(name) + "' in " + what + " is not what it is declared to be: " + why,
                FETCH_AGAIN);
    }

    Problem changedWhilePacked(String name) {
        return new Problem(
                "RB156",
                "'" + Quoted.shortened(name) + "' changed while " + what + " was being written",
                "let whatever writes it finish, then pack again");
    }

    Problem cannotWrite(String why) {
        return new Problem(
                "RB157", what + " cannot be written: " + Quoted.shortened(why), "check the folder and its free space");
    }

    Problem cannotRead(String name, String why) {
        return new Problem("RB158", name + " cannot be read: " + Quoted.shortened(why), "check it and try again");
    }

    Problem notThere() {
        return new Problem("RB159", "there is no " + what, "check the path");
    }
}

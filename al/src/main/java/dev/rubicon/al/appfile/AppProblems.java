package dev.rubicon.al.appfile;

import dev.rubicon.format.ForeignZip;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;

/** What can be wrong with an app file, in words. */
final class AppProblems implements ForeignZip.Problems {
    private static final String GET_AGAIN = "get the file again from where it comes, or compile the app again";

    private final String what;

    /** @param name of the file */
    AppProblems(String name) {
        this.what = "app file '" + Quoted.path(name) + "'";
    }

    String what() {
        return what;
    }

    /** An entry, as messages name it. */
    String entry(String name) {
        return name + " of " + what;
    }

    Problem notAnAppFile(String why) {
        return new Problem("RB240", what + " is damaged or no app file: " + why, GET_AGAIN);
    }

    Problem empty() {
        return new Problem(
                "RB241",
                what + " is empty, its compilation failed",
                "look at the messages of the compiler, and compile it again");
    }

    Problem encrypted() {
        return new Problem(
                "RB242",
                what + " is an encrypted runtime package",
                "get a package of the app that is no runtime package: this one can be read by the server only");
    }

    @Override
    public Problem damaged(String why) {
        return notAnAppFile(why);
    }

    @Override
    public Problem damagedEntry(String name, String why) {
        return new Problem("RB243", "'" + Quoted.path(name) + "' in " + what + ": " + why, GET_AGAIN);
    }

    @Override
    public Problem tooLarge(String why) {
        return new Problem(
                "RB244", what + " is too large to be read: " + why, "leave out what does not belong to the app");
    }

    Problem badManifest(String why) {
        return new Problem("RB245", NavxManifest.NAME + " of " + what + " cannot be used: " + why, GET_AGAIN);
    }

    Problem lacks(String part, String hint) {
        return new Problem("RB246", what + " has no " + part, hint);
    }

    Problem unreadable(String why) {
        return new Problem(
                "RB206", "cannot read " + what + ": " + Quoted.shortened(why), "check that it exists and may be read");
    }
}

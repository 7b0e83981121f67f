package dev.rubicon.repository.tuf;

import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import java.time.Duration;
import java.time.Instant;

/** Why metadata or a file is not believed, in words. */
final class MetadataProblems {
    private static final String ASK =
            "get it from the publisher or another mirror; if that refuses as well, tell the publisher";

    private MetadataProblems() {}

    static Untrusted malformed(String why) {
        return new Untrusted("RB310", "this is no signed metadata of a repository: " + why, ASK);
    }

    static Untrusted unsigned(String role, int valid, int threshold) {
        return new Untrusted(
                "RB311",
                role + " is signed by " + valid + " of the " + threshold + " keys that it takes",
                "somebody may have changed it; " + ASK);
    }

    static Untrusted older(String role, long offered, long seen) {
        return new Untrusted(
                "RB312",
                role + " has version " + offered + ", but version " + seen + " was seen before",
                "the mirror is behind, or somebody replays an old state; use another mirror");
    }

    static Untrusted expired(String role, Instant expires, Instant now) {
        return new Untrusted(
                "RB313",
                role + " expired " + ago(Duration.between(expires, now)) + " ago, on " + expires,
                "let the publisher sign it again (rubicon repository refresh), mirror it again, or check this machine's clock;"
                        + (role.equals("timestamp")
                                ? " where no newer one can arrive: --accept-expired-timestamp"
                                : ""));
    }

    static Problem tolerated(Instant expires, Instant now, Duration tolerance) {
        return new Problem(
                "RB313",
                "timestamp expired " + ago(Duration.between(expires, now)) + " ago, on " + expires
                        + "; this is accepted, for it may be " + ago(tolerance),
                "versions that were published or withdrawn since are not known here");
    }

    static Untrusted mismatch(String role, String why) {
        return new Untrusted("RB314", role + " does not belong to this state of the repository: " + why, ASK);
    }

    static Untrusted tooLong(String name, long limit) {
        return new Untrusted("RB315", name + " is longer than the " + limit + " bytes that it may have", ASK);
    }

    static Unavailable missing(String name) {
        return new Unavailable(new Problem(
                "RB316",
                "the repository does not have " + name + ", which its metadata names",
                "try again: somebody may be publishing; else mirror it again"));
    }

    static Untrusted changed(String path, String why) {
        return new Untrusted("RB317", Quoted.path(path) + " is not the file that was signed: " + why, ASK);
    }

    static Untrusted tooManyRoots(int limit) {
        return new Untrusted(
                "RB318",
                "the repository has more than " + limit + " new versions of its root",
                "get a newer root.json from the publisher, and give it with --root");
    }

    private static String ago(Duration age) {
        if (age.toDays() >= 2) {
            return age.toDays() + " days";
        }
        return age.toHours() >= 2 ? age.toHours() + " hours" : age.toMinutes() + " minutes";
    }
}

package dev.rubicon.repository.mirror;

import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Dependency;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import java.io.IOException;
import java.nio.file.Path;

/** What can be wrong with mirroring, in words. */
final class MirrorProblems {
    private MirrorProblems() {}

    static Problem notEmpty(String target) {
        return new Problem(
                "RB307",
                "'" + Quoted.path(target) + "' is not a repository, and not empty",
                "mirror to an empty or new folder, or to an earlier mirror");
    }

    static Unavailable unavailable(String target, IOException e) {
        return new Unavailable(
                new Problem(
                        "RB306",
                        "the mirror '" + Quoted.path(target) + "' cannot be used: "
                                + Quoted.path(e.getClass().getSimpleName() + " " + e.getMessage()),
                        "check the folder, its permissions and its free space, and run it again: what has arrived is kept"),
                e);
    }

    static Untrusted changed(StoredFile file) {
        return new Untrusted(
                "RB317",
                Quoted.path(file.path()) + " is not the file that was signed",
                "get it from the publisher or another mirror");
    }

    static Corrupt missing(String path) {
        return new Corrupt(new Problem(
                "RB304",
                "the source does not have " + Quoted.path(path) + ", which it names",
                "restore it there; if somebody has just removed that version, run it again"));
    }

    static Unavailable notHeld(String source, StoredFile file) {
        return new Unavailable(
                "RB350",
                Quoted.path(source) + " is a mirror of a part, and does not hold " + Quoted.path(file.path()),
                "mirror from the origin, or only what that mirror holds");
    }

    static Problem notBroughtYet(String what, String origin) {
        return new Problem(
                "RB926",
                Quoted.path(what) + " is not here, and " + origin + " cannot be reached",
                "try again when it can be; what was brought before is there");
    }

    static Problem onItsWay(String what, String origin) {
        return new Problem("RB927", Quoted.path(what) + " is being brought from " + origin, "ask again in ten seconds");
    }

    static InvalidInput another(String target) {
        return new InvalidInput(
                "RB351",
                "'" + Quoted.path(target) + "' is another repository: its keys do not lead to those of the source",
                "mirror to a new folder; to put packages into a repository of your own: rubicon publish");
    }

    static Untrusted ahead(String target, String what, long here, long there) {
        return new Untrusted(
                "RB352",
                "'" + Quoted.path(target) + "' is ahead of the source: it has " + what + " " + here
                        + ", and the source " + there,
                "the source is behind, or somebody replays an old state; mirror from the origin");
    }

    static Untrusted forked(String target, long version) {
        return new Untrusted(
                "RB352",
                "'" + Quoted.path(target) + "' has another timestamp " + version + " than the source",
                "somebody has signed two states with one number; ask the publisher which one counts");
    }

    static InvalidInput nothing(Dependency wish) {
        return new InvalidInput(
                "RB353",
                "the source has no version that --include " + wish + " would take",
                "rubicon show " + wish.id()
                        + " lists its versions; withdrawn ones and unnamed pre-releases are left out");
    }

    static InvalidInput noCarriedFile(String file, String why) {
        return new InvalidInput(
                "RB360",
                "'" + Quoted.path(file) + "' is no file that 'mirror --to-file' has written: " + Quoted.sentence(why),
                "check the path");
    }

    private static Corrupt carried(String code, Path file, String what) {
        return new Corrupt(new Problem(
                code,
                "'" + Quoted.path(file.toString()) + "' " + what,
                "get the file again; nothing of it is shown by the mirror"));
    }

    static Corrupt foreign(Path file, String name) {
        return carried("RB361", file, "has '" + Quoted.path(name) + "', which is no file of the state that it carries");
    }

    static Corrupt noPlainFile(Path file, String name) {
        return carried("RB362", file, "has '" + Quoted.path(name) + "', which is a link, a folder or no plain file");
    }

    static Corrupt wrongSize(Path file, StoredFile signed, long size) {
        return carried(
                "RB363",
                file,
                "has " + Quoted.path(signed.path()) + " with " + size + " bytes; signed were " + signed.size());
    }

    static Corrupt damaged(Path file, String why) {
        return carried("RB364", file, "is cut off or damaged: " + Quoted.sentence(why));
    }

    static Corrupt twice(Path file, String name) {
        return carried("RB365", file, "has '" + Quoted.path(name) + "' twice");
    }

    static Corrupt tooMuch(Path file, String name) {
        return carried("RB366", file, "unpacks to more than there may be: at " + Quoted.path(name));
    }

    static Corrupt wrongBase(Path file, String why) {
        return new Corrupt(
                new Problem(
                        "RB367",
                        "'" + Quoted.path(file.toString()) + "' is an update for another mirror than this one: "
                                + Quoted.sentence(why),
                        "have it made for this mirror: rubicon mirror DEST --state, and give that with --state; or without --state"));
    }

    static Unavailable fileFails(Path file, IOException e) {
        return new Unavailable(
                new Problem(
                        "RB368",
                        "'" + Quoted.path(file.toString()) + "' cannot be read or written: "
                                + Quoted.path(e.getClass().getSimpleName() + " " + e.getMessage()),
                        "check the path, its permissions and the free space"),
                e);
    }

    static InvalidInput noState(String file, String why) {
        return new InvalidInput(
                "RB369",
                "'" + Quoted.path(file) + "' is no state of a mirror: " + Quoted.sentence(why),
                "give what 'rubicon mirror DEST --state' has printed");
    }
}

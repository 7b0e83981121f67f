package dev.rubicon.repository.oci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.Corrupt;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What can be wrong between us and a registry, in words. No secret is in them. */
final class RegistryProblems {
    private static final String LOGIN = "log in with 'docker login', or set RUBICON_OCI_USER and RUBICON_OCI_PASSWORD";
    private static final int SAID = 3;
    private static final int NAMED = 10;

    private RegistryProblems() {}

    /** What a registry says in the body of an error, such as {@code DENIED (requested access ...)}; empty if it says nothing. */
    static String said(byte[] body) {
        List<String> all = new ArrayList<>();
        try {
            for (JsonNode error : Json.read(body, "it").path("errors")) {
                String message = error.path("message").asText("");
                all.add(error.path("code").asText("?") + (message.isEmpty() ? "" : " (" + message + ")"));
            }
        } catch (InvalidInput e) {
            return "";
        }
        return Quoted.sentence(String.join(", ", all.subList(0, Math.min(SAID, all.size()))));
    }

    static Unavailable unknown(OciAddress address, boolean known) {
        return known
                ? new Unavailable("RB381", "the registry does not take the user and password for " + address, LOGIN)
                : new Unavailable(
                        "RB381",
                        "the registry wants to know who asks for " + address + ", and nothing is known",
                        LOGIN);
    }

    static Unavailable denied(OciAddress address, boolean pushes, String said) {
        return new Unavailable(
                "RB382",
                "the registry does not let us " + (pushes ? "write to " : "read ") + address + because(said),
                "ask whoever runs it for the right to " + (pushes ? "push" : "pull") + ", or log in as somebody else");
    }

    static Unavailable refused(OciAddress address, String what, int status, String said) {
        return new Unavailable(
                "RB384",
                "the registry answered " + status + " for " + Quoted.path(what) + " of " + address + because(said),
                status == 404
                        ? "check the name; some registries want it to be made first"
                        : "ask whoever runs it, with this answer");
    }

    private static String because(String said) {
        return said.isEmpty() ? "" : ": " + said;
    }

    static Unavailable none(OciAddress address) {
        return new Unavailable(
                "RB383",
                address + " has no tag '" + OciTags.STATE + "': there is no repository",
                "check the name, or push one to it; a copy must have that tag, too");
    }

    static Unavailable lacks(OciAddress address, String name, String tag) {
        return new Unavailable(
                "RB383",
                address + " lacks " + Quoted.path(name) + ", which is signed",
                "copy the tag '" + tag + "' from where this was copied, or push again");
    }

    static Corrupt noState(OciAddress address, String why) {
        return new Corrupt(new Problem(
                "RB385",
                "the tag '" + OciTags.STATE + "' of " + address + " is no state of a repository: "
                        + Quoted.shortened(why),
                "check the name; to begin anew there, delete that tag and push again"));
    }

    static Untrusted changed(OciAddress address, String name, Digest digest) {
        return new Untrusted(
                "RB317",
                "what " + address + " gives as " + Quoted.path(name) + " is not " + digest,
                "the registry is damaged, or somebody changed it: get it from the publisher or another mirror");
    }

    static Untrusted tooLong(String name, long limit) {
        return new Untrusted(
                "RB315",
                Quoted.path(name) + " is longer than the " + limit + " bytes that it may have",
                "get it from the publisher or another mirror");
    }

    static Unavailable moved(String location) {
        return new Unavailable(
                "RB316",
                "'" + Quoted.path(location) + "' gives another state than the one that was verified",
                "try again: somebody may be publishing; if it stays so, two machines have published without each other");
    }

    static Untrusted notOurKind(String path) {
        return new Untrusted(
                "RB392",
                "the repository names '" + Quoted.path(path) + "', which is no file of a repository",
                "tell the publisher; nothing is pushed until that name is gone");
    }

    static InvalidInput newer(OciAddress address, long there, long here) {
        return new InvalidInput(
                "RB386",
                address + " has state " + Quoted.shortened(Long.toString(there)) + ", and state " + here
                        + " is to be pushed: clients would refuse to go back",
                "push from the machine that published last");
    }

    static InvalidInput lost(OciAddress address, List<String> packages) {
        String named = String.join(", ", packages.subList(0, Math.min(NAMED, packages.size())));
        return new InvalidInput(
                "RB387",
                "pushing would take from " + address + " what others published there: " + Quoted.sentence(named)
                        + (packages.size() > NAMED ? " and " + (packages.size() - NAMED) + " more" : ""),
                "publish these packages here first; or give --replace if they are to go");
    }

    static Untrusted notOurs(OciAddress address, Untrusted why) {
        return new Untrusted(
                "RB385",
                "what is in " + address + " is not an earlier state of what is to be pushed: "
                        + Quoted.sentence(why.getMessage()),
                "check the name; if that repository is to be replaced, give --replace");
    }

    static Unavailable overtaken(OciAddress address, boolean after) {
        return new Unavailable(
                "RB388",
                after
                        ? "somebody else pushed to " + address + " at the same time, and theirs is what it has now"
                        : "somebody else pushed to " + address + " meanwhile; its state was not changed",
                "push again; let one machine at a time push to a registry");
    }

    static InvalidInput credentials(Path file, String why) {
        return new InvalidInput(
                "RB389", "'" + Quoted.path(file.toString()) + "' cannot be used: " + Quoted.shortened(why), LOGIN);
    }

    static InvalidInput helper(String program, String why) {
        return new InvalidInput(
                "RB389",
                Quoted.shortened(program) + ", which the configuration of docker names, failed: "
                        + Quoted.shortened(why),
                "run '" + Quoted.shortened(program)
                        + " get' yourself; or set RUBICON_OCI_USER and RUBICON_OCI_PASSWORD");
    }

    static Unavailable realm(OciAddress address, String why) {
        return new Unavailable(
                "RB390",
                "the registry of " + address + " sends us elsewhere for a token, and " + why,
                "ask whoever runs it");
    }

    static Unavailable upload(OciAddress address) {
        return new Unavailable(
                "RB390",
                "the registry of " + address + " wants the upload sent to no address of https",
                "ask whoever runs it: behind a proxy, a registry must know that it is spoken to by https");
    }

    static Unavailable stored(OciAddress address, Digest digest) {
        return new Unavailable(
                "RB391",
                "the registry of " + address + " says that it has stored something else than " + digest,
                "push again; if it stays so, ask whoever runs it");
    }
}

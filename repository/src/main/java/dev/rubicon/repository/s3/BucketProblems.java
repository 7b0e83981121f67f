package dev.rubicon.repository.s3;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import dev.rubicon.repository.http.Answer;
import dev.rubicon.repository.http.WebClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why an object store cannot be used, in words. */
final class BucketProblems {
    private static final int MAX_SAID = 64 * 1024;
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,64})</Code>");

    private BucketProblems() {}

    /** What the store calls what is wrong; empty if it says nothing. */
    static String code(WebClient client, Answer answer) throws IOException {
        try {
            String said = new String(client.body(answer, answer.uri(), MAX_SAID), StandardCharsets.UTF_8);
            Matcher code = CODE.matcher(said);
            return code.find() ? code.group(1) : "";
        } catch (Untrusted e) {
            return "";
        }
    }

    static Unavailable refused(BucketAddress address, int status, String code) {
        String answer = "status " + status + (code.isEmpty() ? "" : " " + code);
        if (code.equals("NoSuchBucket")) {
            return new Unavailable(
                    "RB372",
                    "the store has no bucket '" + address.bucket() + "' (" + answer + ")",
                    "check the address, AWS_ENDPOINT_URL and AWS_REGION, or make the bucket");
        }
        if (status == 401 || status == 403) {
            return new Unavailable(
                    "RB373",
                    "the store does not let us use " + address + " (" + answer + ")",
                    "check the keys and the clock; they need s3:GetObject, s3:PutObject and s3:ListBucket there");
        }
        return new Unavailable(
                "RB374",
                "the store does not do what it is asked for " + address + " (" + answer + ")",
                "check AWS_ENDPOINT_URL and AWS_REGION; else ask whoever runs the store, with this answer");
    }

    static InvalidInput foreign(BucketAddress address, String path) {
        return new InvalidInput(
                "RB375",
                address + " is not a repository, and not empty: it has " + Quoted.path(path),
                "name the folder of the repository, or one that is empty: the first package makes it a repository");
    }

    static InvalidInput noConditions(BucketAddress address) {
        return new InvalidInput(
                "RB376",
                "the store of " + address
                        + " does not heed If-None-Match and If-Match, so writers would overwrite each other",
                "use a store with conditional writes, or keep the repository in a folder");
    }

    static Unavailable others(BucketAddress address, Duration waited) {
        return new Unavailable(
                "RB305",
                "others are publishing to " + address + ", for longer than " + waited.toSeconds() + " s",
                "try again when they are done");
    }

    static Unavailable failed(BucketAddress address, IOException e) {
        return new Unavailable(
                new Problem(
                        "RB306",
                        "the repository " + address + " cannot be used: "
                                + Quoted.shortened(e.getClass().getSimpleName() + " " + e.getMessage()),
                        "check the disk of this machine, and try again"),
                e);
    }

    static Unavailable changed(String fileName) {
        return new Unavailable(
                "RB308",
                "package file '" + Quoted.shortened(fileName) + "' changed while it was being published",
                "let whatever writes it finish, then publish again");
    }
}

package dev.rubicon.repository.s3;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a repository is in an object store: {@code s3://bucket[/prefix]}.
 *
 * @param prefix empty, or with a slash at its end
 */
public record BucketAddress(String bucket, String prefix) {
    private static final Pattern SYNTAX = Pattern.compile("(?i:s3)://([^/]*)(?:/(.*?))?/?");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
    private static final int MAX_PREFIX = 400;

    /** @throws InvalidInput RB370; the message has no secret that the text may have */
    public static BucketAddress parse(String text) {
        Matcher parts = SYNTAX.matcher(text);
        if (!parts.matches() || !BUCKET.matcher(parts.group(1)).matches()) {
            throw wrong(text, "it has no bucket of 3 to 63 characters a-z, 0-9, '.' and '-'");
        }
        String prefix = parts.group(2) == null ? "" : parts.group(2);
        if (!prefix.isEmpty()
                && (prefix.length() > MAX_PREFIX || !PREFIX.matcher(prefix).matches())) {
            throw wrong(text, "after the bucket come names of letters, digits, '.', '_' and '-'");
        }
        return new BucketAddress(parts.group(1), prefix.isEmpty() ? "" : prefix + "/");
    }

    // Whatever stands before an '@' or after a '?' may be secret.
    private static InvalidInput wrong(String text, String why) {
        String shown = text.replaceFirst("[?#].*", "?…").replaceFirst("//.*@", "//…@");
        return new InvalidInput(
                "RB370",
                "'" + Quoted.shortened(shown) + "' cannot be the address of a repository: " + why,
                "write s3://BUCKET or s3://BUCKET/FOLDER; the store is named by AWS_ENDPOINT_URL, keys by AWS_ACCESS_KEY_ID and"
                        + " AWS_SECRET_ACCESS_KEY");
    }

    @Override
    public String toString() {
        return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1));
    }
}

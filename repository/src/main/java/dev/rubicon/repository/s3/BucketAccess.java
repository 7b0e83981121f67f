package dev.rubicon.repository.s3;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.http.WebAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which store is asked, and as whom: from the variables and the file that AWS's own tools read. The file is read anew for each request, since
 * keys in it are replaced while a server runs.
 *
 * @param environment the variables
 * @param home of the user
 */
public record BucketAccess(Function<String, Optional<String>> environment, Path home) {
    private static final Pattern SECTION = Pattern.compile("\\s*\\[\\s*([^]]+?)\\s*]\\s*");
    private static final Pattern SETTING = Pattern.compile("\\s*([a-z_]+)\\s*=\\s*(\\S+)\\s*");

    /** The address of a store of one's own; absent for Amazon's. */
    Optional<WebAddress> endpoint() {
        return environment
                .apply("AWS_ENDPOINT_URL_S3")
                .or(() -> environment.apply("AWS_ENDPOINT_URL"))
                .map(WebAddress::parse);
    }

    String region() {
        String region = environment
                .apply("AWS_REGION")
                .or(() -> environment.apply("AWS_DEFAULT_REGION"))
                .orElse("us-east-1");
        if (!region.matches("[a-z0-9-]{1,40}")) {
            throw new InvalidInput("RB370", "AWS_REGION is no region", "write it as in eu-central-1");
        }
        return region;
    }

    /** @throws InvalidInput RB371 if there are none */
    BucketKeys keys() {
        Optional<String> id = environment.apply("AWS_ACCESS_KEY_ID");
        Optional<String> secret = environment.apply("AWS_SECRET_ACCESS_KEY");
        if (id.isPresent() != secret.isPresent()) {
            throw new InvalidInput(
                    "RB371", "only one of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY is set", "set both, or none");
        }
        return id.map(name -> new BucketKeys(name, secret.orElseThrow(), environment.apply("AWS_SESSION_TOKEN")))
                .orElseGet(this::kept);
    }

    private BucketKeys kept() {
        Path file = environment
                .apply("AWS_SHARED_CREDENTIALS_FILE")
                .map(Path::of)
                .orElse(home.resolve(".aws").resolve("credentials"));
        String profile = environment.apply("AWS_PROFILE").orElse("default");
        TreeMap<String, String> settings = new TreeMap<>();
        try {
            String section = "";
            for (String line : Files.readAllLines(file)) {
                Matcher head = SECTION.matcher(line);
                Matcher setting = SETTING.matcher(line);
                if (head.matches()) {
                    section = head.group(1);
                } else if (section.equals(profile) && setting.matches()) {
                    settings.put(setting.group(1), setting.group(2));
                }
            }
        } catch (NoSuchFileException e) {
            throw none(file, profile);
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidInput("RB371", "cannot read the keys in " + file, "check its permissions and its text");
        }
        if (!settings.containsKey("aws_access_key_id") || !settings.containsKey("aws_secret_access_key")) {
            throw none(file, profile);
        }
        return new BucketKeys(
                settings.get("aws_access_key_id"),
                settings.get("aws_secret_access_key"),
                Optional.ofNullable(settings.get("aws_session_token")));
    }

    private static InvalidInput none(Path file, String profile) {
        return new InvalidInput(
                "RB371",
                "there are no keys for the store: not in the environment, nor as '" + profile + "' in " + file,
                "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
    }
}

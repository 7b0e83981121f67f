package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.repository.FolderTransport;
import dev.rubicon.repository.http.WebAddress;
import dev.rubicon.repository.oci.OciAddress;
import dev.rubicon.repository.s3.BucketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a repository is, as people write it: a folder, {@code file:}, {@code http:}, {@code https:}, {@code oci:} or {@code s3:}. */
sealed interface RepositoryAddress {
    Pattern WEB = Pattern.compile("(?i)https?:.*");
    Pattern REGISTRY = Pattern.compile("(?i)oci:.*");
    Pattern BUCKET = Pattern.compile("(?i)s3:.*");
    Pattern OTHER = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");

    record Folder(Path path) implements RepositoryAddress {}

    record Web(WebAddress address) implements RepositoryAddress {}

    record Oci(OciAddress address) implements RepositoryAddress {}

    record S3(BucketAddress address) implements RepositoryAddress {}

    /** As trust in it is remembered. */
    default String location() {
        return switch (this) {
            case Folder folder -> FolderTransport.location(folder.path());
            case Web web -> web.address().toString();
            case Oci oci -> oci.address().toString();
            case S3 bucket -> bucket.address().toString();
        };
    }

    /** As it is printed. */
    default String shown() {
        return switch (this) {
            case Folder folder -> folder.path().toString();
            case Web web -> web.address().toString();
            case Oci oci -> oci.address().toString();
            case S3 bucket -> bucket.address().toString();
        };
    }

    /** @throws InvalidInput RB333, RB370 or RB380 */
    static RepositoryAddress parse(String text) {
        if (WEB.matcher(text).matches()) {
            return new Web(WebAddress.parse(text));
        }
        if (REGISTRY.matcher(text).matches()) {
            return new Oci(OciAddress.parse(text));
        }
        if (BUCKET.matcher(text).matches()) {
            return new S3(BucketAddress.parse(text));
        }
        if (text.toLowerCase(Locale.ROOT).startsWith("file:")) {
            return new Folder(ofFile(text));
        }
        if (OTHER.matcher(text).matches()) {
            throw new InvalidInput(
                    "RB333",
                    "'" + Quoted.shortened(text.replaceFirst("://.*", "://…"))
                            + "' cannot be the address of a repository: its kind is not known",
                    "write a folder, file:, http:, https:, oci: or s3:");
        }
        return new Folder(Conversions.path(text));
    }

    private static Path ofFile(String text) {
        try {
            return Path.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(
                    "RB333",
                    "'" + Quoted.shortened(text) + "' cannot be the address of a repository: it is no absolute path",
                    "write file:///PATH, with a space as %20");
        }
    }

    /** Several, separated by spaces or line ends; or one folder, if the whole text is the path of one. */
    static List<RepositoryAddress> parseAll(String text) {
        if (!WEB.matcher(text).lookingAt()
                && !REGISTRY.matcher(text).lookingAt()
                && !BUCKET.matcher(text).lookingAt()
                && Files.isDirectory(Conversions.path(text))) {
            return List.of(new Folder(Conversions.path(text)));
        }
        return Pattern.compile("\\s+")
                .splitAsStream(text.strip())
                .map(RepositoryAddress::parse)
                .toList();
    }
}

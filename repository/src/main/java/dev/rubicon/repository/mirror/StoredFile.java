package dev.rubicon.repository.mirror;

import dev.rubicon.model.Digest;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Untrusted;
import dev.rubicon.repository.RepositoryLayout;
import dev.rubicon.repository.tuf.TargetFile;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file that a state of a repository vouches for, under the name by which it is stored. A name says what the content is, so a file of that
 * name and size need not be compared.
 *
 * @param path in the repository, such as {@code packages/app/1.0/<sha256>.app_1.0.zip}: never one that leads elsewhere
 * @param size in bytes
 * @param published when it was, if somebody has said so
 */
public record StoredFile(String path, long size, Digest digest, Optional<Instant> published)
        implements Comparable<StoredFile> {
    private static final String PACKAGES = "packages/";

    // Whoever signs chooses the names, and a mirror writes files of these names.
    private static final Pattern NAME = Pattern.compile("(index|packages/[0-9A-Za-z][0-9A-Za-z._+-]{0,254}"
            + "/[0-9A-Za-z][0-9A-Za-z._+-]{0,254})/[0-9A-Za-z][0-9A-Za-z._+-]{0,254}");

    /** @throws Untrusted RB354 if it is no file of ours, RB310 if it is signed without a SHA-256 */
    static StoredFile of(String path, TargetFile signed) {
        if (!NAME.matcher(path).matches()) {
            throw new Untrusted(
                    "RB354",
                    "the repository names '" + Quoted.path(path) + "', which is no file of a repository",
                    "tell the publisher; nothing is mirrored from it until that name is gone");
        }
        Digest digest = Optional.ofNullable(signed.hashes().get("sha256"))
                .map(Digest::new)
                .orElseThrow(() -> new Untrusted(
                        "RB310",
                        Quoted.path(path) + " is signed without a SHA-256",
                        "get it from the publisher or another mirror"));
        return new StoredFile(RepositoryLayout.stored(path, digest), signed.length(), digest, signed.published());
    }

    boolean isPackage() {
        return path.startsWith(PACKAGES);
    }

    @Override
    public int compareTo(StoredFile other) {
        return path.compareTo(other.path);
    }
}

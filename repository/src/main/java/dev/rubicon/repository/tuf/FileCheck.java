package dev.rubicon.repository.tuf;

import dev.rubicon.model.Untrusted;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Hashes bytes as they stream by, and says whether they are what was signed. */
public final class FileCheck {
    private static final Map<String, String> ALGORITHMS = Map.of("sha256", "SHA-256", "sha512", "SHA-512");

    private final String name;
    private final Optional<Long> length;
    private final SortedMap<String, String> expected;
    private final SortedMap<String, MessageDigest> hashes = new TreeMap<>();
    private long seen;

    private FileCheck(String name, Optional<Long> length, SortedMap<String, String> expected) {
        this.name = name;
        this.length = length;
        this.expected = expected;
        expected.keySet().forEach(algorithm -> {
            if (ALGORITHMS.containsKey(algorithm)) {
                hashes.put(algorithm, newHash(ALGORITHMS.get(algorithm)));
            }
        });
    }

    /** @param path in messages */
    public static FileCheck of(String path, TargetFile file) {
        return new FileCheck(path, Optional.of(file.length()), file.hashes());
    }

    static void check(String role, FileMeta meta, byte[] bytes) {
        FileCheck check = new FileCheck(role, meta.length(), meta.hashes());
        check.update(bytes, 0, bytes.length);
        if (!meta.hashes().isEmpty() || meta.length().isPresent()) {
            check.finish();
        }
    }

    /** @throws Untrusted RB317 as soon as there are too many bytes */
    public void update(byte[] bytes, int offset, int count) {
        seen += count;
        if (length.filter(limit -> seen > limit).isPresent()) {
            throw MetadataProblems.changed(name, "it is longer than " + length.get() + " bytes");
        }
        hashes.values().forEach(hash -> hash.update(bytes, offset, count));
    }

    /** @throws Untrusted RB317 if these were not the bytes */
    public void finish() {
        if (length.filter(all -> all != seen).isPresent()) {
            throw MetadataProblems.changed(name, "it has " + seen + " bytes, signed were " + length.get());
        }
        if (hashes.isEmpty() && !expected.isEmpty()) {
            throw MetadataProblems.changed(name, "its hash is of an unknown kind");
        }
        hashes.forEach((algorithm, hash) -> {
            String hex = HexFormat.of().formatHex(hash.digest());
            if (!hex.equals(expected.get(algorithm).toLowerCase(Locale.ROOT))) {
                throw MetadataProblems.changed(name, "its " + algorithm + " is " + hex);
            }
        });
    }

    private static MessageDigest newHash(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}

package dev.rubicon.server.apps;

import dev.rubicon.format.JsonStream;
import dev.rubicon.model.Digest;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.server.web.Refusals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code {"initialAvailability": "Preview", "packageContents": "<Base64>"}}, whose contents are stored while they come.
 *
 * @param content of what is stored
 */
record UploadBody(Availability availability, Digest content) {
    /** The largest app file or package that is taken. */
    private static final long MOST = 512L << 20;

    /** The largest body: Base64 makes four bytes of three. */
    static final long MOST_ENCODED = MOST / 3 * 4 + 10_000;

    private static final String WHAT = "the body";

    /** @throws InvalidInput RB120 to RB123 if it is something else, RB930 */
    static UploadBody read(InputStream in, Path target) throws IOException {
        MessageDigest hash = Digest.newHash();
        Optional<Availability> availability;
        Set<String> keys = new TreeSet<>();
        try (OutputStream file = Files.newOutputStream(target);
                OutputStream out = new DigestOutputStream(file, hash)) {
            availability = read(in, out, keys);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (!keys.contains("packageContents")) {
            throw missing("packageContents");
        }
        return new UploadBody(availability.orElseThrow(() -> missing("initialAvailability")), Digest.of(hash));
    }

    private static Optional<Availability> read(InputStream in, OutputStream out, Set<String> keys) {
        Availability[] availability = new Availability[1];
        JsonStream.read(in, WHAT, (key, value) -> {
            if (!keys.add(key)) {
                throw new InvalidInput("RB120", WHAT + " has the key '" + key + "' twice", "remove one of them");
            }
            switch (key) {
                case "initialAvailability" -> availability[0] = Availability.parse(value.text());
                case "packageContents" -> {
                    if (value.base64(out) > MOST) {
                        throw Refusals.tooLarge(MOST_ENCODED);
                    }
                }
                default ->
                    throw new InvalidInput(
                            "RB123", WHAT + " has the unknown key '" + Quoted.shortened(key) + "'", "remove it");
            }
        });
        return Optional.ofNullable(availability[0]);
    }

    private static InvalidInput missing(String key) {
        return new InvalidInput("RB122", WHAT + " does not have the key '" + key + "'", "add it");
    }
}

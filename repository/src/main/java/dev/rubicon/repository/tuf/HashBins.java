package dev.rubicon.repository.tuf;

import dev.rubicon.model.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Roles that share all files among them by the hash of the path ("succinct roles"): none is listed, each can be named.
 *
 * @param keys who signs, the same for all
 * @param bitLength how many bits of the hash choose: 1 to 32
 * @param prefix of their names, before {@code -} and the number in hexadecimal digits
 */
public record HashBins(RoleKeys keys, int bitLength, String prefix) {
    private static final int MOST_LISTED = 16;

    /** How many there are. */
    public long count() {
        return 1L << bitLength;
    }

    /** The name of the only role that may vouch for a file. */
    public String binOf(String path) {
        String hash = Digest.of(path.getBytes(StandardCharsets.UTF_8)).hex();
        return name(Long.parseLong(hash.substring(0, 8), 16) >>> (32 - bitLength));
    }

    /** Of a number from 0 up. */
    String name(long bin) {
        int digits = Long.toHexString(count() - 1).length();
        return prefix + "-" + String.format(Locale.ROOT, "%0" + digits + "x", bin);
    }

    /**
     * Of all, ascending.
     *
     * @throws dev.rubicon.model.Untrusted RB310 if there are more than anybody could list: a file can be found all the same
     */
    List<String> names() {
        if (bitLength > MOST_LISTED) {
            throw MetadataProblems.malformed("it shares its files among " + count() + " roles");
        }
        List<String> names = new ArrayList<>();
        for (long bin = 0; bin < count(); bin++) {
            names.add(name(bin));
        }
        return List.copyOf(names);
    }
}

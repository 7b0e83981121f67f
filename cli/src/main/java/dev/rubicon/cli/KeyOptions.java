package dev.rubicon.cli;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.KeyFiles;
import dev.rubicon.repository.tuf.PublicKey;
import dev.rubicon.repository.tuf.SigningKey;
import dev.rubicon.repository.tuf.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of keys on the command line: private ones sign, of public ones somebody else has the other half. */
final class KeyOptions {
    private KeyOptions() {}

    static List<PublicKey> publicKeys(List<Path> files, KeyFiles keys) {
        return files.stream().map(file -> publicKey(file, keys)).toList();
    }

    private static PublicKey publicKey(Path file, KeyFiles keys) {
        String pem = new String(KeeperOptions.read(file), StandardCharsets.ISO_8859_1);
        if (pem.contains("PRIVATE KEY-----")) {
            return keys.read(file).publicKey();
        }
        return PublicKey.parse(pem)
                .orElseThrow(() -> new InvalidInput(
                        "RB322",
                        file + " is no Ed25519 key",
                        "expected PEM, such as 'rubicon repository keys make' or openssl writes"));
    }

    /** Those that are private. */
    static SigningKeys signing(List<Path> files, KeyFiles keys) {
        List<SigningKey> signing = new ArrayList<>();
        for (Path file : files) {
            if (new String(KeeperOptions.read(file), StandardCharsets.ISO_8859_1).contains("PRIVATE KEY-----")) {
                signing.add(keys.read(file));
            }
        }
        return new SigningKeys(signing);
    }

    /** All of both. */
    static SigningKeys both(SigningKeys some, SigningKeys others) {
        List<SigningKey> all = new ArrayList<>(some.keys());
        all.addAll(others.keys());
        return new SigningKeys(all);
    }
}

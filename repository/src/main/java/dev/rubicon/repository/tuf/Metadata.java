package dev.rubicon.repository.tuf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.model.Untrusted;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A metadata file: what it says, and who has signed it.
 *
 * @param <T> its type
 */
final class Metadata<T extends Signed> {
    private final T signed;
    private final JsonNode signedJson;
    private final Map<String, String> signatures;
    // Whoever asks again, asks in the name of the same keys. Every thread may find it out for itself.
    private volatile Optional<Required> believedFor = Optional.empty();

    private record Required(Map<String, PublicKey> keys, RoleKeys role) {}

    /** @param signatures by the id of the key */
    Metadata(T signed, JsonNode signedJson, Map<String, String> signatures) {
        this.signed = signed;
        this.signedJson = signedJson;
        this.signatures = new LinkedHashMap<>(signatures);
    }

    /** Hexadecimal by the id of the key, valid or not. */
    Map<String, String> signatures() {
        return new LinkedHashMap<>(signatures);
    }

    /** What it says, whether that is believed or not. */
    T unverified() {
        return signed;
    }

    /**
     * What it says.
     *
     * @param role its name, for messages
     * @throws Untrusted RB311 if too few of these keys have signed it
     */
    T verified(String role, Map<String, PublicKey> keys, RoleKeys required) {
        return verified(role, keys, required, PublicKey::hasSigned);
    }

    /** The same, where {@code check} may know signatures that were found valid before. */
    T verified(String role, Map<String, PublicKey> keys, RoleKeys required, SignatureCheck check) {
        Required asked = new Required(new TreeMap<>(keys), required);
        if (believedFor.equals(Optional.of(asked))) {
            return signed;
        }
        byte[] bytes = CanonicalJson.bytes(signedJson);
        // By value: one key under two names is one.
        Set<PublicKey> valid = new HashSet<>();
        for (String id : required.keyIds()) {
            Optional<PublicKey> key = Optional.ofNullable(keys.get(id));
            String signature = signatures.getOrDefault(id, "");
            key.filter(one -> !signature.isEmpty() && check.isValid(one, bytes, signature))
                    .ifPresent(valid::add);
        }
        if (valid.size() < required.threshold()) {
            throw MetadataProblems.unsigned(role, valid.size(), required.threshold());
        }
        believedFor = Optional.of(asked);
        return signed;
    }

    /** Whether the owner of a key has signed these bytes. */
    @FunctionalInterface
    interface SignatureCheck {
        boolean isValid(PublicKey key, byte[] bytes, String hexSignature);
    }
}

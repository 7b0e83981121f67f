package dev.rubicon.repository.tuf;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.util.List;
import java.util.stream.Collectors;

/** The keys that somebody can sign with. */
public record SigningKeys(List<SigningKey> keys) {
    public SigningKeys {
        keys = List.copyOf(keys);
    }

    /**
     * Those that may sign for a role.
     *
     * @throws InvalidInput RB321 if they are fewer than it takes
     */
    public List<SigningKey> of(String role, RoleKeys required) {
        List<SigningKey> usable = listedIn(required);
        if (usable.size() < required.threshold()) {
            String wanted =
                    required.keyIds().stream().map(SigningKeys::abbreviated).collect(Collectors.joining(", "));
            throw new InvalidInput(
                    "RB321",
                    "signing " + Quoted.shortened(role) + " takes " + required.threshold() + " of the keys " + wanted
                            + ", and " + usable.size() + " are here",
                    "put the key's file into the folder of keys, or sign where it is");
        }
        return usable;
    }

    /** Those that count for a role, be they enough or not. */
    public List<SigningKey> listedIn(RoleKeys required) {
        return keys.stream()
                .filter(key -> required.keyIds().contains(key.publicKey().id()))
                .toList();
    }

    private static String abbreviated(String id) {
        return Quoted.shortened(id.substring(0, Math.min(12, id.length())));
    }
}

package dev.rubicon.repository.oci;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Who we are for a registry. Never printed. */
public sealed interface Credentials {
    record Password(String user, String secret) implements Credentials {
        String basic() {
            return "Basic "
                    + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "a user and a password";
        }
    }

    /** Exchanged for tokens where the registry says. */
    record IdentityToken(String token) implements Credentials {
        @Override
        public String toString() {
            return "an identity token";
        }
    }

    /** Where they come from. */
    @FunctionalInterface
    interface Source {
        /**
         * Absent if nothing is known.
         *
         * @throws dev.rubicon.model.InvalidInput RB389 if what should know cannot be used
         */
        Optional<Credentials> of(OciAddress address);
    }
}

package dev.rubicon.repository.oci;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rubicon.format.Json;
import dev.rubicon.model.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a machine knows of its users of registries, in this order: {@code RUBICON_OCI_USER} and {@code RUBICON_OCI_PASSWORD} (for
 * {@code RUBICON_OCI_HOST} only, if that is set); docker's {@code config.json}; {@code auth.json} of podman and skopeo. Programs that keep
 * passwords for docker are asked.
 *
 * @param environment the variables
 * @param home of the user
 */
public record MachineCredentials(Function<String, Optional<String>> environment, Path home)
        implements Credentials.Source {
    @Override
    public Optional<Credentials> of(OciAddress address) {
        Optional<Credentials> given = given(address);
        if (given.isPresent()) {
            return given;
        }
        for (Path file : files()) {
            Optional<Credentials> kept = kept(file, address);
            if (kept.isPresent()) {
                return kept;
            }
        }
        return Optional.empty();
    }

    private Optional<Credentials> given(OciAddress address) {
        Optional<String> user = environment.apply("RUBICON_OCI_USER");
        boolean isMeant = environment
                .apply("RUBICON_OCI_HOST")
                .filter(host -> !host.equalsIgnoreCase(address.authority()))
                .isEmpty();
        return user.filter(any -> isMeant)
                .map(name -> new Credentials.Password(
                        name,
                        environment
                                .apply("RUBICON_OCI_PASSWORD")
                                .orElseThrow(() -> new InvalidInput(
                                        "RB389",
                                        "RUBICON_OCI_USER is set, and RUBICON_OCI_PASSWORD is not",
                                        "set both, or none"))));
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        files.add(environment
                .apply("DOCKER_CONFIG")
                .map(Path::of)
                .orElse(home.resolve(".docker"))
                .resolve("config.json"));
        environment
                .apply("REGISTRY_AUTH_FILE")
                .map(Path::of)
                .or(() -> environment.apply("XDG_RUNTIME_DIR").map(dir -> Path.of(dir, "containers", "auth.json")))
                .ifPresent(files::add);
        return files;
    }

    private static Optional<Credentials> kept(Path file, OciAddress address) {
        JsonNode json;
        try {
            json = Json.read(Files.readAllBytes(file), "it");
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw RegistryProblems.credentials(file, "it cannot be read");
        } catch (InvalidInput e) {
            throw RegistryProblems.credentials(file, "it is no JSON");
        }
        for (String name : names(address)) {
            Optional<Credentials> one = value(json.path("credHelpers"), name)
                    .filter(JsonNode::isTextual)
                    .flatMap(
                            helper -> CredentialHelper.named(helper.textValue()).ask(name))
                    .or(() -> value(json.path("auths"), name).flatMap(entry -> entry(entry, file)));
            if (one.isPresent()) {
                return one;
            }
        }
        return Optional.of(json.path("credsStore").asText(""))
                .filter(store -> !store.isEmpty())
                .flatMap(store -> names(address).stream()
                        .flatMap(name -> CredentialHelper.named(store).ask(name).stream())
                        .findFirst());
    }

    // From the repository's own to that of its whole registry.
    private static List<String> names(OciAddress address) {
        List<String> names = new ArrayList<>();
        String name = address.authority() + "/" + address.name();
        for (int end = name.length(); end > 0; end = name.lastIndexOf('/', end - 1)) {
            names.add(name.substring(0, end));
        }
        address.alias().ifPresent(alias -> names.add("https://" + alias + "/v1/"));
        return names;
    }

    private static Optional<JsonNode> value(JsonNode object, String name) {
        for (Map.Entry<String, JsonNode> one : object.properties()) {
            if (plain(one.getKey()).equals(plain(name))) {
                return Optional.of(one.getValue());
            }
        }
        return Optional.empty();
    }

    private static String plain(String key) {
        return key.replaceFirst("^https?://", "").replaceFirst("/v[12]/?$", "").replaceFirst("/$", "");
    }

    private static Optional<Credentials> entry(JsonNode entry, Path file) {
        String identity = entry.path("identitytoken").asText("");
        if (!identity.isEmpty()) {
            return Optional.of(new Credentials.IdentityToken(identity));
        }
        String encoded = entry.path("auth").asText("");
        if (encoded.isEmpty()) {
            return Optional.empty();
        }
        try {
            String decoded = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            if (colon > 0) {
                return Optional.of(new Credentials.Password(decoded.substring(0, colon), decoded.substring(colon + 1)));
            }
        } catch (IllegalArgumentException e) {
            throw RegistryProblems.credentials(file, "an 'auth' in it is not base64");
        }
        throw RegistryProblems.credentials(file, "an 'auth' in it is not USER:PASSWORD");
    }
}

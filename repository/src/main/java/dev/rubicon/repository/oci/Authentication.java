package dev.rubicon.repository.oci;

import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.repository.http.Answer;
import dev.rubicon.repository.http.WebClient;
import dev.rubicon.repository.http.WebRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Tells a registry who we are, when it asks: with a token that its realm gives for what we want to do, or with user and password. Nobody
 * is told where others can listen, and only what the registry itself asks is answered, not where it leads.
 */
final class Authentication {
    private static final int MAX_TOKEN = 1_000_000;
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

    private final OciAddress address;
    private final boolean plainHttp;
    private final Credentials.Source source;
    private final WebClient client;
    private Optional<String> header = Optional.empty();
    private Optional<Credentials> known = Optional.empty();
    private boolean asked;

    Authentication(OciAddress address, boolean plainHttp, Credentials.Source source, WebClient client) {
        this.address = address;
        this.plainHttp = plainHttp;
        this.source = source;
        this.client = client;
    }

    /** The request as whoever we have said we are. */
    WebRequest signed(WebRequest request) {
        return header.map(value -> request.with("Authorization", value)).orElse(request);
    }

    /** Whether somebody has said who we are. */
    boolean knows() {
        return credentials().isPresent();
    }

    // A helper program may ask a person: once is enough.
    private Optional<Credentials> credentials() {
        if (!asked) {
            known = source.of(address);
            asked = true;
        }
        return known;
    }

    /**
     * Takes up what the registry asks; false if there is nothing more to say.
     *
     * @throws dev.rubicon.model.Unavailable RB381 or RB390
     */
    boolean take(List<Challenge> challenges, boolean pushes) throws IOException {
        for (Challenge challenge : challenges) {
            if (challenge.scheme().equals("bearer")) {
                header = Optional.of("Bearer " + token(challenge, pushes));
                return true;
            }
        }
        boolean basic = challenges.stream().anyMatch(one -> one.scheme().equals("basic"));
        if (!basic || !(credentials().orElse(null) instanceof Credentials.Password password)) {
            return false;
        }
        boolean refused = header.equals(Optional.of(password.basic()));
        header = Optional.of(password.basic());
        return !refused;
    }

    private String token(Challenge challenge, boolean pushes) throws IOException {
        URI realm = realm(challenge);
        String scope = challenge
                .parameter("scope")
                .orElse("repository:" + address.name() + ":" + (pushes ? "pull,push" : "pull"));
        try (Answer answer = client.ask(request(realm, challenge, scope))) {
            if (answer.status() == 200) {
                return token(client.body(answer, realm, MAX_TOKEN));
            }
            if (answer.status() == 429 || answer.status() >= 500) {
                throw WebClient.busy(answer.status());
            }
            throw RegistryProblems.unknown(address, knows());
        }
    }

    private WebRequest request(URI realm, Challenge challenge, String scope) {
        List<String> query = new ArrayList<>();
        challenge.parameter("service").ifPresent(service -> query.add("service=" + encoded(service)));
        if (credentials().orElse(null) instanceof Credentials.IdentityToken identity) {
            query.add("scope=" + encoded(scope));
            query.add("grant_type=refresh_token");
            query.add("client_id=rubicon");
            query.add("refresh_token=" + encoded(identity.token()));
            TreeMap<String, String> headers = new TreeMap<>();
            headers.put("Content-Type", "application/x-www-form-urlencoded");
            byte[] form = String.join("&", query).getBytes(StandardCharsets.US_ASCII);
            return new WebRequest(WebRequest.Method.POST, realm, headers, Optional.of(new WebRequest.Body.Bytes(form)));
        }
        for (String one : scope.split(" ")) {
            query.add("scope=" + encoded(one));
        }
        String before = realm.getRawQuery() == null ? "?" : "&";
        WebRequest request = WebRequest.get(URI.create(realm + before + String.join("&", query)), Map.of());
        return credentials().orElse(null) instanceof Credentials.Password password
                ? request.with("Authorization", password.basic())
                : request;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private URI realm(Challenge challenge) {
        URI realm;
        try {
            realm = URI.create(challenge.parameter("realm").orElse(""));
        } catch (IllegalArgumentException e) {
            throw RegistryProblems.realm(address, "it is no address");
        }
        boolean isSafe = "https".equals(realm.getScheme()) || plainHttp && "http".equals(realm.getScheme());
        if (realm.getHost() == null || !isSafe || realm.getRawFragment() != null) {
            throw RegistryProblems.realm(address, "it is not of https");
        }
        return realm;
    }

    private String token(byte[] body) {
        try {
            JsonObject json = JsonObject.read(body, "it");
            return json.optionalString("token")
                    .or(() -> json.optionalString("access_token"))
                    .filter(token -> TOKEN.matcher(token).matches())
                    .orElseThrow(() -> RegistryProblems.realm(address, "it gave no token"));
        } catch (InvalidInput e) {
            throw RegistryProblems.realm(address, "what it gave is no token");
        }
    }
}

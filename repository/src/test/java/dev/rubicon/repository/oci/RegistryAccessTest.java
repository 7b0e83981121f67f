package dev.rubicon.repository.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.net.httpserver.HttpServer;
import dev.rubicon.repository.oci.TokenRealm.Asks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what in a registry: how it asks, what it is told, and what is said when it refuses. */
class RegistryAccessTest {
    @TempDir
    private Path folder;

    private OciWorld world;
    private StubRegistry registry;

    @BeforeEach
    void publish() {
        world = new OciWorld(folder);
        registry = world.registry;
        world.publish("1.0");
    }

    @AfterEach
    void end() {
        world.close();
    }

    private void knows(Credentials credentials) {
        world.credentials = address -> Optional.of(credentials);
    }

    private void knowsThePassword() {
        knows(new Credentials.Password(TokenRealm.USER, TokenRealm.SECRET));
    }

    @Test
    void userAndPasswordAreToldToWhoeverAsksForThem() {
        registry.realm.asks = Asks.BASIC;
        knowsThePassword();
        world.push();
        assertEquals("1.0", world.update("client"));
    }

    @Test
    void aTokenIsFetchedForWhatIsToBeDone() {
        registry.realm.asks = Asks.BEARER;
        knowsThePassword();
        world.push();
        assertEquals("1.0", world.update("client"));
        assertEquals(
                List.of(
                        "repository:some/packages:pull",
                        "repository:some/packages:pull,push",
                        "repository:some/packages:pull"),
                registry.realm.given);
    }

    @Test
    void aTokenThatHasExpiredIsFetchedAnew() {
        registry.realm.asks = Asks.BEARER;
        registry.realm.uses = 2;
        knowsThePassword();
        world.push();
        assertEquals("1.0", world.update("client"));
    }

    @Test
    void anIdentityTokenIsExchanged() {
        registry.realm.asks = Asks.BEARER;
        knows(new Credentials.IdentityToken(TokenRealm.IDENTITY));
        world.push();
        assertEquals("1.0", world.update("client"));
    }

    @Test
    void everybodyReadsWhereEverybodyMay() {
        registry.realm.asks = Asks.BEARER_TO_WRITE;
        assertEquals(
                "RB381 the registry wants to know who asks for oci://localhost/some/packages, and nothing is known",
                OciWorld.outcome(world::push));
        knowsThePassword();
        world.push();
        world.credentials = address -> Optional.empty();
        assertEquals("1.0", world.update("client"));
    }

    @Test
    void aWrongPasswordIsNamedAsSuchAndNotShown() {
        for (Asks asks : List.of(Asks.BASIC, Asks.BEARER)) {
            registry.realm.asks = asks;
            for (Credentials wrong : List.of(
                    new Credentials.Password(TokenRealm.USER, "guessed"), new Credentials.IdentityToken("guessed"))) {
                knows(wrong);
                String said = OciWorld.outcome(world::push);
                assertEquals(
                        "RB381 the registry does not take the user and password for oci://localhost/some/packages",
                        said);
                assertFalse(wrong.toString().contains("guessed"));
            }
        }
    }

    @Test
    void whatTheRegistrySaysIsPassedOn() {
        registry.next(
                "POST blobs/uploads",
                StubRegistry.status(
                        403,
                        "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"quota of team\\u001b[2J is used up\"}]}"));
        assertEquals(
                "RB382 the registry does not let us write to oci://localhost/some/packages: "
                        + "DENIED (quota of team?[2J is used up)",
                OciWorld.outcome(world::push));
        registry.next(
                "PUT manifests/index", StubRegistry.status(400, "{\"errors\":[{\"code\":\"MANIFEST_INVALID\"}]}"));
        assertEquals(
                "RB384 the registry answered 400 for manifests/index.team__app of oci://localhost/some/packages:"
                        + " MANIFEST_INVALID",
                OciWorld.outcome(world::push));
        registry.next("POST blobs/uploads", StubRegistry.status(404, "<html>"));
        assertEquals(
                "RB384 the registry answered 404 for blobs/uploads/ of oci://localhost/some/packages",
                OciWorld.outcome(world::push));
    }

    @Test
    void aRealmWhereOthersCanListenIsToldNothing() {
        registry.realm.asks = Asks.BEARER;
        knowsThePassword();
        registry.realm.url = "ftp://localhost/token";
        assertEquals("RB390", OciWorld.code(world::push));
        registry.realm.url = "::";
        assertEquals("RB390", OciWorld.code(world::push));
    }

    @Test
    void aRealmThatGivesNoTokenIsNamed() {
        registry.realm.asks = Asks.BEARER;
        registry.realm.url = registry.realm.url.replace("/token", "/v2/x/manifests/y");
        registry.next("GET manifests/y", StubRegistry.status(200, "{\"token\":\"a\\r\\nHost: b\"}"));
        assertEquals("RB390", OciWorld.code(world::push));
        registry.next("GET manifests/y", StubRegistry.status(200, "[]"));
        assertEquals("RB390", OciWorld.code(world::push));
    }

    @Test
    void anUploadThatLeadsToWhereOthersCanListenIsNotSent() {
        for (String location : List.of("ftp://localhost/x", "", "http://[", "/x#y")) {
            registry.next("POST blobs/uploads", exchange -> {
                exchange.getResponseHeaders().set("Location", location);
                exchange.sendResponseHeaders(202, -1);
            });
            assertEquals("RB390", OciWorld.code(world::push), location);
        }
        registry.next("POST blobs/uploads", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://elsewhere.invalid/");
            exchange.sendResponseHeaders(307, -1);
        });
        assertEquals("RB332", OciWorld.code(world::push));
    }

    @Test
    void whereTheRegistryLeadsNobodyIsToldWhoWeAre() throws IOException {
        registry.realm.asks = Asks.BASIC;
        knowsThePassword();
        world.push();
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        HttpServer store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/", exchange -> {
            try (exchange) {
                told.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                byte[] blob =
                        registry.blobs.get(exchange.getRequestURI().getPath().substring(1));
                exchange.sendResponseHeaders(200, blob.length);
                exchange.getResponseBody().write(blob);
            }
        });
        store.start();
        try {
            String zip = world.client("reader")
                    .releases(OciWorld.APP)
                    .getFirst()
                    .digest()
                    .hex();
            registry.next("GET blobs/sha256:" + zip, exchange -> {
                exchange.getResponseHeaders()
                        .set(
                                "Location",
                                "http://localhost:" + store.getAddress().getPort() + "/" + zip);
                exchange.sendResponseHeaders(307, -1);
            });
            assertEquals("1.0", world.update("client"));
            assertEquals(List.of("null"), told);
        } finally {
            store.stop(0);
        }
    }

    @Test
    void whatIsAskedElsewhereIsNotAnswered() throws IOException {
        registry.realm.asks = Asks.BASIC;
        knowsThePassword();
        world.push();
        HttpServer store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        store.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestURI().getPath());
                exchange.getResponseHeaders()
                        .set(
                                "WWW-Authenticate",
                                "Bearer realm=\"http://localhost:"
                                        + store.getAddress().getPort() + "/steal\"");
                exchange.sendResponseHeaders(401, -1);
            }
        });
        store.start();
        try {
            String zip = world.client("reader")
                    .releases(OciWorld.APP)
                    .getFirst()
                    .digest()
                    .hex();
            registry.next("GET blobs/sha256:" + zip, exchange -> {
                exchange.getResponseHeaders()
                        .set(
                                "Location",
                                "http://localhost:" + store.getAddress().getPort() + "/blob");
                exchange.sendResponseHeaders(307, -1);
            });
            assertEquals("RB381", world.update("client").substring(0, 5));
            assertEquals(List.of("/blob"), asked);
        } finally {
            store.stop(0);
        }
    }
}

package dev.rubicon.repository.oci;

import dev.rubicon.model.Digest;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import dev.rubicon.repository.cache.StoredName;
import dev.rubicon.repository.http.Answer;
import dev.rubicon.repository.http.Transfers;
import dev.rubicon.repository.http.WebClient;
import dev.rubicon.repository.http.WebRequest;
import dev.rubicon.repository.http.WebRequest.Body;
import dev.rubicon.repository.http.WebRequest.Method;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * One repository of a registry, by the distribution specification 1.1: blobs by digest, manifests by tag.
 *
 * <p>Every method throws {@link Unavailable} RB381, RB382, RB384 or RB390 if the registry refuses, and RB326 to RB332 if it cannot be
 * reached or is too slow.
 */
public final class Registry {
    private static final int MAX_SAID = 64 * 1024;

    // What registries take at most.
    private static final int MAX_MANIFEST = 4 * 1024 * 1024;

    private final OciAddress address;
    private final boolean plainHttp;
    private final WebClient client;
    private final Transfers transfers;
    private final Authentication authentication;

    /**
     * @param plainHttp whether it may be spoken to where others can listen; on this machine it always is
     * @param transfers is told of what is sent
     */
    public Registry(
            OciAddress address,
            boolean plainHttp,
            Credentials.Source credentials,
            WebClient client,
            Transfers transfers) {
        this.address = address;
        this.plainHttp = plainHttp || address.isLoopback();
        this.client = client;
        this.transfers = transfers;
        this.authentication = new Authentication(address, this.plainHttp, credentials, client);
    }

    OciAddress address() {
        return address;
    }

    /**
     * What a tag names.
     *
     * @param tag the registry's name of these bytes, to be asked with the next time; absent if it gives none
     */
    record Tagged(byte[] bytes, Optional<String> tag) {}

    /** The manifest that a tag names; absent if there is no such tag. */
    Optional<Tagged> manifest(String tag, Optional<Tagged> before) {
        URI uri = address.endpoint(plainHttp, "manifests/" + tag);
        SortedMap<String, String> headers = new TreeMap<>(Map.of("Accept", OciManifest.MEDIA_TYPE));
        before.flatMap(Tagged::tag).ifPresent(last -> headers.put("If-None-Match", last));
        return client.tried(uri, () -> {
            try (Answer answer = ask(WebRequest.get(uri, headers), sent -> {})) {
                if (answer.status() == 304 && before.isPresent()) {
                    return before;
                }
                if (answer.status() == 404) {
                    return Optional.empty();
                }
                require(answer, uri, 200);
                return Optional.of(new Tagged(client.body(answer, uri, MAX_MANIFEST), answer.header("ETag")));
            }
        });
    }

    /** Has a tag name this manifest from now on; everything in it is there. */
    void tag(String tag, byte[] manifest) {
        URI uri = address.endpoint(plainHttp, "manifests/" + tag);
        SortedMap<String, String> headers = new TreeMap<>(Map.of("Content-Type", OciManifest.MEDIA_TYPE));
        WebRequest request = new WebRequest(Method.PUT, uri, headers, Optional.of(new Body.Bytes(manifest)));
        client.tried(uri, () -> {
            try (Answer answer = ask(request, sent -> {})) {
                require(answer, uri, 201);
                requireStored(answer, Digest.of(manifest));
                return true;
            }
        });
    }

    boolean has(Digest digest) {
        URI uri = blob(digest);
        return client.tried(uri, () -> {
            try (Answer answer = ask(new WebRequest(Method.HEAD, uri, new TreeMap<>(), Optional.empty()), sent -> {})) {
                if (answer.status() == 404) {
                    return false;
                }
                require(answer, uri, 200);
                return true;
            }
        });
    }

    private URI blob(Digest digest) {
        return address.endpoint(plainHttp, "blobs/sha256:" + digest.hex());
    }

    /**
     * A small blob; absent if it is not there. Whether it is what its digest says, the caller sees.
     *
     * @throws Untrusted RB315 if it is longer than {@code maxBytes}
     */
    Optional<byte[]> read(Digest digest, long maxBytes) {
        URI uri = blob(digest);
        return client.tried(uri, () -> {
            try (Answer answer = ask(WebRequest.get(uri, Map.of()), sent -> {})) {
                if (answer.status() == 404) {
                    return Optional.empty();
                }
                require(answer, uri, 200);
                return Optional.of(client.body(answer, uri, maxBytes));
            }
        });
    }

    /**
     * A blob, through the cache.
     *
     * @throws Untrusted RB315 or RB317 if it is not what its digest says
     * @throws Unavailable RB383 if it is not there
     */
    Path fetch(StoredName name, long size) {
        URI uri = blob(name.digest());
        return client.bring(uri, name, size, headers -> {
            Answer answer = ask(WebRequest.get(uri, headers), sent -> {});
            if (answer.status() == 200 || answer.status() == 206 || answer.status() == 416) {
                return answer;
            }
            try (answer) {
                if (answer.status() == 404) {
                    throw RegistryProblems.lacks(address, name.name(), OciTags.ofPackage(name.name()));
                }
                require(answer, uri, 200);
                throw new IllegalStateException("not reached");
            }
        });
    }

    /**
     * Stores a blob.
     *
     * @param name for people
     */
    void store(String name, Digest digest, long size, Body body) {
        URI uploads = address.endpoint(plainHttp, "blobs/uploads/");
        transfers.begins(name, size, 0);
        try {
            long[] sent = {0};
            client.tried(uploads, () -> {
                transfers.received(-sent[0]);
                sent[0] = 0;
                upload(uploads, digest, body, bytes -> {
                    sent[0] += bytes;
                    transfers.received(bytes);
                });
                return true;
            });
        } finally {
            transfers.ends();
        }
    }

    // In one piece: every registry takes that, and not every one takes several.
    private void upload(URI uploads, Digest digest, Body body, LongConsumer sent) throws IOException {
        URI begun;
        try (Answer answer =
                ask(new WebRequest(Method.POST, uploads, new TreeMap<>(), Optional.empty()), nothing -> {})) {
            require(answer, uploads, 202);
            begun = location(uploads, answer.header("Location").orElse(""));
        }
        String before = begun.getRawQuery() == null ? "?" : "&";
        URI end = URI.create(begun + before + "digest=sha256%3A" + digest.hex());
        SortedMap<String, String> headers = new TreeMap<>(Map.of("Content-Type", "application/octet-stream"));
        WebRequest request = new WebRequest(Method.PUT, end, headers, Optional.of(body));
        try (Answer answer = isOurs(end) ? ask(request, sent) : client.ask(request, sent)) {
            if (answer.status() == 404) {
                throw new IOException("the registry has forgotten the upload");
            }
            require(answer, uploads, 201);
            requireStored(answer, digest);
        }
    }

    private URI location(URI uploads, String location) {
        URI begun;
        try {
            begun = uploads.resolve(location);
        } catch (IllegalArgumentException e) {
            throw RegistryProblems.upload(address);
        }
        boolean isSafe = "https".equals(begun.getScheme()) || plainHttp && "http".equals(begun.getScheme());
        if (location.isEmpty() || begun.getHost() == null || !isSafe || begun.getRawFragment() != null) {
            throw RegistryProblems.upload(address);
        }
        return begun;
    }

    private void requireStored(Answer answer, Digest digest) {
        Optional<String> stored = answer.header("Docker-Content-Digest");
        if (stored.filter(said -> !said.equals("sha256:" + digest.hex())).isPresent()) {
            throw RegistryProblems.stored(address, digest);
        }
    }

    private Answer ask(WebRequest request, LongConsumer sent) throws IOException {
        Answer answer = client.ask(authentication.signed(request), sent);
        if (answer.status() != 401 || !isOurs(answer.uri())) {
            return answer;
        }
        boolean pushes = request.method() == Method.POST || request.method() == Method.PUT;
        try (answer) {
            if (!authentication.take(Challenge.parse(answer.headers("WWW-Authenticate")), pushes)) {
                throw RegistryProblems.unknown(address, authentication.knows());
            }
        }
        return client.ask(authentication.signed(request), sent);
    }

    private boolean isOurs(URI uri) {
        URI ours = address.endpoint(plainHttp, "");
        return uri.getScheme().equals(ours.getScheme())
                && uri.getHost().equalsIgnoreCase(ours.getHost())
                && port(uri) == port(ours);
    }

    private static int port(URI uri) {
        int usual = uri.getScheme().equals("https") ? 443 : 80;
        return uri.getPort() < 0 ? usual : uri.getPort();
    }

    private void require(Answer answer, URI uri, int wanted) throws IOException {
        int status = answer.status();
        if (status == wanted) {
            return;
        }
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            throw WebClient.busy(status);
        }
        boolean pushes = wanted != 200;
        if (status == 401) {
            throw RegistryProblems.unknown(address, authentication.knows());
        }
        String said = RegistryProblems.said(body(answer, uri));
        if (status == 403) {
            throw RegistryProblems.denied(address, pushes, said);
        }
        String what = uri.getPath()
                .substring(address.endpoint(plainHttp, "").getPath().length());
        throw RegistryProblems.refused(address, what, status, said);
    }

    private byte[] body(Answer answer, URI uri) {
        try {
            return client.body(answer, uri, MAX_SAID);
        } catch (IOException | Untrusted e) {
            return new byte[0];
        }
    }
}

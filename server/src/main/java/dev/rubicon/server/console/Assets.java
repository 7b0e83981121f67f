package dev.rubicon.server.console;

import dev.rubicon.model.Digest;
import dev.rubicon.server.web.Access;
import dev.rubicon.server.web.Refusals;
import dev.rubicon.server.web.Reply;
import dev.rubicon.server.web.Request;
import dev.rubicon.server.web.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that pages need besides themselves. Their addresses have digests in them, so that browsers keep them for good. */
public final class Assets {
    private static final String PREFIX = "/console/assets/";
    private static final int DIGITS = 16;

    private record Asset(String name, String type, byte[] bytes) {
        String address() {
            return PREFIX + Digest.of(bytes).hex().substring(0, DIGITS) + "-" + name;
        }
    }

    private final Map<String, Asset> byName = new LinkedHashMap<>();

    Assets() {
        add("console.css", "text/css; charset=utf-8");
        add("htmx.min.js", "text/javascript; charset=utf-8");
        add("icon.svg", "image/svg+xml");
    }

    private void add(String name, String type) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            byName.put(name, new Asset(name, type, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a page finds it. */
    public String address(String name) {
        return byName.get(name).address();
    }

    Route route() {
        return Route.get(PREFIX + "{file}", Access.anybody(), this::file);
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    private Reply file(Request request) {
        return byName.values().stream()
                .filter(asset -> asset.address().equals(PREFIX + request.parameter("file")))
                .findFirst()
                .map(asset -> Reply.bytes(asset.type(), asset.bytes())
                        .with("Cache-Control", "public, max-age=31536000, immutable"))
                .orElseThrow(() -> Refusals.notFound("there is no such file"));
    }
}

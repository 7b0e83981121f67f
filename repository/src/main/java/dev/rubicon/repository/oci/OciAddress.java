package dev.rubicon.repository.oci;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a repository is in a registry: {@code oci://host[:port]/name}.
 *
 * @param authority host and, if one is given, port, in lower case
 * @param name of the repository in that registry, as the distribution specification 1.1 allows
 */
public record OciAddress(String authority, String name) {
    private static final Pattern SYNTAX = Pattern.compile("(?i:oci)://([^/]*)/(.*?)/?");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?");
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*)*");
    private static final Pattern LOOPBACK = Pattern.compile("(?:localhost|127(?:\\.[0-9]+){3}|\\[::1])(?::[0-9]+)?");
    private static final int MAX_NAME = 255;
    private static final int MAX_PORT = 65_535;

    // The one registry that answers under another name than it is called.
    private static final String HUB = "docker.io";
    private static final String HUB_HOST = "registry-1.docker.io";

    /** @throws InvalidInput RB380; the message has no secret that the text may have */
    public static OciAddress parse(String text) {
        Matcher parts = SYNTAX.matcher(text);
        if (!parts.matches() || parts.group(1).contains("@")) {
            throw wrong(text, "it has no host and name, or a user");
        }
        String authority = parts.group(1).toLowerCase(Locale.ROOT);
        Matcher port = AUTHORITY.matcher(authority);
        boolean isPort = port.matches() && (port.group(1) == null || Integer.parseInt(port.group(1)) <= MAX_PORT);
        if (!isPort || !isHost(authority)) {
            throw wrong(text, "'" + Quoted.shortened(authority) + "' is no host");
        }
        String name = parts.group(2);
        if (name.length() > MAX_NAME || !NAME.matcher(name).matches()) {
            throw wrong(
                    text,
                    "'" + Quoted.shortened(name)
                            + "' is no name: a-z and 0-9 with '.', '_', '-' and '/' between, without a tag");
        }
        return new OciAddress(authority, name);
    }

    private static boolean isHost(String authority) {
        try {
            return URI.create("https://" + authority).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    // Whatever stands before an '@' may be secret.
    private static InvalidInput wrong(String text, String why) {
        return new InvalidInput(
                "RB380",
                "'" + Quoted.shortened(text.replaceFirst("//.*@", "//…@")) + "' cannot be the address of a repository: "
                        + why,
                "write oci://HOST/NAME or oci://HOST:PORT/NAME");
    }

    /** Whether it is on this machine, where nobody can listen. */
    boolean isLoopback() {
        return LOOPBACK.matcher(authority).matches();
    }

    /**
     * An endpoint of the registry for this repository.
     *
     * @param rest such as {@code manifests/repository}
     */
    URI endpoint(boolean plainHttp, String rest) {
        String host = authority.equals(HUB) ? HUB_HOST : authority;
        return URI.create((plainHttp ? "http://" : "https://") + host + "/v2/" + name + "/" + rest);
    }

    /** What credentials for it may be kept under, besides its own host. */
    Optional<String> alias() {
        return authority.equals(HUB) ? Optional.of("index.docker.io") : Optional.empty();
    }

    @Override
    public String toString() {
        return "oci://" + authority + "/" + name;
    }
}

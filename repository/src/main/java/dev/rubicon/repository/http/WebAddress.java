package dev.rubicon.repository.http;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The address of a repository on a web server, written in one way only: scheme and host in lower case, a slash at the end.
 *
 * @param uri without user, password, query or fragment
 */
public record WebAddress(URI uri) {
    static final int MAX_PORT = 65_535;

    /** @throws InvalidInput RB333; the message has no secret that the text may have */
    public static WebAddress parse(String text) {
        URI uri = uri(text);
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null || uri.getPort() > MAX_PORT) {
            throw HttpProblems.address(shown(text), "it has no host or no possible port, or is not of http or https");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw HttpProblems.address(shown(text), "it has a user, a password, a query or a fragment");
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String path = uri.normalize().getRawPath();
        return new WebAddress(URI.create(scheme + "://" + host + port + path + (path.endsWith("/") ? "" : "/")));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw HttpProblems.address(shown(text), Quoted.shortened(e.getReason()));
        }
    }

    // Whatever stands before an '@' or after a '?' or '#' may be secret.
    private static String shown(String text) {
        String start = text.replaceFirst("[?#].*", "?…");
        return Quoted.shortened(start.replaceFirst("//.*@", "//…@"));
    }

    /** Of a file of the repository. */
    URI file(String path) {
        return uri.resolve(path);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}

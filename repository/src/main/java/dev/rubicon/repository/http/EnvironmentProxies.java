package dev.rubicon.repository.http;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The proxies that {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name, in capitals or not. Where Java's own properties
 * ({@code https.proxyHost}) name one, that counts.
 */
public final class EnvironmentProxies extends ProxySelector {
    private static final int USUAL_PORT = 3128;

    private record Named(InetSocketAddress address, Optional<PasswordAuthentication> user) {}

    private final Optional<Named> https;
    private final Optional<Named> http;
    private final List<String> direct;
    private final Optional<ProxySelector> java;

    /**
     * @param environment a variable's value, if it is set
     * @param java what Java's properties say
     * @throws dev.rubicon.model.InvalidInput RB333 if a variable does not name a proxy
     */
    public EnvironmentProxies(Function<String, Optional<String>> environment, Optional<ProxySelector> java) {
        this.https = named("HTTPS_PROXY", environment);
        this.http = named("HTTP_PROXY", environment);
        this.direct = new ArrayList<>();
        value("NO_PROXY", environment)
                .ifPresent(hosts -> List.of(hosts.split("[,\\s]+")).forEach(host -> direct.add(suffix(host))));
        this.java = java;
    }

    private static Optional<String> value(String variable, Function<String, Optional<String>> environment) {
        return environment
                .apply(variable.toLowerCase(Locale.ROOT))
                .or(() -> environment.apply(variable))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    // .example.org and *.example.org are what others write for example.org and all below it.
    private static String suffix(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.equals("*") ? lower : lower.replaceFirst("^\\*?\\.", "");
    }

    private static Optional<Named> named(String variable, Function<String, Optional<String>> environment) {
        return value(variable, environment).map(value -> {
            try {
                URI uri = new URI(value.contains("://") ? value : "http://" + value);
                if (uri.getHost() == null) {
                    throw HttpProblems.proxy(variable, "it has no host");
                }
                if (!"http".equalsIgnoreCase(uri.getScheme())) {
                    throw HttpProblems.proxy(variable, "only proxies that are spoken to by http are known");
                }
                int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
                return new Named(
                        InetSocketAddress.createUnresolved(uri.getHost(), port),
                        Optional.ofNullable(uri.getRawUserInfo()).map(EnvironmentProxies::user));
            } catch (URISyntaxException e) {
                // Not what was given: it may hold a password.
                throw HttpProblems.proxy(variable, "it is no address");
            }
        });
    }

    private static PasswordAuthentication user(String raw) {
        int colon = raw.indexOf(':');
        String user = colon < 0 ? raw : raw.substring(0, colon);
        String password = colon < 0 ? "" : raw.substring(colon + 1);
        return new PasswordAuthentication(decoded(user), decoded(password).toCharArray());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public List<Proxy> select(URI uri) {
        List<Proxy> properties = java.map(selector -> selector.select(uri)).orElse(List.of());
        if (properties.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT)) {
            return properties;
        }
        Optional<Named> named = "https".equals(uri.getScheme()) ? https : http;
        return named.filter(proxy -> !isDirect(uri))
                .map(proxy -> List.of(new Proxy(Proxy.Type.HTTP, resolved(proxy.address()))))
                .orElse(List.of(Proxy.NO_PROXY));
    }

    private static InetSocketAddress resolved(InetSocketAddress address) {
        return new InetSocketAddress(address.getHostString(), address.getPort());
    }

    private boolean isDirect(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String withPort = host + ":" + uri.getPort();
        return direct.stream()
                .anyMatch(suffix -> suffix.equals("*")
                        || host.equals(suffix)
                        || withPort.equals(suffix)
                        || host.endsWith("." + suffix));
    }

    /** Answers the proxies that ask who we are, and nobody else; absent if no user is named. */
    Optional<Authenticator> credentials() {
        List<Named> users = new ArrayList<>();
        https.filter(proxy -> proxy.user().isPresent()).ifPresent(users::add);
        http.filter(proxy -> proxy.user().isPresent()).ifPresent(users::add);
        return users.isEmpty() ? Optional.empty() : Optional.of(new ProxyUsers(users));
    }

    private static final class ProxyUsers extends Authenticator {
        private final List<Named> users;

        ProxyUsers(List<Named> users) {
            this.users = users;
            // Java sends no password to a proxy before https begins, unless it is told to.
            if (System.getProperty("jdk.http.auth.tunneling.disabledSchemes") == null) {
                System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
            }
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            if (getRequestorType() != RequestorType.PROXY) {
                return null;
            }
            return users.stream()
                    .filter(proxy -> proxy.address().getHostString().equalsIgnoreCase(getRequestingHost())
                            && proxy.address().getPort() == getRequestingPort())
                    .findFirst()
                    .flatMap(Named::user)
                    .orElse(null);
        }
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
        // There is no other way to go on with.
    }
}

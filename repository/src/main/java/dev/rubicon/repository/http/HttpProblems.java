package dev.rubicon.repository.http;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import dev.rubicon.model.Untrusted;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import javax.net.ssl.SSLException;

/** Why something cannot be had of a web server, in words. No address in them has a user, a password or a query. */
final class HttpProblems {
    private static final String ANOTHER = "get it from the publisher or another mirror";

    private HttpProblems() {}

    /** Without anything that may be secret. */
    static String shown(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return Quoted.path(uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath());
    }

    /** What became of a request that was tried often enough. */
    static Unavailable failed(URI uri, IOException e) {
        if (isCause(e, SSLException.class)) {
            return tls(uri, e);
        }
        if (isUnresolved(e)) {
            return unavailable("RB326", "the host " + Quoted.shortened(uri.getHost()) + " is not known", REACH, e);
        }
        if (e instanceof ConnectException || e instanceof HttpConnectTimeoutException) {
            return unavailable("RB326", "the server of " + shown(uri) + " cannot be reached" + why(e), REACH, e);
        }
        if (e instanceof Refused refused) {
            return unavailable(
                    "RB330",
                    "the server answered " + refused.status() + " for " + shown(uri),
                    "try again later; if it stays so, ask whoever runs the server",
                    e);
        }
        if (e instanceof TooSlow) {
            return unavailable(
                    "RB331",
                    "the server of " + shown(uri) + " is too slow: " + e.getMessage(),
                    "try again, or use another mirror; what has arrived is kept",
                    e);
        }
        return unavailable(
                "RB331",
                "the transfer of " + shown(uri) + " was cut off" + why(e),
                "try again: what has arrived is kept, and only the rest is brought",
                e);
    }

    private static final String REACH = "check the address, the network, and HTTPS_PROXY, HTTP_PROXY and NO_PROXY";

    private static Unavailable unavailable(String code, String message, String hint, IOException e) {
        return new Unavailable(new Problem(code, message, hint), e);
    }

    private static String why(IOException e) {
        return e.getMessage() == null ? "" : ": " + Quoted.path(e.getMessage());
    }

    private static Unavailable tls(URI uri, IOException e) {
        return unavailable(
                "RB327",
                "no safe connection to " + shown(uri) + why(e),
                "if its certificate comes from an authority of your own, give that with --ca-file; else somebody may be in between",
                e);
    }

    /** Whether another try, too, would end like this. */
    static boolean isFinal(IOException e) {
        return isCause(e, SSLException.class) || isUnresolved(e);
    }

    private static boolean isUnresolved(IOException e) {
        return isCause(e, UnresolvedAddressException.class);
    }

    private static boolean isCause(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    static Unavailable notFound(URI uri) {
        return new Unavailable(
                "RB328",
                "the server has no " + shown(uri),
                "check the address of the repository; if only this file is missing, mirror it again or use another mirror");
    }

    static Unavailable denied(URI uri, int status) {
        return new Unavailable(
                "RB329",
                "the server answered " + status + " for " + shown(uri) + ": it does not let us",
                status == 407
                        ? "give the proxy's user and password in HTTPS_PROXY or HTTP_PROXY"
                        : "ask whoever runs the server");
    }

    static Unavailable redirected(URI uri, String why) {
        return new Unavailable(
                "RB332",
                shown(uri) + " leads elsewhere, and is not followed: " + why,
                "use the address that the repository has now, if you trust it");
    }

    static InvalidInput address(String shown, String why) {
        return new InvalidInput(
                "RB333", "'" + shown + "' cannot be the address of a repository: " + why, "write https://HOST/PATH");
    }

    static InvalidInput proxy(String variable, String why) {
        return new InvalidInput(
                "RB333",
                variable + " does not name a proxy: " + why,
                "write http://HOST:PORT, or http://USER:PASSWORD@HOST:PORT");
    }

    static InvalidInput authorities(Path file, String why) {
        return new InvalidInput(
                "RB333",
                "'" + Quoted.path(file.toString()) + "' has no certificates: " + Quoted.path(why),
                "give a file with certificates as PEM: -----BEGIN CERTIFICATE-----");
    }

    static Untrusted tooLong(URI uri, long limit) {
        return new Untrusted("RB315", shown(uri) + " is longer than the " + limit + " bytes that it may have", ANOTHER);
    }

    static Untrusted changed(URI uri) {
        return new Untrusted("RB317", shown(uri) + " is not the file that was signed", ANOTHER);
    }
}

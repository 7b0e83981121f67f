package dev.rubicon.repository.http;

import java.net.ProxySelector;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How this machine reaches web servers.
 *
 * @param userAgent how it introduces itself
 * @param authorities whom to believe beside those that Java believes; absent if nobody
 */
public record HttpSettings(
        String userAgent, Pace pace, Retries retries, ProxySelector proxies, Optional<SSLContext> authorities) {}

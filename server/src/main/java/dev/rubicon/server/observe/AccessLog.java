package dev.rubicon.server.observe;

import dev.rubicon.server.web.Observer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;

/** A line in the log for every request. What comes after a {@code ?}, headers and bodies are in none. */
public final class AccessLog implements Observer {
    private static final Logger LOG = System.getLogger("dev.rubicon.server.access");

    @Override
    public void answered(Exchange exchange) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("method", exchange.method());
        fields.put("path", exchange.path());
        fields.put("status", exchange.status());
        fields.put("millis", exchange.duration().toMillis());
        fields.put("peer", exchange.peer());
        fields.put("correlation", exchange.correlation());
        exchange.caller().ifPresent(name -> fields.put("caller", name));
        LOG.log(Level.INFO, "request", fields);
    }
}

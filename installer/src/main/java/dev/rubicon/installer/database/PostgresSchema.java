package dev.rubicon.installer.database;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schema of a PostgreSQL database. It belongs to one instance.
 *
 * @param server host and port as they were given
 * @param parameters of the connection, by name; only those that cannot make the driver load or write anything
 */
public record PostgresSchema(String server, String database, String schema, SortedMap<String, String> parameters)
        implements DatabaseAddress {
    static final String PREFIX = "jdbc:postgresql:";

    private static final Pattern SYNTAX =
            Pattern.compile("jdbc:postgresql://([A-Za-z0-9.:,_\\[\\]-]+)/([^/?#]+)(?:\\?([^#]*))?");
    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z]+)=([^=]+)");
    private static final Pattern NAME = Pattern.compile("(?!pg_)[^\\p{Cc}\",]{1,63}");
    private static final String SCHEMA = "currentSchema";
    private static final String PUBLIC = "public";
    private static final List<String> KNOWN = List.of(
            "user",
            SCHEMA,
            "sslmode",
            "sslrootcert",
            "sslcert",
            "sslkey",
            "channelBinding",
            "targetServerType",
            "connectTimeout",
            "socketTimeout",
            "options");

    public PostgresSchema {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    static PostgresSchema parse(String url) {
        Matcher parts = SYNTAX.matcher(url);
        if (!parts.matches()) {
            throw DatabaseAddress.unknown(url);
        }
        SortedMap<String, String> parameters = new TreeMap<>();
        if (parts.group(3) != null) {
            for (String parameter : parts.group(3).split("&")) {
                Matcher pair = PARAMETER.matcher(parameter);
                if (!pair.matches()
                        || !KNOWN.contains(pair.group(1))
                        || parameters.put(pair.group(1), decoded(pair.group(2), url)) != null) {
                    throw new InvalidInput(
                            "RB717",
                            "'" + Quoted.shortened(parameter) + "' cannot stand in a database address",
                            "write each once, as NAME=VALUE; the names are " + String.join(", ", KNOWN));
                }
            }
        }
        String schema = checked(parameters.getOrDefault(SCHEMA, PUBLIC));
        parameters.remove(SCHEMA);
        return new PostgresSchema(parts.group(1), decoded(parts.group(2), url), schema, parameters);
    }

    private static String checked(String schema) {
        if (!NAME.matcher(schema).matches() || schema.getBytes(StandardCharsets.UTF_8).length > 63) {
            throw new InvalidInput(
                    "RB717",
                    "'" + Quoted.shortened(schema) + "' cannot be the schema of an instance",
                    "use one name of at most 63 bytes that does not begin with pg_");
        }
        return schema;
    }

    PostgresSchema named(String name) {
        if (!schema.equals(PUBLIC) && !schema.equals(name)) {
            throw new InvalidInput(
                    "RB724",
                    "the schema is given twice: '" + schema + "' in the address, and '" + Quoted.shortened(name) + "'",
                    "give it by --schema or by ?currentSchema=, not by both");
        }
        return new PostgresSchema(server, database, checked(name), parameters);
    }

    private static String decoded(String text, String url) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw DatabaseAddress.unknown(url);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The database on its server, without anything that the connection is made with. */
    String location() {
        return PREFIX + "//" + server + "/" + encoded(database);
    }

    @Override
    public String url() {
        StringBuilder url = new StringBuilder(location() + "?" + SCHEMA + "=" + encoded(schema));
        parameters.forEach(
                (name, value) -> url.append('&').append(name).append('=').append(encoded(value)));
        return url.toString();
    }

    @Override
    public String toString() {
        return url();
    }
}

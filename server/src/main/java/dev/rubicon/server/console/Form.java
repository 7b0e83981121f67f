package dev.rubicon.server.console;

import dev.rubicon.server.web.HttpProblem;
import dev.rubicon.server.web.Refusals;
import dev.rubicon.server.web.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a browser sends of a form. */
public final class Form {
    static final long MOST_BYTES = 100_000;
    static final String TOKEN = "form";

    /** One that was not filled in. */
    public static final Form EMPTY = new Form(new LinkedHashMap<>());

    private final Map<String, List<String>> fields;

    private Form(Map<String, List<String>> fields) {
        this.fields = Collections.unmodifiableMap(fields);
    }

    static Form read(Request request) {
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.matches("application/x-www-form-urlencoded\\s*(;.*)?")) {
            throw new HttpProblem(
                    415, "RB910", "the body must be declared as Content-Type: application/x-www-form-urlencoded");
        }
        return parse(new String(request.body(), StandardCharsets.UTF_8));
    }

    static Form parse(String text) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        try {
            for (String pair : text.split("&")) {
                if (!pair.isEmpty()) {
                    int is = pair.indexOf('=');
                    String name = decoded(is < 0 ? pair : pair.substring(0, is));
                    fields.computeIfAbsent(name, any -> new ArrayList<>())
                            .add(is < 0 ? "" : decoded(pair.substring(is + 1)));
                }
            }
        } catch (IllegalArgumentException e) {
            throw Refusals.malformed("the form is not encoded as forms are");
        }
        return new Form(fields);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** What is in a field, without the space around it; empty if the field is, or is not there. */
    public String text(String field) {
        return fields.getOrDefault(field, List.of("")).getFirst().strip();
    }

    /** The same, absent if it is empty. */
    public Optional<String> filled(String field) {
        return Optional.of(text(field)).filter(text -> !text.isEmpty());
    }

    /** Of boxes that are ticked, or of a list: what each says, in their order. */
    public List<String> all(String field) {
        return List.copyOf(fields.getOrDefault(field, List.of()));
    }

    /** The lines of a field that say something. */
    public List<String> lines(String field) {
        return text(field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}

package dev.rubicon.fleet.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.installer.plan.InstallPlanJson;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Values that documents of several kinds have, each with a limit: whoever keeps them knows how large they can be. */
public final class Fields {
    private static final int MAX_TEXT = 200;
    private static final int MAX_SENTENCE = 20_000;
    private static final int MAX_PROBLEMS = 1_000;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Fields() {}

    /** Only what is not usual. */
    public static void write(ObjectNode json, Hours hours) {
        if (hours != Hours.OWN) {
            json.put("hours", word(hours));
        }
    }

    /** What {@link #write(ObjectNode, Hours)} has written. */
    public static Hours hours(JsonObject json) {
        return json.has("hours") ? word(json, "hours", Hours.class) : Hours.OWN;
    }

    /** The object in a document of at most so many bytes. */
    public static JsonObject document(byte[] bytes, int maxBytes, String what) {
        if (bytes.length > maxBytes) {
            throw new InvalidInput(
                    "RB941",
                    what + " has " + bytes.length + " bytes, and may have " + maxBytes,
                    "send less of it, or use a newer Rubicon");
        }
        return JsonObject.of(Json.read(bytes, what), what);
    }

    /** A line of text. */
    public static String text(JsonObject json, String key) {
        return json.parsed(key, Fields::line);
    }

    private static String line(String text) {
        if (text.isBlank() || text.length() > MAX_TEXT || !text.equals(withoutControls(text))) {
            throw new InvalidInput(
                    "RB940",
                    "'" + Quoted.shortened(text) + "' cannot be used",
                    "give one line of 1 to " + MAX_TEXT + " characters, without control characters");
        }
        return text;
    }

    private static String withoutControls(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", "");
    }

    /** A whole number that is not negative. */
    public static long number(JsonObject json, String key) {
        long number = json.integer(key);
        if (number < 0) {
            throw new InvalidInput("RB940", "'" + key + "' is " + number, "give a number that is not negative");
        }
        return number;
    }

    /** A count that fits into an int. */
    public static int count(JsonObject json, String key) {
        long number = number(json, key);
        if (number > Integer.MAX_VALUE) {
            throw new InvalidInput("RB940", "'" + key + "' is " + number, "give a smaller number");
        }
        return (int) number;
    }

    public static String write(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    public static Instant instant(JsonObject json, String key) {
        return json.parsed(key, text -> {
            try {
                Instant at = Instant.parse(text);
                if (!at.isBefore(EARLIEST) && !at.isAfter(LATEST)) {
                    return at;
                }
            } catch (DateTimeException e) {
                // As below.
            }
            throw new InvalidInput(
                    "RB940",
                    "'" + Quoted.shortened(text) + "' is not a time",
                    "write it in UTC, such as 2026-05-01T02:00:00Z");
        });
    }

    public static ZoneId zone(JsonObject json, String key) {
        return json.parsed(key, text -> {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw new InvalidInput(
                        "RB940",
                        "'" + Quoted.shortened(text) + "' is not a time zone",
                        "write it like Europe/Vienna or +01:00");
            }
        });
    }

    /** A word of a closed list, as {@link #word} writes it. */
    public static <E extends Enum<E>> E word(JsonObject json, String key, Class<E> type) {
        return json.parsed(key, text -> {
            for (E value : type.getEnumConstants()) {
                if (word(value).equals(text)) {
                    return value;
                }
            }
            throw unknown("'" + key + "'", text);
        });
    }

    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public static InvalidInput unknown(String what, String text) {
        return new InvalidInput(
                "RB124", what + " is '" + Quoted.shortened(text) + "', which is not known here", "use a newer Rubicon");
    }

    public static void write(ObjectNode json, List<Problem> problems) {
        ArrayNode array = json.putArray("problems");
        problems.forEach(problem -> array.add(InstallPlanJson.write(problem)));
    }

    /** At least one. */
    public static List<Problem> problems(JsonObject json) {
        List<Problem> problems = json.list("problems", Fields::problem);
        if (problems.isEmpty() || problems.size() > MAX_PROBLEMS) {
            throw new InvalidInput(
                    "RB940", "there are " + problems.size() + " problems", "give 1 to " + MAX_PROBLEMS + " of them");
        }
        return problems;
    }

    private static Problem problem(JsonNode node) {
        JsonObject json = JsonObject.of(node, "a problem");
        Problem problem = new Problem(text(json, "code"), sentence(json, "message"), sentence(json, "hint"));
        json.end();
        return problem;
    }

    private static String sentence(JsonObject json, String key) {
        return json.parsed(key, text -> {
            if (text.length() > MAX_SENTENCE) {
                throw new InvalidInput(
                        "RB940",
                        "the text has " + text.length() + " characters",
                        "give at most " + MAX_SENTENCE + " of them");
            }
            return text;
        });
    }
}

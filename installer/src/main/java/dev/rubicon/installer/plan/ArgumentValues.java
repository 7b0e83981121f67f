package dev.rubicon.installer.plan;

import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Manifest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.Parameter;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the parameters of the packages of one run come to: an argument before what another package of the run presets, and that
 * before the default; then {@code ${…}} is filled in. Pure.
 *
 * @param values of the packages that come, and what is stored for others
 * @param problems what refuses: RB658 to RB661
 * @param warnings RB662
 */
public record ArgumentValues(Arguments values, List<Problem> problems, List<Problem> warnings) {
    /** The longest value. */
    static final int MAX_LENGTH = 1 << 16;

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^{}]*)}");
    private static final String INSTANCE = "Package.InstanceName";
    private static final String ENVIRONMENT = "Environment.";

    public ArgumentValues {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /**
     * A package that comes.
     *
     * @param isNew whether the instance did not have it; else it may have been given a value when it came
     */
    public record Coming(Manifest manifest, boolean isNew) {
        PackageId id() {
            return manifest.identity().id();
        }
    }

    /**
     * @param arguments stored and given
     * @param coming in the order in which they come
     * @param environment of this process
     */
    public static ArgumentValues of(
            Arguments arguments, List<Coming> coming, InstanceName instance, Map<String, String> environment) {
        Arguments raw = Arguments.NONE;
        for (Coming one : coming) {
            for (Parameter parameter : one.manifest().parameters()) {
                if (parameter.defaultValue().isPresent()) {
                    raw = raw.with(
                            one.id(), parameter.key(), parameter.defaultValue().get());
                }
            }
        }
        List<PackageId> ids = coming.stream().map(Coming::id).toList();
        for (Coming one : coming) {
            raw = raw.overriddenBy(one.manifest().fillParameters().only(ids));
        }
        raw = raw.overriddenBy(arguments);
        return new Evaluation(raw, instance, environment).of(coming);
    }

    /** Fills in, each value once. */
    private static final class Evaluation {
        private final Arguments raw;
        private final SortedMap<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private final SortedMap<String, String> done = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private final Map<String, String> environment = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private final Set<String> open = new LinkedHashSet<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<Problem> warnings = new ArrayList<>();

        private Evaluation(Arguments raw, InstanceName instance, Map<String, String> environment) {
            this.raw = raw;
            this.environment.putAll(environment);
            raw.packages().forEach(id -> raw.of(id).forEach((key, value) -> known.put(id + "." + key, value)));
            known.put(INSTANCE, instance.value());
            done.put(INSTANCE, instance.value());
        }

        private ArgumentValues of(List<Coming> coming) {
            Arguments values = raw;
            // What is declared and has no value is blank; if it is required, that is said once.
            coming.forEach(one -> one.manifest()
                    .parameters()
                    .forEach(parameter -> known.putIfAbsent(one.id() + "." + parameter.key(), "")));
            for (Coming one : coming) {
                for (Map.Entry<String, String> argument : raw.of(one.id()).entrySet()) {
                    String name = one.id() + "." + argument.getKey();
                    values = values.with(one.id(), argument.getKey(), value(name));
                }
                for (Parameter parameter : one.manifest().parameters()) {
                    if (parameter.required()
                            && raw.value(one.id(), parameter.key()).isEmpty()) {
                        missing(one, parameter);
                    }
                }
            }
            return new ArgumentValues(values, problems, warnings);
        }

        private void missing(Coming coming, Parameter parameter) {
            String name = coming.id() + "." + parameter.key();
            String says = parameter
                    .description()
                    .or(parameter::hint)
                    .map(text -> " (" + Quoted.shortened(text) + ")")
                    .orElse("");
            String hint = "give it: --argument " + name + "=VALUE";
            if (coming.isNew()) {
                problems.add(new Problem(
                        "RB658", coming.manifest().identity() + " requires the argument " + name + says, hint));
            } else {
                warnings.add(new Problem(
                        "RB662",
                        coming.manifest().identity() + " requires the argument " + name + says
                                + ", which is not stored and which nothing in this run presets",
                        hint));
            }
        }

        private String value(String name) {
            String ready = done.get(name);
            if (ready != null) {
                return ready;
            }
            if (!open.add(name.toLowerCase(Locale.ROOT))) {
                problems.add(new Problem(
                        "RB660",
                        "the arguments refer to each other in a circle: " + String.join(" -> ", open) + " -> " + name,
                        "give one of them a value of its own: --argument " + name + "=VALUE"));
                return "";
            }
            String value = filled(name, known.get(name));
            open.remove(name.toLowerCase(Locale.ROOT));
            done.put(name, value);
            return value;
        }

        private String filled(String name, String text) {
            StringBuilder value = new StringBuilder();
            Matcher references = REFERENCE.matcher(text);
            int end = 0;
            while (references.find()) {
                value.append(text, end, references.start()).append(referred(name, references.group(1)));
                end = references.end();
                if (value.length() > MAX_LENGTH) {
                    problems.add(new Problem(
                            "RB661",
                            "the argument " + name + " comes to more than " + MAX_LENGTH + " characters",
                            "give it a shorter value: --argument " + name + "=VALUE"));
                    return "";
                }
            }
            return value.append(text, end, text.length()).toString();
        }

        private String referred(String name, String reference) {
            if (known.containsKey(reference)) {
                return value(reference);
            }
            boolean variable = reference.regionMatches(true, 0, ENVIRONMENT, 0, ENVIRONMENT.length());
            Optional<String> found = variable
                    ? Optional.ofNullable(environment.get(reference.substring(ENVIRONMENT.length())))
                    : Optional.empty();
            if (found.isEmpty()) {
                problems.add(new Problem(
                        "RB659",
                        "the argument " + name + " refers to ${" + Quoted.shortened(reference)
                                + "}, which is not known",
                        "known are "
                                + String.join(
                                        ", ", known.keySet().stream().limit(30).toList())
                                + ", and Environment.X for each variable X of the environment"));
            }
            return found.orElse("");
        }
    }
}

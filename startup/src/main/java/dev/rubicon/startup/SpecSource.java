package dev.rubicon.startup;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * Statements that make the objects of a command, and its specification with options that are kept in them. Mixins become objects
 * beside the command's own; what is in them belongs to the command.
 */
final class SpecSource {
    private final CommandSpec spec;
    private final Places places;
    private final StringBuilder source = new StringBuilder();
    // How to write that an option, which its member or its own object stands for, is kept somewhere.
    private final Map<Object, String> kept = new HashMap<>();
    private int holders;

    private SpecSource(CommandSpec spec, Places places) {
        this.spec = spec;
        this.places = places;
    }

    /** Leaves the command in {@code own} and its specification in {@code spec}. */
    static String of(Class<?> command, CommandSpec spec, Places places) {
        SpecSource made = new SpecSource(spec, places);
        made.line(name(command) + " own = new " + name(command) + "();");
        made.line("CommandSpec spec = CommandSpec.wrapWithoutInspection(own);");
        made.holdFields("own", command);
        return made.finish();
    }

    /** The same of a method of {@code own}. */
    static String of(Method command, CommandSpec spec, Places places) {
        SpecSource made = new SpecSource(spec, places);
        List<Parameter> parameters = List.of(command.getParameters());
        made.line("Object[] values = new Object[" + parameters.size() + "];");
        String given = IntStream.range(0, parameters.size())
                .mapToObj(i -> "(" + name(parameters.get(i).getType()) + ") values[" + i + "]")
                .collect(Collectors.joining(", "));
        made.line("CommandSpec spec = CommandSpec.wrapWithoutInspection(new java.util.concurrent.Callable<Object>() {"
                + " public Object call() throws Exception { return own." + command.getName() + "(" + given
                + "); } });");
        made.holdValues(parameters);
        return made.finish();
    }

    private String finish() {
        line("spec" + Settings.differing(CommandSpec.create(), spec, ArgumentSource.SET_OTHERWISE) + ".name("
                + Literal.of(spec.name()) + ");");
        String usage = Settings.differing(
                CommandSpec.create().usageMessage(), spec.usageMessage(), ArgumentSource.SET_OTHERWISE);
        // What picocli has filled in already is not to be filled in again.
        line("spec.usageMessage()" + usage.replace("${", "$${") + ".hidden("
                + spec.usageMessage().hidden() + ");");
        Set<ArgGroupSpec> added = new LinkedHashSet<>();
        for (ArgSpec argument : spec.args()) {
            if (argument.group() == null) {
                line("spec.add(" + ArgumentSource.of(argument, kept(argument)) + ");");
            } else if (added.add(outermost(argument.group()))) {
                line("spec.addArgGroup(" + group(outermost(argument.group())) + ");");
            }
        }
        return source.toString();
    }

    private static ArgGroupSpec outermost(ArgGroupSpec group) {
        return group.parentGroup() == null ? group : outermost(group.parentGroup());
    }

    private String group(ArgGroupSpec group) {
        StringBuilder made = new StringBuilder("ArgGroupSpec.builder()");
        made.append(".exclusive(").append(group.exclusive()).append(")");
        made.append(".multiplicity(")
                .append(Literal.of(group.multiplicity().toString()))
                .append(")");
        made.append(".validate(")
                .append(group.validate())
                .append(").order(")
                .append(group.order())
                .append(")");
        made.append(".typeInfo(WrittenCommands.typeInfo(")
                .append(name(group.typeInfo().getType()))
                .append(".class))");
        made.append(kept.get(group));
        group.args()
                .forEach(argument -> made.append(".addArg(")
                        .append(ArgumentSource.of(argument, kept(argument)))
                        .append(")"));
        group.subgroups()
                .forEach(nested ->
                        made.append(".addSubgroup(").append(group(nested)).append(")"));
        return made.append(".build()").toString();
    }

    // Picocli keeps its own options where it wants.
    private String kept(ArgSpec argument) {
        Object member = argument.userObject() instanceof Field field ? field : argument;
        boolean isOurs = !(member instanceof Field field)
                || !field.getDeclaringClass().getName().startsWith("picocli.");
        if (isOurs && !kept.containsKey(member)) {
            throw new IllegalStateException("it is not known where " + argument + " is kept");
        }
        return kept.getOrDefault(member, "");
    }

    private void holdValues(List<Parameter> parameters) {
        String holder = hold("values");
        List<ArgSpec> own = new ArrayList<>(spec.args());
        own.removeIf(argument -> argument.userObject() instanceof Field);
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            Class<?> type = parameter.getType();
            String element = "[" + i + "]";
            if (parameter.isAnnotationPresent(Mixin.class)) {
                holdFields(made(type, "values" + element), type);
            } else if (parameter.isAnnotationPresent(ArgGroup.class)) {
                keep(group(spec.argGroups(), type), holder, Object[].class, element, Object.class);
            } else {
                if (type.isPrimitive()) {
                    line("values" + element + " = " + (type == boolean.class ? "false" : "0") + ";");
                }
                ArgSpec argument = own.stream()
                        .filter(each -> each.isOption() == parameter.isAnnotationPresent(Option.class))
                        .findFirst()
                        .orElseThrow();
                own.remove(argument);
                keep(argument, holder, Object[].class, element, Object.class);
            }
        }
    }

    private String made(Class<?> type, String place) {
        String object = "mixin" + holders;
        line(name(type) + " " + object + " = new " + name(type) + "();");
        line(place + " = " + object + ";");
        return object;
    }

    private void holdFields(String object, Class<?> type) {
        if (type.getSuperclass() != Object.class) {
            throw new IllegalStateException(type + " inherits from another class");
        }
        String holder = hold(object);
        for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(Mixin.class)) {
                holdFields(made(field.getType(), object + "." + field.getName()), field.getType());
            } else if (field.isAnnotationPresent(Spec.class)) {
                boolean ofItself = field.getAnnotation(Spec.class).value() == Spec.Target.SELF;
                require(ofItself == type.isAnnotationPresent(Command.class), field);
                line(object + "." + field.getName() + " = spec;");
            } else {
                holdField(holder, field, spec.argGroups());
            }
        }
    }

    private void holdField(String holder, Field field, List<ArgGroupSpec> groups) {
        require(!field.isAnnotationPresent(ParentCommand.class) && !field.isAnnotationPresent(Unmatched.class), field);
        if (field.isAnnotationPresent(ArgGroup.class)) {
            keepField(group(groups, field.getType()), holder, field);
        } else if (field.isAnnotationPresent(Option.class) || field.isAnnotationPresent(Parameters.class)) {
            keepField(field, holder, field);
        }
    }

    private static void require(boolean possible, Field field) {
        if (!possible) {
            throw new IllegalStateException("there is no source for the annotations of " + field);
        }
    }

    private static ArgGroupSpec group(List<ArgGroupSpec> groups, Class<?> type) {
        return groups.stream()
                .filter(group -> group.typeInfo().getType() == type)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no group of " + type));
    }

    private void keepField(Object specified, String holder, Field field) {
        keep(specified, holder, field.getDeclaringClass(), "." + field.getName(), field.getType());
    }

    private void keep(Object specified, String holder, Class<?> owner, String member, Class<?> type) {
        String place = "place" + kept.size();
        line("Place " + place + " = new Place(" + holder + ", " + places.add(owner, member, type) + ");");
        kept.put(specified, ".getter(" + place + ").setter(" + place + ").scope(" + holder + ")");
        if (specified instanceof ArgGroupSpec group) {
            String inside = hold("null");
            for (Field field : group.typeInfo().getType().getDeclaredFields()) {
                holdField(inside, field, group.subgroups());
            }
        }
    }

    private String hold(String object) {
        String holder = "holder" + holders++;
        line("WrittenCommands.Holder " + holder + " = new WrittenCommands.Holder(" + object + ");");
        return holder;
    }

    private void line(String statement) {
        source.append("        ").append(statement).append('\n');
    }

    private static String name(Class<?> type) {
        return type.getCanonicalName();
    }
}

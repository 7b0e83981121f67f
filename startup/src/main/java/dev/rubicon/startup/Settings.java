package dev.rubicon.startup;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What differs between two objects of picocli that are read by {@code name()} and set by {@code name(value)}. */
final class Settings {
    private Settings() {}

    /** The calls that make {@code fresh} like {@code wanted}, sorted by name: {@code .hidden(true).paramLabel("ID")}. */
    static String differing(Object fresh, Object wanted, Set<String> withoutThese) {
        StringBuilder calls = new StringBuilder();
        for (Method setter : setters(fresh.getClass())) {
            if (!withoutThese.contains(setter.getName())) {
                Object value = read(wanted, setter.getName());
                if (!Objects.deepEquals(read(fresh, setter.getName()), value)) {
                    calls.append('.').append(setter.getName()).append('(');
                    calls.append(Literal.of(value)).append(')');
                }
            }
        }
        return calls.toString();
    }

    private static Collection<Method> setters(Class<?> type) {
        // Those of classes that are not public are there twice.
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 1 && isRead(type, method))
                .filter(method ->
                        method.getReturnType().isAssignableFrom(type) && method.getReturnType() != Object.class)
                .collect(Collectors.toMap(Method::getName, method -> method, (one, same) -> one, TreeMap::new))
                .values();
    }

    private static boolean isRead(Class<?> type, Method setter) {
        return Arrays.stream(type.getMethods())
                .anyMatch(method -> method.getName().equals(setter.getName())
                        && method.getParameterCount() == 0
                        && method.getReturnType() == setter.getParameterTypes()[0]);
    }

    private static Object read(Object object, String name) {
        try {
            return object.getClass().getMethod(name).invoke(object);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + name + " of " + object.getClass(), e);
        }
    }
}

package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.value.AlError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Methods of lists. Positions count from 1; several variables may refer to one list. */
final class ListMethods {
    private ListMethods() {}

    static Builtins of(Type.ListOf list) {
        Builtins methods = new Builtins();
        Parameter element = Parameter.of(list.element());
        Parameter whole = Parameter.of(Simple.INTEGER);
        Parameter other = Parameter.of(list);
        methods.add("Add", call -> insert(call, call.count(), 0), element);
        methods.add("AddRange", call -> addAll(call, (List<?>) call.argument(0)), other);
        methods.add(
                "AddRange",
                call -> addAll(call, List.of(call.arguments())),
                Parameter.of(list.element()),
                repeated(element));
        methods.add("Contains", Simple.BOOLEAN, call -> find(call, 0) >= 0, element);
        methods.add("Count", Simple.INTEGER, call -> (long) list(call).size());
        methods.add("Get", list.element(), call -> list(call).get(index(call, 0)), whole);
        methods.add("Get", Simple.BOOLEAN, ListMethods::taken, whole, Parameter.place(list.element()));
        methods.add("GetRange", list, call -> new ArrayList<>(range(call)), whole, whole);
        methods.add(
                "GetRange",
                Simple.BOOLEAN,
                call -> done(call, isRange(call), c -> c.place(2).set(new ArrayList<>(range(c)))),
                whole,
                whole,
                Parameter.place(list));
        methods.add("IndexOf", Simple.INTEGER, call -> find(call, 0) + 1L, element);
        methods.add("LastIndexOf", Simple.INTEGER, call -> lastIndexOf(call) + 1L, element);
        methods.add("Insert", call -> insert(call, call.whole(0), 1), whole, element);
        methods.add("Set", call -> list(call).set(index(call, 0), call.argument(1)), whole, element);
        methods.add("Set", Simple.BOOLEAN, ListMethods::replaced, whole, element, Parameter.place(list.element()));
        methods.add("Remove", Simple.BOOLEAN, ListMethods::removed, element);
        methods.add(
                "RemoveAt",
                Simple.BOOLEAN,
                call -> done(call, isIndex(call, 0), c -> list(c).remove(index(c, 0))),
                whole);
        methods.add(
                "RemoveRange", Simple.BOOLEAN, call -> done(call, isRange(call), c -> range(c).clear()), whole, whole);
        methods.add("Reverse", Simple.BOOLEAN, call -> {
            Collections.reverse(list(call));
            return true;
        });
        return methods;
    }

    // AddRange(1, 2, 3): each of them is of the list's type.
    private static Parameter repeated(Parameter element) {
        return new Parameter(Parameter.Kind.VALUES, element.type(), true);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Call call) {
        return (List<Object>) call.receiver();
    }

    private static boolean isIndex(Call call, int argument) {
        return call.whole(argument) >= 1 && call.whole(argument) <= list(call).size();
    }

    private static int index(Call call, int argument) {
        if (!isIndex(call, argument)) {
            throw outOfBounds(call, call.whole(argument));
        }
        return (int) call.whole(argument) - 1;
    }

    private static AlError outOfBounds(Call call, long index) {
        return new AlError(
                "IndexOutOfBounds",
                "Index out of bounds: the list has " + list(call).size() + " elements, and none at " + index + ".");
    }

    private static void insert(Call call, long at, int argument) {
        List<Object> list = list(call);
        Sizes.checkElements(call, list.size() + 1L);
        call.session().memory().keep(call.argument(argument));
        if (argument == 0) {
            list.add(call.argument(0));
            return;
        }
        if (at < 1 || at > list.size() + 1L) {
            throw outOfBounds(call, at);
        }
        list.add((int) at - 1, call.argument(1));
    }

    private static void addAll(Call call, List<?> elements) {
        Sizes.checkElements(call, list(call).size() + (long) elements.size());
        elements.forEach(call.session().memory()::keep);
        list(call).addAll(new ArrayList<>(elements));
    }

    private static int find(Call call, int argument) {
        List<Object> list = list(call);
        for (int i = 0; i < list.size(); i++) {
            if (Same.values(list.get(i), call.argument(argument))) {
                return i;
            }
        }
        return -1;
    }

    private static int lastIndexOf(Call call) {
        Predicate<Object> isSame = one -> Same.values(one, call.argument(0));
        List<Object> list = list(call);
        int last = list.size() - 1;
        while (last >= 0 && !isSame.test(list.get(last))) {
            last--;
        }
        return last;
    }

    private static Object taken(Call call) {
        return done(call, isIndex(call, 0), c -> c.place(1).set(list(c).get(index(c, 0))));
    }

    private static Object replaced(Call call) {
        return done(call, isIndex(call, 0), c -> c.place(2).set(list(c).set(index(c, 0), c.argument(1))));
    }

    private static Object removed(Call call) {
        int at = find(call, 0);
        if (at >= 0) {
            list(call).remove(at);
        }
        return at >= 0;
    }

    private static boolean isRange(Call call) {
        return call.whole(0) >= 1
                && call.whole(1) >= 0
                && call.whole(0) - 1 + call.whole(1) <= list(call).size();
    }

    private static List<Object> range(Call call) {
        if (!isRange(call)) {
            throw outOfBounds(call, call.whole(0) + Math.max(0, call.whole(1)) - 1);
        }
        int from = (int) call.whole(0) - 1;
        call.session().memory().add(8 * call.whole(1));
        return list(call).subList(from, from + (int) call.whole(1));
    }

    // What cannot be done is false for who asks, and an error for who does not.
    private static boolean done(Call call, boolean isPossible, Builtins.Action action) {
        if (!isPossible) {
            if (!call.isUsed()) {
                throw outOfBounds(call, call.whole(0));
            }
            return false;
        }
        action.run(call);
        return true;
    }
}

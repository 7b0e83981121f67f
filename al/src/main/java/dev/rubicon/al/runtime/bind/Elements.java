package dev.rubicon.al.runtime.bind;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.ArrayValue;
import dev.rubicon.al.runtime.value.Place;
import dev.rubicon.al.syntax.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@code foreach} goes over.
 *
 * @param type of each element
 */
record Elements(Type type) {
    static Elements of(Position position, Type collection) {
        return switch (collection) {
            case Type.ListOf list -> new Elements(list.element());
            case Type.ArrayOf array -> new Elements(array.element());
            case Type.Text text -> new Elements(Simple.CHAR);
            case Type.Code code -> new Elements(Simple.CHAR);
            case Type.Simple simple when simple == Simple.JSON_ARRAY -> new Elements(Simple.JSON_TOKEN);
            default -> throw new Unbound(position, "a loop cannot go over a " + collection);
        };
    }

    /** All elements as they are now: what the loop adds, it does not go over. */
    List<Object> of(Object collection) {
        return switch (collection) {
            case List<?> list -> new ArrayList<>(list);
            case String text -> text.chars().<Object>mapToObj(c -> (long) c).toList();
            case ArrayValue array -> array.elements().stream().map(Place::get).toList();
            case Iterable<?> values -> {
                List<Object> all = new ArrayList<>();
                values.forEach(all::add);
                yield all;
            }
            default -> List.of();
        };
    }
}

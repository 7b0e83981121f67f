package dev.rubicon.al.tree;

import dev.rubicon.al.syntax.Position;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A type as it is written. */
public sealed interface TypeReference {
    Position position();

    /** The first word of it: {@code Code}, {@code Record}, {@code Dictionary}. */
    String name();

    /** {@code Integer}, {@code Code[20]}. */
    record Simple(Position position, String name, OptionalInt length) implements TypeReference {}

    /** {@code Record Sales."Sales Header" temporary}, {@code Enum "Document Type"}. */
    record ObjectType(Position position, String name, ObjectReference object, boolean isTemporary)
            implements TypeReference {}

    /** {@code Option Open,"Sent back"}; a member without a name is empty. */
    record Options(Position position, String name, List<String> members) implements TypeReference {
        public Options {
            members = List.copyOf(members);
        }
    }

    /** {@code array[2, 3] of Text}. */
    record ArrayType(Position position, String name, List<Integer> dimensions, TypeReference element)
            implements TypeReference {
        public ArrayType {
            dimensions = List.copyOf(dimensions);
        }
    }

    /** {@code List of [Text]}, {@code Dictionary of [Code[20], List of [Integer]]}. */
    record Generic(Position position, String name, List<TypeReference> arguments) implements TypeReference {
        public Generic {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code Label 'Hello %1', Comment = '%1 is a name', Locked = true, MaxLength = 50}. */
    record Label(
            Position position,
            String name,
            String text,
            Optional<String> comment,
            boolean isLocked,
            OptionalInt maxLength)
            implements TypeReference {}

    /** {@code TextConst ENU = 'Hello', DEU = 'Hallo'}. */
    record TextConst(Position position, String name, List<Translation> translations) implements TypeReference {
        public TextConst {
            translations = List.copyOf(translations);
        }
    }

    /** @param language such as {@code ENU} */
    record Translation(String language, String text) {}
}

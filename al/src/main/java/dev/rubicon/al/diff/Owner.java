package dev.rubicon.al.diff;

import dev.rubicon.al.Declarations;
import dev.rubicon.al.syntax.Position;
import dev.rubicon.schema.EnumType;
import dev.rubicon.schema.Table;
import java.util.Optional;

/** What declares the parts that change, in one version. */
sealed interface Owner {
    /** Where {@code part} stands; absent if it is not known. */
    Optional<Position> find(Declarations in, Part part);

    /** A table of the app; parts may stand in extensions of it, which name it one way or the other. */
    record OwnTable(int id, String name) implements Owner {
        OwnTable(Table table) {
            this(table.id(), table.name());
        }

        @Override
        public Optional<Position> find(Declarations in, Part part) {
            return switch (part) {
                case Part.Whole whole -> in.table(id);
                case Part.OfField of ->
                    in.field(id, of.field().id())
                            .or(() -> in.extensionField(name, of.field().id()))
                            .or(() -> in.extensionField(
                                    String.valueOf(id), of.field().id()));
                case Part.OfKey of ->
                    in.key(id, of.key().name())
                            .or(() -> in.extensionKey(name, of.key().name()))
                            .or(() ->
                                    in.extensionKey(String.valueOf(id), of.key().name()))
                            .or(() -> in.table(id));
                case Part.OfValue of -> Optional.empty();
            };
        }
    }

    record TableExtensions(String target) implements Owner {
        @Override
        public Optional<Position> find(Declarations in, Part part) {
            return switch (part) {
                case Part.Whole whole -> Optional.empty();
                case Part.OfField of -> in.extensionField(target, of.field().id());
                case Part.OfKey of -> in.extensionKey(target, of.key().name());
                case Part.OfValue of -> Optional.empty();
            };
        }
    }

    /** An enum of the app, as {@link OwnTable}. */
    record OwnEnum(int id, String name) implements Owner {
        OwnEnum(EnumType type) {
            this(type.id(), type.name());
        }

        @Override
        public Optional<Position> find(Declarations in, Part part) {
            return switch (part) {
                case Part.Whole whole -> in.enumType(id);
                case Part.OfField of -> Optional.empty();
                case Part.OfKey of -> Optional.empty();
                case Part.OfValue of ->
                    in.value(id, of.value().ordinal())
                            .or(() -> in.extensionValue(name, of.value().ordinal()))
                            .or(() -> in.extensionValue(
                                    String.valueOf(id), of.value().ordinal()));
            };
        }
    }

    record EnumExtensions(String target) implements Owner {
        @Override
        public Optional<Position> find(Declarations in, Part part) {
            return switch (part) {
                case Part.Whole whole -> Optional.empty();
                case Part.OfField of -> Optional.empty();
                case Part.OfKey of -> Optional.empty();
                case Part.OfValue of -> in.extensionValue(target, of.value().ordinal());
            };
        }
    }
}

package dev.rubicon.al.diff;

import dev.rubicon.al.Declarations;
import dev.rubicon.al.syntax.Position;
import java.util.Optional;

/** What declares the parts that change, in one version. */
sealed interface Owner {
    /** Where {@code part} stands; absent if it is not known. */
    Optional<Position> find(Declarations in, Part part);

    record OwnTable(int id) implements Owner {
        @Override
        public Optional<Position> find(Declarations in, Part part) {
            return switch (part) {
                case Part.Whole whole -> in.table(id);
                case Part.OfField of -> in.field(id, of.field().id());
                case Part.OfKey of -> in.key(id, of.key().name());
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

    record OwnEnum(int id) implements Owner {
        @Override
        public Optional<Position> find(Declarations in, Part part) {
            return switch (part) {
                case Part.Whole whole -> in.enumType(id);
                case Part.OfField of -> Optional.empty();
                case Part.OfKey of -> Optional.empty();
                case Part.OfValue of -> in.value(id, of.value().ordinal());
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

package dev.rubicon.schema;

/** A change of the names that an enum has for the numbers that rows hold. The rows themselves stay as they are. */
public sealed interface EnumChange extends SchemaChange {
    /** The name of the enum in the newer version; of a dropped one, in the older. */
    String enumName();

    record AddEnum(EnumType added) implements EnumChange {
        @Override
        public String enumName() {
            return added.name();
        }
    }

    record DropEnum(EnumType dropped) implements EnumChange {
        @Override
        public String enumName() {
            return dropped.name();
        }
    }

    record AddValue(String enumName, EnumValue added) implements EnumChange {}

    record DropValue(String enumName, EnumValue dropped) implements EnumChange {}

    /** The same ordinal under another name. */
    record RenameValue(String enumName, EnumValue from, EnumValue to) implements EnumChange {}

    /** The same name under another ordinal. */
    record RenumberValue(String enumName, EnumValue from, EnumValue to) implements EnumChange {}
}

package dev.rubicon.schema;

/**
 * A change in words.
 *
 * @param code stable, one for each kind of change
 * @param action what is done, such as {@code drops field Customer.Fax}
 * @param refusal why mode Add refuses it; Business Central's wording where it has one, as that is what people search for. Empty if
 *     it never does
 */
public record Finding(String code, String action, String refusal) {
    public static Finding of(SchemaChange change) {
        return switch (change) {
            case TableChange ofTable -> TableFindings.of(ofTable);
            case EnumChange ofEnum -> EnumFindings.of(ofEnum);
            case PropertyChange ofProperty -> ofProperty(ofProperty);
        };
    }

    private static Finding ofProperty(PropertyChange change) {
        String of = switch (change) {
            case PropertyChange.OfTable table -> "table " + change.table();
            case PropertyChange.OfField field ->
                "field " + change.table() + "." + field.to().name();
            case PropertyChange.OfExtension extension ->
                "table extension " + extension.to().name();
            case PropertyChange.OfKey key -> "key " + key.to().name() + " of " + change.table();
        };
        if (change.property() == PropertyChange.Property.TARGET) {
            return new Finding(
                    "SC012",
                    "takes table " + change.before().orElse("") + " and table "
                            + change.after().orElse("") + ", which " + of + " extends, for one",
                    "");
        }
        return new Finding(
                "SC010",
                "changes " + change.property() + " of " + of + " from "
                        + change.before().map(Finding::quoted).orElse("nothing") + " to "
                        + change.after().map(Finding::quoted).orElse("nothing"),
                "");
    }

    private static String quoted(String value) {
        return "'" + value + "'";
    }
}

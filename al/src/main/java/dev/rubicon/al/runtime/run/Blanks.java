package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.value.AlDate;
import dev.rubicon.al.runtime.value.AlDateFormula;
import dev.rubicon.al.runtime.value.AlDateTime;
import dev.rubicon.al.runtime.value.AlTime;
import dev.rubicon.al.runtime.value.BlobValue;
import dev.rubicon.al.runtime.value.Place;
import dev.rubicon.al.runtime.value.RecordIdValue;
import dev.rubicon.al.runtime.value.Variable;
import dev.rubicon.al.runtime.value.Variant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;

/** What a variable of a type holds before anything is assigned to it. */
public final class Blanks {
    public static final UUID NO_GUID = new UUID(0, 0);

    private Blanks() {}

    /** A new value: what can be changed is nobody else's. */
    public static Object of(Type type, Session session) {
        return switch (type) {
            case Type.Text text -> "";
            case Type.Code code -> "";
            case Type.Named named -> 0L;
            case Type.RecordOf record -> new RecordValue(record.table(), record.isTemporary(), session);
            case Type.CodeunitOf codeunit -> session.instance(codeunit.codeunit());
            case Type.InterfaceOf declared -> Unassigned.VALUE;
            case Type.ListOf list -> new ArrayList<>();
            case Type.DictionaryOf dictionary -> new LinkedHashMap<>();
            case Type.ArrayOf array -> array(array, session);
            case Type.Static word -> "";
            case Type.EnumObject word -> "";
            case Type.Simple simple -> simple(simple, session);
        };
    }

    /** The value of a field that nobody has given one. */
    public static Object ofField(Type type) {
        return switch (type) {
            case Type.Text text -> "";
            case Type.Code code -> "";
            case Type.Named named -> 0L;
            case Type.Simple simple -> plain(simple).orElseThrow(() -> noField(type));
            default -> throw noField(type);
        };
    }

    private static IllegalStateException noField(Type type) {
        return new IllegalStateException("no field is a " + type);
    }

    private static ArrayValue array(Type.ArrayOf array, Session session) {
        session.memory().add(64L * array.size());
        Place[] elements = new Place[array.size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = new Variable(array.element(), of(array.element(), session));
        }
        return new ArrayValue(array, elements);
    }

    private static Object simple(Type.Simple type, Session session) {
        return plain(type).orElseGet(() -> Holders.of(type, session));
    }

    private static Optional<Object> plain(Type.Simple type) {
        return switch (type) {
            case NOTHING -> Optional.of("");
            case BOOLEAN -> Optional.of(false);
            case BYTE, CHAR, INTEGER, BIG_INTEGER, DURATION -> Optional.of(0L);
            case DECIMAL -> Optional.of(BigDecimal.ZERO);
            case DATE -> Optional.of(AlDate.BLANK);
            case TIME -> Optional.of(AlTime.BLANK);
            case DATE_TIME -> Optional.of(AlDateTime.BLANK);
            case DATE_FORMULA -> Optional.of(AlDateFormula.BLANK);
            case GUID, MEDIA, MEDIA_SET -> Optional.of(NO_GUID);
            case RECORD_ID -> Optional.of(RecordIdValue.BLANK);
            case TABLE_FILTER, SECRET_TEXT -> Optional.of("");
            case BLOB -> Optional.of(new BlobValue());
            case VARIANT -> Optional.of(Variant.EMPTY);
            default -> Optional.empty();
        };
    }
}

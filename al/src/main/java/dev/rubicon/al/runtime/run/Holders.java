package dev.rubicon.al.runtime.run;

import dev.rubicon.al.runtime.json.JsonElements;
import dev.rubicon.al.runtime.json.JsonMembers;
import dev.rubicon.al.runtime.json.JsonScalar;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.stream.Encoding;
import dev.rubicon.al.runtime.stream.Reading;
import dev.rubicon.al.runtime.stream.Writing;
import dev.rubicon.al.runtime.value.AlVersion;
import dev.rubicon.al.runtime.value.BlobValue;
import dev.rubicon.al.runtime.value.ErrorDetails;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Version;
import java.util.List;

/** New objects of the types that code holds references to. */
final class Holders {
    private static final AppIdentity NO_APP = new AppIdentity(Blanks.NO_GUID, "", "", Version.ZERO);

    private Holders() {}

    static Object of(Type.Simple type, Session session) {
        return switch (type) {
            case TEXT_BUILDER, BIG_TEXT -> new StringBuilder();
            case VERSION -> AlVersion.ZERO;
            case ERROR_INFO -> new ErrorDetails();
            case MODULE_INFO -> new ModuleFacts(NO_APP, Version.ZERO, List.of());
            case MODULE_DEPENDENCY_INFO -> NO_APP;
            case RECORD_REF -> new RecordRefValue();
            case DATA_TRANSFER -> new TransferValue();
            case NOTIFICATION -> new NoticeValue(session.world().newId());
            case JSON_OBJECT -> new JsonMembers();
            case JSON_ARRAY -> new JsonElements();
            case JSON_TOKEN, JSON_VALUE -> JsonScalar.nothing();
            case IN_STREAM -> Reading.empty();
            case OUT_STREAM ->
                new Writing(new BlobValue(), Encoding.MS_DOS, session.limits().textLength(), session.memory()::add);
            default -> Unassigned.VALUE;
        };
    }
}

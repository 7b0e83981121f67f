package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Blanks;
import dev.rubicon.al.runtime.stream.Encoding;
import dev.rubicon.al.runtime.stream.Reading;
import dev.rubicon.al.runtime.stream.Writing;
import dev.rubicon.al.runtime.value.BlobValue;

/** Methods of Blob, Media and MediaSet fields. */
final class BlobMethods {
    static final Builtins BLOB = new Builtins();
    static final Builtins MEDIA = new Builtins();

    static {
        Parameter encoding = Parameter.of(Simple.INTEGER).optional();
        BLOB.add("HasValue", Simple.BOOLEAN, call -> blob(call).length() > 0);
        BLOB.add("Length", Simple.INTEGER, call -> (long) blob(call).length());
        BLOB.add(
                "CreateInStream",
                call -> call.place(0).set(new Reading(blob(call).content(), Encoding.of(call.whole(1, 0)))),
                Parameter.place(Simple.IN_STREAM),
                encoding);
        BLOB.add("CreateOutStream", BlobMethods::write, Parameter.place(Simple.OUT_STREAM), encoding);
        MEDIA.add("HasValue", Simple.BOOLEAN, call -> !call.receiver().equals(Blanks.NO_GUID));
        MEDIA.add("MediaId", Simple.GUID, Call::receiver);
    }

    private BlobMethods() {}

    private static BlobValue blob(Call call) {
        return (BlobValue) call.receiver();
    }

    // What is written takes the place of what was there.
    private static void write(Call call) {
        blob(call).write(new byte[0]);
        call.place(0)
                .set(new Writing(
                        blob(call),
                        Encoding.of(call.whole(1, 0)),
                        call.session().limits().textLength(),
                        call.session().memory()::add));
    }
}

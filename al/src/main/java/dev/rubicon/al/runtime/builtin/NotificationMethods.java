package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.NoticeValue;
import java.util.UUID;

/** Methods of Notification. Nobody sees one, so that sending it only says that it was not sent. */
final class NotificationMethods {
    static final Builtins BUILTINS = new Builtins();

    static {
        Parameter text = Parameter.of(Type.TEXT);
        BUILTINS.add("Id", Simple.GUID, call -> notice(call).id());
        BUILTINS.add(
                "Id",
                Simple.GUID,
                call -> {
                    notice(call).id((UUID) call.argument(0));
                    return call.argument(0);
                },
                Parameter.of(Simple.GUID));
        BUILTINS.add("Message", Type.TEXT, call -> notice(call).message());
        BUILTINS.add(
                "Message",
                Type.TEXT,
                call -> {
                    notice(call).message(call.text(0));
                    return call.text(0);
                },
                text);
        BUILTINS.add("Scope", Simple.INTEGER, call -> notice(call).scope());
        BUILTINS.add(
                "Scope",
                Simple.INTEGER,
                call -> {
                    notice(call).scope(call.whole(0));
                    return call.whole(0);
                },
                Parameter.of(Simple.INTEGER));
        BUILTINS.add("Send", Simple.BOOLEAN, call -> false);
        BUILTINS.add("Recall", Simple.BOOLEAN, call -> false);
        BUILTINS.add("AddAction", call -> {}, text, Parameter.of(Simple.INTEGER), text, text.optional());
        BUILTINS.add("SetData", call -> notice(call).data().put(call.text(0), call.text(1)), text, text);
        BUILTINS.add("GetData", Type.TEXT, call -> notice(call).data().getOrDefault(call.text(0), ""), text);
        BUILTINS.add("HasData", Simple.BOOLEAN, call -> notice(call).data().containsKey(call.text(0)), text);
    }

    private NotificationMethods() {}

    private static NoticeValue notice(Call call) {
        return (NoticeValue) call.receiver();
    }
}

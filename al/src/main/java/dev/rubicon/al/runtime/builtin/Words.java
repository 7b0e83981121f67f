package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.AlVersion;
import java.util.List;
import java.util.Map;

/** What stands behind words such as {@code NavApp} or {@code System}. */
final class Words {
    private static final Builtins VERSION = new Builtins();
    // There is no task scheduler.
    private static final Builtins TASKS = new Builtins()
            .addConstant("CanCreateTask", Simple.BOOLEAN, false)
            .addConstant("TaskExists", Simple.BOOLEAN, false, Parameter.of(Simple.GUID))
            .addConstant("CancelTask", Simple.BOOLEAN, false, Parameter.of(Simple.GUID));

    private static final Builtins PRODUCT = new Builtins()
            .addConstant("Full", Type.TEXT, "Dynamics 365 Business Central")
            .addConstant("Marketing", Type.TEXT, "Microsoft Dynamics 365 Business Central")
            .addConstant("Short", Type.TEXT, "Business Central");

    private static final Map<String, Builtins> BY_WORD = Map.of(
            "version", VERSION,
            "errorinfo", ErrorInfoMethods.STATIC,
            "navapp", NavAppMethods.NAV_APP,
            "taskscheduler", TASKS,
            "productname", PRODUCT,
            "isolatedstorage", StorageMethods.ISOLATED,
            "numbersequence", StorageMethods.SEQUENCE,
            "companyproperty", StorageMethods.COMPANY);

    static {
        Parameter whole = Parameter.of(Simple.INTEGER);
        VERSION.add("Create", Simple.VERSION, Words::version, whole, whole, whole.optional(), whole.optional());
        VERSION.add(
                "Create",
                Simple.VERSION,
                call -> AlVersion.parse(call.text(0))
                        .orElseThrow(() -> AlError.of("'" + call.text(0) + "' is not a version.")),
                Parameter.of(Type.TEXT));
    }

    private Words() {}

    /** Functions can be called with a word before them; some only so. */
    static List<Builtin> find(String word, String name) {
        Builtins own = BY_WORD.get(word);
        if (own != null) {
            return own.find(name);
        }
        return switch (word) {
            case "session" -> {
                List<Builtin> session = SessionMethods.BUILTINS.find(name);
                yield session.isEmpty() ? Library.functions(name) : session;
            }
            case "system", "database", "text", "guid", "dialog", "secrettext" -> Library.functions(name);
            default -> List.of();
        };
    }

    private static Object version(Call call) {
        for (int i = 0; i < call.count(); i++) {
            if (call.whole(i) < 0) {
                throw AlError.of("The numbers of a version must not be negative: one is " + call.whole(i) + ".");
            }
        }
        return new AlVersion(call.whole(0), call.whole(1), call.whole(2, 0), call.whole(3, 0));
    }
}

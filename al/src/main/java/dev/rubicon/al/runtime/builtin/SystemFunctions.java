package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.EnumDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Blanks;
import dev.rubicon.al.runtime.run.Instance;
import dev.rubicon.al.runtime.run.Settings;
import dev.rubicon.al.runtime.value.AlError;
import java.util.List;
import java.util.Set;

/** Who, where and when: what code can ask of its session. */
final class SystemFunctions {
    private SystemFunctions() {}

    static void define(Builtins functions) {
        Parameter text = Parameter.of(Type.TEXT);
        Parameter whole = Parameter.of(Simple.INTEGER);
        functions.add("CreateGuid", Simple.GUID, call -> call.session().world().newId());
        functions.add(
                "CreateSequentialGuid",
                Simple.GUID,
                call -> call.session().world().newId());
        functions.add(
                "IsNullGuid",
                Simple.BOOLEAN,
                call -> call.argument(0).equals(Blanks.NO_GUID),
                Parameter.of(Simple.GUID));
        functions.add("CompanyName", Type.TEXT, call -> call.session().company());
        functions.add("UserId", Type.TEXT, call -> call.session().world().user());
        functions.add("UserSecurityId", Simple.GUID, SystemFunctions::userSecurityId);
        functions.addConstant("SessionId", Simple.INTEGER, 1L);
        functions.addConstant("ServiceInstanceId", Simple.INTEGER, 1L);
        functions.addConstant("SerialNumber", Type.TEXT, "RUBICON");
        functions.addConstant("TenantId", Type.TEXT, "default");
        functions.addConstant("GuiAllowed", Simple.BOOLEAN, false);
        functions.addConstant("IsServiceTier", Simple.BOOLEAN, true);
        functions.addConstant("WindowsLanguage", Simple.INTEGER, Settings.ENU);
        functions.add(
                "GlobalLanguage",
                Simple.INTEGER,
                call -> call.session().settings().language());
        functions.add(
                "GlobalLanguage",
                Simple.INTEGER,
                call -> {
                    call.session().settings().language(call.whole(0));
                    return call.whole(0);
                },
                whole);
        functions.addConstant("CurrentClientType", option("ClientType", "Background"), 0L);
        functions.addConstant("DefaultClientType", option("ClientType", "Background"), 0L);
        functions.addConstant("CurrentTransactionType", option("TransactionType", "UpdateNoLocks"), 0L);
        functions.add("IsInWriteTransaction", Simple.BOOLEAN, call -> true);
        functions.addConstant("EncryptionEnabled", Simple.BOOLEAN, false);
        functions.addConstant("EncryptionKeyExists", Simple.BOOLEAN, false);
        functions.addConstant("HasTableConnection", Simple.BOOLEAN, false, whole, text);
        functions.addConstant("ApplicationIdentifier", Type.TEXT, "FIN");
        functions.add("IsSessionActive", Simple.BOOLEAN, call -> call.whole(0) == 1, whole);
        functions.add(
                "LockTimeout", Simple.BOOLEAN, call -> call.session().settings().hasLockTimeout());
        functions.add(
                "LockTimeout",
                Simple.BOOLEAN,
                call -> {
                    call.session().settings().hasLockTimeout(call.flag(0, true));
                    return call.flag(0, true);
                },
                Parameter.of(Simple.BOOLEAN));
        functions.addConstant("LockTimeoutDuration", Simple.INTEGER, 0L);
        functions.add("LockTimeoutDuration", call -> {}, whole);
        functions.add("Sleep", call -> {}, whole);
        functions.add("CaptionClassTranslate", Type.TEXT, call -> call.text(0), text);
        functions.addRefused("Commit", Simple.NOTHING, call -> "");
        functions.add("SelectLatestVersion", call -> {}, whole.optional());
        functions.add("BindSubscription", Simple.BOOLEAN, call -> bind(call, true), Parameter.any());
        functions.add("UnbindSubscription", Simple.BOOLEAN, call -> bind(call, false), Parameter.any());
    }

    private static Type option(String name, String... members) {
        return new Type.Named(EnumDefinition.ofMembers(name, List.of(members)));
    }

    private static Object userSecurityId(Call call) {
        return call.session().userSecurityId();
    }

    private static Object bind(Call call, boolean isBound) {
        if (!(call.argument(0) instanceof Instance instance)) {
            throw AlError.of("Only a codeunit can be bound to events.");
        }
        Set<Instance> bound = call.session().bound();
        boolean isDone = isBound ? bound.add(instance) : bound.remove(instance);
        if (!isDone && !call.isUsed()) {
            throw AlError.of("The codeunit " + instance.codeunit().name() + " is "
                    + (isBound ? "already bound to events." : "not bound to events."));
        }
        return isDone;
    }
}

package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.EnumDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code Session}: why code runs, and what it tells those who watch over it. */
final class SessionMethods {
    static final Builtins BUILTINS = new Builtins();

    static {
        Type context = new Type.Named(
                EnumDefinition.ofMembers("ExecutionContext", List.of("Normal", "Install", "Uninstall", "Upgrade")));
        Parameter text = Parameter.of(Type.TEXT);
        Parameter whole = Parameter.of(Simple.INTEGER);
        BUILTINS.add("GetExecutionContext", context, call ->
                (long) call.session().context().kind().ordinal());
        BUILTINS.add("GetCurrentModuleExecutionContext", context, call -> ofModule(call, NavAppMethods.app(call)));
        BUILTINS.add("GetModuleExecutionContext", context, call -> ofModule(call, NavAppMethods.app(call)));
        BUILTINS.add(
                "GetModuleExecutionContext",
                context,
                call -> ofModule(call, (UUID) call.argument(0)),
                Parameter.of(Simple.GUID));
        BUILTINS.add("LogMessage", SessionMethods::log, text, text, whole, whole, whole, Parameter.rest());
        BUILTINS.add(
                "SendTraceTag",
                call -> say(call, call.text(0) + ": " + call.text(3)),
                text,
                text,
                whole,
                text,
                whole.optional());
        BUILTINS.add("LogSecurityAudit", call -> say(call, call.text(0)), text, whole, text, whole, Parameter.rest());
        BUILTINS.add(
                "LogAuditMessage", call -> say(call, call.text(0)), text, whole, whole, whole, whole, Parameter.rest());
        BUILTINS.add("EnableVerboseTelemetry", call -> {}, Parameter.of(Simple.BOOLEAN), Parameter.of(Simple.DURATION));
        BUILTINS.addConstant("ApplicationArea", Type.TEXT, "");
        BUILTINS.add("ApplicationArea", call -> {}, text);
    }

    private SessionMethods() {}

    // Only the app that is being installed or upgraded is in that context.
    private static Object ofModule(Call call, UUID app) {
        Context context = call.session().context();
        boolean isIt = context.app().isPresent() && context.app().get().id().equals(app);
        return (long) (isIt ? context.kind() : Context.Kind.NORMAL).ordinal();
    }

    private static void say(Call call, String text) {
        call.session().world().log(text);
    }

    // Dimensions are a dictionary, or names and values in turn.
    private static void log(Call call) {
        List<String> dimensions = new ArrayList<>();
        if (call.count() == 6 && call.argument(5) instanceof Map<?, ?> given) {
            given.forEach((name, value) -> dimensions.add(name + "=" + value));
        } else {
            for (int i = 5; i + 1 < call.count(); i += 2) {
                dimensions.add(call.argument(i) + "=" + call.argument(i + 1));
            }
        }
        say(
                call,
                call.text(0) + ": " + call.text(1)
                        + (dimensions.isEmpty() ? "" : " (" + String.join(", ", dimensions) + ")"));
    }
}

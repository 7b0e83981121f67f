package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.ErrorDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Errors, the last of them, and what is said to a user, who is never there. */
final class ErrorFunctions {
    private ErrorFunctions() {}

    static void define(Builtins functions) {
        Parameter text = Parameter.of(Type.TEXT);
        Parameter whole = Parameter.of(Simple.INTEGER);
        functions.add(
                "Error",
                call -> {
                    throw new AlError("Dialog", FormatFunctions.substitute(call, 0));
                },
                text,
                Parameter.rest());
        functions.add(
                "Error",
                call -> {
                    ErrorDetails error = (ErrorDetails) call.argument(0);
                    if (!call.session().collected().keep(error)) {
                        throw AlError.of(error);
                    }
                },
                Parameter.of(Simple.ERROR_INFO));
        functions.add(
                "LogInternalError",
                call -> {
                    throw new AlError("Dialog", call.text(0));
                },
                text,
                Parameter.any(),
                Parameter.any().optional(),
                Parameter.any().optional());
        functions.add(
                "Message",
                call -> call.session().world().log(FormatFunctions.substitute(call, 0)),
                text,
                Parameter.rest());
        functions.add(
                "Confirm",
                Simple.BOOLEAN,
                call -> call.flag(1, false),
                text,
                Parameter.of(Simple.BOOLEAN).optional(),
                Parameter.rest());
        functions.add("StrMenu", Simple.INTEGER, call -> call.whole(1, 0), text, whole.optional(), text.optional());
        defineLast(functions);
    }

    private static void defineLast(Builtins functions) {
        functions.add("ClearLastError", call -> call.session().lastError(Optional.empty()));
        functions.add(
                "GetLastErrorText",
                Type.TEXT,
                call -> last(call).map(AlError::getMessage).orElse(""),
                Parameter.of(Simple.BOOLEAN).optional());
        functions.add(
                "GetLastErrorCode",
                Type.TEXT,
                call -> last(call).map(AlError::code).orElse(""));
        functions.add("GetLastErrorCallStack", Type.TEXT, ErrorFunctions::stack);
        functions.add(
                "GetLastErrorObject",
                Simple.ERROR_INFO,
                call -> last(call).map(AlError::details).orElseGet(ErrorDetails::new));
        functions.add("ClearCollectedErrors", call -> call.session().collected().clear());
        functions.add(
                "HasCollectedErrors",
                Simple.BOOLEAN,
                call -> !call.session().collected().errors().isEmpty());
        functions.add(
                "IsCollectingErrors",
                Simple.BOOLEAN,
                call -> call.session().collected().isCollecting());
        functions.add(
                "GetCollectedErrors",
                new Type.ListOf(Simple.ERROR_INFO),
                ErrorFunctions::collected,
                Parameter.of(Simple.BOOLEAN).optional());
    }

    private static Object collected(Call call) {
        List<Object> errors = new ArrayList<>(call.session().collected().errors());
        if (call.flag(0, false)) {
            call.session().collected().clear();
        }
        return errors;
    }

    private static Optional<AlError> last(Call call) {
        return call.session().lastError();
    }

    private static Object stack(Call call) {
        return last(call).stream()
                .flatMap(error -> error.stack().stream())
                .map(AlError.Frame::toString)
                .collect(Collectors.joining("\n"));
    }
}

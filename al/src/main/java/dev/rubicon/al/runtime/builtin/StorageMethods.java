package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Secrets;
import dev.rubicon.al.runtime.run.Sequences;
import dev.rubicon.al.runtime.value.AlError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** {@code IsolatedStorage}, {@code NumberSequence} and {@code CompanyProperty}. */
final class StorageMethods {
    static final Builtins ISOLATED = new Builtins();
    static final Builtins SEQUENCE = new Builtins();
    static final Builtins COMPANY = new Builtins();
    private static final int MAX_NAME = 200;

    /** As AL numbers them. */
    private enum DataScope {
        MODULE,
        COMPANY,
        USER,
        COMPANY_AND_USER
    }

    static {
        Parameter text = Parameter.of(Type.TEXT);
        Parameter whole = Parameter.of(Simple.INTEGER);
        for (Type type : new Type[] {Type.TEXT, Simple.SECRET_TEXT}) {
            for (String set : new String[] {"Set", "SetEncrypted"}) {
                ISOLATED.add(set, Simple.BOOLEAN, StorageMethods::set, text, Parameter.of(type), whole.optional());
            }
            ISOLATED.add("Get", Simple.BOOLEAN, call -> get(call, 0, 1), text, Parameter.place(type));
            ISOLATED.add(
                    "Get", Simple.BOOLEAN, call -> get(call, call.whole(1), 2), text, whole, Parameter.place(type));
        }
        ISOLATED.add(
                "Contains",
                Simple.BOOLEAN,
                call -> secrets(call).get(key(call, call.whole(1, 0))).isPresent(),
                text,
                whole.optional(),
                Parameter.of(Simple.BOOLEAN).optional());
        ISOLATED.add("Delete", Simple.BOOLEAN, StorageMethods::delete, text, whole.optional());
        sequences(text);
        COMPANY.add("DisplayName", Type.TEXT, call -> call.session().company());
        COMPANY.add(
                "UrlName",
                Type.TEXT,
                call -> URLEncoder.encode(call.session().company(), StandardCharsets.UTF_8)
                        .replace("+", "%20"));
        COMPANY.add(
                "Id",
                Simple.GUID,
                call -> UUID.nameUUIDFromBytes(call.session().company().getBytes(StandardCharsets.UTF_8)));
    }

    private StorageMethods() {}

    private static Secrets secrets(Call call) {
        return call.session().stores().secrets();
    }

    private static Secrets.Key key(Call call, long scope) {
        if (scope < 0 || scope >= DataScope.values().length) {
            throw AlError.of("There is no data scope of number " + scope + ".");
        }
        if (call.text(0).isEmpty() || call.text(0).length() > MAX_NAME) {
            throw AlError.of("A key in isolated storage has 1 to " + MAX_NAME + " characters.");
        }
        DataScope one = DataScope.values()[(int) scope];
        boolean isCompany = one == DataScope.COMPANY || one == DataScope.COMPANY_AND_USER;
        boolean isUser = one == DataScope.USER || one == DataScope.COMPANY_AND_USER;
        return new Secrets.Key(
                NavAppMethods.app(call),
                isCompany ? call.session().company() : "",
                isUser ? call.session().world().user() : "",
                call.text(0));
    }

    private static Object set(Call call) {
        secrets(call).set(key(call, call.whole(2, 0)), call.text(1));
        return true;
    }

    private static Object get(Call call, long scope, int target) {
        Optional<String> value = secrets(call).get(key(call, scope));
        if (value.isEmpty() && !call.isUsed()) {
            throw AlError.of("There is nothing under the key '" + call.text(0) + "' in isolated storage.");
        }
        value.ifPresent(found -> call.place(target).set(found));
        return value.isPresent();
    }

    private static Object delete(Call call) {
        boolean isDone = secrets(call).delete(key(call, call.whole(1, 0)));
        if (!isDone && !call.isUsed()) {
            throw AlError.of("There is nothing under the key '" + call.text(0) + "' in isolated storage.");
        }
        return isDone;
    }

    private static void sequences(Parameter text) {
        Parameter big = Parameter.of(Simple.BIG_INTEGER).optional();
        Parameter company = Parameter.of(Simple.BOOLEAN).optional();
        Parameter whole = Parameter.of(Simple.INTEGER);
        SEQUENCE.add("Exists", Simple.BOOLEAN, call -> store(call).exists(sequence(call, 1)), text, company);
        SEQUENCE.add("Insert", StorageMethods::create, text, big, big, company);
        SEQUENCE.add("Delete", call -> store(call).delete(known(call, 1)), text, company);
        SEQUENCE.add("Next", Simple.BIG_INTEGER, call -> store(call).next(known(call, 1), 1), text, company);
        SEQUENCE.add("Current", Simple.BIG_INTEGER, call -> store(call).current(known(call, 1)), text, company);
        SEQUENCE.add("Range", Simple.BIG_INTEGER, StorageMethods::range, text, whole, company);
        SEQUENCE.add("Restart", call -> store(call).restart(known(call, 2), call.whole(1, 0)), text, big, company);
    }

    private static Sequences store(Call call) {
        return call.session().stores().sequences();
    }

    private static Sequences.Key sequence(Call call, int companySpecific) {
        return new Sequences.Key(
                call.flag(companySpecific, true) ? call.session().company() : "", call.text(0));
    }

    private static Sequences.Key known(Call call, int companySpecific) {
        Sequences.Key key = sequence(call, companySpecific);
        if (!store(call).exists(key)) {
            throw AlError.of("The number sequence '" + call.text(0) + "' does not exist.");
        }
        return key;
    }

    private static void create(Call call) {
        Sequences.Key key = sequence(call, 3);
        if (store(call).exists(key)) {
            throw AlError.of("The number sequence '" + call.text(0) + "' already exists.");
        }
        if (call.whole(2, 1) == 0) {
            throw AlError.of("The increment of a number sequence must not be zero.");
        }
        store(call).create(key, call.whole(1, 0), call.whole(2, 1));
    }

    private static Object range(Call call) {
        if (call.whole(1) < 1) {
            throw AlError.of("A range of a number sequence has at least one number.");
        }
        return store(call).next(known(call, 2), call.whole(1));
    }
}

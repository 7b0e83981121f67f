package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.value.AlError;
import java.util.Optional;

/** Methods of records and RecordRefs that tell what they are, and those that mean nothing here. */
final class RecordFacts {
    private RecordFacts() {}

    static void define(Builtins methods) {
        methods.add("TableName", Type.TEXT, call -> call.record().table().name());
        methods.add("TableCaption", Type.TEXT, call -> call.record().table().caption());
        methods.add("RecordId", Simple.RECORD_ID, call -> call.record().id());
        methods.add("IsTemporary", Simple.BOOLEAN, call -> call.record().isTemporary());
        methods.add("CurrentCompany", Type.TEXT, call -> call.record().company());
        methods.add(
                "ChangeCompany",
                Simple.BOOLEAN,
                RecordFacts::changeCompany,
                Parameter.of(Type.TEXT).optional());
        methods.add("ReadPermission", Simple.BOOLEAN, RecordFacts::isOpen);
        methods.add("WritePermission", Simple.BOOLEAN, RecordFacts::isOpen);
        withoutEffect(methods);
        links(methods);
    }

    // Whoever upgrades may do anything; a RecordRef that is not open is an error.
    private static Object isOpen(Call call) {
        return call.record().table().id() >= 0;
    }

    private static Object changeCompany(Call call) {
        String name = call.has(0) ? call.text(0) : call.session().company();
        Optional<String> company = known(call, name);
        if (company.isEmpty() && !call.isUsed()) {
            throw noCompany(name);
        }
        company.ifPresent(call.record()::changeCompany);
        return company.isPresent();
    }

    /** The company of that name, ignoring case, as the instance writes it. */
    static Optional<String> known(Call call, String name) {
        if (name.equals(call.session().company())) {
            return Optional.of(name);
        }
        return call.session().context().companies().stream()
                .filter(company -> company.equalsIgnoreCase(name))
                .findFirst();
    }

    static AlError noCompany(String name) {
        return new AlError("DB:CompanyNotFound", "The company '" + name + "' does not exist.");
    }

    // All is in one transaction, which nobody else writes in.
    private static void withoutEffect(Builtins methods) {
        Parameter flag = Parameter.of(Simple.BOOLEAN).optional();
        methods.add("LockTable", RecordFacts::lock, flag, flag);
        methods.add("Consistent", call -> {}, Parameter.of(Simple.BOOLEAN));
        methods.add("ReadConsistency", Simple.BOOLEAN, call -> false);
        methods.add("RecordLevelLocking", Simple.BOOLEAN, call -> true);
        methods.add("ReadIsolation", Simple.INTEGER, call -> 0L, Parameter.any().optional());
        methods.add("SetBaseLoadFields", call -> {});
        methods.add("CurrFieldNo", Simple.INTEGER, call -> 0L);
    }

    private static void lock(Call call) {
        if (!call.flag(0, true)) {
            throw AlError.of("The Wait parameter of FALSE is not supported.");
        }
    }

    // There are no record links, and nothing adds one: AddLink is not supported.
    private static void links(Builtins methods) {
        methods.add("HasLinks", Simple.BOOLEAN, call -> false);
        methods.add("CopyLinks", call -> {}, Parameter.any());
        methods.add("DeleteLink", call -> {}, Parameter.of(Simple.INTEGER));
        methods.add("DeleteLinks", call -> {});
    }
}

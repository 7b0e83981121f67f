package dev.rubicon.al.runtime.builtin;

import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.al.runtime.program.TableDefinition;
import dev.rubicon.al.runtime.program.Type;
import dev.rubicon.al.runtime.program.Type.Simple;
import dev.rubicon.al.runtime.run.Archives;
import dev.rubicon.al.runtime.run.Blanks;
import dev.rubicon.al.runtime.run.Context;
import dev.rubicon.al.runtime.run.ModuleFacts;
import dev.rubicon.al.runtime.run.RecordRefValue;
import dev.rubicon.al.runtime.run.RecordValue;
import dev.rubicon.al.runtime.value.AlError;
import dev.rubicon.al.runtime.value.AlVersion;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** {@code NavApp}: what is known of apps, and what is kept of those of the first kind. Also ModuleInfo. */
final class NavAppMethods {
    static final Builtins NAV_APP = new Builtins();
    static final Builtins INFO = new Builtins();
    static final Builtins DEPENDENCY = new Builtins();

    static {
        Parameter info = Parameter.place(Simple.MODULE_INFO);
        Parameter id = Parameter.of(Simple.GUID);
        Parameter table = Parameter.of(Simple.INTEGER);
        NAV_APP.add("GetCurrentModuleInfo", Simple.BOOLEAN, call -> given(call, 0, Optional.of(current(call))), info);
        NAV_APP.add("GetCallerModuleInfo", Simple.BOOLEAN, call -> given(call, 0, caller(call)), info);
        NAV_APP.add("GetModuleInfo", Simple.BOOLEAN, NavAppMethods::ofId, id, info);
        NAV_APP.add(
                "IsInstalling", Simple.BOOLEAN, call -> call.session().context().kind() == Context.Kind.INSTALL);
        NAV_APP.add("IsUnlicensed", Simple.BOOLEAN, call -> false, id.optional());
        NAV_APP.add("IsEntitled", Simple.BOOLEAN, call -> false, Parameter.of(Type.TEXT), id.optional());
        NAV_APP.add(
                "GetArchiveVersion",
                Type.TEXT,
                call -> archives(call).version(app(call)).orElse(""));
        // An app file has no rows for tables, so that there is nothing to load.
        NAV_APP.add("LoadPackageData", call -> {}, table);
        NAV_APP.add(
                "RestoreArchiveData",
                Simple.BOOLEAN,
                call -> done(call, (archives, of) -> archives.restore(call.session(), app(call), of)),
                table,
                Parameter.of(Simple.BOOLEAN).optional());
        NAV_APP.add(
                "DeleteArchiveData",
                Simple.BOOLEAN,
                call -> done(call, (archives, of) -> archives.delete(call.session(), app(call), of)),
                table);
        NAV_APP.add(
                "GetArchiveRecordRef",
                Simple.BOOLEAN,
                NavAppMethods::archived,
                table,
                Parameter.place(Simple.RECORD_REF));
        INFO.add("Id", Simple.GUID, call -> identity(call).id());
        INFO.add("Name", Type.TEXT, call -> identity(call).name());
        INFO.add("Publisher", Type.TEXT, call -> identity(call).publisher());
        INFO.add("AppVersion", Simple.VERSION, call -> version(identity(call).version()));
        INFO.add("DataVersion", Simple.VERSION, call -> version(facts(call).dataVersion()));
        INFO.add("PackageId", Simple.GUID, NavAppMethods::packageId);
        INFO.add(
                "Dependencies",
                new Type.ListOf(Simple.MODULE_DEPENDENCY_INFO),
                call -> new ArrayList<Object>(facts(call).dependencies()));
        DEPENDENCY.add("Id", Simple.GUID, call -> ((AppIdentity) call.receiver()).id());
        DEPENDENCY.add("Name", Type.TEXT, call -> ((AppIdentity) call.receiver()).name());
        DEPENDENCY.add("Publisher", Type.TEXT, call -> ((AppIdentity) call.receiver()).publisher());
    }

    private NavAppMethods() {}

    /** The app whose code makes the call. */
    static UUID app(Call call) {
        return call.frame().routine().owner().app().identity().id();
    }

    private static Archives archives(Call call) {
        return call.session().stores().archives();
    }

    private static Optional<TableDefinition> table(Call call) {
        return call.session().program().table((int) call.whole(0));
    }

    // False if there is no such table.
    private static boolean done(Call call, BiConsumer<Archives, TableDefinition> action) {
        Optional<TableDefinition> table = table(call);
        table.ifPresent(found -> action.accept(archives(call), found));
        return table.isPresent();
    }

    // Archived rows are read into a temporary record, which the RecordRef then opens.
    private static Object archived(Call call) {
        Optional<RecordValue> record = table(call)
                .map(table -> new RecordValue(table, true, call.session()))
                .filter(into -> archives(call).read(call.session(), app(call), into));
        record.ifPresent(found -> call.place(1).set(new RecordRefValue(found)));
        return record.isPresent();
    }

    private static ModuleFacts of(Call call, AppCode app) {
        return call.session()
                .context()
                .modules()
                .getOrDefault(app.identity().id(), new ModuleFacts(app.identity(), Version.ZERO, List.of()));
    }

    private static ModuleFacts current(Call call) {
        return of(call, call.frame().routine().owner().app());
    }

    // The app that called the one that asks; the same if nobody did.
    private static Optional<ModuleFacts> caller(Call call) {
        List<AppCode> running = call.session().apps();
        AppCode own = call.frame().routine().owner().app();
        for (int i = running.size() - 1; i >= 0; i--) {
            if (running.get(i) != own) {
                return Optional.of(of(call, running.get(i)));
            }
        }
        return Optional.of(current(call));
    }

    private static Object ofId(Call call) {
        UUID id = (UUID) call.argument(0);
        Optional<ModuleFacts> known =
                Optional.ofNullable(call.session().context().modules().get(id));
        Optional<ModuleFacts> running = call.session().apps().stream()
                .filter(app -> app.identity().id().equals(id))
                .map(app -> of(call, app))
                .findFirst();
        return given(call, 1, known.or(() -> running));
    }

    private static Object given(Call call, int argument, Optional<ModuleFacts> facts) {
        if (facts.isEmpty() && !call.isUsed()) {
            throw AlError.of("There is no app with the id " + call.argument(0) + ".");
        }
        facts.ifPresent(found -> call.place(argument).set(found));
        return facts.isPresent();
    }

    private static ModuleFacts facts(Call call) {
        return (ModuleFacts) call.receiver();
    }

    private static AppIdentity identity(Call call) {
        return facts(call).identity();
    }

    private static AlVersion version(Version version) {
        return AlVersion.parse(version.toString()).orElse(AlVersion.ZERO);
    }

    // One id for each version of each app.
    private static Object packageId(Call call) {
        AppIdentity app = identity(call);
        return app.id().equals(Blanks.NO_GUID)
                ? Blanks.NO_GUID
                : new UUID(
                        app.id().getMostSignificantBits(),
                        app.id().getLeastSignificantBits()
                                ^ app.version().toString().hashCode());
    }
}

package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.bind.Bodies;
import dev.rubicon.al.runtime.program.AppCode;
import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.Program;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.al.runtime.program.Subscriber;
import dev.rubicon.al.runtime.system.SystemApp;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.plan.DataUpgrade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An app with all that its code can name: what it depends on, and what every instance has. Other apps do not take part. */
final class UpgradeProgram {
    private final AppCode app;
    private final Bodies bodies;

    private UpgradeProgram(AppCode app, Bodies bodies) {
        this.app = app;
        this.bodies = bodies;
    }

    /** @param apps of the instance once the app is there, by id */
    static UpgradeProgram of(InstalledApp app, Map<UUID, InstalledApp> apps, CodeOfApps codes) {
        List<AppCode> all = new ArrayList<>(List.of(SystemApp.code()));
        withDependencies(app, apps).forEach(one -> all.add(codes.of(one)));
        return new UpgradeProgram(all.getLast(), new Bodies(Program.of(all)));
    }

    private static void addWithDependencies(InstalledApp app, Map<UUID, InstalledApp> apps, Set<InstalledApp> ordered) {
        for (UUID dependency : app.dependencies()) {
            Optional.ofNullable(apps.get(dependency))
                    .filter(one -> one != app && !ordered.contains(one))
                    .ifPresent(one -> addWithDependencies(one, apps, ordered));
        }
        ordered.add(app);
    }

    /** What an app depends on, near and far, each before what needs it; the app itself is last. */
    static List<InstalledApp> withDependencies(InstalledApp app, Map<UUID, InstalledApp> apps) {
        Set<InstalledApp> ordered = new LinkedHashSet<>();
        addWithDependencies(app, apps, ordered);
        return List.copyOf(ordered);
    }

    Bodies bodies() {
        return bodies;
    }

    Program program() {
        return bodies.program();
    }

    /** The codeunits of the app that run when it comes or moves, by number. */
    List<CodeObject> codeunits(DataUpgrade.Kind kind) {
        String subtype = switch (kind) {
            case INSTALL -> "Install";
            case UPGRADE -> "Upgrade";
        };
        return program().codeunits().stream()
                .filter(codeunit -> codeunit.app() == app && codeunit.has("Subtype", subtype))
                .filter(codeunit -> !triggers(codeunit, kind).isEmpty())
                .sorted(Comparator.comparingInt(CodeObject::id))
                .toList();
    }

    static List<Routine> triggers(CodeObject codeunit, DataUpgrade.Kind kind) {
        return Phase.all(kind).stream()
                .flatMap(phase -> phase.triggers().stream())
                .flatMap(name -> entry(codeunit, name).stream())
                .toList();
    }

    /** The trigger of that name; before there were triggers after the commit, there were procedures. */
    static Optional<Routine> entry(CodeObject codeunit, String name) {
        return codeunit.routines(name).stream()
                .filter(routine -> routine.tree().parameters().isEmpty())
                .findFirst();
    }

    /** What of the app itself hears an event. */
    List<Routine> subscribers(Subscriber.Event event) {
        return program().subscribers(event).stream()
                .map(Subscriber::routine)
                .filter(routine -> routine.owner().app() == app)
                .toList();
    }

    static String named(CodeObject codeunit) {
        return codeunit.id() + " " + codeunit.name();
    }
}

package dev.rubicon.installer.upgrade;

import dev.rubicon.al.runtime.bind.Reach;
import dev.rubicon.al.runtime.bind.Unsupported;
import dev.rubicon.al.runtime.program.CodeObject;
import dev.rubicon.al.runtime.program.Routine;
import dev.rubicon.format.script.SqlFlavour;
import dev.rubicon.format.script.SqlStatement;
import dev.rubicon.format.script.UpgradeScript;
import dev.rubicon.installer.instance.InstalledApp;
import dev.rubicon.installer.plan.DataUpgrade;
import dev.rubicon.model.AppIdentity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Says what code of an app would run, without running it. */
public final class UpgradeCheck {
    private final CodeOfApps codes;
    private final Map<UUID, InstalledApp> apps;

    /** @param apps by id, the app that is checked and what it depends on among them */
    public UpgradeCheck(CodeOfApps codes, Map<UUID, InstalledApp> apps) {
        this.codes = codes;
        this.apps = apps;
    }

    /**
     * What would run.
     *
     * @param codeunits in the order in which they run
     * @param lacking apps it depends on whose code is not at hand, so that it may seem unsupported
     */
    public record Report(AppIdentity app, List<OfCodeunit> codeunits, List<AppIdentity> lacking) {
        public Report {
            codeunits = List.copyOf(codeunits);
            lacking = List.copyOf(lacking);
        }

        public boolean isSupported() {
            return codeunits.stream().allMatch(one -> one.unsupported().isEmpty());
        }
    }

    /**
     * One codeunit, or one script.
     *
     * @param codeunit such as {@code 50100 ABC Upgrade Shoe Size} or {@code upgrade/OnUpgradePerCompany.sql}
     * @param triggers in the order in which they run
     * @param unsupported what cannot be run, each as {@code file:line: what}
     */
    public record OfCodeunit(
            String codeunit,
            DataUpgrade.Kind kind,
            List<String> triggers,
            List<TagUse> tags,
            List<String> unsupported) {
        public OfCodeunit {
            triggers = List.copyOf(triggers);
            tags = List.copyOf(tags);
            unsupported = List.copyOf(unsupported);
        }
    }

    /**
     * A call that tests or sets an upgrade tag.
     *
     * @param function such as {@code HasUpgradeTag}
     * @param tag absent if only running the code tells
     * @param place {@code file:line}
     */
    public record TagUse(String function, Optional<String> tag, String place) {}

    public Report check(InstalledApp app, Set<DataUpgrade.Kind> kinds) {
        UpgradeProgram program = UpgradeProgram.of(app, apps, codes);
        List<OfCodeunit> codeunits = new ArrayList<>();
        for (DataUpgrade.Kind kind : kinds) {
            program.codeunits(kind).forEach(codeunit -> codeunits.add(check(program, codeunit, kind)));
            codeunits.addAll(scripts(app, kind));
        }
        List<AppIdentity> lacking = UpgradeProgram.withDependencies(app, apps).stream()
                .filter(one -> !codes.has(one))
                .map(InstalledApp::identity)
                .toList();
        return new Report(app.identity(), codeunits, lacking);
    }

    // Those of both databases; a script that suits both is one.
    private List<OfCodeunit> scripts(InstalledApp app, DataUpgrade.Kind kind) {
        ScriptTables tables = new ScriptTables(app, apps);
        Map<String, OfCodeunit> byPath = new LinkedHashMap<>();
        for (SqlFlavour flavour : SqlFlavour.values()) {
            for (UpgradeScript script : ScriptRun.of(codes.scripts(app).of(flavour), kind)) {
                byPath.putIfAbsent(
                        script.path(),
                        new OfCodeunit(
                                script.path(),
                                kind,
                                List.of(script.trigger().toString()),
                                tags(script),
                                tables.unknown(script)));
            }
        }
        return List.copyOf(byPath.values());
    }

    private static List<TagUse> tags(UpgradeScript script) {
        Map<String, TagUse> first = new LinkedHashMap<>();
        for (SqlStatement statement : script.statements()) {
            statement
                    .tag()
                    .ifPresent(tag -> first.putIfAbsent(
                            tag, new TagUse("-- tag:", Optional.of(tag), script.path() + ":" + statement.line())));
        }
        return List.copyOf(first.values());
    }

    private static OfCodeunit check(UpgradeProgram program, CodeObject codeunit, DataUpgrade.Kind kind) {
        List<Routine> triggers = UpgradeProgram.triggers(codeunit, kind);
        Reach reach = Reach.from(program.bodies(), triggers, true);
        return new OfCodeunit(
                UpgradeProgram.named(codeunit),
                kind,
                triggers.stream().map(Routine::name).toList(),
                new TagUses(program.bodies()).of(reach.routines()),
                reach.unsupported().stream().map(Unsupported::toString).toList());
    }
}

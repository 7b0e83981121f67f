package dev.rubicon.fleet.protocol;

import dev.rubicon.installer.InstallRequest;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.installer.plan.Step;
import dev.rubicon.model.AppIdentity;
import dev.rubicon.model.Arguments;
import dev.rubicon.model.Digest;
import dev.rubicon.model.PackageId;
import dev.rubicon.model.PackageVersion;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Version;
import dev.rubicon.model.VersionQuery;
import dev.rubicon.resolver.Request;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** One value of each kind that agents and servers send, all parts filled. */
public final class Samples {
    static final DeploymentId DEPLOYMENT = new DeploymentId("d-000042");
    static final Instant AT = Instant.parse("2026-05-01T02:03:04.567Z");
    static final Digest PLAN = Digest.of(new byte[] {1});
    static final Problem PROBLEM = new Problem("RB999", "a 'thing' is wrong", "mend it\nor leave it");

    private Samples() {}

    static DeploymentRequest install() {
        PackageId pos = new PackageId("bundle/pos");
        return new DeploymentRequest.Install(
                List.of(
                        new InstallRequest.Asked(pos, VersionQuery.parse("!^ 2.0")),
                        new InstallRequest.Asked(new PackageId("map"), VersionQuery.ANY)),
                Request.Rest.GOES,
                Arguments.NONE.with(pos, "AllowForceSync", "true"),
                true,
                new TreeSet<>(List.of("50100")),
                new TreeSet<>(List.of(new PackageVersion(pos, Version.parse("2.0.1")))));
    }

    static DeploymentRequest uninstall() {
        return new DeploymentRequest.Uninstall(
                List.of(new PackageId("old-app")), InstallRequest.Dependants.GO, Step.Data.GOES, true);
    }

    static List<Assignment> assignments() {
        return List.of(
                new Assignment.Nothing(),
                new Assignment.Prepare(DEPLOYMENT, 3, install()),
                new Assignment.Prepare(DEPLOYMENT, 3, uninstall()),
                new Assignment.Download(DEPLOYMENT, 3, install(), PLAN),
                apply(),
                new Assignment.Apply(DEPLOYMENT, 7, install(), PLAN, ApplyTime.ANY, List.of(), Hours.ANY),
                new Assignment.Cancel(DEPLOYMENT, 7));
    }

    static Assignment.Apply apply() {
        return new Assignment.Apply(
                DEPLOYMENT,
                7,
                install(),
                PLAN,
                new ApplyTime(AT, AT.plusSeconds(3600)),
                List.of(new Approval("Ada Lovelace", PLAN, AT)),
                Hours.OWN);
    }

    static List<Progress> progress() {
        return List.of(
                new Progress(DEPLOYMENT, 7, new Progress.State.Accepted(), AT),
                new Progress(DEPLOYMENT, 7, new Progress.State.Running(1, 3), AT),
                new Progress(DEPLOYMENT, 7, new Progress.State.Succeeded(), AT),
                new Progress(DEPLOYMENT, 7, new Progress.State.Failed(List.of(PROBLEM, PROBLEM)), AT),
                new Progress(DEPLOYMENT, 7, new Progress.State.Refused(List.of(PROBLEM)), AT),
                new Progress(DEPLOYMENT, 7, new Progress.State.Skipped(), AT));
    }

    static PlannedStep step() {
        return new PlannedStep(
                PlannedStep.Action.UPDATE,
                new PackageId("customer-app"),
                Optional.of(Version.parse("1.9.0")),
                Version.parse("2.0.0-rc.1"),
                true,
                List.of("crosses ForceVersion"),
                2,
                12_345);
    }

    static List<PlanReport> plans() {
        String document = "{\"outcome\":\"ready\",\"steps\":[{\"id\":\"customer-app\"}]}";
        return List.of(
                new PlanReport(
                        DEPLOYMENT, 3, new PlanReport.Answer.Ready(new PlanOutline(PLAN, List.of(step())), document)),
                new PlanReport(DEPLOYMENT, 3, new PlanReport.Answer.Refused(List.of(PROBLEM), Optional.of(document))),
                new PlanReport(DEPLOYMENT, 3, new PlanReport.Answer.Refused(List.of(PROBLEM), Optional.empty())),
                new PlanReport(DEPLOYMENT, 3, new PlanReport.Answer.Delayed(List.of(PROBLEM))));
    }

    static InstanceReport report() {
        return new InstanceReport(
                new InstanceName("store-042"),
                new AgentId("a-17"),
                "rubicon 0.1.0",
                UpdateStrategy.AUTOMATIC,
                "SQLite",
                List.of(new InstanceReport.Installed(new PackageId("bundle/pos"), Version.parse("2.0"), true)),
                List.of(new AppIdentity(new UUID(1, 2), "Kassa Ärger", "Müller & Söhne", Version.parse("1.2.3.4"))),
                Optional.of(UpdateWindow.parse("22:00-04:00")),
                ZoneId.of("Europe/Vienna"),
                Optional.of(progress().get(3)),
                AT);
    }
}

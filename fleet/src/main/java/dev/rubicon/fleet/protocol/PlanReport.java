package dev.rubicon.fleet.protocol;

import dev.rubicon.format.Json;
import dev.rubicon.installer.PlanAnswer;
import dev.rubicon.installer.plan.InstallPlan;
import dev.rubicon.installer.plan.InstallPlanJson;
import dev.rubicon.installer.plan.Planned;
import dev.rubicon.installer.plan.RefusalText;
import dev.rubicon.model.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an instance would do for a deployment.
 *
 * @param number of the assignment that it answers
 */
public record PlanReport(DeploymentId deployment, long number, Answer answer) {
    // The rest of what can be sent is for the steps.
    private static final int MAX_DOCUMENT = PlanReportJson.MAX_BYTES / 4;

    /** What came of planning. */
    public sealed interface Answer {
        /**
         * A plan that can be applied.
         *
         * @param document all of it, as JSON of one line
         */
        record Ready(PlanOutline plan, String document) implements Answer {}

        /**
         * There is none.
         *
         * @param problems at least one
         * @param document the plan as far as there is one
         */
        record Refused(List<Problem> problems, Optional<String> document) implements Answer {
            public Refused {
                problems = List.copyOf(problems);
            }
        }

        /** It could not be made now; the agent goes on trying. */
        record Delayed(List<Problem> problems) implements Answer {
            public Delayed {
                problems = List.copyOf(problems);
            }
        }

        /** @param unsolvable says why no versions fit together */
        static Answer of(PlanAnswer answer, Function<PlanAnswer.NoVersions, List<Problem>> unsolvable) {
            return switch (answer) {
                case PlanAnswer.NoVersions none -> new Refused(unsolvable.apply(none), Optional.empty());
                case PlanAnswer.Impossible impossible -> new Refused(impossible.problems(), Optional.empty());
                case PlanAnswer.Made made -> of(made.planned());
            };
        }

        /** A plan as the planner made it. */
        static Answer of(Planned planned) {
            String document = document(planned);
            InstallPlan plan = planned.plan();
            return switch (planned) {
                case Planned.Ready ready ->
                    new Ready(
                            new PlanOutline(
                                    InstallPlanJson.digest(plan),
                                    plan.acting().stream().map(PlannedStep::of).toList()),
                            document);
                case Planned.Refused refused ->
                    new Refused(
                            refused.refusals().stream()
                                    .map(RefusalText::problem)
                                    .toList(),
                            Optional.of(document));
            };
        }

        private static String document(Planned planned) {
            String document = Json.writeLine(InstallPlanJson.write(planned));
            return document.length() <= MAX_DOCUMENT
                    ? document
                    : Json.writeLine(
                            Json.object().put("outcome", "too large to be sent").put("characters", document.length()));
        }
    }
}

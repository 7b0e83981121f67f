package dev.rubicon.installer.plan;

import java.util.List;

/** The answer of planning. */
public sealed interface Planned {
    InstallPlan plan();

    /** It can be applied. */
    record Ready(InstallPlan plan) implements Planned {}

    /**
     * It cannot; nothing has been touched.
     *
     * @param refusals at least one, in step order
     */
    record Refused(InstallPlan plan, List<Refusal> refusals) implements Planned {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}

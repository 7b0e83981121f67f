package dev.rubicon.server.console.fleet;

import dev.rubicon.fleet.protocol.PlanOutline;
import dev.rubicon.fleet.rollout.Rollout;
import dev.rubicon.fleet.rollout.Status;
import dev.rubicon.fleet.rollout.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a deployment is: a table a wave, of which a page shows so much that a browser can take it.
 *
 * @param counts of instances by the word for their status
 */
record Waves(List<Wave> waves, Map<String, Long> counts, int ended, int total) {
    private static final int MOST_LINES = 100;

    /** A wave. @param hidden instances that are not shown */
    record Wave(String name, String ring, int ended, int total, List<Line> lines, int hidden) {
        public boolean isOver() {
            return ended == total;
        }
    }

    /** An instance. @param crossing whether its plan needs an approval */
    record Line(String instance, String address, String word, String tone, String note, boolean crossing, long lost) {}

    static Waves of(Rollout rollout) {
        Map<Integer, List<Target>> byWave = new TreeMap<>();
        Map<String, Long> counts = new TreeMap<>();
        for (Target target : rollout.targets().values()) {
            byWave.computeIfAbsent(target.wave(), any -> new ArrayList<>()).add(target);
            counts.merge(StatusText.word(target.status()), 1L, Long::sum);
        }
        List<Wave> waves = new ArrayList<>();
        byWave.forEach((number, targets) -> waves.add(wave(rollout, number, targets)));
        int ended = waves.stream().mapToInt(Wave::ended).sum();
        return new Waves(waves, counts, ended, rollout.targets().size());
    }

    private static Wave wave(Rollout rollout, int number, List<Target> targets) {
        boolean canary = number == 0 && rollout.deployment().canary() > 0;
        // Whoever asks for something comes first, in case not all are shown.
        List<Line> lines = targets.stream()
                .sorted(Comparator.comparingInt(Waves::urgency))
                .limit(MOST_LINES)
                .map(target -> line(rollout, target))
                .toList();
        int ended = (int)
                targets.stream().filter(target -> target.status().isEnded()).count();
        return new Wave(
                canary ? "Canaries" : "Wave " + (number + 1),
                targets.getFirst().ring(),
                ended,
                targets.size(),
                lines,
                targets.size() - lines.size());
    }

    private static int urgency(Target target) {
        if (target.status().isEnded()) {
            return target.status() instanceof Status.Failed || target.status() instanceof Status.Refused ? 0 : 3;
        }
        return target.status() instanceof Status.AwaitingApproval
                ? 0
                : target.status().isInFlight() ? 1 : 2;
    }

    private static Line line(Rollout rollout, Target target) {
        List<PlanOutline> plan = StatusText.plan(target.status()).stream().toList();
        boolean crossing = plan.stream().anyMatch(one -> !one.crossings().isEmpty());
        long lost = plan.stream()
                .flatMap(one -> one.steps().stream())
                .mapToLong(step -> step.lost())
                .sum();
        return new Line(
                target.instance().value(),
                DeploymentPages.PATH + "/" + rollout.deployment().id() + "/" + target.instance(),
                StatusText.word(target.status()),
                StatusText.tone(target.status()),
                StatusText.note(target.status()),
                crossing,
                lost);
    }
}

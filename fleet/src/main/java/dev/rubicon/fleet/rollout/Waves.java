package dev.rubicon.fleet.rollout;

import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.installer.instance.InstanceName;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who is served when: the canaries, then ring by ring, so many at a time. No wave has instances of two rings. */
public final class Waves {
    /** An instance of a ring. */
    public record Member(InstanceName instance, String ring, ZoneId zone, Optional<UpdateWindow> window) {}

    private Waves() {}

    /** In the order of the waves, in each ascending by name. Instances of other rings are left out. */
    static List<Target> of(Deployment deployment, List<Member> members) {
        List<Target> targets = new ArrayList<>();
        int wave = 0;
        int canaries = deployment.canary();
        for (String ring : deployment.rings()) {
            List<Member> left = members.stream()
                    .filter(member -> member.ring().equals(ring))
                    .sorted(Comparator.comparing(Member::instance))
                    .toList();
            while (!left.isEmpty()) {
                int size = Math.min(left.size(), canaries > 0 ? canaries : deployment.waveSize());
                for (Member member : left.subList(0, size)) {
                    targets.add(target(member, wave));
                }
                left = left.subList(size, left.size());
                canaries = 0;
                wave++;
            }
        }
        return targets;
    }

    private static Target target(Member member, int wave) {
        return new Target(
                member.instance(),
                member.ring(),
                wave,
                member.zone(),
                member.window(),
                1,
                new Status.Planning(List.of()));
    }
}

package dev.rubicon.resolver.force;

import dev.rubicon.model.Arguments;
import dev.rubicon.model.PackageId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What given arguments do in one run. An argument is stored for its package, and takes effect only when that package is
 * installed or updated; stored ones stay in effect until changed. Given ones that have no effect are not stored either, so that
 * they do not act on some later day.
 *
 * @param inEffect what holds in this run, and what is stored after it
 * @param platform the package whose AllowForceSync counts for all
 * @param ineffective given arguments that change nothing, by id, then key
 * @param acting what AllowForceSync allows in this run: the updated packages in their order, then the platform
 */
public record EffectiveArguments(
        Arguments inEffect, PackageId platform, List<Ineffective> ineffective, List<Acting> acting) {
    /**
     * A given argument without effect, because its package is not updated.
     *
     * @param insteadOn updated packages to which it can be given instead; none unless it is AllowForceSync of the platform
     */
    public record Ineffective(PackageId id, String key, String value, List<PackageId> insteadOn) {
        public Ineffective {
            insteadOn = List.copyOf(insteadOn);
        }
    }

    /**
     * An AllowForceSync of 'true' that counts in this run.
     *
     * @param stored whether it comes from an earlier run, as opposed to being given
     */
    public record Acting(PackageId id, boolean stored) {}

    public EffectiveArguments {
        ineffective = List.copyOf(ineffective);
        acting = List.copyOf(acting);
    }

    /** @param updated the packages that this run installs or updates, in its order */
    public static EffectiveArguments of(
            Arguments stored, Arguments given, List<PackageId> updated, PackageId platform) {
        Arguments inEffect = stored.overriddenBy(given.only(updated));
        List<Ineffective> ineffective = new ArrayList<>();
        Set<PackageId> moving = new HashSet<>(updated);
        for (PackageId id : given.packages()) {
            for (Map.Entry<String, String> argument : given.of(id).entrySet()) {
                if (!moving.contains(id) && !isSame(stored.value(id, argument.getKey()), argument)) {
                    boolean movable = id.equals(platform) && isAllowForceSync(argument.getKey());
                    ineffective.add(
                            new Ineffective(id, argument.getKey(), argument.getValue(), movable ? updated : List.of()));
                }
            }
        }
        return new EffectiveArguments(inEffect, platform, ineffective, acting(inEffect, given, updated, platform));
    }

    private static boolean isSame(Optional<String> stored, Map.Entry<String, String> given) {
        return stored.filter(value -> isAllowForceSync(given.getKey())
                        ? value.equalsIgnoreCase(given.getValue())
                        : value.equals(given.getValue()))
                .isPresent();
    }

    private static boolean isAllowForceSync(String key) {
        return key.equalsIgnoreCase(Arguments.ALLOW_FORCE_SYNC);
    }

    private static List<Acting> acting(
            Arguments inEffect, Arguments given, List<PackageId> updated, PackageId platform) {
        List<PackageId> counting = new ArrayList<>(updated);
        if (!updated.isEmpty() && !updated.contains(platform)) {
            counting.add(platform);
        }
        List<Acting> acting = new ArrayList<>();
        for (PackageId id : counting) {
            if (inEffect.allowForceSync(id).orElse(false)) {
                boolean isGiven =
                        updated.contains(id) && given.allowForceSync(id).isPresent();
                acting.add(new Acting(id, !isGiven));
            }
        }
        return acting;
    }

    /** Whether AllowForceSync is 'true' in effect for {@code id} itself. */
    public boolean allowForceSync(PackageId id) {
        return inEffect.allowForceSync(id).orElse(false);
    }

    /** Whether AllowForceSync is 'true' in effect for the platform. */
    public boolean platformAllowsForceSync() {
        return allowForceSync(platform);
    }
}

package dev.rubicon.installer;

import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.instance.CompanyName;
import dev.rubicon.installer.instance.Instance;
import dev.rubicon.installer.instance.InstanceDatabase;
import dev.rubicon.installer.upgrade.UpgradeTags;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The upgrade tags of an instance, for people. Each change is one transaction under the lock, and a run of the journal. */
public final class Tags {
    private static final int MAX_LENGTH = 250;

    private final Instance instance;
    private final Clock clock;

    public Tags(Instance instance, Clock clock) {
        this.instance = instance;
        this.clock = clock;
    }

    /** Ascending, those of all companies first. */
    public List<UpgradeTags.Tag> list() {
        try (InstanceDatabase database = InstanceDatabase.open(instance, Access.READ)) {
            return database.sql().snapshot(() -> new UpgradeTags(database.sql()).list(database.companies()));
        }
    }

    /**
     * Sets a tag, or changes whether it counts as skipped.
     *
     * @param company absent for a tag that counts for all
     * @return false if it was so already
     * @throws InvalidInput RB631 if there is no such company, RB785 if it is no tag
     */
    public boolean put(String tag, Optional<CompanyName> company, boolean skipped, Caller caller) {
        String code = tag.strip().toUpperCase(Locale.ROOT);
        if (code.isEmpty() || code.length() > MAX_LENGTH) {
            throw new InvalidInput(
                    "RB785", "'" + Quoted.shortened(tag) + "' is no tag", "write 1 to " + MAX_LENGTH + " characters");
        }
        return change(
                "tags " + (skipped ? "skip " : "set "),
                code,
                company,
                caller,
                (tags, place, now) -> tags.set(new UpgradeTags.Tag(code, place.map(CompanyName::value), now, skipped)));
    }

    /** @throws InvalidInput RB631 if there is no such company, RB786 if there is no such tag */
    public void remove(String tag, Optional<CompanyName> company, Caller caller) {
        String code = tag.strip().toUpperCase(Locale.ROOT);
        change("tags remove ", code, company, caller, (tags, place, now) -> {
            if (!tags.remove(code, place)) {
                throw new InvalidInput(
                        "RB786",
                        "tag '" + Quoted.shortened(code) + "' is not set"
                                + place.map(name -> " in company '" + name + "'")
                                        .orElse(" for all companies"),
                        "see what is: rubicon tags list --instance " + instance.name());
            }
            return true;
        });
    }

    private interface Work {
        boolean run(UpgradeTags tags, Optional<CompanyName> company, String now);
    }

    private boolean change(String what, String tag, Optional<CompanyName> company, Caller caller, Work work) {
        return InstanceDatabase.change(instance, caller.toString(), database -> {
            Optional<CompanyName> found =
                    company.map(name -> Companies.found(instance.name(), database.companies(), name));
            JournaledChange change = new JournaledChange(database, clock);
            String text =
                    what + tag + found.map(name -> " --company '" + name + "'").orElse("");
            return change.run(text, caller, run -> work.run(new UpgradeTags(database.sql()), found, change.now()));
        });
    }
}

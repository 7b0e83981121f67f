package dev.rubicon.server.fleet;

import dev.rubicon.fleet.protocol.UpdateWindow;
import dev.rubicon.fleet.rollout.Waves;
import dev.rubicon.installer.instance.InstanceName;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Quoted;
import dev.rubicon.server.catalog.Row;
import dev.rubicon.server.catalog.Transaction;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Which instances belong together. Each is in one ring; {@code @store-042} is a ring of that instance alone. */
final class Rings {
    /** The ring of instances that nobody has put into another. */
    static final String USUAL = "default";

    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private Rings() {}

    /** @throws InvalidInput RB978 */
    static String checked(String ring) {
        if (!SYNTAX.matcher(ring).matches()) {
            throw new InvalidInput(
                    "RB978",
                    "'" + Quoted.shortened(ring) + "' is not the name of a ring",
                    "use 1 to 40 of a-z, 0-9 and '-', beginning with a letter or digit");
        }
        return ring;
    }

    static String alone(InstanceName instance) {
        return "@" + instance;
    }

    /** The members of these rings, ring by ring. */
    static List<Waves.Member> members(Transaction transaction, List<String> rings) {
        List<Waves.Member> members = new ArrayList<>();
        for (String ring : rings) {
            if (ring.startsWith("@")) {
                InstanceName name = new InstanceName(ring.substring(1));
                members.add(transaction
                        .first("SELECT * FROM fleet_instance WHERE name = ?", row -> member(row, ring), name.value())
                        .orElseThrow(() -> FleetProblems.noInstance(name)));
            } else {
                members.addAll(transaction.query(
                        "SELECT * FROM fleet_instance WHERE ring = ?", row -> member(row, ring), checked(ring)));
            }
        }
        return members;
    }

    private static Waves.Member member(Row row, String ring) {
        return new Waves.Member(
                new InstanceName(row.text("name")),
                ring,
                ZoneId.of(row.text("zone")),
                row.optionalText("own_window").map(UpdateWindow::parse));
    }
}

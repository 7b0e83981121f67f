package dev.rubicon.server.fleet;

import dev.rubicon.server.catalog.Migration;
import java.util.List;

/** The tables of the fleet. */
public final class FleetTables {
    public static final List<Migration> MIGRATIONS = List.of(Migration.of(
            "fleet",
            1,
            "CREATE TABLE fleet_instance (name TEXT NOT NULL PRIMARY KEY, agent TEXT NOT NULL, ring TEXT NOT NULL, "
                    + "registered_at BIGINT NOT NULL, tokens BIGINT NOT NULL, zone TEXT NOT NULL, own_window TEXT, "
                    + "reported_at BIGINT, report TEXT)",
            "CREATE INDEX fleet_instance_ring ON fleet_instance (ring)",
            // Apart from the instance, since it changes all the time.
            "CREATE TABLE fleet_seen (instance TEXT NOT NULL PRIMARY KEY, seen_at BIGINT NOT NULL)",
            "CREATE TABLE fleet_watch (one BIGINT NOT NULL PRIMARY KEY, since BIGINT NOT NULL, last BIGINT NOT NULL)",
            "INSERT INTO fleet_watch (one, since, last) VALUES (1, 0, 0)",
            "CREATE TABLE fleet_agent_token (token TEXT NOT NULL PRIMARY KEY, instance TEXT NOT NULL, agent TEXT NOT NULL)",
            "CREATE INDEX fleet_agent_token_instance ON fleet_agent_token (instance)",
            "CREATE TABLE fleet_invitation (token TEXT NOT NULL PRIMARY KEY, instance TEXT NOT NULL, ring TEXT NOT NULL, "
                    + "used_at BIGINT)",
            "CREATE INDEX fleet_invitation_instance ON fleet_invitation (instance)",
            "CREATE TABLE deployment_number (one BIGINT NOT NULL PRIMARY KEY, last BIGINT NOT NULL)",
            "INSERT INTO deployment_number (one, last) VALUES (1, 0)",
            "CREATE TABLE deployment (id TEXT NOT NULL PRIMARY KEY, number BIGINT NOT NULL, definition TEXT NOT NULL, "
                    + "created_at BIGINT NOT NULL, created_by TEXT NOT NULL, phase TEXT NOT NULL, phase_by TEXT, "
                    + "fence BIGINT NOT NULL, begun BIGINT NOT NULL, forgiven BIGINT NOT NULL, version BIGINT NOT NULL, "
                    + "due_at BIGINT)",
            "CREATE UNIQUE INDEX deployment_by_number ON deployment (number)",
            "CREATE INDEX deployment_due ON deployment (due_at)",
            "CREATE TABLE deployment_target (deployment TEXT NOT NULL, instance TEXT NOT NULL, ring TEXT NOT NULL, "
                    + "wave BIGINT NOT NULL, zone TEXT NOT NULL, own_window TEXT, number BIGINT NOT NULL, state TEXT NOT NULL, "
                    + "status TEXT NOT NULL, turn BIGINT NOT NULL, tag TEXT NOT NULL, assignment TEXT NOT NULL, "
                    + "PRIMARY KEY (deployment, instance))",
            // What an agent asks for all the time is one look into this.
            "CREATE INDEX deployment_target_turn ON deployment_target (instance, turn, deployment)",
            "CREATE TABLE deployment_plan (deployment TEXT NOT NULL, instance TEXT NOT NULL, document TEXT NOT NULL, "
                    + "reported_at BIGINT NOT NULL, PRIMARY KEY (deployment, instance))"));

    private FleetTables() {}
}

package dev.rubicon.benchmarks.peers;

import dev.rubicon.benchmarks.installing.Place;
import dev.rubicon.benchmarks.installing.PostgresPlace;
import dev.rubicon.benchmarks.installing.SqlitePlace;
import dev.rubicon.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How tools want migrations, each in the form that costs it least: a file for each version, plain SQL. */
final class Formats {
    private Formats() {}

    record Flyway() implements MigrationTool.Format {
        @Override
        public void write(Path folder, List<List<String>> scripts) throws IOException {
            Files.createDirectories(folder);
            for (int i = 0; i < scripts.size(); i++) {
                Files.writeString(folder.resolve("V" + (i + 1) + "__bench.sql"), Scripts.text(scripts.get(i)));
            }
        }

        @Override
        public List<String> address(Place place, String database) {
            return List.of(place.url(database));
        }
    }

    record Liquibase() implements MigrationTool.Format {
        @Override
        public void write(Path folder, List<List<String>> scripts) throws IOException {
            Files.createDirectories(folder);
            StringBuilder text = new StringBuilder("--liquibase formatted sql\n");
            for (int i = 0; i < scripts.size(); i++) {
                text.append("--changeset bench:").append(i + 1).append('\n').append(Scripts.text(scripts.get(i)));
            }
            Files.writeString(folder.resolve("changelog.sql"), text);
        }

        @Override
        public List<String> address(Place place, String database) {
            return List.of(place.url(database));
        }
    }

    record Knex() implements MigrationTool.Format {
        @Override
        public void write(Path folder, List<List<String>> scripts) throws IOException {
            Files.createDirectories(folder);
            for (int i = 0; i < scripts.size(); i++) {
                var statements = Json.array();
                scripts.get(i).forEach(statements::add);
                Files.writeString(folder.resolve((i + 1) + "_bench.json"), Json.write(statements));
                Files.writeString(folder.resolve((i + 1) + "_bench.cjs"), """
                        const statements = require('./%d_bench.json');
                        exports.up = async (knex) => {
                          if (knex.client.config.client === 'pg') return knex.raw(statements.join(';'));
                          for (const statement of statements) await knex.raw(statement);
                        };
                        exports.down = async () => {};
                        """.formatted(i + 1));
            }
        }

        @Override
        public List<String> address(Place place, String database) {
            return switch (place) {
                case SqlitePlace sqlite ->
                    List.of("sqlite", sqlite.url(database).substring("jdbc:sqlite:".length()));
                case PostgresPlace postgres ->
                    List.of("postgres", postgres.url(database).substring("jdbc:".length()));
            };
        }
    }
}

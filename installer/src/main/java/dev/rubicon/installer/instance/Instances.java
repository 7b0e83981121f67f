package dev.rubicon.installer.instance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.installer.database.Access;
import dev.rubicon.installer.database.DatabaseAddress;
import dev.rubicon.installer.database.PostgresSchema;
import dev.rubicon.installer.database.SqliteFile;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.ProblemException;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The registry of instances of one home: a JSON file each, {@code instances/NAME.json}. A database beside its file is kept
 * relative, so that a home can be moved.
 */
public final class Instances {
    private static final String FILE_PREFIX = "jdbc:sqlite:";
    private static final int FORMAT = 1;

    private final Path folder;

    public Instances(Path home) {
        this.folder = home.resolve("instances");
    }

    /** Where an instance's database is unless its creator says otherwise. */
    public DatabaseAddress defaultDatabase(InstanceName name) {
        return new SqliteFile(folder.resolve(name + ".db"));
    }

    /**
     * What is registered.
     *
     * @param instances ascending by name
     * @param problems registry files that cannot be read
     */
    public record Listing(List<Instance> instances, List<Problem> problems) {}

    public Listing list() {
        List<Instance> instances = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (InstanceName name : names()) {
            try {
                instances.add(read(file(name)));
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            }
        }
        return new Listing(List.copyOf(instances), List.copyOf(problems));
    }

    // A file whose name is none of an instance is somebody else's.
    private List<InstanceName> names() {
        List<InstanceName> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
                for (Path file : files) {
                    String name = file.getFileName().toString().replaceFirst("\\.json$", "");
                    if (InstanceName.isOne(name)) {
                        names.add(new InstanceName(name));
                    }
                }
            } catch (IOException e) {
                throw unreadable(folder, e);
            }
        }
        names.sort(Comparator.naturalOrder());
        return names;
    }

    /** @throws InvalidInput RB703 if there is none of that name */
    public Instance find(InstanceName name) {
        return read(existing(name));
    }

    private Path existing(InstanceName name) {
        Path file = file(name);
        if (!Files.exists(file)) {
            String known = names().stream().map(InstanceName::value).collect(Collectors.joining(", "));
            throw new InvalidInput(
                    "RB703",
                    "there is no instance '" + name + "' in " + folder,
                    known.isEmpty()
                            ? "create it: rubicon instance create " + name
                            : "instances here are " + known + "; another home is chosen by --home");
        }
        return file;
    }

    /**
     * Makes an empty instance and registers it.
     *
     * @throws InvalidInput RB704 if the name is taken, in whatever letter case; what {@link InstanceDatabase#create} refuses
     */
    public Instance create(InstanceName name, DatabaseAddress database, List<CompanyName> companies) {
        checkIsFree(name);
        Instance instance = new Instance(name, database);
        InstanceDatabase.create(instance, companies);
        register(instance);
        return instance;
    }

    /**
     * Registers an instance whose database is there already, such as one that was removed or that another machine has made.
     *
     * @throws InvalidInput RB704 if the name is taken; what {@link InstanceDatabase#open} refuses
     */
    public Instance add(InstanceName name, DatabaseAddress database) {
        checkIsFree(name);
        Instance instance = new Instance(name, database);
        InstanceDatabase.open(instance, Access.READ).close();
        register(instance);
        return instance;
    }

    private void checkIsFree(InstanceName name) {
        for (InstanceName other : names()) {
            if (other.value().equalsIgnoreCase(name.value())) {
                throw new InvalidInput(
                        "RB704",
                        "there is an instance '" + other + "' already",
                        "choose another name, or remove that one: rubicon instance remove " + other);
            }
        }
    }

    private void register(Instance instance) {
        ObjectNode json =
                Json.object().put("format", FORMAT).put("name", instance.name().value());
        json.put("database", stored(instance.database()));
        write(file(instance.name()), Json.write(json));
    }

    private String stored(DatabaseAddress address) {
        Path home = folder.toAbsolutePath().normalize();
        return switch (address) {
            case SqliteFile(Path file)
            when file.startsWith(home) ->
                FILE_PREFIX + home.relativize(file).toString().replace('\\', '/');
            case SqliteFile file -> file.url().replace('\\', '/');
            case PostgresSchema schema -> schema.url();
        };
    }

    private DatabaseAddress located(String stored) {
        return stored.startsWith(FILE_PREFIX)
                ? new SqliteFile(folder.resolve(stored.substring(FILE_PREFIX.length()))
                        .toAbsolutePath()
                        .normalize())
                : DatabaseAddress.parse(stored);
    }

    /** Takes the instance from the registry; its database stays where it is. */
    public void unregister(InstanceName name) {
        try {
            Files.delete(existing(name));
        } catch (IOException e) {
            throw unwritable(file(name), e);
        }
    }

    /** Takes the instance from the registry and deletes its database, unless somebody is changing it. */
    public void delete(Instance instance, String who) {
        instance.storage().delete(who, () -> unregister(instance.name()));
    }

    private Path file(InstanceName name) {
        return folder.resolve(name + ".json");
    }

    private Instance read(Path file) {
        String what = "the registry file " + file;
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        JsonObject json = JsonObject.read(bytes, what);
        if (json.integer("format") != FORMAT) {
            throw new InvalidInput("RB705", what + " has an unknown format", "a newer Rubicon wrote it; use that one");
        }
        InstanceName name = new InstanceName(json.string("name"));
        DatabaseAddress database = located(json.string("database"));
        json.end();
        return new Instance(name, database);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            try (UnfinishedFile unfinished = UnfinishedFile.in(file.getParent())) {
                unfinished.channel().write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                unfinished.sync();
                unfinished.moveTo(file);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static Unavailable unreadable(Path path, IOException e) {
        return new Unavailable(
                new Problem("RB706", "cannot read " + path + ": " + reason(e), "check that it exists and may be read"),
                e);
    }

    private static Unavailable unwritable(Path path, IOException e) {
        return new Unavailable(
                new Problem(
                        "RB707", "cannot write " + path + ": " + reason(e), "check the folder's owner and free space"),
                e);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException missing -> "it is not there";
            default -> String.valueOf(e.getMessage());
        };
    }
}

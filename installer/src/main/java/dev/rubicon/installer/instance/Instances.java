package dev.rubicon.installer.instance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The registry of instances of one home: a JSON file each, {@code instances/NAME.json}. A database beside its file is kept
 * relative, so that a home can be moved.
 */
public final class Instances {
    private static final String URL_PREFIX = "jdbc:sqlite:";
    private static final int FORMAT = 1;

    private final Path folder;

    public Instances(Path home) {
        this.folder = home.resolve("instances");
    }

    /** Where an instance's database is unless its creator says otherwise. */
    public Path defaultDatabase(InstanceName name) {
        return folder.resolve(name + ".db");
    }

    /**
     * The file of a {@code jdbc:sqlite:FILE} address.
     *
     * @throws InvalidInput RB702
     */
    public static Path databaseFile(String url) {
        String file = url.startsWith(URL_PREFIX) ? url.substring(URL_PREFIX.length()) : "";
        if (file.isBlank() || file.startsWith(":") || file.contains("?")) {
            throw new InvalidInput(
                    "RB702",
                    "'" + Quoted.shortened(url) + "' is not a database address that Rubicon knows",
                    "use jdbc:sqlite:FILE");
        }
        return Path.of(file).toAbsolutePath().normalize();
    }

    /** Ascending by name. */
    public List<Instance> list() {
        List<Instance> instances = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
                for (Path file : files) {
                    instances.add(read(file));
                }
            } catch (IOException e) {
                throw unreadable(folder, e);
            }
        }
        instances.sort(Comparator.comparing(Instance::name));
        return List.copyOf(instances);
    }

    /** @throws InvalidInput RB703 if there is none of that name */
    public Instance find(InstanceName name) {
        Path file = file(name);
        if (!Files.exists(file)) {
            String known = list().stream().map(i -> i.name().value()).collect(Collectors.joining(", "));
            throw new InvalidInput(
                    "RB703",
                    "there is no instance '" + name + "' in " + folder,
                    known.isEmpty()
                            ? "create it: rubicon instance create " + name
                            : "instances here are " + known + "; another home is chosen by --home");
        }
        return read(file);
    }

    /** The instance of that name, if it is registered. */
    public Optional<Instance> lookup(InstanceName name) {
        return Files.exists(file(name)) ? Optional.of(read(file(name))) : Optional.empty();
    }

    /**
     * Makes an empty instance and registers it.
     *
     * @throws InvalidInput RB704 if the name is taken, in whatever letter case; what {@link InstanceDatabase#create} refuses
     */
    public Instance create(InstanceName name, Path database, List<CompanyName> companies) {
        checkIsFree(name);
        Instance instance = new Instance(name, database);
        InstanceDatabase.create(instance, companies);
        register(instance);
        return instance;
    }

    private void checkIsFree(InstanceName name) {
        for (Instance other : list()) {
            if (other.name().value().equalsIgnoreCase(name.value())) {
                throw new InvalidInput(
                        "RB704",
                        "there is an instance '" + other.name() + "' already",
                        "choose another name, or remove that one: rubicon instance remove " + other.name());
            }
        }
    }

    private void register(Instance instance) {
        Path database = instance.database();
        Path relative = database.startsWith(folder.toAbsolutePath().normalize())
                ? folder.toAbsolutePath().normalize().relativize(database)
                : database;
        ObjectNode json =
                Json.object().put("format", FORMAT).put("name", instance.name().value());
        json.put("database", URL_PREFIX + relative.toString().replace('\\', '/'));
        write(file(instance.name()), Json.write(json));
    }

    /** Takes the instance from the registry; its database stays where it is. */
    public void unregister(InstanceName name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw unwritable(file(name), e);
        }
    }

    /** Takes the instance from the registry and deletes its database, unless somebody is changing it. */
    public void delete(Instance instance, String who) {
        InstanceLock.whileHeld(instance, who, () -> {
            unregister(instance.name());
            InstanceDatabase.deleteFiles(instance);
            return instance;
        });
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
        String url = json.string("database");
        json.end();
        if (!url.startsWith(URL_PREFIX)) {
            return new Instance(name, databaseFile(url));
        }
        Path database = folder.resolve(url.substring(URL_PREFIX.length()));
        return new Instance(name, database.toAbsolutePath().normalize());
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path temporary = Files.createTempFile(file.getParent(), ".new", null);
            Files.writeString(temporary, text);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
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
        return e.getClass().getSimpleName().replace("Exception", "") + ", " + e.getMessage();
    }
}

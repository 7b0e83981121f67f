package dev.rubicon.packager.project;

import dev.rubicon.format.Json;
import dev.rubicon.format.JsonObject;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import dev.rubicon.packager.PathPattern;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a project is. Its file may name what is in it, and nothing else.
 *
 * @param root the folder that was given; absolute
 * @param file the project file
 */
record ProjectFolder(Path root, Path file) {
    static final String NAME = "gocurrent.json";
    static final String HIDDEN = ".gocurrent";

    private static final int MAX_BYTES = 4 << 20;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

    /**
     * @param given the folder of a project, the hidden one in it, or the project file
     * @throws InvalidInput RB182 if there is no project file
     */
    static ProjectFolder find(Path given) {
        Path there = given.toAbsolutePath().normalize();
        Path named = there.endsWith(NAME) && Files.isRegularFile(there) ? there.getParent() : there;
        Path root = named.endsWith(HIDDEN) ? named.getParent() : named;
        return List.of(root.resolve(NAME), root.resolve(HIDDEN).resolve(NAME)).stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> new ProjectFolder(root, file))
                .orElseThrow(() -> ProjectProblems.noProjectFile(given));
    }

    /** The folder of the project file, from which relative paths start. */
    Path folder() {
        return file.getParent();
    }

    /** The folder of the app, if there is one. */
    Optional<Path> appFolder() {
        return List.of(folder(), root).stream()
                .filter(folder -> Files.isRegularFile(folder.resolve("app.json")))
                .findFirst();
    }

    /** How messages name the project file. */
    String what() {
        return "'" + Quoted.path(root.getFileName() + "/" + slashed(root.relativize(file))) + "'";
    }

    /**
     * Comments are allowed, and keys may be in any letter case.
     *
     * @throws InvalidInput RB120, RB121 or RB194
     * @throws Unavailable RB170
     */
    JsonObject read() {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new InvalidInput(
                        "RB120",
                        what() + " is larger than " + (MAX_BYTES >> 20) + " MiB",
                        "describe one project in it");
            }
            return JsonObject.ofAnyCase(Json.readRelaxed(bytes, what()), what());
        } catch (IOException e) {
            throw new Unavailable(
                    new Problem("RB170", what() + " cannot be read", "check its permissions and try again"), e);
        }
    }

    /**
     * The files and folders that a path of the project file names; in the project whatever links it leads through.
     *
     * @param path as {@link #inside} gives it
     * @throws InvalidInput RB177 if nothing is there, RB186 if it leads out of the project
     * @throws Unavailable RB170
     */
    List<Path> matching(String path) {
        List<Path> found = matchingIfAny(path);
        if (found.isEmpty()) {
            throw PathPattern.nothing(path);
        }
        return found;
    }

    /** The same, or nothing. */
    List<Path> matchingIfAny(String path) {
        List<Path> found = PathPattern.below(root, path);
        for (Path each : found) {
            try {
                if (!each.toRealPath().startsWith(root.toRealPath())) {
                    throw ProjectProblems.outside(path, root);
                }
            } catch (IOException e) {
                throw new Unavailable(
                        new Problem(
                                "RB170",
                                "'" + Quoted.path(each.toString()) + "' cannot be read",
                                "check its permissions and try again"),
                        e);
            }
        }
        return found;
    }

    /**
     * A path of the project file, relative to the root, with {@code /} between names and no way out.
     *
     * @throws InvalidInput RB186 if it leads out of the project
     */
    String inside(String path) {
        String given = path.replace('\\', '/');
        String top = slashed(root);
        boolean absolute = given.startsWith("/") || DRIVE.matcher(given).matches();
        String whole = absolute ? given : slashed(folder()) + "/" + given;
        if (!(whole + "/").startsWith(top.equals("/") ? top : top + "/")) {
            throw ProjectProblems.outside(path, root);
        }
        Deque<String> names = new ArrayDeque<>();
        for (String name : whole.substring(top.length()).split("/")) {
            if (name.equals("..") && names.pollLast() == null) {
                throw ProjectProblems.outside(path, root);
            }
            if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
                names.addLast(name);
            }
        }
        return String.join("/", names);
    }

    /**
     * A folder that is to be written to.
     *
     * @throws InvalidInput RB186 as {@link #inside}
     */
    Path toWrite(String path) {
        try {
            Path folder = root.resolve(inside(path));
            Path there = folder;
            while (!Files.exists(there)) {
                there = there.getParent();
            }
            if (!there.toRealPath().startsWith(root.toRealPath())) {
                throw ProjectProblems.outside(path, root);
            }
            return folder;
        } catch (InvalidPathException | IOException e) {
            throw ProjectProblems.outside(path, root);
        }
    }

    /** A path as variables give it. */
    static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }
}

package dev.rubicon.packager;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A path that may have wildcards in its names, which every shell but Windows' own expands itself: {@code *} is any characters of one
 * name, {@code ?} is one, letter case aside. Names that begin with a dot match only a pattern that does, too.
 */
public final class PathPattern {
    private PathPattern() {}

    /**
     * What is there, ascending; the path itself if it has no wildcards, be there something or not.
     *
     * @throws InvalidInput RB177 if nothing matches, too much does, or the pattern is none
     * @throws Unavailable RB170
     */
    public static List<Path> expand(String text) {
        if (!hasWildcards(text) || File.separatorChar == '/' && Files.exists(path(text))) {
            return List.of(path(text));
        }
        refuseDeep(text);
        String slashed = text.replace(File.separatorChar, '/');
        String root = slashed.startsWith("/") ? "/" : "";
        List<Path> found = below(path(root), slashed.substring(root.length()));
        if (found.isEmpty()) {
            throw nothing(text);
        }
        return found;
    }

    /** The problem of a path that nothing matches. */
    public static InvalidInput nothing(String text) {
        return problem(text, "nothing matches", "check the path, and that what it names has been made");
    }

    /**
     * What is there below a folder, ascending; nothing, too, can match.
     *
     * @param pattern with {@code /} between names, relative, with or without wildcards
     * @throws InvalidInput RB177 if too much matches, or the pattern is none
     * @throws Unavailable RB170
     */
    public static List<Path> below(Path folder, String pattern) {
        refuseDeep(pattern);
        List<Path> found = List.of(folder);
        for (String name : pattern.split("/")) {
            if (!name.isEmpty()) {
                found = next(found, name, pattern);
            }
        }
        return found;
    }

    /** Whether a path has wildcards in it. */
    public static boolean hasWildcards(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    private static void refuseDeep(String text) {
        if (text.contains("**")) {
            throw problem(text, "'**' is not understood", "name a folder: all that is below it is packed");
        }
    }

    private static List<Path> next(List<Path> folders, String name, String text) {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            if (hasWildcards(name)) {
                found.addAll(matching(folder, name));
            } else if (Files.exists(folder.resolve(path(name)))) {
                found.add(folder.resolve(name));
            }
            if (found.size() > FolderWalk.MAX_ENTRIES) {
                throw problem(text, "more than " + FolderWalk.MAX_ENTRIES + " files match", "name a folder instead");
            }
        }
        return found;
    }

    private static List<Path> matching(Path folder, String name) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                String given = child.getFileName().toString();
                boolean hidden = given.startsWith(".") && !name.startsWith(".");
                if (!hidden && matches(name, given)) {
                    found.add(folder.resolve(given));
                }
            }
        } catch (IOException e) {
            throw new Unavailable(PackProblems.cannotRead(folder), e);
        }
        found.sort((left, right) -> left.toString().compareTo(right.toString()));
        return found;
    }

    /**
     * Whether one name matches a pattern. Needs time in proportion to both, whatever a stranger has written: only the last {@code *}
     * is ever tried again.
     */
    public static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int behindStar = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                behindStar = n;
            } else if (p < pattern.length() && isSame(pattern.charAt(p), name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++behindStar;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    private static boolean isSame(char inPattern, char inName) {
        return inPattern == '?' || Character.toLowerCase(inPattern) == Character.toLowerCase(inName);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw problem(text, "it is not a path", "check it; names need a locale with UTF-8");
        }
    }

    private static InvalidInput problem(String text, String why, String hint) {
        return new InvalidInput(new Problem("RB177", "'" + Quoted.path(text) + "': " + why, hint));
    }
}

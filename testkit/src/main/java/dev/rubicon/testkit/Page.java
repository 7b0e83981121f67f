package dev.rubicon.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page in Markdown, of which only the blocks between fences are understood:
 *
 * <pre>
 * ```console
 * $ rubicon force --from 1.9.0 \
 *     --to 2.1.0
 * the output, of which a line with three dots stands for any lines
 * ```
 * </pre>
 *
 * {@code ```json app/app.json} is a file that the commands below it find. Readers of the page do not see the commands in a comment
 * {@code <!-- console ... -->}: what they print is not compared, but they must succeed.
 */
public record Page(List<Part> parts) {
    private static final String FENCE = "```";
    private static final String COMMENT = "<!-- console";

    /** What a page is made of. */
    public sealed interface Part {}

    /** What nobody runs. */
    public record Prose(List<String> lines) implements Part {}

    /**
     * What stands between two fences.
     *
     * @param line where it begins, from 1
     * @param info what follows the first fence: a word and, if it is a file, its path
     */
    public record Block(int line, String info, List<String> lines) implements Part {
        public String word() {
            return info.split(" ", 2)[0];
        }

        /** The path of the file that it is. */
        public Optional<String> file() {
            String[] words = info.split(" ", 2);
            return words.length == 2 ? Optional.of(words[1].strip()) : Optional.empty();
        }
    }

    /** Commands that readers do not see. */
    public record Unseen(List<String> lines) implements Part {}

    /**
     * A command as it is entered, and what it prints.
     *
     * @param typed its lines, of which all but the last end with a backslash
     */
    record Entered(List<String> typed, List<String> output) {
        String command() {
            return String.join(
                    " ",
                    typed.stream()
                            .map(line -> line.endsWith("\\") ? line.substring(0, line.length() - 1) : line)
                            .map(String::strip)
                            .toList());
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>();
            typed.forEach(line -> lines.add(lines.isEmpty() ? "$ " + line : line));
            lines.addAll(output);
            return lines;
        }
    }

    public static Page parse(String text) {
        List<String> lines = text.lines().toList();
        List<Part> parts = new ArrayList<>();
        List<String> prose = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean unseen = lines.get(i).equals(COMMENT);
            if (!unseen && !lines.get(i).startsWith(FENCE)) {
                prose.add(lines.get(i));
                continue;
            }
            parts.add(new Prose(List.copyOf(prose)));
            prose.clear();
            int begin = i;
            List<String> block = new ArrayList<>();
            for (i++; i < lines.size() && !lines.get(i).equals(unseen ? "-->" : FENCE); i++) {
                block.add(lines.get(i));
            }
            if (i == lines.size()) {
                throw new AssertionError("line " + (begin + 1) + ": this block has no end");
            }
            String info = lines.get(begin).substring(unseen ? COMMENT.length() : FENCE.length());
            parts.add(unseen ? new Unseen(block) : new Block(begin + 1, info.strip(), block));
        }
        parts.add(new Prose(prose));
        return new Page(parts);
    }

    public List<Block> blocks() {
        return parts.stream()
                .filter(part -> part instanceof Block)
                .map(part -> (Block) part)
                .toList();
    }

    String render() {
        List<String> lines = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Prose prose -> lines.addAll(prose.lines());
                case Block block -> {
                    lines.add(FENCE + block.info());
                    lines.addAll(block.lines());
                    lines.add(FENCE);
                }
                case Unseen unseen -> {
                    lines.add(COMMENT);
                    lines.addAll(unseen.lines());
                    lines.add("-->");
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** The commands of a block, each with what is said that it prints. */
    static List<Entered> entered(List<String> lines) {
        List<Entered> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); ) {
            if (!lines.get(i).startsWith("$ ")) {
                throw new AssertionError("'" + lines.get(i) + "' stands before any command");
            }
            List<String> typed = new ArrayList<>(List.of(lines.get(i).substring(2)));
            for (i++; typed.getLast().endsWith("\\") && i < lines.size(); i++) {
                typed.add(lines.get(i));
            }
            List<String> output = new ArrayList<>();
            for (; i < lines.size() && !lines.get(i).startsWith("$ "); i++) {
                output.add(lines.get(i));
            }
            all.add(new Entered(typed, output));
        }
        return all;
    }
}

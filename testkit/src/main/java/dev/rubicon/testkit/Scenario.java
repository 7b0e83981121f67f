package dev.rubicon.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Commands and what they print, in a file that people can read:
 *
 * <pre>
 * # A field that goes away is refused, and the refusal names it.
 * $ update store 2.0.0
 * refused: updating store would destroy data
 * ? 3
 * -- notes.txt --
 * a file that is there before the first command
 * </pre>
 *
 * A line {@code ? N} is the exit code, 0 if there is none. Standard output and error output stand in the order in which they
 * were written.
 */
record Scenario(List<Step> steps, Map<String, String> files) {
    /**
     * A command and its answer.
     *
     * @param before comment and blank lines above it
     */
    record Step(List<String> before, String command, List<String> output, int exitCode) {}

    static Scenario parse(String text) {
        List<Step> steps = new ArrayList<>();
        Map<String, String> files = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>(text.lines().toList());
        int i = 0;
        List<String> before = new ArrayList<>();
        while (i < lines.size() && !isFile(lines.get(i))) {
            String line = lines.get(i++);
            if (!line.startsWith("$ ")) {
                before.add(line);
                continue;
            }
            List<String> output = new ArrayList<>();
            int exitCode = 0;
            while (i < lines.size() && !endsOutput(lines, i)) {
                String answer = lines.get(i++);
                if (answer.startsWith("? ")) {
                    exitCode = Integer.parseInt(answer.substring(2).strip());
                } else {
                    output.add(answer);
                }
            }
            steps.add(new Step(List.copyOf(before), line.substring(2), List.copyOf(output), exitCode));
            before.clear();
        }
        while (i < lines.size()) {
            String name = lines.get(i).substring(3, lines.get(i).length() - 3);
            StringBuilder content = new StringBuilder();
            for (i++; i < lines.size() && !isFile(lines.get(i)); i++) {
                content.append(lines.get(i)).append('\n');
            }
            files.put(name, content.toString());
        }
        return new Scenario(List.copyOf(steps), files);
    }

    // Output ends at a file, at the next command, or at comments above the next command.
    private static boolean endsOutput(List<String> lines, int at) {
        int i = at;
        if (lines.get(i).isBlank()) {
            while (i < lines.size() && lines.get(i).isBlank()) {
                i++;
            }
            return i == lines.size()
                    || isFile(lines.get(i))
                    || lines.get(i).startsWith("# ")
                    || lines.get(i).startsWith("$ ");
        }
        return isFile(lines.get(i)) || lines.get(i).startsWith("$ ");
    }

    private static boolean isFile(String line) {
        return line.startsWith("-- ") && line.endsWith(" --") && line.length() > 6;
    }

    String render() {
        StringBuilder text = new StringBuilder();
        for (Step step : steps) {
            step.before().forEach(line -> text.append(line).append('\n'));
            text.append("$ ").append(step.command()).append('\n');
            step.output().forEach(line -> text.append(line).append('\n'));
            if (step.exitCode() != 0) {
                text.append("? ").append(step.exitCode()).append('\n');
            }
        }
        files.forEach((name, content) -> {
            if (!text.isEmpty() && !text.toString().endsWith("\n\n")) {
                text.append('\n');
            }
            text.append("-- ").append(name).append(" --\n").append(content);
        });
        return text.toString();
    }

    /** The words of a command, split as a shell does at blanks, with single and double quotes, up to a comment. */
    static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (char c : command.toCharArray()) {
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                inWord = true;
            } else if (c == ' ') {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else if (c == '#' && !inWord) {
                break;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}

package dev.rubicon.packager.project;

import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Quoted;
import dev.rubicon.model.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Microsoft's compiler, or what understands the same arguments. It is started as a program of its own: no shell reads what projects
 * are called.
 */
record AlCompiler(Path program) {
    private static final int MAX_OUTPUT = 1 << 20;

    /**
     * @param packages folder of the apps that the project needs
     * @param app the file to write
     * @throws InvalidInput RB191 if it refuses the project, or writes nothing
     * @throws Unavailable RB192 if it cannot be started
     */
    void compile(Path project, Path packages, Path app) {
        ProcessBuilder builder = new ProcessBuilder(
                List.of(program.toString(), "/project:" + project, "/packagecachepath:" + packages, "/out:" + app));
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            String output = output(process);
            int code = process.waitFor();
            if (code != 0) {
                throw refused(project, "ended with exit code " + code, output);
            }
            if (!Files.isRegularFile(app)) {
                throw refused(project, "wrote no " + app.getFileName(), output);
            }
        } catch (IOException e) {
            throw cannotRun(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cannotRun(e);
        }
    }

    // All of it is read, so that the compiler never waits for us; only its start is kept.
    private static String output(Process process) throws IOException {
        process.getOutputStream().close();
        try (InputStream in = process.getInputStream()) {
            byte[] start = in.readNBytes(MAX_OUTPUT);
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return new String(start, StandardCharsets.UTF_8);
        }
    }

    private InvalidInput refused(Path project, String what, String output) {
        String said = output.lines()
                .filter(line -> !line.isBlank())
                .limit(5)
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
        return new InvalidInput(
                "RB191",
                "the compiler " + what + " for '" + Quoted.path(project.toString()) + "'"
                        + (said.isEmpty() ? "" : ": " + Quoted.sentence(said)),
                "correct the project; without --compiler its app file is made without compiling it");
    }

    private Unavailable cannotRun(Exception cause) {
        return new Unavailable(
                new Problem(
                        "RB192",
                        "the compiler '" + Quoted.path(program.toString()) + "' cannot be run",
                        "name the program itself by --compiler, such as alc.exe, and see that it may be executed"),
                cause);
    }
}

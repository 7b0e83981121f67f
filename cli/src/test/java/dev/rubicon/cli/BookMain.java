package dev.rubicon.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** A process of a {@link BookShell}: runs one command line after the other, so that not each of them has to start Java. */
final class BookMain {
    private BookMain() {}

    public static void main(String[] none) throws IOException {
        DataInputStream in = new DataInputStream(System.in);
        // No command takes what is not for it.
        System.setIn(InputStream.nullInputStream());
        DataOutputStream out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
        try {
            while (true) {
                String[] words = new String[in.readInt()];
                for (int i = 0; i < words.length; i++) {
                    words[i] = in.readUTF();
                }
                StringWriter said = new StringWriter();
                PrintWriter writer = new PrintWriter(said);
                int exitCode = Main.run(words, writer, writer);
                writer.flush();
                byte[] bytes = said.toString().getBytes(StandardCharsets.UTF_8);
                out.writeInt(exitCode);
                out.writeInt(bytes.length);
                out.write(bytes);
                out.flush();
            }
        } catch (EOFException e) {
            // Nobody enters anything any more.
        }
    }
}

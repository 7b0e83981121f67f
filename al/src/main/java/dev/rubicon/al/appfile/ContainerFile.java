package dev.rubicon.al.appfile;

import dev.rubicon.al.signature.SignatureVerdict;
import dev.rubicon.al.signature.SignatureVerifier;
import dev.rubicon.format.ForeignZip;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Unavailable;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** An open container, and the temporary file that it is in, if it is in one. */
final class ContainerFile implements Closeable {
    private final Optional<Path> temporary;
    private final FileChannel channel;
    private final Container container;
    private final ForeignZip zip;

    private ContainerFile(Optional<Path> temporary, FileChannel channel, AppProblems problems) throws IOException {
        this.temporary = temporary;
        this.channel = channel;
        this.container = Container.read(channel, problems);
        this.zip = ForeignZip.open(new ChannelSlice(channel, container.start(), container.length()), problems);
    }

    /** Bytes that are kept elsewhere. */
    @FunctionalInterface
    interface Bytes {
        void copyTo(OutputStream out) throws IOException;
    }

    static ContainerFile open(Path file, AppProblems problems) {
        // A pipe that nobody writes into would be opened for ever.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new InvalidInput(problems.unreadable("it is no file"));
        }
        return open(file, Optional.empty(), problems);
    }

    /** Copies the bytes into a temporary file first: a zip is read from its end. */
    static ContainerFile open(Bytes bytes, AppProblems problems) {
        try {
            Path temporary = Files.createTempFile("rubicon-", ".app");
            boolean opened = false;
            try {
                try (OutputStream out = Files.newOutputStream(temporary)) {
                    bytes.copyTo(out);
                }
                ContainerFile file = open(temporary, Optional.of(temporary), problems);
                opened = true;
                return file;
            } finally {
                if (!opened) {
                    Files.deleteIfExists(temporary);
                }
            }
        } catch (IOException e) {
            throw unreadable(problems, e);
        }
    }

    private static ContainerFile open(Path file, Optional<Path> temporary, AppProblems problems) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            boolean opened = false;
            try {
                ContainerFile container = new ContainerFile(temporary, channel, problems);
                opened = true;
                return container;
            } finally {
                if (!opened) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            throw unreadable(problems, e);
        }
    }

    private static Unavailable unreadable(AppProblems problems, IOException e) {
        String why = e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
        return new Unavailable(problems.unreadable(why), e);
    }

    ForeignZip zip() {
        return zip;
    }

    Optional<Signature> signature() {
        return container.signature();
    }

    /** Whether the signature is one of these bytes, and of somebody trusted. */
    SignatureVerdict verify(SignatureVerifier verifier, AppProblems problems) {
        if (container.signature().isEmpty()) {
            return verifier.unsigned();
        }
        // Signed is all that stands before the signature: the header and the zip.
        long end = container.start() + container.length();
        try {
            Optional<byte[]> message = SignatureReader.message(channel, end, channel.size());
            if (message.isEmpty()) {
                return verifier.damaged();
            }
            return verifier.verify(message.get(), () -> Channels.newInputStream(new ChannelSlice(channel, 0, end)));
        } catch (IOException e) {
            throw unreadable(problems, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            if (temporary.isPresent()) {
                Files.deleteIfExists(temporary.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.rubicon.repository.cache;

import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.model.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What servers said last about the few files that change under their name, so that they can be asked whether they have. One file an
 * address: the server's name of the content, a line feed, the content.
 */
public record Answers(Path folder) {
    private static final int MAX_TAG_LENGTH = 1_000;

    // What can be sent back in a header.
    private static final Pattern TAG = Pattern.compile("[\\x20-\\x7e]{1,900}");

    /** @param tag the server's name of the content */
    public record Answer(String tag, byte[] content) {}

    /** Absent if nothing is known, or too much. */
    public Optional<Answer> last(String address, long maxBytes) {
        try {
            Path file = file(address);
            if (Files.size(file) > maxBytes + MAX_TAG_LENGTH) {
                return Optional.empty();
            }
            byte[] all = Files.readAllBytes(file);
            for (int at = 0; at < all.length; at++) {
                if (all[at] == '\n') {
                    String tag = new String(all, 0, at, StandardCharsets.UTF_8);
                    return Optional.of(new Answer(tag, Arrays.copyOfRange(all, at + 1, all.length)))
                            .filter(answer -> TAG.matcher(answer.tag()).matches());
                }
            }
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw CacheProblems.failed(folder, e);
        }
    }

    public void keep(String address, Answer answer) {
        if (!TAG.matcher(answer.tag()).matches()) {
            return;
        }
        byte[] tag = (answer.tag() + "\n").getBytes(StandardCharsets.UTF_8);
        try (UnfinishedFile file = UnfinishedFile.in(folder)) {
            ByteBuffer all = ByteBuffer.allocate(tag.length + answer.content().length);
            all.put(tag).put(answer.content()).flip();
            while (all.hasRemaining()) {
                file.channel().write(all);
            }
            file.moveTo(file(address));
        } catch (IOException e) {
            throw CacheProblems.failed(folder, e);
        }
    }

    private Path file(String address) {
        return folder.resolve(
                Digest.of(address.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 24));
    }
}

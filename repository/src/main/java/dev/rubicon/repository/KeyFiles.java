package dev.rubicon.repository;

import dev.rubicon.format.UnfinishedFile;
import dev.rubicon.model.InvalidInput;
import dev.rubicon.model.Problem;
import dev.rubicon.model.Unavailable;
import dev.rubicon.repository.tuf.Passphrase;
import dev.rubicon.repository.tuf.PublicKey;
import dev.rubicon.repository.tuf.SigningKey;
import dev.rubicon.repository.tuf.SigningKeys;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The private keys of a machine, a file each: PKCS#8 as PEM, for its owner's eyes only.
 *
 * @param folder where they are; need not exist
 * @param random what new keys are made of
 * @param passphrase opens those that are encrypted
 */
public record KeyFiles(Path folder, SecureRandom random, Passphrase passphrase) {
    private static final String SUFFIX = ".pem";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /** No key is encrypted. */
    public KeyFiles(Path folder, SecureRandom random) {
        this(folder, random, Passphrase.NONE);
    }

    /** Makes a key and keeps it. Its file's name begins with {@code use}. */
    public SigningKey make(String use) {
        SigningKey key = SigningKey.make(random);
        keep(use, key, key.pem());
        return key;
    }

    /** As {@link #make}, but nobody can use it without the passphrase. */
    public SigningKey makeEncrypted(String use) {
        SigningKey key = SigningKey.make(random);
        keep(use, key, key.pem(passphrase.of(file(use, key.publicKey()).toString()), random));
        return key;
    }

    /** Where a key of that use is kept. */
    public Path file(String use, PublicKey key) {
        return folder.resolve(use + "-" + key.id().substring(0, 12) + SUFFIX);
    }

    private void keep(String use, SigningKey key, String pem) {
        Path target = file(use, key.publicKey());
        try (UnfinishedFile file = UnfinishedFile.in(folder)) {
            if (isPosix()) {
                Files.setPosixFilePermissions(file.path(), OWNER_ONLY);
            }
            file.channel().write(ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII)));
            file.moveTo(target);
        } catch (IOException e) {
            throw failed(target, e);
        }
    }

    /**
     * All that are there, in the order of their files' names.
     *
     * @throws InvalidInput RB322 if a file is no key, RB323 if others may read one
     */
    public SigningKeys all() {
        return new SigningKeys(List.copyOf(byFile().values()));
    }

    /** As {@link #all}, by file. */
    public SortedMap<Path, SigningKey> byFile() {
        SortedMap<Path, SigningKey> keys = new TreeMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : all) {
                if (!UnfinishedFile.isLeftover(file)) {
                    keys.put(file, read(file));
                }
            }
            return keys;
        } catch (NoSuchFileException e) {
            return keys;
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /** A key that is kept elsewhere, such as on a disk that was carried here. Nothing is copied. */
    public SigningKey read(Path file) {
        try {
            if (isPosix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new InvalidInput(
                        "RB323",
                        "the key file " + file + " can be read or changed by others than its owner",
                        "chmod 600 '" + file + "'; if others may have read it, replace the key");
            }
            return SigningKey.parse(Files.readString(file, StandardCharsets.US_ASCII), file.toString(), passphrase);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private boolean isPosix() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static Unavailable failed(Path file, IOException e) {
        return new Unavailable(
                new Problem(
                        "RB324",
                        "the key file " + file + " cannot be read or written: "
                                + e.getClass().getSimpleName(),
                        "check the folder and its permissions"),
                e);
    }
}

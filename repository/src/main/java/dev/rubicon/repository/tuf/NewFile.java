package dev.rubicon.repository.tuf;

/**
 * A metadata file to be written.
 *
 * @param name in the metadata folder
 */
public record NewFile(String name, byte[] bytes) {}

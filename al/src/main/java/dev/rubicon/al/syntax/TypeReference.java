package dev.rubicon.al.syntax;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A type as it is written: {@code Code[20]}, {@code Enum Sales."Document Type"}.
 *
 * @param subtype the object that the type names, without namespace
 */
public record TypeReference(Position position, String name, OptionalInt length, Optional<String> subtype) {}

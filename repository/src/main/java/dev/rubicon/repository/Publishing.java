package dev.rubicon.repository;

import dev.rubicon.repository.tuf.FirstState;
import dev.rubicon.repository.tuf.Lifetimes;
import dev.rubicon.repository.tuf.RootDraft;
import dev.rubicon.repository.tuf.Signed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What somebody needs to publish: what they trust, what they sign with, and how long that holds. */
public record Publishing(Trust trust, KeyFiles keys, Lifetimes lifetimes, Clock clock) {
    /** The usual root of a new repository: one new key for itself, and one for all the rest. */
    public RootDraft firstRoot() {
        Signed.Root root = FirstState.root(
                List.of(keys.make("root").publicKey()),
                1,
                keys.make("online").publicKey(),
                clock.instant().plus(lifetimes.root()));
        return RootDraft.of(Optional.empty(), root).signedBy(keys.all());
    }
}

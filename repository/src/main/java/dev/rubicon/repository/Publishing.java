package dev.rubicon.repository;

import dev.rubicon.repository.tuf.Lifetimes;
import java.time.Clock;

/** What somebody needs to publish: what they trust, what they sign with, and how long that holds. */
public record Publishing(Trust trust, KeyFiles keys, Lifetimes lifetimes, Clock clock) {}

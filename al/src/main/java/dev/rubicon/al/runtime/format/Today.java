package dev.rubicon.al.runtime.format;

import java.time.LocalDate;

/**
 * The days that words in dates stand for.
 *
 * @param day t, today
 * @param workDate w
 */
public record Today(LocalDate day, LocalDate workDate) {}

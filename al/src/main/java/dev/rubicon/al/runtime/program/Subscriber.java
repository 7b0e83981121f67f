package dev.rubicon.al.runtime.program;

import java.util.Locale;

/**
 * A procedure with {@code [EventSubscriber(…)]}.
 *
 * @param isManual whether its codeunit hears events only while it is bound
 */
public record Subscriber(Event event, Routine routine, boolean isManual) {
    /**
     * What is subscribed to.
     *
     * @param kind of the publisher: {@code codeunit} or {@code table}
     * @param name of the event, in lower case, such as {@code onafterinsertevent}
     * @param element the field, in lower case, of an event of one; else empty
     */
    public record Event(String kind, int publisher, String name, String element) {
        public Event {
            name = name.toLowerCase(Locale.ROOT);
            element = element.toLowerCase(Locale.ROOT);
        }
    }
}

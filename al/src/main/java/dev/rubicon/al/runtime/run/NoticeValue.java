package dev.rubicon.al.runtime.run;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A Notification that code makes up for a user. Variables refer to it. */
public final class NoticeValue {
    private final Map<String, String> data = new TreeMap<>();
    private UUID id;
    private String message = "";
    private long scope;

    NoticeValue(UUID id) {
        this.id = id;
    }

    public UUID id() {
        return id;
    }

    public void id(UUID newId) {
        id = newId;
    }

    public String message() {
        return message;
    }

    public void message(String newMessage) {
        message = newMessage;
    }

    /** The ordinal of a NotificationScope. */
    public long scope() {
        return scope;
    }

    public void scope(long newScope) {
        scope = newScope;
    }

    /** What code keeps with it, by name; to be changed. */
    public Map<String, String> data() {
        return data;
    }
}

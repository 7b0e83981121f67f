package dev.rubicon.server.web;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A request that cannot be answered as it was made, with what the reply says about it. */
public final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Optional<String> target;
    private final transient List<Detail> details;
    private final transient SortedMap<String, String> headers;

    /** One of several things that are wrong. */
    public record Detail(String code, String message) {}

    public HttpProblem(int status, String code, String message) {
        this(status, code, message, Optional.empty(), List.of(), new TreeMap<>());
    }

    /**
     * @param code ours, or the one that the API in question has for it
     * @param target what of the request is meant, such as the name of a property
     */
    public HttpProblem(int status, String code, String message, Optional<String> target, List<Detail> details) {
        this(status, code, message, target, details, new TreeMap<>());
    }

    private HttpProblem(
            int status,
            String code,
            String message,
            Optional<String> target,
            List<Detail> details,
            SortedMap<String, String> headers) {
        super(message);
        this.status = status;
        this.code = code;
        this.target = target;
        this.details = List.copyOf(details);
        this.headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** The same, with one more header in its reply. */
    public HttpProblem with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new HttpProblem(status, code, getMessage(), target, details, more);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Optional<String> target() {
        return target;
    }

    public List<Detail> details() {
        return details;
    }

    public SortedMap<String, String> headers() {
        return headers;
    }
}

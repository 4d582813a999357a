package io.sandcheck.adapter;

import io.sandcheck.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request to an adapter. Its parts keep their order, so that a conversation is easy to read. */
final class AdapterRequest {

    private final String operation;
    private final Map<String, Object> parts = new LinkedHashMap<>();

    AdapterRequest(String operation) {
        this.operation = operation;
    }

    AdapterRequest with(String key, Object value) {
        parts.put(key, value);
        return this;
    }

    String operation() {
        return operation;
    }

    /** Return the line of the request. */
    String line(long id) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", id);
        line.put("op", operation);
        line.putAll(parts);
        return Json.line(line);
    }
}

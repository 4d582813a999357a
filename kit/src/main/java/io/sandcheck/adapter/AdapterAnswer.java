package io.sandcheck.adapter;

import io.sandcheck.adapter.AdapterFault.Kind;
import io.sandcheck.adapter.AdapterRefusal.Code;
import io.sandcheck.json.Json;
import io.sandcheck.json.JsonException;
import io.sandcheck.naming.KnownNames;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer, or a part of one. Every value is checked before it is used. */
final class AdapterAnswer {

    private static final int QUOTED = 120;

    private final Map<?, ?> values;
    private final String place;
    private final AdapterConversation conversation;

    private AdapterAnswer(Map<?, ?> values, String place, AdapterConversation conversation) {
        this.values = values;
        this.place = place;
        this.conversation = conversation;
    }

    static AdapterAnswer of(String line, AdapterConversation conversation) {
        try {
            return new AdapterAnswer(Json.readObject(line, "answer"), "", conversation);
        } catch (JsonException e) {
            throw conversation.broken(
                    Kind.GARBAGE, "its answer is not an object of JSON on one line, but %s".formatted(quoted(line)));
        }
    }

    static String quoted(@Nullable Object value) {
        String text = value == null ? "nothing" : Json.line(value);
        return text.length() > QUOTED ? text.substring(0, QUOTED) + "..." : text;
    }

    @Nullable
    Object id() {
        return values.get("id");
    }

    /** Return its content if it is not an error. */
    AdapterAnswer accepted() {
        if (has("ok") == has("error")) {
            throw fault(Kind.MALFORMED, "its answer must have either [ok] or [error]: " + quoted(values));
        }
        if (has("error")) {
            throw refusal(part("error"));
        }
        return part("ok");
    }

    private AdapterRefusal refusal(AdapterAnswer error) {
        String code = error.text("code");
        Code known = Code.find(code)
                .orElseThrow(() ->
                        fault(Kind.MALFORMED, "[error.code]: " + new KnownNames("code", Code.ids()).unknown(code)));
        return new AdapterRefusal(known, error.text("message"));
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    AdapterAnswer part(String key) {
        if (values.get(key) instanceof Map<?, ?> map) {
            return new AdapterAnswer(map, path(key) + ".", conversation);
        }
        throw malformed(key, "an object");
    }

    List<AdapterAnswer> parts(String key) {
        List<AdapterAnswer> parts = new ArrayList<>();
        if (values.get(key) instanceof List<?> list) {
            for (Object item : list) {
                if (!(item instanceof Map<?, ?> map)) {
                    throw malformed(key, "an array of objects");
                }
                parts.add(new AdapterAnswer(map, path(key) + ".", conversation));
            }
            return parts;
        }
        throw malformed(key, "an array of objects");
    }

    String text(String key) {
        if (values.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw malformed(key, "a text that is not blank");
    }

    /** Return a text that may be missing, or null. */
    @Nullable
    String optionalText(String key) {
        return has(key) ? text(key) : null;
    }

    long number(String key) {
        if (values.get(key) instanceof Number number && number.doubleValue() == number.longValue()) {
            return number.longValue();
        }
        throw malformed(key, "a whole number");
    }

    /** Return a number that a Java {@code int} can hold. */
    int smallNumber(String key) {
        long number = number(key);
        if (number != (int) number) {
            throw malformed(key, "a number of at most 32 bits");
        }
        return (int) number;
    }

    double milliseconds(String key) {
        if (values.get(key) instanceof Number number && number.doubleValue() >= 0) {
            return number.doubleValue();
        }
        throw malformed(key, "a number of milliseconds");
    }

    boolean flag(String key) {
        if (values.get(key) instanceof Boolean flag) {
            return flag;
        }
        throw malformed(key, "true or false");
    }

    byte[] base64(String key) {
        try {
            if (values.get(key) instanceof String text) {
                return Base64.getDecoder().decode(text);
            }
        } catch (IllegalArgumentException e) {
            throw malformed(key, "base64");
        }
        throw malformed(key, "base64");
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        if (values.get(key) instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof String text) {
                    texts.add(text);
                }
            }
            if (texts.size() == list.size()) {
                return texts;
            }
        }
        throw malformed(key, "an array of texts");
    }

    AdapterFault malformed(String key, String due) {
        return fault(Kind.MALFORMED, "[%s] must be %s, not %s".formatted(path(key), due, quoted(values.get(key))));
    }

    AdapterFault fault(Kind kind, String what) {
        return conversation.broken(kind, what);
    }

    private String path(String key) {
        return place + key;
    }
}

package io.sandcheck.yaml;

import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.parser.Parser;

/** The composer is recursive, and aliases multiply what is read. So both are counted before it gets them. */
final class BoundedParser implements Parser {

    static final int MAX_ALIASES = 500;
    static final int MAX_DEPTH = 50;

    private final YamlSource source;
    private final Parser parser;
    private int aliases;
    private int depth;

    BoundedParser(YamlSource source, Parser parser) {
        this.source = source;
        this.parser = parser;
    }

    @Override
    public Event next() {
        Event event = parser.next();
        aliases += event instanceof AliasEvent ? 1 : 0;
        depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
        if (aliases > MAX_ALIASES) {
            throw source.error(event.getStartMark(), "more than " + MAX_ALIASES + " aliases");
        }
        if (depth > MAX_DEPTH) {
            throw source.error(event.getStartMark(), "more than " + MAX_DEPTH + " levels");
        }
        return event;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return parser.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }
}

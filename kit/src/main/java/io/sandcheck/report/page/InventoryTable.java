package io.sandcheck.report.page;

import static java.util.stream.Collectors.joining;

import io.sandcheck.report.Inventory;
import io.sandcheck.report.Inventory.Area;
import io.sandcheck.report.Inventory.Item;
import io.sandcheck.report.Inventory.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What commands can do in one place, for the page.
 *
 * @param items acts of that place
 */
record InventoryTable(String place, List<Item> items) {

    static List<InventoryTable> of(Inventory inventory) {
        Map<String, List<Item>> places = new LinkedHashMap<>();
        inventory.items().forEach(item -> places.computeIfAbsent(item.place(), any -> new ArrayList<>())
                .add(item));
        return places.entrySet().stream()
                .map(place -> new InventoryTable(PageModel.shown(place.getKey()), place.getValue()))
                .toList();
    }

    /** Return the areas with at least one act. */
    Collection<Area> areas() {
        return items.stream().map(Item::area).distinct().sorted().toList();
    }

    /** Return the acts of an area with one result, on one line. Acts that nobody promises to deny have a star. */
    String acts(Area area, Status status) {
        return PageModel.shown(items.stream()
                .filter(item -> item.area() == area && item.status() == status)
                .map(item -> item.promised() ? item.act() : item.act() + "*")
                .collect(joining(", ")));
    }
}

package gonogo.checklist;

import gonogo.model.Place;
import java.util.List;

/**
 * An item of a GFM task list.
 *
 * @param path the headings above it, the title not
 * @param ticked whether its box has an x
 * @param place of the opening bracket of its box
 */
record Task(
    List<String> path, String text, boolean ticked, Place place, List<TaskComment> comments) {
  Task {
    path = List.copyOf(path);
    comments = List.copyOf(comments);
  }
}

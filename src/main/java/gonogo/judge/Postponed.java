package gonogo.judge;

import gonogo.model.Adoption.Stage;
import java.time.LocalDate;

/**
 * That the adoption keeps an item from deciding today.
 *
 * @param stage never {@code DECIDES}
 * @param until the day, in UTC, from which it decides
 */
public record Postponed(Stage stage, LocalDate until) {}

package gonogo.judge;

import gonogo.model.Severity;

/** Why the verdict is not GO: one item that counts. */
public record Reason(String item, Severity severity, Status status, String message) {}

package gonogo.checklist;

import gonogo.model.Checklist;
import gonogo.model.Environment;

/** All that a run is told, read and found free of mistakes: the environment, and the checklist that it names. */
public record Inputs(Environment environment, Checklist checklist) {}

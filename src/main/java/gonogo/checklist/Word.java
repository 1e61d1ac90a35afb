package gonogo.checklist;

import gonogo.model.Place;

/** One word of a list, with its place. */
record Word(String text, Place place) {}

package gonogo.catalog;

import gonogo.api.Secret;
import gonogo.model.Place;

/** A reference to a secret, and where it stands. */
public record SecretReference(Secret secret, Place place) {}

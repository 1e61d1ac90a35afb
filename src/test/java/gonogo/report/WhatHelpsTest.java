package gonogo.report;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.api.Cause;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatHelpsTest {
  private static final Pattern COMMAND = Pattern.compile("`gonogo ([a-z]+)");

  @ParameterizedTest
  @CsvSource({
    "fact:cdn, fact, cdn",
    "role:api, role, api",
    "release:window, release, window",
    "probe sql/query, probe, sql/query",
    "setting tag of http/request, probe, setting tag of http/request",
    "attestation, attestation, attestation",
    "ages in json, '', ages in json",
    "colour:red, '', colour:red",
    "fact:, '', fact:",
  })
  void aNeedHasAKindAndAName(String needs, String kind, String name) {
    assertThat(WhatHelps.kind(needs)).isEqualTo(kind);
    assertThat(WhatHelps.name(needs)).isEqualTo(name);
  }

  @ParameterizedTest
  @EnumSource
  void namesOnlyCommandsThatExist(Cause cause) {
    assertThat(COMMAND.matcher(WhatHelps.with(cause, "")).results().map(match -> match.group(1)))
        .isSubsetOf(
            "run", "check", "demo", "plan", "judge", "try", "items", "probes", "attest", "adopt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attestation",
        "duty",
        "environment",
        "fact",
        "probe",
        "release",
        "role",
        "setting",
        "system",
        "value",
        "vantage"
      })
  void everyKindHasItsOwnHelp(String kind) {
    assertThat(WhatHelps.with(Cause.NOT_CONFIGURED, kind))
        .isNotEqualTo(WhatHelps.with(Cause.NOT_CONFIGURED, ""));
  }

  @Test
  void aNeedOfManyLinesIsOneName() {
    assertThat(WhatHelps.name("role:a\nb")).isEqualTo("a\nb");
  }
}

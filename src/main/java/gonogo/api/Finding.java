package gonogo.api;

/**
 * One thing wrong.
 *
 * @param code stable and full: {@code family/name/code}
 * @param where the thing that is wrong, without measured values, so that it is the same thing tomorrow
 * @param seen what was seen
 * @param wanted what was wanted
 * @param remedy how to mend it
 */
public record Finding(String code, String where, String seen, String wanted, String remedy) {
  public Finding {
    for (String text : new String[] {code, where, seen, wanted, remedy}) {
      if (text.isBlank()) {
        throw new IllegalArgumentException("a finding has no blank part: " + code);
      }
    }
  }
}

package gonogo.report;

import gonogo.api.Cause;
import gonogo.model.Item;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader can do about something that could not be seen. Names only commands that exist. */
final class WhatHelps {
  private static final Pattern NEED = Pattern.compile(
      "(duty|environment|fact|instances|key|probe|release|role|setting|system|value|vantage):(.+)",
      Pattern.DOTALL);
  private static final String UNBOUND_PROBE = "probe ";
  private static final String UNBOUND_SETTING = "setting ";

  private WhatHelps() {}

  /**
   * In words, which are ours alone; commands stand in backticks, as in Markdown.
   *
   * @param kind what is needed, see {@link #kind}; empty when nothing is said
   */
  static String with(Cause cause, String kind) {
    return switch (cause) {
      case UNREACHABLE -> "see that it is up and that this machine may reach it, then run again";
      case TIMED_OUT -> "it answers too slowly from here: look at its load, then run again";
      case NOT_PERMITTED -> "give the identity that asks the right to read this";
      case NOT_ALLOWED -> "name the probe under `active` in the environment, if it may run there";
      case NO_DATA ->
        "nothing came back that can be judged: see that the thing exists where it is looked for";
      case TOO_LARGE -> "the answer is larger than the limit: ask for less";
      case GARBLED -> "the answer does not follow its protocol: `gonogo try` shows it";
      case STALE -> "make a fresh one, then run again";
      case WRONG_SUBJECT -> "make it for this release and this environment, then run again";
      case CONTRADICTED -> "two sources disagree: correct the one that is wrong";
      case NOT_CONFIGURED -> toConfigure(kind);
      case NOT_SIGNED -> "ask those who hold the duty to sign: `gonogo attest`";
      case NOT_SELECTED -> "run without --only";
      case NOT_RECORDED -> "record a new bundle: `gonogo run --record`";
      case BLOCKED -> "see that it answers this machine, then run again: the rest waits for it";
      case CANCELLED -> "the run ended first: run again, with more time (--deadline)";
      case PROBE_BROKE -> "a fault of gonogo, not of the system: report it with what stands here";
    };
  }

  private static String toConfigure(String kind) {
    return switch (kind) {
      case "fact" ->
        "say true or false for each under `facts` in the environment; `gonogo plan` has the questions";
      case "duty" -> "give somebody this duty in the file of people";
      case "environment" -> "say it in the environment, for example attestations: attestations/";
      case "key" -> "say it in the system, under `systems` in the environment";
      case "role" -> "give a system of the environment this role";
      case "instances" -> "list them under `instances` of the system in the environment";
      case "system" -> "add it to the `systems` of the environment";
      case "release" -> "say it under `release` in the environment, or with --release KEY=VALUE";
      case "setting" ->
        "say it under `items` in the environment, with the setting's name under `with`";
      case "vantage" ->
        "run gonogo from there, with `vantage` in the environment; nothing but your word says where that is";
      case "value" -> "say it under `values` in the environment";
      case "probe" ->
        "this version cannot look there: people may sign for it (`attest`), or it comes later (`gonogo adopt`)";
      case Item.ATTESTATION ->
        "say who signs for each under `attest` in the environment, or bind it to a probe";
      default -> "`gonogo plan` says what is missing and where it goes";
    };
  }

  /**
   * What kind of thing is needed: {@code fact:cdn} needs a fact. What a checklist says of an item that nothing looks at
   * yet, {@code probe sql/query} or {@code setting tag of http/request}, needs a probe. Empty when it does not say.
   */
  static String kind(String needs) {
    Matcher matcher = NEED.matcher(needs);
    if (matcher.matches()) {
      return matcher.group(1);
    }
    if (needs.equals(Item.ATTESTATION)) {
      return needs;
    }
    return needs.startsWith(UNBOUND_PROBE) || needs.startsWith(UNBOUND_SETTING) ? "probe" : "";
  }

  /** What several of a kind are called. */
  static String plural(String kind) {
    return kind.endsWith("y") ? kind.substring(0, kind.length() - 1) + "ies" : kind + "s";
  }

  /** What is needed, without its kind. */
  static String name(String needs) {
    Matcher matcher = NEED.matcher(needs);
    if (matcher.matches()) {
      return matcher.group(2);
    }
    return needs.startsWith(UNBOUND_PROBE) ? needs.substring(UNBOUND_PROBE.length()) : needs;
  }
}

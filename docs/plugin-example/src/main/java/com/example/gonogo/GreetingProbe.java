package com.example.gonogo;

import gonogo.api.Notes;
import gonogo.api.Outcome;
import gonogo.api.Probe;
import gonogo.api.ProbeSpec;
import gonogo.api.Reply;
import gonogo.api.Setting;
import gonogo.api.World;
import gonogo.collect.net.Resolve;
import jakarta.inject.Singleton;
import java.util.List;

/** Judges the greeting of every server behind a name. */
@Singleton
@ProbeSpec(
    id = "example/greeting",
    claim = "Every server behind the name greets as it should and says nothing that it should not",
    findings = {"another", "reveals"})
final class GreetingProbe implements Probe<Greeter, GreetingProbe.Settings> {

  record Settings(
      @Setting(value = "What the greeting begins with", example = "\"220 mail.example.com\"", fallback = "\"220 \"")
      String begins,

      @Setting(value = "Words that do not stand in it", example = "[Postfix, Exim]", fallback = "[]")
      List<String> forbid) {
    Settings {
      forbid = List.copyOf(forbid);
    }
  }

  @Override
  public Outcome examine(Greeter server, Settings wanted, World world) {
    List<Greeting> questions =
        world.ask(new Resolve(server.ref(), server.host())).addresses().stream()
            .map(address -> new Greeting(server.ref(), address, server.port()))
            .toList();
    List<Reply<Greeting.Answer>> replies = world.attemptAll(questions);
    Notes notes = new Notes("example/greeting");
    for (int i = 0; i < questions.size(); i++) {
      String where = questions.get(i).endpoint().orElseThrow().toString();
      switch (replies.get(i)) {
        case Reply.Answered<Greeting.Answer> answered ->
          judge(where, answered.answer().line(), wanted, notes);
        case Reply.Unanswered<Greeting.Answer> unanswered -> notes.unseen(unanswered);
      }
    }
    return notes.conclude("%d of %d servers behind %s greet as they should"
        .formatted(questions.size(), questions.size(), server.host()));
  }

  private static void judge(String where, String line, Settings wanted, Notes notes) {
    String seen = "it says \"%s\"".formatted(line);
    if (!line.startsWith(wanted.begins())) {
      notes.finding(
          "another",
          where,
          seen,
          "a greeting that begins with \"%s\"".formatted(wanted.begins()),
          "See which server answers at this address, and why it turns clients away.");
    }
    for (String word : wanted.forbid()) {
      if (line.contains(word)) {
        notes.finding(
            "reveals",
            where,
            seen,
            "a greeting without \"%s\"".formatted(word),
            "Set the banner of the server to its name alone.");
      }
    }
  }
}

package gonogo.probes.http;

import gonogo.api.Cause;
import gonogo.api.Measure;
import gonogo.api.Notes;
import gonogo.api.Reply;
import gonogo.probes.http.Asset.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Findings about files, each once, whichever pages name the file and at how many addresses it is so. */
final class FileNotes {
  private final Notes notes;
  private final boolean severalAddresses;
  private final Map<Key, Fault> faults = new LinkedHashMap<>();
  private final Set<String> unseen = new HashSet<>();
  private final Set<String> remarks = new HashSet<>();

  FileNotes(Notes notes, boolean severalAddresses) {
    this.notes = notes;
    this.severalAddresses = severalAddresses;
  }

  private record Key(String code, String url) {}

  private record Fault(String seen, String wanted, String remedy, List<String> addresses) {}

  void finding(String code, Target file, String seen, String wanted, String remedy) {
    Fault fault = faults.computeIfAbsent(
        new Key(code, file.url()), key -> new Fault(seen, wanted, remedy, new ArrayList<>()));
    if (!fault.addresses().contains(file.from())) {
      fault.addresses().add(file.from());
    }
  }

  void remark(String where, String text) {
    if (remarks.add(where + " " + text)) {
      notes.remark(where, text);
    }
  }

  void measure(Measure measure) {
    notes.measure(measure);
  }

  void unseen(Reply.Unanswered<?> reply) {
    if (unseen.add(reply.detail())) {
      notes.unseen(reply);
    }
  }

  void unseen(Cause cause, String summary) {
    if (unseen.add(summary)) {
      notes.unseen(cause, summary);
    }
  }

  /** Hands the findings on. */
  void close() {
    faults.forEach((key, fault) -> notes.finding(
        key.code(),
        key.url(),
        fault.seen() + (severalAddresses ? " at " + String.join(", ", fault.addresses()) : ""),
        fault.wanted(),
        fault.remedy()));
  }
}

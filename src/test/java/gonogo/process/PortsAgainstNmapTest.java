package gonogo.process;

import static org.assertj.core.api.Assertions.assertThat;

import gonogo.collect.net.PortRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

/**
 * The whole program within a network of its own, with a real packet filter, beside nmap. The network is a namespace that this
 * test makes and that ends with it; nothing outside is touched.
 */
@Tag("real")
class PortsAgainstNmapTest {
  private static final String LAB = """
      set -eu
      ip link set lo up
      ip addr add 203.0.113.7/32 dev lo
      ip addr add 203.0.113.8/32 dev lo
      ip addr add 2001:db8::7/128 dev lo nodad
      nft -f rules.nft
      mkfifo stay
      $JAVA -cp "$CLASSES" gonogo.process.PortLab 203.0.113.7=80 203.0.113.7=443 203.0.113.7=6379 \\
        203.0.113.7=22 203.0.113.7=23 203.0.113.8=443 2001:db8::7=443 2001:db8::7=22 < stay > lab.out &
      exec 9> stay
      until grep -q ready lab.out; do sleep 0.1; done
      nmap -sT -Pn -n -p 1-65535 -oX nmap.xml 203.0.113.7 > nmap.out
      status=0
      $JAVA -cp "$CLASSES" gonogo.cli.Main run environment.yaml --out report --record run.bundle > run.out 2> run.err || status=$?
      echo $status > run.status
      status=0
      $JAVA -cp "$CLASSES" gonogo.cli.Main judge run.bundle --out again > judge.out 2> judge.err || status=$?
      echo $status > judge.status
      """;

  /** Dropped, refused by a router, reset, refused with "port unreachable", and every port of an address accepted. */
  private static final String RULES = """
      table inet lab {
        chain input {
          type filter hook input priority 0;
          ip daddr 203.0.113.7 tcp dport 22 drop
          ip daddr 203.0.113.7 tcp dport 23 reject with icmpx admin-prohibited
          ip daddr 203.0.113.7 tcp dport 24 reject with tcp reset
          ip daddr 203.0.113.7 tcp dport 25 reject with icmpx port-unreachable
        }
        chain proxy {
          type nat hook output priority -100;
          ip daddr 203.0.113.8 tcp dport 1-65535 dnat ip to 203.0.113.8:443
        }
      }
      """;

  private static final String CHECKLIST = """
      id: ports
      version: 1
      title: Ports
      roles: [app]
      sections:
        - title: Ports
          items:
            - {id: scanned, text: Only 80 and 443 are open, severity: blocker, phase: T-1h, checks: [{probe: net/ports, with: {vantage: bastion, hosts: [203.0.113.7], scan: 1-65535, allowed: [80, 443], rate: 5000, retries: 1, timeout: 400ms}}]}
            - {id: shut, text: SSH and mail are shut, severity: blocker, phase: T-1h, checks: [{probe: net/ports, with: {hosts: [203.0.113.7], closed: [22, 23, 24, 25, 26], control: 443, timeout: 400ms}}]}
            - {id: wanted, text: SSH is open, severity: blocker, phase: T-1h, checks: [{probe: net/ports, with: {open: [22, 23, 24, 443], timeout: 400ms}}]}
            - {id: by-ipv6, text: SSH is shut over IPv6, severity: blocker, phase: T-1h, checks: [{probe: net/ports, with: {hosts: ["2001:db8::7"], closed: [22], control: 443}}]}
            - {id: behind-proxy, text: The proxied one is open, severity: blocker, phase: T-1h, checks: [{probe: net/ports, with: {hosts: [203.0.113.8], open: [443]}}]}
            - {id: from-outside, text: Seen from outside, severity: blocker, phase: T-1h, checks: [{probe: net/ports, with: {vantage: internet, open: [443]}}]}
      """;

  private static final String ENVIRONMENT = """
      environment: lab
      checklist: checklist.yaml
      vantage: bastion
      active: [net/ports]
      systems: {web: {site: {url: "https://203.0.113.7"}}}
      """;

  @TempDir
  private static Path folder;

  private static LeftReport report;

  @BeforeAll
  static void run() throws Exception {
    Files.writeString(folder.resolve("rules.nft"), RULES);
    Files.writeString(folder.resolve("checklist.yaml"), CHECKLIST);
    Files.writeString(folder.resolve("environment.yaml"), ENVIRONMENT);
    Path script = Files.writeString(folder.resolve("lab.sh"), LAB);
    var builder = new ProcessBuilder("unshare", "-rn", "bash", script.toString())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("lab.log").toFile());
    builder.environment().put("CLASSES", Gonogo.classPath());
    builder
        .environment()
        .put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Process lab = builder.start();
    assertThat(lab.waitFor(4, TimeUnit.MINUTES)).as("the lab comes to its end").isTrue();
    assertThat(lab.exitValue()).as(said("lab.log")).isZero();
    report = LeftReport.in(folder.resolve("report")).orElseThrow();
  }

  private static String said(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Test
  void seesEveryPortAsNmapSeesIt() throws Exception {
    JsonNode answer = scan().get("answer");
    Map<String, Long> ours = new TreeMap<>();
    ours.put("open", (long) answer.get("open").size());
    ours.put("closed", ports(answer.get("closed")).count());
    ours.put(
        "filtered",
        ports(answer.get("silent")).count() + ports(answer.get("unreachable")).count());

    assertThat(ours).isEqualTo(Nmap.read(folder.resolve("nmap.xml")).counts());
    assertThat(
            StreamSupport.stream(answer.get("open").spliterator(), false).map(JsonNode::intValue))
        .containsExactlyElementsOf(Nmap.read(folder.resolve("nmap.xml")).named("open"));
    assertThat(ports(answer.get("silent"))).containsExactly(22);
    assertThat(ports(answer.get("unreachable"))).containsExactly(23);
    assertThat(Nmap.read(folder.resolve("nmap.xml")).named("filtered")).containsExactly(22, 23);
  }

  private static JsonNode scan() {
    return StreamSupport.stream(report.json().get("evidence").spliterator(), false)
        .filter(evidence -> evidence.get("query").has("range"))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Integer> ports(JsonNode ranges) {
    return StreamSupport.stream(ranges.spliterator(), false)
        .map(range -> PortRange.parse(range.stringValue()))
        .flatMap(range -> IntStream.rangeClosed(range.from(), range.to()).boxed());
  }

  @Test
  void judgesWhatItSees() {
    assertThat(shown("scanned")).isEqualTo("FAILED net/ports/unexpected");
    assertThat(shown("shut")).isEqualTo("PASSED");
    assertThat(shown("wanted"))
        .isEqualTo("FAILED net/ports/filtered net/ports/filtered net/ports/closed");
    assertThat(shown("by-ipv6")).isEqualTo("FAILED net/ports/open");
    assertThat(shown("behind-proxy")).isEqualTo("INCONCLUSIVE CONTRADICTED");
    assertThat(shown("from-outside")).isEqualTo("INCONCLUSIVE NOT_CONFIGURED");
  }

  @Test
  void saysHowAPortIsShut() {
    assertThat(check("shut").summary())
        .isEqualTo("seen from bastion (203.0.113.7) at 203.0.113.7: 22 no answer; 23 unreachable;"
            + " 24 closed; 25 closed; 26 closed; 443 accepted as control");
  }

  @Test
  void theVerdictRestsOnTheVantage() {
    assertThat(report.json().get("restsOn")).anySatisfy(lever -> {
      assertThat(lever.get("lever").stringValue()).isEqualTo("vantage");
      assertThat(lever.get("from").stringValue()).isEqualTo("local");
      assertThat(lever.get("to").stringValue()).isEqualTo("bastion");
      assertThat(lever.get("where").stringValue()).startsWith("environment.yaml:3");
    });
  }

  @Test
  void recordedEvidenceGivesTheSame() throws IOException {
    assertThat(said("run.status").strip()).as(said("run.err")).isEqualTo("1");
    assertThat(said("judge.status").strip()).as(said("judge.err")).isEqualTo("1");
    LeftReport again = LeftReport.in(folder.resolve("again")).orElseThrow();
    assertThat(again.checks().stream().map(LeftReport.Check::shown))
        .containsExactlyElementsOf(
            report.checks().stream().map(LeftReport.Check::shown).toList());
  }

  private static String shown(String item) {
    return check(item).shown();
  }

  private static LeftReport.Check check(String item) {
    return report.itemsById().get(item).checks().getFirst();
  }

  /** What nmap wrote: how many ports are in each state, and those that it names. */
  private record Nmap(Map<String, Long> counts, Map<String, List<Integer>> ports) {

    static Nmap read(Path file) throws Exception {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      Element root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
      Map<String, List<Integer>> ports = elements(root, "port").stream()
          .collect(Collectors.groupingBy(
              Nmap::state,
              Collectors.mapping(
                  port -> Integer.parseInt(port.getAttribute("portid")), Collectors.toList())));
      Map<String, Long> counts = new TreeMap<>();
      ports.forEach((state, named) -> counts.put(state, (long) named.size()));
      elements(root, "extraports")
          .forEach(rest -> counts.merge(
              rest.getAttribute("state"), Long.parseLong(rest.getAttribute("count")), Long::sum));
      return new Nmap(counts, ports);
    }

    private static String state(Element port) {
      return elements(port, "state").getFirst().getAttribute("state");
    }

    private static List<Element> elements(Element within, String name) {
      NodeList found = within.getElementsByTagName(name);
      return IntStream.range(0, found.getLength())
          .mapToObj(i -> (Element) found.item(i))
          .toList();
    }

    List<Integer> named(String state) {
      return ports.getOrDefault(state, List.of());
    }
  }
}

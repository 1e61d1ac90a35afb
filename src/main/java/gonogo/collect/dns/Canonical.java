package gonogo.collect.dns;

import gonogo.api.Cause;
import gonogo.api.CollectorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Brings the records of a reply into one text form, so that two servers that mean the same say the same. */
final class Canonical {
  private static final int MAX_RECORDS = 100;
  private static final Comparator<DnsRecord> ORDER = Comparator.comparing(DnsRecord::name)
      .thenComparing(DnsRecord::type)
      .thenComparing(DnsRecord::data);

  private Canonical() {}

  /** The records of the answer section, sorted. */
  static List<DnsRecord> records(Message reply) throws CollectorException, IOException {
    List<org.xbill.DNS.Record> answer = reply.getSection(Section.ANSWER);
    if (answer.size() > MAX_RECORDS) {
      throw new CollectorException(
          Cause.TOO_LARGE,
          "the answer has " + answer.size() + " records, more than " + MAX_RECORDS);
    }
    List<DnsRecord> records = new ArrayList<>();
    for (org.xbill.DNS.Record record : answer) {
      if (record.getDClass() == DClass.IN) {
        records.add(record(record));
      }
    }
    records.sort(ORDER);
    return records;
  }

  private static DnsRecord record(org.xbill.DNS.Record record) throws IOException {
    // The canonical wire form of RFC 4034 6.2 has all names in lower case.
    org.xbill.DNS.Record lower =
        org.xbill.DNS.Record.fromWire(record.toWireCanonical(), Section.ANSWER);
    String data = lower instanceof TXTRecord txt ? text(txt) : lower.rdataToString();
    return new DnsRecord(
        lower.getName().toString(), Type.string(lower.getType()), lower.getTTL(), data);
  }

  private static String text(TXTRecord txt) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    txt.getStringsAsByteArrays().forEach(joined::writeBytes);
    byte[] bytes = joined.toByteArray();
    try {
      return printable(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return printable(new String(bytes, StandardCharsets.ISO_8859_1));
    }
  }

  /** Control characters are written as in a zone file (RFC 1035 5.1). */
  private static String printable(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(point -> {
      if (Character.isISOControl(point)) {
        shown.append("\\%03d".formatted(point));
      } else {
        shown.appendCodePoint(point);
      }
    });
    return shown.toString();
  }
}

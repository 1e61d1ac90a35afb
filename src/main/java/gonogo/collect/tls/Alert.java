package gonogo.collect.tls;

/** The alerts with which a server can refuse a handshake (RFC 8446, section 6; RFC 5246, section 7.2). */
final class Alert {
  static final int PROTOCOL_VERSION = 70;

  private Alert() {}

  /** The name of an alert as the RFC writes it, with its number. */
  static String name(int description) {
    String name = switch (description) {
      case 0 -> "close_notify";
      case 10 -> "unexpected_message";
      case 20 -> "bad_record_mac";
      case 40 -> "handshake_failure";
      case 42 -> "bad_certificate";
      case 47 -> "illegal_parameter";
      case 48 -> "unknown_ca";
      case 49 -> "access_denied";
      case 50 -> "decode_error";
      case PROTOCOL_VERSION -> "protocol_version";
      case 71 -> "insufficient_security";
      case 80 -> "internal_error";
      case 86 -> "inappropriate_fallback";
      case 90 -> "user_canceled";
      case 109 -> "missing_extension";
      case 110 -> "unsupported_extension";
      case 112 -> "unrecognized_name";
      case 116 -> "certificate_required";
      case 120 -> "no_application_protocol";
      default -> "unknown";
    };
    return name + " (" + description + ")";
  }
}

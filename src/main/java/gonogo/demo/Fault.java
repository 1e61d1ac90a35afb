package gonogo.demo;

/** The faults that can be planted. The site is built from them, and the report is held against them. */
public enum Fault {
  CERTIFICATE_NEAR_EXPIRY(
      "the certificate has 5 of 90 days left", "demo-certificate", "tls/certificate/expires-soon"),
  NO_HSTS("the header Strict-Transport-Security is missing", "demo-hsts", "http/headers/missing"),
  HEALTH_DOWN("the health endpoint says DOWN", "demo-health", "http/request/json"),
  PLAIN_HTTP(
      "plain HTTP is answered instead of redirected", "demo-https-enforced", "http/request/status"),
  COOKIE_NOT_SECURE("the session cookie lacks Secure", "demo-cookies", "http/headers/cookie-flags"),
  DOCUMENT_WITHOUT_OWNER(
      "the runbook names no owner", "demo-runbook", "documents/markdown/no-owner"),
  TEST_FAILED("one of three tests failed", "demo-tests", "reports/tests/failing"),
  SIGNATURE_EXPIRED("the approval expired a day ago", "demo-approval", "NOT_SIGNED");

  private final String text;
  private final String item;
  private final String code;

  Fault(String text, String item, String code) {
    this.text = text;
    this.item = item;
    this.code = code;
  }

  /** What is wrong, in words. */
  public String text() {
    return text;
  }

  /** The item of the demo checklist that fails. */
  public String item() {
    return item;
  }

  /** The code of the finding. */
  public String code() {
    return code;
  }
}

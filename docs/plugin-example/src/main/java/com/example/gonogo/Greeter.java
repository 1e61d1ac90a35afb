package com.example.gonogo;

import gonogo.api.Facet;

/** The system says one line to everybody who connects, as servers of SMTP, FTP, POP3 and SSH do. */
interface Greeter extends Facet {

  /** A host name, or a literal address without brackets. */
  String host();

  int port();
}

package gonogo.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A program that listens at addresses and ports, says so, and stays until its input ends. */
final class PortLab {

  private PortLab() {}

  /** {@code PortLab ADDRESS=PORT ...}. */
  public static void main(String[] places) throws IOException {
    for (String place : places) {
      String[] parts = place.split("=");
      int port = Integer.parseInt(parts[1]);
      accept(new ServerSocket(port, 1024, InetAddress.getByName(parts[0])));
    }
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // until whoever started this is gone
    }
  }

  private static void accept(ServerSocket server) {
    Thread.ofPlatform().daemon().start(() -> {
      try (server) {
        while (true) {
          server.accept().close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }
}
